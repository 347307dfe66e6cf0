from decimal import Decimal

import pandas as pd

from valuebook import figures
from valuebook.figures.theme import DISBENEFIT, PLANNED, REALIZED

NAN = float("nan")


def texts(chart):
    return {
        each.get_text()
        for each in chart.figure.findobj(lambda each: hasattr(each, "get_text"))
    }


def bridge(*steps, name="cashable"):
    level, rows = Decimal(0), []
    for code, label, amount in steps:
        given = Decimal(amount)
        level = given if code == "realized" else level + given
        rows.append((name, code, label, given, level))
    columns = ["benefit_class", "step", "label", "amount", "level"]
    return pd.DataFrame(rows, columns=columns)


HALF = bridge(
    ("promised", "promised to date", 60_000),
    ("not_adopted", "not adopted", 0),
    ("no_movement", "measure did not move", -40_000),
    ("beyond_plan", "moved further than planned", 10_000),
    ("realized", "realized to date", 30_000),
)


def test_a_bridge_steps_down_from_promise_to_realized():
    chart = figures.leakage_bridge(HALF, currency="EUR", as_of="2025-06")
    bars = chart.figure.axes[0].patches
    spans = [(each.get_x(), each.get_x() + each.get_width()) for each in bars]
    assert spans == [(0, 60_000), (60_000, 20_000), (20_000, 30_000), (0, 30_000)]
    assert "not adopted" not in texts(chart)  # nothing leaked there
    assert chart.alt == (
        "From promise to realized value by 2025-06. cashable: promised to date EUR "
        "60.0 k, measure did not move EUR -40.0 k, moved further than planned +EUR "
        "10.0 k, realized to date EUR 30.0 k."
    )


def test_each_class_has_a_bridge_of_its_own():
    hours = bridge(
        ("promised", "promised to date", 6),
        ("realized", "realized to date", 6),
        name="non_cashable",
    )
    both = pd.concat([HALF, hours], ignore_index=True)
    chart = figures.leakage_bridge(both, currency="EUR", as_of="2025-06")
    assert len(chart.figure.axes) == 2
    assert {"cashable", "non-cashable"} <= texts(chart)


def test_without_money_due_there_is_no_bridge():
    empty = HALF.iloc[:0]
    chart = figures.leakage_bridge(empty, currency="EUR", as_of="2025-06")
    assert chart.figure is None
    assert chart.alt == "No figure: no promised money is due."


CHAIN = pd.DataFrame(
    [
        ("implementation", "Milestones", 1.0, 1.0, 1.0, "held"),
        ("adoption", "Use", 0.5, 0.4, 0.6, "broken"),
        ("throughput", NAN, NAN, NAN, NAN, "not measured"),
        ("customer_value", "Orders", 3.0, 2.5, 3.5, "held"),
        ("financial_results", "Cost", -0.2, -0.4, 0.0, "behind plan"),
    ],
    columns=["chain_link", "measure", "share", "low", "high", "verdict"],
)


def test_a_chain_shows_shares_in_words_and_cuts_no_number():
    chart = figures.value_chain(CHAIN)
    assert {"50 %, broken", "not measured", "300 %, held", "no measure"} <= texts(chart)
    assert chart.alt == (
        "Share of plan by link of the chain: implementation 100 %, held; adoption 50 % "
        "(40 % to 60 %), broken; throughput not measured; customer value 300 % (250 % "
        "to 350 %), held; financial results -20 % (-40 % to 0 %), behind plan."
    )


def test_broken_and_held_have_colours_of_their_own():
    assert len({DISBENEFIT, PLANNED, REALIZED}) == 3
    bars = figures.value_chain(CHAIN).figure.axes[0].patches
    hues = {each.get_facecolor() for each in bars}
    assert len(hues) == 4  # and the faint bar behind


def test_a_chain_that_cannot_be_judged_has_no_figure():
    unknown = CHAIN.assign(share=NAN)
    assert figures.value_chain(unknown).figure is None


PATH = pd.DataFrame(
    {
        "measure": "Turnaround",
        "unit": "days",
        "date": pd.to_datetime(
            ["2024-11-30", "2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31"]
        ),
        "observed": [14.0, 14.2, 10.0, 8.0, 7.0],
        "counterfactual": [14.1, 14.1, NAN, 14.0, 14.0],
        "low": [14.1, 14.1, NAN, 13.0, 13.0],
        "high": [14.1, 14.1, NAN, 15.0, 15.0],
        "level": 0.9,
        "live": [False, False, True, True, True],
    }
)


def test_an_effect_shows_all_that_was_observed_beside_what_would_have_been():
    chart = figures.effect(PATH)
    would, seen, *_ = chart.figure.axes[0].lines
    assert list(seen.get_ydata()) == [14.0, 14.2, 10.0, 8.0, 7.0]
    # nothing is drawn across a month that was left out of the estimate
    assert [each for each in would.get_ydata() if each == each] == [14.1, 14.1, 14, 14]
    assert len(would.get_ydata()) == 5
    assert {"observed", "live", "Turnaround, days"} <= texts(chart)
    went_live = chart.figure.axes[0].lines[2].get_xdata()[0]
    assert pd.Timestamp(went_live, unit="D") == pd.Timestamp("2024-12-31")
    assert "would have been, 90 % interval" in texts(chart)
    assert chart.alt == (
        "Turnaround, mean of 2025-02 to 2025-03: observed 7.5 days, would have been 14 "
        "days (13 to 15, 90 % interval)."
    )


def test_a_single_period_after_the_change_can_be_drawn():
    assert figures.effect(PATH.drop(index=3)).figure is not None


def test_one_period_after_the_start_has_its_interval_and_a_word_inside():
    dates = pd.date_range("2024-01-31", periods=12, freq="ME")
    path = PATH.iloc[[0] * 12].assign(date=dates, live=[*[False] * 11, True])
    known = path.assign(counterfactual=10.0, low=9.0, high=11.0)
    (axis,) = figures.effect(known).figure.axes
    (band,) = [each for each in axis.collections if each.get_linewidth()[0] == 8]
    assert sorted(band.get_segments()[0][:, 1]) == [9.0, 11.0]
    (live,) = [each for each in axis.texts if each.get_text() == "live"]
    assert live.get_horizontalalignment() == "right"


def test_without_an_effect_there_is_no_figure():
    assert figures.effect(PATH.iloc[:0]).figure is None
    assert figures.effect(PATH.head(2)).alt == (
        "No figure: no effect could be estimated."
    )
