from decimal import Decimal
from typing import Any

from tests.sources.conftest import KEY, log, money, totals

MARCH_2 = 1_772_409_600_000


def member_day(email: str, **more: Any) -> dict[str, Any]:
    return {
        "email": email,
        "isActive": True,
        "acceptedLinesAdded": 11,
        "totalTabsShown": 30,
        "totalTabsAccepted": 20,
        "composerRequests": 4,
        "chatRequests": 3,
        "agentRequests": 2,
        "cmdkUsages": 1,
        **more,
    }


def test_days_of_both_generations_count_and_the_idle_do_not(load_files):
    older = {"data": [member_day("ada@example.com", date=MARCH_2)], "period": {}}
    newer = {
        "data": [
            member_day("bo@example.com", day="2026-03-02", userId="u2"),
            member_day("cy@example.com", day="2026-03-02", isActive=False)
            | dict.fromkeys(("acceptedLinesAdded", "totalTabsShown"), 0),
        ]
    }
    loaded = load_files(older, newer)
    found = totals(loaded)
    assert found["active"] == 2
    assert found["lines_accepted"] == 22
    assert (found["suggestions"], found["acceptances"]) == (60, 60)
    assert found["requests"] == 30
    assert set(loaded.frame("usage")["date"].astype("str")) == {"2026-03-02"}


def test_on_demand_is_billed_and_the_allowance_notional_in_cents(load_files):
    page = {
        "teamMemberSpend": [
            {"email": "ada@example.com", "spendCents": 2450, "name": "Ada"},
            {"email": "bo@x.com", "spendCents": 100.5, "overallSpendCents": 2100.5},
        ],
        "subscriptionCycleStart": MARCH_2,
        "totalPages": 1,
    }
    loaded = load_files(page)
    assert money(loaded) == {"billed": Decimal("25.505"), "notional": 20}
    assert "Ada" not in loaded.frame("spend").to_csv()


def test_missing_pages_of_spend_are_named(load_files):
    page = {
        "teamMemberSpend": [{"email": "a@x.com", "spendCents": 1}],
        "subscriptionCycleStart": MARCH_2,
        "totalPages": 3,
    }
    assert log(load_files(page), "pages_missing") == ["1 of 3 pages are there"]


def events(
    *found: dict[str, Any], number: int = 1, more: bool = False
) -> dict[str, Any]:
    inside = {"currentPage": number, "hasNextPage": more}
    return {"usageEvents": list(found), "pagination": inside}


def event(stamp: int, **more: Any) -> dict[str, Any]:
    return {
        "timestamp": str(MARCH_2 + stamp),
        "model": "m",
        "kind": "Usage-based",
        "userEmail": "ada@example.com",
        "tokenUsage": {
            "inputTokens": 126,
            "outputTokens": 450,
            "cacheWriteTokens": 6112,
            "cacheReadTokens": 11964,
            "totalCents": 20.25,
        },
        **more,
    }


def test_events_are_estimates_in_cents_and_count_once(load_files):
    bare = event(5, kind="Included in Business")
    del bare["tokenUsage"]
    loaded = load_files(
        events(event(1), event(2), more=True), events(event(2), bare, number=2)
    )
    assert money(loaded) == {"estimated": Decimal("0.405")}
    assert totals(loaded) == {
        "tokens_input_uncached": 252,
        "tokens_output": 900,
        "tokens_cache_write": 12224,
        "tokens_cache_read": 23928,
        "requests": 3,
    }
    assert set(log(loaded, "pages_missing")) == {""}
    assert set(loaded.frame("usage")["user_hash"]) == {KEY.hashed("ada@example.com")}


def test_a_next_page_that_is_not_there_is_named(load_files):
    assert log(load_files(events(event(1), more=True)), "pages_missing") == [
        "page 2 of 2"
    ]
