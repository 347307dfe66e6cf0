"""From an estimate to the strongest wording it allows."""

from valuebook.analysis.attribution.estimate import Estimate
from valuebook.analysis.attribution.result import AttributionVerdict, Effect, Placebo
from valuebook.analysis.attribution.spec import Spec
from valuebook.model.wording import number, percent

_RARE = 0.10  # share of placebos at least as large that an effect may have
_ENOUGH = 10  # placebos below which the effect must be the largest of them
_COMPARED = 3  # grade from which an effect can be credited to the change
_LEAST = 2  # grade below which nothing is said


def amount(value: float, spec: Spec) -> str:
    """Return an effect as text: a percentage on the scales log and count."""
    return percent(value) if spec.is_ratio else number(value)


def graded(estimate: Estimate) -> int:
    """Return the Maryland grade: that of the design, less one for each downgrade."""
    return max(1, estimate.grade - len(estimate.downgrades))


def judged(estimate: Estimate, spec: Spec) -> tuple[AttributionVerdict, list[str]]:
    """Return the verdict on an estimate, and the sentences that give its reasons."""
    grade, found = graded(estimate), estimate.found
    reasons = [f"Grade lowered: {each}." for each in estimate.downgrades]
    reasons += estimate.untested
    if estimate.unreliable or not found.is_known:
        return AttributionVerdict.INSUFFICIENT, [*reasons, *estimate.unreliable]
    if grade < _LEAST:
        reasons.append("At grade 1 no effect is credited to the change or denied.")
        return AttributionVerdict.INSUFFICIENT, reasons
    if not found.excludes_zero:
        return _without_effect(found, spec, reasons)
    against = _against(estimate, spec)
    if against:
        return AttributionVerdict.NOT_ATTRIBUTABLE, [*reasons, *against]
    rare = estimate.placebo.p is not None and estimate.placebo.p <= _RARE
    if grade >= _COMPARED and not rare:
        reasons.append("Too few placebos to credit the effect to the change.")
    if grade < _COMPARED or estimate.untested or not rare:
        return AttributionVerdict.ASSOCIATED, reasons
    promised = spec.promised_effect
    if promised is not None and _falls_short(found, promised):
        share = percent(found.effect / promised)
        near, far = sorted((found.low / promised, found.high / promised))
        said = f"{percent(near)} to {percent(far)}"
        reasons.append(f"The effect is {share} of what was promised ({said}).")
        return AttributionVerdict.PARTLY_ATTRIBUTABLE, reasons
    return AttributionVerdict.ATTRIBUTABLE, reasons


def _without_effect(
    found: Effect, spec: Spec, reasons: list[str]
) -> tuple[AttributionVerdict, list[str]]:
    """Return what an interval that holds zero comes to."""
    smallest = f"the smallest effect found 8 times in 10 is {amount(found.mde, spec)}"
    if spec.promised_effect is None:
        reasons.append(f"The interval holds zero; {smallest}.")
        return AttributionVerdict.NOT_ATTRIBUTABLE, reasons
    promised = amount(abs(spec.promised_effect), spec)
    if found.mde <= abs(spec.promised_effect):
        reasons.append(f"The interval holds zero; {smallest}, {promised} was promised.")
        return AttributionVerdict.NOT_ATTRIBUTABLE, reasons
    reasons.append(
        f"The data cannot decide: {smallest}, more than the {promised} promised."
    )
    return AttributionVerdict.INSUFFICIENT, reasons


def _against(estimate: Estimate, spec: Spec) -> list[str]:
    """Return why an effect that is there cannot be credited to the change."""
    against = list(estimate.contradicted)
    if not passes(estimate.placebo):
        rank, n = estimate.placebo.rank, estimate.placebo.n
        against.append(
            f"As large an effect is found where nothing happened: rank {rank} of {n} "
            f"placebos in {estimate.placebo.kind}."
        )
    wanted = {"increase": 1.0, "decrease": -1.0}.get(spec.direction, 0.0)
    wanted = wanted or spec.promised_effect or 0.0
    if wanted * estimate.found.effect < 0:
        against.append("The outcome moved against the promised direction.")
    return against


def passes(placebo: Placebo) -> bool:
    """Return whether an effect stands out among placebos; few must all be smaller."""
    if placebo.rank is None or placebo.p is None:
        return True
    return placebo.rank == 1 or (placebo.n >= _ENOUGH and placebo.p <= _RARE)


def _falls_short(found: Effect, promised: float) -> bool:
    inside = found.low <= promised <= found.high
    return not inside and abs(found.effect) < abs(promised)
