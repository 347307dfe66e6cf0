"""What people answered in the scorecard, around the view of their group."""

from sample_data.generator.noise import bell, stream
from sample_data.generator.story import Row


def scorecard(told: Row) -> list[Row]:
    """Return answers around each group's view: a point more or less by person."""
    rows = []
    for group in told["groups"]:
        for item, stated, actual in zip(
            told["items"], group["stated"], group["actual"], strict=True
        ):
            rng = stream(f"{group['name']} {item['dimension']}")
            said = bell(rng, group["answers"])
            felt = bell(rng, group["answers"])
            rows += [
                {
                    "respondent_group": group["name"],
                    **item,
                    "stated": _one_to_five(stated + 0.6 * above),
                    "actual": _one_to_five(actual + 0.8 * below),
                }
                for above, below in zip(said, felt, strict=True)
            ]
    return rows


def _one_to_five(answer: float) -> int:
    return min(max(round(answer), 1), 5)
