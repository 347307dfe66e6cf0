"""The formats of Anthropic and OpenAI."""

from valuebook.sources.formats.format import Format, Sample
from valuebook.sources.vendors import anthropic, anthropic_analytics, openai


def _any_kind(sample: Sample, beginning: str) -> bool:
    return any(each.startswith(beginning) for each in sample.kinds)


MODEL_VENDORS = (
    Format(
        "anthropic_analytics_cost",
        "Anthropic enterprise analytics, cost",
        lambda s: (
            s.within("list_amount") or s.has("list_amount") or s.has("group", "cost")
        ),
        anthropic.cost,
        bucket=2,
    ),
    Format(
        "anthropic_analytics_usage",
        "Anthropic enterprise analytics, tokens",
        lambda s: (
            s.has("group", "usage")
            or (
                "uncached_input_tokens" in s.inner | s.row
                and bool((s.inner | s.row) & {"product", "actor", "rbac_group_id"})
                and "api_key_id" not in s.inner | s.row
            )
        ),
        anthropic.messages,
        bucket=2,
    ),
    Format(
        "anthropic_messages",
        "Anthropic message usage",
        lambda s: (
            s.within("uncached_input_tokens")
            or s.has("uncached_input_tokens", "output_tokens")
        ),
        anthropic.messages,
        bucket=2,
    ),
    Format(
        "anthropic_cost",
        "Anthropic cost report",
        lambda s: s.within("amount", "cost_type") or s.has("amount", "cost_type"),
        anthropic.cost,
        bucket=2,
    ),
    Format(
        "anthropic_claude_code",
        "Anthropic Claude Code usage",
        lambda s: s.has("core_metrics", "actor"),
        anthropic.claude_code,
    ),
    Format(
        "anthropic_analytics_users",
        "Anthropic enterprise analytics, people",
        lambda s: (
            s.has("user") and bool(s.row & {"chat_metrics", "claude_code_metrics"})
        ),
        anthropic_analytics.people,
    ),
    Format(
        "anthropic_analytics_summaries",
        "Anthropic enterprise analytics, summaries",
        lambda s: s.has("daily_active_user_count"),
        anthropic_analytics.summaries,
    ),
    Format(
        "openai_costs",
        "OpenAI costs",
        lambda s: "organization.costs.result" in s.kinds,
        openai.costs,
        bucket=3,
    ),
    Format(
        "openai_usage",
        "OpenAI usage",
        lambda s: _any_kind(s, "organization.usage."),
        openai.usage,
        bucket=3,
        generation=lambda s: (
            "with cache writes" if "input_cache_write_tokens" in s.inner else ""
        ),
    ),
    Format(
        "chatgpt_enterprise",
        "ChatGPT Enterprise user report",
        lambda s: s.headed("cadence", "public_id"),
        openai.chatgpt,
    ),
)
