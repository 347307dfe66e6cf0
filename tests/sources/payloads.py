"""One small export of each format, and what it adds up to.

Each holds two days over the end of a month, something that is null, an empty or idle
part, and a record or line that must count beside one much like it.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
FEB_28, MARCH_1 = "2026-02-28", "2026-03-01"
SECONDS = {FEB_28: 1_772_236_800, MARCH_1: 1_772_323_200}


@dataclass(frozen=True)
class Payload:
    """An export: its records, how they are wrapped, and what they add up to.

    `usage` is by metric; `money` by basis and currency, in text, so that it is exact.
    """

    name: str
    records: Sequence[Row]
    wrapped: Callable[[Sequence[Row]], str]
    usage: Mapping[str, float] = field(default_factory=dict)
    money: Mapping[tuple[str, str], str] = field(default_factory=dict)
    users: int = 0
    seats: int = 0
    columns_known: bool = True

    @property
    def text(self) -> str:
        """Return the export as the vendor would write it."""
        return self.wrapped(self.records)

    @property
    def exact(self) -> dict[tuple[str, str], Decimal]:
        """Return the money as exact decimals."""
        return {of: Decimal(amount) for of, amount in self.money.items()}


def lines(records: Sequence[Row]) -> str:
    """Return records as JSON, one a line."""
    return "".join(json.dumps(each) + "\n" for each in records)


def within(name: str, **beside: Any) -> Callable[[Sequence[Row]], str]:
    """Return what wraps records in a list of that name, among other fields."""
    return lambda records: json.dumps({**beside, name: list(records)})


def table(records: Sequence[Row]) -> str:
    """Return records as CSV; what is None is empty."""
    text = io.StringIO()
    names = list(dict.fromkeys(name for each in records for name in each))
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


PAGE = within("data", has_more=False, next_page=None)


def of_days(*results: list[Row]) -> list[Row]:
    """Return results of the two days as Anthropic's buckets."""
    days = (FEB_28, MARCH_1, "2026-03-02")
    return [
        {"starting_at": f"{begun}T00:00:00Z", "ending_at": f"{ended}T00:00:00Z"}
        | {"results": each}
        for begun, ended, each in zip(days, days[1:], results, strict=False)
    ]


def of_seconds(*results: list[Row]) -> list[Row]:
    """Return results of the two days as OpenAI's buckets."""
    return [
        {"object": "bucket", "start_time": begun, "end_time": begun + 86_400}
        | {"results": each}
        for begun, each in zip(SECONDS.values(), results, strict=True)
    ]


def tokens(**more: Any) -> Row:
    return {
        "uncached_input_tokens": 10,
        "cache_creation": None,
        "cache_read_input_tokens": 3,
        "output_tokens": 5,
        "server_tool_use": {"web_search_requests": 1},
        "api_key_id": None,
        "workspace_id": "w1",
        "model": "m",
        **more,
    }


def cents(amount: object, **more: Any) -> Row:
    return {"currency": "USD", "amount": amount, "workspace_id": "w1", **more}


WRITTEN = {"ephemeral_1h_input_tokens": 4, "ephemeral_5m_input_tokens": 2}
CODE = {
    "date": f"{FEB_28}T00:00:00Z",
    "actor": {"type": "user_actor", "email_address": "ada@example.com"},
    "organization_id": "o",
    "customer_type": "api",
    "terminal_type": "vscode",
    "core_metrics": {
        "num_sessions": 2,
        "lines_of_code": {"added": 9, "removed": None},
        "commits_by_claude_code": 1,
        "pull_requests_by_claude_code": 0,
    },
    "tool_actions": {"edit_tool": {"accepted": 4, "rejected": 1}},
    "model_breakdown": [
        {
            "model": "m",
            "tokens": {"input": 7, "output": 5, "cache_read": 3, "cache_creation": 2},
            "estimated_cost": {"currency": "USD", "amount": 186.5},
        }
    ],
}
ANTHROPIC = (
    Payload(
        "anthropic_messages",
        of_days([tokens(), tokens(model=None, cache_creation=WRITTEN)], []),
        PAGE,
        {
            "tokens_input_uncached": 20,
            "tokens_cache_read": 6,
            "tokens_cache_write": 6,
            "tokens_output": 10,
            "feature_events": 2,
        },
    ),
    Payload(
        "anthropic_cost",
        of_days(
            [cents("123.45", cost_type="tokens"), cents("-20", cost_type="tokens")],
            [cents("0.005", cost_type=None), cents("1000", cost_type="web_search")],
        ),
        PAGE,
        money={("billed", "USD"): "11.03455"},
    ),
    Payload(
        "anthropic_analytics_cost",
        of_days(
            [],
            [
                cents("90.5", list_amount="100", product=each, cost_type=None)
                for each in ("chat", "cowork", None)
            ],
        ),
        PAGE,
        money={("billed", "USD"): "2.715", ("list", "USD"): "3"},
    ),
    Payload(
        "anthropic_claude_code",
        [
            CODE,
            {**CODE, "terminal_type": "tmux", "customer_type": "subscription"},
            {**CODE, "date": MARCH_1, "tool_actions": None, "model_breakdown": []},
        ],
        PAGE,
        {
            "tokens_input_uncached": 14,
            "tokens_cache_read": 6,
            "tokens_cache_write": 4,
            "tokens_output": 10,
            "sessions": 6,
            "lines_added": 27,
            "commits": 3,
            "acceptances": 8,
            "rejections": 2,
            "active": 2,
        },
        {("estimated", "USD"): "1.865", ("notional", "USD"): "1.865"},
    ),
)


def completions(**more: Any) -> Row:
    return {
        "object": "organization.usage.completions.result",
        "input_tokens": 100,
        "input_cached_tokens": 40,
        "output_tokens": 9,
        "num_model_requests": 5,
        "project_id": "p1",
        "model": None,
        **more,
    }


def dollars(amount: object, **more: Any) -> Row:
    result = {"object": "organization.costs.result", "project_id": "p1"}
    return {**result, "amount": amount, **more}


OPENAI = (
    Payload(
        "openai_usage",
        of_seconds(
            [completions(), completions(model="m", input_cache_write_tokens=10)], []
        ),
        within("data", object="page", has_more=False, next_page=None),
        {
            "tokens_input_uncached": 110,
            "tokens_cache_read": 80,
            "tokens_cache_write": 10,
            "tokens_output": 18,
            "requests": 10,
        },
    ),
    Payload(
        "openai_costs",
        of_seconds(
            [dollars({"value": 0.06, "currency": "usd"}), dollars(None)],
            [
                dollars({"value": "1.1", "currency": "usd"}, line_item="m, input"),
                dollars({"value": "-0.1", "currency": "usd"}, line_item="m, input"),
                dollars({"value": "2", "currency": "EUR"}),
            ],
        ),
        within("data", object="page", has_more=False, next_page=None),
        money={("billed", "USD"): "1.06", ("billed", "EUR"): "2"},
    ),
    Payload(
        "chatgpt_enterprise",
        [
            {
                "cadence": "Weekly",
                "period_start": MARCH_1,
                "period_end": "2026-03-07",
                "account_id": "a",
                "public_id": f"u{number}",
                "email": email,
                "department": None,
                "is_active": int(sent > 0),
                "messages": sent,
                "model_to_messages": "{'m': 3}" if sent else None,
                "gpt_messages": 2 if sent else None,
                "tool_messages": 0,
                "project_messages": 1,
            }
            for number, (email, sent) in enumerate(
                {"ada@example.com": 7, "bo@example.com": 0}.items()
            )
        ],
        table,
        {"messages": 7, "feature_events": 4, "active": 1},
    ),
)
