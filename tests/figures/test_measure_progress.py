import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, actual, register_of
from valuebook import figures
from valuebook.analysis.tracking.progress import levels
from valuebook.figures.measure_progress import MOST

SEEN = [actual("2024-12-31", 14), actual("2025-02-28", 10)]


def chart(*benefits, actuals=SEEN, **initiative):
    register = register_of(
        initiatives=[{**INITIATIVE, **initiative}],
        measures=[MEASURE],
        benefits=list(benefits),
        actuals=actuals,
    )
    return figures.measure_progress(levels(register, as_of="2025-03"))


def texts(chart):
    return [
        each.get_text()
        for each in chart.figure.findobj(lambda each: hasattr(each, "get_text"))
    ]


def test_actuals_plan_target_and_go_live_are_drawn():
    (axis,) = chart(BENEFIT).figure.axes
    plan, seen, target, go_live = axis.lines
    assert plan.get_ydata().tolist() == [11.5, 9, 6.5, 4, 4]  # to the target month
    assert seen.get_ydata().tolist() == [14, 10]
    assert set(target.get_ydata()) == {4}
    assert go_live.get_linestyle() == "--"
    assert {"target 4", "10", "go-live", "Turnaround\ndays"} <= set(
        texts(chart(BENEFIT))
    )


def test_the_words_give_baseline_target_date_and_last_actual():
    assert chart(BENEFIT).alt == (
        "Turnaround: baseline 14, target 4 days by 2025-05, last actual 10 days "
        "in 2025-02."
    )


def test_without_a_target_only_the_actuals_are_drawn():
    bare = chart({**BENEFIT, "baseline": None, "target": None, "target_month": None})
    assert "planned" not in texts(bare)
    assert bare.alt == "Turnaround: no target, last actual 10 days in 2025-02."


def test_an_initiative_without_go_live_shows_what_was_observed():
    (axis,) = chart(BENEFIT, go_live=None).figure.axes
    assert axis.lines[1].get_ydata().tolist() == [14, 10]


@pytest.mark.parametrize("benefits", [[], [BENEFIT]])
def test_without_an_observation_there_is_a_sentence_instead_of_a_figure(benefits):
    absent = chart(*benefits, actuals=[])
    assert absent.alt == "No figure: none of the promised measures has been observed."


def test_what_does_not_fit_is_counted_not_hidden():
    many = [
        {**BENEFIT, "benefit_id": f"BEN-{n}", "target": float(n)}
        for n in range(MOST + 2)
    ]
    drawn = chart(*many)
    assert len(drawn.figure.axes) == MOST
    assert drawn.alt.endswith("2 more are not drawn.")
