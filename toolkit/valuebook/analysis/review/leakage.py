"""Where the promised money leaked, in steps that add up to the cent.

Every benefit walks from the value planned to date to the value realized to date in the
same order: what was re-baselined, not delivered, not adopted, adopted without a change
in the work, without movement in its measure, moved without being caused by the
initiative, and not confirmed as the money that was promised. Levels are rounded to the
cent before steps are taken between them, so the steps add up exactly.

A link further up that came short is no leak where the measure moved all the same: a
step never falls below what the measure shows.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.planned import plan
from valuebook.analysis.realized import confirmed
from valuebook.analysis.review.value_paths import value_paths
from valuebook.analysis.rows import rows_of
from valuebook.register import Register

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

_CENT = Decimal("0.01")
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
    paths = value_paths(register, key_results, as_of=as_of)
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


def _cents(amount: float) -> Decimal:
    return Decimal(repr(float(amount))).quantize(_CENT)
