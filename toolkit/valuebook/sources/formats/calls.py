"""The formats of what sees the calls: telemetry, gateways and traces."""

from valuebook.sources.formats.format import Format
from valuebook.sources.vendors import gateways, litellm_activity, otel

CALLS = (
    Format(
        "otel_traces",
        "OpenTelemetry traces",
        lambda s: s.wrapper == "resourceSpans",
        otel.traces,
    ),
    Format(
        "otel_metrics",
        "OpenTelemetry metrics",
        lambda s: s.wrapper == "resourceMetrics",
        otel.metrics,
    ),
    Format(
        "litellm_spend_logs",
        "LiteLLM spend logs",
        lambda s: {"spend", "prompt_tokens", "completion_tokens"} <= s.row | s.header,
        gateways.spend_log,
    ),
    Format(
        "litellm_daily_activity",
        "LiteLLM daily activity",
        lambda s: s.has("date", "metrics") and bool(s.row & {"breakdown", "metrics"}),
        litellm_activity.daily_activity,
    ),
    Format(
        "litellm_spend_report",
        "LiteLLM spend report by team",
        lambda s: s.has("group_by_day", "teams"),
        gateways.spend_report,
    ),
    Format(
        "litellm_key_report",
        "LiteLLM spend report by key",
        lambda s: s.has("api_key", "total_cost", "model_details"),
        gateways.key_report,
    ),
    Format(
        "langfuse",
        "Langfuse observations",
        lambda s: {"provided_model_name", "usage_details"} <= s.row | s.header,
        gateways.observation,
    ),
    Format(
        "langfuse_traces",
        "Langfuse traces",
        lambda s: s.has("id", "bookmarked", "timestamp"),
        gateways.trace,
    ),
    Format(
        "helicone",
        "Helicone requests",
        lambda s: "request_created_at" in s.row | s.header,
        gateways.request,
    ),
)
