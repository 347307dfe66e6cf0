from datetime import datetime

import pytest

from valuebook.register.drafts import (
    Draft,
    delete_draft,
    draft_path,
    read_draft,
    write_draft,
)
from valuebook.register.saving import Change

DRAFT = Draft(
    datetime(2026, 3, 2, 14, 5),
    (Change("benefits", {"benefit_id": "B1", "target": "3"}, {"target": "Füße"}),),
)


def test_a_draft_is_read_as_it_was_written(tmp_path):
    path = draft_path(tmp_path, "ann", "INI-1")
    write_draft(path, DRAFT)
    assert read_draft(path) == DRAFT
    delete_draft(path)
    delete_draft(path)
    assert read_draft(path) is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"at": "soon", "changes": []}',
        '{"at": "2026-03-02T14:05:00", "changes": [1]}',
        '{"at": "2026-03-02T14:05:00", "changes": [{"table": "pets", "before": {}, '
        '"after": {}}]}',
        '{"at": "2026-03-02T14:05:00", "changes": [{"table": "benefits", "before": '
        '{"weight": "1"}, "after": {}}]}',
        '{"at": "2026-03-02T14:05:00", "changes": [{"table": "benefits", "before": {}, '
        '"after": {"target": 3}}]}',
    ],
)
def test_what_is_no_draft_is_taken_for_none(tmp_path, content):
    path = tmp_path / "draft.json"
    path.write_text(content)
    assert read_draft(path) is None


def test_where_there_is_no_file_there_is_no_draft(tmp_path):
    assert read_draft(tmp_path / "draft.json") is None
