"""Comparisons: units with and without the change, around one measure's series."""

from datetime import date
from statistics import fmean

from sample_data.generator.noise import bell, stream
from sample_data.generator.observations import observed
from sample_data.generator.story import Row, Story


def comparisons(story: Story) -> list[Row]:
    """Return the panel of a story; its treated units average to the actuals."""
    panel = story.told.get("panel")
    if panel is None:
        return []
    measure = story.measure(panel["measure_id"])
    series = observed(story, measure)
    treated, others = panel["treated"], panel["others"]
    noise = _noise(panel, len(series.days))
    return [
        {
            "initiative_id": story.initiative_id,
            "measure_id": panel["measure_id"],
            "unit": unit,
            "date": day,
            "value": round(
                shown - brought * (unit in others) + difference + noise[unit][number],
                measure["series"]["decimals"],
            ),
            "treated": unit in treated and _live(story, day),
        }
        for number, (day, shown, brought) in enumerate(
            zip(series.days, series.shown, series.brought, strict=True)
        )
        for unit, difference in {**treated, **others}.items()
    ]


def _noise(panel: Row, count: int) -> dict[str, list[float]]:
    """Return each unit's own noise; that of the treated cancels out among them."""
    drawn = {
        unit: bell(stream(f"{panel['measure_id']} {unit}"), count)
        for unit in (*panel["treated"], *panel["others"])
    }
    middle = [
        fmean(together)
        for together in zip(*(drawn[unit] for unit in panel["treated"]), strict=True)
    ]
    return {
        unit: [
            panel["noise"] * (own - common * (unit in panel["treated"]))
            for own, common in zip(values, middle, strict=True)
        ]
        for unit, values in drawn.items()
    }


def _live(story: Story, day: date) -> bool:
    return story.go_live is not None and day >= story.go_live
