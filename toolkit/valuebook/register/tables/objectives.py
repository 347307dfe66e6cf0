"""Objectives, key results and the measures by which both are judged."""

from valuebook.register.kinds import (
    choice,
    flag,
    identifier,
    month,
    number,
    text,
)
from valuebook.register.table import Table

CHAIN_LINKS = (
    "implementation",
    "adoption",
    "productivity",
    "throughput",
    "customer_value",
    "financial_results",
)

OBJECTIVES = Table(
    "objectives",
    "an objective",
    ("objective_id",),
    {
        "objective_id": identifier("the objective's id", example="OBJ-01"),
        "parent_id": identifier(
            "the objective it serves; empty at the top",
            required=False,
            references="objectives",
        ),
        "level": choice("how high it stands", "company", "function", "team"),
        "statement": text("the objective in one sentence", required=True),
        "owner": text("the person who answers for it"),
        "period": text("the period it is set for", example="FY2026"),
        "committed": flag("yes when it must be met in full; no when it is a stretch"),
    },
)

KEY_RESULTS = Table(
    "key_results",
    "a key result: a measure with baseline, target and date",
    ("key_result_id",),
    {
        "key_result_id": identifier("the key result's id", example="KR-01"),
        "objective_id": identifier("the objective", references="objectives"),
        "statement": text("the key result in one sentence", required=True),
        "measure_id": identifier("the measure", required=False, references="measures"),
        "baseline": number("the level at the start"),
        "target": number("the level to reach"),
        "due": month("month by which it is to be reached"),
        "owner": text("the person who answers for it"),
        "guardrail_id": identifier(
            "the measure that must not get worse meanwhile",
            required=False,
            references="measures",
        ),
        "weight": number(
            "its weight in the score of its objective; 1 when empty",
            unit="weight",
            least=0,
        ),
    },
)

MEASURES = Table(
    "measures",
    "what is counted, with unit and source",
    ("measure_id",),
    {
        "measure_id": identifier("the measure's id", example="MEA-01"),
        "name": text("its name", required=True),
        "unit": text("its unit", required=True, example="days"),
        "direction": choice("which way is better", "increase", "decrease"),
        "chain_link": choice(
            "its link in the chain from delivery to money", *CHAIN_LINKS, required=False
        ),
        "frequency": choice(
            "how often it is observed",
            "daily",
            "weekly",
            "monthly",
            "quarterly",
            "yearly",
        ),
        "source": text("where it is read", example="contract system, report C7"),
        "owner": text("who answers for its quality"),
        "function": text("the function whose measure it is"),
    },
)
