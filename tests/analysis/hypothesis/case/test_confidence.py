import pytest

from tests.analysis.hypothesis.case.test_business_case import RANGED, TRUST, case
from tests.literal_register import BENEFIT
from valuebook.analysis.hypothesis.case.confidence import confidence

EVEN = {**RANGED, "low": 110_000.0, "high": 130_000.0}


@pytest.mark.parametrize(
    ("stated", "verdict"), [(0.5, "stated"), (0.55, "stated"), (0.9, "incomplete")]
)
def test_a_stated_chance_is_laid_beside_what_the_ranges_give(stated, verdict):
    found = confidence(case({**EVEN, "confidence": stated}))
    assert found.quantities[0].value == pytest.approx(0.5, abs=0.03)
    assert found.verdict == verdict


def test_the_sentence_says_both():
    found = confidence(case({**RANGED, "confidence": 0.8}, assumptions=[TRUST]))
    assert str(found).startswith(
        "incomplete: The register gives the promise a chance of 80 %; by the ranges it "
        "states, what is promised is reached "
    )
    assert found.remedy.startswith("promise what the ranges carry")


def test_several_chances_are_given_as_their_span():
    other = {**EVEN, "benefit_id": "BEN-2", "confidence": 0.6}
    found = confidence(case({**EVEN, "confidence": 0.4}, other))
    assert "a chance of between 40 % and 60 %;" in found.sentence


def test_a_promise_out_of_reach_is_said_to_be_so():
    low = {**TRUST, "low": 0.2, "likely": 0.3, "high": 0.4}
    found = confidence(case({**EVEN, "confidence": 0.8}, assumptions=[low]))
    assert found.sentence.endswith("is reached less than once in 200 times.")


def test_without_a_chance_or_a_range_there_is_nothing_to_compare():
    assert confidence(case(RANGED)) is None
    assert confidence(case({**BENEFIT, "confidence": 0.8})) is None
    assert confidence(None) is None
