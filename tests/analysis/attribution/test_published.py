"""Published effects of real programmes, found again from their data."""

import pytest

from tests.analysis.attribution.panels import published
from valuebook.analysis.attribution import Spec, attribute

ROADS = {"time": "month", "start": "1983-02", "scale": "log", "seasonal_period": 12}
CALIFORNIA = {"time": "year", "outcome": "packs", "unit": "state"}
STORES = {"time": "wave", "outcome": "employment", "treated": "New Jersey"}


def roads(outcome, **more):
    spec = Spec("interrupted_time_series", outcome=outcome, **ROADS, **more)
    return attribute(published("road_casualties"), spec)


@pytest.mark.parametrize(("outcome", "effect"), [("drivers", -0.23), ("front", -0.30)])
def test_the_seat_belt_law_is_associated_with_its_published_effect(outcome, effect):
    found = roads(outcome, negative_controls=("rear",))
    assert found.low < effect < found.high < 0
    assert (found.verdict, found.grade) == ("associated", 2)


def test_rear_seats_which_no_law_covered_did_not_move():
    found = roads("rear")
    assert found.low < 0.03 < found.high
    assert found.low < 0 < found.high
    assert found.verdict == "not_attributable"


def test_control_series_narrow_the_interval_of_the_seat_belt_law():
    found = roads("drivers", controls=("kilometres", "petrol_price"))
    assert found.effect == pytest.approx(-0.211, abs=0.002)
    assert found.high - found.low < roads("drivers").high - roads("drivers").low


def test_a_structural_series_finds_the_law_too():
    found = attribute(
        published("road_casualties"), Spec("structural", outcome="drivers", **ROADS)
    )
    assert found.low < -0.23 < found.high < 0


def test_california_smoked_19_5_packs_less_than_its_synthetic_control():
    spec = Spec("synthetic_control", **CALIFORNIA, treated="California", start=1989)
    found = attribute(published("cigarette_sales"), spec)
    last = found.path.iloc[-1]
    assert found.effect == pytest.approx(-19.51, abs=0.05)
    assert last["observed"] - last["counterfactual"] == pytest.approx(-26.6, abs=0.05)
    assert (last["time"], found.placebo.rank, found.placebo.n) == (2000, 2, 39)
    assert (found.verdict, found.grade) == ("attributable", 4)
    assert found.level == pytest.approx(0.949, abs=0.001)  # 2 ranks of 39 are refuted


def test_differences_for_california_are_what_was_published_and_not_conclusive():
    spec = Spec(
        "difference_in_differences", **CALIFORNIA, treated="California", start=1989
    )
    found = attribute(published("cigarette_sales"), spec)
    assert found.effect == pytest.approx(-27.35, abs=0.01)
    assert found.verdict == "not_attributable"


def test_before_and_after_in_california_alone_is_never_attributable():
    spec = Spec(
        "interrupted_time_series", **CALIFORNIA, treated="California", start=1989
    )
    found = attribute(published("cigarette_sales"), spec)
    assert found.grade == 2
    assert found.verdict != "attributable"


@pytest.mark.parametrize(
    ("more", "effect", "error"),
    [({"unit": "store"}, 2.75, 1.34), ({"clusters": "store"}, 2.76, 1.36)],
    ids=["stores seen twice", "all stores"],
)
def test_stores_in_new_jersey_employed_2_8_more(more, effect, error):
    frame = published("store_employment")
    frame = frame.assign(treated=(frame["state"] == "New Jersey").astype(int))
    frame["store"] = frame["state"] + frame["store"]
    spec = Spec(
        "difference_in_differences", **{**STORES, "treated": "treated"}, start=2, **more
    )
    found = attribute(frame, spec)
    assert found.effect == pytest.approx(effect, abs=0.01)
    assert (found.high - found.low) / 3.93 == pytest.approx(error, abs=0.07)
    assert (found.verdict, found.grade) == ("associated", 3)
    notes = " ".join(found.notes)
    assert "One period before the start: parallel trends cannot be tested." in notes
    assert "Treated and others are two groups" in notes
    assert "without a value of employment left out" in notes


QUIET = ["Connecticut", "Georgia", "Illinois", "Maine", "Montana", "Texas", "Vermont"]


@pytest.mark.parametrize("controls", [(), ("noise",)], ids=["alone", "beside noise"])
def test_where_nothing_happened_a_trend_that_turns_is_no_effect(controls, rng):
    sales = published("cigarette_sales")
    spec = Spec("structural", "year", "packs", start=1985, controls=controls)
    told = [
        attribute(own.assign(noise=rng.normal(size=len(own))), spec)
        for state, own in sales.groupby("state")
        if state in QUIET
    ]
    assert len(told) == len(QUIET)
    assert sum(each.found.excludes_zero for each in told) <= 2
    assert sum(each.verdict == "associated" for each in told) <= 1
