import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.conftest import KEY, lines, log, money, totals, zipped
from valuebook.model import ValuebookError
from valuebook.sources import TABLES, Loaded, load
from valuebook.sources.organization import Organization, Share

WORKSPACES = ("w1", "w2", "w3")
AMOUNTS = st.integers(-10_000, 10**9)
DAYS = st.dictionaries(
    st.integers(1, 9),
    st.lists(st.tuples(st.sampled_from(WORKSPACES), AMOUNTS), max_size=4),
    min_size=1,
    max_size=5,
)


def cost_page(day: int, results: list[tuple[str, int]]) -> dict[str, Any]:
    return {
        "data": [
            {
                "starting_at": f"2026-03-0{day}T00:00:00Z",
                "ending_at": f"2026-03-{day + 1:02d}T00:00:00Z",
                "results": [
                    {
                        "currency": "USD",
                        "amount": f"{amount}.123456",
                        "cost_type": "tokens",
                        "workspace_id": workspace,
                    }
                    for workspace, amount in dict(results).items()
                ],
            }
        ],
        "has_more": False,
    }


def tables(loaded: Loaded) -> dict[str, list[str]]:
    return {name: list(loaded.text(name)) for name in TABLES if name != "load_log"}


def written(folder: Path, days: dict[int, list[tuple[str, int]]]) -> list[Path]:
    paths = []
    for day, results in days.items():
        path = folder / f"{day}.json"
        path.write_text(json.dumps(cost_page(day, results)))
        paths.append(path)
    return paths


@given(DAYS, st.randoms(use_true_random=False))
def test_neither_the_order_of_files_nor_a_second_copy_changes_anything(
    tmp_path_factory, days, chance
):
    folder = tmp_path_factory.mktemp("exports")
    paths = written(folder, days)
    once = tables(load(paths, key=KEY))
    again = folder / "again"
    again.mkdir()
    copies = written(again, days)
    # a copy of other bytes: indented, so only its records are the same
    for path in copies:
        path.write_text(json.dumps(json.loads(path.read_text()), indent=1))
    every = [*paths, *copies]
    chance.shuffle(every)
    assert tables(load(every, key=KEY)) == once


@given(DAYS, st.lists(st.integers(1, 99), min_size=1, max_size=3))
def test_teams_and_unallocated_add_up_to_the_bill(tmp_path_factory, days, parts):
    folder = tmp_path_factory.mktemp("exports")
    paths = written(folder, days)
    whole = sum(money(load(paths, key=KEY)).values())
    shares = [
        Share(f"team {n}", "", Decimal(part) / Decimal(sum(parts) + 7), "", "")
        for n, part in enumerate(parts)
    ]
    organization = Organization({("workspace", "w1"): shares})
    allotted = load(paths, key=KEY, organization=organization)
    assert sum(money(allotted, "team").values()) == whole


def test_a_file_of_the_same_bytes_counts_once(load_files):
    page = cost_page(2, [("w1", 100)])
    loaded = load_files(page, page)
    assert money(loaded) == {"billed": money(loaded)["billed"]}
    assert sorted(log(loaded, "format")) == ["anthropic_cost", "duplicate file"]
    assert "1.bin: the same bytes as 0.bin; counted once" in loaded.warnings


def test_every_unreadable_file_is_named_and_nothing_loaded(tmp_path):
    (tmp_path / "good").write_text(json.dumps(cost_page(2, [("w1", 1)])))
    (tmp_path / "cut").write_text('{"data": [')
    (tmp_path / "empty").write_text("")
    with pytest.raises(ValuebookError) as raised:
        load([tmp_path, tmp_path / "gone"], key=KEY)
    assert str(raised.value).splitlines() == sorted(
        [
            f"{tmp_path / 'gone'}: is not there; name a file or a folder of exports",
            "cut: line 1, character 11: the file ends in the middle of a record",
            "empty: is empty",
        ]
    )


def test_a_folder_without_files_is_named(tmp_path):
    with pytest.raises(ValuebookError, match="no file was found"):
        load([tmp_path], key=KEY)


def test_a_row_with_more_cells_than_the_header_is_an_error_with_its_line(load_files):
    with pytest.raises(ValuebookError) as raised:
        load_files("user,event,time\na,b,2026-03-02\na,b,2026-03-02,extra\n")
    assert str(raised.value) == "0.bin: line 3: 4 cells, but the header has 3"


def test_own_names_need_no_mapping(load_files):
    loaded = load_files(
        "Date,Metric,Quantity,User,Vendor\n2026-03-02,requests,4,ada,acme\n"
        "2026-03-02,requests,2,ada,acme\n2026-03-02,visits,2,ada,acme\n"
    )
    assert totals(loaded) == {"requests": 6}
    assert "metric is 'visits'" in log(loaded, "dropped_because")[0]


def test_sources_of_the_same_money_are_said_to_be_one_or_the_other(load_files):
    call = {
        "request_id": "r",
        "call_type": "c",
        "spend": 1,
        "prompt_tokens": 1,
        "completion_tokens": 1,
        "startTime": "2026-03-02T00:00:00Z",
        "custom_llm_provider": "anthropic",
    }
    loaded = load_files(cost_page(2, [("w1", 1)]), lines(call))
    assert any("choose one source of money" in each for each in loaded.warnings)
    assert set(money(loaded)) == {"billed", "estimated"}


def test_frames_have_the_declared_columns_and_types(load_files):
    loaded = load_files(cost_page(2, [("w1", 1)]))
    for name, table in TABLES.items():
        assert list(loaded.frame(name).columns) == list(table.columns)
    spend = loaded.frame("spend")
    assert str(spend["date"].dtype) == "datetime64[s]"
    assert str(loaded.frame("usage")["period_days"].dtype) == "int64"


def test_a_row_key_is_the_same_in_every_load(tmp_path):
    path = tmp_path / "export"
    path.write_text(json.dumps(cost_page(2, [("w1", 1)])))
    first = load([path], key=KEY).frame("spend")["row_key"][0]
    other = tmp_path / "other"
    other.write_text(json.dumps(cost_page(3, [("w2", 5)])))
    assert first in set(load([other, path], key=KEY).frame("spend")["row_key"])


def test_what_a_load_wrote_is_no_export(load_files):
    loaded = load_files("date,metric,quantity,row_key\n2026-03-02,requests,4,ab\n")
    assert totals(loaded) == {}
    assert log(loaded, "format") == ["not recognized"]


def test_dates_in_the_future_are_named(load_files):
    loaded = load_files("date,metric,quantity\n2199-01-01,requests,4\n")
    assert "0.bin: dates in the future, up to 2199-01-01" in loaded.warnings


@pytest.mark.parametrize("same", [True, False])
def test_a_report_loaded_again_in_another_grouping_counts_once(load_files, same):
    def page(**models: int) -> dict[str, Any]:
        results = [
            {
                "currency": "USD",
                "amount": str(amount),
                "cost_type": "tokens",
                "model": None if name == "all" else name,
            }
            for name, amount in models.items()
        ]
        bucket = cost_page(2, [])["data"][0] | {"results": results}
        return {"data": [bucket], "has_more": False}

    loaded = load_files(page(all=300 if same else 301), page(a=100, b=200))
    assert money(loaded)["billed"] == (3 if same else Decimal("6.01"))
    why = "the same numbers in another grouping: 1"
    assert (why in log(loaded, "dropped_because")) == same


def test_the_default_workspace_is_no_earlier_state_of_the_sum(load_files):
    def page(*results: tuple[str | None, str | None, int]) -> dict[str, Any]:
        told = [
            {"currency": "USD", "amount": str(n), "model": model, "workspace_id": place}
            for model, place, n in results
        ]
        bucket = cost_page(2, [])["data"][0] | {
            "results": [{**each, "cost_type": "tokens"} for each in told]
        }
        return {"data": [bucket], "has_more": False}

    by_both = page(("m", "w1", 90), ("m", None, 60), ("n", None, 10))
    by_model = page(("m", None, 150), ("n", None, 10))
    loaded = load_files(page((None, None, 160)), by_both, by_model)
    spend = loaded.frame("spend")
    assert sorted(spend["amount"]) == [Decimal("0.1"), Decimal("1.5")]
    assert sorted(log(loaded, "dropped_because")) == [
        "",
        "the same numbers in another grouping: 1",
        "the same numbers in another grouping: 2",
    ]


def test_like_amounts_of_two_workspaces_are_two(load_files):
    loaded = load_files(cost_page(2, [("w1", 100)]), cost_page(2, [("w2", 100)]))
    assert money(loaded)["billed"] == Decimal("2.00246912")


def test_a_page_without_results_may_be_the_next_page(load_files):
    first = cost_page(2, [("w1", 100)]) | {"has_more": True, "next_page": "p2"}
    empty = cost_page(3, []) | {"has_more": True, "next_page": "p3"}
    last = cost_page(4, [("w1", 100)])
    loaded = load_files(last, empty, first)
    assert set(log(loaded, "pages_missing")) == {""}
    assert not any("no data for" in each for each in loaded.warnings)


def test_an_absurd_count_is_left_out_and_named(load_files):
    loaded = load_files("date,metric,quantity\n2026-03-02,requests,1e18\n")
    assert "more than anybody counts" in log(loaded, "dropped_because")[0]


def test_an_answer_without_any_record_is_no_error(load_files):
    assert log(load_files("[]"), "format") == ["no records"]


def test_what_else_is_in_an_archive_is_named(load_files):
    page = json.dumps(cost_page(2, [("w1", 100)]))
    loaded = load_files(zipped(a=b"hello\nworld\n", b=page.encode()))
    assert len(money(loaded)) == 1
    assert "0.bin: 1 record of another format left out" in loaded.warnings


@pytest.mark.parametrize("amount", ["12,5", "1.234,56", "1,23,456"])
def test_a_decimal_comma_is_not_guessed_at(load_files, amount):
    loaded = load_files(
        f'date,amount,currency,basis\n2026-03-02,"{amount}",USD,billed\n'
    )
    assert money(loaded) == {}
    assert f"amount is '{amount}', not a number" in log(loaded, "dropped_because")[0]


HEADER = "date;amount;quantity;currency;basis"
LOCALIZED = {
    "separator named": ("sep=;\n" + HEADER + "\n2026-03-02;1.5;2;EUR;billed\n", "1.5"),
    "bars": ("date|amount|currency|basis\n2026-03-02|1,234.50|EUR|billed\n", "1234.50"),
    "points": (f"{HEADER}\n2026-03-02;1234.5;1,200;EUR;billed\n", "1234.5"),
    "commas": (
        f"{HEADER}\n02.03.2026;1.234,50;1.200;EUR;billed\n"
        "29.02.2024;-0,125;1,5;EUR;billed\n",
        "1234.375",
    ),
}


@pytest.mark.parametrize("case", LOCALIZED)
def test_a_table_is_read_as_its_own_country_writes_it(load_files, case):
    table, amount = LOCALIZED[case]
    loaded = load_files(table)
    assert money(loaded, "currency") == {"EUR": Decimal(amount)}
    said = "0.bin: numbers have a decimal comma: 1.234,50 was read as 1234.50"
    assert (said in loaded.warnings) == (case == "commas")
    if case == "commas":
        assert set(loaded.frame("spend")["quantity"]) == {1200, Decimal("1.5")}


def test_a_comma_that_may_be_either_is_settled_by_another_number(load_files):
    alone = f"{HEADER}\n2026-03-02;1,234;1;EUR;billed\n"
    beside = alone + "2026-03-03;0,5;1;EUR;billed\n"
    assert money(load_files(beside), "currency") == {"EUR": Decimal("1.734")}


def test_text_that_steers_or_breaks_stays_text(load_files):
    model = 'x",\n=1+1\ud800'
    page = cost_page(2, [("w1", 100)])
    page["data"][0]["results"][0]["model"] = model
    loaded = load_files(page)
    assert list(loaded.frame("spend")["model"]) == ['x",\n=1+1\\ud800']


def test_half_a_character_in_a_name_is_hashed(load_files):
    call = {
        "event": "opened",
        "properties": {"time": 1_772_442_600, "distinct_id": "a\ud800"},
    }
    assert load_files(lines(call)).frame("usage")["user_hash"].nunique() == 1


def opened(person: str, **more: object) -> dict[str, object]:
    properties = {"time": 1_772_442_600, "distinct_id": person}
    return {"event": "opened", "properties": properties, **more}


def test_records_of_several_formats_in_one_file_are_read_each_by_its_own(load_files):
    seen = {"uuid": "u", "event": "read", "person_id": "p", "distinct_id": "d"}
    seen |= {"timestamp": "2026-03-02T10:00:00Z", "properties": {}}
    loaded = load_files(lines(opened("ada"), seen, opened("bo")))
    assert totals(loaded, "source", "metric") == {
        ("mixpanel", "feature_events"): 2,
        ("mixpanel", "active"): 2,
        ("posthog", "feature_events"): 1,
        ("posthog", "active"): 1,
    }
    assert log(loaded, "format") == ["mixpanel, posthog"]


def test_what_is_optional_may_be_wanting_in_the_first_record(load_files):
    day = {"date": "2026-03-02"}
    told = {**day, "date": "2026-03-03", "total_active_users": 4}
    loaded = load_files([day, {**told, "total_engaged_users": 2}])
    assert list(loaded.frame("reported_users")["users"]) == [4, 2]


def test_what_cannot_be_read_does_not_fill_the_log(load_files):
    rows = "".join(f"name {number},requests,1\n" for number in range(30))
    loaded = load_files("date,metric,quantity\n" + rows)
    assert log(loaded, "dropped_because")[0].count(": 1;") == 20
    assert "something else that cannot be read: 10" in log(loaded, "dropped_because")[0]
    assert log(loaded, "rows_dropped") == ["30"]


def test_a_record_left_out_of_an_archive_is_named_with_its_file(load_files):
    rows = b"date,metric,quantity\n2026-03-02,requests,1\n2026-03-02,visits,1\n"
    loaded = load_files(zipped(march=rows))
    assert "0.bin: march, line 3: metric is 'visits'" in loaded.warnings[0]


def test_pages_may_be_numbered_beside_the_records(load_files):
    call = {"request_id": "r", "spend": 1, "prompt_tokens": 1, "completion_tokens": 1}
    page = {"data": [{**call, "startTime": "2026-03-02T00:00:00Z"}]}
    loaded = load_files({**page, "page": 1, "page_size": 1, "total_pages": 2})
    assert log(loaded, "pages_missing") == ["page 2 of 2"]


def test_a_wrapper_of_any_name_is_opened(load_files):
    loaded = load_files({"exported": "today", "items": [opened("ada"), opened("bo")]})
    assert totals(loaded) == {"feature_events": 2, "active": 2}


def test_a_stamp_without_its_zone_is_named(load_files):
    page = cost_page(2, [("w1", 100)])
    page["data"][0]["starting_at"] = "2026-03-02T00:00:00"
    assert "0.bin: time stamps without a time zone were read as UTC" in (
        load_files(page).warnings
    )
