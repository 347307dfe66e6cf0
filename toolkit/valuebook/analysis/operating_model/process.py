"""A process before and after a change: its time, its flow, and the redesign gate.

Lead time is work and waiting of all steps together. Flow efficiency is the
value-adding part of the lead time, the activity ratio its worked part. Rolled
complete-and-accurate is the product over the steps: the share of cases that pass
all of them without being sent back (Martin and Osterling, "Value Stream Mapping").
"""

from typing import Any

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.model import ArgumentError, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money, number, percent
from valuebook.register import Register

_VERSIONS = {"as_is": "as it is", "to_be": "as it is to be"}


def flow_efficiency(
    value_adding_hours: float, lead_time_days: float, *, hours_per_day: float
) -> float:
    """Return the share of the lead time in which value is added.

    `hours_per_day` is what a day of the lead time has: 24 by the clock, 8 where only
    working hours count. The two give figures that cannot be compared.

    >>> round(flow_efficiency(6, 12, hours_per_day=24), 3)
    0.021
    >>> round(flow_efficiency(3.7, 9, hours_per_day=8), 3)
    0.051
    """
    if not 0 < hours_per_day <= 24:
        raise ArgumentError(
            f"hours_per_day: {hours_per_day:g}; give the hours of a day, up to 24"
        )
    if lead_time_days <= 0:
        raise ArgumentError(f"lead_time_days: {lead_time_days:g}; give a time above 0")
    return value_adding_hours / (lead_time_days * hours_per_day)


def processes(process_steps: pd.DataFrame, *, hours_per_day: float) -> pd.DataFrame:
    """Return the flow of each process, as it is and as it is to be.

    One row for each process_id and version. Columns: initiative_id, steps, handovers
    (from a step to the next), not_adding (steps that add no value), work_minutes,
    wait_minutes, lead_minutes, lead_days (of `hours_per_day`), value_adding_minutes,
    value_adding_share (of the work), flow_efficiency, activity_ratio,
    complete_accurate (rolled) and volume (cases a month, of the first step). What one
    step leaves open is NaN for its process.
    """
    steps = process_steps.assign(
        adding=process_steps["value_added"].astype("Float64") == 1,
        open=process_steps["value_added"].isna(),
    )
    steps = steps.assign(
        adding_minutes=steps["work_minutes"].where(steps["adding"].fillna(False), 0.0)
    )
    grouped = steps.groupby(["process_id", "version"], as_index=False, sort=True)
    rows = grouped.agg(
        initiative_id=("initiative_id", "first"),
        steps=("step", "size"),
        is_open=("open", "any"),
        adding=("adding", "sum"),
        work_minutes=("work_minutes", "sum"),
        wait_minutes=("wait_minutes", "sum"),
        value_adding_minutes=("adding_minutes", "sum"),
        complete_accurate=("complete_accurate", lambda each: each.prod(skipna=False)),
        volume=("volume", "first"),
    )
    lead = rows["work_minutes"] + rows["wait_minutes"]
    known = ~rows["is_open"]
    adding = rows["value_adding_minutes"].where(known)
    return rows.assign(
        handovers=rows["steps"] - 1,
        not_adding=(rows["steps"] - rows["adding"].astype("float64")).where(known),
        lead_minutes=lead,
        lead_days=lead / (60 * hours_per_day),
        value_adding_minutes=adding,
        value_adding_share=adding / _above_zero(rows["work_minutes"]),
        flow_efficiency=adding / _above_zero(lead),
        activity_ratio=rows["work_minutes"] / _above_zero(lead),
    )[
        [
            "process_id",
            "version",
            "initiative_id",
            "steps",
            "handovers",
            "not_adding",
            "work_minutes",
            "wait_minutes",
            "lead_minutes",
            "lead_days",
            "value_adding_minutes",
            "value_adding_share",
            "flow_efficiency",
            "activity_ratio",
            "complete_accurate",
            "volume",
        ]
    ]


def _above_zero(minutes: pd.Series) -> pd.Series:
    return minutes.where(minutes > 0)


def flow(processes: pd.DataFrame, *, hours_per_day: float) -> list[Finding]:
    """Return a finding on the flow of each process, before and after the change."""
    if processes.empty:
        return [
            Finding(
                "process.flow",
                "No process is mapped, so what the work waits for is not known.",
                Verdict.NOT_MEASURED,
                remedy="record the steps with their work and waiting time",
            )
        ]
    basis = f"day has {number(hours_per_day)} hours"
    return [
        Finding(
            "process.flow",
            f"{process}: {'; '.join(map(_flow_of, rows_of(rows)))}. A {basis}.",
            Verdict.MEASURED,
            tuple(
                Quantity(f"{name} of {process} {row.version}", value, unit, "", basis)
                for row in rows_of(rows)
                for name, value, unit in (
                    ("lead time", row.lead_days, "days"),
                    ("flow efficiency", row.flow_efficiency, "share"),
                    ("rolled complete and accurate", row.complete_accurate, "share"),
                )
            ),
            evidence=rows,
        )
        for process, rows in processes.groupby("process_id", sort=True)
    ]


def _flow_of(row: Any) -> str:
    return (
        f"{_VERSIONS[row.version]}, a case takes {number(row.lead_days, 'days')}, of "
        f"which {_share(row.flow_efficiency)} adds value, and "
        f"{_share(row.complete_accurate)} of cases pass all steps complete and accurate"
    )


def _share(share: float) -> str:
    return "a share not measured" if pd.isna(share) else percent(share)


def redesign_gate(own: Register, processes: pd.DataFrame) -> Finding:
    """Return whether the process was redesigned before money went into automating it.

    `own` is the register cut down to one initiative. The gate is passed when every
    mapped process is to have fewer steps that add no value, no more handovers and a
    higher rolled complete-and-accurate, and when that was agreed before the first
    month in which money was spent on more than a tenth of the one-off cost.
    """
    rule = "process.redesign_gate"
    if processes.empty:
        return Finding(
            rule,
            "No process is mapped, so nobody can say what is automated.",
            Verdict.NOT_MEASURED,
            remedy="map the process as it is and as it is to be",
        )
    missing, names = [], []
    for name, rows in processes.groupby("process_id", sort=True):
        names.append(str(name))
        missing += [f"{name}: {said}" for said in _not_better(rows)]
    spent, currency = _spent_before(own), own.settings.currency
    agreed = own["initiatives"]["workflow_redesigned_on"].iloc[0]
    if pd.isna(agreed):
        missing.append("no redesigned workflow was agreed")
    elif spent is not None and spent[0] > 0.1 * spent[1]:
        missing.append(
            f"{money(spent[0], currency)} of {money(spent[1], currency)} one-off cost "
            f"were spent before it was agreed on {agreed:%Y-%m-%d}"
        )
    if missing:
        return Finding(
            rule,
            f"The gate is not passed: {'; '.join(missing)}.",
            Verdict.NOT_MET,
            remedy="take the steps out that add nothing before more is automated",
            evidence=processes,
        )
    return Finding(
        rule,
        f"{listed(names)} was redesigned first: fewer steps that add no value, no more "
        f"handovers, more cases complete and accurate, agreed on {agreed:%Y-%m-%d}.",
        Verdict.MET,
        evidence=processes,
    )


def _not_better(versions: pd.DataFrame) -> list[str]:
    """Return in what the process as it is to be is not better than as it is."""
    by_version = {row.version: row for row in rows_of(versions)}
    if set(by_version) != set(_VERSIONS):
        gap = next(said for key, said in _VERSIONS.items() if key not in by_version)
        return [f"not mapped {gap}"]
    before, after = by_version["as_is"], by_version["to_be"]
    said = []
    if pd.isna(before.not_adding) or pd.isna(after.not_adding):
        said.append("not said of every step whether it adds value")
    elif after.not_adding >= before.not_adding:
        said.append(
            f"{counted(int(after.not_adding), 'step')} that add no value, where there "
            f"were {int(before.not_adding)}"
        )
    if after.handovers > before.handovers:
        said.append(f"{after.handovers} handovers, where there were {before.handovers}")
    if pd.isna(before.complete_accurate) or pd.isna(after.complete_accurate):
        said.append("complete and accurate is not measured at every step")
    elif after.complete_accurate <= before.complete_accurate:
        said.append(
            f"{percent(after.complete_accurate)} complete and accurate, where it was "
            f"{percent(before.complete_accurate)}"
        )
    return said


def _spent_before(own: Register) -> tuple[float, float] | None:
    """Return the one-off cost spent in the months before the redesign, and in all."""
    agreed = own["initiatives"]["workflow_redesigned_on"].iloc[0]
    costs = own["costs"]
    spent = costs[costs["kind"].eq("one_off") & costs["basis"].eq("actual")]
    total = float(spent["amount"].sum())
    if pd.isna(agreed) or total <= 0:
        return None
    early = spent["month"] < pd.Period(agreed, freq="M")
    return float(spent.loc[early, "amount"].sum()), total
