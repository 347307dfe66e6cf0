from pathlib import Path

import pandas as pd
import pytest

from valuebook.model import RegisterError
from valuebook.register import TABLES, check_register, read_register


def test_ids_stay_text(folder: Path) -> None:
    register = read_register(folder)
    assert list(register["initiatives"]["initiative_id"]) == ["007", "NA"]
    assert list(register["measures"]["measure_id"]) == ["1E5", "TRUE"]
    assert list(register["pools"]["pool_id"]) == ["null"]


def test_every_declared_column_comes_back_with_its_type(folder: Path) -> None:
    register = read_register(folder)
    for name, table in TABLES.items():
        table.schema.validate(register[name])
        assert register[name].index.name == "row"


def test_rows_are_numbered_by_the_line_on_which_they_start(folder: Path) -> None:
    with (folder / "benefits.csv").open("a", encoding="utf-8") as file:
        file.write("B3,NA,TRUE,Later,non_financial" + "," * 15 + "\n")
    assert list(read_register(folder)["benefits"].index) == [2, 3, 5]


def test_line_ends_a_mark_and_blank_lines_change_nothing(folder: Path) -> None:
    before = read_register(folder)
    for path in folder.glob("*"):
        text = path.read_bytes().replace(b"\n", b"\r\n", 2)
        path.write_bytes(b"\xef\xbb\xbf" + text.rstrip() + b"\r\n\r\n\n")
    after = read_register(folder)
    assert after.hashes == before.hashes
    for name in TABLES:
        pd.testing.assert_frame_equal(after[name], before[name])


def test_a_register_with_problems_is_not_read(folder: Path) -> None:
    (folder / "measures.csv").unlink()
    (folder / "initiatives.csv").unlink()
    problems = check_register(folder)
    with pytest.raises(RegisterError) as raised:
        read_register(folder)
    assert list(raised.value.problems) == problems
    assert problems
