"""Actuals: the values that the measures of a story show."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from sample_data.generator.noise import stream
from sample_data.generator.periods import FIRST, LAST, month_ends, sundays
from sample_data.generator.series import Course, effects, levelled, undisturbed
from sample_data.generator.story import Row, Story

_NOT_OF_THE_COURSE = {"since", "from", "missing", "also", "groups", "marks", "level_at"}


@dataclass(frozen=True)
class Observed:
    """One measure's series, and how much of each value the change brought about."""

    measure: Row
    days: list[date]
    shown: list[float]
    brought: list[float]


def observed(story: Story, measure: Row) -> Observed:
    """Return the series of a measure from its course."""
    told = measure["series"]
    course = Course(
        **{name: told[name] for name in told if name not in _NOT_OF_THE_COURSE}
    )
    since = told.get("since", story.go_live)
    first = pd.Period(told["from"], "M") if "from" in told else FIRST
    calendar = sundays if measure["frequency"] == "weekly" else month_ends
    days = calendar(first, LAST)
    plain = undisturbed(course, days, stream(measure["measure_id"]))
    for first, last, mean in _windows(story, measure, since):
        inside = [first <= pd.Period(day, "M") <= last for day in days]
        if any(inside):
            plain = levelled(plain, inside, mean, course.decimals)
    brought = effects(course, days, since)
    values = [
        round(min(max(value + change, course.least), course.most), course.decimals)
        for value, change in zip(plain, brought, strict=True)
    ]
    return Observed(measure, days, values, brought)


def actuals(story: Story) -> list[Row]:
    """Return the actuals of a story: every measure, every period but those missing."""
    rows = []
    for measure in story.rows("measures"):
        if "series" not in measure:
            continue
        told = measure["series"]
        series = observed(story, measure)
        marks = {
            "source": measure.get("source", ""),
            "entered_by": measure["function"],
            "validated_by": "Controlling",
            **told.get("marks", {}),
        }
        for initiative in (story.initiative_id, *told.get("also", ())):
            rows += [
                {
                    "measure_id": measure["measure_id"],
                    "initiative_id": initiative,
                    "date": day,
                    "value": value,
                    **marks,
                }
                for day, value in zip(series.days, series.shown, strict=True)
                if f"{day:%Y-%m}" not in told.get("missing", ())
            ]
        rows += _by_group(story, series, told.get("groups", {}), marks)
    return rows


def _by_group(
    story: Story, series: Observed, groups: dict[str, float], marks: Row
) -> list[Row]:
    """Return the series of each group: the whole moved by the group's difference."""
    decimals = series.measure["series"].get("decimals", 1)
    return [
        {
            "measure_id": series.measure["measure_id"],
            "initiative_id": story.initiative_id,
            "date": day,
            "group": group,
            "value": round(max(value + difference, 0.0), decimals),
            **marks,
        }
        for group, difference in groups.items()
        for day, value in zip(series.days, series.shown, strict=True)
    ]


def _windows(
    story: Story, measure: Row, since: date
) -> list[tuple[pd.Period, pd.Period, float]]:
    """Return the windows in which the series averages to its level.

    They are those the story names, else the baseline window of the benefit that is
    judged by the measure, else the year before the change.
    """
    told = measure["series"]
    if "level_at" in told:
        return [
            (pd.Period(first, "M"), pd.Period(last, "M"), mean)
            for first, last, mean in told["level_at"]
        ]
    window = story.window(measure["measure_id"])
    if window:
        return [window]
    begins = pd.Period(since, "M")
    return [(begins - 12, begins - 1, told["level"])]
