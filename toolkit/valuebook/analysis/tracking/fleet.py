"""All promised measures of a portfolio at once: how many alarms, how many false.

Who follows many measures sees false alarms by chance alone. Two figures keep that in
view: how many are to be expected, and which of the alarms that stand now remain when
no more than one in ten of those named may be false (e-BH of R. Wang and A. Ramdas,
"False discovery rate control with e-values", JRSS B 84, 2022, on current evidence).
"""

import numpy as np
import pandas as pd

from valuebook.analysis.judged import judged, plain
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.error_rates import FALSE_ALARMS
from valuebook.analysis.tracking.progress import followed
from valuebook.model import Finding, Quantity, Tone, Verdict
from valuebook.model.wording import counted, number
from valuebook.register import Register

FALSE_DISCOVERIES = 0.10
"""Share of the alarms named that may be false."""
_A_YEAR = 12  # months
_ALARMS = (Tone.BAD, Tone.CAUTION)


def measures(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return every promised measure with its verdict; columns as of `judged.judged`."""
    return judged(plain(followed(register, as_of=as_of), as_of=as_of))


def fleet(measures: pd.DataFrame) -> pd.DataFrame:
    """Return every promised measure that can be judged, the worst evidence first.

    Columns: initiative_id, measure_id, measure, verdict, evidence (against plan, or
    for more than was accepted of a disbenefit), alarm (whether the verdict is one)
    and named (whether it stays named when one in ten may be false).
    """
    rows = measures[measures["evidence"].notna()].drop(columns="months")
    evidence = rows["evidence"].to_numpy()
    alarm = [Verdict(each).tone in _ALARMS for each in rows["verdict"]]
    rows = rows.assign(
        alarm=np.array(alarm, dtype=bool),
        named=discovered(evidence, level=FALSE_DISCOVERIES),
    )
    return rows.sort_values(
        "evidence", ascending=False, kind="stable", ignore_index=True
    )


def discovered(evidence: np.ndarray, *, level: float) -> np.ndarray:
    """Return which of many tests stay named at a false discovery rate (e-BH).

    `evidence` holds an e-value for each. The k largest are named for the largest k at
    which the kth is at least count / (k * level).

    >>> discovered(np.array([50.0, 1.0, 30.0, 0.5]), level=0.1).tolist()
    [True, False, True, False]
    """
    order = np.argsort(-evidence, kind="stable")
    ranks = np.arange(1, len(evidence) + 1)
    enough = ranks * evidence[order] * level >= len(evidence)
    most = int(ranks[enough].max()) if enough.any() else 0
    named = np.zeros(len(evidence), dtype=bool)
    named[order[:most]] = True
    return named


def expected_false_alarms(measures: pd.DataFrame) -> float:
    """Return how many false alarms a year are to be expected at most, on this fleet.

    It is what would come if every measure followed kept its plan: the measured share
    of false alarms in a life, for the part of it that falls within a year.
    """
    lives = measures["months"].dropna().clip(lower=1.0)
    return float(sum(FALSE_ALARMS * min(_A_YEAR / life, 1.0) for life in lives))


def overview(measures: pd.DataFrame, *, as_of: str) -> Finding:
    """Return how the measures of a portfolio stand, and how many alarms are false."""
    rule = "fleet.overview"
    rows = fleet(measures)
    if rows.empty:
        said = "No promised measure can be judged yet."
        return Finding(rule, said, Verdict.TOO_EARLY)
    alarms = rows[rows["alarm"]]
    expected = expected_false_alarms(measures)
    named = int((alarms["named"]).sum())
    stand = counted(len(alarms), "alarm stands", "alarms stand")
    most = number(expected, significant=1)
    are = "alarm a year is" if most == "1" else "alarms a year are"
    parts = [
        f"{counted(len(rows), 'promised measure')} can be judged: {_tally(rows)}.",
        f"{most} false {are} to be expected at most; {stand}.",
    ]
    if len(alarms):
        parts.append(
            f"{named} of them stay{'s' if named == 1 else ''} when no more than one in "
            "ten of those named may be false."
        )
    return Finding(
        rule,
        " ".join(parts),
        Verdict.BEHIND_PLAN if named else Verdict.ON_TRAJECTORY,
        (
            Quantity("measures that can be judged", len(rows), "measures", as_of),
            Quantity("alarms that stand", len(alarms), "alarms", as_of),
            Quantity(
                "false alarms expected a year",
                expected,
                "alarms",
                as_of,
                "if every measure kept its plan",
            ),
            Quantity(
                "alarms named at a false discovery rate of 10 %",
                named,
                "alarms",
                as_of,
                "e-BH on current evidence",
            ),
        ),
        evidence=rows,
    )


def _tally(rows: pd.DataFrame) -> str:
    count = rows["verdict"].value_counts(sort=False)
    ordered = [each for each in Verdict if each.value in count.index]
    return "; ".join(f"{count[each.value]} {each.value}" for each in ordered)


def shown(fleet: pd.DataFrame) -> pd.DataFrame:
    """Return the alarms of a fleet as a reader needs them, the worst first."""
    alarms = fleet[fleet["alarm"]]
    odds = [
        "more than 1 000 to 1"
        if row.evidence > 1000
        else f"{number(row.evidence)} to 1"
        for row in rows_of(alarms)
    ]
    return pd.DataFrame(
        {
            "initiative": alarms["initiative_id"],
            "measure": alarms["measure"],
            "evidence": pd.Series(odds, index=alarms.index, dtype="str"),
            "stays_named": alarms["named"],
            "verdict": alarms["verdict"],
        }
    )
