"""How good the promises were as forecasts: ranges that held, chances that came true.

A promise is scored once its target month has passed: its chance against whether it was
kept (Brier score: 0 is perfect, 0.25 is a coin), its range of annual value against the
run rate that finance confirmed. Scored is the locked promise, never a later forecast.
"""

from dataclasses import replace

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.realized import confirmed
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.tracking.chain import links
from valuebook.analysis.tracking.progress import is_disbenefit
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, number, percent
from valuebook.reads import asked
from valuebook.register import Register

LEAST = 10  # forecasts below which calibration is not judged
_YEAR = 12
_MEANT = 0.8  # share of ranges that should hold: from 9 times to 1 time in 10
COLUMNS = [
    "initiative_id",
    "benefit_id",
    "target_month",
    "confidence",
    "kept",
    "low",
    "annual_value",
    "high",
    "realized",
    "inside",
]


def scored(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the promises whose target month has passed, against what came.

    Columns: initiative_id, benefit_id, target_month, confidence, kept (boolean: the
    measure is within tolerance of its target; missing where not measured), low,
    annual_value, high, realized (run rate a year confirmed in the promised class since
    the target month, at most the last twelve months) and inside (boolean: realized
    lies from low to high).
    """
    due = register["benefits"]
    due = due[due["target_month"] <= month(as_of)].reset_index(drop=True)
    rows = due.assign(
        kept=_kept(register, due, as_of), realized=_run_rate(register, due, as_of)
    )
    known = rows[["low", "high", "realized"]].notna().all(axis=1)
    inside = rows["realized"].between(rows["low"], rows["high"]).astype("boolean")
    return rows.assign(inside=inside.where(known))[COLUMNS]


def _kept(register: Register, due: pd.DataFrame, as_of: str) -> pd.Series:
    lately = links(register, as_of=as_of)[["initiative_id", "measure_id", "lately"]]
    measures = register["measures"].set_index("measure_id")
    rows = due.merge(lately, on=["initiative_id", "measure_id"], how="left")
    share = (rows["lately"] - rows["baseline"]) / (rows["target"] - rows["baseline"])
    tolerance = register.settings.tolerance
    named = rows.assign(direction=looked_up(rows["measure_id"], measures["direction"]))
    worsens = pd.Series([is_disbenefit(row) for row in rows_of(named)], dtype="bool")
    kept = (share <= 1 + tolerance).where(worsens, share >= 1 - tolerance)
    return kept.astype("boolean").where(share.notna())


def _run_rate(register: Register, due: pd.DataFrame, as_of: str) -> pd.Series:
    paid = confirmed(register["realized"], register["benefits"], as_of=as_of)
    last = month(as_of)
    earliest = last - _YEAR + 1
    first = due["target_month"].where(due["target_month"] > earliest, earliest)
    promised = due[["benefit_id", "benefit_class"]].assign(first=first)
    # also money that does not count tells that something was confirmed
    own = promised.reset_index(names="promise").merge(
        paid, on="benefit_id", suffixes=("", "_paid")
    )
    counts = own["month"].ge(own["first"])
    counts &= own["benefit_class"].eq(own["benefit_class_paid"])
    sums = own["realized"].where(counts, 0.0).groupby(own["promise"]).sum()
    months = last.ordinal - first.astype("int64") + 1
    return sums.reindex(due.index) * _YEAR / months


def brier(confidence: pd.Series, kept: pd.Series) -> float:
    """Return the mean squared distance of stated chances from what came; 0 is best.

    >>> round(brier(pd.Series([0.8, 0.6]), pd.Series([True, False])), 3)
    0.2
    """
    return float(((confidence - kept.astype("float64")) ** 2).mean())


@asked
def of_all(book: Register, *, as_of: str) -> Finding:
    """Return how all promises of a register did as forecasts, as a finding."""
    every = scored(book, as_of=as_of)
    # the rows behind it change every month, what they come to does not
    return replace(calibration(every, whose="the register", as_of=as_of), evidence=None)


def calibration(scored: pd.DataFrame, *, whose: str, as_of: str) -> Finding:
    """Return how the promises did as forecasts, as a finding.

    `whose` says whose promises they are, such as "this initiative".
    """
    rule = "calibration.promises"
    chances = scored.dropna(subset=["confidence", "kept"])
    ranges = scored[scored["inside"].notna()]
    if chances.empty and ranges.empty:
        said = f"No promise of {whose} can be scored yet: none is due and measured."
        return Finding(rule, said, Verdict.TOO_EARLY)
    parts, quantities = [], []
    if len(chances):
        kept, meant = int(chances["kept"].sum()), chances["confidence"].mean()
        score = brier(chances["confidence"], chances["kept"])
        parts.append(
            f"{kept} of {counted(len(chances), 'promise')} due "
            f"{'was' if kept == 1 else 'were'} kept, at a stated chance of "
            f"{percent(meant)} on average (Brier score {number(score)})"
        )
        basis = f"{len(chances)} promises due, chance stated against kept or not"
        quantities.append(Quantity("Brier score", score, "score", as_of, basis))
    if len(ranges):
        hits = int(ranges["inside"].sum())
        parts.append(
            f"{hits} of {counted(len(ranges), 'range')} held the value that came, "
            f"where {percent(_MEANT)} should"
        )
        quantities.append(
            Quantity(
                "ranges that held",
                hits / len(ranges),
                "share",
                as_of,
                f"{len(ranges)} ranges of annual value",
            )
        )
    few = min(len(chances) or LEAST, len(ranges) or LEAST) < LEAST
    said = f"Of {whose}: {'; '.join(parts)}."
    if few:
        return Finding(
            rule,
            f"{said} Too few to judge calibration: it takes {LEAST}.",
            Verdict.INCOMPLETE,
            tuple(quantities),
            evidence=scored,
        )
    over = chances["confidence"].mean() - chances["kept"].astype("float64").mean()
    optimistic = over > 0.1
    return Finding(
        rule,
        said,
        Verdict.GAP if optimistic else Verdict.SOUND,
        tuple(quantities),
        "multiply the next promise by the record, not by hope" if optimistic else "",
        evidence=scored,
    )
