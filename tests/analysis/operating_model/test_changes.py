import pytest

from tests.analysis.objectives.map_rows import book
from valuebook.analysis.operating_model.changes import (
    answer,
    changes,
    held_up,
    open_dimensions,
    shown,
    waiting,
)

CHANGE = {
    "initiative_id": "INI-1",
    "dimension": "process",
    "as_is": "three approve",
    "to_be": "one approves",
    "business_change": "Merge approvals",
    "owner": "Ada",
    "due": "2025-01-31",
    "node_id": "W",
}


def made(*rows):
    register = book(operating_model=list(rows))
    rows = changes(register, as_of="2025-06")
    return rows, waiting(register, rows)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, "due, not made"),
        ({"done_on": "2025-01-30"}, "made in time"),
        ({"done_on": "2025-02-03"}, "made late"),
        ({"done_on": "2025-07-01"}, "due, not made"),  # after the month that counts
        ({"due": "2025-12-01"}, "not due yet"),
        ({"due": None}, "no date"),
    ],
)
def test_a_change_is_made_late_overdue_or_still_to_come(change, state):
    rows, _ = made({**CHANGE, **change})
    assert rows["state"].tolist() == [state]


def test_the_outcome_that_waits_is_named_with_what_rests_on_the_change():
    rows, held = made(CHANGE)
    assert held_up(held, currency="EUR").sentence == (
        "Waiting for “Merge approvals” (due, not made): “Quick review”, EUR 120 k "
        "cashable a year."
    )
    assert str(answer(rows, held, as_of="2025-06")) == (
        "gap: By 2025-06, 0 of 1 change is made and 1 is overdue; “Quick review” "
        "waits. To do: have the owner of each overdue change make it, or say no."
    )


def test_a_change_that_is_made_keeps_nothing_waiting():
    rows, held = made({**CHANGE, "done_on": "2025-01-31"})
    assert held.empty
    assert held_up(held, currency="EUR").verdict == "sound"
    assert answer(rows, held, as_of="2025-06").verdict == "met"


def test_a_change_that_is_not_on_the_map_says_so():
    _, held = made({**CHANGE, "node_id": None})
    assert "no outcome on the map" in held_up(held, currency="EUR").sentence


def test_what_nobody_describes_is_a_gap():
    rows, held = made()
    assert answer(rows, held, as_of="2025-06").verdict == "gap"
    assert open_dimensions(rows).verdict == "gap"
    some, _ = made(CHANGE)
    assert open_dimensions(some).sentence == (
        "Nothing is said of people, systems, incentives and governance."
    )
    every, _ = made(
        *(
            {**CHANGE, "dimension": each}
            for each in ("people", "process", "systems", "incentives", "governance")
        )
    )
    assert open_dimensions(every).verdict == "stated"


def test_a_change_without_an_owner_reads_nobody_named():
    rows, _ = made({**CHANGE, "owner": None})
    assert shown(rows)["owner"].tolist() == ["nobody named"]
