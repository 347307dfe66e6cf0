from collections.abc import Callable
from pathlib import Path

from valuebook.register import check_register, read_register

Replace = Callable[[str, str, str], None]


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in check_register(folder)]


def test_an_empty_required_cell_is_named_with_what_belongs_there(
    folder: Path, replace: Replace
) -> None:
    replace(
        "initiatives.csv", "delivered,2024-01-01,2025-01-15", "delivered,,2025-01-15"
    )
    assert said(folder) == [
        "initiatives.csv:2: start: empty; accepted: a date as YYYY-MM-DD, such as "
        "2026-03-31, from 1900 to 2199; give the day work begins"
    ]


def test_a_word_outside_the_list_is_named_with_the_closest(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "linear", "liner")
    assert said(folder) == [
        "benefits.csv:2: ramp: 'liner'; accepted: one of step, linear, logistic, "
        "saturating, bass; did you mean linear?"
    ]


def test_a_value_out_of_range_is_named_as_it_was_typed(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", ",0.8,", ",80.0,")
    replace("benefits.csv", "linear,0,", "linear,-1,")
    assert said(folder) == [
        "benefits.csv:2: confidence: '80.0'; accepted: a share from 0 to 1, such as "
        "0.25 for 25 %",
        "benefits.csv:2: lag_months: '-1'; accepted: a whole number, at least 0",
    ]


def test_a_key_that_stands_twice_is_named_with_the_earlier_row(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "B2,NA", "B1,NA")
    assert said(folder) == [
        "benefits.csv:3: benefit_id: 'B1' stands in row 2 already; accepted: each key "
        "once; correct one of the rows, or delete it"
    ]


def test_a_key_of_several_columns_is_compared_whole(folder: Path) -> None:
    with (folder / "actuals.csv").open("a", encoding="utf-8") as file:
        file.write("1E5,007,2025-03-31,13,first shift\n1E5,007,2025-03-31,13,\n")
    assert said(folder) == [
        "actuals.csv:5: measure_id, initiative_id, date, group: '1E5', '007', "
        "'2025-03-31', '' stands in row 2 already; accepted: each key once; correct "
        "one of the rows, or delete it"
    ]


def test_a_key_in_another_unicode_form_is_named_with_the_row_it_repeats(
    folder: Path,
) -> None:
    (folder / "pools.csv").write_text(
        "pool_id,name,amount,period\nnull,One,5,FY2025\n"
        "caf\u00e9,Two,5,FY2025\ncafe\u0301,Three,5,FY2025\n",
        encoding="utf-8",
    )
    (problem,) = check_register(folder)
    assert (problem.file, problem.row, problem.column) == ("pools.csv", 4, "pool_id")
    assert problem.found.endswith(
        "has its accents as separate characters, otherwise it is that of row 3"
    )


def test_all_faults_of_all_files_are_named_in_one_go(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "linear", "liner")
    replace("initiatives.csv", "yes,120000.00", "yes,120000.005")
    replace("register.toml", "EUR", "euro")
    assert [(each.file, each.row, each.column) for each in check_register(folder)] == [
        ("benefits.csv", 2, "ramp"),
        ("initiatives.csv", 2, "budget"),
        ("register.toml", 2, "currency"),
    ]


def test_reading_twice_gives_the_same(folder: Path) -> None:
    first, second = read_register(folder), read_register(folder)
    assert first.hashes == second.hashes
    assert set(first.hashes) == {path.name for path in folder.iterdir()}
