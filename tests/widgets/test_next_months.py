import re
from html import unescape

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, life, register_of
from valuebook.widgets import next_months
from valuebook.widgets.next_months import LiveNextMonths

SECOND = {**MEASURE, "measure_id": "MEA-2", "name": "Errors"}
OWN = register_of(
    initiatives=[INITIATIVE],
    measures=[MEASURE, SECOND],
    benefits=[BENEFIT, {**BENEFIT, "benefit_id": "BEN-2", "measure_id": "MEA-2"}],
    actuals=[
        *life(14, 14, 14, 11.5, 9, 6.5),
        *({**row, "measure_id": "MEA-2"} for row in life(12.75, 11.5, 10.25, 9, 9, 9)),
    ],
)
EARLY = register_of(
    initiatives=[INITIATIVE], measures=[MEASURE], benefits=[BENEFIT], actuals=life()
)


def words(live) -> str:
    (found,) = re.findall(r'<p role="status">(.*)</p>', live.picture.value)
    return unescape(found)


def test_the_worst_measure_comes_first_and_the_verdict_follows_the_slider():
    live = LiveNextMonths(OWN, as_of="2025-06")
    assert [name for name, _ in live.measure.options] == ["Errors", "Turnaround"]
    live.measure.value = 1
    live.level.value = 4.0
    assert words(live).startswith("Turnaround at 4 days in 2025-09: slow start; ")
    live.level.value = 8.0
    assert words(live).startswith("Turnaround at 8 days in 2025-09: structural")
    assert live.picture.value.startswith('<img alt="Turnaround, structural shortfall')


def test_another_measure_has_levels_of_its_own():
    live = LiveNextMonths(OWN, as_of="2025-06")
    assert words(live).startswith("Errors at ")
    assert live.level.min <= live.level.value <= live.level.max
    live.measure.value = 1
    assert words(live).startswith("Turnaround at ")


def test_where_nobody_moves_a_slider_a_table_says_what_would_change_the_verdict():
    data, _ = next_months(OWN, as_of="2025-06", interactive=False)._repr_mimebundle_()
    assert set(data) == {"text/plain", "text/html"}
    assert data["text/plain"].startswith("The verdict after three more months, Errors")


def test_before_go_live_no_control_is_shown():
    shown = next_months(EARLY, as_of="2024-12", interactive=True)
    assert shown.live is None
    assert repr(shown) == "The verdict after three more months: none."
