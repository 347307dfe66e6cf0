from decimal import Decimal
from typing import Any

from tests.sources.conftest import lines, log, money, totals, warnings

AT = 1_772_442_600_000_000_000  # 2026-03-02 09:10 UTC


def attributes(**named: Any) -> list[dict[str, Any]]:
    kinds = {int: "intValue", str: "stringValue", float: "doubleValue"}
    return [
        {"key": name.replace("__", "."), "value": {kinds[type(value)]: value}}
        for name, value in named.items()
    ]


def span(number: int, **named: Any) -> dict[str, Any]:
    return {
        "traceId": "t",
        "spanId": f"s{number}",
        "startTimeUnixNano": str(AT),
        "attributes": attributes(**named),
        "status": {},
    }


def traces(*spans: dict[str, Any]) -> dict[str, Any]:
    resource = {"attributes": attributes(service__name="review", team__name="legal")}
    return {"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": spans}]}]}


CALL: dict[str, Any] = {
    "gen_ai__operation__name": "chat",
    "gen_ai__provider__name": "openai",
    "gen_ai__request__model": "gpt-4o",
    "gen_ai__usage__input_tokens": "1000",
    "gen_ai__usage__cache_read__input_tokens": 400,
    "gen_ai__usage__cache_creation__input_tokens": 50,
    "gen_ai__usage__output_tokens": "180",
}


def test_only_model_calls_count_and_agents_do_not_repeat_them(load_files):
    agent = {**CALL, "gen_ai__operation__name": "invoke_agent"}
    loaded = load_files(traces(span(1, **CALL), span(2, **agent)))
    assert totals(loaded) == {
        "tokens_input_uncached": 550,
        "tokens_cache_read": 400,
        "tokens_cache_write": 50,
        "tokens_output": 180,
        "requests": 1,
    }
    assert log(loaded, "dropped_because") == ["not a model call: 1"]


def test_older_names_are_read(load_files):
    older = span(
        1,
        gen_ai__system="anthropic",
        gen_ai__request__model="claude",
        gen_ai__usage__prompt_tokens=70,
        gen_ai__usage__completion_tokens=9,
    )
    found = totals(load_files(traces(older)), "metric", "vendor")
    assert found["tokens_input_uncached", "anthropic"] == 70
    assert found["tokens_output", "anthropic"] == 9


def test_a_span_in_two_lines_counts_once_and_failures_count_as_such(load_files):
    failed = {**span(1, **CALL), "status": {"code": 2}}
    loaded = load_files(lines(traces(failed), traces(failed, span(2, **CALL))))
    assert totals(loaded)["requests"] == 2
    assert totals(loaded)["failed_requests"] == 1


def metrics(
    name: str,
    temporality: object,
    *points: dict[str, Any],
    service: str = "claude-code",
) -> dict[str, Any]:
    told = {"aggregationTemporality": temporality, "dataPoints": list(points)}
    resource = {"attributes": attributes(service__name=service)}
    scope = {"metrics": [{"name": name, "sum": told}]}
    return {"resourceMetrics": [{"resource": resource, "scopeMetrics": [scope]}]}


def point(value: object, minute: int, **named: Any) -> dict[str, Any]:
    kind = "asInt" if isinstance(value, str) else "asDouble"
    return {
        "attributes": attributes(**named),
        "startTimeUnixNano": str(AT),
        "timeUnixNano": str(AT + minute * 60 * 10**9),
        kind: value,
    }


def test_deltas_add_up(load_files):
    name = "claude_code.token.usage"
    points = [point(1500, 1, type="input"), point(1500, 2, type="input")]
    loaded = load_files(metrics(name, 1, *points))
    assert totals(loaded)["tokens_input_uncached"] == 3000


def test_of_a_cumulative_sum_the_last_value_counts(load_files):
    name = "claude_code.token.usage"
    first, second, third = (
        point(str(value), minute, type="output")
        for value, minute in ((100, 1), (400, 2), (900, 3))
    )
    cumulative = "AGGREGATION_TEMPORALITY_CUMULATIVE"
    loaded = load_files(
        metrics(name, 2, first, third), metrics(name, cumulative, second)
    )
    assert totals(loaded)["tokens_output"] == 900


def test_claude_codes_own_cost_is_an_estimate(load_files):
    loaded = load_files(
        metrics("claude_code.cost.usage", 1, point(0.012, 1, model="m")),
        metrics(
            "claude_code.code_edit_tool.decision",
            1,
            point("3", 1, decision="accept", tool_name="Edit"),
            point("1", 1, decision="reject", tool_name="Edit"),
        ),
    )
    assert money(loaded) == {"estimated": Decimal("0.012")}
    assert totals(loaded, "metric", "feature") == {
        ("acceptances", "Edit"): 3,
        ("rejections", "Edit"): 1,
    }


def test_a_histogram_of_tokens_counts_its_sum(load_files):
    told = {
        "aggregationTemporality": 1,
        "dataPoints": [
            {
                "attributes": attributes(gen_ai__token__type="input"),
                "timeUnixNano": AT,
                "startTimeUnixNano": AT,
                "count": "2",
                "sum": 321,
            }
        ],
    }
    scope = {"metrics": [{"name": "gen_ai.client.token.usage", "histogram": told}]}
    export = {"resourceMetrics": [{"resource": {}, "scopeMetrics": [scope]}]}
    assert totals(load_files(export)) == {"tokens_input_total": 321}


def test_metrics_of_other_things_are_left_out(load_files):
    loaded = load_files(metrics("http.server.duration", 1, point(5, 1)))
    assert log(loaded, "dropped_because") == ["not a count of AI use: 1"]
    assert warnings(loaded) == []
