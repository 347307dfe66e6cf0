from decimal import Decimal
from typing import Any

import pytest

from tests.sources.conftest import KEY, log, money, totals, warnings


def bucket(day: int, *results: dict[str, Any]) -> dict[str, Any]:
    return {
        "starting_at": f"2026-03-{day:02d}T00:00:00Z",
        "ending_at": f"2026-03-{day + 1:02d}T00:00:00Z",
        "results": list(results),
    }


def page(*buckets: dict[str, Any], more: str | None = None) -> dict[str, Any]:
    return {"data": list(buckets), "has_more": more is not None, "next_page": more}


def used(**more: Any) -> dict[str, Any]:
    return {
        "uncached_input_tokens": 1000,
        "cache_creation": {
            "ephemeral_1h_input_tokens": 30,
            "ephemeral_5m_input_tokens": 12,
        },
        "cache_read_input_tokens": 400,
        "output_tokens": 250,
        "server_tool_use": {"web_search_requests": 3},
        "api_key_id": None,
        "workspace_id": None,
        "model": None,
        **more,
    }


def cost(amount: str, **more: Any) -> dict[str, Any]:
    return {"currency": "USD", "amount": amount, "cost_type": "tokens", **more}


def test_token_metrics_are_disjoint_and_add_up(load_files):
    loaded = load_files(page(bucket(2, used(), used(workspace_id="w")), bucket(3)))
    assert totals(loaded) == {
        "tokens_input_uncached": 2000,
        "tokens_cache_write": 84,
        "tokens_cache_read": 800,
        "tokens_output": 500,
        "feature_events": 6,
    }
    assert warnings(loaded) == []


def test_hourly_buckets_become_days(load_files):
    hours = [
        {
            "starting_at": f"2026-03-02T{hour:02d}:00:00Z",
            "ending_at": f"2026-03-02T{hour + 1:02d}:00:00Z",
            "results": [used()],
        }
        for hour in range(3)
    ]
    loaded = load_files(page(*hours))
    assert totals(loaded, "date", "metric")[
        loaded.frame("usage")["date"][0], "tokens_output"
    ] == Decimal(750)
    assert warnings(loaded) == []


def test_amounts_are_in_cents(load_files):
    results = [
        cost("123.45"),
        cost("0.055", workspace_id="w"),
        cost("1000", cost_type="web_search"),
        cost("-200", description="Credit"),
    ]
    loaded = load_files(page(bucket(2, *results)))
    assert money(loaded) == {"billed": Decimal("9.23505")}
    assert money(loaded, "product")["web_search"] == 10


def test_lines_of_a_day_that_agree_in_all_but_the_amount_all_count(load_files):
    loaded = load_files(page(bucket(2, cost("100"), cost("-40"))))
    assert money(loaded)["billed"] == Decimal("0.60")


def test_pages_in_any_order_are_one_report(load_files):
    first = page(bucket(1, cost("100")), bucket(2), more="page_2")
    second = page(bucket(3, cost("50")), bucket(4, cost("25")))
    loaded = load_files(second, first, [first])
    assert money(loaded)["billed"] == Decimal("1.75")
    assert log(loaded, "pages_missing") == ["", "", ""]


@pytest.mark.parametrize(
    ("there", "missing"),
    [
        ([1], ["the next page after 2026-03-02 (page_2)"]),
        ([1, 3], ["the next page after 2026-03-02 (page_2)"]),
        ([1, 2], ["the next page after 2026-03-04 (page_3)"]),
        ([1, 2, 3], []),
    ],
)
def test_a_page_that_is_announced_and_not_there_is_named(load_files, there, missing):
    pages = {
        1: page(bucket(1, used()), bucket(2, used()), more="page_2"),
        2: page(bucket(3, used()), bucket(4, used()), more="page_3"),
        3: page(bucket(5, used())),
    }
    loaded = load_files(*(pages[number] for number in there))
    assert [each for each in log(loaded, "pages_missing") if each] == missing


def test_a_day_in_no_file_is_named(load_files):
    loaded = load_files(page(bucket(1, used())), page(bucket(3, used())))
    assert "(all files): no data for 1 day: 2026-03-02" in loaded.warnings


def test_negative_tokens_are_left_out_and_named(load_files):
    loaded = load_files(page(bucket(2, used(), used(model="m", output_tokens=-5))))
    assert totals(loaded)["tokens_output"] == 250
    assert warnings(loaded) == [
        "0.bin: record 2: output_tokens is negative (-5); such records were left out"
    ]


def test_an_unknown_column_is_listed(load_files):
    loaded = load_files(page(bucket(2, used(thinking_tokens=7))))
    assert warnings(loaded) == ["0.bin: columns not known: thinking_tokens"]


def claude_code(**more: Any) -> dict[str, Any]:
    return {
        "date": "2026-03-02T00:00:00Z",
        "actor": {"type": "user_actor", "email_address": "Ada@Example.com "},
        "customer_type": "api",
        "terminal_type": "vscode",
        "core_metrics": {
            "num_sessions": 4,
            "lines_of_code": {"added": 90, "removed": 12},
            "commits_by_claude_code": 2,
            "pull_requests_by_claude_code": 1,
        },
        "tool_actions": {
            "edit_tool": {"accepted": 9, "rejected": 2},
            "write_tool": {"accepted": 1, "rejected": 0},
        },
        "model_breakdown": [
            {
                "model": "claude-x",
                "tokens": {
                    "input": 100,
                    "output": 20,
                    "cache_read": 300,
                    "cache_creation": 40,
                },
                "estimated_cost": {"currency": "USD", "amount": 186},
            }
        ],
        **more,
    }


def test_a_person_with_two_terminals_is_one_person(load_files):
    other = claude_code(terminal_type="iTerm", date="2026-03-02")
    loaded = load_files({"data": [claude_code(), other], "has_more": False})
    found = totals(loaded)
    assert found["active"] == 1
    assert (found["sessions"], found["acceptances"], found["rejections"]) == (8, 20, 4)
    assert found["tokens_input_uncached"] == 200
    assert found["tokens_cache_write"] == 80
    assert money(loaded) == {"estimated": Decimal("3.72")}
    assert set(loaded.frame("usage")["user_hash"]) == {KEY.hashed("ada@example.com")}


def test_what_a_subscription_would_have_cost_is_notional(load_files):
    newer = claude_code(
        customer_type="subscription",
        model_breakdown=[
            {
                "model": "m",
                "tokens": {"cache_creation": {"ephemeral_5m": 3, "ephemeral_1h": 4}},
                "estimated_cost": {"currency": "USD", "amount": "250.5"},
            }
        ],
    )
    loaded = load_files({"data": [newer], "has_more": False, "next_page": None})
    assert money(loaded) == {"notional": Decimal("2.505")}
    assert totals(loaded)["tokens_cache_write"] == 7


def test_a_key_is_nobody(load_files):
    robot = claude_code(actor={"type": "api_actor", "api_key_name": "ci"})
    loaded = load_files({"data": [robot], "has_more": False})
    assert "active" not in totals(loaded)
    assert set(loaded.frame("usage")["user_hash"]) == {""}


def test_analytics_have_billed_and_list_apart_and_groups_left_out(load_files):
    row = {
        "amount": "900.5",
        "list_amount": "1000",
        "currency": "USD",
        "product": "chat",
        "requests": 8,
        "rbac_group_id": None,
    }
    loaded = load_files(
        page(bucket(2, row)),
        page(bucket(2, {**row, "rbac_group_id": "g1"}), bucket(3, row)),
    )
    assert money(loaded) == {"billed": Decimal("9.005"), "list": 10}
    assert "grouped by rbac_group_id" in "".join(log(loaded, "dropped_because"))


def test_analytics_of_people_and_summaries(load_files):
    person = {
        "date": "2026-03-02",
        "user": {"id": "u1", "email_address": "ada@example.com"},
        "chat_metrics": {"message_count": 14, "distinct_conversation_count": 3},
        "claude_code_metrics": {
            "core_metrics": {
                "commit_count": 2,
                "pull_request_count": 1,
                "lines_of_code": {"added_count": 50, "removed_count": 5},
                "distinct_session_count": 4,
            },
            "tool_actions": {"edit_tool": {"accepted_count": 6, "rejected_count": 1}},
        },
    }
    summary = {
        "starting_at": "2026-03-02T00:00:00Z",
        "daily_active_user_count": 40,
        "weekly_active_user_count": 61,
        "monthly_active_user_count": 75,
        "assigned_seat_count": 90,
    }
    loaded = load_files({"data": [person]}, {"data": [summary]})
    found = totals(loaded, "tool", "metric")
    assert found["chat", "messages"] == 14
    assert found["claude_code", "commits"] == 2
    assert found["claude_code", "lines_added"] == 50
    assert found["chat", "active"] == found["claude_code", "active"] == 1
    users = loaded.frame("reported_users")
    assert sorted(users["window_days"]) == [1, 1, 7, 30]
    assert sorted(users["users"]) == [40, 61, 75, 90]


def test_a_day_beside_the_people_is_the_day_of_all(load_files):
    people = [{"user": "ada@example.com", "chat_metrics": {"message_count": 3}}]
    loaded = load_files({"data": people, "date": "2026-03-02"})
    assert totals(loaded) == {"messages": 3, "active": 1}
    assert set(loaded.frame("usage")["date"].astype("str")) == {"2026-03-02"}


def test_buckets_without_their_wrapper_are_read(load_files):
    loaded = load_files([bucket(2, cost("100")), bucket(3, cost("50"))])
    assert money(loaded) == {"billed": Decimal("1.50")}


def test_a_report_by_model_and_by_workspace_is_one_bill(load_files):
    by_model = [cost("10.5", model="a"), cost("20.25", model="b")]
    by_workspace = [cost("30.75", workspace_id="w")]
    loaded = load_files(page(bucket(2, *by_workspace)), page(bucket(2, *by_model)))
    assert money(loaded, "model") == {"a": Decimal("0.105"), "b": Decimal("0.2025")}
    dropped = "the same numbers in another grouping: 1"
    assert sorted(log(loaded, "dropped_because")) == ["", dropped]


def test_hours_and_their_day_are_one_report(load_files):
    hours = [
        {
            "starting_at": f"2026-03-02T{hour:02d}:00:00Z",
            "ending_at": f"2026-03-02T{hour + 1:02d}:00:00Z",
            "results": [used()],
        }
        for hour in (0, 9, 22)
    ]
    day = used(
        uncached_input_tokens=3000,
        cache_creation={"ephemeral_1h_input_tokens": 126},
        cache_read_input_tokens=1200,
        output_tokens=750,
        server_tool_use={"web_search_requests": 9},
    )
    loaded = load_files(page(bucket(2, day)), page(*hours))
    assert totals(loaded)["tokens_output"] == 750


def test_lines_in_another_order_are_the_same_lines(load_files):
    lines = [cost("100"), cost("40"), cost("7", model="m")]
    loaded = load_files(page(bucket(2, *lines)), page(bucket(2, *lines[::-1])))
    assert money(loaded) == {"billed": Decimal("1.47")}


def test_a_new_dimension_tells_like_lines_apart(load_files):
    channels = [cost("100", slack_channel_id=name) for name in ("C1", "C2")]
    loaded = load_files(page(bucket(2, *channels)))
    assert money(loaded) == {"billed": 2}
    assert warnings(loaded) == ["0.bin: columns not known: slack_channel_id"]


def test_numbers_may_stand_apart_from_what_they_are_of(load_files):
    of = {
        "starting_at": "2026-03-02T00:00:00Z",
        "ending_at": "2026-03-03T00:00:00Z",
        "group": {
            "model": "m",
            "actor": {
                "type": "user_actor",
                "user_id": "user_1",
                "email_address": "ada@example.com",
                "name": "Ada",
            },
        },
    }
    paid = {"amount": "150", "list_amount": "200", "currency": "USD", "requests": 3}
    used_up = {**used(), "total_tokens": 1692, "requests": 3}
    loaded = load_files(
        {"data": [{**of, "cost": paid}], "next_page": None},
        {"data": [{**of, "usage": used_up}], "next_page": None},
    )
    assert money(loaded) == {"billed": Decimal("1.5"), "list": 2}
    assert totals(loaded, "model", "metric")["m", "tokens_output"] == 250
    usage = loaded.frame("usage")
    assert set(usage["source"]) == {"anthropic_analytics_usage"}
    assert set(usage["user_hash"]) == {KEY.hashed("ada@example.com")}


def test_tokens_of_the_interface_and_of_the_subscription_are_not_one(load_files):
    analytics = used(product="chat", requests=3)
    del analytics["api_key_id"]
    loaded = load_files(page(bucket(2, used())), page(bucket(2, analytics)))
    assert totals(loaded)["tokens_output"] == 500


def test_a_next_page_is_missing_also_where_nothing_else_says_so(load_files):
    people = [{"user": "ada@example.com", "chat_metrics": {"message_count": 3}}]
    loaded = load_files({"data": people, "date": "2026-03-02", "next_page": "page_2"})
    assert log(loaded, "pages_missing") == ["the next page (page_2)"]


def test_people_are_dated_by_their_last_activity_and_groups_left_out(load_files):
    person = {
        "user": {"id": "user_1", "email_address": "ada@example.com"},
        "last_activity_date": "2026-03-02",
        "chat_metrics": {"message_count": 3},
        "cowork_metrics": {"message_count": 2, "action_count": 9},
        "office_metrics": {"excel": {"message_count": 4}},
        "web_search_count": 5,
    }
    group = {**person, "user": None, "rbac_group_id": "g", "distinct_user_count": 6}
    loaded = load_files({"data": [person, group], "next_page": None})
    assert totals(loaded, "tool", "feature", "metric") == {
        ("chat", "", "messages"): 3,
        ("chat", "web_search", "feature_events"): 5,
        ("cowork", "", "messages"): 2,
        ("cowork", "", "actions"): 9,
        ("office_agent", "excel", "messages"): 4,
        ("chat", "", "active"): 1,
        ("cowork", "", "active"): 1,
        ("office_agent", "", "active"): 1,
    }
    assert "grouped by rbac_group_id" in log(loaded, "dropped_because")[0]


def test_summaries_name_the_product_they_count_for(load_files):
    summary = {
        "starting_date": "2026-03-02",
        "ending_date": "2026-03-03",
        "daily_active_user_count": 40,
        "cowork_weekly_active_user_count": 7,
        "pending_invite_count": 3,
        "daily_adoption_rate": 61.5,
    }
    users = load_files({"data": [summary]}).frame("reported_users")
    told = users[["window_days", "definition", "users"]].itertuples(index=False)
    assert set(map(tuple, told)) == {
        (1, "anthropic_active", 40),
        (7, "anthropic_active_cowork", 7),
    }


def test_files_that_may_be_one_report_and_do_not_add_up_are_named(load_files):
    parts = [cost("100", model="a"), cost("200", model="b")]
    loaded = load_files(page(bucket(2, cost("301"))), page(bucket(2, *parts)))
    assert (
        "(all files): anthropic_cost: 1 period told by several files in different "
        "groupings that do not add up to each other; where one is meant to be the sum "
        "of the other, load one"
    ) in loaded.warnings
