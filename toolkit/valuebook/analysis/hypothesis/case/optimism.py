"""The case as promised, beside what experience makes of it; never one for the other.

Benefits are counted at what the organization's own closed initiatives have come to;
until there are any, at four fifths. Costs are raised by the published uplift for the
type of initiative, where there is one.
"""

import pandas as pd

from valuebook.analysis.debiasing import SCEPTICAL, Record, kind_of, uplift
from valuebook.analysis.hypothesis.case.business_case import BusinessCase
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, money, percent
from valuebook.register import Register

COLUMNS = ("basis", "benefits", "costs", "net_present_value", "source")
_RULE = "case.optimism"
_MCKINSEY = "McKinsey and University of Oxford, October 2012: large IT projects"


def adjusted(
    register: Register, case: BusinessCase | None, *, own: Record
) -> pd.DataFrame:
    """Return the case as promised and as experience has it, a row each.

    `own` is the organization's record (`track_record.own_record`). Columns: basis,
    benefits and costs (each as a share of what is planned), net_present_value (in the
    reporting currency) and source.
    """
    if case is None or case.benefit_class is None:
        return pd.DataFrame(columns=list(COLUMNS))
    factor = float(own.factor(0.5))
    record = _of_record(own)
    rows = [
        ("as promised", 1.0, 1.0, ""),
        ("benefits as records have them", factor, 1.0, record),
    ]
    kind = kind_of(str(register["initiatives"]["type"].iloc[0]))
    if kind:
        found = uplift(kind)
        source = f"{found.source}, {found.date}: {found.kind}"
        rows += [
            ("and costs, risks mitigated", factor, 1 + found.lower, source),
            ("and costs, nothing mitigated", factor, 1 + found.upper, source),
            (
                "sceptical benefits, costs as planned",
                float(SCEPTICAL.factor(0.5)),
                1.0,
                _MCKINSEY,
            ),
        ]
    frame = pd.DataFrame(rows, columns=["basis", "benefits", "costs", "source"])
    asked = pd.DataFrame({"adoption": frame["benefits"], "cost": frame["costs"]})
    return frame.assign(net_present_value=case.plan.npv(asked))[list(COLUMNS)]


def beside_experience(adjusted: pd.DataFrame, *, own: Record, currency: str) -> Finding:
    """Return what is left of the case when experience is laid beside the promise.

    `adjusted` is the frame of `adjusted`.
    """
    if adjusted.empty:
        return Finding(
            _RULE,
            "There is no case in money that experience could be laid beside.",
            Verdict.NOT_APPLICABLE,
        )
    promised, recorded = adjusted["net_present_value"].iloc[:2]
    low, high = own.factor([0.1, 0.9])
    said = (
        f"Counted at {percent(adjusted['benefits'].iloc[1])} of what is promised, the "
        f"benefits leave {money(recorded, currency)} instead of "
        f"{money(promised, currency)}"
    )
    known = (
        f"{_of_record(own)}: 8 promises in 10 come to between {percent(low)} and "
        f"{percent(high)}"
    )
    beyond = adjusted[adjusted["costs"] > 1]
    if len(beyond):
        row = beyond.iloc[0]
        said += (
            f", and {money(row['net_present_value'], currency)} when costs rise by "
            f"{percent(row['costs'] - 1)} too"
        )
    else:
        known += "; no uplift of costs is published for this type of initiative"
    return Finding(
        _RULE,
        f"{said} ({known}).",
        Verdict.STATED,
        tuple(
            Quantity(
                f"net present value, {row['basis']}",
                row["net_present_value"],
                currency,
                basis=row["source"],
            )
            for row in adjusted.to_dict("records")
        ),
        evidence=adjusted,
    )


def _of_record(own: Record) -> str:
    if own.initiatives:
        return f"own record of {counted(own.initiatives, 'closed initiative')}"
    return "no initiative is closed yet, so a house prior"
