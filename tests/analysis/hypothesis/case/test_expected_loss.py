import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.hypothesis.case import loss_changes

RISK = {
    **BENEFIT,
    "benefit_class": "risk_reduction",
    "value_per_unit": 12_000.0,
    "low": 50_000.0,
    "high": 200_000.0,
}


def losses(benefit=RISK, **measure):
    return loss_changes(
        register_of(
            initiatives=[INITIATIVE],
            measures=[{**MEASURE, **measure}],
            benefits=[benefit],
        )
    )


def test_the_loss_to_be_expected_falls_with_what_goes_wrong():
    (found,) = losses(name="Late contracts", unit="contracts a month")
    assert found.sentence == (
        "Late contracts falling from 14 to 4 contracts a month lowers the loss to be "
        "expected from EUR 168 k to EUR 48.0 k a year (BEN-1), 8 times in 10 by "
        "EUR 50.0 k to EUR 200 k. That is a mean over many years, and money in no "
        "budget."
    )
    assert found.quantities[0].value == pytest.approx(120_000)


@pytest.mark.parametrize(
    ("benefit", "measure"),
    [
        ({**RISK, "benefit_class": "cashable"}, {}),
        ({**RISK, "value_per_unit": None}, {}),
        (RISK, {"direction": "increase"}),
    ],
    ids=["no risk", "no value of a unit", "counts what goes right"],
)
def test_only_what_counts_losses_has_an_expected_loss(benefit, measure):
    assert losses(benefit, **measure) == []


def test_without_a_range_none_is_given():
    (found,) = losses({**RISK, "low": None})
    assert "8 times in 10" not in found.sentence
