"""The tables of the sample company, put together from its stories."""

from collections.abc import Callable

import pandas as pd

from sample_data.generator import amounts, observations
from sample_data.generator.noise import bell, stream
from sample_data.generator.periods import months
from sample_data.generator.story import Row, Story, group_story, stories

SETTINGS = """\
name = "Tarnholt Group"
currency = "EUR"
fiscal_year_start = 10
hurdle_rate = 0.08
productive_hours_per_fte = 1550.0
tolerance = 0.10
privacy_floor = 5
horizon_months = 36
"""

_FROM_STORIES: dict[str, Callable[[Story], list[Row]]] = {
    "actuals": observations.actuals,
    "realized": amounts.realized,
    "costs": amounts.costs,
    "comparisons": observations.comparisons,
}
_WITH_INITIATIVE = (
    "assumptions",
    "gates",
    "workstreams",
    "operating_model",
    "friction",
    "feedback",
    "claims",
    "lessons",
)
_NUMBERED = {
    "assumptions": ("assumption_id", "ASM"),
    "workstreams": ("workstream_id", "WS"),
    "friction": ("item_id", "FRI"),
}
_AS_TOLD = ("objectives", "key_results", "plan_versions")


def company() -> dict[str, list[Row]]:
    """Return every table of the sample company's register."""
    told = list(stories())
    group = group_story()
    tables: dict[str, list[Row]] = {
        "initiatives": [story.told["initiative"] for story in told]
    }
    for name in _AS_TOLD:
        tables[name] = group.get(name, []) + [
            row for story in told for row in story.rows(name)
        ]
    tables["measures"] = group["measures"] + [
        {name: each[name] for name in each if name != "series"}
        for story in told
        for each in story.rows("measures")
    ]
    directions = {each["measure_id"]: each["direction"] for each in tables["measures"]}
    tables["benefits"] = [
        row for story in told for row in amounts.benefits(story, directions)
    ]
    for name, made in _FROM_STORIES.items():
        tables[name] = [row for story in told for row in made(story)]
    for name in _WITH_INITIATIVE:
        tables[name] = [row for story in told for row in _numbered(story, name)]
    tables["friction"] += group["friction"]
    tables["map_nodes"], tables["map_links"] = outcome_map(told)
    tables["process_steps"] = [
        row for story in told for row in _process_steps(story.rows("process_steps"))
    ]
    tables["pools"] = group["pools"]
    tables["trade_offs"] = group["trade_offs"]
    tables["scorecard"] = scorecard(group["scorecard"])
    tables["fx_rates"] = fx_rates(group["fx_rates"])
    return tables


def outcome_map(told: list[Story]) -> tuple[list[Row], list[Row]]:
    """Return nodes and links; benefits and objectives stand in under their own ids."""
    nodes: list[Row] = []
    links: list[Row] = []
    for story in told:
        drawn = story.told.get("map", {"nodes": [], "links": []})
        nodes += drawn["nodes"]
        links += [
            dict(
                zip(
                    ("from_id", "to_id", "causal_statement", "share"), link, strict=True
                )
            )
            for link in drawn["links"]
        ]
        linked = {end for link in drawn["links"] for end in link[:2]}
        for table, key, kind in (
            ("benefits", "benefit_id", "benefit"),
            ("objectives", "objective_id", "objective"),
        ):
            nodes += [
                {
                    "node_id": row[key],
                    "kind": kind,
                    "name": row["statement"],
                    "owner": row.get("owner"),
                }
                for row in story.rows(table)
                if row[key] in linked
            ]
    return nodes, links


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


def fx_rates(told: list[Row]) -> list[Row]:
    """Return a rate for each currency and month: a slow walk around its level."""
    rows = []
    for currency in told:
        rate = currency["rate"]
        walk = bell(stream(currency["currency"]), len(months()))
        for month, step in zip(months(), walk, strict=True):
            rate += 0.008 * rate * step + 0.1 * (currency["rate"] - rate)
            rows.append(
                {
                    "currency": currency["currency"],
                    "month": month,
                    "rate": round(rate, 4),
                }
            )
    return rows


def _numbered(story: Story, table: str) -> list[Row]:
    column, prefix = _NUMBERED.get(table, ("", ""))
    rows = []
    for number, told in enumerate(story.rows(table), start=1):
        row = {"initiative_id": story.initiative_id, **told}
        if column:
            row[column] = f"{prefix}-{story.initiative_id[-2:]}{number:02d}"
        rows.append(row)
    return rows


def _process_steps(processes: list[Row]) -> list[Row]:
    columns = (
        "step",
        "work_minutes",
        "wait_minutes",
        "value_added",
        "complete_accurate",
        "volume",
    )
    return [
        {
            "process_id": process["process_id"],
            "version": process["version"],
            **dict(zip(columns, step, strict=True)),
        }
        for process in processes
        for step in process["steps"]
    ]


def _one_to_five(answer: float) -> int:
    return min(max(round(answer), 1), 5)


def truths() -> pd.DataFrame:
    """Return what is true of each initiative, whatever its register says."""
    return pd.DataFrame(
        {
            "initiative_id": story.initiative_id,
            "name": story.told["initiative"]["name"],
            **story.told["truth"],
        }
        for story in stories()
    )
