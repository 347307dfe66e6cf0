import pytest

from valuebook.batch import notebook as reading
from valuebook.batch.notebook import read_notebook
from valuebook.batch.output import STATE
from valuebook.batch.valid import known_valid, note_valid
from valuebook.model import ParameterError


def test_a_notebook_that_was_found_valid_is_not_validated_again(
    tmp_path, notebook, monkeypatch
):
    path = notebook("review")
    found = read_notebook(path)
    note_valid(tmp_path, [found])
    assert known_valid(tmp_path) == {found.digest}
    monkeypatch.setattr(reading, "_validate", lambda content: pytest.fail("again"))
    assert read_notebook(path, valid=known_valid(tmp_path)) == found


def test_another_text_is_looked_at(tmp_path, notebook):
    path = notebook("review")
    note_valid(tmp_path, [read_notebook(path)])
    path.write_text(path.read_text().replace('"outputs"', '"output"'))
    with pytest.raises(ParameterError, match="is no notebook"):
        read_notebook(path, valid=known_valid(tmp_path))


def test_what_another_version_found_is_not_known(tmp_path, notebook, monkeypatch):
    note_valid(tmp_path, [read_notebook(notebook("review"))])
    monkeypatch.setattr("valuebook.batch.valid.toolkit_digest", lambda: "another")
    assert known_valid(tmp_path) == frozenset()


@pytest.mark.parametrize("content", ["", "[]", '{"toolkit": 1}', "\udc80", "1"])
def test_a_file_that_no_version_wrote_is_passed_over(tmp_path, content):
    (tmp_path / STATE).mkdir()
    written = content.encode(errors="surrogateescape")
    (tmp_path / STATE / "valid.json").write_bytes(written)
    assert known_valid(tmp_path) == frozenset()


def test_what_is_known_stays_known(tmp_path, notebook):
    first, second = (read_notebook(notebook(each, each)) for each in ("one", "two"))
    note_valid(tmp_path, [first])
    note_valid(tmp_path, [second])
    assert known_valid(tmp_path) == {first.digest, second.digest}
