import pytest

from tests.analysis.hypothesis.case.test_business_case import RANGED, case, of
from tests.literal_register import BENEFIT
from valuebook.analysis.hypothesis.case import by_year, fan_in_words, net_fan


def test_years_of_the_case_end_in_what_is_left_after_the_last():
    years = by_year(of(BENEFIT), case(BENEFIT))
    assert years["fiscal_year"].tolist() == ["2024", "2025", "2026", "2027"]
    assert years["benefit"].tolist() == pytest.approx([0, 105e3, 120e3, 120e3])
    assert years["added_up"].iloc[-1] == pytest.approx(145_000)
    assert "disbenefit" not in years


def test_a_disbenefit_has_its_own_column():
    worse = {**BENEFIT, "benefit_id": "BEN-2", "annual_value": -20_000.0}
    register = of(BENEFIT, worse)
    years = by_year(register, case(BENEFIT, worse))
    assert years["disbenefit"].iloc[-1] == pytest.approx(-20_000)


def test_the_fan_says_from_when_on_it_has_paid_back():
    fan = net_fan(case(BENEFIT))
    assert fan_in_words(fan, currency="EUR") == (
        "Net benefit added up, not discounted: as promised above zero from 2026-10 and "
        "EUR 145 k by 2027-12; in the middle of the range above zero from 2026-10 and "
        "EUR 145 k, 8 times in 10 between EUR 145 k and EUR 145 k."
    )
    assert (fan["p10"] == fan["p90"]).all()


def test_a_stated_range_opens_the_fan_around_its_middle():
    fan = net_fan(case(RANGED))
    assert fan["p10"].iloc[-1] < fan["p50"].iloc[-1] < fan["p90"].iloc[-1]


def test_what_never_pays_back_is_said_to():
    dear = {"annual_value": 10_000.0}
    assert "as promised never above zero" in fan_in_words(
        net_fan(case({**BENEFIT, **dear})), currency="EUR"
    )


def test_without_a_case_words_stand_for_the_picture():
    assert fan_in_words(net_fan(None), currency="EUR") == (
        "Nothing to show: no benefit in money to set the costs against."
    )
    assert by_year(of(costs=[]), None).empty
