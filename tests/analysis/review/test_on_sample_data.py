"""What a review says of initiatives whose truth, or published effect, is known."""

import pytest

from valuebook.analysis.months import as_of as last_month
from valuebook.analysis.review.bridges import bridges
from valuebook.analysis.review.effect import effects, finding, path, primary
from valuebook.analysis.review.leakage import leakage
from valuebook.analysis.review.outcome import answer
from valuebook.analysis.review.value_chain import first_broken_link, value_chain
from valuebook.analysis.tracking.ledger import ledger
from valuebook.register import select

AS_OF = "2026-09"


def effect_of(register, initiative, as_of=AS_OF):
    return effects(select(register, initiative), as_of=as_of)


@pytest.mark.parametrize(
    ("initiative", "link"),
    [
        ("INI-001", "throughput"),
        ("INI-002", "adoption"),
        ("INI-005", "productivity"),
        ("INI-009", "adoption"),
        ("INI-012", "adoption"),
    ],
)
def test_the_first_broken_link_is_the_one_that_is_broken(company, initiative, link):
    own = select(company, initiative)
    chain = value_chain(own, company["key_results"], as_of=AS_OF)
    said = first_broken_link(chain, as_of=AS_OF).sentence
    assert said.startswith(f"The chain breaks first at {link}: ")


@pytest.mark.parametrize("initiative", ["INI-003", "INI-004", "INI-008"])
def test_no_link_is_broken_where_the_promise_was_kept(company, initiative):
    own = select(company, initiative)
    chain = value_chain(own, company["key_results"], as_of=AS_OF)
    assert "broken" not in set(chain["verdict"])


@pytest.mark.batch
@pytest.mark.parametrize("as_of", ["2025-12", AS_OF])
def test_every_bridge_starts_and_ends_where_the_ledger_does(company, as_of):
    for initiative in company["initiatives"]["initiative_id"]:
        own = select(company, initiative)
        found = bridges(leakage(own, company["key_results"], as_of=as_of))
        books = ledger(own, as_of=as_of).set_index("benefit_class")
        for name, rows in found.groupby("benefit_class"):
            amounts = dict(zip(rows["step"], rows["amount"], strict=True))
            row = books.loc[name].fillna(0.0)
            ends = float(amounts["promised"]), float(amounts["realized"])
            assert ends == pytest.approx(
                (row["planned_to_date"], row["realized_to_date"]), abs=0.05
            )


def test_onboarding_is_attributed_against_the_countries_without_it(company):
    found = primary(effect_of(company, "INI-004"))
    assert (found.verdict, found.grade) == ("attributable", 3)
    assert found.found.low < -34 < found.found.high


def test_the_erp_made_no_difference_that_could_be_attributed(company):
    found = primary(effect_of(company, "INI-005"))
    assert found.verdict == "not attributable"
    assert found.found.mde < 12  # what was promised would have shown


def test_a_slow_start_is_not_denied_its_effect(company):
    assert primary(effect_of(company, "INI-010")).verdict == "too early to tell"


# A. Abadie, A. Diamond and J. Hainmueller (2010); the mean as recomputed from the same
# data by outcome-only weights
def test_californias_effect_is_the_published_one(programmes):
    known = effect_of(programmes, "CA-PROP99", last_month(programmes))
    found = primary(known)
    assert found.found.effect == pytest.approx(-19.5, abs=0.5)
    last = path(known).iloc[-1]
    assert last["observed"] - last["counterfactual"] == pytest.approx(-26.6, abs=0.5)
    assert (found.verdict, found.grade) == ("attributable", 4)


# A. C. Harvey and J. Durbin (1986): drivers 23 % fewer, rear seats not significant
def test_the_seat_belt_laws_effect_is_within_the_published_one(programmes):
    known = effect_of(programmes, "GB-SEATBELT", last_month(programmes))
    drivers = primary(known).found
    assert drivers.low < -0.23 < drivers.high
    assert drivers.effect == pytest.approx(-0.21, abs=0.02)
    rear = next(each for each in known if each.asked.role == "negative_control")
    assert not rear.found.found.excludes_zero
    assert primary(known).verdict == "associated, not proven"


# D. Card and A. B. Krueger (1994), table 3: 2.75 for stores seen in both waves
def test_the_minimum_wages_effect_is_the_published_one(programmes):
    found = primary(effect_of(programmes, "NJ-MINWAGE", last_month(programmes)))
    assert found.found.effect == pytest.approx(2.75, abs=0.05)


def test_what_was_observed_after_a_review_changes_nothing_in_it(company):
    own = select(company, "INI-010")
    early = own["actuals"][own["actuals"]["date"] <= "2026-04-30"]
    cut = type(own)(own.settings, {**own.tables, "actuals": early})
    for register in (own, cut):
        known = effects(register, as_of="2026-04")
        said = answer(register, known, as_of="2026-04").sentence
        chain = value_chain(register, company["key_results"], as_of="2026-04")
        found = first_broken_link(chain, as_of="2026-04").sentence
        if register is own:
            expected = (said, found)
    assert (said, found) == expected


def test_what_the_per_cent_sign_shows_is_not_said_again(programmes):
    month = last_month(programmes)
    known = effect_of(programmes, "GB-SEATBELT", month)
    assert "shares of the counterfactual" not in finding(known, as_of=month).sentence
