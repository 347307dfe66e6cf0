import re
from html import unescape

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.widgets import what_if
from valuebook.widgets.what_if import LiveWhatIf

OWN = register_of(initiatives=[INITIATIVE], measures=[MEASURE], benefits=[BENEFIT])


def words(live) -> str:
    (found,) = re.findall(r'<p role="status">(.*)</p>', live.picture.value)
    return unescape(found)


def test_the_picture_follows_each_slider_and_says_so_in_words():
    live = LiveWhatIf(OWN)
    assert live.picture.value.startswith('<img alt="Added up: EUR 345 k cashable')
    planned = live.picture.value
    live.adoption.value = 0.5
    assert words(live).startswith(
        "Added up: EUR 172 k cashable by 2027-12 where EUR 345"
    )
    live.delay.value = 6
    assert words(live).startswith("Added up: EUR 142 k cashable")
    live.stretch.value = 2.0
    assert words(live).startswith("Added up: EUR 132 k cashable")
    live.reset()
    assert live.picture.value == planned


def test_where_nobody_moves_a_slider_the_plan_is_shown():
    data, metadata = what_if(OWN, interactive=False)._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png"}
    assert metadata["image/png"]["alt"] == data["text/plain"]
    again, _ = what_if(OWN, interactive=False)._repr_mimebundle_()
    assert again == data


def test_without_money_words_stand_for_the_picture():
    live = LiveWhatIf(register_of(initiatives=[INITIATIVE]))
    assert live.picture.value == (
        '<p role="status">Nothing to show: no value in money, or no go-live.</p>'
    )
