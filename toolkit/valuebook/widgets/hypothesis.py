"""What the form asks: the initiative, each of its promises and each assumption."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

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
        "benefit_class",
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
    "assumptions": (
        "statement",
        "link",
        "evidence",
        "impact",
        "status",
        "cause",
        "bears_on",
        "low",
        "likely",
        "high",
    ),
}
LISTS = ("benefits", "assumptions")
"""The tables of which an initiative may have any number of rows."""
_BEGINS_WITH = {"benefits": {}, "assumptions": {"status": "untested"}}
_ID = {"benefits": "B", "assumptions": "A"}


def _model(name: str, *more: str) -> type[BaseModel]:
    return record_model(TABLES[name], (*more, *ASKED[name]))


_MODELS = {name: _model(name) for name in ASKED}
_MODELS_OF_NEW = {name: _model(name, *TABLES[name].key) for name in LISTS}


@dataclass(frozen=True)
class Row:
    """A row that the form asks about: its line in the file, and its texts as read.

    A row that is new has no line and no texts as read; it begins with `start`.
    """

    table: Table
    line: int
    before: Texts
    start: Texts = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Tell whether the register does not hold the row yet."""
        return not self.before

    @property
    def key(self) -> str:
        """Return what tells the row from others."""
        return self.key_of(self.before or self.start)

    def key_of(self, texts: Texts) -> str:
        """Return what tells a row with these texts from others."""
        return ", ".join(texts[column] for column in self.table.key)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that are asked about; of a new row, its key too."""
        asked = ASKED[self.table.name]
        return (*self.table.key, *asked) if self.is_new else asked

    def asked(self) -> dict[str, str]:
        """Return the texts of the columns that are asked about."""
        texts = self.before or self.start
        return {column: texts.get(column, "") for column in self.columns}

    def faults(self, texts: Texts) -> dict[str, str]:
        """Return what is wrong with each text, by column."""
        models = _MODELS_OF_NEW if self.is_new else _MODELS
        return faults(models[self.table.name], texts)

    def change(self, texts: Texts) -> Change | None:
        """Return what is to be saved so that the row has these texts, if anything."""
        if self.is_new:
            told = {**self.start, **texts}
            given = {name: text for name, text in told.items() if text}
            return Change(self.table.name, {}, given)
        after = {name: t for name, t in texts.items() if t != self.before[name]}
        return Change(self.table.name, self.before, after) if after else None

    def deletion(self) -> Change | None:
        """Return what is to be saved so that the row is gone, if it is there."""
        return None if self.is_new else Change(self.table.name, self.before, {})

    def given(self, theirs: Texts) -> "Row":
        """Return the row as somebody else has left it."""
        return replace(self, before={**self.before, **theirs})

    def gone(self) -> "Row":
        """Return the row after it was deleted: new, with the texts that it had."""
        return Row(self.table, 0, {}, dict(self.before))


def rows(register: Register) -> list[Row]:
    """Return the rows that the form of one initiative asks about."""
    return [
        Row(TABLES[name], int(str(line)), row_texts(TABLES[name], row))
        for name in ASKED
        for line, row in register[name].iterrows()
    ]


def new_row(table: str, initiative: str, keys: list[str]) -> Row:
    """Return a row to be filled in, with the next id after those of the initiative.

    >>> new_row("benefits", "INI-1", ["BEN-0101", "BEN-0102"]).key
    'BEN-0103'
    >>> new_row("assumptions", "INI-1", []).key
    'INI-1-A1'
    """
    (column,) = TABLES[table].key
    start = {column: _next(keys, f"{initiative}-{_ID[table]}")}
    start |= {"initiative_id": initiative, **_BEGINS_WITH[table]}
    return Row(TABLES[table], 0, {}, start)


def _next(keys: list[str], otherwise: str) -> str:
    stem = keys[-1].rstrip("0123456789") if keys else otherwise
    numbers = [
        each.removeprefix(stem) for each in keys if each.startswith(stem) and stem
    ]
    digits = [each for each in numbers if each.isdecimal()]
    width = max((len(each) for each in digits), default=1)
    return f"{stem}{max(map(int, digits), default=0) + 1:0{width}d}"


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
