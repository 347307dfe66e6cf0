"""Laws that hold for every panel."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.analysis.attribution.panels import series, units
from valuebook.analysis.attribution import DESIGNS, Spec, attribute

PANEL = {"time": "period", "outcome": "value", "unit": "unit", "treated": "U00"}
COMPARING = ["difference_in_differences", "synthetic_control"]

law = settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
seeds = st.integers(0, 10_000)


def asked(frame, design, **more):
    if design in COMPARING:
        return attribute(frame, Spec(design, **PANEL, start=16, **more))
    return attribute(frame, Spec(design, "month", "value", start="2023-01", **more))


def made(design, seed):
    rng = np.random.default_rng(seed)
    return units(rng, effect=2) if design in COMPARING else series(rng, effect=3)


def numbers(found):
    return [found.effect, found.low, found.high, found.p_value, found.mde]


@law
@given(seeds, st.floats(-1000, 1000))
def test_a_constant_added_to_all_units_changes_no_difference(seed, constant):
    frame = made(COMPARING[0], seed)
    moved = frame.assign(value=frame["value"] + constant)
    before, after = asked(frame, COMPARING[0]), asked(moved, COMPARING[0])
    assert numbers(after) == pytest.approx(numbers(before), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("design", DESIGNS)
@law
@given(seed=seeds)
def test_the_order_of_rows_changes_nothing(design, seed):
    frame = made(design, seed)
    mixed = frame.sample(frac=1, random_state=seed)
    assert asked(mixed, design).record() == asked(frame, design).record()


@pytest.mark.parametrize("design", COMPARING)
@law
@given(seed=seeds)
def test_the_names_of_units_change_nothing(design, seed):
    frame = made(design, seed)
    names = {name: f"site {99 - int(name[1:])}" for name in frame["unit"].unique()}
    renamed = frame.assign(unit=frame["unit"].map(names))
    spec = Spec(design, **{**PANEL, "treated": names["U00"]}, start=16)
    found = numbers(attribute(renamed, spec))
    assert found == pytest.approx(numbers(asked(frame, design)), rel=1e-5)


@pytest.mark.parametrize("design", DESIGNS)
@law
@given(seed=seeds, factor=st.floats(1e-3, 1e3))
def test_the_unit_of_the_outcome_scales_the_effect(design, seed, factor):
    frame = made(design, seed)
    scaled = frame.assign(value=frame["value"] * factor)
    before, after = asked(frame, design), asked(scaled, design)
    expected = [each * factor for each in (before.effect, before.low, before.high)]
    found = [after.effect, after.low, after.high]
    assert found == pytest.approx(expected, rel=1e-5)
    assert after.verdict == before.verdict


@pytest.mark.parametrize("design", DESIGNS)
@law
@given(seed=seeds)
def test_values_after_the_range_change_nothing(design, seed):
    frame = made(design, seed)
    column, last = ("period", 20) if design in COMPARING else ("month", "2024-06")
    later = frame[column] > last
    changed = frame.assign(value=frame["value"] + 50 * later)
    whole = asked(frame, design, post=(None, last)).record()
    assert asked(changed, design, post=(None, last)).record() == whole
    assert asked(frame[~later], design).record() == whole


@pytest.mark.parametrize("design", DESIGNS)
def test_other_columns_are_ignored(design):
    frame = made(design, 1)
    other = frame.assign(remark="x", value_of_old=pd.NA)
    assert asked(other, design).record() == asked(frame, design).record()
