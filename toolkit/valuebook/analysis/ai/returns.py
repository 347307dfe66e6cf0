"""Whether an initiative generates value or burns cash, by attributed value.

Attributed value is confirmed money of the window times the share of the change that
is credited to the initiative. Classes are never added: money in the budget (cashable)
and margin each stand against the cost alone, capacity and avoided cost beside them.
"""

import pandas as pd

from valuebook.analysis.ai.factors import MOST_TOLD, factors, some
from valuebook.analysis.ai.measured import Measured, viewed
from valuebook.analysis.ai.spending import total
from valuebook.analysis.ai.use import not_applicable
from valuebook.analysis.ai.view import View, in_window
from valuebook.analysis.months import month
from valuebook.analysis.rows import rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money, percent
from valuebook.register import Register

GENERATING, CAPACITY, BURNING = (
    "value-generating",
    "covered by capacity",
    "cash-burning",
)
NOT_MEASURED = "not measured"
LEDGER, BILL = "ledger", "bill"
_MONEY = (BenefitClass.CASHABLE.value, BenefitClass.REVENUE_MARGIN.value)


def attributed(own: Register, view: View, *, as_of: str) -> pd.DataFrame:
    """Return the confirmed money of the window by benefit and class, and what counts.

    Columns: initiative_id, benefit_id, category, benefit_class, confirmed, share (of
    the change credited to the initiative; 1 where nobody stated one), basis (of that
    share) and attributed, in the reporting currency.
    """
    paid = _of_window(own["realized"], view, as_of=as_of)
    sums = paid.groupby(["benefit_id", "benefit_class"])["amount"].sum().reset_index()
    benefits = own["benefits"].set_index("benefit_id")
    whose, category = benefits["initiative_id"].to_dict(), benefits["category"]
    known, lines = factors(own), []
    for row in rows_of(sums):
        initiative = str(whose[row.benefit_id])
        share = known[initiative, row.benefit_id].get("attribution_share")
        part, basis = (share.value, share.basis) if share else (1.0, "not stated")
        lines.append(
            (initiative, row.benefit_id, category[row.benefit_id], row.benefit_class,
             row.amount, part, basis, row.amount * part)
        )  # fmt: skip
    columns = [
        "initiative_id", "benefit_id", "category", "benefit_class", "confirmed",
        "share", "basis", "attributed",
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=columns)


def returns(
    measured: Measured, own: Register, view: View, *, as_of: str
) -> pd.DataFrame:
    """Return attributed value beside cost over the window, for each initiative.

    One row per initiative and class of value (one without class where nothing was
    confirmed). Columns: initiative_id, name, benefit_class, attributed, cost (of the
    window; NaN where none is known), cost_from (ledger for the running cost recorded
    there, bill where the vendors billed more than that), per_unit (value for one unit
    of cost) and standing: value-generating when a class of money alone covers the cost,
    covered by capacity when only another class does, cash-burning when none does, not
    measured without a cost.
    """
    costs = _of_window(own["costs"], view, as_of=as_of)
    running = costs[costs["basis"].eq("actual") & costs["kind"].eq("running")]
    recorded = running.groupby("initiative_id")["amount"].sum()
    billed = _billed(measured, own, view, as_of=as_of)
    value = attributed(own, view, as_of=as_of)
    named = ["initiative_id", "benefit_class"]
    sums: dict[str, dict[str, float]] = {}
    for part in rows_of(value.groupby(named)["attributed"].sum().reset_index()):
        sums.setdefault(part.initiative_id, {})[part.benefit_class] = part.attributed
    lines = []
    for row in rows_of(own["initiatives"]):
        ledger, bill = (
            float(of.get(row.initiative_id, float("nan"))) for of in (recorded, billed)
        )
        is_billed = bill > (0.0 if pd.isna(ledger) else ledger)
        paid, source = (bill, BILL) if is_billed else (ledger, LEDGER)
        by_class = sums.get(row.initiative_id, {})
        standing = _standing(by_class, paid)
        classes: list[tuple[str | None, float]] = [*sorted(by_class.items())]
        for name, amount in classes or [(None, float("nan"))]:
            lines.append(
                (row.initiative_id, row.name, name, amount, paid, source,
                 amount / paid if paid else float("nan"), standing)
            )  # fmt: skip
    columns = [
        "initiative_id", "name", "benefit_class", "attributed", "cost", "cost_from",
        "per_unit", "standing",
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=columns)


def _billed(
    measured: Measured, own: Register, view: View, *, as_of: str
) -> dict[str, float]:
    """Return what was billed for each use case, in the reporting currency."""
    bill = viewed(measured, own, View(view.months)).spent
    rows = in_window(bill.rows, view.window(as_of))
    return {
        str(use_case): float(total(part["amount"]))
        for use_case, part in rows.groupby("use_case")
    }


def _of_window(rows: pd.DataFrame, view: View, *, as_of: str) -> pd.DataFrame:
    last = month(as_of)
    return rows[(rows["month"] > last - view.months) & (rows["month"] <= last)]


def _standing(by_class: dict[str, float], cost: float) -> str:
    if pd.isna(cost) or cost <= 0:
        return NOT_MEASURED
    if any(by_class.get(name, 0.0) >= cost for name in _MONEY):
        return GENERATING
    if any(amount >= cost for amount in by_class.values()):
        return CAPACITY
    return BURNING


def answer(own: Register, returns: pd.DataFrame, view: View, *, as_of: str) -> Finding:
    """Return which initiatives generate value and which burn cash, as a finding."""
    rule, rows = "ai_returns.standing", returns
    if rows.empty:
        return not_applicable(rule)
    currency = own.settings.currency
    each = [part for _, part in rows.groupby("initiative_id", sort=True)]
    said = (
        [_said(part, currency) for part in each]
        if len(each) <= MOST_TOLD
        else _counted(rows)
    )
    standings = set(rows["standing"])
    return Finding(
        rule,
        f"{view.over(as_of)}, after attribution: {'; '.join(said)}.",
        Verdict.NOT_MET
        if BURNING in standings
        else Verdict.NOT_MEASURED
        if standings <= {NOT_MEASURED}
        else Verdict.WITHIN_TOLERANCE
        if CAPACITY in standings
        else Verdict.MET,
        tuple(
            Quantity(
                f"{row.initiative_id}, {BenefitClass(row.benefit_class).label}",
                row.attributed,
                currency,
                as_of,
                "confirmed, after attribution",
            )
            for row in rows_of(rows)
            if pd.notna(row.benefit_class)
        ),
        evidence=rows,
    )


def _said(part: pd.DataFrame, currency: str) -> str:
    """Return how one initiative stands, with its value and its cost."""
    first = part.iloc[0]
    if first["standing"] == NOT_MEASURED:
        return f"{first['initiative_id']} has no recorded running cost and no bill"
    amounts = [
        f"{money(row.attributed, currency)} {BenefitClass(row.benefit_class).label}"
        for row in rows_of(part)
        if pd.notna(row.benefit_class)
    ]
    cost = "a running cost" if first["cost_from"] == LEDGER else "a bill"
    return (
        f"{first['initiative_id']} is {first['standing']}: "
        f"{listed(amounts) if amounts else 'no confirmed money'} against {cost} of "
        f"{money(first['cost'], currency)}"
    )


def _counted(rows: pd.DataFrame) -> list[str]:
    """Return how many initiatives stand how, the worst named."""
    stands = rows.drop_duplicates("initiative_id").groupby("standing")["initiative_id"]
    ids = {str(name): list(part) for name, part in stands}
    return [
        f"{len(ids[name])} {name}"
        + (f" ({some(ids[name])})" if name == BURNING else "")
        for name in (BURNING, NOT_MEASURED, CAPACITY, GENERATING)
        if name in ids
    ]


def credited(register: Register) -> Finding:
    """Return whether a change is credited more than once, as a finding.

    Benefits that are judged by the same measure share its change: their attribution
    shares add up to one at most. Each benefit stands in one category.
    """
    rule = "ai_returns.attribution"
    benefits = register["benefits"]
    shares = register["ai_factors"]
    shares = shares[shares["factor"] == "attribution_share"]
    stated = shares.set_index("benefit_id")["value"]
    beyond = []
    for measure, rows in benefits.dropna(subset="measure_id").groupby("measure_id"):
        given = [float(stated.get(each, float("nan"))) for each in rows["benefit_id"]]
        whole = sum(each for each in given if pd.notna(each))
        if whole > 1 + 1e-9:
            ids = some(list(rows["benefit_id"]))
            beyond.append(f"{measure}: {percent(whole)} between {ids}")
    bare = [each for each in benefits["benefit_id"] if each not in stated.index]
    parts = [
        f"{row.benefit_id} {percent(row.value)} ({row.basis})"
        for row in rows_of(shares[shares["value"] < 1])
    ]
    counted_in_part = f" Counted in part: {some(parts)}." if parts else ""
    if len(beyond) > MOST_TOLD:
        beyond[MOST_TOLD:] = [counted(len(beyond) - MOST_TOLD, "more measure")]
    if beyond:
        return Finding(
            rule,
            f"A change is credited more than once: {'; '.join(beyond)}.",
            Verdict.GAP,
            remedy="agree shares that add up to one at most",
        )
    if bare:
        return Finding(
            rule,
            f"No change is credited more than once; {len(bare)} of {len(benefits)} "
            "benefits count in full because nobody stated what share is due to the "
            "initiative."
            f"{counted_in_part}",
            Verdict.INCOMPLETE,
            remedy=f"state the share of {some(bare)}, and by what comparison",
        )
    return Finding(
        rule,
        "No change is credited more than once, and every share is stated."
        f"{counted_in_part}",
        Verdict.SOUND,
    )
