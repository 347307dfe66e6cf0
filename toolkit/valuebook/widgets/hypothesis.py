"""What the form asks of an initiative: its hypothesis, and each of its promises."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from valuebook.model.wording import words
from valuebook.register import TABLES, Register, Table
from valuebook.register.saving import Change, row_texts
from valuebook.widgets.record import faults, record_model

Texts = Mapping[str, str]

ASKED = {
    "initiatives": (
        "problem",
        "stakeholder",
        "causal_statement",
        "sponsor",
        "benefit_owner",
        "adoption_owner",
        "reporting_owner",
        "go_live",
    ),
    "benefits": (
        "statement",
        "measure_id",
        "baseline",
        "baseline_from",
        "baseline_to",
        "target",
        "target_month",
        "ramp",
        "lag_months",
        "ramp_months",
        "value_per_unit",
        "annual_value",
        "low",
        "high",
        "owner",
    ),
}
_MODELS = {name: record_model(TABLES[name], asked) for name, asked in ASKED.items()}


@dataclass(frozen=True)
class Row:
    """A row that the form asks about: its line in the file, and its texts as read."""

    table: Table
    line: int
    before: Texts

    @property
    def key(self) -> str:
        """Return what tells the row from others."""
        return ", ".join(self.before[column] for column in self.table.key)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that are asked about."""
        return ASKED[self.table.name]

    def asked(self) -> dict[str, str]:
        """Return the texts of the columns that are asked about."""
        return {column: self.before[column] for column in self.columns}

    def faults(self, texts: Texts) -> dict[str, str]:
        """Return what is wrong with each text, by column."""
        return faults(_MODELS[self.table.name], texts)

    def change(self, texts: Texts) -> Change | None:
        """Return what is to be saved so that the row has these texts, if anything."""
        after = {name: t for name, t in texts.items() if t != self.before[name]}
        return Change(self.table.name, self.before, after) if after else None

    def given(self, theirs: Texts) -> "Row":
        """Return the row as somebody else has left it."""
        return replace(self, before={**self.before, **theirs})


def rows(register: Register) -> list[Row]:
    """Return the rows that the form of one initiative asks about."""
    return [
        Row(TABLES[name], int(str(line)), row_texts(TABLES[name], row))
        for name in ASKED
        for line, row in register[name].iterrows()
    ]


def heading(column: str, unit: str = "") -> str:
    """Return the name of a column as a reader sees it, with its unit.

    >>> heading("annual_value", "EUR"), heading("lag_months", "months")
    ('Annual value (EUR)', 'Lag months')
    >>> heading("measure_id"), heading("go_live")
    ('Measure', 'Go-live')
    """
    name = words(column).removesuffix(" id").replace("go live", "go-live")
    shown = f" ({unit})" if unit and unit not in name else ""
    return f"{name[:1].upper()}{name[1:]}{shown}"
