from pathlib import Path

import pytest

from valuebook.register import check_register, read_register

LESSONS = "initiative_id,date,lesson,owner\n"
QUOTE = "a quote is opened in this row and not closed; close the quote, or take it away"
AFTER = (
    "text after a closing quote, or a quote that is not closed; close the quote; write "
    'a quote within a cell twice, as ""'
)
MANY = "put a cell that holds a comma in double quotes, and use a point as decimal sign"
FOUR = "accepted: 4 fields, as in the header"
FEW = "add the missing commas, or close a quote left open"

# the rows of lessons.csv, and everything that must be said of them
ROWS = [
    (
        "007,2025-01-01,One,Ann,extra\n",
        [f"2: 5 fields; {FOUR}; {MANY}"],
    ),
    (
        "007,2025-01-01,One,Ann\n007,2025-01-02\n",
        [f"3: 2 fields; {FOUR}; {FEW}"],
    ),
    (
        "007,2025-01-01,A,Ann,\n007,2025-01-02,B,Ann,\n",
        [f"2: every row has 5 fields; {FOUR}; {MANY}"],
    ),
    (
        '007,2025-01-01,"One,Ann\n',
        [f"2: {QUOTE}"],
    ),
    (
        '007,2025-01-01,"One\n\nmore,Ann\n007,2025-01-02,"Two",Ann\n',
        [f"2: {AFTER}"],
    ),
    (
        '007,2025-01-01,One,Ann\n007,2025-01-02,"Two"s,Ann\n007,2025-01-03\n',
        [f"3: {AFTER}", f"4: 2 fields; {FOUR}; {FEW}"],
    ),
    (
        '007,2025-01-01,"One\ntwo"\n007,2025-01-02,Two,Ann\n',
        [f"2: 3 fields up to line 3; {FOUR}; {FEW}"],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), ROWS)
def test_a_row_that_does_not_fit_is_named_by_its_line(
    folder: Path, rows: str, expected: list[str]
) -> None:
    (folder / "lessons.csv").write_text(LESSONS + rows, encoding="utf-8")
    said = [str(problem) for problem in check_register(folder)]
    assert said == [f"lessons.csv:{each}" for each in expected]


def test_a_torn_row_does_not_hide_the_faults_around_it(folder: Path) -> None:
    (folder / "lessons.csv").write_text(
        LESSONS + "007,soon,One,Ann\n"
        '007,2025-01-02,"Two"s,Ann\n'
        "007,later,Three,Ann\n" + '007,2025-01-04,"Four',
        encoding="utf-8",
    )
    assert [(each.row, each.column) for each in check_register(folder)] == [
        (2, "date"),
        (3, ""),
        (4, "date"),
        (5, ""),
    ]


def test_a_torn_header_is_named(folder: Path) -> None:
    (folder / "lessons.csv").write_text('"initiative_id,date\n', encoding="utf-8")
    (problem,) = check_register(folder)
    assert str(problem) == f"lessons.csv:1: {QUOTE}"


def test_a_cell_beyond_any_measure_is_a_quote_left_open(folder: Path) -> None:
    rows = "".join(f"007,2025-01-01,{n},Ann\n" for n in range(10_000))
    (folder / "lessons.csv").write_text(f'{LESSONS}007,2025-01-01,"{rows}')
    first = check_register(folder)[0]
    assert str(first) == f"lessons.csv:2: {QUOTE}"


def test_blank_lines_and_rows_of_nothing_but_commas_hold_nothing(
    folder: Path,
) -> None:
    (folder / "lessons.csv").write_text(
        f"{LESSONS}\n007,2025-01-01,One,Ann\n,,,\n\n007,2025-01-02,Two,\n,,,,\n\n",
        encoding="utf-8",
    )
    problems = check_register(folder)
    assert problems == []
    assert list(read_register(folder)["lessons"].index) == [3, 6]


def test_line_breaks_within_cells_keep_the_rows_below_in_place(folder: Path) -> None:
    rows = [f'007,2025-01-01,"One\r\n{n}",Ann\r\n' for n in range(2_500)]
    (folder / "lessons.csv").write_bytes((LESSONS + "".join(rows)).encode())
    lessons = read_register(folder)["lessons"]
    assert list(lessons.index) == list(range(2, 5_002, 2))
    assert lessons["lesson"].iloc[-1] == "One\n2499"


def test_a_nul_is_named_by_row_and_column(folder: Path) -> None:
    (folder / "lessons.csv").write_text(
        f"{LESSONS}007,2025-01-01,One,A\0nn\n", encoding="utf-8"
    )
    (problem,) = check_register(folder)
    assert (problem.row, problem.column) == (2, "owner")
    assert problem.found == "hidden character U+0000 (control character) in 'A\\x00nn'"
