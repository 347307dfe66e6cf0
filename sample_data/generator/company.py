"""The tables of the sample company, put together from its stories."""

from collections.abc import Callable

from sample_data.generator import amounts, observations
from sample_data.generator.costs import costs
from sample_data.generator.opinions import scorecard
from sample_data.generator.outcome_map import outcome_map, roles
from sample_data.generator.panel import comparisons
from sample_data.generator.rates import fx_rates
from sample_data.generator.sealing import gates
from sample_data.generator.story import Row, Story, group_story, stories

_FROM_STORIES: dict[str, Callable[[Story], list[Row]]] = {
    "actuals": observations.actuals,
    "realized": amounts.realized,
    "costs": costs,
    "gates": gates,
    "comparisons": comparisons,
}
_WITH_INITIATIVE = (
    "assumptions",
    "events",
    "workstreams",
    "operating_model",
    "friction",
    "feedback",
    "claims",
    "lessons",
    "ai_factors",
    "designs",
)
_NUMBERED = {
    "assumptions": ("assumption_id", "ASM"),
    "workstreams": ("workstream_id", "WS"),
    "friction": ("item_id", "FRI"),
}
_AS_TOLD = ("objectives", "key_results", "plan_versions")


def company() -> tuple[dict[str, list[Row]], str]:
    """Return the tables of the sample company's register, and its settings."""
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
    tables["ai_governance"] = group["ai_governance"]
    tables["map_nodes"], tables["map_links"] = outcome_map(told)
    tables["roles"] = roles(told)
    tables["process_steps"] = [row for story in told for row in _process_steps(story)]
    tables["pools"] = group["pools"]
    tables["trade_offs"] = group["trade_offs"]
    tables["scorecard"] = scorecard(group["scorecard"])
    tables["fx_rates"] = fx_rates(group["fx_rates"])
    return tables, group["settings"].lstrip()


def _numbered(story: Story, table: str) -> list[Row]:
    column, prefix = _NUMBERED.get(table, ("", ""))
    rows = []
    for number, told in enumerate(story.rows(table), start=1):
        row = {"initiative_id": story.initiative_id, **told}
        if column:
            row[column] = f"{prefix}-{story.initiative_id[-2:]}{number:02d}"
        rows.append(row)
    return rows


def _process_steps(story: Story) -> list[Row]:
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
            "initiative_id": story.initiative_id,
        }
        for process in story.rows("process_steps")
        for step in process["steps"]
    ]
