import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, actual, register_of
from valuebook.analysis.tracking.four_dates import four_dates, order, shown

USED = {
    **MEASURE,
    "measure_id": "MEA-2",
    "name": "Users",
    "unit": "people",
    "direction": "increase",
    "chain_link": "adoption",
}
BACK = {**MEASURE, "chain_link": "throughput"}
GATE = {
    "initiative_id": "INI-1",
    "gate": "G2",
    "due": "2025-06-30",
    "measure_id": "MEA-2",
    "minimum": 40.0,
    "kind": "proceed",
}
WORK = {
    "workstream_id": "WS-1",
    "initiative_id": "INI-1",
    "name": "Build",
    "forecast_finish": "2024-12-20",
    "status": "delivered",
}
ENDS = [f"2025-{month:02}-28" for month in range(1, 8)]


def series(*values, **more):
    return [
        actual(day, value, **more) for day, value in zip(ENDS, values, strict=False)
    ]


MOVED = series(14, 13, 9, 8, 5, 4, 4)
ADOPTED = series(0, 10, 25, 24, 30, 40, 41, measure_id="MEA-2")


def of(*actuals, **tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "measures": [BACK, USED],
            "benefits": [BENEFIT],
            "gates": [GATE],
            "workstreams": [WORK],
            "actuals": list(actuals),
            **tables,
        }
    )


def states(register, as_of="2025-07"):
    rows = four_dates(register, as_of=as_of)
    on = rows["on"].dt.strftime("%Y-%m-%d").fillna(rows["state"])
    return dict(zip(rows["step"], on, strict=True))


def test_each_date_is_found_by_its_rule():
    register = of(*MOVED, *ADOPTED)
    assert states(register) == {
        "delivered": "2024-12-20",
        "adopted": "2025-03-28",
        "behaviour changed": "2025-03-28",
        "measure moved": "2025-03-28",
    }
    found = order(register, as_of="2025-07")
    assert (found.verdict, found.sentence) == (
        "met",
        "Delivered 2024-12, adopted 2025-03, behaviour changed 2025-03 and measure "
        "moved 2025-03.",
    )


def test_two_good_months_are_not_three():
    assert states(of(*series(14, 8, 8, 13, 12, 8, 8)))["measure moved"] == "not yet"


def test_a_date_is_not_known_before_the_third_observation():
    assert states(of(*MOVED), as_of="2025-04")["measure moved"] == "not yet"
    assert states(of(*MOVED), as_of="2025-05")["measure moved"] == "2025-03-28"


@pytest.mark.parametrize(
    ("work", "state"),
    [
        ({"status": "late"}, "not yet"),
        ({"forecast_finish": "2025-09-30"}, "not yet"),
        ({"status": "cancelled"}, "not measured"),
        ({"forecast_finish": None}, "not measured"),
    ],
)
def test_delivered_is_when_all_that_is_not_cancelled_has_finished(work, state):
    assert states(of(workstreams=[{**WORK, **work}]))["delivered"] == state


def test_without_a_level_nobody_can_say_that_it_is_adopted():
    assert states(of(*MOVED, *ADOPTED, gates=[]))["adopted"] == "not measured"


def test_what_was_due_and_did_not_move_is_a_gap():
    found = order(of(*series(14, 14, 13, 14)), as_of="2025-07")
    assert (found.verdict, found.sentence) == (
        "gap",
        "Delivered 2024-12; not yet: behaviour changed and measure moved; not "
        "measured: adopted.",
    )


def test_before_it_is_due_or_live_nothing_is_late():
    assert order(of(*series(14, 14)), as_of="2025-02").verdict == "in progress"
    assert states(of(), as_of="2024-12")["measure moved"] == "not yet"


def test_a_reader_sees_the_rule_beside_each_date():
    rows = shown(four_dates(of(*MOVED), as_of="2025-07"))
    assert rows["on"].tolist()[0] == "2024-12-20"
    assert rows["rule"].str.len().min() > 20
