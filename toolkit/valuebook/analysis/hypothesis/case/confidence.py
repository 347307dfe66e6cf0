"""Whether the chance that owners give a promise agrees with the ranges they state."""

from valuebook.analysis.hypothesis.case.business_case import BusinessCase
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, percent

APART = 0.1
"""A stated chance this far above what the ranges give does not agree with them."""


def confidence(case: BusinessCase | None) -> Finding | None:
    """Return how often the ranges reach what was promised, beside the stated chance.

    None where no chance or no range is stated.
    """
    if case is None or not case.is_range:
        return None
    stated = case.benefits.loc[case.benefits["annual_value"] > 0, "confidence"].dropna()
    if stated.empty:
        return None
    reached = float((case.worth >= case.as_promised).mean())
    low, high = percent(stated.min()), percent(stated.max())
    given = low if low == high else f"between {low} and {high}"
    agrees = reached >= stated.min() - APART
    return Finding(
        "case.confidence",
        f"The register gives the promise a chance of {given}; by the ranges it states, "
        f"what is promised is reached {_times(reached)}.",
        Verdict.STATED if agrees else Verdict.INCOMPLETE,
        (
            Quantity(
                "chance of what is promised, by the ranges",
                reached,
                "share",
                basis=f"{counted(case.worth.size, 'draw')}; {case.scope}",
            ),
        ),
        remedy=""
        if agrees
        else "promise what the ranges carry, or say why the ranges are too low",
    )


def _times(share: float) -> str:
    """Return a share as so many times in 100."""
    hundredths = round(100 * share)
    if not hundredths:
        return "less than once in 200 times"
    return f"{hundredths} times in 100" if hundredths > 1 else "once in 100 times"
