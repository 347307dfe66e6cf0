import re
from html import unescape

import pandas as pd

from tests.literal_register import INITIATIVE, register_of
from valuebook.register import open_register
from valuebook.widgets import lessons
from valuebook.widgets.lessons import LiveLessons

OWN = register_of(initiatives=[INITIATIVE])
PROPOSED = pd.DataFrame(
    {
        "initiative_id": "007",
        "date": pd.to_datetime(["2025-06-30", "2025-06-30"]),
        "cause": ["no buy-in", "assumption broken"],
        "lesson": ["Nobody <b>asked</b> the regions.", "It was not so: they sign."],
        "action": ["Ask them.", "Test it."],
        "owner": ["Ann (Head of Legal)", "Ann (Head of Legal)"],
    }
)


def said(live: LiveLessons) -> str:
    (found,) = re.findall(r"<div [^>]*>(.*)</div>", live.status.value)
    return unescape(found)


def test_the_ticked_lessons_are_added_as_they_are_worded_and_once(folder):
    live = LiveLessons(PROPOSED, folder)
    live.rows[0].tick.value = True
    live.rows[0].lesson.value = "Ask who signs, before anything is built."
    live.add()
    assert said(live) == "1 lesson added to lessons.csv."
    kept = open_register(str(folder))["lessons"]
    assert kept[["cause", "lesson", "owner"]].to_numpy().tolist() == [
        ["no buy-in", "Ask who signs, before anything is built.", "Ann (Head of Legal)"]
    ]
    live.add()
    assert said(live) == "Nothing to add: no lesson is ticked."
    assert len(open_register(str(folder))["lessons"]) == 1


def test_a_lesson_that_cannot_be_saved_says_why_and_adds_nothing(folder):
    live = LiveLessons(PROPOSED, folder)
    for row in live.rows:
        row.tick.value = True
    live.rows[1].lesson.value = "  "
    live.add()
    assert said(live).startswith("✗ Not added:<br>lessons.csv:")
    assert "lesson" in said(live)
    assert not (folder / "lessons.csv").exists()


def test_the_sample_company_is_not_changed():
    live = LiveLessons(PROPOSED, None)
    assert live.add_button.disabled
    assert said(live).startswith("The sample company is not changed here")


def test_where_nobody_can_use_a_control_a_table_stands():
    still = lessons(OWN, PROPOSED, as_of="2025-06", register="", interactive=False)
    assert still.live is None
    assert "Nobody &lt;b&gt;asked&lt;/b&gt; the regions." in still.still._repr_html_()
