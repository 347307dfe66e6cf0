"""Published uplifts for optimism bias, by kind of project, with source and date.

An uplift is what estimates of this type have to be raised by before they can be
believed. The upper bound holds for a first estimate; as the risks behind it are
mitigated it falls towards the lower bound, never below.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from valuebook.analysis.cashflow.flows import finite
from valuebook.model import ArgumentError, must_be_one_of

DURATION = "works duration"
CAPITAL = "capital expenditure"
OPERATING = "operating expenditure"


@dataclass(frozen=True)
class Uplift:
    """By which share an estimate is to be raised, from upper to lower bound."""

    kind: str
    quantity: str
    upper: float
    lower: float
    source: str
    date: str

    def at(self, mitigated: float = 0.0) -> float:
        """Return the uplift when this share of the risks behind it is mitigated.

        >>> uplift("equipment and development").at(0.5)
        1.05
        """
        if not 0 <= mitigated <= 1:
            raise ArgumentError(f"mitigated: {mitigated:g}; give a share from 0 to 1")
        return self.upper - mitigated * (self.upper - self.lower)


_MOTT_MACDONALD = (
    "Mott MacDonald, Review of Large Public Procurement in the UK, for HM Treasury",
    "2002",
)
_STAG = (
    "Scottish Government, Scottish Transport Appraisal Guidance, table 13.4",
    "2008",
)

MOTT_MACDONALD = tuple(
    Uplift(kind, quantity, upper / 100, lower / 100, *_MOTT_MACDONALD)
    for kind, quantity, upper, lower in (
        ("non-standard buildings", DURATION, 39, 2),
        ("non-standard buildings", CAPITAL, 51, 4),
        ("standard buildings", DURATION, 4, 1),
        ("standard buildings", CAPITAL, 24, 2),
        ("non-standard civil engineering", DURATION, 25, 3),
        ("non-standard civil engineering", CAPITAL, 66, 6),
        ("standard civil engineering", DURATION, 20, 1),
        ("standard civil engineering", CAPITAL, 44, 3),
        ("equipment and development", DURATION, 54, 10),
        ("equipment and development", CAPITAL, 200, 10),
        ("outsourcing", OPERATING, 41, 0),
    )
)
KINDS = tuple(dict.fromkeys(each.kind for each in MOTT_MACDONALD))

_STAG_STAGES: dict[str, tuple[float | None, float | None, float | None]] = {
    "roads": (0.44, 0.15, 0.03),
    "fixed links": (0.66, 0.23, 0.06),
    "building projects": (0.51, None, 0.04),
    "IT projects": (2.00, None, 0.10),
}

# initiative types of the register that a published kind covers
_COVERED = {
    "ai": "equipment and development",
    "technology": "equipment and development",
}


def kind_of(initiative_type: str) -> str | None:
    """Return the published kind that covers an initiative type, or None.

    Where no published uplift covers the type, the organization's own record is all
    there is.

    >>> kind_of("ai"), kind_of("training")
    ('equipment and development', None)
    """
    return _COVERED.get(initiative_type)


def uplift(kind: str, quantity: str = CAPITAL) -> Uplift:
    """Return the published uplift for a kind of project.

    >>> found = uplift("equipment and development")
    >>> found.upper, found.lower, found.date
    (2.0, 0.1, '2002')
    """
    if kind not in KINDS:
        raise must_be_one_of("kind", kind, KINDS)
    of_type = {each.quantity: each for each in MOTT_MACDONALD if each.kind == kind}
    if quantity not in of_type:
        raise must_be_one_of("quantity", quantity, list(of_type))
    return of_type[quantity]


def stage_uplift(kind: str, stage: int) -> Uplift | None:
    """Return the uplift for a transport scheme at a stage, or None if none is given.

    Stage 1 is the first estimate, 3 the last before approval. Upper and lower bound
    are the same.

    >>> stage_uplift("roads", 2).upper
    0.15
    """
    if kind not in _STAG_STAGES:
        raise must_be_one_of("kind", kind, list(_STAG_STAGES))
    if stage not in (1, 2, 3):
        raise ArgumentError(f"stage: {stage}; give 1, 2 or 3")
    share = _STAG_STAGES[kind][stage - 1]
    return None if share is None else Uplift(kind, CAPITAL, share, share, *_STAG)


def combined_uplift(parts: Mapping[str, float], quantity: str = CAPITAL) -> float:
    """Return the upper bound for a project of several kinds, as a share.

    `parts` holds the share of the estimate that each type makes up; they sum to 1.

    Source: HM Treasury, Supplementary Green Book Guidance: Optimism Bias, example of
    a building that is 30 % non-standard (32.1 %).

    >>> parts = {"non-standard buildings": 0.3, "standard buildings": 0.7}
    >>> round(combined_uplift(parts), 3)
    0.321
    """
    if any(not 0 <= share <= 1 for share in parts.values()):
        raise ArgumentError("parts: give shares from 0 to 1")
    if abs(sum(parts.values()) - 1) > 1e-9:
        raise ArgumentError(
            f"parts: they sum to {sum(parts.values()):g}; give shares that sum to 1"
        )
    return sum(share * uplift(each, quantity).upper for each, share in parts.items())


def adjusted_cost(
    estimate: float,
    kind: str,
    *,
    quantity: str = CAPITAL,
    mitigated: float = 0.0,
) -> pd.DataFrame:
    """Return a cost estimate unadjusted and adjusted for optimism, side by side.

    Columns: basis, uplift (share), estimate (in the currency of the estimate), source
    and date. `mitigated` is the share of the risks behind the bias that is mitigated.

    >>> adjusted_cost(1_000_000, "equipment and development")[["basis", "estimate"]]
                                    basis   estimate
    0                        as estimated  1000000.0
    1  upper bound, nothing is mitigated  3000000.0
    2                         lower bound  1100000.0
    """
    finite(estimate, name="estimate")
    found = uplift(kind, quantity)
    rows = [
        ("as estimated", 0.0, "", ""),
        ("upper bound, nothing is mitigated", found.upper, found.source, found.date),
        ("lower bound", found.lower, found.source, found.date),
    ]
    if mitigated:
        share = f"{100 * mitigated:.0f} % of the risks mitigated"
        rows.insert(2, (share, found.at(mitigated), found.source, found.date))
    frame = pd.DataFrame(rows, columns=["basis", "uplift", "source", "date"])
    frame.insert(2, "estimate", estimate * (1 + frame["uplift"]))
    return frame
