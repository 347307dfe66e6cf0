from collections.abc import Callable
from pathlib import Path

from valuebook.register import check_register

Replace = Callable[[str, str, str], None]


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in check_register(folder)]


def test_an_id_that_stands_nowhere_is_named_with_the_closest(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "B2,NA,TRUE", "B2,NA,TRUTH")
    assert said(folder) == [
        "benefits.csv:3: measure_id: 'TRUTH' is not in measures.csv; accepted: the "
        "measure_id of a row in measures.csv; did you mean TRUE?"
    ]


def test_an_id_in_another_case_is_another_id(folder: Path, replace: Replace) -> None:
    replace("benefits.csv", "B2,NA,TRUE", "B2,na,TRUE")
    (problem,) = check_register(folder)
    assert (problem.found, problem.remedy) == (
        "'na' is not in initiatives.csv",
        "did you mean NA?",
    )


def test_an_id_that_lost_its_zeros_in_a_spreadsheet_is_recognized(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "B1,007", "B1,7")
    (problem,) = check_register(folder)
    assert problem.remedy == (
        "did you mean 007? spreadsheets take zeros away at the start; format the "
        "column as text"
    )


def test_an_id_that_resembles_none_is_to_be_corrected_or_added(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "B2,NA,TRUE", "B2,NA,X-9")
    assert check_register(folder)[0].remedy == "correct it, or add the row there"


def test_a_table_that_is_named_and_missing_is_one_problem(folder: Path) -> None:
    (folder / "measures.csv").unlink()
    assert said(folder) == [
        "measures.csv: the file is missing, though it is named by measure_id of "
        "benefits.csv, measure_id of actuals.csv; add it; templates/register/ has a "
        "blank one"
    ]


def test_references_wait_for_a_key_that_cannot_be_read(
    folder: Path, replace: Replace
) -> None:
    replace("measures.csv", "1E5,", "1 E5,")
    assert [(each.file, each.row) for each in check_register(folder)] == [
        ("measures.csv", 2)
    ]


def test_references_wait_for_a_row_that_cannot_be_read(
    folder: Path, replace: Replace
) -> None:
    replace("measures.csv", "1E5,Turnaround", "1E5")
    assert [(each.file, each.row) for each in check_register(folder)] == [
        ("measures.csv", 2)
    ]


def test_references_wait_for_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "measures.csv").write_bytes(b"")
    assert said(folder) == [
        "measures.csv: empty; fill it from its blank template, or delete it"
    ]


def test_one_unreadable_key_does_not_hide_a_wrong_reference(
    folder: Path, replace: Replace
) -> None:
    replace("measures.csv", "1E5,", "1 E5,")
    replace("actuals.csv", "TRUE,NA", "TROU,NA")
    assert [(each.file, each.row, each.column) for each in check_register(folder)] == [
        ("actuals.csv", 3, "measure_id"),
        ("measures.csv", 2, "measure_id"),
    ]


def test_ids_that_differ_only_in_case_are_named_in_both_places(folder: Path) -> None:
    (folder / "pools.csv").write_text(
        "pool_id,name,amount,period\nnull,One,5,FY2025\nNull,Two,5,FY2025\n"
        "\uff4eull,Three,5,FY2025\n",
        encoding="utf-8",
    )
    assert said(folder) == [
        "pools.csv:3: pool_id: 'Null' differs only in case from 'null' in row 2; write "
        "them alike if they are one, else rename one",
        "pools.csv:4: pool_id: '\uff4eull' differs only in Unicode form from 'null' in "
        "row 2; write them alike if they are one, else rename one",
    ]


def test_many_wrong_references_are_all_named(folder: Path) -> None:
    rows = "".join(f"L{n},2025-01-01,Lesson {n}\n" for n in range(100))
    (folder / "lessons.csv").write_text(f"initiative_id,date,lesson\n{rows}")
    assert [problem.row for problem in check_register(folder)] == list(range(2, 102))
