import numpy as np
import pandas as pd
import pytest

from tests.analysis.attribution.panels import series, units
from valuebook.analysis.attribution import Spec, attribute
from valuebook.analysis.attribution.consistency import promised_decrease, unused
from valuebook.model import RegisterError

SERIES = {"time": "month", "outcome": "value"}
UNITS = {"time": "period", "outcome": "value", "unit": "unit"}
INTERRUPTED, DIFFERENCES = "interrupted_time_series", "difference_in_differences"


def monthly():
    frame = series(np.random.default_rng(1), effect=-6)
    months = np.arange(len(frame))
    once = 1 * ((months >= 36) & (months < 40))
    return frame.assign(beside=months % 5, live=1 * (months >= 40), once=once)


def panel():
    """Units of which U00 begins in period 10 and U01 in period 16."""
    frame = units(np.random.default_rng(1), count=14)
    begins = frame["unit"].map({"U00": 10, "U01": 16}).fillna(0).astype(int)
    live = (begins > 0) & (frame["period"] >= begins)
    return frame.assign(first=begins, flag=1 * (begins > 0), live=1 * live, size=1.0)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"start": "2023-01", "starts": {"pilot": "2022-01", "all": "2023-06"}},
            "start: 2023-01, but the first of starts is pilot, 2022-01; leave start",
        ),
        (
            {"start": "2023-01", "treated": "live"},
            "live: turns 1 in 2023-05, and start is 2023-01; leave start out",
        ),
        ({"start": "2023-01", "treated": "once"}, "once: is 0 again after 1"),
        ({"controls": ("value",)}, "controls: value is the outcome; name another"),
        ({"negative_controls": ("value",)}, "negative_controls: value is the outcome"),
        ({"controls": ("beside", "beside")}, "controls: beside stands 2 times"),
        (
            {"controls": ("live",), "treated": "live", "start": "2023-05"},
            "controls: live is the treatment; a control is not what says who",
        ),
        ({"promised_effect": 0}, "promised_effect: 0; accepted: what was promised"),
        (
            {"promised_effect": -5, "direction": "increase"},
            "promised_effect: -5 is no increase, as direction says; leave direction",
        ),
        (
            {"promised_effect": -20, "scale": "log"},
            "promised_effect: -20; accepted: a share such as -0.2, -1 or more",
        ),
        ({"offset": "beside"}, "offset: is not for the scale level; make the scale"),
        (
            {"pre": ("2022-01", "2021-01")},
            "pre: 2022-01 to 2021-01 ends before it begins",
        ),
        (
            {"seasonal_period": 200},
            "seasonal_period: 200, and the panel holds 60 periods",
        ),
        ({"start": 0}, "start: 0 is no year; accepted: 1989, 1989-01"),
    ],
)
def test_what_a_question_about_a_series_gainsays_is_named(asked, message):
    with pytest.raises(RegisterError, match=message):
        attribute(
            monthly(), Spec(INTERRUPTED, **SERIES, **{"start": "2023-01", **asked})
        )


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"first_treated": "first", "start": 12},
            "start: 12, but first begins with 10; leave start out",
        ),
        (
            {"first_treated": "first", "treated": "U05"},
            "treated: disagrees with first on who is treated, as on unit U00, U01 and",
        ),
        (
            {"treated": "live", "start": 10},
            "live: unit U01 turns 1 in 16, and start is 10; leave start out, or name",
        ),
        (
            {"treated": "U00", "start": 10, "donors_exclude": ("U00",)},
            "donors_exclude: 'U00' is treated, so it is no donor",
        ),
    ],
)
def test_what_a_question_about_units_gainsays_is_named(asked, message):
    with pytest.raises(RegisterError, match=message):
        attribute(panel(), Spec(DIFFERENCES, **UNITS, **asked))


def test_several_starts_and_a_column_of_them_are_not_both_taken():
    asked = Spec(INTERRUPTED, **UNITS, first_treated="first", starts={"pilot": 10})
    with pytest.raises(RegisterError, match="starts: stands beside first_treated"):
        attribute(panel(), asked)


@pytest.mark.parametrize(
    ("asked", "again"),
    [
        (
            {"starts": {"pilot": "2022-01", "all": "2023-06"}},
            {"start": "2022-01"},
        ),
        ({"start": "2023-05"}, {"treated": "live"}),
    ],
)
def test_in_a_series_the_same_said_twice_changes_nothing(asked, again):
    once = attribute(monthly(), Spec(INTERRUPTED, **SERIES, **asked))
    twice = attribute(monthly(), Spec(INTERRUPTED, **SERIES, **asked, **again))
    assert twice == once


@pytest.mark.parametrize(
    "again", [{"start": 10}, {"treated": "flag"}, {"treated": ("U00", "U01")}]
)
def test_of_units_the_same_said_twice_changes_nothing(again):
    asked = {**UNITS, "first_treated": "first"}
    once = attribute(panel(), Spec(DIFFERENCES, **asked))
    assert attribute(panel(), Spec(DIFFERENCES, **asked, **again)) == once


@pytest.mark.parametrize("design", [INTERRUPTED, "structural"])
def test_units_that_start_at_different_times_are_no_one_series(design):
    found = attribute(panel(), Spec(design, **UNITS, first_treated="first"))
    assert found.verdict == "insufficient"
    assert found.notes[0].startswith("Treated units start at different times; compare")


@pytest.mark.parametrize(
    ("design", "given", "said"),
    [
        (INTERRUPTED, {"clusters": "unit"}, "clusters"),
        ("structural", {"donors_exclude": ("U03",)}, "donors_exclude"),
        (
            "synthetic_control",
            {"weights": "size", "clusters": "unit", "seasonal_period": 4},
            "weights, clusters and seasonal_period",
        ),
    ],
)
def test_keys_of_which_a_design_makes_no_use_are_said(design, given, said):
    frame = panel()
    asked = Spec(design, **UNITS, treated="U00", start=10, **given)
    note = f"The design {design} makes no use of {said}."
    assert note in attribute(frame, asked).notes
    assert unused(Spec(design, **UNITS)) == []


def test_differences_say_that_they_take_no_season_out():
    asked = {**UNITS, "seasonal_period": 52}  # longer than the panel is
    said = "No season is taken out: treated and others are compared in each period."
    together = Spec(DIFFERENCES, **asked, treated="U00", start=10)
    apart = Spec(DIFFERENCES, **asked, first_treated="first")
    for spec in (together, apart):
        assert said in attribute(panel(), spec).notes


def test_a_promise_without_a_sign_is_one_in_the_direction_hoped_for():
    asked = {**SERIES, "start": "2023-01", "direction": "decrease"}
    plain = attribute(monthly(), Spec(INTERRUPTED, **asked, promised_effect=5))
    signed = attribute(monthly(), Spec(INTERRUPTED, **asked, promised_effect=-5))
    said = "promised_effect 5 is read as -5, as direction is decrease."
    assert said in plain.notes
    assert [each for each in plain.notes if each != said] == list(signed.notes)
    assert promised_decrease(Spec(INTERRUPTED, **SERIES, promised_effect=5)) == (5, [])


def test_a_control_that_never_varied_is_named():
    frame = monthly().assign(price=7)
    asked = Spec("structural", **SERIES, start="2023-01", controls=("price",))
    found = attribute(frame, asked)
    assert "No use, as the same all the time before: price." in found.notes


def test_an_outcome_without_any_value_is_named():
    frame = pd.DataFrame({"month": ["2020-01", "2020-02"], "value": ["", ""]})
    with pytest.raises(RegisterError, match="panel: value: holds no value"):
        attribute(frame, Spec(INTERRUPTED, **SERIES, start="2020-02"))
