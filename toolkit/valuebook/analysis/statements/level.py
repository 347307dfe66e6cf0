"""Output or outcome, and at which level, judged from the signs of a statement.

A multinomial logistic model over readable signs: the weights of the signs found are
added for each level, and the label is the side with the greater total probability.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from valuebook.analysis.statements.weights import WEIGHTS

Weights = Mapping[str, tuple[float, ...]]

LEVELS = (
    "activity",
    "output",
    "adoption",
    "operational_outcome",
    "customer_outcome",
    "financial_outcome",
)
OUTPUT_LEVELS = frozenset(LEVELS[:2])
_REASONS_SHOWN = 3


@dataclass(frozen=True)
class Judgement:
    """What a statement is, how sure that is, and the signs that decided it.

    `certainty` is the model's probability of the label, 0.5 to 1.
    """

    label: str
    level: str
    certainty: float
    reasons: tuple[str, ...]


def judge(signs: Mapping[str, float], weights: Weights = WEIGHTS) -> Judgement:
    """Return label and level for the signs of a statement.

    `weights` gives a number per level for each sign; other weights than the shipped
    ones serve for measuring how well they do on statements they were not fitted to.

    >>> read = judge({"any statement": 1, "command up": 1, "moved money": 1})
    >>> read.label, read.level
    ('outcome', 'financial_outcome')
    """
    shares = probabilities(signs, weights)
    output_share = sum(shares[level] for level in OUTPUT_LEVELS)
    label = "output" if output_share > 0.5 else "outcome"
    side = [
        level for level in LEVELS if (level in OUTPUT_LEVELS) == (label == "output")
    ]
    level = max(side, key=lambda each: shares[each])
    certainty = max(output_share, 1 - output_share)
    return Judgement(label, level, certainty, _reasons(signs, side, weights))


def probabilities(
    signs: Mapping[str, float], weights: Weights = WEIGHTS
) -> dict[str, float]:
    """Return the probability of each level, from 0 to 1; they sum to 1."""
    totals = [0.0] * len(LEVELS)
    for name, strength in signs.items():
        for place, weight in enumerate(weights.get(name, ())):
            totals[place] += strength * weight
    highest = max(totals)
    powers = [exp(total - highest) for total in totals]
    whole = sum(powers)
    return {level: power / whole for level, power in zip(LEVELS, powers, strict=True)}


def _reasons(
    signs: Mapping[str, float], side: list[str], weights: Weights
) -> tuple[str, ...]:
    """Return the signs that spoke most for one side, strongest first."""
    places = [LEVELS.index(level) for level in side]
    others = [place for place in range(len(LEVELS)) if place not in places]

    def pull(name: str) -> float:
        row = weights.get(name, (0.0,) * len(LEVELS))
        for_side = max(row[place] for place in places)
        return signs[name] * (for_side - max(row[place] for place in others))

    ranked = sorted(signs, key=lambda name: (-pull(name), name))
    return tuple(name for name in ranked[:_REASONS_SHOWN] if pull(name) > 0)
