"""What an attribution comes to: effect, interval, placebos, grade and verdict."""

from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite, nan
from typing import Any

import pandas as pd

LEVEL = 0.95
"""The chance with which an interval holds the effect."""


class AttributionVerdict(StrEnum):
    """What may be said about who or what moved the outcome."""

    ATTRIBUTABLE = "attributable"
    PARTLY_ATTRIBUTABLE = "partly_attributable"
    ASSOCIATED = "associated"
    NOT_ATTRIBUTABLE = "not_attributable"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True)
class Placebo:
    """Where the effect stands among effects found where nothing happened.

    `kind` is "time" (starts before the true one), "space" (units without the change
    in place of the treated) or "" where none could be made. `rank` 1 is the largest
    of the `n` placebos and the effect itself; `p` is the share at least as large.
    """

    kind: str = ""
    rank: int | None = None
    n: int = 0
    p: float | None = None


@dataclass(frozen=True)
class Effect:
    """An effect with its interval.

    `effect`, `low`, `high` and `mde` are in the unit of the outcome, or shares of
    the counterfactual where the scale is log or count; `effect_relative` is always
    such a share. `mde` is the smallest effect found 8 times in 10. Not-a-number
    where it could not be estimated.
    """

    effect: float = nan
    effect_relative: float = nan
    low: float = nan
    high: float = nan
    p_value: float = nan
    mde: float = nan

    @property
    def is_known(self) -> bool:
        """Return whether an effect and its interval could be estimated."""
        return isfinite(self.effect) and isfinite(self.low) and isfinite(self.high)

    @property
    def excludes_zero(self) -> bool:
        """Return whether the interval lies on one side of zero."""
        return self.is_known and (self.low > 0 or self.high < 0)

    def record(self) -> dict[str, float | None]:
        """Return the effect as plain values; None where not estimated."""
        names = ("effect", "effect_relative", "low", "high", "p_value", "mde")
        return {name: _plain(getattr(self, name)) for name in names}


@dataclass(frozen=True)
class Attribution:
    """How much of an outcome's move a change brought about, and how sure that is.

    Effect, interval and smallest detectable effect as in `Effect`. `grade` is on the
    Maryland scale, 1 to 5, after downgrades. `path` has the columns time, observed,
    counterfactual, low and high (the interval of the counterfactual). `effects` holds
    each effect by name where several interventions were named.
    """

    design: str
    found: Effect
    level: float
    placebo: Placebo
    grade: int
    verdict: AttributionVerdict
    notes: tuple[str, ...]
    path: pd.DataFrame = field(compare=False, repr=False)
    effects: dict[str, Effect] = field(default_factory=dict)

    @property
    def effect(self) -> float:
        """Return the effect, in the unit of the outcome or as a share."""
        return self.found.effect

    @property
    def effect_relative(self) -> float:
        """Return the effect as a share of the counterfactual."""
        return self.found.effect_relative

    @property
    def low(self) -> float:
        """Return the lower end of the interval of the effect."""
        return self.found.low

    @property
    def high(self) -> float:
        """Return the upper end of the interval of the effect."""
        return self.found.high

    @property
    def p_value(self) -> float:
        """Return the chance of an effect this large where there is none."""
        return self.found.p_value

    @property
    def mde(self) -> float:
        """Return the smallest effect that would be found 8 times in 10."""
        return self.found.mde

    def record(self) -> dict[str, Any]:
        """Return the attribution as plain values, as RESULT.json holds it."""
        said = self.found.record()
        record: dict[str, Any] = {
            "design": self.design,
            **{name: said[name] for name in ("effect", "effect_relative")},
            **{name: said[name] for name in ("low", "high")},
            "level": self.level,
            "p_value": said["p_value"],
            "placebo": {
                "kind": self.placebo.kind or None,
                "rank": self.placebo.rank,
                "n": self.placebo.n,
                "p": self.placebo.p,
            },
            "mde": said["mde"],
            "grade": self.grade,
            "verdict": self.verdict.value,
            "notes": list(self.notes),
            "path": [
                {name: _plain(value) for name, value in point.items()}
                for point in self.path.to_dict("records")
            ],
        }
        if self.effects:
            record["effects"] = {
                name: each.record() for name, each in self.effects.items()
            }
        return record


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it: a gap is null."""
    if isinstance(value, str | int):
        return value
    number = float(value)
    return number if isfinite(number) else None
