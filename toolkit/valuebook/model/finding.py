"""A finding: a sentence, its verdict, its figures and the rows that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any

from valuebook.model.verdict import Verdict

if TYPE_CHECKING:
    from pandas import DataFrame

# a shown finding carries its record under this type, as {"findings": [record, ...]}
FINDING_MIME = "application/vnd.valuebook.finding+json"


@dataclass(frozen=True)
class Quantity:
    """A number with all that a reader needs to judge it.

    `value` is None when it was not measured. `unit` is a currency code, a unit
    of measure or "share"; `as_of` the last month counted; `basis` says what the
    number was made from.
    """

    name: str
    value: float | None
    unit: str
    as_of: str = ""
    basis: str = ""

    def __post_init__(self) -> None:
        if self.value is not None and not isfinite(self.value):
            object.__setattr__(self, "value", None)


@dataclass(frozen=True)
class Finding:
    """A sentence that a reader can act on, with what proves it.

    `rule` names the check or question the finding answers (`readiness.owner`).
    `grade` is the evidence grade on the Maryland scale, 0 to 5, or None where no
    effect is claimed. `evidence` is the frame from which the sentence was made.

    >>> gap = Finding("readiness.owner", "Nobody owns the benefit.", Verdict.GAP,
    ...     remedy="name the person who answers for it")
    >>> print(gap)
    gap: Nobody owns the benefit. To do: name the person who answers for it.
    """

    rule: str
    sentence: str
    verdict: Verdict
    quantities: tuple[Quantity, ...] = ()
    remedy: str = ""
    grade: int | None = None
    evidence: DataFrame | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        todo = f" To do: {self.remedy}." if self.remedy else ""
        return f"{self.verdict.value}: {self.sentence}{todo}"

    def record(self) -> dict[str, Any]:
        """Return the finding as plain values, as `results.json` holds it."""
        return {
            "rule": self.rule,
            "sentence": self.sentence,
            "verdict": self.verdict.value,
            "tone": self.verdict.tone.value,
            "remedy": self.remedy,
            "grade": self.grade,
            "figures": [
                {
                    "name": quantity.name,
                    "value": quantity.value,
                    "unit": quantity.unit,
                    "as_of": quantity.as_of,
                    "basis": quantity.basis,
                }
                for quantity in self.quantities
            ],
        }
