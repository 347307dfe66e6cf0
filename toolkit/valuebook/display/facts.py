"""The strip of facts that every notebook begins with."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from valuebook.analysis.months import as_of as last_month
from valuebook.display.markup import block, escaped
from valuebook.model.text import plain
from valuebook.model.wording import words
from valuebook.register.register import Register
from valuebook.register.selection import select


@dataclass(frozen=True)
class Facts:
    """Names and what is known under each, shown as one strip."""

    pairs: tuple[tuple[str, str], ...]

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        shown = {"text/plain": repr(self), "text/html": self._repr_html_()}
        return shown, {"valuebook": {"part": "facts"}}

    def _repr_html_(self) -> str:
        items = "".join(
            f"<div><dt>{escaped(name)}</dt><dd>{escaped(fact)}</dd></div>"
            for name, fact in self.pairs
        )
        return block("facts", f"<dl>{items}</dl>")

    def __repr__(self) -> str:
        width = max(len(name) for name, _ in self.pairs)
        return "\n".join(f"{name:<{width}}  {plain(fact)}" for name, fact in self.pairs)


def facts(register: Register, initiative: str, *, as_of: str) -> Facts:
    """Return who answers for an initiative, where it stands and what is counted.

    `as_of` is the last month whose actuals count; empty means the register's last. An
    empty initiative is the whole organization.

    >>> from valuebook.register import open_register
    >>> facts(open_register(), "INI-008", as_of="2026-03")
    Initiative     Consolidation of Breda into Kassel (INI-008)
    Type           plant consolidation
    Benefit owner  Luca Ferrari (Head of Manufacturing)
    Sponsor        Ingrid Solheim (Chief Operating Officer)
    Stage          live
    Go-live        2025-06-02
    Next review    2026-06
    Data as of     2026-03
    """
    counted_to = last_month(register, as_of)
    if not initiative:
        return _organization(register, counted_to)
    row = select(register, initiative)["initiatives"].iloc[0]
    return Facts(
        (
            ("Initiative", f"{row['name']} ({initiative})"),
            ("Type", _words(row["type"])),
            ("Benefit owner", _known(row["benefit_owner"], "nobody named")),
            ("Sponsor", _known(row["sponsor"], "nobody named")),
            ("Stage", _words(row["stage"])),
            ("Go-live", _day(row["go_live"])),
            ("Next review", _next_review(row, counted_to)),
            ("Data as of", counted_to),
        )
    )


def _organization(register: Register, counted_to: str) -> Facts:
    initiatives = register["initiatives"]
    live = initiatives["stage"].eq("live")
    return Facts(
        (
            ("Organization", register.settings.name),
            ("Initiatives", str(len(initiatives))),
            ("Live", str(int(live.sum()))),
            ("With AI", str(int(initiatives["is_ai"].sum()))),
            ("Data as of", counted_to),
        )
    )


def _next_review(row: "pd.Series[Any]", as_of: str) -> str:
    """Return the month of the first review after the last month counted."""
    if pd.isna(row["review_months"]) or pd.isna(row["go_live"]):
        return "not planned"
    live = row["go_live"].to_period("M")
    months = [str(live + int(each)) for each in str(row["review_months"]).split()]
    return next((month for month in sorted(months) if month > as_of), "none left")


def _words(value: Any) -> str:
    return words(_known(value, "not recorded"))


def _known(value: Any, otherwise: str) -> str:
    return otherwise if pd.isna(value) else str(value)


def _day(value: Any) -> str:
    return "not planned" if pd.isna(value) else f"{value:%Y-%m-%d}"
