import pandas as pd
import pytest

from tests.analysis.ai.literal_exports import (
    LOGGED,
    exports_of,
    paid,
    seats,
    sundays,
    weeks,
)
from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, actual, register_of
from valuebook.analysis.ai import adoption_flags as flagged
from valuebook.analysis.ai.adoption import funnel
from valuebook.analysis.ai.flag import TOO_FEW, Flag, Thresholds
from valuebook.analysis.ai.measured import measured
from valuebook.analysis.ai.spend_flags import spend_flags
from valuebook.analysis.ai.stalling import (
    evidence_flags,
    flags,
    gate_flags,
    raised,
    rules,
    shown,
)
from valuebook.analysis.ai.view import View, spent


def adoption_flags(exports, *, as_of):
    used = funnel(exports, as_of=as_of)
    return flagged.adoption_flags(exports, used, as_of=as_of)


AI = {**INITIATIVE, "is_ai": True}
SUNDAYS = sundays(12)
MONTHS = [
    f"{each:%Y-%m-%d}" for each in pd.date_range("2025-06-30", periods=16, freq="ME")
]


def used(active, people=20, team="A", **more):
    """So many of the people are active in each week; all have a seat."""
    return [
        row
        for sunday, count in zip(SUNDAYS, active, strict=True)
        for n in range(count)
        for row in weeks(f"{team}{n}", sunday, team=team, **more)
    ], [
        row
        for sunday in SUNDAYS
        for row in seats(sunday, *(f"{team}{n}" for n in range(people)), team=team)
    ]


def found(active, **more):
    usage, held = used(active, **more)
    given = exports_of(usage=usage, seat=held)
    return [
        (each.name, each.of, f"{each.since:%m-%d}", each.held_back)
        for each in adoption_flags(given, as_of="2026-09")
        if each.of.startswith("A")
    ]


FALLS = [16, 16, 16, 16, 16, 16, 16, 16, 16, 11, 11, 11]


def test_a_fall_of_three_weeks_is_a_stall_since_the_third():
    assert found(FALLS) == [("adoption stall", "A (acme)", "09-27", "")]


@pytest.mark.parametrize(
    "active",
    [
        [*FALLS[:9], 16, 11, 11],
        [*FALLS[:9], 11, 11, 16],
        [*FALLS[:9], 12, 12, 12],
    ],
)
def test_two_weeks_or_a_lesser_fall_are_none(active):
    assert found(active) == []


def test_a_collapse_from_17_to_2_of_17_is_flagged_with_its_numbers():
    usage, held = used([17] * 8 + [2] * 4, people=17)
    given = exports_of(usage=usage, seat=held)
    flag = next(
        each
        for each in adoption_flags(given, as_of="2026-09")
        if each.name == "adoption stall" and each.of.startswith("A")
    )
    assert flag.numbers == (
        "12 % active in the week to 2026-09-27, 2 of 17; best four weeks, to "
        "2026-08-02: 100 %; below for 4 weeks"
    )
    assert f"{flag.since:%Y-%m-%d}" == "2026-09-20"


def test_where_seats_fell_likewise_use_did_not_stall():
    usage, _ = used(FALLS)
    held = [
        row
        for sunday, count in zip(SUNDAYS, [20] * 9 + [12] * 3, strict=True)
        for row in seats(sunday, *(f"A{n}" for n in range(count)))
    ]
    given = exports_of(usage=usage, seat=held)
    names = [each.name for each in adoption_flags(given, as_of="2026-09")]
    assert "adoption stall" not in names


def test_more_than_thirty_percent_of_seats_idle_is_flagged():
    assert found([13] * 12) == [("paid and idle", "A (acme)", "08-02", "")]
    assert found([14] * 12) == []


def test_of_a_small_team_nothing_is_said_whether_or_not_it_stalls():
    for active in ([4] * 12, [4] * 8 + [0] * 4):
        usage, held = used(active, people=4)
        found_flags = list(
            adoption_flags(exports_of(usage=usage, seat=held), as_of="2026-09")
        )
        assert {(each.name, each.numbers, each.held_back) for each in found_flags} == {
            ("adoption", "", TOO_FEW)
        }


def test_of_people_who_left_long_ago_nothing_is_said():
    gone = [row for n in range(3) for row in weeks(f"g{n}", "2026-03-29", team="B")]
    usage, held = used([16] * 12)
    given = exports_of(usage=usage + gone, seat=held)
    assert {each.of for each in adoption_flags(given, as_of="2026-09")} == set()


def test_late_data_hold_a_flag_back():
    usage, held = used(FALLS)
    given = exports_of(usage=usage, seat=held)
    late = [each.held_back for each in adoption_flags(given, as_of="2026-11")]
    assert set(late) == {"the data end 9 weeks early"}


def test_of_a_week_that_is_not_final_yet_nothing_is_said():
    usage = weeks("p0", SUNDAYS[-1], period_days=1, source="github_users")
    given = exports_of(usage=usage, seat=seats(SUNDAYS[-1], "p0"))
    assert list(adoption_flags(given, as_of="2026-09")) == []
    other, held = used([9] * 12, people=10, team="B", tool="other")
    both = exports_of(usage=usage + other, seat=seats(SUNDAYS[-1], "p0") + held)
    assert {each.of for each in adoption_flags(both, as_of="2026-09")} == set()


def test_a_missing_page_holds_a_flag_back():
    usage, held = used(FALLS)
    log = {**LOGGED, "format": "generic", "pages_missing": "page_2"}
    given = exports_of(usage=usage, seat=held, load_log=[log])
    assert {each.held_back for each in adoption_flags(given, as_of="2026-09")} == {
        "a page of the data is missing"
    }


def register(values):
    return register_of(
        initiatives=[AI],
        measures=[MEASURE],
        benefits=[BENEFIT],
        actuals=[actual(on, value) for on, value in zip(MONTHS, values, strict=True)],
    )


FLAT = [8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9]
BETTER = [8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 4, 4, 4]


def bill(*months, category="usage"):
    starts = pd.date_range("2026-04-01", periods=len(months), freq="MS")
    return [
        paid(
            str(amount),
            f"{on:%Y-%m-%d}",
            f"{on + pd.offsets.MonthEnd(0):%Y-%m-%d}",
            category=category,
        )
        for on, amount in zip(starts, months, strict=True)
    ]


def spend_found(rows, values=FLAT, as_of="2026-09"):
    book = register(values)
    money = spent(exports_of(spend=rows), book, View())
    return list(spend_flags(book, money, "INI-1", as_of=as_of))


def test_usage_that_triples_behind_flat_seats_is_flagged_apart():
    rows = [*bill(10, 10, 10, 30, 30, 30), *bill(*[9000] * 6, category="seat")]
    (flag,) = spend_found(rows)
    assert (flag.name, flag.of) == ("spend without return", "INI-1, usage spend")
    assert "cost EUR 28, 94 % more than 12 weeks before (EUR 14)" in flag.numbers
    assert "“Turnaround” 8.5 to 8.67, within its usual range or worse" in flag.numbers
    assert flag.initiative == "INI-1"


def test_spend_that_rises_with_its_outcome_is_none():
    assert spend_found(bill(10, 10, 10, 30, 30, 30), BETTER) == []


def test_flat_spend_is_none():
    assert spend_found(bill(10, 10, 10, 10, 10, 10)) == []


def test_a_bill_that_ends_early_holds_the_flag_back():
    rows = [*bill(10, 10, 10, 10, 90), paid("40", "2026-09-01", "2026-09-16")]
    assert [each.held_back for each in spend_found(rows)] == [
        "the bill ends 14 days early"
    ]


def test_a_missing_page_of_the_bill_holds_the_flag_back():
    book = register(FLAT)
    log = {**LOGGED, "format": "generic", "pages_missing": "page_2"}
    given = exports_of(spend=bill(10, 10, 10, 30, 30, 30), load_log=[log])
    (flag,) = spend_flags(book, spent(given, book, View()), "INI-1", as_of="2026-09")
    assert flag.held_back == "a page of the bill is missing"


def test_six_weeks_without_an_outcome_are_flagged_since_their_end():
    book = register_of(
        initiatives=[AI],
        measures=[MEASURE],
        benefits=[BENEFIT],
        actuals=[actual("2025-03-31", 9)],
    )
    (flag,) = evidence_flags(book, "INI-1", as_of="2025-06")
    assert (f"{flag.since:%Y-%m-%d}", flag.numbers) == (
        "2025-05-12",
        "last observed on 2025-03-31, 13 weeks ago",
    )
    assert not list(evidence_flags(book, "INI-1", as_of="2025-04"))
    never = register_of(initiatives=[AI], measures=[MEASURE], benefits=[BENEFIT])
    (flag,) = evidence_flags(never, "INI-1", as_of="2025-03")
    assert flag.numbers == "nothing observed since go-live on 2025-01-01, 12 weeks ago"


GATE = {
    "initiative_id": "INI-1",
    "gate": "G3",
    "due": "2025-03-31",
    "measure_id": "MEA-1",
    "minimum": 5.0,
    "kind": "kill",
}
WENT_ON = {**GATE, "decision": "proceed", "decided_on": "2025-04-02"}


@pytest.mark.parametrize(
    ("gate", "value", "since", "numbers"),
    [
        (GATE, 9, "2025-03-31", "asked for 5 days; undecided for 91 days"),
        (WENT_ON, 9, "2025-04-02", "Turnaround 9 days, asked for 5 days; decided to"),
        (WENT_ON, 4, "", ""),
        ({**WENT_ON, "decision": "stop"}, 9, "", ""),
    ],
)
def test_a_gate_undecided_or_passed_over_is_flagged(gate, value, since, numbers):
    book = register_of(
        initiatives=[AI],
        measures=[MEASURE],
        benefits=[BENEFIT],
        gates=[gate],
        actuals=[actual("2025-03-31", value)],
    )
    found = [
        (f"{each.since:%Y-%m-%d}", each.numbers)
        for each in gate_flags(book, as_of="2025-06")
    ]
    assert [on for on, _ in found] == ([since] if since else [])
    assert all(numbers in said for _, said in found)


def test_raised_flags_are_told_by_kind_and_those_held_back_by_why():
    usage, held = used(FALLS)
    small, few = used([4] * 12, people=4, team="B")
    more, many = used([9] * 12, people=10, team="C")
    given = exports_of(usage=usage + small + more, seat=held + few + many)
    book = register(FLAT)
    told = measured(given, book, View(), as_of="2026-09")
    all_flags = flags(told, book, as_of="2026-09")
    finding = raised(all_flags, told, as_of="2026-09")
    assert finding.sentence.startswith("Raised: adoption stall")
    assert finding.sentence.endswith(f"held back: {TOO_FEW}.")
    assert set(shown(all_flags)["held_back"]) == {"", TOO_FEW}
    assert raised([], told, as_of="2026-09").verdict == "sound"
    nothing = measured(exports_of(), book, View(), as_of="2026-09")
    assert str(raised([], nothing, as_of="2026-09")) == (
        "not measured: No flag is raised. Use and spend were not looked at: no export "
        "tells them."
    )


def test_the_rules_are_said_with_their_numbers():
    assert "at least 30 % below its best mean of 4 weeks" in rules()
    own = Thresholds(fall=0.5).shown()
    assert own.loc[0, "raised_when"].startswith("weekly active share at least 50 %")


def test_a_team_whose_people_moved_does_not_stall():
    moved = [
        row
        for at, sunday in enumerate(SUNDAYS)
        for n in range(10)
        for row in weeks(f"p{n}", sunday, team="old" if at < 7 else "new")
    ]
    lists = [
        row
        for at, sunday in enumerate(SUNDAYS)
        for row in seats(
            sunday, *(f"p{n}" for n in range(10)), team="old" if at < 7 else "new"
        )
    ]
    for held in (lists, []):
        given = exports_of(usage=moved, seat=held)
        assert [each.name for each in adoption_flags(given, as_of="2026-09")] == []


def test_a_list_of_seats_that_begins_late_makes_no_stall():
    usage, held = used([10] * 12, people=20)
    last = [row for row in held if row["as_of"] == SUNDAYS[-1]]
    given = exports_of(usage=usage, seat=last)
    found = {each.name for each in adoption_flags(given, as_of="2026-09")}
    assert found == {"paid and idle"}


def lists(*days, idle=4):
    return [
        row
        for day in days
        for n in range(10)
        for row in seats(day, f"p{n}", last_active_on="" if n < idle else day)
    ]


def test_seats_without_use_are_idle_by_their_own_list():
    given = exports_of(seat=lists("2026-07-31", "2026-08-31", "2026-09-30"))
    found = next(iter(adoption_flags(given, as_of="2026-09")))
    assert (found.name, f"{found.since:%Y-%m-%d}") == ("paid and idle", "2026-07-31")
    assert found.numbers.startswith("40 % of seats idle, 4 of 10")
    assert not list(
        adoption_flags(exports_of(seat=lists("2026-09-30", idle=2)), as_of="2026-09")
    )


def test_a_list_of_seats_that_is_old_holds_its_flag_back():
    given = exports_of(seat=lists("2026-07-31"))
    found = next(iter(adoption_flags(given, as_of="2026-09")))
    assert found.held_back == "the last data are of 2026-07-31"


def test_flags_that_are_raised_stand_before_those_held_back():
    told = [
        Flag("adoption", "A", None, "", TOO_FEW),
        Flag("gate missed", "B", None, ""),
    ]
    assert shown(told)["of"].tolist() == ["B", "A"]
