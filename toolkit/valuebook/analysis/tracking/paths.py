"""The promised, observed and expected path of measures, a row for each date."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from valuebook.analysis.tracking.followed import Followed
from valuebook.model import Verdict

_PATH = (
    "initiative_id",
    "measure_id",
    "measure",
    "unit",
    "verdict",
    "baseline",
    "target",
    "go_live",
    "target_date",
    "date",
    "planned",
    "observed",
    "low",
    "mid",
    "high",
    "supposed",
)


def paths_of(every: Sequence[Followed]) -> pd.DataFrame:
    """Return the paths of these measures; columns as of `trajectories.paths`."""
    frames = [_path(each) for each in every if each.standing is not None]
    if not frames:
        return pd.DataFrame(columns=list(_PATH))
    return pd.concat(frames, ignore_index=True)[list(_PATH)]


def _path(each: Followed) -> pd.DataFrame:
    promise: Any = each.promise
    assert each.standing is not None
    assert each.plan is not None
    path = each.standing.path.assign(
        initiative_id=promise.initiative_id,
        measure_id=promise.measure_id,
        measure=promise.measure,
        unit=promise.unit,
        verdict=each.verdict.value,
        baseline=promise.baseline,
        target=promise.target,
        go_live=promise.go_live,
        target_date=pd.Timestamp(each.plan.target_date),
        supposed=False,
    )
    unknown = each.verdict is Verdict.TOO_EARLY
    known = ["low", "mid", "high"]
    return path.assign(**{name: float("nan") for name in known}) if unknown else path
