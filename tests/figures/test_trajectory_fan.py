import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, life, register_of
from valuebook.analysis.tracking.trajectories import paths
from valuebook.figures import trajectory_fan
from valuebook.figures.theme import PLANNED, REALIZED

LATE = life(14, 14, 14, 11.5, 9, 6.5)
LONG = {**BENEFIT, "target_month": "2025-12", "ramp_months": 12}


def of(actuals=LATE, *benefits, as_of="2025-06"):
    register = register_of(
        initiatives=[INITIATIVE],
        measures=[MEASURE],
        benefits=list(benefits) or [LONG],
        actuals=actuals,
    )
    return paths(register, as_of=as_of)


def lines(axis, colour):
    return [line for line in axis.lines if line.get_color() == colour]


def test_plan_data_and_what_is_expected_are_drawn_to_the_target_date():
    chart = trajectory_fan(of())
    (axis,) = chart.figure.axes
    (plan,) = lines(axis, PLANNED)
    assert (plan.get_ydata()[0], plan.get_ydata()[-1]) == (pytest.approx(13.2, 0.1), 4)
    seen = lines(axis, REALIZED)[0]
    assert len(seen.get_ydata()) == 18
    band = axis.collections[0].get_paths()[0].vertices
    assert band[:, 0].max() == pytest.approx(plan.get_xdata()[-1])


def test_the_title_has_the_verdict_in_words_and_the_unit():
    (axis,) = trajectory_fan(of()).figure.axes
    name, below = axis.get_title("left").split("\n")
    assert name == "Turnaround"
    assert below.endswith(" · days")
    assert below.startswith(("✓", "▲", "✗", "?"))


def test_the_words_say_what_the_picture_shows():
    alt = trajectory_fan(of()).alt
    assert alt.startswith("Turnaround, ")
    assert "baseline 14, target 4 days by 2025-12, last actual 7 days in 2025-06" in alt
    assert ", expected " in alt


def test_a_value_that_is_only_supposed_is_hollow():
    rows = of()
    rows = rows.assign(supposed=rows["date"] > "2025-05-31")
    (axis,) = trajectory_fan(rows).figure.axes
    faces = [line.get_markerfacecolor() for line in lines(axis, REALIZED)]
    assert "white" in faces


def test_before_go_live_there_is_a_plan_and_no_expectation():
    chart = trajectory_fan(of(life(), as_of="2024-12"))
    assert "expected" not in chart.alt
    assert len(lines(chart.figure.axes[0], PLANNED)) == 1


def test_more_than_four_measures_are_said_not_to_be_drawn():
    many = [{**LONG, "benefit_id": f"BEN-{at}", "target": 4.0 + at} for at in range(6)]
    chart = trajectory_fan(of(LATE, *many))
    assert chart.alt.endswith("2 more are not drawn.")
    assert len([axis for axis in chart.figure.axes if axis.get_visible()]) == 4


def test_without_an_observation_words_stand_for_the_picture():
    chart = trajectory_fan(of([]))
    assert chart.alt == "No figure: none of the promised measures has been observed."


def test_the_same_paths_give_the_same_bytes():
    assert trajectory_fan(of()).png() == trajectory_fan(of()).png()
