"""Which format a page is, told by what it holds and never by a file's name.

The formats are tried in order; the first whose sign is there is the one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from valuebook.sources.container import SNOWPLOW_COLUMNS
from valuebook.sources.facts import Read
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.vendors import (
    anthropic,
    anthropic_analytics,
    cursor,
    focus,
    gateways,
    github,
    github_billing,
    litellm_activity,
    microsoft,
    microsoft_counts,
    openai,
    otel,
    product_analytics,
)


@dataclass(frozen=True)
class Sample:
    """What a page is recognized by: its header, and one row of each level of it."""

    header: frozenset[str]
    wrapper: str
    fields: Mapping[str, Any]
    row: frozenset[str]
    inner: frozenset[str]
    kinds: frozenset[str]

    def has(self, *names: str) -> bool:
        """Return whether the rows of a JSON page have all the names."""
        return not self.header and self.row.issuperset(names)

    def within(self, *names: str) -> bool:
        """Return whether the results in the rows have all the names."""
        return not self.header and self.inner.issuperset(names)

    def headed(self, *names: str) -> bool:
        """Return whether the header of a CSV has all the names."""
        return self.header.issuperset(names)


@dataclass(frozen=True)
class Format:
    """A format: the sign it is known by and the reader of its rows.

    `repeats` says that two like rows of one file are two facts; `same_as` names the
    format that this is another form of; `bucket` is how many parts of a record's
    identity name the period that it is part of.
    """

    name: str
    title: str
    sign: Callable[[Sample], bool]
    read: Callable[[Row, Page], Iterator[Read]]
    generation: Callable[[Sample], str] = lambda sample: ""
    repeats: bool = False
    same_as: str = ""
    bucket: int = 0

    @property
    def source(self) -> str:
        """Return the name that stands in the tables; two forms may share one."""
        return self.same_as or self.name


def sample(page: Page, *, whole: bool = False) -> Sample:
    """Return what a page is recognized by: its first row, or the `whole` of them."""
    rows = [each for each in page.items if isinstance(each, dict)]
    row: frozenset[str] = frozenset().union(*(rows if whole else rows[:1]))
    inner: frozenset[str] = frozenset()
    kinds: set[str] = set()
    for each in rows:
        nested = each.get("results", each.get("result"))
        if isinstance(nested, list) and nested and isinstance(nested[0], dict):
            inner = frozenset().union(*(one for one in nested if isinstance(one, dict)))
            kinds = {
                str(one.get("object", "")) for one in nested if isinstance(one, dict)
            }
            break
    return Sample(
        frozenset(page.header), page.wrapper, page.fields, row, inner, frozenset(kinds)
    )


def _focus_version(sample: Sample) -> str:
    for name, version in (
        ("ServiceProviderName", "1.3 or later"),
        ("PricingCurrency", "1.2"),
        ("ServiceSubcategory", "1.1"),
        ("SkuMeter", "1.1"),
    ):
        if name in sample.header | sample.row:
            return version
    return "1.0"


def _any_kind(sample: Sample, beginning: str) -> bool:
    return any(each.startswith(beginning) for each in sample.kinds)


FORMATS = (
    Format(
        "github_legacy",
        "GitHub Copilot metrics by day, to 2026",
        lambda s: (
            any(s.has(name) for name in github.LEGACY_SECTIONS)
            or s.has("date", "total_active_users", "total_engaged_users")
        ),
        github.legacy,
    ),
    Format(
        "github_older",
        "GitHub Copilot usage by day, 2023 and 2024",
        lambda s: s.has("breakdown", "total_suggestions_count"),
        github.older,
    ),
    Format(
        "github_entity",
        "GitHub Copilot usage of an enterprise or organization",
        lambda s: (
            s.has("day_totals")
            or (s.has("day", "daily_active_users") and "user_login" not in s.row)
        ),
        github.entities,
    ),
    Format(
        "github_teams",
        "GitHub Copilot teams by day",
        lambda s: s.has("team_id", "slug", "user_login"),
        github.teams,
    ),
    Format(
        "github_users",
        "GitHub Copilot usage by person and day",
        lambda s: s.has("user_initiated_interaction_count", "user_login"),
        github.users,
        generation=lambda s: "with cli" if "used_cli" in s.row else "without cli",
    ),
    Format(
        "github_seats",
        "GitHub Copilot seats",
        lambda s: s.wrapper == "seats",
        github.seats,
    ),
    Format(
        "github_activity",
        "GitHub Copilot activity report",
        lambda s: s.headed("last_surface_used", "login"),
        github.activity,
    ),
    Format(
        "github_billing",
        "GitHub billing report",
        lambda s: s.headed("applied_cost_per_quantity"),
        github_billing.report,
        generation=lambda s: (
            "AI credits" if "exceeds_quota" not in s.header else "premium requests"
        ),
    ),
    Format(
        "github_billing_period",
        "GitHub billing of premium requests or AI credits",
        lambda s: s.wrapper == "usageItems" and "timePeriod" in s.fields,
        github_billing.period,
    ),
    Format(
        "github_billing_general",
        "GitHub billing of all products",
        lambda s: s.wrapper == "usageItems",
        github_billing.general,
    ),
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
    Format(
        "focus",
        "FOCUS cost and usage",
        lambda s: (
            s.headed("BilledCost", "ChargePeriodStart")
            or s.has("BilledCost", "ChargePeriodStart")
        ),
        focus.charges,
        generation=_focus_version,
        repeats=True,
    ),
    Format(
        "m365_graph",
        "Microsoft 365 Copilot usage, Graph",
        lambda s: s.has("reportRefreshDate", "userPrincipalName"),
        microsoft.graph,
    ),
    Format(
        "m365_graph_csv",
        "Microsoft 365 Copilot usage, Graph as CSV",
        lambda s: s.headed("Report Refresh Date", "User Principal Name"),
        microsoft.graph_csv,
        same_as="m365_graph",
    ),
    Format(
        "m365_user_counts",
        "Microsoft 365 Copilot users, counted by Microsoft",
        lambda s: s.has("reportRefreshDate", "adoptionByProduct"),
        microsoft_counts.summary,
    ),
    Format(
        "m365_user_trend",
        "Microsoft 365 Copilot users by day, counted by Microsoft",
        lambda s: s.has("reportRefreshDate", "adoptionByDate"),
        microsoft_counts.trend,
        same_as="m365_user_counts",
    ),
    Format(
        "m365_user_counts_csv",
        "Microsoft 365 Copilot users, counted by Microsoft, as CSV",
        lambda s: s.headed("Report Refresh Date", "Any App Active Users"),
        microsoft_counts.table,
        same_as="m365_user_counts",
    ),
    Format(
        "m365_admin_center",
        "Microsoft 365 Copilot usage, admin center",
        lambda s: s.headed("User name", "Last activity date (UTC)"),
        microsoft.admin_center,
    ),
    Format(
        "m365_sentiment",
        "Microsoft 365 Copilot sentiment survey",
        lambda s: s.headed("Question 1") and any("AAD ID" in each for each in s.header),
        microsoft.sentiment,
    ),
    Format(
        "viva_person_query",
        "Viva Insights person query",
        lambda s: s.headed("PersonId", "MetricDate"),
        microsoft.viva,
    ),
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
    Format(
        "cursor_spend",
        "Cursor spend",
        lambda s: s.wrapper == "teamMemberSpend",
        cursor.members,
    ),
    Format(
        "cursor_events",
        "Cursor usage events",
        lambda s: s.wrapper == "usageEvents",
        cursor.events,
    ),
    Format(
        "cursor_daily",
        "Cursor daily usage",
        lambda s: s.has("acceptedLinesAdded") or s.has("isActive", "email"),
        cursor.daily,
        generation=lambda s: "by day" if "day" in s.row else "by date",
    ),
    Format(
        "amplitude",
        "Amplitude events",
        lambda s: s.has("amplitude_id", "event_type"),
        product_analytics.amplitude,
    ),
    Format(
        "posthog",
        "PostHog events",
        lambda s: {"person_id", "distinct_id", "event"} <= s.row | s.header,
        product_analytics.posthog,
    ),
    Format(
        "mixpanel",
        "Mixpanel events",
        lambda s: s.has("event", "properties") and "timestamp" not in s.row,
        product_analytics.mixpanel,
    ),
    Format(
        "snowplow",
        "Snowplow enriched events",
        lambda s: (
            len(s.header) == SNOWPLOW_COLUMNS and str(SNOWPLOW_COLUMNS) in s.header
        ),
        product_analytics.snowplow,
    ),
)


def recognized(page: Page) -> Format | None:
    """Return the format of a page, None where no sign is there."""
    if "row_key" in page.header:
        # what an earlier load wrote is no export
        return None
    # what is optional may be wanting in the first row
    samples = (sample(page, whole=whole) for whole in (False, True))
    return next(
        (each for found in samples for each in FORMATS if each.sign(found)), None
    )


def by_format(page: Page) -> Iterator[Page]:
    """Yield a page as one page for each format that its records are of.

    Only records that stand alone can be of several; those without a sign of their own
    are of the format of the page. Where no record is known, the one list within it may
    hold some: then it is a wrapper.
    """
    rows = [] if page.header or page.wrapper else page.items
    if not rows or not all(isinstance(each, dict) for each in rows):
        yield page
        return
    whole = recognized(page)
    if whole is None:
        for row in rows:
            yield _unwrapped(row, page)
        return
    shapes = {tuple(each): each for each in reversed(rows)}
    if len(shapes) == 1:
        yield page
        return
    formats = {
        shape: recognized(replace(page, items=[row])) or whole
        for shape, row in shapes.items()
    }
    for one in dict.fromkeys(formats.values()):
        items = [each for each in rows if formats[tuple(each)] is one]
        yield replace(page, items=items)


def _unwrapped(row: Row, page: Page) -> Page:
    """Return the one list within a row as a page, where its records are known."""
    lists = [name for name, each in row.items() if each and isinstance(each, list)]
    if len(lists) == 1:
        (name,) = lists
        beside = {each: value for each, value in row.items() if each != name}
        inside = replace(page, items=row[name], wrapper=name, fields=beside)
        if recognized(inside):
            return inside
    return replace(page, items=[row])
