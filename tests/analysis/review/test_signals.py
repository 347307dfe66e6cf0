import pytest

from valuebook.analysis.review.signals import signals
from valuebook.analysis.review.value_chain import value_chain
from valuebook.register import select

AS_OF = "2026-09"


def signals_of(company, initiative, as_of=AS_OF):
    own = select(company, initiative)
    chain = value_chain(own, company["key_results"], as_of=as_of)
    return signals(own, company["key_results"], chain, as_of=as_of)


def found_of(company, initiative, as_of=AS_OF):
    rows = signals_of(company, initiative, as_of)
    return rows[rows["found"].fillna(False)]


# what is planted in each initiative of the sample company
@pytest.mark.parametrize(
    ("initiative", "cause", "words"),
    [
        ("INI-001", "missing_capability", "Merge three approvals into one"),
        ("INI-002", "no_buy_in", "at 48 % of its own best since go-live"),
        ("INI-005", "nobody_owns_it", "Take the rating from the ERP figure"),
        ("INI-007", "nobody_owns_it", "nobody answers for realization"),
        ("INI-009", "lost_in_translation", "83 % of plan lines are tied to no benefit"),
        ("INI-010", "measured_too_early", "“Confirmation at shipment” (2026-02)"),
        ("INI-011", "wrong_things_tracked", "80 % of the promise was there before"),
        (
            "INI-012",
            "wrong_things_tracked",
            "“Train 95 % of managers by December 2025”",
        ),
        ("INI-012", "no_buy_in", "at 13 % of its plan"),
        ("INI-013", "lost_in_translation", "1 of 1 benefit serves no key result"),
        ("INI-014", "measured_too_early", "2 full months live"),
    ],
)
def test_what_is_planted_is_found(company, initiative, cause, words):
    found = found_of(company, initiative)
    assert words in " ".join(found.loc[found["cause"] == cause, "says"])


@pytest.mark.parametrize("initiative", ["INI-003", "INI-004", "INI-008"])
def test_what_came_as_promised_shows_no_signal(company, initiative):
    assert found_of(company, initiative).empty


def test_what_was_made_later_was_not_made_then(company):
    at_six = found_of(company, "INI-010", "2026-01")
    assert "Confirm at shipment" in " ".join(at_six["says"])
    assert "Confirm at shipment" not in " ".join(found_of(company, "INI-010")["says"])
