"""A table of the register: its file, what a row is, its key and its columns."""

from dataclasses import dataclass, field
from functools import cached_property

import pandera.pandas as pa

from valuebook.register.kinds import Kind


@dataclass(frozen=True, eq=False)
class Table:
    """One table, declared once; everything said about it is made from this.

    `key` names the columns that tell two rows apart, none where rows may repeat;
    `needed` is True for the tables without which there is nothing to report on.
    """

    name: str
    row: str
    key: tuple[str, ...]
    columns: dict[str, pa.Column]
    needed: bool = False
    schema: pa.DataFrameSchema = field(init=False, repr=False)

    def __post_init__(self) -> None:
        schema = pa.DataFrameSchema(
            self.columns,
            name=self.name,
            description=f"One row is {self.row}.",
            unique=list(self.key) or None,
            strict=True,
            ordered=True,
        )
        object.__setattr__(self, "schema", schema)

    @cached_property
    def cells(self) -> pa.DataFrameSchema:
        """Return what the cells must hold, for a frame of the declared columns.

        Checking the types as well takes pandera longer than all other checks.
        """
        bound = {
            name: pa.Column(checks=column.checks, nullable=column.nullable)
            for name, column in self.columns.items()
            if column.checks or not column.nullable
        }
        return pa.DataFrameSchema(bound, unique=list(self.key) or None)

    @property
    def file(self) -> str:
        """Return the name of the file that holds the table."""
        return f"{self.name}.csv"

    def kind(self, column: str) -> Kind:
        """Return what a cell of the column holds."""
        return Kind(str(self.fact(column, "kind")))

    def fact(self, column: str, name: str) -> object:
        """Return one fact from the declaration of a column, "" when not given."""
        return (self.columns[column].metadata or {}).get(name, "")
