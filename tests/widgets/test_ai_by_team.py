import re
from html import unescape

import pytest

from tests.analysis.ai.literal_exports import exports_of, paid, seats, weeks
from tests.literal_register import INITIATIVE, register_of
from valuebook.analysis.ai.measured import measured
from valuebook.analysis.ai.view import View
from valuebook.widgets import ai_by_team
from valuebook.widgets.ai_by_team import LiveView

OWN = register_of(
    initiatives=[{**INITIATIVE, "is_ai": True}],
    fx_rates=[{"currency": "USD", "month": "2026-09", "rate": 0.5}],
)
LAST = "2026-09-27"


def people(team, count):
    return [f"{team}{n}" for n in range(count)]


EXPORTS = exports_of(
    usage=[
        row
        for team, count in (("A", 9), ("B", 4), ("C", 6))
        for each in people(team, count)
        for row in weeks(each, LAST, team=team)
    ],
    seat=[
        row
        for team, count in (("A", 9), ("B", 4), ("C", 6))
        for row in seats(LAST, *people(team, count), team=team)
    ],
    spend=[
        paid("100", "2026-09-10"),
        paid("40", "2026-09-10", team="B"),
        paid("60", "2026-09-10", team="C", currency="USD"),
        paid("90", "2026-09-10", basis="list"),
        paid("7", "2026-02-10"),
    ],
)


MEASURED = measured(EXPORTS, OWN, View(), as_of="2026-09")


@pytest.fixture
def live():
    return LiveView(MEASURED, OWN, View(), as_of="2026-09")


def said(live) -> str:
    (found,) = re.findall(r'<p role="status">(.*?)</p>', live.picture.value)
    return unescape(found)


def test_each_choice_is_followed_in_words_picture_and_table(live):
    assert said(live).startswith("From 2026-04 to 2026-09: EUR 170 billed")
    live.months.value = 12
    assert said(live).startswith("From 2025-10 to 2026-09: EUR 177 billed")
    live.months.value = 6
    live.basis.value = "list"
    assert said(live).startswith("From 2026-04 to 2026-09: EUR 90 list")
    live.basis.value, live.currency.value = "billed", "USD"
    assert said(live).startswith("From 2026-04 to 2026-09: USD 340 billed")
    live.currency.value, live.team.value = "EUR", "A"
    assert said(live) == "From 2026-04 to 2026-09: EUR 100 billed for A."
    assert "small teams" not in live.picture.value
    assert "<table>" in live.picture.value
    assert 'alt="Adoption, spend and return by team' in live.picture.value


def test_the_columns_of_the_table_stand_apart(live):
    assert ".vb-view th, .vb-view td { padding:" in live.picture.value
    assert "vb-view" in live.picture._dom_classes


def test_a_small_team_cannot_be_chosen(live):
    assert [name for name, _ in live.team.options] == ["all teams", "A", "small teams"]


def test_where_nobody_can_choose_the_picture_stands():
    shown = ai_by_team(MEASURED, OWN, View(), as_of="2026-09", interactive=False)
    data, metadata = shown._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png"}
    assert metadata["image/png"]["alt"] == data["text/plain"]
