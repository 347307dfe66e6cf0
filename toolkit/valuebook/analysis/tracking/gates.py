"""Gates: what each criterion asks for, and what the data say."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.tracking.progress import KEYS, observed
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import listed, number
from valuebook.register import Register


def criteria(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return every gate that has a criterion, with the level its measure had.

    The level is the last observation on or before the day the gate is due, or up
    to `as_of` while it is not due yet. Columns: initiative_id, gate, kind, due,
    measure_id, measure, unit, minimum, level, observed_on, sealed_on, decision
    and verdict (met, breached, too early to tell, not measured).
    """
    gates = register["gates"]
    asked = gates[gates["measure_id"].notna() & gates["minimum"].notna()]
    asked = asked.sort_values(["initiative_id", "due"]).reset_index(drop=True)
    measures = register["measures"].set_index("measure_id")
    actuals = register["actuals"]
    of_gates = actuals[actuals["measure_id"].isin(asked["measure_id"])]
    counted = observed(of_gates, as_of=as_of)[[*KEYS, "date", "value"]]
    paired = asked[[*KEYS, "due"]].reset_index(names="gate_row")
    paired = paired.merge(counted, on=KEYS)
    last = paired[paired["date"] <= paired["due"]].groupby("gate_row").last()
    rows = asked.assign(
        measure=looked_up(asked["measure_id"], measures["name"]),
        unit=looked_up(asked["measure_id"], measures["unit"]),
        level=last["value"].reindex(asked.index),
        observed_on=last["date"].reindex(asked.index),
        decision=asked["decision"].where(asked["decided_on"] <= end_of(as_of)),
    )
    sign = looked_up(asked["measure_id"], measures["direction"]).map(_SIGN)
    reached = sign * rows["level"] >= sign * rows["minimum"]
    failed = asked["kind"].map({"kill": Verdict.BREACHED, "proceed": Verdict.NOT_MET})
    verdict = failed.astype("str").mask(reached, Verdict.MET.value)
    verdict = verdict.mask(rows["level"].isna(), Verdict.NOT_MEASURED.value)
    verdict = verdict.mask(rows["due"] > end_of(as_of), Verdict.TOO_EARLY.value)
    return rows.assign(verdict=verdict.astype("str"))[
        [
            "initiative_id",
            "gate",
            "kind",
            "due",
            "measure_id",
            "measure",
            "unit",
            "minimum",
            "level",
            "observed_on",
            "sealed_on",
            "decision",
            "verdict",
        ]
    ]


_SIGN = {"increase": 1.0, "decrease": -1.0}


def kill_criterion(criteria: pd.DataFrame) -> Finding:
    """Return whether a condition for stopping has come true, as a finding."""
    rule = "gates.kill_criterion"
    kills = criteria[criteria["kind"] == "kill"]
    if kills.empty:
        return Finding(
            rule,
            "No kill criterion with a measure and a minimum is recorded.",
            Verdict.NOT_PLANNED,
            remedy="write the level below which the initiative is stopped, and when",
        )
    for verdict, said in _SAID.items():
        same = kills[kills["verdict"] == verdict]
        if not same.empty:
            remedy = _REMEDY.get(verdict, "")
            if verdict is Verdict.BREACHED and same["decision"].notna().all():
                decided = listed(sorted(same["decision"].unique()))
                remedy = ""
                said = f"{said} It was decided to {decided}."
            return Finding(
                rule,
                said.format(
                    criteria=listed([_criterion(row) for row in rows_of(same)])
                ),
                verdict,
                quantities=tuple(_level(row) for row in rows_of(same)),
                remedy=remedy,
                evidence=same,
            )
    raise AssertionError("every criterion has one of the verdicts")


_SAID = {
    Verdict.BREACHED: "A kill criterion is breached: {criteria}.",
    Verdict.NOT_MEASURED: "A kill criterion fell due unmeasured: {criteria}.",
    Verdict.TOO_EARLY: "The kill criterion is not due yet: {criteria}.",
    Verdict.MET: "The kill criterion was passed: {criteria}.",
}
_REMEDY = {
    Verdict.BREACHED: "decide to stop, redesign or go on, and record who decided why",
    Verdict.NOT_MEASURED: "measure it now, or stop as was agreed",
}


def _criterion(row: Any) -> str:
    asked = f"“{row.measure}” {number(row.minimum, row.unit)} by {row.due:%Y-%m-%d}"
    if pd.isna(row.level):
        return asked
    return f"{asked}, found {number(row.level, row.unit)} ({row.observed_on:%Y-%m})"


def _level(row: Any) -> Quantity:
    on = f"{row.observed_on:%Y-%m}" if pd.notna(row.observed_on) else ""
    return Quantity(row.measure, row.level, row.unit, on, f"actuals at gate {row.gate}")
