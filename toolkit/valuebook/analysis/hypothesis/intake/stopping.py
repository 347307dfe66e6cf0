"""Whether it is written, and sealed, when the initiative is stopped."""

from collections.abc import Iterator

import pandas as pd

from valuebook.analysis.hypothesis.intake.gap import Check
from valuebook.analysis.hypothesis.seals import standing
from valuebook.model import Verdict
from valuebook.register import Register

_NO_KILL = Check(
    "readiness.kill_criterion",
    "stop",
    "No kill criterion with measure, minimum and date is recorded.",
    "write the level below which the initiative is stopped, and when it is looked at",
)
_SEALS = {
    Verdict.NOT_SEALED: Check(
        "readiness.seal",
        "stop",
        "The kill criterion is not sealed, so it can still be moved unseen.",
        "have it sealed before go-live, with valuebook seal",
    ),
    Verdict.SEAL_BROKEN: Check(
        "readiness.seal_broken",
        "stop",
        "The kill criterion was changed after it was sealed.",
        "restore what was sealed, or have the change decided and say why in "
        "override_reason",
    ),
    Verdict.SEALED_LATE: Check(
        "readiness.sealed_late",
        "stop",
        "The kill criterion was sealed only after go-live.",
        "judge it with care: the first results may have been known",
        blocks=False,
    ),
}


def stopping_gaps(register: Register) -> Iterator[pd.DataFrame]:
    """Yield the initiatives without a kill criterion, or whose seal does not hold."""
    ids = register["initiatives"]["initiative_id"]
    kills = standing(register)
    yield _NO_KILL.gaps(ids[~ids.isin(kills["initiative_id"])])
    for verdict, check in _SEALS.items():
        found = kills.loc[kills["verdict"] == verdict, "initiative_id"]
        yield check.gaps(found.drop_duplicates())
