import math

import pandas as pd
import pytest

from tests.analysis.ai.literal_exports import PAID, exports_of, seats, sundays, weeks
from valuebook.analysis.ai.adoption import answer, findings, funnel, shown
from valuebook.analysis.ai.first_use import began, first_use
from valuebook.analysis.ai.groups import small_teams

SUNDAYS = sundays(12)
LAST, AS_OF = SUNDAYS[-1], "2026-09"
PEOPLE = [f"p{n}" for n in range(6)]


def row(frame, team="A"):
    return frame.set_index("team").loc[team]


def test_the_funnel_counts_people_by_its_definitions():
    exports = exports_of(
        usage=[
            *weeks("p0", *SUNDAYS),
            *weeks("p1", *SUNDAYS[3:]),
            *weeks("p2", *SUNDAYS[4:]),
            *weeks("p3", SUNDAYS[0]),
        ],
        seat=seats(LAST, *PEOPLE),
    )
    found = row(funnel(exports, as_of=AS_OF))
    assert found[["entitled", "ever", "weekly", "habitual", "idle"]].tolist() == [
        6, 4, 3, 2, 3,
    ]  # fmt: skip
    assert found["retained"] == 1


def test_a_person_in_two_teams_counts_in_each_and_once_in_all():
    twice = [*weeks("p0", LAST), *weeks("p0", LAST, team="B")]
    found = funnel(exports_of(usage=twice), as_of=AS_OF).set_index("team")["weekly"]
    assert found.to_dict() == {"A": 1, "B": 1, "all teams": 1}


def test_seats_that_were_paid_for_stand_for_those_that_nobody_lists():
    bought = {
        **PAID,
        "product": "acme seats",
        "category": "seat",
        "unit": "seats",
        "date": "2026-09-01",
        "period_end": "2026-09-30",
        "quantity": 70,
    }
    exports = exports_of(usage=weeks("p0", LAST), spend=[bought])
    assert row(funnel(exports, as_of=AS_OF))["entitled"] == 70


def test_without_seats_those_entitled_are_not_measured():
    found = row(funnel(exports_of(usage=weeks("p0", LAST)), as_of=AS_OF))
    assert math.isnan(found["entitled"])
    assert math.isnan(found["idle"])


def test_retention_is_the_share_of_those_active_four_weeks_before():
    usage = [
        *weeks("p0", SUNDAYS[-5], LAST),
        *weeks("p1", SUNDAYS[-5]),
        *weeks("p2", LAST),
    ]
    assert row(funnel(exports_of(usage=usage), as_of=AS_OF))["retained"] == 0.5


def test_breadth_counts_features_and_depth_actions_of_active_people():
    usage = [
        *weeks("p0", LAST),
        *weeks("p1", LAST),
        *weeks("p0", LAST, metric="feature_events", feature="word"),
        *weeks("p0", LAST, metric="feature_events", feature="excel"),
        *weeks("p1", LAST, metric="feature_events", feature="word"),
        *weeks("p0", LAST, metric="messages", quantity=9.0),
        *weeks("p1", LAST, metric="messages", quantity=3.0),
    ]
    found = row(funnel(exports_of(usage=usage), as_of=AS_OF))
    assert (found["breadth"], found["depth"]) == (1.5, 6)


def test_customers_of_a_product_are_no_users_of_a_tool():
    events = weeks("c0", LAST, source="mixpanel")
    assert funnel(exports_of(usage=events), as_of=AS_OF).empty
    assert answer(funnel(exports_of(usage=events), as_of=AS_OF)).verdict == (
        "not measured"
    )


def test_a_report_of_a_month_tells_no_week():
    usage = weeks("p0", "2026-08-02", period_days=30)
    found = row(funnel(exports_of(usage=usage), as_of=AS_OF))
    assert found["ever"] == 1
    assert math.isnan(found["weekly"])


def test_days_of_github_count_when_they_are_final():
    days = [
        {**each, "period_days": 1, "date": pd.Timestamp(on), "source": "github_users"}
        for on in ("2026-09-18", "2026-09-27")
        for each in weeks("p0", LAST)
    ]
    found = row(funnel(exports_of(usage=days), as_of=AS_OF))
    assert f"{found['week']:%Y-%m-%d}" == "2026-09-20"


@pytest.fixture
def exports_of_three():
    usage, held = [], []
    for team, people, active in (("A", 17, 2), ("B", 4, 3), ("C", 20, 9)):
        names = [f"{team}{n}" for n in range(people)]
        held += seats(LAST, *names, team=team)
        for name in names[:active]:
            usage += weeks(name, LAST, team=team)
            usage += weeks(name, LAST, team=team, metric="messages", quantity=4.0)
    return exports_of(usage=usage, seat=held)


@pytest.fixture
def three_teams(exports_of_three):
    return funnel(exports_of_three, as_of=AS_OF)


def test_a_team_of_four_is_a_word_and_hides_another(three_teams):
    told = shown(three_teams).set_index("team")
    assert told["weekly"].to_dict() == {
        "A": "suppressed",
        "B": "suppressed",
        "C": "9",
        "all teams": "14",
    }
    assert small_teams(three_teams) == {"A", "B"}


def test_a_volume_of_few_people_is_hidden_where_the_count_is_not(exports_of_three):
    told = shown(funnel(exports_of_three, as_of=AS_OF, floor=3)).set_index("team")
    assert (told.loc["A", "weekly"], told.loc["A", "depth"]) == ("2", "suppressed")


def test_the_answer_names_no_group_below_the_floor():
    exports = exports_of(usage=weeks("p0", LAST), seat=seats(LAST, "p0", "p1"))
    found = answer(funnel(exports, as_of=AS_OF))
    assert found.sentence == "acme: suppressed, fewer people than may be shown."
    assert not found.quantities


def test_the_answer_says_how_many_of_those_entitled_use_it(three_teams):
    assert answer(three_teams).sentence == (
        "acme: 14 of 41 entitled were active in the week to 2026-09-27, 0 use it by "
        "habit; 27 seats are idle."
    )


def test_time_to_first_use_counts_from_the_seat():
    exports = exports_of(
        usage=[
            *weeks("old", SUNDAYS[0]),
            *weeks("new", SUNDAYS[3]),
            *weeks("slow", SUNDAYS[5]),
        ],
        seat=[
            *seats(SUNDAYS[0], "old"),
            *seats(SUNDAYS[2], "old", "new", "slow", "never"),
        ],
    )
    (found,) = first_use(exports, as_of=AS_OF).to_dict("records")
    assert found == {
        "tool": "acme",
        "got_a_seat": 3,
        "used_it": 2,
        "median_days": 15.0,
        "before": 1,
    }


def test_how_soon_a_seat_is_used_is_said_of_enough_people():
    new = [f"n{n}" for n in range(6)]
    exports = exports_of(
        usage=[row for each in ["old", *new[:4]] for row in weeks(each, SUNDAYS[4])]
        + weeks("old", SUNDAYS[0]),
        seat=[*seats(SUNDAYS[0], "old"), *seats(SUNDAYS[2], "old", *new)],
    )
    used = funnel(exports, as_of=AS_OF)
    assert began(exports, used, as_of=AS_OF).sentence == (
        "4 of 6 people who got a seat of acme have used it, half of all within 8 days."
    )
    assert began(exports, used, as_of=AS_OF, floor=7).verdict == "not measured"
    hidden = used.assign(hides_counts=True)
    assert began(exports, hidden, as_of=AS_OF).verdict == "not measured"
    before = began(exports, used, as_of="2026-01")
    assert before.verdict == "not measured"


def reported(users, definition="github_engaged", date="2026-09-20"):
    return {
        "date": date,
        "window_days": 1,
        "scope_type": "organization",
        "scope": "acme",
        "tool": "copilot",
        "definition": definition,
        "users": users,
    }


def test_the_last_count_of_a_vendor_stands_beside_and_is_never_added():
    exports = exports_of(
        reported_users=[
            reported(30, date="2026-09-10"),
            reported(22),
            reported(31, "github_active_incl_passive"),
            reported(40, date="2026-10-02"),
            reported(4, "daily_active_users"),
        ]
    )
    *_, found = findings(exports, funnel(exports, as_of=AS_OF), as_of=AS_OF)
    assert found.sentence == (
        "Counted by the vendors, never added: 31 github active incl passive of copilot "
        "in 1 day to 2026-09-20; 22 github engaged of copilot in 1 day to 2026-09-20."
    )
    none = exports_of()
    assert len(findings(none, funnel(none, as_of=AS_OF), as_of=AS_OF)) == 2


def test_weeks_that_end_on_saturday_count_in_the_week_that_holds_most_of_them():
    usage = [
        {**row, "date": pd.Timestamp("2026-09-13")}
        for each in PEOPLE
        for row in weeks(each, LAST)
    ]
    rows = funnel(exports_of(usage=usage), as_of=AS_OF)
    assert f"{row(rows)['week']:%Y-%m-%d}" == "2026-09-20"
    assert answer(rows).sentence == (
        "acme: 6 people were active in the week to 2026-09-20, 0 use it by habit; who "
        "is entitled is not measured. The exports of acme end 1 week early."
    )


def test_idle_seats_are_those_of_holders_who_were_active_nowhere():
    exports = exports_of(
        usage=[
            *weeks("p0", LAST),
            *weeks("p1", LAST, team="B"),
            *weeks("guest", LAST),
            *weeks("other", LAST),
        ],
        seat=seats(LAST, "p0", "p1", "p2", last_active_on="")
        + seats(LAST, "p3", last_active_on="2026-09-20"),
    )
    found = funnel(exports, as_of=AS_OF).set_index("team")["idle"]
    assert (found["A"], found["all teams"]) == (1, 1)


def test_names_that_have_nothing_in_common_are_counted_instead():
    exports = exports_of(
        usage=[*weeks("x0", LAST), *weeks("x1", LAST)], seat=seats(LAST, *PEOPLE)
    )
    assert row(funnel(exports, as_of=AS_OF))["idle"] == 4


def test_a_list_of_seats_alone_tells_who_has_used_them():
    listed = [
        *seats(LAST, "p0", "p1", last_active_on="2026-09-20"),
        *seats(LAST, "p2", last_active_on="2026-06-01"),
        *seats(LAST, "p3", "p4", "p5"),
    ]
    rows = funnel(exports_of(seat=listed), as_of=AS_OF)
    found = row(rows)
    assert found[["entitled", "ever", "idle"]].tolist() == [6, 3, 4]
    assert math.isnan(found["weekly"])
    assert answer(rows).sentence == (
        "acme: 3 of 6 entitled have used it, 4 seats are idle; in which week is not "
        "measured, to 2026-09-27."
    )
    silent = funnel(exports_of(seat=seats(LAST, *PEOPLE)), as_of=AS_OF)
    assert answer(silent).sentence.startswith(
        "acme: 6 are entitled; who uses it is not measured"
    )


def test_a_report_of_a_month_tells_who_used_it_and_how_many_seats_are_idle():
    usage = [
        {**each, "period_days": 30, "date": pd.Timestamp("2026-09-01")}
        for person in PEOPLE[:4]
        for each in weeks(person, LAST)
    ]
    rows = funnel(exports_of(usage=usage, seat=seats(LAST, *PEOPLE)), as_of=AS_OF)
    assert row(rows)[["entitled", "ever", "idle"]].tolist() == [6, 4, 2]
    assert f"{row(rows)['week']:%Y-%m-%d}" == "2026-09-30"


def test_a_list_drawn_after_the_week_stands_for_it():
    exports = exports_of(usage=weeks("p0", LAST), seat=seats("2026-09-30", *PEOPLE))
    assert row(funnel(exports, as_of=AS_OF))["entitled"] == 6


def test_where_no_export_says_who_was_active_whoever_did_something_was():
    usage = [
        *weeks("p0", LAST, metric="requests", quantity=3.0),
        *weeks("p1", LAST, metric="suggestions", quantity=9.0),
        *weeks("p2", LAST, metric="requests", quantity=0.0),
    ]
    assert row(funnel(exports_of(usage=usage), as_of=AS_OF))["weekly"] == 1


def test_exports_that_end_early_are_said_to():
    found = answer(funnel(exports_of(usage=weeks("p0", SUNDAYS[-4])), as_of=AS_OF))
    assert found.verdict == "incomplete"
    assert found.sentence.endswith(" The exports of acme end 3 weeks early.")


def test_tools_whose_last_weeks_differ_say_them():
    usage = [*weeks("p0", LAST), *weeks("p0", SUNDAYS[3], tool="other")]
    told = shown(funnel(exports_of(usage=usage), as_of=AS_OF))
    assert set(told["week_to"]) == {LAST, SUNDAYS[3]}
