"""Workstreams by value drivers: which work moves which measure, for how much."""

import pandas as pd

from valuebook.analysis.planned import in_class_order
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import listed, money, percent, words
from valuebook.register import Register


def drivers(own: Register) -> pd.DataFrame:
    """Return the value drivers: each promised measure with its planned value.

    Columns: driver (measure_id, or benefit_id where no measure is named), name,
    benefits (ids), benefit_class and value (reporting currency a year; a row for each
    class, NaN where no money is stated).
    """
    benefits = own["benefits"]
    names = own["measures"].set_index("measure_id")["name"]
    driver = benefits["measure_id"].fillna(benefits["benefit_id"])
    named = looked_up(benefits["measure_id"], names).fillna(benefits["statement"])
    rows = benefits.assign(driver=driver, name=named)
    grouped = rows.groupby(["driver", "benefit_class"], as_index=False, sort=False).agg(
        name=("name", "first"),
        benefits=("benefit_id", ", ".join),
        value=("annual_value", lambda each: each.sum(min_count=1)),
    )
    return in_class_order(grouped)[
        ["driver", "name", "benefits", "benefit_class", "value"]
    ]


def workstreams(own: Register) -> pd.DataFrame:
    """Return each workstream with the driver it is to move and the value at stake.

    A driver is named by its measure or its benefit. Columns: workstream_id, workstream,
    driver (name, empty for none), plan_lines, status, benefit_class and value_at_stake
    (planned value a year of the driver; a row for each class, NaN for none). Value that
    several workstreams serve stands with each of them, and is not to be added.
    """
    rows = own["workstreams"].reset_index(drop=True)
    measure = own["benefits"].set_index("benefit_id")["measure_id"].dropna()
    of_benefit = looked_up(rows["value_driver"], measure)
    rows = rows.assign(driver=of_benefit.fillna(rows["value_driver"]))
    joined = rows.merge(
        drivers(own).rename(columns={"name": "driver_name"}), on="driver", how="left"
    )
    measures = own["measures"].set_index("measure_id")["name"]
    named = joined["driver_name"].fillna(looked_up(joined["driver"], measures))
    return pd.DataFrame(
        {
            "workstream_id": joined["workstream_id"],
            "workstream": joined["name"],
            "driver": named.fillna(joined["value_driver"]).fillna("").astype("str"),
            "plan_lines": joined["plan_lines"],
            "status": joined["status"],
            "benefit_class": joined["benefit_class"],
            "value_at_stake": joined["value"],
        }
    )


def shown(workstreams: pd.DataFrame) -> pd.DataFrame:
    """Return the workstreams as a reader needs them, classes and gaps in words."""
    labels = [
        "" if pd.isna(each) else BenefitClass(each).label
        for each in workstreams["benefit_class"]
    ]
    return workstreams.drop(columns="workstream_id").assign(
        driver=workstreams["driver"].replace("", "none"),
        status=[words(each) for each in workstreams["status"]],
        benefit_class=pd.Series(labels, index=workstreams.index, dtype="str"),
    )


def matrix(own: Register) -> pd.DataFrame:
    """Return workstreams as rows and drivers as columns, with the lines of the plan.

    The last column holds the lines that serve no driver. Texts are empty for none.
    """
    rows = workstreams(own).drop_duplicates("workstream_id")
    names = list(dict.fromkeys(drivers(own)["name"]))
    names += [each for each in dict.fromkeys(rows["driver"]) if each not in names]
    wide = {"workstream": rows["workstream"]}
    lines = ["" if pd.isna(each) else str(int(each)) for each in rows["plan_lines"]]
    for name in [*filter(None, names), ""]:
        cells = [
            (said or "yes") if driver == name else ""
            for said, driver in zip(lines, rows["driver"], strict=True)
        ]
        wide[name or "no driver"] = pd.Series(cells, index=rows.index, dtype="str")
    return pd.DataFrame(wide).reset_index(drop=True)


def served(own: Register) -> list[Finding]:
    """Return the tied share of the plan, idle work and unserved drivers."""
    rows = workstreams(own)
    if rows.empty:
        return [
            Finding(
                "workstreams.none",
                "No workstream is recorded, so nobody can say which work moves what.",
                Verdict.NOT_MEASURED,
                remedy="record the workstreams, each with the driver it is to move",
            )
        ]
    return [_tied(rows), _orphans(rows), _unserved(own, rows)]


def _tied(rows: pd.DataFrame) -> Finding:
    once = rows.drop_duplicates("workstream_id")
    lines = once["plan_lines"].astype("float64")
    tied = float(lines[once["driver"].ne("")].sum())
    total = float(lines.sum())
    share = tied / total if total else float("nan")
    return Finding(
        "workstreams.tied",
        f"{percent(share)} of the plan ({tied:.0f} of {total:.0f} lines) is tied to a "
        "value driver."
        if total
        else "How many lines of the plan each workstream has is not recorded.",
        Verdict.SOUND if share == 1 else Verdict.INCOMPLETE,
        (Quantity("plan tied to a driver", share, "share", "", "lines of the plan"),),
        remedy="" if share == 1 else "say what each line is to move, or drop it",
        evidence=rows,
    )


def _orphans(rows: pd.DataFrame) -> Finding:
    loose = rows[rows["driver"].eq("")]
    if loose.empty:
        return Finding(
            "workstreams.orphans", "Every workstream serves a driver.", Verdict.SOUND
        )
    said = [f"“{each}”" for each in loose["workstream"]]
    return Finding(
        "workstreams.orphans",
        f"Work that serves no driver: {listed(said)}.",
        Verdict.GAP,
        remedy="name the measure it is to move, or stop it",
        evidence=loose,
    )


def _unserved(own: Register, rows: pd.DataFrame) -> Finding:
    every = drivers(own)
    bare = every[~every["name"].isin(rows["driver"])]
    if bare.empty:
        return Finding(
            "workstreams.unserved",
            "Every driver has work that serves it.",
            Verdict.SOUND,
        )
    currency = own.settings.currency
    said = [
        f"“{row.name}”"
        + (
            f" ({money(row.value, currency)} {BenefitClass(row.benefit_class).label} a "
            "year)"
            if pd.notna(row.value)
            else ""
        )
        for row in rows_of(bare)
    ]
    return Finding(
        "workstreams.unserved",
        f"Promised, and served by no work: {listed(said)}.",
        Verdict.GAP,
        remedy="say which workstream moves it, or that nothing has to be done for it",
        evidence=bare,
    )
