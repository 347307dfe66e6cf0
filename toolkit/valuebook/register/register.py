"""A register in memory: its settings and its checked tables."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pandas as pd

from valuebook.model import ArgumentError, did_you_mean
from valuebook.model.wording import counted
from valuebook.reads import Hashes, Log, Tables, digest
from valuebook.register.indexed import IndexedTables
from valuebook.register.settings import Settings
from valuebook.register.tables import TABLES


@dataclass(frozen=True)
class Register:
    r"""A checked register: `register["benefits"]` is the frame of that table.

    Every declared table is there, empty where its file is absent. The index of
    each frame, named `row`, is the line of the file on which the record starts,
    so that any number can be traced to its row. `hashes` holds the SHA-256 of
    each file read, of its text with line ends as `\n`.
    """

    settings: Settings
    tables: Mapping[str, pd.DataFrame]
    hashes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in TABLES:
            guess = did_you_mean(table, list(TABLES))
            remedy = guess or "docs/codebook.md lists them"
            raise ArgumentError(f"the register has no table {table!r}; {remedy}")
        return self.tables[table]

    def with_tables(self, tables: Mapping[str, pd.DataFrame]) -> "Register":
        """Return the register with other rows in some tables."""
        # neither is written to, which the type of a chain cannot say
        return replace(self, tables=ChainMap(tables, self.tables))  # type: ignore[arg-type]

    def noting(self, log: Log) -> "Register":
        """Return the register so that what is read of it is noted in this log alone."""
        rows, hashes = self.tables, self.hashes
        if isinstance(rows, Tables):
            rows = rows.all_rows
        if isinstance(hashes, Hashes):
            hashes = hashes.all_hashes
        # as they were read, and no row changed since
        is_whole = isinstance(rows, IndexedTables)
        source = digest(sorted(hashes.items())) if is_whole else ""
        return replace(
            self,
            tables=Tables(rows, log, source=source),
            hashes=Hashes(hashes, log),
        )

    def __repr__(self) -> str:
        initiatives = counted(len(self.tables["initiatives"]), "initiative")
        return f"Register {self.settings.name}: {initiatives}"
