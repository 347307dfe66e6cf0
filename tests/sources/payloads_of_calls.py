"""Small exports of gateways, clouds and product analytics, and what they add up to."""

from typing import Any

from tests.sources.payloads import (
    FEB_28,
    MARCH_1,
    SECONDS,
    Payload,
    lines,
    table,
    within,
)

CALL = {
    "call_type": "acompletion",
    "spend": 2e-06,
    "prompt_tokens": 20,
    "completion_tokens": 8,
    "startTime": f"{FEB_28}T10:00:00+00:00",
    "model": "m",
    "user": "ada@example.com",
    "team_id": None,
    "metadata": "{}",
    "request_tags": None,
    "status": "success",
}
OBSERVATION = {
    "trace_id": "t",
    "type": "GENERATION",
    "start_time": f"{FEB_28} 10:00:00.000000",
    "provided_model_name": "m",
    "usage_details": {"input": 12, "input_cache_read": 3, "output": 4, "total": 19},
    "cost_details": {"input": 0.1, "total": 0.25},
    "total_cost": None,
    "user_id": "ada@example.com",
    "trace_name": "",
    "tags": [],
}
REQUEST = {
    "request_created_at": f"{FEB_28}T10:00:00Z",
    "response_status": 200,
    "request_model": "m",
    "request_user_id": "ada@example.com",
    "request_properties": None,
    "prompt_tokens": 12,
    "prompt_cache_read_tokens": 2,
    "prompt_cache_write_tokens": 1,
    "completion_tokens": 4,
    "total_tokens": 16,
}
CHARGE = {
    "BilledCost": "1.10",
    "EffectiveCost": "1.00",
    "ListCost": "2",
    "BillingCurrency": "USD",
    "ChargePeriodStart": f"{FEB_28}T00:00:00Z",
    "ChargePeriodEnd": f"{MARCH_1}T00:00:00Z",
    "ChargeCategory": "Usage",
    "ServiceCategory": "AI and Machine Learning",
    "ServiceName": "Azure OpenAI",
    "SubAccountId": "s1",
    "SkuMeter": "gpt-4o-0806-Inp-glbl Tokens",
    "ConsumedQuantity": "3",
    "ConsumedUnit": "1K",
    "Tags": "NULL",
}


def activity(day: str, **numbers: Any) -> dict[str, Any]:
    return {"date": day, "metrics": numbers, "breakdown": {"models": {}}}


def attribute(name: str, value: object) -> dict[str, Any]:
    kind = "intValue" if isinstance(value, int) else "stringValue"
    return {"key": name, "value": {kind: str(value)}}


def span(number: int, day: str, operation: str, **more: Any) -> dict[str, Any]:
    said = {
        "gen_ai.operation.name": operation,
        "gen_ai.usage.input_tokens": 30,
        "gen_ai.usage.output_tokens": 6,
        "gen_ai.usage.cache_read.input_tokens": 10,
        "user.email": "ada@example.com",
    }
    return {
        "traceId": "t",
        "spanId": f"s{number}",
        "startTimeUnixNano": str(SECONDS[day] * 10**9),
        "attributes": [attribute(*each) for each in said.items()],
        **more,
    }


def sums(day: str, value: int) -> dict[str, Any]:
    point = {
        "asInt": str(value),
        "timeUnixNano": str(SECONDS[day] * 10**9),
        "startTimeUnixNano": "1",
        "attributes": [
            attribute("type", "input"),
            attribute("user.email", "ada@example.com"),
        ],
    }
    counted = {"aggregationTemporality": 2, "dataPoints": [point]}
    metric = {"name": "claude_code.token.usage", "sum": counted}
    return {"resource": {}, "scopeMetrics": [{"metrics": [metric]}]}


def event(number: int, day: str, person: str | None, name: str) -> dict[str, Any]:
    return {
        "event_time": f"{day} 00:57:33.008000",
        "event_type": name,
        "user_id": person,
        "device_id": "d",
        "amplitude_id": 7,
        "$insert_id": f"i{number}",
        "user_properties": {"name": "Ada"},
    }


HAPPENED = (
    (FEB_28, "ada", "ai_used"),
    (MARCH_1, "ada", "read"),
    (MARCH_1, "bo", "read"),
)
EVENTS = {"feature_events": 3, "active": 4}
CALLS = (
    Payload(
        "litellm_spend_logs",
        [
            {**CALL, "request_id": "r1"},
            {**CALL, "request_id": "r2", "status": "failure", "spend": 0},
            {**CALL, "request_id": "r3", "startTime": f"{FEB_28}T23:00:00-02:00"},
        ],
        lines,
        {
            "tokens_input_total": 60,
            "tokens_output": 24,
            "requests": 3,
            "failed_requests": 1,
        },
        {("estimated", "USD"): "0.000004"},
    ),
    Payload(
        "litellm_daily_activity",
        [
            activity(FEB_28, spend=0.5, prompt_tokens=9, api_requests=3),
            activity(FEB_28, spend=0.25, prompt_tokens=4, api_requests=1),
            activity(MARCH_1, spend=0, prompt_tokens=0, api_requests=0),
        ],
        within("results", metadata={"page": 1, "total_pages": 1, "has_more": False}),
        {"tokens_input_total": 13, "requests": 4},
        {("estimated", "USD"): "0.75"},
    ),
    Payload(
        "langfuse",
        [
            {**OBSERVATION, "id": "o1"},
            {**OBSERVATION, "id": "o2", "total_cost": 1.5, "level": "ERROR"},
            {**OBSERVATION, "id": "o3", "type": "SPAN"},
        ],
        lines,
        {
            "tokens_input_uncached": 24,
            "tokens_cache_read": 6,
            "tokens_output": 8,
            "requests": 2,
            "failed_requests": 1,
        },
        {("estimated", "USD"): "1.75"},
    ),
    Payload(
        "helicone",
        [
            {**REQUEST, "request_id": "q1", "cost": 0.5},
            {**REQUEST, "request_id": "q2", "cost": None, "costUSD": 0.25},
        ],
        lines,
        {
            "tokens_input_uncached": 18,
            "tokens_cache_read": 4,
            "tokens_cache_write": 2,
            "tokens_output": 8,
            "requests": 2,
        },
        {("estimated", "USD"): "0.75"},
    ),
    Payload(
        "otel_traces",
        [
            {"scopeSpans": [{"spans": [span(1, FEB_28, "chat", status={"code": 2})]}]},
            {"scopeSpans": [{"spans": [span(2, MARCH_1, "invoke_agent")]}]},
        ],
        within("resourceSpans"),
        {
            "tokens_input_uncached": 20,
            "tokens_cache_read": 10,
            "tokens_output": 6,
            "requests": 1,
            "failed_requests": 1,
        },
        columns_known=False,
    ),
    Payload(
        "otel_metrics",
        [sums(FEB_28, 30), sums(MARCH_1, 70)],
        within("resourceMetrics"),
        {"tokens_input_uncached": 70, "active": 1},
        columns_known=False,
    ),
    Payload(
        "focus",
        [
            CHARGE,
            {**CHARGE, "ChargeCategory": "Credit", "BilledCost": "-0.60"},
            {**CHARGE, "ServiceName": "Virtual Machines", "ServiceCategory": "Compute"}
            | {"SkuMeter": "D2 v3"},
            {**CHARGE, "BillingCurrency": "EUR", "BilledCost": " 3.00 "},
        ],
        table,
        {"tokens_input_uncached": 6000},
        {
            ("billed", "USD"): "0.50",
            ("effective", "USD"): "2.00",
            ("list", "USD"): "4",
            ("billed", "EUR"): "3",
            ("effective", "EUR"): "1",
            ("list", "EUR"): "2",
        },
    ),
    Payload(
        "amplitude",
        [
            event(number, day, person, name)
            for number, (day, person, name) in enumerate(HAPPENED)
        ],
        lines,
        EVENTS,
    ),
    Payload(
        "mixpanel",
        [
            {"event": name}
            | {"properties": {"time": SECONDS[day], "distinct_id": person}}
            for day, person, name in HAPPENED
        ],
        lines,
        EVENTS,
    ),
    Payload(
        "posthog",
        [
            {"uuid": f"{day}{person}", "event": name, "distinct_id": "d"}
            | {"person_id": person, "timestamp": f"{day}T10:00:00Z", "properties": "{}"}
            for day, person, name in HAPPENED
        ],
        lines,
        EVENTS,
    ),
)
