"""Delivery beside value: two statuses that are never merged into one."""

import pandas as pd

from valuebook.model import Finding, Quantity, Tone
from valuebook.model.wording import counted, percent
from valuebook.register import Register


def delivery(register: Register) -> pd.DataFrame:
    """Return how the delivery of each initiative stands.

    Columns: initiative_id, status, workstreams, delivered, late (counts, cancelled
    work left out) and work_complete (share of the work that is done, weighted by
    plan lines; NaN where no workstream says it).
    """
    work = register["workstreams"]
    work = work[work["status"] != "cancelled"]
    weight = work["plan_lines"].astype("float64").fillna(1.0).clip(lower=1.0)
    weight = weight.where(work["percent_complete"].notna())
    summed = (
        work.assign(
            delivered=work["status"].eq("delivered"),
            late=work["status"].eq("late"),
            weight=weight,
            done=work["percent_complete"] * weight,
        )
        .groupby("initiative_id")
        .agg(
            workstreams=("workstream_id", "size"),
            delivered=("delivered", "sum"),
            late=("late", "sum"),
            done=("done", "sum"),
            weight=("weight", "sum"),
        )
    )
    summed = summed.assign(
        work_complete=summed["done"] / summed["weight"].where(summed["weight"] > 0)
    )
    counts = ["workstreams", "delivered", "late"]
    rows = register["initiatives"][["initiative_id", "status"]].join(
        summed[[*counts, "work_complete"]], on="initiative_id"
    )
    return rows.assign(**rows[counts].fillna(0).astype("int64")).reset_index(drop=True)


_GREEN = ("delivered", "on_schedule")


def beside_value(delivery: pd.DataFrame, value: Finding, *, as_of: str) -> Finding:
    """Return the status of delivery and, beside it, that of value.

    `delivery` has the one row of the initiative, `value` its verdict on value. The
    verdict is that of the value: delivery never makes up for it.
    """
    row = delivery.iloc[0]
    status = str(row["status"]).replace("_", " ")
    green = row["status"] in _GREEN
    tone = value.verdict.tone
    said = (
        f"The work is reported as {status}{_work(row)}; value: {value.verdict.value}."
    )
    if green and tone is Tone.BAD:
        said = f"Milestones are green and value is red. {said}"
    elif not green and tone is Tone.GOOD:
        said = f"Value has come although delivery has not. {said}"
    return Finding(
        "delivery.beside_value",
        said,
        value.verdict,
        (
            Quantity(
                "work complete",
                float(row["work_complete"]),
                "share",
                as_of,
                "percent complete of workstreams, weighted by plan lines",
            ),
            *value.quantities,
        ),
        evidence=delivery,
    )


def _work(row: pd.Series) -> str:
    if not row["workstreams"]:
        return ""
    streams = counted(int(row["workstreams"]), "workstream")
    parts = [f"{row['delivered']} of {streams} delivered"]
    if row["late"]:
        parts.append(f"{row['late']} late")
    if pd.notna(row["work_complete"]):
        parts.append(f"{percent(row['work_complete'])} of the work done")
    return f" ({', '.join(parts)})"
