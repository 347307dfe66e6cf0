from datetime import datetime, timedelta

from valuebook.register.drafts import Draft
from valuebook.register.history import FOLDER, KEPT, keep_save, past_saves
from valuebook.register.saving import Change

NOON = datetime(2026, 3, 2, 12)
CHANGE = Change("benefits", {"benefit_id": "B1", "owner": ""}, {"owner": "Ann"})


def saved(tmp_path, initiative, *minutes):
    for each in minutes:
        at = NOON + timedelta(minutes=each)
        keep_save(tmp_path, initiative, Draft(at, (CHANGE,)))


def test_saves_are_read_the_last_one_first(tmp_path):
    saved(tmp_path, "INI-1", 0, 5)
    found = past_saves(tmp_path, "INI-1")
    assert [each.at.minute for each in found] == [5, 0]
    assert found[0].changes == (CHANGE,)


def test_no_more_than_the_last_twenty_are_kept(tmp_path):
    saved(tmp_path, "INI-1", *range(KEPT + 3))
    assert len(list((tmp_path / FOLDER).iterdir())) == KEPT
    assert past_saves(tmp_path, "INI-1")[-1].at.minute == 3


def test_each_initiative_has_its_own(tmp_path):
    saved(tmp_path, "INI-1", 0)
    saved(tmp_path, "INI-1-B", 1)
    assert [each.at.minute for each in past_saves(tmp_path, "INI-1")] == [0]
    assert past_saves(tmp_path, "INI") == []


def test_what_cannot_be_read_is_left_out(tmp_path):
    saved(tmp_path, "INI-1", 0, 1)
    first, _ = sorted((tmp_path / FOLDER).iterdir())
    first.write_text("{", encoding="utf-8")
    assert [each.at.minute for each in past_saves(tmp_path, "INI-1")] == [1]
