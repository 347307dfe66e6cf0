"""Small exports of coding assistants and Microsoft 365, and what they add up to."""

from tests.sources.payloads import (
    FEB_28,
    MARCH_1,
    SECONDS,
    Payload,
    lines,
    table,
    within,
)

PERSON_DAY = {
    "day": FEB_28,
    "user_id": 1,
    "user_login": "ada",
    "enterprise_id": "1",
    "user_initiated_interaction_count": 6,
    "code_generation_activity_count": 9,
    "code_acceptance_activity_count": 4,
    "loc_suggested_to_add_sum": 30,
    "loc_added_sum": 12,
    "loc_deleted_sum": 0,
    "used_agent": None,
    "totals_by_feature": [
        {"feature": "code_completion", "code_generation_activity_count": 7}
    ],
}
COMMAND_LINE = {
    "session_count": 2,
    "request_count": 5,
    "prompt_count": 3,
    "token_usage": {
        "prompt_tokens_sum": 80,
        "output_tokens_sum": 20,
        "avg_tokens_per_request": None,
    },
}
LEAF = {
    "name": "go",
    "total_engaged_users": 2,
    "total_code_suggestions": 10,
    "total_code_acceptances": 4,
    "total_code_lines_suggested": 30,
    "total_code_lines_accepted": None,
}
BILLED = {
    "date": FEB_28,
    "username": "ada",
    "product": "copilot",
    "sku": "copilot_premium_request",
    "model": " m ",
    "quantity": "2",
    "unit_type": "requests",
    "applied_cost_per_quantity": "0.04",
    "gross_amount": "0.08",
    "discount_amount": "0.01",
    "net_amount": "0.07",
    "exceeds_quota": "False",
    "total_monthly_quota": "300",
    "organization": "o",
    "cost_center_name": None,
    "aic_quantity": "150",
    "aic_gross_amount": "1.5",
}
LAST_USED = {
    "reportRefreshDate": "2026-03-31",
    "displayName": "Somebody",
    "excelCopilotLastActivityDate": "",
    "copilotActivityUserDetailsByPeriod": [{"reportPeriod": 7}],
}


def github_seat(number: int, **more: object) -> dict[str, object]:
    return {
        "created_at": "2026-01-10T22:30:00-05:00",
        "updated_at": None,
        "last_activity_at": f"{FEB_28}T23:30:00-02:00",
        "assignee": {"login": f"person-{number}", "id": number},
        "assigning_team": None,
        **more,
    }


def milliseconds(day: str) -> int:
    return SECONDS[day] * 1000


GITHUB = (
    Payload(
        "github_legacy",
        [
            {
                "date": FEB_28,
                "total_active_users": 5,
                "total_engaged_users": 3,
                "copilot_ide_code_completions": {
                    "languages": [{"name": "go", "total_engaged_users": 2}],
                    "editors": [
                        {"name": each, "models": [{"name": "m", "languages": [LEAF]}]}
                        for each in ("vim", "vscode")
                    ],
                },
                "copilot_ide_chat": None,
                "copilot_dotcom_chat": {"models": [{"name": "m", "total_chats": 3}]},
            },
            {"date": MARCH_1, "total_active_users": 0, "total_engaged_users": 0},
        ],
        lines,
        {
            "suggestions": 20,
            "acceptances": 8,
            "lines_suggested": 60,
            "interactions": 3,
        },
        users=8,
    ),
    Payload(
        "github_users",
        [
            PERSON_DAY,
            {**PERSON_DAY, "user_id": 2, "user_login": "bo", "totals_by_feature": []},
            {
                "day": MARCH_1,
                "user_id": "1",
                "user_login": "ada",
                "user_initiated_interaction_count": 0,
                "totals_by_cli": COMMAND_LINE,
                "used_cli": True,
            },
        ],
        lines,
        {
            "interactions": 12,
            "suggestions": 18,
            "acceptances": 8,
            "lines_suggested": 60,
            "lines_added": 24,
            "sessions": 2,
            "requests": 5,
            "tokens_input_total": 80,
            "tokens_output": 20,
            "active": 3,
        },
    ),
    Payload(
        "github_entity",
        [
            {
                "day": day,
                "organization_id": "9",
                "daily_active_users": users,
                "weekly_active_users": None,
                "user_initiated_interaction_count": asked,
                "totals_by_feature": [],
            }
            for day, users, asked in ((FEB_28, 4, 31), (MARCH_1, 0, 0))
        ],
        lines,
        {"interactions": 31},
        users=4,
    ),
    Payload(
        "github_seats",
        [github_seat(1), github_seat(2, last_activity_at=None, plan_type="business")],
        within("seats", total_seats=2),
        seats=2,
    ),
    Payload(
        "github_billing",
        [
            BILLED,
            {**BILLED, "net_amount": "0.08", "exceeds_quota": "TRUE"},
            {**BILLED, "date": "3/1/26", "product": "spark", "username": "bo"},
            {**BILLED, "date": "03/01/2026", "product": "actions", "sku": "linux"},
        ],
        table,
        {"requests": 6},
        {("billed", "USD"): "0.22", ("list", "USD"): "0.24"},
    ),
)
CURSOR = (
    Payload(
        "cursor_daily",
        [
            {"day": FEB_28, "userId": 1, "email": "ada@example.com", "isActive": True}
            | {"acceptedLinesAdded": 9, "totalTabsShown": 5, "chatRequests": 2},
            {"date": milliseconds(MARCH_1), "email": "bo@example.com"}
            | {"isActive": False, "acceptedLinesAdded": 0, "mostUsedModel": None},
        ],
        within("data", period={"startDate": 1, "endDate": 2}),
        {"lines_accepted": 9, "suggestions": 5, "requests": 2, "active": 1},
    ),
    Payload(
        "cursor_events",
        [
            {"timestamp": str(milliseconds(day) + 5), "userEmail": "ada@example.com"}
            | {"model": "m", "kind": "Usage-based", "tokenUsage": used}
            for day, used in (
                (FEB_28, {"inputTokens": 6, "outputTokens": 4, "totalCents": 20.5}),
                (FEB_28, {"inputTokens": 6, "outputTokens": 5, "totalCents": 1}),
                (MARCH_1, None),
            )
        ],
        within("usageEvents", pagination={"numPages": 1, "currentPage": 1}),
        {"tokens_input_uncached": 12, "tokens_output": 9, "requests": 3},
        {("estimated", "USD"): "0.215"},
    ),
    Payload(
        "cursor_spend",
        [
            {"email": "ada@example.com", "spendCents": 24.5, "overallSpendCents": 100},
            {"email": "bo@example.com", "spendCents": 0, "name": None},
        ],
        within(
            "teamMemberSpend",
            subscriptionCycleStart=milliseconds(FEB_28),
            totalMembers=2,
            totalPages=1,
        ),
        money={("billed", "USD"): "0.245", ("notional", "USD"): "0.755"},
    ),
)
MICROSOFT = (
    Payload(
        "m365_graph",
        [
            {**LAST_USED, "userPrincipalName": f"{name}@example.com"}
            | {"lastActivityDate": day, "wordCopilotLastActivityDate": day}
            for name, day in (("ada", "2026-03-25"), ("bo", "2026-03-24"), ("cy", None))
        ],
        within("value"),
        {"active": 1, "feature_events": 1},
        seats=3,
    ),
    Payload(
        "viva_person_query",
        [
            {"PersonId": name, "MetricDate": MARCH_1, "Organization": "IT"}
            | {"Copilot_actions_taken_in_Teams": teams, "Total_Copilot_active_days": 2}
            | {"Copilot_actions_taken_in_Copilot_chat_(work)": 3, "Meetings": 8}
            for name, teams in (("p1", 4), ("p2", None))
        ],
        table,
        {"actions": 10, "active": 2},
        columns_known=False,
    ),
)
