import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.hypothesis.canvas import COLUMNS, MOST, canvas

KILL = {
    "initiative_id": "INI-1",
    "gate": "G3",
    "due": "2025-06-30",
    "measure_id": "MEA-1",
    "minimum": 9.0,
    "kind": "kill",
}


def lines(initiative=None, **tables):
    register = register_of(
        **{
            "initiatives": [{**INITIATIVE, **(initiative or {})}],
            "measures": [MEASURE],
            "benefits": [BENEFIT],
            **tables,
        }
    )
    return canvas(register)


def box(found, name):
    rows = found[found["box"] == name]
    return list(rows[["strong", "text", "missing"]].itertuples(index=False, name=None))


def test_a_promise_stands_with_both_levels_its_month_and_its_value():
    found = lines()
    assert list(found.columns) == list(COLUMNS)
    assert box(found, "measure") == [("14 → 4 days", "Turnaround, by 2025-05", False)]
    assert box(found, "value") == [("EUR 120 k", "cashable a year", False)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("objective", "no objective is served"),
        ("problem", "the problem, as those who have it would say it"),
        ("stakeholder", "who is better off when it is solved"),
        ("change", "who does what differently, and why it helps"),
        ("assumptions", "what must be true for it to work"),
        ("kill criterion", "the level below which it is stopped, and when"),
    ],
)
def test_what_is_not_stated_is_missing(name, text):
    assert box(lines(), name) == [("", text, True)]


def test_a_generic_claim_says_what_it_leaves_out():
    generic = {"causal_statement": "Real-time figures lead to better decisions."}
    assert box(lines(generic), "change") == [
        ("", "Real-time figures lead to better decisions.", False),
        ("", "what changes in the end", True),
    ]


def test_a_promise_that_cannot_be_judged_says_what_it_lacks():
    vague = {**BENEFIT, "target": None, "target_month": None, "annual_value": None}
    found = lines(benefits=[vague])
    assert box(found, "measure") == [("", "target and month of Turnaround", True)]
    assert box(found, "value") == [("", "value per year of what is promised", True)]


def test_owners_who_are_not_of_the_business_are_said_to_be_so():
    found = lines({"benefit_owner": "Dan (Head of IT)", "sponsor": "Ann (CFO)"})
    assert box(found, "owners") == [
        ("Sponsor", "Ann (CFO)", False),
        ("Benefit owner", "Dan (Head of IT): not from the business", True),
        ("Adoption owner", "nobody named", True),
        ("Reporting owner", "nobody named", True),
    ]


def test_a_kill_criterion_stands_with_its_side_and_its_seal():
    assert box(lines(gates=[KILL]), "kill criterion") == [
        ("above 9 days", "Turnaround on 2025-06-30", False),
        ("", "a seal, taken before go-live", True),
    ]
    broken = {**KILL, "sealed_on": "2024-12-01", "sealed_by": "Ann", "seal": "s1-0"}
    assert box(lines(gates=[broken]), "kill criterion")[1] == (
        "",
        "an unbroken seal; it was changed after sealing",
        True,
    )


def test_no_more_promises_are_drawn_than_fit():
    many = [{**BENEFIT, "benefit_id": f"BEN-{n}"} for n in range(MOST + 2)]
    assert box(lines(benefits=many), "measure")[-1] == ("", "and 2 more", False)


def test_a_disbenefit_is_in_the_value_and_not_among_what_is_judged():
    worse = {**BENEFIT, "annual_value": -5_000.0}
    found = lines(benefits=[worse])
    assert box(found, "value") == [
        ("EUR -5.00 k", "cashable a year (a disbenefit)", False)
    ]
    assert box(found, "measure")[0][2]
