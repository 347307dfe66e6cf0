"""Risk avoidance: the loss of a year to be expected, before and after."""

from collections.abc import Iterator, Mapping

import pandas as pd

from valuebook.analysis.ai.factors import MOST_TOLD, Factor, factors, some, weakest
from valuebook.analysis.risk import Risk, loss_summary, yearly_losses
from valuebook.analysis.rows import rows_of
from valuebook.analysis.uncertainty import ThreePoint
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money
from valuebook.register import Register

_NEEDED = (
    "threats_before",
    "threats_after",
    "loss_share_before",
    "loss_share_after",
    "loss_low",
    "loss_likely",
    "loss_high",
)
SEED, YEARS = 2026, 20_000


Pair = tuple[Risk, Risk]
"""A risk before and after what was done against it."""


def risks(known: dict[str, Factor]) -> Pair | None:
    """Return the risk that a benefit lowers by its factors, before and after.

    None where one of them is not stated.
    """
    if any(name not in known for name in _NEEDED):
        return None
    loss = ThreePoint(
        known["loss_low"].value, known["loss_likely"].value, known["loss_high"].value
    )
    before, after = (
        Risk(known[f"threats_{when}"].value, known[f"loss_share_{when}"].value, loss)
        for when in ("before", "after")
    )
    return before, after


def losses(stated: Mapping[str, Pair], *, seed: int = SEED) -> pd.DataFrame:
    """Return the loss of a year before and after, for each risk that is stated.

    Columns: benefit_id, then those of `loss_summary`: figure (mean, P50, P90, P95),
    before, after and change, in the reporting currency.
    """
    parts = []
    for benefit, pair in stated.items():
        before, after = (yearly_losses(each, seed=seed, count=YEARS) for each in pair)
        parts.append(loss_summary(before, after).assign(benefit_id=benefit))
    columns = ["benefit_id", "figure", "before", "after", "change"]
    if not parts:
        return pd.DataFrame(columns=columns)
    return pd.concat(parts, ignore_index=True)[columns]


def answer(own: Register) -> Finding:
    """Return by how much the expected loss of a year fell, as a finding.

    Of many risks the largest changes are told each, the others together: what is to
    be expected of several is the sum of what is to be expected of each.
    """
    rule = "ai_risk.expected_loss"
    currency = own.settings.currency
    benefits, every = own["benefits"], factors(own)
    promised = {
        row.benefit_id: every[row.initiative_id, row.benefit_id]
        for row in rows_of(benefits[benefits["category"] == "risk_avoidance"])
    }
    if not promised:
        return Finding(rule, "No risk is promised to be lower.", Verdict.NOT_PLANNED)
    stated = {
        benefit: pair
        for benefit, known in promised.items()
        if (pair := risks(known)) is not None
    }
    missing = [benefit for benefit in promised if benefit not in stated]
    largest = sorted(stated, key=lambda each: -abs(_fall(stated[each])))[:MOST_TOLD]
    told = {benefit: stated[benefit] for benefit in stated if benefit in largest}
    said = list(_said(told, currency))
    if rest := [stated[benefit] for benefit in stated if benefit not in largest]:
        before, after = (sum(pair[at].expected_loss for pair in rest) for at in (0, 1))
        said.append(
            f"{counted(len(rest), 'smaller change')} together: the loss to be expected "
            f"in a year from {money(before, currency)} to {money(after, currency)}"
        )
    quantities = tuple(
        Quantity(
            f"expected loss avoided, {benefit}",
            _fall(pair),
            currency,
            basis=f"a year; {weakest([promised[benefit][name] for name in _NEEDED])}",
        )
        for benefit, pair in stated.items()
    )
    if missing:
        gap = f"Threats and losses are not stated for {some(missing)}."
        sentence = f"{'; '.join(said)}. {gap}" if said else gap
        return Finding(
            rule,
            sentence,
            Verdict.INCOMPLETE if said else Verdict.NOT_MEASURED,
            quantities,
            remedy="state how often it can happen and what it costs, low to high",
        )
    soft = {
        name.replace("_", " ")
        for benefit in stated
        for name in _NEEDED
        if not promised[benefit][name].is_measured
    }
    return Finding(
        rule,
        f"{'; '.join(said)}. It is no money in a budget."
        + (f" Stated, not measured: {listed(sorted(soft))}." if soft else ""),
        Verdict.INCOMPLETE if soft else Verdict.MEASURED,
        quantities,
        remedy="have somebody outside the initiative check what is not measured"
        if soft
        else "",
    )


def _fall(pair: Pair) -> float:
    before, after = pair
    return before.expected_loss - after.expected_loss


def _said(stated: Mapping[str, Pair], currency: str) -> Iterator[str]:
    years = losses(stated)
    for benefit, pair in stated.items():
        rows = years[years["benefit_id"] == benefit].set_index("figure")
        fell = {
            name: f"from {money(rows['before'][name], currency)} to "
            f"{money(rows['after'][name], currency)}"
            for name in ("P50", "P90", "P95")
        }
        before, after = (each.expected_loss for each in pair)
        expected = f"from {money(before, currency)} to {money(after, currency)}"
        yield (
            f"{benefit}: the loss to be expected in a year {expected}, that of a "
            f"middling year {fell['P50']}, of one year in ten {fell['P90']}, of one in "
            f"twenty {fell['P95']}"
        )
