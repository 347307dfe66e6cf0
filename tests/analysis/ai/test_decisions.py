import pandas as pd
import pytest

from tests.analysis.ai.literal_exports import PAID, exports_of, seats, weeks
from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.ai import claims, embedding, governance, quality
from valuebook.analysis.ai import returns as held_against
from valuebook.analysis.ai.adoption import funnel
from valuebook.analysis.ai.decisions import answer, decisions, idle_seats, shown
from valuebook.analysis.ai.flag import Flag
from valuebook.analysis.ai.measured import measured
from valuebook.analysis.ai.overview import by_team, currencies, teams
from valuebook.analysis.ai.overview import shown as shown_teams
from valuebook.analysis.ai.view import View, spent
from valuebook.sources import Exports, Journey

AI = {**INITIATIVE, "is_ai": True}
BOOK = register_of(
    initiatives=[AI], fx_rates=[{"currency": "USD", "month": "2026-09", "rate": 0.9}]
)
LAST = "2026-09-27"


def returns(book):
    told = measured(exports_of(), book, View(), as_of="2026-09")
    return held_against.returns(told, book, View(), as_of="2026-09")


@pytest.mark.parametrize(
    ("standing", "flag", "suggestion", "verdict"),
    [
        ("value-generating", "", "scale", "met"),
        ("value-generating", "paid and idle", "mend", "incomplete"),
        ("covered by capacity", "", "mend", "incomplete"),
        ("cash-burning", "paid and idle", "mend", "incomplete"),
        ("cash-burning", "adoption stall", "stop", "not met"),
        ("not measured", "gate missed", "measure first", "not measured"),
    ],
)
def test_what_is_suggested_follows_from_standing_and_flags(
    standing, flag, suggestion, verdict
):
    rows = returns(BOOK).assign(standing=standing)
    raised = [Flag(flag, "A", None, "", initiative="INI-1")] if flag else []
    held = Flag("adoption stall", "B", None, "", "too few", "INI-1")
    found = decisions(BOOK, rows, [*raised, held])
    assert found["suggestion"].tolist() == [suggestion]
    assert answer(found).verdict == verdict


def test_the_answer_is_one_line():
    rows = returns(BOOK).assign(standing="cash-burning")
    flags = [Flag("gate missed", "G4", None, "", initiative="INI-1")]
    found = decisions(BOOK, rows, flags)
    assert answer(found).sentence == (
        "Stop it: it brings less than it costs to run; flags raised: gate missed."
    )
    assert shown(found)["initiative"].tolist() == ["Contract review (INI-1)"]


def test_several_initiatives_are_told_by_what_is_suggested():
    two = {**AI, "initiative_id": "INI-2", "name": "Chat"}
    book = register_of(initiatives=[AI, two])
    rows = returns(book)
    rows["standing"] = ["value-generating", "cash-burning"]
    flags = [Flag("gate missed", "G4", None, "", initiative="INI-2")]
    found = decisions(book, rows, flags)
    assert answer(found).sentence == "Stop Chat; scale Contract review."
    assert shown(found)["initiative"].tolist() == [
        "Chat (INI-2)",
        "Contract review (INI-1)",
    ]


def test_where_no_ai_works_nothing_is_suggested():
    book = register_of(initiatives=[INITIATIVE])
    found = decisions(book, returns(book), [])
    assert answer(found).verdict == "not applicable"


SEATS = {
    **PAID,
    "product": "acme seats",
    "category": "seat",
    "unit": "seats",
    "date": "2026-09-01",
    "period_end": "2026-09-30",
}


def a_team(name, people, active):
    names = [f"{name}{n}" for n in range(people)]
    usage = [row for each in names[:active] for row in weeks(each, LAST, team=name)]
    return usage, seats(LAST, *names, team=name)


@pytest.fixture
def teams_of():
    parts = [a_team("A", 20, 10), a_team("B", 4, 4), a_team("C", 6, 6)]
    return exports_of(
        usage=[row for usage, _ in parts for row in usage],
        seat=[row for _, held in parts for row in held],
        spend=[
            {**SEATS, "team": name, "amount": 10 * count, "quantity": count}
            for name, count in (("A", 20), ("B", 4), ("C", 6))
        ],
    )


def test_idle_seats_are_told_in_money_for_the_whole_tool(teams_of):
    rows = funnel(teams_of, as_of="2026-09")
    found = idle_seats(rows, spent(teams_of, BOOK, View()))
    assert found.sentence == "10 idle seats of acme cost EUR 100 a month."
    used = rows.assign(idle=0.0)
    assert idle_seats(used, spent(teams_of, BOOK, View())).verdict == "sound"
    unseen = idle_seats(rows.head(0), spent(teams_of, BOOK, View()))
    assert str(unseen).startswith("not measured: Seats are paid for, and no export")
    unpaid = spent(exports_of(), BOOK, View())
    assert idle_seats(rows, unpaid).verdict == "not measured"


def test_small_teams_are_one_row_whose_spend_tells_no_size(teams_of):
    told = measured(teams_of, BOOK, View(), as_of="2026-09")
    rows = by_team(told, BOOK, View(), as_of="2026-09")
    assert rows[["team", "adoption", "spend"]].to_numpy().tolist() == [
        ["A", "50 %", 200],
        ["small teams", "suppressed", 100],
    ]
    assert teams(told) == ["A", "small teams"]
    assert list(shown_teams(rows)["initiative"]) == ["INI-1", "INI-1"]


def test_a_currency_can_be_chosen_that_has_a_rate():
    given = exports_of(
        spend=[
            {**SEATS, "currency": each, "amount": 1} for each in ("EUR", "USD", "CHF")
        ]
    )
    assert currencies(given, BOOK) == ["EUR", "USD"]


STEPS = [
    {
        "process_id": "PROC-1",
        "version": version,
        "step": step,
        "work_minutes": work,
        "wait_minutes": wait,
        "initiative_id": "INI-1",
    }
    for version, step, work, wait in (
        ("as_is", "read", 390.0, 5850.0),
        ("as_is", "sign", 30.0, 450.0),
        ("to_be", "read", 150.0, 1770.0),
    )
]


def claimed(*statements, steps=STEPS, **benefit):
    return claims.checked(
        register_of(
            initiatives=[AI],
            measures=[MEASURE],
            benefits=[{**BENEFIT, **benefit}],
            process_steps=steps,
            claims=[
                {"initiative_id": "INI-1", "voice": "vendor", "statement": each}
                for each in statements
            ],
        )
    )


def test_claims_that_differ_are_told_before_those_that_agree():
    found = claimed("It cut the time from 10 days to 1 day")
    assert found["standing"].tolist() == ["agrees", "differs"]
    assert claims.shown(found)["standing"].tolist() == ["differs", "agrees"]


def test_a_promise_agrees_with_the_lead_time_of_the_map():
    found = claimed()
    (row,) = found.drop(columns="statement").to_dict("records")
    assert row == {
        "initiative_id": "INI-1",
        "who": "BEN-1",
        "unit": "days",
        "claimed_from": 14,
        "claimed_to": 4,
        "mapped_from": 14,
        "mapped_to": 4,
        "standing": "agrees",
    }
    assert claims.answer(found).sentence == (
        "1 of 1 claim on time agrees with the process map."
    )


def test_what_a_voice_says_is_held_to_the_step_that_is_nearest():
    found = claimed("The assistant cut a lawyer's reading from 6.5 to 1.5 hours.")
    assert claims.answer(found).sentence == (
        "1 of 2 claims on time agrees with the process map: vendor says 6.5 to 1.5 "
        "hours, the map 6.5 to 2.5 hours."
    )


def test_claims_are_told_beside_the_map_with_who_makes_them():
    told = claims.shown(claimed())
    assert list(told["who"]) == ["INI-1, BEN-1"]
    assert told.columns[-1] == "standing"


def test_without_a_map_a_claim_cannot_be_held_to_it():
    assert claims.answer(claimed(steps=[])).verdict == "not measured"
    none = claims.answer(claimed(baseline=None))
    assert none.verdict == "not planned"


JOURNEY = Journey("INI-1", "Set the curve", "opened", "shown", "used", 1.0)


def events(month, day=28, **counts):
    return [
        {**row, "period_days": 1, "date": f"2026-{month:02d}-{day}"}
        for name, count in counts.items()
        for n in range(count)
        for row in weeks(
            f"c{n}", LAST, source="mixpanel", metric="feature_events", feature=name
        )
    ]


def test_the_index_is_exposure_times_use_times_retention():
    given = exports_of(
        usage=[
            *events(8, opened=20, shown=16, used=8),
            *events(9, opened=20, shown=16, used=4),
        ],
        journeys=[JOURNEY],
    )
    rows = embedding.embedding(given, as_of="2026-09")
    last = rows[rows["journey"] == "Set the curve"].iloc[-1]
    assert last[["exposure", "use", "retention"]].tolist() == [0.8, 0.25, 0.5]
    assert last["index"] == pytest.approx(0.1)
    assert embedding.answer(rows, BOOK).sentence == (
        "In 2026-09 the embedding index is 10 %: “Set the curve” 10 % (held back most "
        "by use)."
    )
    told = embedding.lately(rows, floor=5).set_index("journey")
    assert told.loc["Set the curve", "use"] == "25 %"
    assert set(embedding.lately(rows, floor=17)["use"]) == {"suppressed", ""}


def test_what_a_few_people_did_in_a_journey_is_hidden_and_all_that_tells_it():
    given = exports_of(
        usage=[
            *events(8, opened=20, shown=16, used=4),
            *events(9, opened=20, shown=16, used=4),
            *events(8, entered=20, seen=16, taken=8),
            *events(9, entered=20, seen=16, taken=8),
        ],
        journeys=[JOURNEY, Journey("INI-1", "Alarm", "entered", "seen", "taken", 1.0)],
    )
    rows = embedding.embedding(given, as_of="2026-09")
    told = embedding.lately(rows, floor=5).set_index("journey")
    assert told.loc["Set the curve", ["exposure", "use"]].tolist() == ["80 %", "25 %"]
    assert set(told.loc["Set the curve", ["retention", "index", "change"]]) == {
        "suppressed"
    }
    assert told.loc["all journeys, weighted", "index"] == "suppressed"
    assert told.loc["Alarm", "index"] == "40 %"
    assert embedding.answer(rows, BOOK).sentence == (
        "In 2026-09 the embedding index of all journeys is suppressed, since too few "
        "people are behind one of them: “Alarm” 40 % (held back most by use)."
    )
    marked = embedding.marked(rows, floor=5)
    last = marked[marked["month"] == pd.Period("2026-09")].set_index("journey")["index"]
    assert list(last) == ["suppressed", "40 %", "suppressed"]


def test_a_month_whose_events_end_early_is_said_to_be_partial():
    given = exports_of(
        usage=[
            *events(8, opened=20, shown=16, used=8),
            *events(9, day=11, opened=20, shown=16, used=8),
        ],
        journeys=[JOURNEY],
    )
    found = embedding.answer(embedding.embedding(given, as_of="2026-09"), BOOK)
    assert found.verdict == "incomplete"
    assert found.sentence.endswith("its events end on 2026-09-11, so it is partial.")


def test_without_journeys_embedding_is_not_measured():
    rows = embedding.embedding(exports_of(), as_of="2026-09")
    promised = {**BENEFIT, "category": "product_embedding"}
    book = register_of(initiatives=[AI], measures=[MEASURE], benefits=[promised])
    assert embedding.answer(rows, book).verdict == "not measured"
    assert embedding.answer(rows, BOOK).verdict == "not planned"
    assert embedding.lately(rows, floor=5).empty


def answers(**led):
    return register_of(
        ai_governance=[
            {"question": name, "led_by": by, "owner": owner}
            for name, by in led.items()
            for owner in ["Ada" if name == "value_owner" else None]
        ]
    )


def everywhere(by):
    return {name: by for names in governance.AREAS.values() for name in names}


def test_ai_that_the_business_leads_with_an_owner_is_business_led():
    found = governance.answer(answers(**everywhere("business")))
    assert (found.verdict, found.sentence) == (
        "met",
        "AI is business-led: of 12 questions, 12 by the business, 0 by both, 0 by "
        "technology and 0 by nobody; Ada answers for its value.",
    )


def test_ai_that_technology_leads_is_technology_led_and_gaps_are_named():
    led = {**everywhere("technology"), "baseline": "nobody"}
    found = governance.answer(answers(**led))
    assert found.sentence.startswith("AI is technology-led")
    assert found.remedy == "name who measures the work before AI is put into it"


def test_each_answer_on_who_leads_is_told_with_its_area():
    led = governance.assessment(answers(value_owner="business", funding="shared"))
    told = governance.shown(led)
    assert told.iloc[0].tolist() == [
        "governance",
        "Who answers to the board for the value of AI?",
        "business",
        "Ada",
        "none given",
    ]
    assert told.iloc[1]["owner"] == "nobody named"
    assert governance.areas(led).startswith(
        "Led by the business: governance 75 %, measurement not measured"
    )


def test_what_was_not_asked_is_not_measured():
    assert governance.answer(answers()).verdict == "not measured"
    rows = governance.assessment(answers(funding="shared"))
    assert rows["led_by"].tolist().count("not answered") == 11


def test_the_files_behind_the_numbers_are_told():
    log = {
        "source_file": "bill.csv",
        "rows_read": "5",
        "rows_kept": "4",
        "rows_dropped": "1",
        "period": "2026-03-01 to 2026-09-30",
        "pages_missing": "page_2",
        "warnings": "a gap",
    }
    given = exports_of(load_log=[log])
    given = Exports(given.tables, (), ("acme",))
    assert [each.sentence for each in quality.findings(given)] == [
        "1 file of exports, 2026-03-01 to 2026-09-30: 4 records count, 1 do not.",
        "Pages are missing after bill.csv, so its totals are too low.",
        "Seats of acme have no price, so their cost is in no figure.",
        "The log warns of bill.csv.",
    ]
    assert quality.findings(exports_of())[0].verdict == "not measured"
