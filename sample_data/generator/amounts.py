"""Money of the stories: promised, confirmed, spent; to the cent."""

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from sample_data.generator.noise import bell, stream
from sample_data.generator.observations import observed
from sample_data.generator.periods import LAST, months
from sample_data.generator.story import Row, Story

HORIZON_MONTHS = 36
_CENT = Decimal("0.01")


def benefits(story: Story, directions: dict[str, str]) -> list[Row]:
    """Return the benefits, with the annual value that the promise comes to.

    `directions` says by measure which way is better.
    """
    rows = []
    for benefit in story.rows("benefits"):
        row = {"initiative_id": story.initiative_id, **benefit}
        row.pop("confirmed", None)
        if "value_per_unit" in benefit:
            gain = _exact(benefit["target"]) - _exact(benefit["baseline"])
            sign = 1 if directions[benefit["measure_id"]] == "increase" else -1
            row["annual_value"] = _cents(
                sign * gain * _exact(benefit["value_per_unit"])
            )
        rows.append(row)
    return rows


def realized(story: Story) -> list[Row]:
    """Return the money confirmed, month by month, for each benefit.

    What the measure moved by from its baseline, at the promised value of a unit,
    times the share that the one who confirms accepts; never of the other sign.
    """
    rows = []
    measures = {each["measure_id"]: each for each in story.rows("measures")}
    for benefit in story.rows("benefits"):
        for confirmed in benefit.get("confirmed", ()):
            measure = measures[benefit["measure_id"]]
            sign = 1 if measure["direction"] == "increase" else -1
            kept = (
                max
                if benefit["value_per_unit"]
                * sign
                * (benefit["target"] - benefit["baseline"])
                > 0
                else min
            )
            for month, value in _monthly(story, measure).items():
                if month < pd.Period(confirmed["from"], "M"):
                    continue
                gain = sign * (_exact(value) - _exact(benefit["baseline"]))
                amount = gain * _exact(benefit["value_per_unit"]) / 12
                amount = kept(amount * _exact(confirmed["share"]), Decimal(0))
                rows.append(
                    {
                        "benefit_id": benefit["benefit_id"],
                        "month": month,
                        "amount": _cents(amount),
                        "benefit_class": confirmed.get(
                            "benefit_class", benefit["benefit_class"]
                        ),
                        "confirmed_by": confirmed["by"],
                    }
                )
    return rows


def costs(story: Story) -> list[Row]:
    """Return planned and actual costs, one-off until go-live and running after it."""
    told = story.told.get("costs")
    if told is None:
        return []
    start = pd.Period(story.told["initiative"]["start"], "M")
    go_live = pd.Period(told.get("until", story.go_live), "M")
    before = months(start, go_live - 1)
    after = months(go_live, go_live + HORIZON_MONTHS - 1)
    rng = stream(f"{story.initiative_id} costs")
    spend = dict(
        zip(before, _parts(told["one_off_actual"], bell(rng, len(before))), strict=True)
    )
    evenly = dict(
        zip(before, _parts(told["one_off_planned"], [0.0] * len(before)), strict=True)
    )
    growth = _exact(told.get("running_growth", 0))
    running = {
        month: _cents(
            _exact(told["running_actual"])
            * (1 + growth * number)
            * (1 + _exact(round(shock, 3)) / 40)
        )
        for number, (month, shock) in enumerate(
            zip(after, bell(rng, len(after)), strict=True)
        )
    }
    planned = dict.fromkeys(after, _cents(_exact(told["running_planned"])))
    return [
        {
            "initiative_id": story.initiative_id,
            "month": month,
            "amount": amount,
            "kind": kind,
            "basis": basis,
        }
        for kind, basis, amounts in (
            ("one_off", "planned", evenly),
            ("one_off", "actual", spend),
            ("running", "planned", planned),
            ("running", "actual", running),
        )
        for month, amount in amounts.items()
        if amount and (basis == "planned" or month <= LAST)
    ]


def _monthly(story: Story, measure: Row) -> dict[pd.Period, float]:
    """Return the measure by month: the mean of the values observed in it."""
    series = observed(story, measure)
    missing = measure["series"].get("missing", ())
    found: dict[pd.Period, list[float]] = {}
    for day, value in zip(series.days, series.shown, strict=True):
        if f"{day:%Y-%m}" not in missing:
            found.setdefault(pd.Period(day, "M"), []).append(value)
    return {month: sum(values) / len(values) for month, values in found.items()}


def _parts(total: float, shocks: list[float]) -> list[Decimal]:
    """Return the total split over months, uneven by the shocks, exact in sum."""
    weights = [_exact(round(1 + shock / 6, 3)) for shock in shocks]
    parts = [_cents(_exact(total) * each / sum(weights)) for each in weights]
    parts[-1] += _exact(total) - sum(parts)
    return parts


def _exact(amount: float) -> Decimal:
    return Decimal(repr(amount))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
