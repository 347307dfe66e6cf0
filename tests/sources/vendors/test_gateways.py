from decimal import Decimal
from typing import Any

import pytest

from tests.sources.conftest import KEY, lines, log, money, totals, warnings


def call(number: int, **more: Any) -> dict[str, Any]:
    return {
        "request_id": f"r{number}",
        "call_type": "acompletion",
        "spend": 2e-06,
        "prompt_tokens": 20,
        "completion_tokens": 80,
        "total_tokens": 100,
        "startTime": "2026-03-02T23:30:00-02:00",
        "model": "gpt-4o",
        "custom_llm_provider": "openai",
        "user": "ada@example.com",
        "team_id": "t-1",
        "metadata": {"user_api_key_team_alias": "Legal"},
        "request_tags": ["use_case:contracts"],
        "status": "success",
        "messages": {"secret": "text"},
        **more,
    }


def test_litellm_calls_are_estimates_of_a_team(load_files):
    failed = call(
        2,
        status="failure",
        spend=0,
        metadata='{"user_api_key_team_alias": "Legal"}',
        request_tags='["jobID:1", "use_case:contracts"]',
    )
    loaded = load_files([call(1), failed, call(1)])
    assert totals(loaded) == {
        "tokens_input_total": 40,
        "tokens_output": 160,
        "requests": 2,
        "failed_requests": 1,
    }
    assert money(loaded, "basis", "team", "use_case") == {
        ("estimated", "Legal", "contracts"): Decimal("0.000002")
    }
    usage = loaded.frame("usage")
    assert set(usage["date"].astype("str")) == {"2026-03-03"}
    assert set(usage["user_hash"]) == {KEY.hashed("ada@example.com")}
    assert "secret" not in usage.to_csv()


def test_litellm_splits_the_input_where_the_log_has_the_cache(load_files):
    details = {
        "additional_usage_values": {
            "cache_read_input_tokens": 12,
            "cache_creation_input_tokens": 3,
        }
    }
    found = totals(load_files([call(1, metadata=details)]))
    assert found["tokens_input_uncached"] == 5
    assert found["tokens_cache_read"] == 12
    assert found["tokens_cache_write"] == 3


def test_a_stamp_without_a_zone_is_read_as_utc_and_named(load_files):
    loaded = load_files([call(1, startTime="2026-03-02 23:30:00")])
    assert set(loaded.frame("usage")["date"].astype("str")) == {"2026-03-02"}
    assert warnings(loaded) == [
        "0.bin: time stamps without a time zone were read as UTC"
    ]


def activity(spend: float, models: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "date": "2026-03-02",
        "metrics": {
            "spend": spend,
            "prompt_tokens": 100,
            "completion_tokens": 30,
            "api_requests": 9,
            **more,
        },
        "breakdown": {"models": models},
    }


def test_daily_activity_of_both_generations_keeps_the_whole(load_files):
    older = {"gpt-4o": {"spend": 0.25, "prompt_tokens": 40, "api_requests": 4}}
    newer = {"claude-x": {"metrics": {"spend": 0.5, "prompt_tokens": 60}}}
    pages = [
        {
            "results": [activity(1, older)],
            "metadata": {"page": 1, "total_pages": 2, "has_more": True},
        },
        {
            "results": [
                activity(
                    2,
                    newer,
                    cache_read_input_tokens=70,
                    cache_creation_input_tokens=10,
                )
            ],
            "metadata": {"page": 2, "total_pages": 2, "has_more": False},
        },
    ]
    loaded = load_files(*pages)
    assert money(loaded) == {"estimated": 3}
    assert money(loaded, "model") == {
        "gpt-4o": Decimal("0.25"),
        "claude-x": Decimal("0.5"),
        "": Decimal("2.25"),
    }
    assert totals(loaded)["requests"] == 18
    assert totals(loaded)["tokens_cache_read"] == 70
    assert set(log(loaded, "pages_missing")) == {""}


def test_a_missing_page_of_daily_activity_is_named(load_files):
    page = {
        "results": [activity(1, {})],
        "metadata": {"page": 2, "total_pages": 3, "has_more": True},
    }
    assert log(load_files(page), "pages_missing") == ["page 1 and 3 of 3"]


def test_a_spend_report_counts_the_total_where_the_models_do_not_add_up(load_files):
    day = {
        "group_by_day": "2026-03-02T00:00:00+00:00",
        "teams": [
            {
                "team_name": "Prod",
                "total_spend": 0.3,
                "metadata": [{"model": "gpt-4", "spend": 0.1}],
            },
            {
                "team_name": "Lab",
                "total_spend": 0.2,
                "metadata": [
                    {"model": "gpt-4", "spend": 0.15},
                    {"model": "m", "spend": 0.05},
                ],
            },
        ],
    }
    loaded = load_files([day])
    assert money(loaded, "team") == {"Prod": Decimal("0.3"), "Lab": Decimal("0.2")}
    assert warnings(loaded) == [
        "0.bin: the models of a team do not add up to its total; the total counts"
    ]


def observation(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"o{number}",
        "trace_id": "t",
        "type": "GENERATION",
        "start_time": "2026-03-02 13:46:19.963000",
        "provided_model_name": "claude-x",
        "usage_details": {"input": 120, "output": 40, "total": 160},
        "cost_details": {"input": 0.3, "output": 0.4, "total": 0.7},
        "total_cost": 0.7,
        "user_id": "u",
        "tags": ["team:legal"],
        "metadata": {"use_case": "contracts"},
        "trace_name": "other",
        **more,
    }


def test_langfuse_counts_generations_without_their_totals(load_files):
    cached = observation(
        2,
        usage_details={
            "input": 10,
            "input_cached_tokens": 5,
            "cache_creation_input_tokens": 2,
            "output": 1,
            "output_reasoning_tokens": 4,
            "total": 22,
        },
        total_cost="",
        tags="",
        metadata="",
    )
    loaded = load_files(lines(observation(1), cached, observation(3, type="SPAN")))
    assert totals(loaded) == {
        "tokens_input_uncached": 130,
        "tokens_cache_read": 5,
        "tokens_cache_write": 2,
        "tokens_output": 45,
        "requests": 2,
    }
    assert money(loaded) == {"estimated": Decimal("1.4")}
    assert set(loaded.frame("usage")["use_case"]) == {"contracts", "other"}
    assert log(loaded, "dropped_because") == ["not a model call: 1"]


def test_langfuse_as_csv_holds_json_in_its_cells(load_files):
    loaded = load_files(
        "id,type,start_time,provided_model_name,usage_details,total_cost,tags,user_id\n"
        "o1,GENERATION,2026-03-02 13:46:19.963000,gpt-4o,"
        '"{""input"": 7, ""output"": 2}",'
        '0.5,"[""team:legal""]",u\n'
    )
    assert totals(loaded, "metric", "team")["tokens_input_uncached", "legal"] == 7
    assert money(loaded) == {"estimated": Decimal("0.5")}


def request(number: int, **more: Any) -> dict[str, Any]:
    return {
        "request_id": f"q{number}",
        "request_created_at": "2026-03-02T09:10:00.000Z",
        "response_status": 200,
        "request_model": "gpt-4o",
        "response_model": "gpt-4o-2024-08-06",
        "request_user_id": None,
        "request_properties": {"Team": "legal", "Feature": "summary"},
        "provider": "OPENAI",
        "prompt_tokens": 120,
        "completion_tokens": 40,
        "total_tokens": 160,
        **more,
    }


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, {"tokens_input_total": 120}),
        (
            {"prompt_cache_read_tokens": 50, "prompt_cache_write_tokens": 0},
            {"tokens_input_uncached": 70, "tokens_cache_read": 50},
        ),
        (
            {
                "prompt_cache_read_tokens": 50,
                "prompt_cache_write_tokens": 10,
                "total_tokens": 220,
            },
            {
                "tokens_input_uncached": 120,
                "tokens_cache_read": 50,
                "tokens_cache_write": 10,
            },
        ),
    ],
)
def test_helicones_total_tells_whether_the_input_includes_the_cache(
    load_files, more, found
):
    loaded = load_files(lines(request(1, **more)))
    assert totals(loaded) == {**found, "tokens_output": 40, "requests": 1}


def test_helicone_names_its_cost_in_two_ways_and_nulls_are_nothing(load_files):
    rows = [
        request(1, cost=0.5),
        request(2, costUSD="0.25"),
        request(3, response_status=500, prompt_tokens=None, request_properties=None),
    ]
    loaded = load_files(lines(*rows))
    assert money(loaded) == {"estimated": Decimal("0.75")}
    assert totals(loaded)["failed_requests"] == 1
    assert totals(loaded, "team")["legal"] == 2 * (120 + 40 + 1)


def keyed(spend: float, team: str) -> dict[str, Any]:
    numbers = {"spend": spend, "prompt_tokens": 10, "api_requests": 1}
    return {"metrics": numbers, "metadata": {"key_alias": None, "team_id": team}}


def test_activity_by_key_tells_model_and_team(load_files):
    model = {
        "metrics": {"spend": 0.75, "prompt_tokens": 20, "api_requests": 2},
        "metadata": {},
        "api_key_breakdown": {"k1": keyed(0.25, "t1"), "k2": keyed(0.5, "t2")},
    }
    day = activity(1, {"gpt-4o": model})
    day["breakdown"]["entities"] = {
        "t1": {"metrics": {"spend": 1}, "metadata": {"team_alias": "Legal"}}
    }
    loaded = load_files({"results": [day]})
    assert money(loaded, "model", "team") == {
        ("gpt-4o", "Legal"): Decimal("0.25"),
        ("gpt-4o", "t2"): Decimal("0.5"),
        ("", "(unallocated)"): Decimal("0.25"),
    }


def test_activity_of_teams_is_told_by_team_where_no_key_says_it(load_files):
    day = activity(1, {"gpt-4o": {"spend": 1}})
    teams = {"t1": "Legal", "t2": "Sales"}
    whole = day["metrics"]
    half = {name: value / 2 for name, value in whole.items()}
    day["breakdown"]["entities"] = {
        each: {"metrics": half, "metadata": {"team_alias": alias}}
        for each, alias in teams.items()
    }
    assert money(load_files({"results": [day]}), "team") == {
        "Legal": Decimal("0.5"),
        "Sales": Decimal("0.5"),
    }


def test_an_older_observation_has_its_person_and_team_from_the_trace(load_files):
    call = {
        "id": "o1",
        "trace_id": "t1",
        "type": "GENERATION",
        "start_time": "2026-03-02 09:00:00.000000",
        "provided_model_name": "gpt-4o",
        "usage_details": {"input": 5, "output": 7},
        "total_cost": 0.5,
    }
    alone = {**call, "id": "o2", "trace_id": "gone"}
    trace = {
        "id": "t1",
        "timestamp": "2026-03-02 09:00:00.000000",
        "name": "contracts",
        "user_id": "ada@example.com",
        "tags": ["team:legal"],
        "bookmarked": False,
    }
    loaded = load_files(lines(call, alone), lines(trace))
    assert money(loaded, "team", "use_case") == {
        ("legal", "contracts"): Decimal("0.5"),
        ("(unallocated)", ""): Decimal("0.5"),
    }
    hashes = set(loaded.frame("usage")["user_hash"])
    assert hashes == {KEY.hashed("ada@example.com"), ""}
