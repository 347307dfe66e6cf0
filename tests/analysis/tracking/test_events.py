import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, life, register_of
from valuebook.analysis.tracking.doubts import doubts
from valuebook.analysis.tracking.events import counted, logged
from valuebook.analysis.tracking.progress import followed

# on plan, but for a strike in March and April
STRUCK = life(11.5, 9, 12.5, 12.5, 4, 4, 4, 4)
STRIKE = {
    "initiative_id": "INI-1",
    "start": "2025-03-03",
    "end": "2025-04-30",
    "reason": "Strike in Kassel.",
    "logged_on": "2025-03-04",
}


def of(*events):
    return register_of(
        initiatives=[INITIATIVE],
        measures=[MEASURE],
        benefits=[BENEFIT],
        actuals=STRUCK,
        events=list(events),
    )


def test_values_within_an_event_are_left_out_of_the_verdict():
    (plain,) = followed(of(), as_of="2025-08")
    (masked,) = followed(of(STRIKE), as_of="2025-08")
    assert [str(day) for day in masked.standing.masked] == ["2025-03-31", "2025-04-30"]
    assert masked.standing.against_plan < plain.standing.against_plan
    assert masked.verdict == "on trajectory"
    (found,) = doubts(of(STRIKE), as_of="2025-08")
    assert (found.verdict, found.sentence) == (
        "stated",
        "Turnaround: 2 values left out for an event that was logged before they were "
        "known (Strike in Kassel).",
    )


def test_an_event_logged_after_its_first_value_was_known_does_not_count():
    late = {**STRIKE, "logged_on": "2025-04-02"}
    assert counted(of(late), as_of="2025-08").empty
    (each,) = followed(of(late), as_of="2025-08")
    assert each.standing.masked == ()
    (found,) = doubts(of(late), as_of="2025-08")
    assert (found.verdict, found.sentence) == (
        "incomplete",
        "“Strike in Kassel” was logged on 2025-04-02, after the month of 2025-03 in "
        "which it began, so its values count.",
    )


@pytest.mark.parametrize(
    ("event", "as_of", "count"),
    [
        ({}, "2025-08", 1),
        ({"measure_id": "MEA-1"}, "2025-08", 1),
        ({}, "2025-02", 0),  # not known yet
        ({"end": "2025-03-01"}, "2025-08", 0),  # ends before it starts
    ],
)
def test_an_event_counts_from_the_day_it_was_logged(event, as_of, count):
    assert len(logged(of({**STRIKE, **event}), as_of=as_of)) == count


@pytest.mark.parametrize("event", [{"measure_id": "MEA-2"}, {"initiative_id": "INI-2"}])
def test_an_event_disturbs_only_what_it_names(event):
    (each,) = followed(of({**STRIKE, **event}), as_of="2025-08")
    assert each.events == ()
