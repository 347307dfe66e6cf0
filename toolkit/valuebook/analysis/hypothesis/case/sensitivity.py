"""Which input the case hangs on, and which is worth measuring before deciding."""

import pandas as pd

from valuebook.analysis.hypothesis.case.business_case import BusinessCase
from valuebook.analysis.hypothesis.case.inputs import in_words, unit_of
from valuebook.analysis.uncertainty import (
    go_or_not,
    information_value,
    switching_values,
    tornado,
)
from valuebook.analysis.uncertainty import (
    measure_next as first_to_measure,
)
from valuebook.model import Finding, Verdict
from valuebook.model.wording import money

COLUMNS = (
    "input",
    "unit",
    "p10",
    "p90",
    "worth_at_p10",
    "worth_at_p90",
    "swing",
    "switching_value",
    "chance",
    "evppi",
)


def inputs(case: BusinessCase | None) -> pd.DataFrame:
    """Return what hangs on each input of the case, the widest swing first.

    Columns: input (in words), unit (a currency, months, or share of the plan), p10 and
    p90 (in the input's unit), worth_at_p10 and
    worth_at_p90 (net present value while the others stay in their middle), swing,
    switching_value (of the input, at which the case is worth nothing; NaN for none),
    chance (share of draws beyond it) and evppi (what knowing it before deciding is
    worth). No rows where no range is stated.
    """
    if case is None or not case.is_range:
        return pd.DataFrame(columns=list(COLUMNS)).astype(
            dict.fromkeys(COLUMNS[2:], "float64")
        )
    rows = tornado(case.drawn, case.plan.npv)
    turning = switching_values(case.drawn, case.plan.npv)
    known = information_value(case.drawn, case.worth)
    joined = rows.merge(turning, on="input").merge(known, on="input")
    units = [unit_of(str(each), case.currency) for each in joined["input"]]
    return joined.assign(
        input=joined["input"].map(in_words), unit=pd.Series(units, dtype="str")
    )[list(COLUMNS)]


def measure_next(case: BusinessCase | None, inputs: pd.DataFrame) -> Finding:
    """Return which input to measure before deciding, and what that is worth.

    `inputs` is the frame of `inputs`.
    """
    if case is None or inputs.empty:
        return Finding(
            "case.information",
            "No range is stated, so nothing says what to measure before deciding.",
            Verdict.NOT_MEASURED,
            remedy="state low and high of the benefits, and of what decides adoption, "
            "delay and cost",
        )
    ranked = inputs.sort_values("evppi", ascending=False, kind="stable")
    found = first_to_measure(ranked, currency=case.currency, basis=case.scope)
    if len(ranked) == 1 or not (ranked["evppi"] > 0).any():
        return found
    everything = money(go_or_not(case.worth), case.currency)
    many = "both" if len(ranked) == 2 else f"all {len(ranked)}"
    return Finding(
        found.rule,
        f"{found.sentence} To know {many} inputs would be worth "
        f"{everything}: no trial should cost more.",
        found.verdict,
        found.quantities,
        evidence=inputs,
    )
