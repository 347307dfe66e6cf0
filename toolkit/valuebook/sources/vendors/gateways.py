"""LiteLLM, Langfuse and Helicone: calls seen on their way, at list prices.

Their cost is what a price list says, never the bill.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from valuebook.sources.facts import (
    Caution,
    Fact,
    Keys,
    Read,
    Record,
    Spend,
    Trace,
    Usage,
)
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    NO_ZONE,
    Unusable,
    count,
    is_null,
    keys,
    lacks_zone,
    listing,
    maker,
    mapping,
    money,
    objects,
    required_day,
    text,
)

_USE_CASE = re.compile(
    r"(?:use[ _-]?case|feature|task(?:_?name)?|workflow)\s*[:=]\s*(.+)", re.IGNORECASE
)
NOT_A_CALL = "not a model call"
_TEAM = re.compile(r"team\s*[:=]\s*(.+)", re.IGNORECASE)


def _tagged(tags: Iterable[str], pattern: re.Pattern[str]) -> str:
    return next(
        (found[1].strip() for each in tags if (found := pattern.match(each))), ""
    )


def _tag_keys(tags: Iterable[str]) -> Keys:
    return keys(*(("tag", each) for each in sorted(set(tags))))


def _count(row: Row, name: str) -> int:
    return int(count(row.get(name), name) or 0)


def parts_of_input(whole: int, read: int, written: int) -> Iterator[tuple[int, str]]:
    """Yield the parts of an input that includes what went through the cache."""
    if read + written > whole:
        raise Unusable("more cached input tokens than input tokens")
    yield whole - read - written, "tokens_input_uncached"
    yield read, "tokens_cache_read"
    yield written, "tokens_cache_write"


def seller(model: str) -> str:
    """Return who is paid for a call that LiteLLM saw, LiteLLM where nobody is known."""
    return maker(model) or "litellm"


def spend_log(row: Row, page: Page) -> Iterator[Read]:
    """Yield a call that LiteLLM logged."""
    stamp = row.get("startTime", row.get("start_time"))
    on = required_day(stamp, "startTime")
    if lacks_zone(stamp):
        yield Caution(NO_ZONE)
    beside = mapping(row.get("metadata"), "metadata")
    tags = [text(each) for each in listing(row.get("request_tags"), "request_tags")]
    model = text(row.get("model")) or text(row.get("model_group"))
    vendor = text(row.get("custom_llm_provider")) or seller(model)
    person = text(row.get("user"))
    named = (
        text(row.get("team_alias"))
        or text(beside.get("user_api_key_team_alias"))
        or text(row.get("team_id"))
    )
    use_case = _tagged(tags, _USE_CASE)
    of = keys(
        ("api_key", row.get("api_key")),
        ("team", row.get("team_id")),
        ("organization", row.get("organization_id")),
        *_tag_keys(tags),
    )
    failed = text(row.get("status")).casefold() == "failure"
    counted = [
        *_logged_input(row, beside),
        (_count(row, "completion_tokens"), "tokens_output"),
        (1, "requests"),
        (int(failed), "failed_requests"),
    ]
    facts: list[Fact] = [
        Usage(
            on, quantity, measured, vendor, "litellm", "", model, person, of, named,
            use_case,
        )
        for quantity, measured in counted
        if quantity
    ]  # fmt: skip
    amount = money(row.get("spend"), "spend")
    if amount is not None:
        facts.append(
            Spend(on, on, amount, "USD", vendor, "litellm", "estimated")._replace(
                model=model, person=person, keys=of, team=named, use_case=use_case
            )
        )
    request = text(row.get("request_id"))
    identity = (request,) if request else tuple(text(each) for each in row.values())
    yield Record(identity, facts)


def _logged_input(row: Row, beside: Row) -> Iterator[tuple[int, str]]:
    whole = _count(row, "prompt_tokens")
    for name in ("additional_usage_values", "usage_object"):
        parts = beside.get(name)
        if isinstance(parts, dict) and "cache_read_input_tokens" in parts:
            read = _count(parts, "cache_read_input_tokens")
            yield from parts_of_input(
                whole, read, _count(parts, "cache_creation_input_tokens")
            )
            return
    yield whole, "tokens_input_total"


def spend_report(row: Row, page: Page) -> Iterator[Read]:
    """Yield a day of LiteLLM's spend report by team."""
    on = required_day(row.get("group_by_day"), "group_by_day")
    for team in objects(row.get("teams"), "teams"):
        name = text(team.get("team_name"))
        whole = money(team.get("total_spend"), "total_spend") or Decimal(0)
        parts = [
            (text(each.get("model")), money(each.get("spend"), "spend") or Decimal(0))
            for each in objects(team.get("metadata"), "metadata")
        ]
        if sum(amount for _, amount in parts) != whole:
            yield Caution(
                "the models of a team do not add up to its total; the total counts"
            )
            parts = [("", whole)]
        facts = [
            Spend(
                on, on, amount, "USD", seller(model), "litellm", "estimated"
            )._replace(model=model, team=name, keys=keys(("team", name)))
            for model, amount in parts
        ]
        yield Record((on, name), facts)


def key_report(row: Row, page: Page) -> Iterator[Read]:
    """Yield nothing of LiteLLM's spend report by key: it has no date."""
    yield Record((text(row.get("api_key")),), dropped="no date")


_GENERATIONS = frozenset({"GENERATION", "EMBEDDING"})


def observation(row: Row, page: Page) -> Iterator[Read]:
    """Yield an observation of Langfuse when it is a model call."""
    identity = (text(row.get("id")),)
    kind = text(row.get("type")).upper()
    if kind not in _GENERATIONS:
        yield Record(identity, dropped=NOT_A_CALL)
        return
    on = required_day(row.get("start_time"), "start_time")
    model = text(row.get("provided_model_name"))
    vendor = maker(model) or "langfuse"
    tags = [text(each) for each in listing(row.get("tags"), "tags")]
    beside = mapping(row.get("metadata"), "metadata")
    use_case = (
        text(beside.get("use_case"))
        or _tagged(tags, _USE_CASE)
        or text(row.get("trace_name"))
    )
    team = text(beside.get("team")) or _tagged(tags, _TEAM)
    of = keys(*_tag_keys(tags), ("project", row.get("project_id")))
    person = text(row.get("user_id"))
    failed = text(row.get("level")).upper() == "ERROR"
    counted = [
        *_usage_details(mapping(row.get("usage_details"), "usage_details")),
        (1, "requests"),
        (int(failed), "failed_requests"),
    ]
    facts: list[Fact] = [
        Usage(
            on, quantity, measured, vendor, "langfuse", kind.lower(), model, person, of,
            team, use_case,
        )
        for quantity, measured in counted
        if quantity
    ]  # fmt: skip
    amount = _total_cost(row)
    if amount is not None:
        facts.append(
            Spend(on, on, amount, "USD", vendor, "langfuse", "estimated")._replace(
                model=model, person=person, keys=of, team=team, use_case=use_case
            )
        )
    # older exports keep who asked and what for with the trace
    apart = "user_id" not in row and "trace_name" not in row
    yield Record(identity, facts, trace=text(row.get("trace_id")) if apart else "")


def _usage_details(details: Row) -> Iterator[tuple[int, str]]:
    """Yield the parts, which are disjoint; `total` says them again."""
    for name in details:
        folded = name.casefold()
        quantity = _count(details, name)
        if "cache" in folded:
            made = "creat" in folded or "write" in folded
            yield quantity, "tokens_cache_write" if made else "tokens_cache_read"
        elif folded.startswith(("input", "prompt")):
            yield quantity, "tokens_input_uncached"
        elif folded.startswith(("output", "completion")):
            yield quantity, "tokens_output"
        elif folded == "total" and len(details) == 1:
            # nothing but a total: which direction it went is not known
            return


def _total_cost(row: Row) -> Decimal | None:
    whole = money(row.get("total_cost"), "total_cost")
    if whole is not None:
        return whole
    details = mapping(row.get("cost_details"), "cost_details")
    if not is_null(details.get("total")):
        return money(details["total"], "cost_details.total")
    parts = [money(each, name) for name, each in details.items()]
    known = [each for each in parts if each is not None]
    return sum(known, Decimal(0)) if known else None


def trace(row: Row, page: Page) -> Iterator[Read]:
    """Yield who asked and what for; the calls are in the observations."""
    found = text(row.get("id"))
    tags = [text(each) for each in listing(row.get("tags"), "tags")]
    beside = mapping(row.get("metadata"), "metadata")
    name = text(beside.get("use_case")) or _tagged(tags, _USE_CASE)
    yield Trace(
        found,
        text(row.get("user_id")),
        _tag_keys(tags),
        text(beside.get("team")) or _tagged(tags, _TEAM),
        name or text(row.get("name")),
    )
    yield Record((found,), dropped=NOT_A_CALL)


def request(row: Row, page: Page) -> Iterator[Read]:
    """Yield a call that Helicone saw."""
    stamp = row.get("request_created_at")
    on = required_day(stamp, "request_created_at")
    if lacks_zone(stamp):
        yield Caution(NO_ZONE)
    properties = {
        name.casefold(): text(value)
        for name, value in mapping(row.get("request_properties"), "properties").items()
    }
    model = text(row.get("response_model")) or text(row.get("request_model"))
    vendor = text(row.get("provider")).casefold() or maker(model) or "helicone"
    team = properties.get("team", "")
    part = properties.get("feature", "")
    use_case = next(
        (
            properties[name]
            for name in ("use_case", "usecase", "use-case", "feature")
            if properties.get(name)
        ),
        "",
    )
    of = keys(
        *(("tag", f"{name}:{value}") for name, value in sorted(properties.items()))
    )
    person = text(row.get("request_user_id"))
    status = count(row.get("response_status"), "response_status")
    counted = [
        *_seen_input(row),
        (_count(row, "completion_tokens"), "tokens_output"),
        (1, "requests"),
        (int(status is not None and status >= 400), "failed_requests"),
    ]
    facts: list[Fact] = [
        Usage(
            on, quantity, measured, vendor, "helicone", part, model, person, of, team,
            use_case,
        )
        for quantity, measured in counted
        if quantity
    ]  # fmt: skip
    costs = [row.get(name) for name in ("cost", "costUSD", "cost_usd")]
    amount = money(next((each for each in costs if not is_null(each)), None), "cost")
    if amount is not None:
        facts.append(
            Spend(on, on, amount, "USD", vendor, "helicone", "estimated")._replace(
                model=model, person=person, keys=of, team=team, use_case=use_case
            )
        )
    found = text(row.get("request_id")) or text(row.get("response_id"))
    yield Record((found or tuple(text(each) for each in row.values()),), facts)


def _seen_input(row: Row) -> Iterator[tuple[int, str]]:
    """Yield the parts of the input; the total tells whether it includes the cache."""
    names = ("prompt_cache_read_tokens", "prompt_cache_write_tokens")
    whole = _count(row, "prompt_tokens")
    if all(is_null(row.get(name)) for name in names):
        yield whole, "tokens_input_total"
        return
    read, written = (_count(row, name) for name in names)
    beside = whole + read + written + _count(row, "completion_tokens")
    disjoint = read + written > whole or (
        not is_null(row.get("total_tokens")) and _count(row, "total_tokens") == beside
    )
    yield from parts_of_input(
        whole + (read + written if disjoint else 0), read, written
    )
