from decimal import Decimal

import pytest

from valuebook.model import ArgumentError, RegisterError
from valuebook.sources import exports as exports_module
from valuebook.sources import open_exports, read_exports

MAP = "key_type,key,team,use_case,share,valid_from,valid_to\n"
PRICES = (
    "vendor,tool,plan,team,use_case,seats,price,currency,basis,valid_from,valid_to\n"
)
REPORT = "Report Refresh Date,Report Period,User Principal Name,Last Activity Date\n"
TOOL = "microsoft_365_copilot"


@pytest.fixture
def beside(tmp_path):
    def write(**files):
        (tmp_path / "ai").mkdir()
        for name, content in files.items():
            file = name.replace("_csv", ".csv")
            (tmp_path / "ai" / file).write_text(content)
        return tmp_path

    return write


def seats(exports):
    spend = exports["spend"]
    rows = spend[spend["category"] == "seat"]
    return {
        (f"{row.date:%Y-%m}", row.team): (row.amount, row.currency, row.basis)
        for row in rows.itertuples()
    }


def test_a_register_without_exports_has_tables_without_rows(tmp_path):
    exports = read_exports(tmp_path)
    assert {len(frame) for frame in exports.tables.values()} == {0}
    assert not exports.hashes


def test_exports_are_read_anew_only_when_a_file_has_changed(beside, monkeypatch):
    folder = beside(report_csv=REPORT + "2026-03-08,7,ada@x.example,2026-03-06\n")
    first = open_exports(str(folder))
    first["seat"]["seats"] = 0
    with monkeypatch.context() as patched:
        patched.setattr(exports_module, "read_exports", None)
        assert "seats" not in open_exports(str(folder))["seat"]
    with (folder / "ai" / "report.csv").open("a") as report:
        report.write("2026-03-08,7,bo@x.example,\n")
    assert len(open_exports(str(folder))["seat"]) == len(first["seat"]) + 1


def test_each_seat_of_the_last_snapshot_of_a_month_costs_its_price(beside):
    exports = read_exports(
        beside(
            report_csv=REPORT
            + "2026-03-08,7,ada@x.example,2026-03-06\n"
            + "2026-03-29,7,ada@x.example,2026-03-06\n"
            + "2026-03-29,7,bo@x.example,\n"
            + "2026-04-26,7,ada@x.example,2026-04-24\n",
            org_map_csv=MAP
            + "email,ada@x.example,A,,0.5,,\nemail,ada@x.example,B,,0.5,,\n",
            seat_prices_csv=PRICES + f"microsoft,{TOOL},,,U,,28.10,EUR,,,\n",
        )
    )
    assert seats(exports) == {
        ("2026-03", "A"): (Decimal("14.05"), "EUR", "billed"),
        ("2026-03", "B"): (Decimal("14.05"), "EUR", "billed"),
        ("2026-03", "(unallocated)"): (Decimal("28.10"), "EUR", "billed"),
        ("2026-04", "A"): (Decimal("14.05"), "EUR", "billed"),
        ("2026-04", "B"): (Decimal("14.05"), "EUR", "billed"),
    }
    assert set(exports["spend"]["use_case"]) == {"U"}


def test_a_contract_costs_the_seats_it_counts_while_it_holds(beside):
    exports = read_exports(
        beside(
            used_csv="date,metric,quantity\n2026-03-02,requests,5\n"
            "2026-04-02,requests,5\n",
            seat_prices_csv=PRICES
            + "acme,acme,,Legal,,70,190,eur,list,,2026-03-31\n"
            + "acme,acme,,Legal,,80,190,EUR,list,2026-04-01,\n",
        )
    )
    assert seats(exports) == {
        ("2026-03", "Legal"): (Decimal(13300), "EUR", "list"),
        ("2026-04", "Legal"): (Decimal(15200), "EUR", "list"),
    }


def test_seats_without_a_price_are_named(beside):
    report = REPORT + "2026-03-29,7,ada@x.example,2026-03-06\n"
    assert read_exports(beside(report_csv=report)).unpriced == (TOOL,)


def test_every_fault_is_named_with_its_file_below_ai(beside):
    folder = beside(
        org_map_csv=MAP + "emial,a@x.example,A,,,,\n",
        seat_prices_csv=PRICES
        + "acme,acme,,,,1.5,190,EUR,,,\nacme,acme,,,,,,EUR,,,\n"
        + "acme,acme,,,,,x,EUR,,,\nacme,acme,,,,,5,EURO,,,\n"
        + "acme,acme,,,,,5,EUR,paid,,\n",
        journeys_csv="initiative_id,journey,entered,shown,used,weight\nI,j,a,b,c,0\n",
        cut_csv='[{"a": 1',
    )
    with pytest.raises(RegisterError) as raised:
        read_exports(folder)
    assert [
        line.split("; accepted: e")[0] for line in str(raised.value).split("\n")
    ] == [
        "ai/cut.csv: line 1, character 9: the file ends in the middle of a record",
        "ai/journeys.csv:2: weight is 0; it is more than 0, or empty for 1",
        "ai/org_map.csv:2: key_type: emial",
        "ai/seat_prices.csv:2: seats is 1.5; it is a whole number, or empty",
        "ai/seat_prices.csv:3: price: empty; give the price",
        "ai/seat_prices.csv:4: price is 'x', not a number",
        "ai/seat_prices.csv:5: currency is 'EURO', not a three-letter code",
        "ai/seat_prices.csv:6: basis is 'paid'; accepted: billed, effective, list, "
        "estimated, notional",
    ]


def test_a_table_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ArgumentError, match="have no table 'seats'; they have usage"):
        read_exports(tmp_path)["seats"]


def test_every_file_is_hashed(beside):
    folder = beside(used_csv="date,metric,quantity\n2026-03-02,requests,5\n")
    assert list(read_exports(folder).hashes) == ["ai/used.csv"]
