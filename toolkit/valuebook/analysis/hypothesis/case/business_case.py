"""The business case of an initiative: one class of benefit, less all its costs.

Amounts of two classes are never added, so the costs are set against one of them:
cashable benefits where there are any, else revenue margin, else the class of most
value. What is neither is no money that comes back, and the sentence says so. The
plan is the one that was promised; what came of it stands in the review.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from valuebook.analysis.cashflow import Rate, npv
from valuebook.analysis.cashflow.flows import Floats
from valuebook.analysis.hypothesis.appraisal import appraisal
from valuebook.analysis.hypothesis.case.inputs import draws, unstated
from valuebook.analysis.planned import run_rate
from valuebook.analysis.uncertainty import DRAWS, ValueCase, outlook, value_case
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import counted, money, number, percent
from valuebook.register import Register

SEED = 2026
COMES_BACK = (BenefitClass.CASHABLE, BenefitClass.REVENUE_MARGIN)
"""The classes that reach an account, in the order in which costs are set against."""
LIKELY_LOSS = 0.2
"""Up to this chance of a loss the hurdle counts as met."""
_NET = "present value of benefits less costs"
_WITHOUT_MONEY_BACK = ("net present value", "benefit-cost ratio")
_RULE = "case.worth"


@dataclass(frozen=True, eq=False)
class BusinessCase:
    """The benefits of one class less all planned costs, by month and by draw.

    `benefit_class` is None where only costs are dated. `benefits` are the rows of the
    register that are counted, `drawn` the inputs whose range is stated, a row a draw,
    and `worth` the net present value of each.
    """

    benefit_class: BenefitClass | None
    benefits: pd.DataFrame
    plan: ValueCase
    drawn: pd.DataFrame
    worth: Floats
    currency: str

    @property
    def costs(self) -> "pd.Series[Any]":
        """Return the planned costs by month, as positive amounts."""
        return self.plan.costs

    @property
    def value(self) -> "pd.Series[Any]":
        """Return the planned value by month, disbenefits netted."""
        net = self.plan.monthly(pd.DataFrame(index=[0]))[0]
        return pd.Series(net, self.costs.index) + self.costs

    @property
    def as_promised(self) -> float:
        """Return the net present value of the plan as it was promised."""
        return npv(self.value - self.costs, self.plan.rate)

    @property
    def is_range(self) -> bool:
        """Tell whether any range is stated, so that there are draws."""
        return bool(len(self.drawn.columns))

    @property
    def scope(self) -> str:
        """Return in words what is counted."""
        months = counted(len(self.costs), "month")
        label = self.benefit_class.label if self.benefit_class else "no"
        return (
            f"{label} benefits less all planned costs, {months} from "
            f"{self.costs.index[0]}; {self.plan.rate}"
        )


def business_case(
    register: Register, *, seed: int = SEED, count: int = DRAWS
) -> BusinessCase | None:
    """Return the business case of one initiative, None where nothing is dated.

    The same seed gives the same draws.
    """
    settings = register.settings
    benefits = counted_benefits(register)
    costs = register["costs"].loc[register["costs"]["basis"] == "planned"]
    if benefits.empty and costs.empty:
        return None
    plan = value_case(
        benefits,
        register["initiatives"],
        costs,
        rate=Rate(settings.hurdle_rate),
        horizon_months=settings.horizon_months,
    )
    drawn = draws(register, benefits, seed=seed, count=count)
    return BusinessCase(
        BenefitClass(benefits["benefit_class"].iloc[0]) if len(benefits) else None,
        benefits,
        plan,
        drawn,
        plan.npv(drawn),
        settings.currency,
    )


def counted_benefits(register: Register) -> pd.DataFrame:
    """Return the benefits against which the costs are set: dated, and of one class."""
    benefits, initiatives = register["benefits"], register["initiatives"]
    live = initiatives.loc[initiatives["go_live"].notna(), "initiative_id"]
    dated = benefits[
        benefits["annual_value"].notna() & benefits["initiative_id"].isin(live)
    ]
    rates = run_rate(dated).set_index("benefit_class")["run_rate"]
    gains = rates[rates > 0]
    if gains.empty:
        return dated.iloc[:0]
    first = [each.value for each in COMES_BACK if each.value in gains.index]
    chosen = first[0] if first else str(gains.idxmax())
    return dated[dated["benefit_class"] == chosen]


def worth(case: BusinessCase | None) -> Finding:
    """Return what the promise is worth today, with its range, as a finding."""
    if case is None:
        return Finding(
            _RULE,
            "No business case can be computed: no cost is planned, and no benefit has "
            "a value and a go-live.",
            Verdict.NOT_PLANNED,
            remedy="plan the costs by month, and give value per year and go-live",
        )
    if case.benefit_class is None:
        return Finding(
            _RULE,
            f"Costs of {money(float(case.costs.sum()), case.currency)} are planned, "
            "and no benefit in money to set them against.",
            Verdict.NOT_PLANNED,
            (_promised(case),),
            remedy="decide whether what is promised is worth it without money",
        )
    label = case.benefit_class.label
    said = (
        f"As promised, {label} benefits less all planned costs are worth "
        f"{money(case.as_promised, case.currency)} today. {_range_in_words(case)}"
    )
    if case.benefit_class not in COMES_BACK:
        said += f" No money comes back: {label} is value that no account shows."
    return Finding(_RULE, said, _judged(case), (_promised(case), *_range(case)))


def certain_parts(case: BusinessCase | None) -> Finding | None:
    """Return what counts as certain because no range is stated for it, if anything."""
    if case is None or case.benefit_class is None:
        return None
    said = unstated(case.benefits, case.drawn)
    if not said:
        return None
    return Finding(
        "case.unstated",
        said,
        Verdict.INCOMPLETE,
        remedy="state low and high of the benefits, and of the assumption that decides "
        "each of the others",
    )


def _judged(case: BusinessCase) -> Verdict:
    """Return whether the hurdle rate is earned: in the middle, and likely enough."""
    if not case.is_range or case.benefit_class not in COMES_BACK:
        return Verdict.STATED
    found = outlook(case.worth)
    if found.p50 < 0:
        return Verdict.NOT_MET
    return Verdict.MET if found.below_zero <= LIKELY_LOSS else Verdict.STATED


def _range_in_words(case: BusinessCase) -> str:
    if not case.is_range:
        return "No range is stated, so there is no chance of a loss to be given."
    found = outlook(case.worth)
    low, middle, high = (
        money(each, case.currency) for each in (found.p10, found.p50, found.p90)
    )
    return (
        f"With the ranges stated the middle is {middle}, 8 times in 10 it is between "
        f"{low} and {high}, and the chance of a loss is {percent(found.below_zero)}."
    )


def _promised(case: BusinessCase) -> Quantity:
    return Quantity(
        "net present value as promised",
        case.as_promised,
        case.currency,
        basis=case.scope,
    )


def _range(case: BusinessCase) -> tuple[Quantity, ...]:
    if not case.is_range:
        return ()
    found, unit = outlook(case.worth), case.currency
    basis = f"{counted(found.draws, 'draw')}; {case.scope}"
    return (
        Quantity("net present value, P10", found.p10, unit, basis=basis),
        Quantity("net present value, P50", found.p50, unit, basis=basis),
        Quantity("net present value, P90", found.p90, unit, basis=basis),
        Quantity("chance of a loss", found.below_zero, "share", basis=basis),
    )


def figures(case: BusinessCase | None) -> pd.DataFrame:
    """Return the figures of the case as promised, each with its convention.

    Columns: figure, as_promised (in words) and convention: what holds beyond
    `convention`, which holds for all of them. What does not come back as money has no
    payback and no rate of return. No rows without a benefit or a cost.
    """
    columns = ["figure", "as_promised", "convention"]
    if case is None or case.benefit_class is None or not case.costs.any():
        return pd.DataFrame(columns=columns, dtype="str")
    found = appraisal(
        case.costs,
        case.value,
        rate=case.plan.rate,
        currency=case.currency,
        benefit_class=case.benefit_class,
    )
    common = found[0].basis.split("; ")
    rows = [
        (each.name, _in_words(each), "; ".join(_beyond(each.basis, common)) or _NET)
        for each in found
        if case.benefit_class in COMES_BACK or each.name in _WITHOUT_MONEY_BACK
    ]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def convention(case: BusinessCase | None) -> str:
    """Return the convention that holds for all figures of the case, as a sentence."""
    if case is None or case.benefit_class is None:
        return ""
    scope = f"{case.scope[:1].upper()}{case.scope[1:]}"
    said = f"{scope}; the first month is not discounted."
    if case.benefit_class in COMES_BACK:
        return said
    return f"{said} No money comes back, so nothing is paid back and earns no rate."


def _beyond(basis: str, common: list[str]) -> list[str]:
    return [part for part in basis.split("; ") if part not in common]


def _in_words(figure: Quantity) -> str:
    if figure.value is None:
        return "none"
    if "share" in figure.unit:
        return percent(figure.value) + figure.unit.removeprefix("share")
    if figure.unit.endswith("s") or figure.unit == "ratio":
        return number(figure.value, figure.unit.replace("ratio", ""))
    return money(figure.value, figure.unit)
