"""A measure's series: level, season and noise, and what the change really did to it."""

import math
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from math import fsum
from statistics import fmean

import numpy as np

from sample_data.generator.noise import remembered
from valuebook.analysis.ramp import ramp_share


@dataclass(frozen=True)
class Course:
    """What a measure does: by itself, and because of the initiative.

    Amounts are in the measure's unit. `effect` is the change at full effect that
    truly came, whatever was promised; `fade_*` say how much of it is lost again.
    """

    level: float
    season: float = 0.0
    peak: int = 1
    trend: float = 0.0
    noise: float = 0.0
    memory: float = 0.4
    effect: float = 0.0
    shape: str = "linear"
    lag: float = 0
    ramp: float = 0
    fade_after: float | None = None
    fade_ramp: float = 12
    fade_keeps: float = 1.0
    decimals: int = 1
    least: float = 0.0
    most: float = math.inf


def undisturbed(
    course: Course, days: list[date], rng: np.random.Generator
) -> list[float]:
    """Return the series as it would have gone without the initiative."""
    noise = remembered(rng, len(days), course.memory)
    return [
        course.level
        + course.season * math.cos((day.month - course.peak) * math.pi / 6)
        + course.trend * number
        + course.noise * shock
        for number, (day, shock) in enumerate(zip(days, noise, strict=True))
    ]


def effects(course: Course, days: list[date], since: date) -> list[float]:
    """Return what the initiative adds to each value, 0 before it begins."""
    return [course.effect * _share(course, _month_number(since, day)) for day in days]


def levelled(
    values: list[float], inside: list[bool], mean: float, decimals: int
) -> list[float]:
    """Return rounded values, those inside the window moved to average to `mean`.

    What rounding leaves over is spread in smallest steps over the window, so that
    the average is exact.
    """
    window = [value for value, within in zip(values, inside, strict=True) if within]
    shift = mean - fmean(window)
    moved = [
        round(value + shift * within, decimals)
        for value, within in zip(values, inside, strict=True)
    ]
    total = fsum(value for value, within in zip(moved, inside, strict=True) if within)
    missing = round((mean * len(window) - total) * 10**decimals)
    for number, within in enumerate(inside):
        if within and missing:
            sign = 1 if missing > 0 else -1
            moved[number] = round(moved[number] + sign * 10**-decimals, decimals)
            missing -= sign
    return moved


def _month_number(since: date, day: date) -> float:
    """Return 1 at the end of the first full month live, parts of it for a Sunday."""
    late = 0 if since.day == 1 else 1
    whole = (day.year - since.year) * 12 + day.month - since.month - late
    return whole + day.day / monthrange(day.year, day.month)[1]


def _share(course: Course, month: float) -> float:
    share = float(
        ramp_share(month, course.shape, lag_months=course.lag, ramp_months=course.ramp)
    )
    if course.fade_after is None or month <= course.fade_after:
        return share
    lost = min((month - course.fade_after) / course.fade_ramp, 1.0)
    return share * (1 - (1 - course.fade_keeps) * lost)
