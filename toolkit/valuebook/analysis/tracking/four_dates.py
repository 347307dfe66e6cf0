"""The four dates: delivered, adopted, behaviour changed, measure moved.

Each is found in the data by a rule that is stated beside it, or is not measured.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of, month
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.tracking.progress import observed
from valuebook.model import Finding, Verdict
from valuebook.model.wording import listed
from valuebook.register import Register

IN_A_ROW = 3  # observations
_HALF = 0.5

RULES = {
    "delivered": "the last day on which a workstream finished, once all are delivered",
    "adopted": "the first of three observations on end at half or more of the level "
    "set for a measure of adoption",
    "behaviour changed": "the first of three observations on end at half or more of "
    "the change promised of a measure of productivity or throughput",
    "measure moved": "the first of three observations on end at half or more of the "
    "change promised, of the promised measures the first",
}
_BEHAVIOUR = ("productivity", "throughput")


def four_dates(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return when one initiative was delivered, adopted, and made a difference.

    Columns: step, on (the day, NaT where it has not come or was not measured),
    seen_in (what it was found in), state ("reached", "not yet" or "not measured") and
    rule.
    """
    promised = set(register["benefits"]["measure_id"].dropna())
    levels = _levels_set(register)
    found = [
        _delivered(register, as_of),
        _halfway(register, as_of, _adoption_levels(register, levels)),
        _halfway(register, as_of, levels[_is_of(register, levels, _BEHAVIOUR)]),
        _halfway(register, as_of, levels[levels["measure_id"].isin(promised)]),
    ]
    rows = pd.DataFrame(found, columns=["on", "seen_in", "state"])
    return rows.assign(
        step=pd.Series(list(RULES), dtype="str"),
        rule=pd.Series(list(RULES.values()), dtype="str"),
        on=rows["on"].astype("datetime64[s]"),
    )[["step", "on", "seen_in", "state", "rule"]]


def order(register: Register, *, as_of: str) -> Finding:
    """Return how far along the four dates one initiative has come, as a finding."""
    rule = "tracking.four_dates"
    rows = four_dates(register, as_of=as_of)
    states = {
        state: list(same["step"]) for state, same in rows.groupby("state", sort=False)
    }
    reached = rows[rows["state"] == "reached"]
    dated = [f"{row.step} {row.on:%Y-%m}" for row in rows_of(reached)]
    parts = [
        f"{listed(dated)}" if dated else "None of the four dates has come",
        *(
            f"{state}: {listed(states[state])}"
            for state in ("not yet", "not measured")
            if state in states
        ),
    ]
    said = f"{'; '.join(parts)}."
    verdict = _verdict(register, rows, as_of)
    return Finding(rule, f"{said[0].upper()}{said[1:]}", verdict, evidence=rows)


def _verdict(register: Register, rows: pd.DataFrame, as_of: str) -> Verdict:
    """Return the verdict: that of the last step, for which the others are made."""
    last = rows["state"].iloc[-1]
    if last == "not measured":
        return Verdict.NOT_MEASURED
    if last == "reached":
        whole = (rows["state"] == "reached").all()
        return Verdict.MET if whole else Verdict.INCOMPLETE
    due = register["benefits"]["target_month"].max()
    is_due = pd.notna(due) and due <= month(as_of)
    return Verdict.GAP if is_due else Verdict.IN_PROGRESS


def shown(four_dates: pd.DataFrame) -> pd.DataFrame:
    """Return the four dates as a reader needs them, each with its rule."""
    on = four_dates["on"].dt.strftime("%Y-%m-%d").fillna(four_dates["state"])
    return four_dates.assign(on=on)[["step", "on", "seen_in", "rule"]]


_Found = tuple[Any, str, str]
_NOT_MEASURED: _Found = (pd.NaT, "", "not measured")


def _delivered(register: Register, as_of: str) -> _Found:
    work = register["workstreams"]
    work = work[work["status"] != "cancelled"]
    if work.empty or work["forecast_finish"].isna().all():
        return _NOT_MEASURED
    last = work["forecast_finish"].max()
    seen = f"{len(work)} workstreams"
    done = bool(work["status"].eq("delivered").all()) and last <= end_of(as_of)
    return (last, seen, "reached") if done else (pd.NaT, seen, "not yet")


def _halfway(register: Register, as_of: str, levels: pd.DataFrame) -> _Found:
    """Return when the first of these measures was half of its way, and stayed."""
    go_live = register["initiatives"].set_index("initiative_id")["go_live"]
    seen = observed(register["actuals"], as_of=as_of)
    live = seen[seen["date"] >= looked_up(seen["initiative_id"], go_live)]
    if len(levels) and (go_live > end_of(as_of)).all():
        return pd.NaT, "", "not yet"
    found = []
    for row in rows_of(levels):
        rows = live[live["measure_id"] == row.measure_id].reset_index(drop=True)
        if rows.empty:
            continue
        line = row.baseline + _HALF * (row.target - row.baseline)
        rises = row.target > row.baseline
        beyond = rows["value"] >= line if rises else rows["value"] <= line
        found.append((_first_run(rows["date"], beyond), row.measure_id))
    return _earliest(register, found)


def _levels_set(register: Register) -> pd.DataFrame:
    """Return the change that benefits, else key results, ask of a measure."""
    columns = ["measure_id", "baseline", "target"]
    benefits = register["benefits"]
    asked = pd.concat(
        [benefits.loc[_wanted(benefits), columns], register["key_results"][columns]],
        ignore_index=True,
    ).dropna()
    changed = asked[asked["baseline"] != asked["target"]]
    return changed.drop_duplicates("measure_id")


def _wanted(benefits: pd.DataFrame) -> pd.Series:
    return ~(benefits["annual_value"] < 0)


def _adoption_levels(register: Register, levels: pd.DataFrame) -> pd.DataFrame:
    """Return the levels set for adoption, at a gate where nothing else sets one."""
    gates = register["gates"].rename(columns={"minimum": "target"})
    at_gates = gates[["measure_id", "target"]].assign(baseline=0.0)
    both = pd.concat([levels, at_gates[at_gates["target"] > 0]], ignore_index=True)
    own = both[_is_of(register, both, ("adoption",))]
    return own.drop_duplicates("measure_id")


def _is_of(
    register: Register, levels: pd.DataFrame, links: Sequence[str]
) -> "pd.Series[bool]":
    measures = register["measures"]
    named = measures.loc[measures["chain_link"].isin(links), "measure_id"]
    return levels["measure_id"].isin(named)


def _first_run(dates: pd.Series, beyond: pd.Series) -> Any:
    """Return the first date from which on three on end are beyond; NaT without one."""
    run = beyond.astype("int64").rolling(IN_A_ROW).sum() == IN_A_ROW
    if not run.any():
        return pd.NaT
    return dates.iloc[int(run.to_numpy().argmax()) - IN_A_ROW + 1]


def _earliest(register: Register, found: list[tuple[Any, str]]) -> _Found:
    if not found:
        return _NOT_MEASURED
    names = register["measures"].set_index("measure_id")["name"]
    reached = [each for each in found if pd.notna(each[0])]
    if not reached:
        return pd.NaT, str(names[found[0][1]]), "not yet"
    on, measure = min(reached)
    return on, str(names[measure]), "reached"
