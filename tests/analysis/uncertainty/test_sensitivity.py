import numpy as np
import pandas as pd
import pytest

from valuebook.analysis.uncertainty import (
    ThreePoint,
    draw,
    switching_values,
    tornado,
)

DRAWS = draw(
    {
        "units": ThreePoint(0, 10, 20, "triangular"),
        "cost": ThreePoint(20, 30, 40, "triangular"),
        "colour": ThreePoint(0, 1, 2),
        "certain": ThreePoint(7, 7, 7),
    },
    seed=5,
    count=5_000,
)


def worth(draws: pd.DataFrame) -> np.ndarray:
    """5 a unit less the cost: 20 as likely, nothing at 6 units or a cost of 50."""
    return (5 * draws["units"] - draws["cost"]).to_numpy()


def test_the_widest_swing_comes_first():
    rows = tornado(DRAWS, worth)
    assert rows["input"].tolist() == ["units", "cost", "colour", "certain"]
    # triangular from 0 to 20: P10 = sqrt(0.1 * 20 * 10), P90 = 20 - that
    p10 = (0.1 * 20 * 10) ** 0.5
    assert rows.loc[0, "swing"] == pytest.approx(5 * (20 - 2 * p10), rel=0.03)
    assert rows["swing"].tolist()[2:] == [0, 0]


def test_ranks_show_the_direction_of_each_input():
    by_input = tornado(DRAWS, worth).set_index("input")["rank_correlation"]
    assert by_input["units"] > 0.9
    assert by_input["cost"] < -0.1
    assert by_input["colour"] == pytest.approx(0, abs=0.05)
    assert np.isnan(by_input["certain"])


def test_switching_values_are_where_the_plan_is_worth_nothing():
    rows = switching_values(DRAWS, worth).set_index("input")
    cost, units = DRAWS["cost"].median(), DRAWS["units"].median()
    assert rows.loc["units", "switching_value"] == pytest.approx(cost / 5)
    assert rows.loc["cost", "switching_value"] == pytest.approx(5 * units)
    assert rows.loc["units", "change"] == pytest.approx(cost / 5 / units - 1)


def test_the_chance_of_a_switch_is_the_share_of_draws_beyond_it():
    rows = switching_values(DRAWS, worth).set_index("input")
    below = (DRAWS["units"] < rows.loc["units", "switching_value"]).mean()
    assert rows.loc["units", "chance"] == below > 0
    assert rows.loc["cost", "chance"] == 0


def test_an_input_that_turns_nothing_has_no_switching_value():
    rows = switching_values(DRAWS, worth).set_index("input")
    assert rows.loc[["colour", "certain"], "switching_value"].isna().all()
    assert rows.loc[["colour", "certain"], "chance"].isna().all()


def test_the_draws_stay_as_they_were():
    before = DRAWS.copy()
    tornado(DRAWS, worth)
    switching_values(DRAWS, worth)
    pd.testing.assert_frame_equal(DRAWS, before)
