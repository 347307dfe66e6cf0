"""What holds of every register: what is written can be read, a fault is one problem."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.small_register import FULL, SMALL
from valuebook.model import ArgumentError
from valuebook.register import TABLES, Register, check_register, read_register
from valuebook.register.cells import read_cell
from valuebook.register.frames import empty_frame
from valuebook.register.kinds import Kind
from valuebook.register.writing import write_register, write_templates


def _required_cells() -> list[tuple[str, int, int]]:
    """Return table, record and place of every required cell of the full register."""
    cells = []
    for name, table in TABLES.items():
        header, *records = csv.reader(io.StringIO(FULL[table.file]))
        cells += [
            (name, number, place)
            for number in range(len(records))
            for place, column in enumerate(header)
            if table.fact(column, "required")
        ]
    return cells


def _written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(_required_cells()), st.sampled_from(["", "\x07", "x" * 40_000]))
def test_breaking_a_required_cell_is_one_problem_in_its_place(
    cell: tuple[str, int, int], broken: str
) -> None:
    name, number, place = cell
    file = TABLES[name].file
    header, *records = csv.reader(io.StringIO(FULL[file]))
    line = 2 + number + "".join(map("".join, records[:number])).count("\n")
    records[number][place] = broken
    text = io.StringIO()
    csv.writer(text).writerows([header, *records])
    with TemporaryDirectory() as scratch:
        folder = _written(Path(scratch), {**FULL, file: text.getvalue()})
        problems = check_register(folder)
    found = [(each.file, each.row, each.column) for each in problems]
    assert found == [(file, line, header[place])]


def test_the_full_register_has_no_fault_and_a_row_in_every_table(
    tmp_path: Path,
) -> None:
    register = read_register(_written(tmp_path, FULL))
    assert all(len(register[name]) for name in TABLES)


def test_what_is_written_is_read_as_the_same_register(tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    register = read_register(_written(tmp_path / "given", FULL))
    write_register(register, tmp_path / "written")
    again = read_register(tmp_path / "written")
    assert again.settings == register.settings
    for name in TABLES:
        pd.testing.assert_frame_equal(again[name], register[name])


@settings(max_examples=5, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=30, max_size=60))
def test_any_text_that_can_be_read_survives_being_written(texts: list[str]) -> None:
    said = [each for each in texts if read_cell(Kind.TEXT, each) == each]
    with TemporaryDirectory() as scratch:
        given_folder, again = Path(scratch, "given"), Path(scratch, "again")
        given_folder.mkdir()
        register = read_register(_written(given_folder, SMALL))
        frame = empty_frame(TABLES["friction"]).reindex(range(2, 2 + len(said)))
        frame = frame.assign(
            item_id=[f"F{n}" for n in range(len(said))],
            kind="report",
            name=pd.array(said, dtype="str"),
        )
        tables = {**register.tables, "friction": frame}
        write_register(Register(register.settings, tables), again)
        assert list(read_register(again)["friction"]["name"]) == said


def test_check_finds_nothing_in_the_templates(tmp_path: Path) -> None:
    write_templates(tmp_path)
    assert check_register(tmp_path) == []
    register = read_register(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(register.hashes)
    assert all(register[name].empty for name in TABLES)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    write_templates(tmp_path)
    with pytest.raises(ArgumentError) as raised:
        write_templates(tmp_path)
    assert str(raised.value) == (
        f"{tmp_path}: holds actuals.csv already, and nothing is overwritten; "
        "name a new or an empty folder"
    )
