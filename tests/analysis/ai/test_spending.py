from decimal import Decimal

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tests.analysis.ai.literal_exports import (
    LOGGED,
    exports_of,
    paid,
    seats,
    weeks,
)
from tests.literal_register import INITIATIVE, register_of
from valuebook.analysis.ai.spending import (
    basis,
    bill,
    by_day,
    every_way,
    shown,
    spending,
    total,
)
from valuebook.analysis.ai.view import (
    View,
    exported,
    in_window,
    spent,
    unclaimed,
    within,
)
from valuebook.model import ArgumentError
from valuebook.sources import Journey

AI = {**INITIATIVE, "is_ai": True}
BOOK = register_of(
    initiatives=[AI],
    fx_rates=[{"currency": "USD", "month": "2026-09", "rate": 0.9}],
)
VIEW = View(months=6)


def of(*rows, view=VIEW, small=()):
    return spent(exports_of(spend=list(rows)), BOOK, view, small=small)


amounts = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)
teams = st.sampled_from(["A", "B", "(unallocated)"])


@given(st.lists(st.tuples(amounts, teams), min_size=1))
def test_teams_and_unallocated_add_up_to_the_bill_to_the_cent(rows):
    given = of(*(paid(str(amount), "2026-09-10", team=team) for amount, team in rows))
    by_team = spending(given, VIEW, by="team", as_of="2026-09")
    assert total(by_team["amount"]) == sum(
        (amount for amount, _ in rows), start=Decimal(0)
    )


def test_a_view_takes_one_basis_and_says_which_others_there_are():
    money = of(
        paid("10.00", "2026-09-10"),
        paid("12.00", "2026-09-10", basis="list"),
        paid("9.00", "2026-09-10", basis="effective"),
    )
    assert total(money.rows["amount"]) == 10
    found = bill(money, VIEW, as_of="2026-09")
    assert found.sentence == (
        "From 2026-04 to 2026-09: EUR 10 billed, all of it allotted to teams. The "
        "exports hold effective and list amounts too, other views of the same bill."
    )


def test_another_currency_is_converted_at_the_rate_of_its_month_or_left_out():
    money = of(
        paid("10.00", "2026-09-10", currency="USD"),
        paid("7.00", "2026-08-10", currency="USD"),
        paid("5.00", "2026-08-10"),
    )
    assert total(money.rows["amount"]) == 14
    found = bill(money, VIEW, as_of="2026-09")
    assert found.sentence.endswith("Left out for want of an exchange rate: USD 7.00.")
    assert (found.verdict, found.remedy) == (
        "incomplete",
        "add the rates to fx_rates.csv",
    )


def test_the_reporting_currency_can_be_seen_in_another():
    view = View(currency="USD")
    whole = total(of(paid("9.00", "2026-09-10"), view=view).rows["amount"])
    assert float(whole) == pytest.approx(10)


def test_a_period_that_reaches_out_of_the_window_counts_by_days():
    rows = of(paid("30.00", "2026-03-22", "2026-04-20")).rows
    cut = in_window(rows, VIEW.window("2026-09"))
    assert cut["amount"].tolist() == [20]


def test_usage_seats_and_the_rest_stand_apart():
    money = of(
        paid("1.00", "2026-09-10"),
        paid("2.00", "2026-09-10", category="seat"),
        paid("-0.50", "2026-09-10", category="credit"),
    )
    rows = spending(money, VIEW, by="team", as_of="2026-09")
    assert rows[["usage", "seats", "other", "amount"]].to_numpy().tolist() == [
        [1, 2, Decimal("-0.50"), Decimal("2.50")]
    ]
    only = spending(of(paid("1.00", "2026-09-10")), VIEW, by="vendor", as_of="2026-09")
    assert list(shown(only)) == ["vendor", "usage", "amount", "share"]


def test_small_teams_are_one():
    money = of(
        paid("1.00", "2026-09-10"),
        paid("2.00", "2026-09-10", team="B"),
        small=["A", "B"],
    )
    rows = spending(money, VIEW, by="team", as_of="2026-09")
    assert rows[["team", "amount"]].to_numpy().tolist() == [["small teams", 3]]


def test_the_same_bill_is_told_every_way_each_of_which_adds_up():
    given = exports_of(
        spend=[
            paid("10", "2026-09-10", vendor="Acme", model="m1"),
            paid("30", "2026-09-10", vendor="acme", team="B"),
            paid("5", "2026-09-10", vendor="other", use_case=""),
        ]
    )
    rows = every_way(spent(given, BOOK, View()), View(), as_of="2026-09")
    sums = rows.groupby("by")["amount"].agg(total)
    assert sums.to_dict() == dict.fromkeys(
        ("use case", "vendor", "model", "team", "product"), Decimal(45)
    )
    vendors = rows[rows["by"] == "vendor"].set_index("of")["amount"]
    assert vendors.to_dict() == {"Acme": 40, "other": 5}
    assert list(shown(rows).columns) == ["by", "of", "usage", "amount", "share"]


def test_a_team_can_be_seen_alone():
    money = of(paid("1.00", "2026-09-10"), paid("2.00", "2026-09-10", team="B"))
    rows = spending(money, View(team="B"), by="team", as_of="2026-09")
    assert rows["amount"].tolist() == [2]


def test_an_unknown_grouping_or_basis_is_named():
    with pytest.raises(ArgumentError, match="by must be one of team, use_case"):
        spending(of(), VIEW, by="person", as_of="2026-09")
    with pytest.raises(ArgumentError, match="basis must be one of billed"):
        View(basis="paid")
    with pytest.raises(ArgumentError, match="months: 0; give at least 1"):
        View(months=0)


def test_a_share_too_small_for_a_percentage_is_told_in_money():
    money = of(
        paid("9999.00", "2026-09-10"),
        paid("1.00", "2026-09-10", team="(unallocated)"),
    )
    assert bill(money, VIEW, as_of="2026-09").sentence == (
        "From 2026-04 to 2026-09: EUR 10.0 k billed, of which EUR 1 is allotted to no "
        "team."
    )


def test_a_large_unallocated_share_asks_for_the_map():
    money = of(
        paid("1.00", "2026-09-10"), paid("1.00", "2026-09-10", team="(unallocated)")
    )
    found = bill(money, VIEW, as_of="2026-09")
    assert str(found) == (
        "incomplete: From 2026-04 to 2026-09: EUR 2 billed, of which EUR 1 (50 %) is "
        "allotted to no team. To do: name the keys that are nobody's in ai/org_map.csv."
    )


def test_no_spend_is_not_zero():
    assert bill(of(), VIEW, as_of="2026-09").verdict == "not measured"


def test_the_basis_of_a_table_is_said():
    assert basis(of(), VIEW, as_of="2026-09").startswith("Billed, 2026-04 to 2026-09;")


def test_spend_of_a_period_is_spread_over_its_days():
    daily = by_day(of(paid("30.00", "2026-09-01", "2026-09-30")).rows)
    assert len(daily) == 30
    assert set(daily["amount"]) == {1}


def test_an_initiative_has_its_own_use_case_only():
    given = exports_of(
        spend=[paid("1.00", "2026-09-10"), paid("2.00", "2026-09-10", use_case="INI-2")]
    )
    assert len(exported(given, of="INI-1")["spend"]) == 1
    assert len(exported(given)["spend"]) == 2


def test_the_whole_organization_is_every_initiative_with_ai():
    other = {**INITIATIVE, "initiative_id": "INI-2"}
    book = register_of(initiatives=[{**INITIATIVE, "is_ai": True}, other])
    assert list(within(book, "", as_of="2026-09")["initiatives"]["initiative_id"]) == [
        "INI-1"
    ]
    assert list(
        within(book, "INI-2", as_of="2026-09")["initiatives"]["initiative_id"]
    ) == ["INI-2"]


def test_a_bill_with_a_missing_page_is_too_low():
    log = {**LOGGED, "format": "generic", "pages_missing": "page_2"}
    given = exports_of(spend=[paid("1.00", "2026-09-10")], load_log=[log])
    found = bill(spent(given, BOOK, VIEW), VIEW, as_of="2026-09")
    assert found.sentence.endswith("A page of it is missing, so it is too low.")
    assert found.verdict == "incomplete"


def test_seats_go_with_the_teams_that_use_the_tool_for_an_initiative():
    given = exports_of(
        usage=[
            *weeks("a", "2026-09-27"),
            *weeks("b", "2026-09-27", team="B", use_case="INI-2"),
            *weeks("c", "2026-09-27", team="C", use_case=""),
        ],
        seat=[
            row for team in "ABC" for row in seats("2026-09-27", f"{team}1", team=team)
        ],
        spend=[
            paid("5", "2026-09-10", team="D", product="acme seats", category="seat")
        ],
    )
    assert exported(given, of="INI-1")["seat"]["team"].tolist() == ["A"]
    assert exported(given, of="INI-2")["seat"]["team"].tolist() == ["B"]
    two = register_of(initiatives=[AI, {**AI, "initiative_id": "INI-2"}])
    assert unclaimed(given, two)["seat"]["team"].tolist() == ["C"]


def test_what_a_vendor_counts_goes_with_the_tools_of_an_initiative():
    counts = [
        {"date": "2026-09-27", "window_days": 7, "tool": tool, "users": 9}
        for tool in ("acme", "other")
    ]
    given = exports_of(usage=weeks("p0", "2026-09-27"), reported_users=counts)
    own = exported(given, of="INI-1")["reported_users"]
    assert list(own["tool"]) == ["acme"]
    assert len(exported(given)["reported_users"]) == 2


def test_events_of_a_journey_are_the_initiatives_own():
    journey = Journey("INI-1", "Set the curve", "opened", "shown", "used", 1.0)
    event = {"metric": "feature_events", "use_case": "", "source": "mixpanel"}
    given = exports_of(
        usage=[
            *weeks("c1", "2026-09-27", feature="shown", **event),
            *weeks("c2", "2026-09-27", feature="billed", **event),
        ],
        journeys=[journey],
    )
    own = exported(given, of="INI-1")
    assert own["usage"]["feature"].tolist() == ["shown"]
    assert own.journeys == (journey,)
    assert exported(given, of="INI-2").journeys == ()
