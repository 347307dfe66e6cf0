"""Money that is promised and confirmed in the stories, to the cent."""

from collections.abc import Iterator
from decimal import Decimal
from statistics import fmean

import pandas as pd

from sample_data.generator.exact import cents, exact
from sample_data.generator.observations import observed
from sample_data.generator.story import Row, Story


def benefits(story: Story, directions: dict[str, str]) -> list[Row]:
    """Return the benefits, with the annual value that the promise comes to.

    `directions` says by measure which way is better.
    """
    rows = []
    for benefit in story.rows("benefits"):
        row = {"initiative_id": story.initiative_id, **benefit}
        row.pop("confirmed", None)
        if "value_per_unit" in benefit:
            gain = exact(benefit["target"]) - exact(benefit["baseline"])
            sign = 1 if directions[benefit["measure_id"]] == "increase" else -1
            row["annual_value"] = cents(sign * gain * exact(benefit["value_per_unit"]))
        rows.append(row)
    return rows


def realized(story: Story) -> list[Row]:
    """Return the money confirmed for each benefit, month by month."""
    return [
        row
        for benefit in story.rows("benefits")
        for confirmed in benefit.get("confirmed", ())
        for row in _confirmed(story, benefit, confirmed)
    ]


def _confirmed(story: Story, benefit: Row, confirmed: Row) -> Iterator[Row]:
    """Yield what the measure moved by, in money, times the share that is accepted.

    A month in which it moved the other way than promised is confirmed as nothing.
    """
    measure = story.measure(benefit["measure_id"])
    sign = 1 if measure["direction"] == "increase" else -1
    a_unit = sign * exact(benefit["value_per_unit"])
    promised = a_unit * (exact(benefit["target"]) - exact(benefit["baseline"]))
    for month, value in _monthly(story, measure).items():
        if month < pd.Period(confirmed["from"], "M"):
            continue
        moved = a_unit * (exact(value) - exact(benefit["baseline"])) / 12
        accepted = moved * exact(confirmed["share"])
        yield {
            "benefit_id": benefit["benefit_id"],
            "month": month,
            "amount": cents(accepted if accepted * promised > 0 else Decimal(0)),
            "benefit_class": confirmed.get("benefit_class", benefit["benefit_class"]),
            "confirmed_by": confirmed["by"],
        }


def _monthly(story: Story, measure: Row) -> dict[pd.Period, float]:
    """Return the measure by month: the mean of the values observed in it."""
    series = observed(story, measure)
    missing = measure["series"].get("missing", ())
    found: dict[pd.Period, list[float]] = {}
    for day, value in zip(series.days, series.shown, strict=True):
        if f"{day:%Y-%m}" not in missing:
            found.setdefault(pd.Period(day, "M"), []).append(value)
    return {month: fmean(values) for month, values in found.items()}
