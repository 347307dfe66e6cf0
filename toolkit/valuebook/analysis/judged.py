"""What a portfolio needs of each promised measure, and how pages leave it for that."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.model import Verdict

if TYPE_CHECKING:
    # who only takes up what was left does not wait for what judges
    from valuebook.analysis.tracking.followed import Followed

_UNKNOWN = (Verdict.TOO_EARLY, Verdict.NOT_PLANNED, Verdict.NOT_MEASURED)
_DAYS_A_MONTH = 30.4375
_KINDS = {
    "initiative_id": "str",
    "measure_id": "str",
    "measure": "str",
    "verdict": "str",
    "evidence": "float64",
    "months": "float64",
}


def name(as_of: str) -> str:
    """Return the name under which the judged measures of an initiative are left."""
    return f"measures judged to {as_of}"


def plain(every: Sequence["Followed"], *, as_of: str) -> list[dict[str, str]]:
    """Return the measures as `judged` takes them, numbers written out in full."""
    return [
        {
            "initiative_id": each.promise.initiative_id,
            "measure_id": each.promise.measure_id,
            "measure": each.promise.measure,
            "verdict": each.verdict.value,
            "evidence": repr(_evidence(each) if _is_judged(each) else float("nan")),
            "months": repr(_months(each, as_of) if _is_judged(each) else float("nan")),
        }
        for each in every
    ]


def judged(left: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return every promised measure with its verdict, from its plain values.

    Columns: initiative_id, measure_id, measure, verdict, evidence (against plan, or
    for more than was accepted of a disbenefit) and months (for which it is followed:
    to its target, or to now); both NaN where the measure cannot be judged.
    """
    rows = pd.DataFrame(list(left), columns=list(_KINDS))
    return rows.astype(_KINDS)


def _is_judged(each: "Followed") -> bool:
    return (
        each.standing is not None and not each.problem and each.verdict not in _UNKNOWN
    )


def _evidence(each: "Followed") -> float:
    assert each.standing is not None
    if each.promise.is_disbenefit:
        return float(each.standing.exceeding)
    return float(each.standing.against_plan)


def _months(each: "Followed", as_of: str) -> float:
    assert each.plan is not None
    until = max(pd.Timestamp(each.plan.target_date), end_of(as_of))
    return float((until - each.promise.go_live).days / _DAYS_A_MONTH)
