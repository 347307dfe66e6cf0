from tests.analysis.hypothesis.case.test_business_case import RANGED, case, of
from valuebook.analysis.hypothesis.case.correlation import together

CLOSE = {**RANGED, "annual_value": 45_000.0, "low": 25_000.0, "high": 55_000.0}
OTHER = {**CLOSE, "benefit_id": "BEN-2"}


def chances(found):
    return {each.name: each.value for each in found.quantities}


def test_benefits_that_fail_together_make_a_loss_of_a_sound_case_likelier():
    register = of(CLOSE, OTHER)
    found = together(register, case(CLOSE, OTHER), count=4_000)
    apart, close = chances(found).values()
    assert 0 < apart < close < 0.5
    assert found.sentence.startswith(
        "The benefits are taken to come and fail together at 0.3, as is customary "
        "where nothing was measured; were they independent, the chance of a loss "
        "would be "
    )


def test_one_benefit_correlates_with_nothing():
    assert together(of(CLOSE), case(CLOSE)) is None
    certain = {**OTHER, "low": None, "high": None}
    assert together(of(CLOSE, certain), case(CLOSE, certain)) is None
    assert together(of(costs=[]), None) is None
