"""OpenTelemetry: model calls from traces, counts from metrics, in OTLP's JSON."""

from collections.abc import Iterator
from decimal import Decimal

from valuebook.sources.facts import Fact, Keys, Read, Record, Spend, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    Unusable,
    count,
    day_of_epoch,
    decimal,
    is_null,
    keys,
    mapping,
    objects,
    text,
)

_NANO = 10**9
_CALLS = frozenset({"chat", "generate_content", "text_completion", "embeddings"})
NOT_A_CALL = "not a model call"
UNKNOWN = "not a count of AI use"
_PERSON = (
    "user.email",
    "enduser.id",
    "user.id",
    "user.account_uuid",
    "gen_ai.user.id",
)
_CLAUDE_TOKENS = {
    "input": "tokens_input_uncached",
    "output": "tokens_output",
    "cacheread": "tokens_cache_read",
    "cachecreation": "tokens_cache_write",
}
_CLAUDE_COUNTS = {
    "claude_code.session.count": "sessions",
    "claude_code.commit.count": "commits",
    "claude_code.pull_request.count": "pull_requests",
}


def _attributes(owner: Row) -> dict[str, object]:
    """Return the attributes of a span, point or resource by name."""
    found: dict[str, object] = {}
    for each in objects(owner.get("attributes"), "attributes"):
        value = mapping(each.get("value"), "value")
        found[text(each.get("key"))] = next(iter(value.values()), None)
    return found


def traces(row: Row, page: Page) -> Iterator[Read]:
    """Yield the spans of a resource; agents repeat the tokens of their calls."""
    resource = _attributes(mapping(row.get("resource"), "resource"))
    scopes = row.get("scopeSpans", row.get("instrumentationLibrarySpans"))
    for scope in objects(scopes, "scopeSpans"):
        for span in objects(scope.get("spans"), "spans"):
            identity = (text(span.get("traceId")), text(span.get("spanId")))
            try:
                facts = list(_call(span, resource))
            except Unusable as error:
                yield Record(identity, dropped=str(error))
            else:
                yield Record(identity, facts, "" if facts else NOT_A_CALL)


def _call(span: Row, resource: dict[str, object]) -> Iterator[Usage]:
    attributes = _attributes(span)

    def given(*names: str) -> object:
        return next((attributes[each] for each in names if each in attributes), None)

    operation = text(given("gen_ai.operation.name"))
    whole = _tokens(given("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"))
    output = _tokens(
        given("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens")
    )
    older = not operation and "gen_ai.request.model" in attributes
    if operation not in _CALLS and not (older and whole + output):
        return
    read = _tokens(given("gen_ai.usage.cache_read.input_tokens"))
    written = _tokens(
        given(
            "gen_ai.usage.cache_write.input_tokens",
            "gen_ai.usage.cache_creation.input_tokens",
        )
    )
    if read + written > whole:
        raise Unusable("more cached input tokens than input tokens")
    failed = text(mapping(span.get("status"), "status").get("code")) in {
        "2",
        "STATUS_CODE_ERROR",
    }
    on = day_of_epoch(span.get("startTimeUnixNano"), "start time", per_second=_NANO)
    for quantity, measured in (
        (whole - read - written, "tokens_input_uncached"),
        (read, "tokens_cache_read"),
        (written, "tokens_cache_write"),
        (output, "tokens_output"),
        (1, "requests"),
        (int(failed), "failed_requests"),
    ):
        if quantity:
            yield Usage(
                on,
                quantity,
                measured,
                text(given("gen_ai.provider.name", "gen_ai.system")),
                text(resource.get("service.name")) or "otel",
                operation,
                text(given("gen_ai.response.model", "gen_ai.request.model")),
                text(given(*_PERSON)),
                _allotting(resource),
            )


def _tokens(value: object) -> int:
    return int(count(value, "tokens") or 0)


def _allotting(resource: dict[str, object]) -> Keys:
    return keys(
        *(
            ("tag", f"{name}:{text(value)}")
            for name, value in sorted(resource.items())
            if text(value)
        )
    )


def metrics(row: Row, page: Page) -> Iterator[Read]:
    """Yield the points of a resource; of a cumulative sum the last value counts."""
    resource = _attributes(mapping(row.get("resource"), "resource"))
    scopes = row.get("scopeMetrics", row.get("instrumentationLibraryMetrics"))
    for scope in objects(scopes, "scopeMetrics"):
        for measured in objects(scope.get("metrics"), "metrics"):
            for kind in ("sum", "gauge", "histogram", "exponentialHistogram"):
                within = mapping(measured.get(kind), kind)
                for point in objects(within.get("dataPoints"), "dataPoints"):
                    name = text(measured.get("name"))
                    yield _point(name, within, point, resource)


def _point(name: str, within: Row, point: Row, resource: dict[str, object]) -> Record:
    attributes = _attributes(point)
    series = (
        name,
        *sorted(f"{key}={text(value)}" for key, value in resource.items()),
        *sorted(f"{key}={text(value)}" for key, value in attributes.items()),
        text(point.get("startTimeUnixNano")),
    )
    temporality = text(within.get("aggregationTemporality"))
    cumulative = temporality.endswith(("2", "CUMULATIVE"))
    # points of a cumulative series are states of one record, the largest the last
    identity = series if cumulative else (*series, text(point.get("timeUnixNano")))
    try:
        facts = list(_facts(name, point, attributes, resource))
    except Unusable as error:
        return Record(identity, dropped=str(error))
    return Record(identity, facts, "" if facts else UNKNOWN)


def _facts(
    name: str, point: Row, attributes: dict[str, object], resource: dict[str, object]
) -> Iterator[Fact]:
    value = _value(point)
    if value is None:
        return
    on = day_of_epoch(point.get("timeUnixNano"), "time", per_second=_NANO)
    both = {**resource, **attributes}
    person = next((text(both[each]) for each in _PERSON if text(both.get(each))), "")
    model = text(both.get("model")) or text(
        both.get("gen_ai.response.model", both.get("gen_ai.request.model"))
    )
    of = _allotting(resource)
    if name == "claude_code.cost.usage":
        yield Spend(
            on, on, value, "USD", "anthropic", "claude_code", "estimated"
        )._replace(model=model, person=person, keys=of)
        return
    measured, feature = _measured(name, both)
    if not measured:
        return
    claude = name.startswith("claude_code.")
    vendor = (
        "anthropic"
        if claude
        else text(both.get("gen_ai.provider.name", both.get("gen_ai.system")))
    )
    tool = "claude_code" if claude else text(resource.get("service.name")) or "otel"
    quantity = count(value, name) or 0
    yield Usage(on, quantity, measured, vendor, tool, feature, model, person, of)
    if claude and person and quantity:
        yield Usage(on, 1, "active", vendor, tool, "", "", person, of)


def _value(point: Row) -> Decimal | None:
    for name in ("asInt", "asDouble", "sum"):
        if not is_null(point.get(name)):
            return decimal(point[name], name)
    return None


def _measured(name: str, attributes: dict[str, object]) -> tuple[str, str]:
    """Return what a metric counts, and of which part of the tool."""
    kind = text(attributes.get("type")).casefold()
    if name == "claude_code.token.usage":
        return _CLAUDE_TOKENS.get(kind, ""), ""
    if name == "claude_code.lines_of_code.count":
        return {"added": "lines_added", "removed": "lines_deleted"}.get(kind, ""), ""
    if name == "claude_code.code_edit_tool.decision":
        decision = text(attributes.get("decision")).casefold()
        decided = {"accept": "acceptances", "reject": "rejections"}.get(decision, "")
        return decided, text(attributes.get("tool", attributes.get("tool_name")))
    if name == "gen_ai.client.token.usage":
        direction = text(attributes.get("gen_ai.token.type")).casefold()
        tokens = {"input": "tokens_input_total", "output": "tokens_output"}
        return tokens.get(direction, ""), ""
    return _CLAUDE_COUNTS.get(name, ""), ""
