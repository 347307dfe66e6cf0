"""What it does to the case whether its benefits come or fail together."""

from valuebook.analysis.hypothesis.case.business_case import SEED, BusinessCase
from valuebook.analysis.hypothesis.case.inputs import draws
from valuebook.analysis.uncertainty import AMONG_BENEFITS, DRAWS, outlook
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import percent
from valuebook.register import Register

BESIDE = (0.0, 0.6)
"""The correlations that are shown beside the customary one."""


def together(
    register: Register,
    case: BusinessCase | None,
    *,
    seed: int = SEED,
    count: int = DRAWS,
) -> Finding | None:
    """Return the chance of a loss at other correlations of the benefits.

    None where fewer than two benefits of the case have a range: nothing correlates.
    """
    if case is None or case.benefits["benefit_id"].isin(case.drawn.columns).sum() < 2:
        return None
    chances = {
        each: outlook(
            case.plan.npv(
                draws(register, case.benefits, seed=seed, count=count, correlation=each)
            )
        ).below_zero
        for each in BESIDE
    }
    apart, close = (percent(chances[each]) for each in BESIDE)
    return Finding(
        "case.correlation",
        f"The benefits are taken to come and fail together at {AMONG_BENEFITS}, as is "
        "customary where nothing was measured; were they independent, the chance of a "
        f"loss would be {apart}, at {BESIDE[1]} it would be {close}.",
        Verdict.STATED,
        tuple(
            Quantity(
                f"chance of a loss, correlation {each}",
                chance,
                "share",
                basis=f"{count} draws; {case.scope}",
            )
            for each, chance in chances.items()
        ),
    )
