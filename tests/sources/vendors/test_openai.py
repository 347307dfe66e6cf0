from decimal import Decimal
from typing import Any

import pytest

from tests.sources.conftest import KEY, log, money, totals, warnings

MARCH_2 = 1_772_409_600  # 2026-03-02 00:00 UTC
A_DAY = 86_400


def bucket(*results: dict[str, Any], day: int = 0) -> dict[str, Any]:
    start = MARCH_2 + day * A_DAY
    return {
        "object": "bucket",
        "start_time": start,
        "end_time": start + A_DAY,
        "results": list(results),
    }


def page(*buckets: dict[str, Any], more: str | None = None) -> dict[str, Any]:
    return {
        "object": "page",
        "data": list(buckets),
        "has_more": more is not None,
        "next_page": more,
    }


def completions(**more: Any) -> dict[str, Any]:
    return {
        "object": "organization.usage.completions.result",
        "input_tokens": 1000,
        "input_cached_tokens": 400,
        "output_tokens": 90,
        "num_model_requests": 5,
        "project_id": None,
        "model": None,
        **more,
    }


def cost(value: object, **more: Any) -> dict[str, Any]:
    amount = None if value is None else {"value": value, "currency": "usd"}
    return {"object": "organization.costs.result", "amount": amount, **more}


def test_cached_tokens_are_taken_out_of_the_input_in_both_generations(load_files):
    newer = completions(
        model="m", input_cache_write_tokens=100, input_uncached_tokens=500
    )
    loaded = load_files(page(bucket(completions(), newer)))
    assert totals(loaded) == {
        "tokens_input_uncached": 600 + 500,
        "tokens_cache_read": 800,
        "tokens_cache_write": 100,
        "tokens_output": 180,
        "requests": 10,
    }


def test_more_cached_than_input_is_named(load_files):
    loaded = load_files(page(bucket(completions(input_tokens=399))))
    assert totals(loaded) == {}
    assert warnings(loaded) == [
        "0.bin: record 1: more cached input tokens than input tokens; "
        "such records were left out"
    ]


@pytest.mark.parametrize(
    ("kind", "result", "found"),
    [
        (
            "embeddings",
            {"input_tokens": 16, "num_model_requests": 2},
            {"tokens_input_uncached": 16, "requests": 2},
        ),
        (
            "images",
            {"images": 3, "num_model_requests": 2},
            {"feature_events": 3, "requests": 2},
        ),
        (
            "audio_speeches",
            {"characters": 45, "num_model_requests": 1},
            {"requests": 1},
        ),
        ("code_interpreter_sessions", {"num_sessions": 4}, {"sessions": 4}),
        (
            "web_searches",
            {"num_model_requests": 2, "num_requests": 7},
            {"feature_events": 7},
        ),
        ("file_searches", {"num_requests": 6}, {"feature_events": 6}),
        ("vector_stores", {"usage_bytes": 1024}, {}),
    ],
)
def test_each_endpoint_counts_what_it_serves(load_files, kind, result, found):
    named = {"object": f"organization.usage.{kind}.result", **result}
    assert totals(load_files(page(bucket(named)))) == found


def test_costs_are_whole_units_written_as_number_or_text(load_files):
    results = [
        cost(0.06, line_item="gpt-4o-2024-08-06, input"),
        cost("1.105", line_item="gpt-4o-2024-08-06, output"),
        cost(-0.5, line_item="credit"),
        cost(None),
    ]
    loaded = load_files(page(bucket(*results)))
    assert money(loaded) == {"billed": Decimal("0.665")}
    assert money(loaded, "model")["gpt-4o-2024-08-06"] == Decimal("1.165")
    assert money(loaded, "category")["credit"] == Decimal("-0.5")
    assert log(loaded, "dropped_because") == ["no amount: 1"]


def test_the_end_of_a_bucket_is_exclusive(load_files):
    spend = load_files(page(bucket(cost(1)))).frame("spend")
    assert list(spend["date"].astype("str")) == ["2026-03-02"]
    assert list(spend["period_end"].astype("str")) == ["2026-03-02"]


def test_empty_days_and_pages_again_change_nothing(load_files):
    first = page(bucket(cost(1)), bucket(day=1), more="page_x")
    last = page(bucket(cost(2), day=2))
    loaded = load_files(last, first, [last])
    assert money(loaded) == {"billed": 3}
    assert set(log(loaded, "pages_missing")) == {""}


def test_a_page_without_results_is_no_error(load_files):
    loaded = load_files(page(bucket()))
    assert log(loaded, "format") == ["a page without results"]


HEADER = (
    "cadence,period_start,period_end,account_id,public_id,name,email,department,"
    "is_active,messages,model_to_messages,gpt_messages,tool_messages,project_messages\n"
)


def test_a_week_of_chatgpt_stays_a_week(load_files):
    report = HEADER + (
        'Weekly,2026-03-01,2026-03-07,a,u1,Ada,ada@example.com,"[""Finance""]",1,25,'
        "\"{'gpt-4o': 20, 'o3': 4}\",5,3,2\n"
        'Weekly,2026-03-01,2026-03-07,a,u2,Bo,bo@example.com,,0,,"{""m"": 0}",,,\n'
        'Weekly,2026-03-01,2026-03-07,a,u3,Cy,cy@example.com,"[""A"",""B""]",1,2,,0,0,0\n'
    )
    loaded = load_files(report)
    usage = loaded.frame("usage")
    assert set(usage["period_days"]) == {7}
    assert totals(loaded, "metric", "team") == {
        ("messages", "Finance"): 25,
        ("messages", "(unallocated)"): 2,
        ("feature_events", "Finance"): 10,
        ("active", "Finance"): 1,
        ("active", "(unallocated)"): 1,
    }
    assert totals(loaded, "metric", "model")["messages", "gpt-4o"] == 20
    assert KEY.hashed("bo@example.com") not in set(usage["user_hash"])
    assert "Ada" not in usage.to_csv()


@pytest.mark.parametrize(
    ("period", "whole"),
    [
        ("Weekly,2026-03-01,2026-03-07", True),
        ("Weekly,2026-03-01,2026-03-05", False),
        ("Monthly,2026-02-01,2026-02-28", True),
        ("Monthly,2026-02-01,2026-02-20", False),
    ],
)
def test_a_partial_period_is_named(load_files, period, whole):
    loaded = load_files(HEADER + period + ",a,u1,Ada,ada@example.com,,1,25,,,,\n")
    said = f"0.bin: a partial period: {period.replace(',', ', ', 1)}"
    assert warnings(loaded) == ([] if whole else [said.replace(",2026", " to 2026")])


def test_lines_of_a_day_in_another_order_are_the_same_lines(load_files):
    lines = [cost(1), cost("0.25"), cost(2, line_item="gpt-5, input")]
    loaded = load_files(page(bucket(*lines)), page(bucket(*lines[::-1])))
    assert money(loaded) == {"billed": Decimal("3.25")}


def test_costs_by_item_and_by_project_are_one_bill(load_files):
    items = page(bucket(cost(1.25, line_item="a"), cost(2.5, line_item="b")))
    projects = page(bucket(cost(3.75, project_id="p")))
    loaded = load_files(items, projects)
    assert money(loaded, "product") == {"a": Decimal("1.25"), "b": Decimal("2.5")}


def test_a_column_that_is_new_is_named(load_files):
    loaded = load_files(page(bucket(completions(model="m", thinking_tokens=4))))
    assert warnings(loaded) == ["0.bin: columns not known: thinking_tokens"]


def test_weeks_and_their_month_are_not_to_be_added(load_files):
    week = "Weekly,2026-03-01,2026-03-07,a,u1,Ada,ada@example.com,,1,25,,,,\n"
    month = "Monthly,2026-03-01,2026-03-31,a,u1,Ada,ada@example.com,,1,90,,,,\n"
    said = (
        "(all files): chatgpt_enterprise: active and messages are told for 7 and 31 "
        "days of the same time; choose one length before adding them"
    )
    loaded = load_files(HEADER + week, HEADER + month)
    assert said in loaded.warnings


def test_a_week_before_a_month_is_of_another_time(load_files):
    week = "Weekly,2026-03-22,2026-03-28,a,u1,Ada,ada@example.com,,1,25,,,,\n"
    month = "Monthly,2026-04-01,2026-04-30,a,u1,Ada,ada@example.com,,1,90,,,,\n"
    loaded = load_files(HEADER + week, HEADER + month)
    assert not any("one length" in each for each in loaded.warnings)


@pytest.mark.parametrize(
    ("department", "team"),
    [
        ('"[""Women\'s Health""]"', "Women's Health"),
        ("\"['Finance']\"", "Finance"),
        ("Finance", "Finance"),
        ("[]", "(unallocated)"),
        ("[Finance", "[Finance"),
    ],
)
def test_a_department_is_read_however_it_is_written(load_files, department, team):
    row = (
        f"Weekly,2026-03-01,2026-03-07,a,u1,Ada,ada@example.com,{department},1,2,,,,\n"
    )
    assert set(load_files(HEADER + row).frame("usage")["team"]) == {team}
