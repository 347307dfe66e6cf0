from tests.literal_register import INITIATIVE, register_of
from valuebook.analysis.operating_model.friction import balance, ledger


def item(name, kind="report", added="2024-09-02", removed=None):
    return {
        "item_id": name,
        "kind": kind,
        "name": name,
        "added_on": added,
        "removed_on": removed,
        "initiative_id": "INI-1",
    }


def told(*items, as_of="2025-06"):
    own = register_of(initiatives=[INITIATIVE], friction=list(items))
    rows = ledger(own, as_of=as_of)
    return rows, balance(own, rows, as_of=as_of)


def test_each_quarter_tells_what_came_and_went_by_kind():
    rows, found = told(
        item("A", added="2019-01-01", removed="2025-02-03"),
        item("B"),
        item("C"),
        item("D", kind="oversight_layer"),
    )
    assert rows.to_numpy().tolist() == [
        ["2019 Q1", "report", 1, 0, 1],
        ["2024 Q3", "oversight layer", 1, 0, 1],
        ["2024 Q3", "report", 2, 0, 3],
        ["2025 Q1", "report", 0, 1, 2],
    ]
    # the initiative began in June 2024
    assert found.sentence == (
        "Since 2024 Q2, 3 things to get past were added and 1 removed, with more of "
        "the kind oversight layer and report."
    )
    assert found.verdict == "gap"


def test_what_was_always_there_counts_as_standing():
    rows, _ = told(item("A", added=None), item("B"))
    assert rows["standing"].tolist() == [2]


def test_what_happens_later_changes_nothing():
    items = (item("A"), item("B", added="2025-07-01"), item("C", removed="2025-08-01"))
    assert told(*items)[0]["removed"].sum() == 0
    assert told(*items)[0]["added"].sum() == 2


def test_taking_more_away_than_is_added_is_sound():
    _, found = told(item("A", added="2019-01-01", removed="2025-02-03"))
    assert found.verdict == "sound"
    assert told()[1].verdict == "not measured"
