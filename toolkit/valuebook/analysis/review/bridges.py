"""Bridges from promised to realized value: one for each benefit class, never across."""

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from valuebook.analysis.review.leakage import STEPS
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import money, percent
from valuebook.register import Register

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
_WHOLE_LIFE = {"promised": "promised over its whole life"}
_Steps = Mapping[str, Decimal]


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
