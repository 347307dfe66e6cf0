import numpy as np
import pandas as pd
import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, actual, register_of
from valuebook.analysis.attribution import DESIGNS, Spec
from valuebook.analysis.review.asked import questions
from valuebook.analysis.review.effect import (
    caused,
    effects,
    finding,
    path,
    primary,
    sentence,
    shown,
)
from valuebook.register.tables.evidence import ATTRIBUTION_DESIGNS

AS_OF = "2025-12"
MONTHS = pd.period_range("2022-07", "2025-12", freq="M")
LIVE = pd.Period("2025-01", "M")
STEP = {**BENEFIT, "ramp": "step", "target_month": "2025-01"}


def series(drop, *, noise=0.3, months=MONTHS, measure="MEA-1"):
    rng = np.random.default_rng(7)
    return [
        actual(
            f"{month.end_time:%Y-%m-%d}",
            round(14 + noise * rng.normal() - drop * (month >= LIVE), 2),
            measure_id=measure,
        )
        for month in months
    ]


def book(drop=6.0, **tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "measures": [MEASURE],
            "benefits": [STEP],
            "actuals": series(drop),
            **tables,
        }
    )


def design(name="interrupted_time_series", **more):
    row = {"initiative_id": "INI-1", "measure_id": "MEA-1", "role": "primary"}
    return {**row, "design": name, "fixed_on": "2024-06-01", **more}


def panel(drop, *, units=8, treated=3):
    rng = np.random.default_rng(3)
    return [
        {
            "initiative_id": "INI-1",
            "measure_id": "MEA-1",
            "unit": f"U{unit}",
            "date": f"{month.end_time:%Y-%m-%d}",
            "value": round(
                10 + unit + 0.3 * rng.normal() - drop * live,
                2,
            ),
            "treated": live,
        }
        for unit in range(units)
        for month in MONTHS
        for live in [unit < treated and month >= LIVE]
    ]


def found_of(register):
    return finding(effects(register, as_of=AS_OF), as_of=AS_OF)


def test_the_designs_of_register_and_method_are_the_same():
    assert ATTRIBUTION_DESIGNS == DESIGNS


def test_the_design_that_was_fixed_is_the_primary_one():
    register = book(
        designs=[design(), design("structural", role="robustness")],
    )
    asked = questions(register, as_of=AS_OF)
    assert [(each.role, each.design) for each in asked] == [
        ("primary", "interrupted_time_series"),
        ("robustness", "structural"),
    ]
    assert asked[0].fixed == "fixed on 2024-06-01"


def test_a_design_fixed_after_go_live_is_told():
    asked = questions(book(designs=[design(fixed_on="2025-02-01")]), as_of=AS_OF)
    assert asked[0].fixed == "fixed on 2025-02-01, after go-live"


def test_without_a_design_the_measure_with_a_panel_is_asked_first():
    other = {**STEP, "benefit_id": "BEN-2", "measure_id": "MEA-2", "annual_value": 9e6}
    register = book(
        benefits=[STEP, other],
        measures=[MEASURE, {**MEASURE, "measure_id": "MEA-2"}],
        actuals=[*series(6.0), *series(6.0, measure="MEA-2")],
        comparisons=panel(6.0),
    )
    asked = questions(register, as_of=AS_OF)
    assert [(each.measure_id, each.role, each.design) for each in asked] == [
        ("MEA-1", "primary", "difference_in_differences"),
        ("MEA-2", "further", "interrupted_time_series"),
    ]
    assert asked[0].fixed == "not fixed before go-live"


def test_the_spec_says_what_was_promised_and_since_when():
    (asked,) = questions(book(designs=[design(scale="log")]), as_of=AS_OF)
    assert isinstance(asked.spec, Spec)
    assert (asked.spec.start, asked.spec.post) == ("2025-01", ("2025-07", None))
    assert asked.promised == pytest.approx(-10 / 14)
    assert asked.spec.direction == "decrease"


def test_while_the_ramp_runs_the_last_three_months_count_and_their_plan():
    slow = {**BENEFIT, "target_month": "2026-12", "ramp_months": 24}
    (asked,) = questions(book(benefits=[slow]), as_of=AS_OF)
    assert asked.spec is not None
    assert asked.spec.post == ("2025-10", None)
    assert asked.promised == pytest.approx(-10 * 11 / 24)
    assert not asked.is_full


def test_an_effect_without_comparison_is_associated_at_grade_two():
    found = found_of(book(designs=[design()]))
    assert (found.verdict, found.grade) == ("associated, not proven", 2)
    assert found.sentence.startswith("“Turnaround” is ")
    assert "grade 2; 10 lower promised); this came with the initiative" in (
        found.sentence
    )
    assert (
        "Told by interrupted time series, fixed on 2024-06-01. It holds 2025-07 "
        in (found.sentence)
    )
    assert "(95 % interval 5" in found.sentence
    names = [each.name for each in found.quantities]
    assert "effect promised, Turnaround" in names
    assert {each.as_of for each in found.quantities} == {AS_OF}


def test_with_others_beside_it_an_effect_is_attributed():
    register = book(comparisons=panel(10.0))
    known = effects(register, as_of=AS_OF)
    assert primary(known).verdict == "attributable"
    assert primary(known).grade == 3
    assert caused(known)["MEA-1"] == pytest.approx(1.0, abs=0.1)


def test_too_few_others_are_asked_for_more_of_them():
    found = found_of(book(comparisons=panel(10.0, units=4, treated=1)))
    assert found.verdict == "associated, not proven"
    assert found.remedy == (
        "find more units to compare with, and older observations of all of them"
    )


def test_what_others_did_too_was_not_caused():
    register = book(comparisons=panel(0.0))
    known = effects(register, as_of=AS_OF)
    assert primary(known).verdict == "not attributable"


def test_no_effect_is_denied_before_full_effect_is_due():
    slow = {**BENEFIT, "target_month": "2026-12", "ramp_months": 24}
    found = found_of(book(drop=0.0, benefits=[slow]))
    assert found.verdict == "too early to tell"
    assert "full effect is not due yet, and none can be told so far" in found.sentence


@pytest.mark.parametrize(
    ("tables", "verdict", "words"),
    [
        (
            {"initiatives": [{**INITIATIVE, "go_live": "2026-03-01"}]},
            "too early to tell",
            "it is not live yet",
        ),
        (
            {"benefits": [{**BENEFIT, "lag_months": 24, "target_month": "2027-06"}]},
            "too early to tell",
            "by its own plan no effect is due yet",
        ),
        (
            {"actuals": series(6.0, months=MONTHS[MONTHS >= LIVE])},
            "cannot be attributed",
            "cannot be attributed",
        ),
        (
            {"actuals": series(6.0, months=MONTHS[MONTHS < LIVE])},
            "cannot be attributed",
            "nothing was observed since go-live",
        ),
        ({"actuals": []}, "cannot be attributed", "No promised measure is observed"),
        (
            {"actuals": series(6.0, noise=0.0)},
            "cannot be attributed",
            "does not vary before the start",
        ),
        (
            {"comparisons": panel(6.0, treated=0)},
            "cannot be attributed",
            "no unit is marked as treated",
        ),
        (
            {"comparisons": panel(6.0, units=3)},
            "cannot be attributed",
            "Every unit is treated",
        ),
        (
            {"designs": [design("synthetic_control")]},
            "cannot be attributed",
            "comparisons.csv holds no unit of it",
        ),
        (
            {"designs": [design(controls="MEA-99")]},
            "cannot be attributed",
            "of the control series MEA-99 nothing is observed",
        ),
        (
            {
                "designs": [design(scale="log")],
                "actuals": [*series(6.0)[:-1], actual("2025-12-31", 0.0)],
            },
            "cannot be attributed",
            "accepted: above 0, as scale is log",
        ),
    ],
)
def test_what_cannot_be_attributed_says_why(tables, verdict, words):
    found = found_of(book(**tables))
    assert (found.verdict, found.grade) == (verdict, None)
    assert words in found.sentence


def test_a_share_of_a_baseline_of_nothing_is_no_promise():
    nothing = {**STEP, "baseline": 0.0}
    register = book(benefits=[nothing], designs=[design(scale="log")])
    (asked,) = questions(register, as_of=AS_OF)
    assert asked.promised is None


def test_a_measure_that_must_not_move_is_watched():
    register = book(
        measures=[MEASURE, {**MEASURE, "measure_id": "MEA-2", "name": "Rear seats"}],
        actuals=[*series(6.0), *series(6.0, measure="MEA-2")],
        designs=[design(), design(measure_id="MEA-2", role="negative_control")],
    )
    known = effects(register, as_of=AS_OF)
    assert primary(known).verdict == "not attributable"
    table = shown(known).set_index("role")
    assert table.loc["must not move", "verdict"] == "breached"


def test_the_table_holds_effect_interval_and_evidence_of_each():
    waiting = {**BENEFIT, "benefit_id": "BEN-2", "measure_id": "MEA-2"}
    register = book(
        benefits=[STEP, waiting],
        measures=[MEASURE, {**MEASURE, "measure_id": "MEA-2", "name": "Use"}],
        actuals=[*series(6.0), actual("2024-12-31", 3.0, measure_id="MEA-2")],
        designs=[design()],
    )
    table = shown(effects(register, as_of=AS_OF))
    assert list(table.columns) == [
        *("role", "measure", "effect", "promised", "evidence", "verdict")
    ]
    first, second = table.to_dict("records")
    assert first["effect"].startswith("-5.78 (-6.57 to -5.15")
    assert first["evidence"] == (
        "interrupted time series, grade 2 of 5, rank 1 of 20 in time"
    )
    assert second["effect"] == ("not estimated: nothing was observed since go-live")
    assert second["evidence"] == "interrupted time series"


def test_what_was_observed_after_as_of_changes_nothing():
    register = book()
    later = pd.period_range("2026-01", "2026-06", freq="M")
    more = book(actuals=[*series(6.0), *series(20.0, months=later)])
    assert sentence(primary(effects(register, as_of=AS_OF))) == sentence(
        primary(effects(more, as_of=AS_OF))
    )


def test_the_path_holds_what_was_observed_and_what_would_have_been():
    rows = path(effects(book(), as_of=AS_OF))
    assert len(rows) == len(MONTHS)
    assert rows["live"].sum() == 12
    assert set(rows["level"]) == {0.95}
    # months that were left out of the estimate are observed all the same
    assert rows["counterfactual"].isna().sum() == 6
    assert rows["observed"].notna().all()
    assert path(effects(book(actuals=[]), as_of=AS_OF)).empty


def test_yearly_waves_of_one_year_are_told_apart_by_day():
    rows = [
        {**row, "date": date}
        for row in panel(0.0)[:: len(MONTHS)]
        for date in ("2025-03-04", "2025-12-31")
    ]
    rows = [
        {**row, "treated": row["unit"] < "U3" and row["date"] > "2025-04"}
        for row in rows
    ]
    register = book(
        measures=[{**MEASURE, "frequency": "yearly"}],
        benefits=[{**BENEFIT, "baseline": None, "target": None}],
        comparisons=rows,
        initiatives=[{**INITIATIVE, "go_live": "2025-04-01"}],
    )
    asked = questions(register, as_of=AS_OF)[0]
    assert sorted(asked.panel["time"].unique()) == ["2025-03-04", "2025-12-31"]
    assert asked.spec is not None
    assert asked.spec.start == "2025-12-31"
