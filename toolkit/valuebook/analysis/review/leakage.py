"""Where the promised money leaked, in steps that add up to the cent.

A bridge leads from the value planned to date to the value realized to date, one for
each benefit class, never across. Every benefit walks it in the same order: what was
re-baselined, what was not delivered, not adopted, adopted without a change in the
work, without movement in its measure, moved without being caused by the initiative,
and not confirmed as the money that was promised. Levels are rounded to the cent
before steps are taken between them, so the steps add up exactly.

A link further up that came short is no leak where the measure moved all the same: a
step never falls below what the measure shows.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of, month
from valuebook.analysis.planned import plan, planned, reforecast
from valuebook.analysis.realized import confirmed
from valuebook.analysis.review.planned_change import (
    chain_links,
    planned_changes,
    reached,
)
from valuebook.analysis.rows import rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import money, percent
from valuebook.register import Register
from valuebook.register.tables.objectives import CHAIN_LINKS

STEPS = {
    "promised": "promised to date",
    "not_due": "not due yet",
    "re_baselined": "re-baselined",
    "not_delivered": "not delivered",
    "not_adopted": "not adopted",
    "no_behaviour_change": "adopted, work not changed",
    "no_movement": "measure did not move",
    "not_attributable": "moved, not caused by it",
    "not_confirmed": "moved, not confirmed as this class",
    "other_class": "confirmed as another class",
    "not_measured": "not measured",
    "disbenefit": "disbenefit beyond what was accepted",
    "beyond_plan": "moved further than planned",
    "beyond_evidence": "confirmed beyond what is shown",
    "from_another_class": "promised as another class",
    "realized": "realized to date",
}
"""The cause code of each step, and how a reader sees it."""

_ALWAYS = (
    "promised",
    "re_baselined",
    "not_delivered",
    "not_adopted",
    "no_behaviour_change",
    "no_movement",
    "not_confirmed",
    "realized",
)
_CENT = Decimal("0.01")
_Steps = Mapping[str, Decimal]
_COLUMNS = ["benefit_id", "benefit_class", "step", "amount"]


def leakage(
    register: Register,
    key_results: pd.DataFrame,
    *,
    as_of: str,
    caused: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """Return the steps from promised to realized value of each benefit.

    Takes the register of one initiative and the key results of the whole register.
    `caused` gives by measure_id the share of its movement that the initiative caused;
    where it is not given nothing is taken off for it, and there is no such step.
    Columns: benefit_id, benefit_class, step (a cause code of `STEPS`) and amount
    (Decimal, reporting currency, to the cent). Steps of a benefit and class from
    "promised" on add up to "realized".
    """
    paths = _paths(register, key_results, as_of)
    paid = confirmed(register["realized"], register["benefits"], as_of=as_of)
    rows = []
    for benefit in rows_of(register["benefits"]):
        own = paths[paths["benefit_id"] == benefit.benefit_id]
        if not own["planned"].sum():
            continue
        sums = paid[paid["benefit_id"] == benefit.benefit_id]
        by_class = sums.groupby("benefit_class")["realized"].sum()
        share = (caused or {}).get(str(benefit.measure_id))
        rows += _walk(benefit, own, by_class, share)
        rows += [
            (benefit.benefit_id, name, step, _cents(amount))
            for name, amount in by_class.items()
            if name != benefit.benefit_class and amount
            for step in ("from_another_class", "realized")
        ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _walk(
    benefit: Any, path: pd.DataFrame, paid: pd.Series, caused: float | None
) -> list[tuple[str, str, str, Decimal]]:
    """Return the steps of one benefit, from what was planned to what was confirmed."""
    is_tested = caused is not None
    promised = _cents(path["planned"].sum())
    realized = _cents(paid.get(benefit.benefit_class, 0.0))
    elsewhere = _cents(paid.drop(benefit.benefit_class, errors="ignore").sum())
    steps: dict[str, Decimal] = {}
    if promised < 0:
        steps["disbenefit"] = realized - promised
    else:
        current = _cents(path["reforecast"].sum())
        steps["re_baselined"] = current - promised
        level = current
        if path["share"].notna().any():
            for code, reaching in _levels(
                benefit.annual_value, path, 1.0 if caused is None else caused
            ):
                gained = code == "beyond_plan"
                left = max(reaching, level) if gained else min(reaching, level)
                steps[code] = left - level
                level = left
            short = max(level - realized, Decimal(0))
            steps["other_class"] = -min(elsewhere, short)
            rest = realized - level - steps["other_class"]
            steps["not_confirmed" if rest < 0 else "beyond_evidence"] = rest
        else:
            steps["other_class"] = -min(elsewhere, max(level - realized, Decimal(0)))
            steps["not_measured"] = realized - level - steps["other_class"]
    walked = {"promised": promised, **steps, "realized": realized}
    told = ("promised", "realized", *(["not_attributable"] if is_tested else []))
    return [
        (benefit.benefit_id, benefit.benefit_class, code, amount)
        for code, amount in walked.items()
        if amount or code in told
    ]


def _levels(
    annual_value: float, path: pd.DataFrame, caused: float
) -> list[tuple[str, Decimal]]:
    """Return the value that could be left after each step, in their order.

    Months in which the measure was not observed count like those in which it was;
    movement the wrong way is worth nothing.
    """
    seen = path[path["share"].notna()]
    due = seen["planned"].sum()
    scale = path["planned"].sum() / due if due else 1.0
    moved = max(float((annual_value / 12 * seen["share"]).sum() * scale), 0.0)
    running = pd.Series(1.0, index=path.index)
    levels = []
    for code in ("not_delivered", "not_adopted", "no_behaviour_change"):
        running = pd.concat([running, path[code].fillna(1.0)], axis=1).min(axis=1)
        let_through = float((path["planned"] * running).sum())
        levels.append((code, _cents(max(let_through, moved))))
    return [
        *levels,
        ("no_movement", _cents(moved)),
        ("beyond_plan", _cents(moved)),
        ("not_attributable", _cents(moved * caused)),
    ]


def _paths(register: Register, key_results: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """Return for each benefit and month what was planned and how far each link was.

    Columns: benefit_id, month, planned, reforecast, share and planned_share (of the
    benefit's measure), and the share of plan of delivery, adoption and work by then
    as not_delivered, not_adopted and no_behaviour_change.
    """
    value = plan(register)
    value = value[value["month"] <= month(as_of)][["benefit_id", "month", "planned"]]
    value = value.merge(_in_force(register, value), on=["benefit_id", "month"])
    changes = planned_changes(register, key_results)
    shares = reached(register, changes, as_of=as_of)
    measured = register["benefits"][["benefit_id", "measure_id"]]
    rows = value.merge(measured, on="benefit_id").merge(
        shares[shares["planned_share"] > 0], on=["measure_id", "month"], how="left"
    )
    links = chain_links(register, shares["measure_id"])
    of_plan = shares.assign(
        chain_link=links, of_plan=shares["share"] / shares["planned_share"]
    ).query("planned_share > 0")
    for code, link in (
        ("not_adopted", "adoption"),
        ("no_behaviour_change", "productivity"),
    ):
        rows = rows.assign(**{code: _further_up(rows, of_plan, link, register)})
    return rows.assign(not_delivered=_delivered(rows, register))


def _in_force(register: Register, value: pd.DataFrame) -> pd.DataFrame:
    """Return the value planned for each month by the forecast then in force.

    A re-forecast changes the months from the one it was made in, never the past.
    """
    versions = register["plan_versions"]
    found = value.rename(columns={"planned": "reforecast"})
    for on in sorted(versions["on"].dropna().unique()):
        made = pd.Timestamp(on).to_period("M")
        later = planned(
            reforecast(register["benefits"], versions, as_of=str(made)),
            register["initiatives"],
            horizon_months=register.settings.horizon_months,
        )[["benefit_id", "month", "planned"]]
        found = found.merge(later, on=["benefit_id", "month"], how="left")
        since = (found["month"] >= made) & found["planned"].notna()
        found = found.assign(
            reforecast=found["reforecast"].mask(since, found["planned"])
        ).drop(columns="planned")
    return found


def _further_up(
    rows: pd.DataFrame, of_plan: pd.DataFrame, link: str, register: Register
) -> pd.Series:
    """Return the share of plan of a link by month, for benefits measured after it."""
    place = {name: number for number, name in enumerate(CHAIN_LINKS)}
    own = chain_links(register, rows["measure_id"]).map(place)
    lowest = of_plan[of_plan["chain_link"] == link].groupby("month")["of_plan"].min()
    share = rows["month"].map(lowest).clip(lower=0.0)
    return share.where(own > place[link])


def _delivered(rows: pd.DataFrame, register: Register) -> pd.Series:
    """Return the share of the work due by each month that was done, for each benefit.

    Work counts for a benefit where it is to move the benefit or its measure; where
    none is, all work of the initiative counts.
    """
    work = register["workstreams"]
    work = work[work["planned_finish"].notna() & work["status"].ne("cancelled")]
    known = {
        each.benefit_id: _done_by_month(
            _tied(work, {each.benefit_id, each.measure_id}), rows["month"].unique()
        )
        for each in rows_of(rows.drop_duplicates("benefit_id"))
    }
    return pd.Series(
        [known[row.benefit_id].get(row.month, float("nan")) for row in rows_of(rows)],
        index=rows.index,
        dtype="float64",
    )


def _tied(work: pd.DataFrame, drivers: set[Any]) -> pd.DataFrame:
    tied = work[work["value_driver"].isin({each for each in drivers if pd.notna(each)})]
    return tied if not tied.empty else work


def _done_by_month(work: pd.DataFrame, months: Any) -> dict[pd.Period, float]:
    weight = work["plan_lines"].astype("float64").fillna(1.0).clip(lower=1.0)
    done = work["percent_complete"].fillna(0.0)
    found = {}
    for each in months:
        last = end_of(str(each))
        due = work["planned_finish"] <= last
        if not due.any():
            continue
        # work that was finished late was not there until then
        late = done.ge(1.0) & work["forecast_finish"].gt(last)
        by_then = done.mask(late, 0.0)
        found[each] = float((by_then * weight)[due].sum() / weight[due].sum())
    return found


def _cents(amount: float) -> Decimal:
    return Decimal(repr(float(amount))).quantize(_CENT)


_WHOLE_LIFE = {"promised": "promised over its whole life"}


def over_whole_life(
    leakage: pd.DataFrame, register: Register, *, as_of: str
) -> pd.DataFrame:
    """Return the steps from what is promised over the whole life of each benefit.

    They begin with what is not due yet and go on as those to date, which `leakage`
    holds; the columns are the same.
    """
    value = plan(register)
    value = value[value["month"] > month(as_of)]
    ahead = value.groupby("benefit_id")["planned"].sum()
    rows = [
        (benefit.benefit_id, benefit.benefit_class, step, sign * amount)
        for benefit in rows_of(register["benefits"])
        if (amount := _cents(ahead.get(benefit.benefit_id, 0.0)))
        for step, sign in (("promised", 1), ("not_due", -1))
    ]
    later = pd.DataFrame(rows, columns=_COLUMNS)
    return pd.concat([leakage, later], ignore_index=True)


def bridges(leakage: pd.DataFrame) -> pd.DataFrame:
    """Return the bridge of each benefit class, benefits of the class added up.

    Columns: benefit_class, step (cause code), label, amount (Decimal) and level (what
    is left after the step). The steps that every bridge has come with amount 0 where
    nothing leaked there.
    """
    is_whole = leakage["step"].eq("not_due").any()
    labels = STEPS | (_WHOLE_LIFE if is_whole else {})
    rows = []
    for name in (each.value for each in BenefitClass):
        own = leakage[leakage["benefit_class"] == name]
        if own.empty:
            continue
        sums = {
            str(code): sum(amounts, Decimal(0))
            for code, amounts in own.groupby("step")["amount"]
        }
        level = Decimal(0)
        for code, label in labels.items():
            amount = sums.get(code, Decimal(0))
            if code not in sums and code not in _ALWAYS:
                continue
            level = amount if code == "realized" else level + amount
            rows.append((name, code, label, amount, level))
    return pd.DataFrame(
        rows, columns=["benefit_class", "step", "label", "amount", "level"]
    )


def biggest_leak(bridges: pd.DataFrame, register: Register, *, as_of: str) -> Finding:
    """Return how much leaked of each class and where most of it went, as a finding."""
    rule, settings = "leakage.bridge", register.settings
    if not register["benefits"]["annual_value"].fillna(0).any():
        said = "No value in money was promised, so there is nothing to bridge."
        return Finding(rule, said, Verdict.NOT_PLANNED)
    if bridges.empty:
        said = f"No promised money is due by {as_of}, so none can have leaked."
        return Finding(rule, said, Verdict.TOO_EARLY)
    by_class: dict[BenefitClass, _Steps] = {
        BenefitClass(str(name)): dict(zip(rows["step"], rows["amount"], strict=True))
        for name, rows in bridges.groupby("benefit_class", sort=False)
    }
    gone = {
        name: steps["promised"] - steps["realized"] for name, steps in by_class.items()
    }
    each = [
        _class_leak(name, steps, settings.currency) for name, steps in by_class.items()
    ]
    return Finding(
        rule,
        f"By {as_of}: {'; '.join(each)}.",
        _verdict(by_class, settings.tolerance),
        tuple(
            Quantity(
                f"leakage, {name.label}",
                float(amount),
                settings.currency,
                as_of,
                "planned to date less realized to date",
            )
            for name, amount in gone.items()
        ),
        evidence=bridges,
    )


def _verdict(by_class: dict[BenefitClass, _Steps], tolerance: float) -> Verdict:
    shares = [
        float(1 - steps["realized"] / steps["promised"]) * (1 if above else -1)
        for steps in by_class.values()
        if (above := steps["promised"] > 0) or steps["promised"] < 0
    ]
    if all(share <= 0 for share in shares):
        return Verdict.ON_PLAN
    within = all(share <= tolerance for share in shares)
    return Verdict.WITHIN_TOLERANCE if within else Verdict.BEHIND_PLAN


def _class_leak(name: BenefitClass, steps: _Steps, currency: str) -> str:
    promised, realized = steps["promised"], steps["realized"]
    came = money(float(realized), currency)
    if promised <= 0 or realized >= promised:
        was = "accepted" if promised < 0 else "promised"
        due = money(float(promised), currency)
        return f"{name.label} {came} came where {due} was {was}"
    gone = promised - realized
    lost = {
        code: amount
        for code, amount in steps.items()
        if amount < 0 and code not in ("promised", "realized")
    }
    largest = min(lost, key=lambda code: lost[code])
    share = percent(float(gone / promised))
    return (
        f"{name.label} {money(float(gone), currency)} of "
        f"{money(float(promised), currency)} leaked ({share}), "
        f"most as “{STEPS[largest]}” ({money(float(-lost[largest]), currency)})"
    )


_MISSING = {"not_attributable": float("nan")}


def shown(bridges: pd.DataFrame) -> pd.DataFrame:
    """Return the bridges as a reader needs them, a column for each class.

    What was not caused by the initiative is NaN where no effect decides it.
    """
    found = {*bridges["step"], "not_attributable"} if len(bridges) else set()
    codes = [code for code in STEPS if code in found]
    labels = STEPS | dict(zip(bridges["step"], bridges["label"], strict=True))
    table = pd.DataFrame(
        {"step": [labels[code] for code in codes], "cause_code": codes}
    )
    for name, rows in bridges.groupby("benefit_class", sort=False):
        amounts = dict(zip(rows["step"], rows["amount"].map(float), strict=True))
        label = BenefitClass(str(name)).label
        table[label] = [amounts.get(code, _MISSING.get(code, 0.0)) for code in codes]
    return table


def shown_together(to_date: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Return the bridges to date and over the whole life, one below the other.

    Columns: horizon (to date, whole life), then those of `shown`.
    """
    both = {"to date": shown(to_date), "whole life": shown(whole)}
    stacked = pd.concat(both, names=["horizon"])
    return stacked.reset_index(level="horizon").reset_index(drop=True)
