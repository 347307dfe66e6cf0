"""What holds of every format: its sums, whatever it comes in and however often."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.sources.conftest import KEY, log, money, totals, zipped
from tests.sources.payloads import ANTHROPIC, OPENAI, Payload
from tests.sources.payloads_of_calls import CALLS
from tests.sources.payloads_of_reports import REPORTS
from tests.sources.payloads_of_tools import CURSOR, GITHUB, MICROSOFT
from valuebook.sources import TABLES, Loaded, Organization, load
from valuebook.sources.organization import Share

EVERY = [*ANTHROPIC, *OPENAI, *GITHUB, *CURSOR, *MICROSOFT, *CALLS, *REPORTS]
of_every_format = pytest.mark.parametrize(
    "payload", EVERY, ids=[each.name for each in EVERY]
)
PACKED: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "with carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "of two bytes": lambda text: text.encode("utf-16"),
    "gz": lambda text: gzip.compress(text.encode()),
    "zip": lambda text: zipped(inside=gzip.compress(text.encode())),
}


def loaded_of(folder: Path, *exports: bytes, **more: Organization) -> Loaded:
    for number, export in enumerate(exports):
        # the name must tell nothing
        (folder / f"{number}.bin").write_bytes(export)
    return load([folder], key=KEY, **more)


def added_up(loaded: Loaded) -> tuple[object, ...]:
    return (
        totals(loaded),
        money(loaded, "basis", "currency"),
        int(loaded.frame("reported_users")["users"].sum()),
        len(loaded.frame("seat")),
    )


def truth(payload: Payload) -> tuple[object, ...]:
    return (dict(payload.usage), payload.exact, payload.users, payload.seats)


def tables(loaded: Loaded) -> dict[str, list[str]]:
    return {name: list(loaded.text(name)) for name in TABLES if name != "load_log"}


@of_every_format
def test_an_export_adds_up_to_the_truth_in_every_packing(payload, tmp_path):
    plain: dict[str, list[str]] = {}
    for name, packed in PACKED.items():
        (folder := tmp_path / name).mkdir()
        loaded = loaded_of(folder, packed(payload.text))
        if not plain:
            plain = tables(loaded)
            assert added_up(loaded) == truth(payload)
            assert log(loaded, "format") == [payload.name]
        assert tables(loaded) == plain, name


@of_every_format
def test_neither_order_nor_a_second_copy_changes_anything(payload, tmp_path):
    folders = [tmp_path / name for name in ("once", "again", "apart")]
    for folder in folders:
        folder.mkdir()
    turned = payload.wrapped(payload.records[::-1])
    once = loaded_of(folders[0], payload.text.encode())
    again = loaded_of(folders[1], turned.encode(), payload.text.encode())
    singly = [payload.wrapped([each]).encode() for each in payload.records]
    apart = loaded_of(folders[2], *singly, payload.text.encode())
    assert tables(once) == tables(again) == tables(apart)


def share(team: str) -> Share:
    return Share(team, "", Decimal("0.3"), "", "")


@of_every_format
def test_teams_and_unallocated_add_up_to_the_whole(payload, tmp_path):
    given = {
        ("person", "ada"): [share("A"), share("B")],
        ("person", "ada@example.com"): [share("A"), share("B")],
        ("workspace", "w1"): [share("A")],
        ("project", "p1"): [share("A")],
        ("sub_account", "s1"): [share("B")],
    }
    loaded = loaded_of(
        tmp_path, payload.text.encode(), organization=Organization(given)
    )
    volumes = {name: n for name, n in payload.usage.items() if name != "active"}
    found = totals(loaded)
    # a person is counted in each team
    found.pop("active", None)
    assert found == volumes
    assert money(loaded, "basis", "currency") == payload.exact


@of_every_format
def test_nobody_is_named_in_any_table_nor_in_the_log(payload, tmp_path):
    loaded = loaded_of(tmp_path, payload.text.encode())
    written = "".join(line for name in TABLES for line in loaded.text(name))
    cells = {each.strip().casefold() for each in written.replace(",", "\n").split("\n")}
    assert cells.isdisjoint({"ada", "bo", "cy", "somebody", "person-1", "p1"})
    assert "@" not in written


@of_every_format
def test_a_column_that_is_new_changes_no_sum_and_is_named(payload, tmp_path):
    def newer(row: dict[str, object]) -> dict[str, object]:
        if isinstance(row.get("results"), list):
            return {**row, "results": [newer(each) for each in row["results"]]}
        return {**row, "brand_new": 5}

    records = [newer(each) for each in payload.records]
    loaded = loaded_of(tmp_path, replace(payload, records=records).text.encode())
    assert added_up(loaded) == truth(payload)
    said = any("columns not known: brand_new" in each for each in loaded.warnings)
    assert said == payload.columns_known


@pytest.mark.parametrize("payload", ANTHROPIC, ids=[each.name for each in ANTHROPIC])
def test_a_page_that_is_announced_and_missing_is_named(payload, tmp_path):
    page = {**json.loads(payload.text), "has_more": True, "next_page": "page_2"}
    (missing,) = log(loaded_of(tmp_path, json.dumps(page).encode()), "pages_missing")
    assert missing.startswith("the next page")
    assert missing.endswith("(page_2)")
