import os
from pathlib import Path

import pytest

from valuebook.model import Problem
from valuebook.register import check_register, read_register
from valuebook.register.decoding import TextFile, read_text_file


def read(path: Path, data: bytes) -> TextFile | Problem:
    path.write_bytes(data)
    return read_text_file(path, largest=1000)


SAVED_WRONG = [
    ("id,é\n".encode("utf-16"), "encoded as UTF-16; accepted: UTF-8; save it as UTF-8"),
    (b"i\0d\0,\0a\0\n\0", "encoded as UTF-16; accepted: UTF-8; save it as UTF-8"),
    (b"PK\x03\x04 and so on", "an Excel workbook or another zip file; accepted: CSV"),
    (b"\xd0\xcf\x11\xe0 and so on", "an old Excel workbook (.xls); accepted: CSV"),
    (b"%PDF-1.7", "a PDF; accepted: CSV"),
    (b"", "empty; fill it from its blank template, or delete it"),
    (b"\xef\xbb\xbf", "empty; fill it from its blank template, or delete it"),
    (b" \r\n\n", "empty; fill it from its blank template, or delete it"),
    (b"x" * 1001, "1,001 bytes; accepted: at most 1,000 bytes; check that it is the"),
]


@pytest.mark.parametrize(("data", "said"), SAVED_WRONG)
def test_a_file_that_is_no_text_in_utf8_is_named(
    tmp_path: Path, data: bytes, said: str
) -> None:
    problem = read(tmp_path / "benefits.csv", data)
    assert isinstance(problem, Problem)
    assert str(problem).startswith(f"benefits.csv: {said}")


def test_line_ends_byte_order_mark_and_a_last_line_end_are_evened_out(
    tmp_path: Path,
) -> None:
    even = read(tmp_path / "even.csv", b"a,b\n1,2\n3,4\n")
    odd = read(tmp_path / "odd.csv", b"\xef\xbb\xbfa,b\r\n1,2\r3,4\n\n")
    bare = read(tmp_path / "bare.csv", b"a,b\n1,2\n3,4")
    assert isinstance(even, TextFile)
    assert isinstance(odd, TextFile)
    assert isinstance(bare, TextFile)
    assert even.data == odd.data == bare.data
    assert even.sha256 == odd.sha256 == bare.sha256


def test_a_cell_in_another_encoding_is_named_with_a_guess(folder: Path) -> None:
    path = folder / "benefits.csv"
    path.write_bytes(path.read_bytes().replace(b"Faster", "García".encode("cp1252")))
    assert [str(problem) for problem in check_register(folder)] == [
        "benefits.csv:2: statement: not UTF-8: byte 0xED, which is 'í' in "
        "Windows-1252; accepted: UTF-8; save it as UTF-8: in Excel choose Save As, "
        "CSV UTF-8 (Comma delimited); in LibreOffice choose Unicode (UTF-8) when saving"
    ]


def test_one_problem_stands_for_all_the_cells_in_another_encoding(
    folder: Path,
) -> None:
    path = folder / "initiatives.csv"
    data = (
        path.read_bytes().replace(b"Contract", b"\xe9t\xe9").replace(b"NA,", b"N\xe9,")
    )
    path.write_bytes(data)
    (problem,) = check_register(folder)
    assert (problem.row, problem.column) == (2, "name")
    assert problem.found.endswith("in Windows-1252; the first of 2 such cells")


def test_a_byte_that_is_not_utf8_is_named_where_no_cell_can_be_read(
    folder: Path,
) -> None:
    with (folder / "pools.csv").open("ab") as file:
        file.write(b"p\x81,too,few\n")
    problems = check_register(folder)
    assert [problem.row for problem in problems] == [3, 3]
    assert problems[0].found == "3 fields"
    assert problems[1].found == "not UTF-8: byte 0x81, in an encoding not known"


def test_a_header_in_another_encoding_is_named_on_its_line(folder: Path) -> None:
    path = folder / "pools.csv"
    text = path.read_text(encoding="utf-8").replace("period", "période")
    path.write_bytes(text.replace("CC", "Società").encode("cp1252"))
    said = [str(problem) for problem in check_register(folder)]
    assert said[0].startswith("pools.csv:1: not UTF-8: byte 0xE9, which is 'é'")
    assert "did you mean period?" in said[1]


def test_a_lone_surrogate_is_named(folder: Path) -> None:
    path = folder / "benefits.csv"
    path.write_bytes(path.read_bytes().replace(b"Faster", b"F\xed\xa0\x80"))
    (problem,) = check_register(folder)
    assert problem.found == "not UTF-8: half of a character (a lone surrogate)"


def test_a_folder_a_pipe_and_a_dead_link_are_not_read(folder: Path) -> None:
    (folder / "costs.csv").mkdir()
    os.mkfifo(folder / "claims.csv")
    (folder / "lessons.csv").symlink_to(folder / "nowhere.csv")
    (folder / "gates.csv").symlink_to(folder / "gates.csv")
    assert [str(problem) for problem in check_register(folder)] == [
        "claims.csv: not an ordinary file; accepted: a file",
        "costs.csv: a folder; accepted: a file; rename the folder",
        "gates.csv: cannot be read: too many levels of symbolic links; check the file "
        "and your rights to it",
        "lessons.csv: cannot be read: no such file or directory; check the file and "
        "your rights to it",
    ]


def test_a_link_to_a_file_is_followed(folder: Path, tmp_path_factory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "pools.csv"
    (folder / "pools.csv").rename(elsewhere)
    (folder / "pools.csv").symlink_to(elsewhere)
    assert len(read_register(folder)["pools"]) == 1


def test_the_size_limit_can_be_set(folder: Path) -> None:
    problems = check_register(folder, largest=100)
    assert "benefits.csv" in {problem.file for problem in problems}
    assert all("accepted: at most 100 bytes" in str(each) for each in problems)
