"""Risk avoidance: the loss of a year to be expected, before and after."""

import pandas as pd

from valuebook.analysis.ai.factors import Factor, factors, weakest
from valuebook.analysis.risk import Risk, loss_summary, yearly_losses
from valuebook.analysis.uncertainty import ThreePoint
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import listed, money
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


def risks(own: Register, benefit: str) -> tuple[Risk, Risk] | None:
    """Return the risk that a benefit lowers, before and after; None if not stated."""
    known = _known(own, benefit)
    if known is None:
        return None
    loss = ThreePoint(
        known["loss_low"].value, known["loss_likely"].value, known["loss_high"].value
    )
    before, after = (
        Risk(known[f"threats_{when}"].value, known[f"loss_share_{when}"].value, loss)
        for when in ("before", "after")
    )
    return before, after


def _known(own: Register, benefit: str) -> dict[str, Factor] | None:
    rows = own["benefits"].set_index("benefit_id")
    known = factors(own, str(rows.loc[benefit, "initiative_id"]), benefit)
    return known if all(name in known for name in _NEEDED) else None


def losses(own: Register, *, seed: int = SEED) -> pd.DataFrame:
    """Return the loss of a year before and after, for each risk that is stated.

    Columns: benefit_id, then those of `loss_summary`: figure (mean, P50, P90, P95),
    before, after and change, in the reporting currency.
    """
    parts = []
    for benefit in own["benefits"]["benefit_id"]:
        pair = risks(own, benefit)
        if pair is None:
            continue
        before, after = (yearly_losses(each, seed=seed, count=YEARS) for each in pair)
        parts.append(loss_summary(before, after).assign(benefit_id=benefit))
    columns = ["benefit_id", "figure", "before", "after", "change"]
    if not parts:
        return pd.DataFrame(columns=columns)
    return pd.concat(parts, ignore_index=True)[columns]


def answer(own: Register) -> Finding:
    """Return by how much the expected loss of a year fell, as a finding."""
    rule = "ai_risk.expected_loss"
    currency = own.settings.currency
    promised = own["benefits"].loc[
        own["benefits"]["category"] == "risk_avoidance", "benefit_id"
    ]
    if promised.empty:
        return Finding(rule, "No risk is promised to be lower.", Verdict.NOT_PLANNED)
    years = losses(own)
    said, missing, quantities, soft = [], [], [], set()
    for benefit in promised:
        pair, known = risks(own, benefit), _known(own, benefit)
        if pair is None or known is None:
            missing.append(benefit)
            continue
        before, after = (each.expected_loss for each in pair)
        rows = years[years["benefit_id"] == benefit].set_index("figure")
        fell = {
            name: f"from {money(rows['before'][name], currency)} to "
            f"{money(rows['after'][name], currency)}"
            for name in ("P50", "P90", "P95")
        }
        expected = f"from {money(before, currency)} to {money(after, currency)}"
        said.append(
            f"{benefit}: the loss to be expected in a year {expected}, that of a "
            f"middling year {fell['P50']}, of one year in ten {fell['P90']}, of one in "
            f"twenty {fell['P95']}"
        )
        quantities.append(
            Quantity(
                f"expected loss avoided, {benefit}",
                before - after,
                currency,
                basis=f"a year; {weakest([known[name] for name in _NEEDED])}",
            )
        )
        soft |= {each.name.replace("_", " ") for each in known.values()
                 if each.name in _NEEDED and not each.is_measured}  # fmt: skip
    if missing:
        gap = f"Threats and losses are not stated for {listed(missing)}."
        sentence = f"{'; '.join(said)}. {gap}" if said else gap
        return Finding(
            rule,
            sentence,
            Verdict.INCOMPLETE if said else Verdict.NOT_MEASURED,
            tuple(quantities),
            remedy="state how often it can happen and what it costs, low to high",
        )
    return Finding(
        rule,
        f"{'; '.join(said)}. It is no money in a budget."
        + (f" Not measured: {listed(sorted(soft))}." if soft else ""),
        Verdict.INCOMPLETE if soft else Verdict.MEASURED,
        tuple(quantities),
        remedy="have somebody outside the initiative check what is not measured"
        if soft
        else "",
    )
