"""Whatever a register holds, the page of value tracking says something that is true."""

import re

import pytest

import valuebook as vb
from tests.literal_register import KEPT, actual, promise
from valuebook.analysis import tracking

CONSTANT = [actual(f"2024-{at:02}-28", 14) for at in range(1, 13)] + KEPT[12:]
BAD = {
    "target equals baseline": {"benefit": {"target": 14.0}},
    "target on the wrong side": {"benefit": {"target": 16.0}},
    "target before go-live": {"benefit": {"target_month": "2024-06"}},
    "target month missing": {"benefit": {"target_month": None, "ramp_months": None}},
    "baseline missing": {"benefit": {"baseline": None}},
    "nothing promised": {"benefit": {"baseline": None, "target": None, "ramp": None}},
    "no measure": {"benefit": {"measure_id": None}},
    "no go-live": {"initiative": {"go_live": None}},
    "two values for a period": {"actuals": [*KEPT, actual("2025-06-28", 4)]},
    "constant history": {"actuals": CONSTANT},
    "constant life": {
        "actuals": [actual(row["date"], 14.0) for row in KEPT],
    },
    "all missing": {"actuals": []},
    "one observation": {"actuals": [actual("2025-03-31", 9)]},
    "one observation before": {"actuals": [actual("2024-12-31", 14)]},
    "hundredfold": {"actuals": [*KEPT[:13], actual("2025-02-28", 900.0), *KEPT[14:]]},
    "thousandfold": {
        "actuals": [actual(row["date"], 1000 * row["value"]) for row in KEPT]
    },
    "hundredth": {"actuals": [*KEPT[:-1], actual("2025-06-30", 0.04)]},
    "huge": {"actuals": [*KEPT[:-1], actual("2025-06-30", 1e300)]},
    "no value in money": {"benefit": {"annual_value": None}},
    "no money and no class": {
        "benefit": {"annual_value": None, "benefit_class": "non_financial"}
    },
    "no benefit at all": {"benefits": []},
    "ramp longer than the way": {"benefit": {"ramp_months": 40, "lag_months": 30}},
    "quarterly": {
        "measure": {"frequency": "quarterly"},
        "actuals": [row for at, row in enumerate(KEPT) if at % 3 == 2],
    },
    "yearly": {
        "measure": {"frequency": "yearly"},
        "actuals": [actual("2024-12-31", 14), actual("2025-06-30", 9)],
    },
    "daily": {"measure": {"frequency": "daily"}},
}


def register(case):
    return promise(**{"actuals": KEPT, **case})


def page(own, as_of):
    """Yield everything that the notebook of value tracking shows."""
    value = tracking.trajectories.answer(own, as_of=as_of)
    yield vb.answer(value)
    yield vb.findings(tracking.trajectories.measures(own, as_of=as_of))
    yield vb.figures.trajectory_fan(tracking.trajectories.paths(own, as_of=as_of))
    yield vb.table(tracking.trajectories.shown(own, as_of=as_of), "Measures")
    whole = tracking.completion.completion(own, as_of=as_of)
    earned = tracking.earned.earned(own, whole, as_of=as_of)
    found = [
        tracking.trajectories.evidence(own, as_of=as_of),
        tracking.ledger.to_date(own, as_of=as_of),
        tracking.decisions.in_brief(own, as_of=as_of),
        tracking.earned.beside(earned, own.settings, as_of=as_of),
        tracking.completion.at_completion(whole, own, as_of=as_of),
        tracking.completion.lasts(own, as_of=as_of),
        tracking.forecast.reforecasts(own, as_of=as_of),
        tracking.four_dates.order(own, as_of=as_of),
        tracking.slipping.use_decays(own, as_of=as_of),
        tracking.slipping.cost_creep(own, as_of=as_of),
        tracking.feedback.listened(own, as_of=as_of),
        tracking.feedback.changed_course(own, as_of=as_of),
        tracking.fleet.overview(tracking.fleet.measures(own, as_of=as_of), as_of=as_of),
        *tracking.doubts.doubts(own, as_of=as_of),
        *tracking.beforehand.beforehand(own, as_of=as_of),
    ]
    yield vb.findings(found)
    yield vb.table(tracking.earned.shown(earned), "Earned")
    yield vb.table(tracking.completion.shown(whole), "Completion")
    dates = tracking.four_dates.four_dates(own, as_of=as_of)
    yield vb.table(tracking.four_dates.shown(dates), "Dates")


BEFORE = ("no go-live", "constant history", "all missing", "daily")


@pytest.mark.batch
@pytest.mark.parametrize(
    ("case", "as_of"),
    [*((case, "2025-06") for case in BAD), *((case, "2024-11") for case in BEFORE)],
)
def test_a_page_is_shown_and_no_gap_shows_as_a_number(case, as_of):
    for each in page(register(BAD[case]), as_of):
        bundle = getattr(each, "_repr_mimebundle_", None)
        assert bundle() if bundle else each._repr_html_()
        assert not re.search(r"\b(nan|NaN|NaT|inf|None(?! of))\b", repr(each))


@pytest.mark.parametrize("case", ["constant history", "hundredth", "all missing"])
def test_what_would_change_the_verdict_is_asked_of_sound_data_alone(case):
    own = register(BAD[case])
    found = tracking.next_months.finding(own, as_of="2025-06")
    assert not re.search(r"\bnan\b", found.sentence)
    shown = vb.widgets.next_months(own, as_of="2025-06", interactive=False)
    assert not re.search(r"\bnan\b", repr(shown))


@pytest.mark.parametrize(
    "case",
    [
        "constant history",
        "one observation",
        "two values for a period",
        "hundredfold",
        "thousandfold",
        "hundredth",
        "huge",
    ],
)
def test_data_that_cannot_tell_are_called_insufficient(case):
    found = tracking.trajectories.answer(register(BAD[case]), as_of="2025-06")
    assert found.verdict == "insufficient evidence"
