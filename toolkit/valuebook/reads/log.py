"""The reading of one register, noted as it happens."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import pandas as pd

from valuebook.reads.digest import digest
from valuebook.reads.kept import ANSWERS, kept_in
from valuebook.reads.read import Left, Read, note

ROWS = "rows"
"""The question for the rows of a table as they are."""
FILES = "files"
"""The question for the SHA-256 of all files."""

Answer = TypeVar("Answer")

_PART = re.compile(r'"part": "[^"]')


class Log:
    """Answers questions to one register, each once, and notes them.

    A question that is put while another is answered is part of that one and is not
    noted: what it said has no other way to a page than through that answer.
    """

    def __init__(self) -> None:
        self.reads: dict[tuple[str, str], Read] = {}
        self._known: dict[tuple[str, str], _Known] = {}
        self._looked_at: list[set[str]] = []
        self._left: set[str] = set()

    def answer(
        self, question: str, given: str, work: Callable[[], Answer], *, source: str = ""
    ) -> Answer:
        """Return the answer to a question, worked out when it is put the first time.

        Where it follows from a `source`, a digest, it is worked out once for all
        processes of a call.
        """
        key = (question, given)
        if key not in self._known:
            worked_out = partial(self._worked_out, key, work)
            self._known[key] = (
                kept_in(ANSWERS, [source, *key], worked_out) if source else worked_out()
            )
        known = self._known[key]
        if not self._pass_on(known.tables) and key not in self.reads:
            self._note(known.read(key))
        if isinstance(known.answer, pd.DataFrame):
            # so that nobody who changes a frame changes it for the next who asks
            return known.answer.copy(deep=False)  # type: ignore[return-value]
        return known.answer  # type: ignore[return-value]

    def look_at(self, table: str) -> None:
        """Say that a table is looked at to answer the question at hand."""
        self._looked_at[-1].add(table)

    def leave(self, name: str, content: Callable[[], object]) -> None:
        """Leave something for another page that follows from what is read here.

        Within a question nothing is left: what it looks at is not noted.
        """
        if not self._looked_at and name not in self._left:
            self._left.add(name)
            note(Left(name, content()))

    def forget_parts(self) -> None:
        """Let go of answers on one initiative; they can be asked for again."""
        self._known = {
            key: known for key, known in self._known.items() if not _PART.search(key[1])
        }

    def _worked_out(self, key: tuple[str, str], work: Callable[[], object]) -> "_Known":
        tables: set[str] = set()
        self._looked_at.append(tables)
        try:
            answer = work()
        except BaseException:
            self._looked_at.pop()
            # noted without an answer, never the same
            if not self._pass_on(tables):
                self._note(Read(*key, tuple(sorted(tables)), ""))
            raise
        self._looked_at.pop()
        known = _Known(answer, frozenset(tables))
        # what is to be noted is worth a digest that others need not make again
        return known if self._looked_at else replace(known, digest=digest(answer))

    def _pass_on(self, tables: Set[str]) -> bool:
        """Return whether a question is at hand; it has then looked at the tables."""
        if self._looked_at:
            self._looked_at[-1] |= tables
        return bool(self._looked_at)

    def _note(self, read: Read) -> None:
        self.reads[read.question, read.given] = read
        note(read)


@dataclass(frozen=True)
class _Known:
    """An answer, the tables that were looked at for it, and its digest if known."""

    answer: object
    tables: Set[str]
    digest: str = ""

    def read(self, key: tuple[str, str]) -> Read:
        told = self.digest or digest(self.answer)
        return Read(*key, tuple(sorted(self.tables)), told)


class Tables(Mapping[str, pd.DataFrame]):
    """The tables of a register, which note what is read of them.

    `part` is the id of the initiative whose rows they hold, or empty for all rows.
    `source` is the digest of the files that hold all of them and nothing else, empty
    where there are none. What is taken from `all_rows` is not noted.
    """

    def __init__(
        self,
        rows: Mapping[str, pd.DataFrame],
        log: Log,
        part: str = "",
        *,
        source: str = "",
    ) -> None:
        self.log = log
        self.part = part
        self.source = source
        self.all_rows = rows

    def __getitem__(self, name: str) -> pd.DataFrame:
        given = json.dumps([{"part": self.part}, name])
        return self.log.answer(ROWS, given, lambda: self._rows(name))

    def _rows(self, name: str) -> pd.DataFrame:
        if not self.part:
            self.log.look_at(name)
        return self.all_rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.all_rows)

    def __len__(self) -> int:
        return len(self.all_rows)


class Hashes(Mapping[str, str]):
    """The SHA-256 of each file of a register; who takes one has read all files.

    What is taken from `all_hashes` is not noted.
    """

    def __init__(self, hashes: Mapping[str, str], log: Log) -> None:
        self._log = log
        self.all_hashes = hashes

    def __getitem__(self, name: str) -> str:
        return self._noted()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._noted())

    def __len__(self) -> int:
        return len(self._noted())

    def _noted(self) -> Mapping[str, str]:
        return self._log.answer(FILES, "[]", lambda: dict(self.all_hashes))
