"""Small exports of the rarer and the older reports, and what they add up to."""

from collections.abc import Sequence
from typing import Any

from tests.sources.payloads import (
    FEB_28,
    MARCH_1,
    PAGE,
    WRITTEN,
    Payload,
    cents,
    lines,
    of_days,
    table,
    tokens,
    within,
)

OF_ANALYTICS = {"product": "chat", "requests": 4, "rbac_group_id": None}
ACTIVE = {
    "user": {"id": "u1", "email_address": "ada@example.com"},
    "chat_metrics": {"message_count": 3, "distinct_conversation_count": None},
    "claude_code_metrics": None,
    "web_search_count": 0,
}
BOUGHT = {
    "product": "Copilot",
    "sku": "Copilot Premium Request",
    "unitType": "requests",
    "pricePerUnit": 0.04,
    "grossAmount": 4,
    "discountAmount": 1.25,
    "netAmount": 2.75,
}
USERS = {"anyAppEnabledUsers": 40, "anyAppActiveUsers": 25, "loopActiveUsers": None}


def analytics(**more: Any) -> dict[str, Any]:
    told = tokens(**OF_ANALYTICS, **more)
    del told["api_key_id"], told["workspace_id"]
    return told


def tabs(records: Sequence[dict[str, Any]]) -> str:
    """Return records as lines of 131 cells, named by their position from 1 on."""
    return "".join(
        "\t".join(str(each.get(f"c{n}", "")) for n in range(1, 132)) + "\n"
        for each in records
    )


REPORTS = (
    Payload(
        "anthropic_analytics_usage",
        of_days([analytics(), analytics(model="n", cache_creation=WRITTEN)], []),
        PAGE,
        {
            "tokens_input_uncached": 20,
            "tokens_cache_read": 6,
            "tokens_cache_write": 6,
            "tokens_output": 10,
            "feature_events": 2,
            "requests": 8,
        },
    ),
    Payload(
        "anthropic_analytics_cost",
        [
            {"starting_at": f"{FEB_28}T00:00:00Z", "ending_at": f"{MARCH_1}T00:00:00Z"}
            | {"group": {"model": model, "actor": None}}
            | {"cost": cents("50.5", list_amount="60", requests=None)}
            for model in ("m", None)
        ],
        PAGE,
        money={("billed", "USD"): "1.01", ("list", "USD"): "1.2"},
    ),
    Payload(
        "anthropic_analytics_users",
        [
            {**ACTIVE, "last_activity_date": FEB_28},
            {**ACTIVE, "last_activity_date": MARCH_1, "web_search_count": 2},
        ],
        PAGE,
        {"messages": 6, "feature_events": 2, "active": 2},
        columns_known=False,
    ),
    Payload(
        "anthropic_analytics_summaries",
        [
            {"starting_at": f"{day}T00:00:00Z", "daily_active_user_count": users}
            | {"weekly_active_user_count": None, "daily_adoption_rate": 12.5}
            for day, users in ((FEB_28, 7), (MARCH_1, 0))
        ],
        PAGE,
        users=7,
        columns_known=False,
    ),
    Payload(
        "github_older",
        [
            {"day": FEB_28, "total_suggestions_count": 99, "total_active_users": 4}
            | {"total_chat_turns": 5, "breakdown": [{"suggestions_count": 12}]},
            {"day": MARCH_1, "total_suggestions_count": 3, "total_active_users": None}
            | {"total_chat_turns": None, "breakdown": None},
        ],
        lines,
        {"suggestions": 15, "interactions": 5},
        users=4,
    ),
    Payload(
        "github_activity",
        [
            {"report_time": f"{MARCH_1}T10:00:00Z", "login": login}
            | {"last_activity_at": used, "last_surface_used": "Unspecified"}
            for login, used in (("ada", f"{FEB_28}T09:30:00Z"), ("bo", None))
        ],
        table,
        seats=2,
    ),
    Payload(
        "github_billing_period",
        [
            {**BOUGHT, "model": "m", "grossQuantity": 100, "netQuantity": 75},
            {**BOUGHT, "model": "n", "grossQuantity": 20.5, "netQuantity": None},
        ],
        within("usageItems", timePeriod={"year": 2026, "month": 2}, organization="o"),
        {"requests": 120.5},
        {("billed", "USD"): "5.5", ("list", "USD"): "8"},
    ),
    Payload(
        "github_billing_general",
        [
            {**BOUGHT, "date": FEB_28, "quantity": 9, "organizationName": "o"},
            {**BOUGHT, "date": MARCH_1, "quantity": 1, "organizationName": None},
            {**BOUGHT, "date": MARCH_1, "product": "Actions", "quantity": 7},
        ],
        within("usageItems"),
        {"requests": 10},
        {("billed", "USD"): "5.5", ("list", "USD"): "8"},
    ),
    Payload(
        "litellm_spend_report",
        [
            {"group_by_day": f"{day}T00:00:00+00:00", "teams": teams}
            for day, teams in (
                (
                    FEB_28,
                    [
                        {"team_name": "legal", "total_spend": 0.75}
                        | {"metadata": [{"model": "m", "spend": 0.25}, {"spend": 0.5}]},
                        {"team_name": None, "total_spend": 2, "metadata": []},
                    ],
                ),
                (MARCH_1, []),
            )
        ],
        lines,
        money={("estimated", "USD"): "2.75"},
    ),
    Payload(
        "m365_user_counts",
        [
            {"reportRefreshDate": FEB_28, "adoptionByProduct": [{**USERS, **of}]}
            for of in ({"reportPeriod": 7}, {"reportPeriod": 30})
        ],
        within("value"),
        users=130,
        columns_known=False,
    ),
    Payload(
        "m365_admin_center",
        [
            {"User name": f"{name}@example.com", "Display name": "Somebody"}
            | {"Last activity date (UTC)": used}
            for name, used in (("ada", FEB_28), ("bo", None))
        ],
        table,
        seats=2,
    ),
    Payload(
        "snowplow",
        [
            {"c7": f"e{number}", "c13": person, "c125": f"{day} 10:00:00", "c127": name}
            | {"c33": '"A title'}
            for number, (day, person, name) in enumerate(
                ((FEB_28, "ada", "ai_used"), (MARCH_1, "bo", "read"))
            )
        ],
        tabs,
        {"feature_events": 2, "active": 3},
        columns_known=False,
    ),
    Payload(
        "generic",
        [
            {"Date": FEB_28, "Amount": "1,200.50", "Currency": "eur", "Basis": "billed"}
            | {"User": "ada", "Product": "seats"},
            {"Date": MARCH_1, "Amount": "(0.50)", "Currency": "EUR", "Basis": "billed"}
            | {"User": None, "Product": "refund"},
        ],
        table,
        money={("billed", "EUR"): "1200"},
        columns_known=False,
    ),
)
