"""LiteLLM's daily activity: a day as one sum, and by model, key and team.

Its cost is what a price list says, never the bill.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from valuebook.sources.facts import Fact, Keys, Read, Record, Spend, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    count,
    keys,
    mapping,
    required_day,
    text,
)
from valuebook.sources.vendors.gateways import parts_of_input, seller

_ACTIVITY = (
    "spend",
    "prompt_tokens",
    "completion_tokens",
    "cache_read_input_tokens",
    "cache_creation_input_tokens",
    "api_requests",
    "failed_requests",
)
Measures = dict[str, Decimal]


class Part(NamedTuple):
    """A part of a day's activity: its numbers, model, keys and team."""

    numbers: Measures
    model: str = ""
    keys: Keys = ()
    team: str = ""


def daily_activity(row: Row, page: Page) -> Iterator[Read]:
    """Yield a date of LiteLLM's daily activity; a date may be split over pages."""
    on = required_day(row.get("date"), "date")
    whole = _measures(row)
    parts = _parts(row, whole)
    rest = _rest(whole, parts)
    split = "cache_read_input_tokens" in mapping(row.get("metrics"), "metrics")
    spent = [Part(whole)] if rest["spend"] < 0 else [*parts, Part(rest)]
    used = [*parts, Part(rest)]
    if not all(_adds_up(part.numbers) for part in used):
        # the models say other things than the day does, and the day is right
        used, split = [Part(whole)], split and _adds_up(whole)
    facts: list[Fact] = [
        Spend(
            on, on, part.numbers["spend"], "USD", seller(part.model), "litellm",
            "estimated",
        )._replace(model=part.model, keys=part.keys, team=part.team)
        for part in spent
        if part.numbers["spend"]
    ]  # fmt: skip
    for part in used:
        facts += _activity(on, part, split=split)
    content = tuple(sorted((name, str(value)) for name, value in whole.items()))
    models = mapping(mapping(row.get("breakdown"), "breakdown").get("models"), "models")
    yield Record((on, content, tuple(sorted(models))), facts)


def _parts(row: Row, whole: Measures) -> list[Part]:
    """Return a day by model and key, by team, or by model, as finely as it is told."""
    breakdown = mapping(row.get("breakdown"), "breakdown")
    entities = mapping(breakdown.get("entities"), "entities")
    aliases = {name: _alias(mapping(each, name)) for name, each in entities.items()}
    models: list[Part] = []
    by_key = False
    for model, each in mapping(breakdown.get("models"), "models").items():
        within = mapping(each, model)
        numbers = _measures(within)
        by = mapping(within.get("api_key_breakdown"), "api_key_breakdown").items()
        keyed = [_of_key(model, name, mapping(one, name), aliases) for name, one in by]
        exact = bool(keyed) and not any(_rest(numbers, keyed).values())
        by_key = by_key or exact
        models += keyed if exact else [Part(numbers, model)]
    teams = [
        Part(_measures(mapping(each, name)), "", keys(("team", name)), aliases[name])
        for name, each in entities.items()
        if aliases[name]
    ]
    told = bool(teams) and not any(_rest(whole, teams).values())
    return teams if told and not by_key else models


def _alias(entity: Row) -> str:
    beside = mapping(entity.get("metadata"), "metadata")
    return text(beside.get("team_alias")) or text(beside.get("alias"))


def _of_key(model: str, name: str, each: Row, aliases: dict[str, str]) -> Part:
    beside = mapping(each.get("metadata"), "metadata")
    team = text(beside.get("team_id"))
    of = keys(("api_key", name), ("team", team))
    return Part(_measures(each), model, of, aliases.get(team) or team)


def _rest(whole: Measures, parts: Iterable[Part]) -> Measures:
    """Return what the parts leave of the whole."""
    left = dict(whole)
    for part in parts:
        for name, value in part.numbers.items():
            left[name] -= value
    return left


def _adds_up(part: Measures) -> bool:
    cached = part["cache_read_input_tokens"] + part["cache_creation_input_tokens"]
    counts = [value for name, value in part.items() if name != "spend"]
    return min(counts) >= 0 and cached <= part["prompt_tokens"]


def _measures(row: Row) -> Measures:
    """Return the numbers of a day or a model; newer files hold them in `metrics`."""
    within = mapping(row["metrics"], "metrics") if "metrics" in row else row
    return {name: Decimal(count(within.get(name), name) or 0) for name in _ACTIVITY}


def _activity(on: str, part: Part, *, split: bool) -> Iterator[Usage]:
    numbers = {
        name: int(value) for name, value in part.numbers.items() if name != "spend"
    }
    whole = numbers["prompt_tokens"]
    read = numbers["cache_read_input_tokens"]
    written = numbers["cache_creation_input_tokens"]
    counted = [
        *(
            parts_of_input(whole, read, written)
            if split
            else [(whole, "tokens_input_total")]
        ),
        (numbers["completion_tokens"], "tokens_output"),
        (numbers["api_requests"], "requests"),
        (numbers["failed_requests"], "failed_requests"),
    ]
    for quantity, measured in counted:
        if quantity:
            yield Usage(
                on, quantity, measured, seller(part.model), "litellm",
                model=part.model, keys=part.keys, team=part.team,
            )  # fmt: skip
