"""What slips back: use that decays within weeks, costs that creep up again."""

from typing import Any

import numpy as np
import pandas as pd

from valuebook.analysis.months import end_of, month
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.tracking.followed import by_period
from valuebook.analysis.tracking.progress import KEYS, observed
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import listed, money, number, percent
from valuebook.register import Register

WEEKS, MONTHS = 4, 2  # observations whose mean is held against the best so far
_LATELY = f"means of the last {WEEKS} weekly or {MONTHS} monthly counts"
DROP = 0.12  # share of the best level that is lost
_CLEAR = 4.0  # times what means move by anyhow
_USUAL = 26  # observations that show what they move by
_LEAST = 8
_SPREAD = 1.0483  # standard deviation over the median size of a difference of two
_RECENT = 3  # months of cost


def adoption_decay(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return whether the use of what was handed over decays, for each measure of it.

    The mean of the last four weekly observations (two monthly ones) is held against
    the best such mean since go-live. It decays when an eighth of that and more is lost,
    and four times what the measure moves by in as many periods anyhow.
    Columns: initiative_id, measure_id, measure, unit, frequency, best, best_on,
    recent, decays and noticed_on (the day on which the present decay was first to be
    seen; NaT without one).
    """
    measures = register["measures"].set_index("measure_id")
    adoption = measures.index[measures["chain_link"] == "adoption"]
    go_live = register["initiatives"].set_index("initiative_id")["go_live"]
    seen = observed(register["actuals"], as_of=as_of)
    seen = seen[seen["measure_id"].isin(adoption)]
    seen = seen[seen["date"] >= looked_up(seen["initiative_id"], go_live)]
    told = measures.to_dict("index")
    rows = [
        {**dict(zip(KEYS, keys, strict=True)), **_decay(same, told[keys[1]])}
        for keys, same in seen.groupby(KEYS, sort=False)
    ]
    return pd.DataFrame(rows, columns=[*KEYS, *_DECAY])


_DECAY = (
    "measure",
    "unit",
    "frequency",
    "best",
    "best_on",
    "recent",
    "decays",
    "noticed_on",
)


def decays(values: pd.Series, *, window: int = WEEKS) -> pd.DataFrame:
    """Return at each observation whether use had decayed by then, more being better.

    Columns: recent (mean of the last `window`), best (the highest such mean so far) and
    alarm.

    >>> level = [80.0, 81, 79, 80, 81, 80, 79, 80, 81, 79, 80, 81, 60, 58, 57, 55]
    >>> decays(pd.Series(level))["alarm"].tolist()[-4:]
    [False, True, True, True]
    """
    recent = values.rolling(window).mean()
    best = recent.cummax()
    moves = values.diff(window).abs().rolling(_USUAL, min_periods=_LEAST).median()
    lost = best - recent
    alarm = (lost > DROP * best.abs()) & (lost > _CLEAR * _SPREAD * moves)
    return pd.DataFrame({"recent": recent, "best": best, "alarm": alarm})


def _decay(rows: pd.DataFrame, told: dict[Any, Any]) -> dict[str, Any]:
    window = WEEKS if told["frequency"] in ("daily", "weekly") else MONTHS
    sign = 1.0 if told["direction"] == "increase" else -1.0
    periods = by_period(rows, told["frequency"]).reset_index(drop=True)
    dates = periods["date"]
    found = decays(sign * periods["value"], window=window)
    recent, alarm = found["recent"], found["alarm"]
    decaying = bool(len(alarm) and alarm.iloc[-1])
    began = alarm[::-1].cummin()[::-1]
    best_at = int(recent.fillna(-np.inf).to_numpy().argmax()) if len(recent) else 0
    return {
        "measure": told["name"],
        "unit": told["unit"],
        "frequency": told["frequency"],
        "best": sign * found["best"].iloc[-1] if len(found) else float("nan"),
        "best_on": dates.iloc[best_at] if len(found) else pd.NaT,
        "recent": sign * recent.iloc[-1] if len(recent) else float("nan"),
        "decays": decaying,
        "noticed_on": dates.iloc[int(began.to_numpy().argmax())]
        if decaying
        else pd.NaT,
    }


def use_decays(register: Register, *, as_of: str) -> Finding:
    """Return whether use decays, and when that could first be seen, as a finding."""
    rule = "slipping.adoption"
    if not _is_live(register, as_of):
        return Finding(rule, "Not live yet, so nobody uses it.", Verdict.TOO_EARLY)
    rows = adoption_decay(register, as_of=as_of)
    known = rows[rows["recent"].notna()]
    if known.empty:
        return Finding(
            rule,
            "Nobody counts who uses it, so nobody will see use decay.",
            Verdict.NOT_MEASURED,
            remedy="count each week who uses it for real work",
        )
    decaying = known[known["decays"].astype(bool)]
    slow = known[~known["frequency"].isin(["daily", "weekly"])]
    remedy = "count use each week: a month is too long to wait" if len(slow) else ""
    quantities = tuple(
        Quantity(f"use lately, {row.measure}", row.recent, row.unit, as_of, _LATELY)
        for row in rows_of(known)
    )
    if decaying.empty:
        parts = [
            f"“{row.measure}” at {number(row.recent, row.unit)}"
            for row in rows_of(known)
        ]
        said = f"Use holds ({_LATELY}): {listed(parts)}."
        return Finding(rule, said, Verdict.HELD, quantities, remedy, evidence=rows)
    parts = [
        f"“{row.measure}” from {number(row.best)} ({row.best_on:%Y-%m-%d}) to "
        f"{number(row.recent, row.unit)}, to be seen since {row.noticed_on:%Y-%m-%d}"
        for row in rows_of(decaying)
    ]
    return Finding(
        rule,
        f"Use decays ({_LATELY}): {listed(parts)}.",
        Verdict.FADING,
        quantities,
        "ask those who stopped why, before the outcome follows",
        evidence=rows,
    )


def cost_creep(register: Register, *, as_of: str) -> Finding:
    """Return whether the running cost of one initiative creeps beyond its plan."""
    rule = "slipping.cost"
    if not _is_live(register, as_of):
        said = "Not live yet, so it costs nothing to run."
        return Finding(rule, said, Verdict.TOO_EARLY)
    costs = register["costs"]
    running = costs[(costs["kind"] == "running") & (costs["month"] <= month(as_of))]
    by = running.groupby(["basis", "month"])["amount"].sum()
    if "actual" not in by or by["actual"].empty:
        said = "No running cost has been recorded since go-live."
        return Finding(rule, said, Verdict.NOT_MEASURED)
    actual = by["actual"]
    recent = actual.iloc[-_RECENT:]
    first = actual.iloc[:_RECENT]
    currency = register.settings.currency
    until = str(recent.index[-1])
    now = float(recent.mean())
    said = f"Running cost is {money(now, currency)} a month (three months to {until})"
    planned = by["planned"].reindex(recent.index) if "planned" in by else None
    quantity = Quantity(
        "running cost a month", now, currency, until, "last three months"
    )
    if planned is None or planned.isna().any() or not planned.sum():
        said += (
            f"; it began at {money(float(first.mean()), currency)} and none is planned."
        )
        return Finding(rule, said, Verdict.NOT_PLANNED, (quantity,))
    over = float(recent.sum() / planned.sum()) - 1
    said += f", {percent(abs(over))} {'over' if over > 0 else 'under'} plan"
    if over > register.settings.tolerance:
        began = f"; it began at {money(float(first.mean()), currency)}."
        if first.mean() >= now:
            began = "."
        remedy = "find what makes it dearer, and take it off the value that is claimed"
        return Finding(rule, said + began, Verdict.BEHIND_PLAN, (quantity,), remedy)
    return Finding(rule, f"{said}.", Verdict.HELD, (quantity,))


def _is_live(register: Register, as_of: str) -> bool:
    return bool((register["initiatives"]["go_live"] <= end_of(as_of)).any())
