"""What all pages of a call ask of the whole register, and what is each one's own."""

import pytest

from valuebook.analysis.objectives.focus import answers
from valuebook.analysis.objectives.map_checks import checks, checks_of
from valuebook.analysis.objectives.quality import quality, quality_of
from valuebook.analysis.objectives.tree import key_results, line, orphans, tree
from valuebook.analysis.operating_model.scorecard import scorecard_of
from valuebook.analysis.overlap import overlap, overlap_with
from valuebook.reads import ANSWERS
from valuebook.register import open_register, select

AS_OF = "2026-09"
OF_ONE = {
    "checks": checks_of,
    "focus": answers,
    "line": lambda book, own: line(book, own, as_of=AS_OF),
    "overlap": overlap_with,
    "quality": lambda book, own: quality_of(book, own, as_of=AS_OF),
    "scorecard": scorecard_of,
}
INITIATIVES = ("INI-001", "INI-004", "INI-008")


@pytest.mark.parametrize("question", OF_ONE)
def test_the_first_page_that_asks_of_one_leaves_all_that_others_share(
    question, tmp_path, monkeypatch
):
    monkeypatch.setenv(ANSWERS, str(tmp_path))
    left = []
    for initiative in INITIATIVES:
        book = open_register()  # as every page does
        OF_ONE[question](book, select(book, initiative))
        left.append(sorted(each.name for each in tmp_path.iterdir()))
    assert left[0]
    assert left == [left[0]] * len(INITIATIVES)


@pytest.mark.parametrize("question", OF_ONE)
def test_what_was_left_by_another_page_is_what_would_have_been_worked_out(
    question, tmp_path, monkeypatch
):
    book = open_register()
    alone = OF_ONE[question](book, select(book, INITIATIVES[1]))
    monkeypatch.setenv(ANSWERS, str(tmp_path))
    for initiative in INITIATIVES[:2]:
        book = open_register()
        found = OF_ONE[question](book, select(book, initiative))
    if isinstance(alone, list):
        assert found == alone
    else:
        assert found.equals(alone)


@pytest.mark.parametrize("initiative", INITIATIVES)
def test_of_one_is_told_what_is_told_of_all(initiative):
    book = open_register()
    own = select(book, initiative)
    objectives = own["objectives"]["objective_id"]
    served = {*own["key_results"]["key_result_id"], *own["key_results"]["objective_id"]}
    whole = quality(book, as_of=AS_OF)
    mine = whole[whole["id"].isin(served)].reset_index(drop=True)
    assert quality_of(book, own, as_of=AS_OF).equals(mine)

    whole = tree(book, key_results(book, as_of=AS_OF))
    mine = whole[whole["objective_id"].isin(objectives)].reset_index(drop=True)
    assert line(book, own, as_of=AS_OF).equals(mine)

    whole = overlap(book["benefits"], book["pools"])
    mine = whole[whole["pool_id"].isin(own["pools"]["pool_id"])]
    assert overlap_with(book, own).equals(mine.reset_index(drop=True))

    ids = set(own["map_nodes"]["node_id"])
    whole = checks(book)
    mine = whole[[not ids.isdisjoint(each.split(", ")) for each in whole["nodes"]]]
    assert checks_of(book, own).equals(mine.reset_index(drop=True))


def test_what_hangs_loose_is_asked_of_the_same_key_results(tmp_path, monkeypatch):
    monkeypatch.setenv(ANSWERS, str(tmp_path))
    book = open_register()
    line(book, select(book, INITIATIVES[0]), as_of=AS_OF)
    before = len(list(tmp_path.iterdir()))
    orphans(open_register(), as_of=AS_OF)
    assert len(list(tmp_path.iterdir())) == before + 1
