from collections.abc import Callable
from pathlib import Path

import pytest

from valuebook.register import check_register, read_register

HEADER = "pool_id,name,amount,period"

# a first line of pools.csv, and how everything that is said of it begins
HEADERS = [
    (
        "pool_id,name,ammount,period",
        ["ammount: 'ammount' is not a column of pools; did you mean amount?"],
    ),
    (
        "Pool_ID,name,amount,period",
        ["Pool_ID: 'Pool_ID' is not a column of pools; did you mean pool_id?"],
    ),
    (
        " pool_id,name,amount,period",
        ["pool_id: ' pool_id' is not a column of pools; did you mean pool_id?"],
    ),
    (
        "pool_id,name,amount,amount",
        [
            "amount: 2 columns have this name; accepted: one; rename one or take it",
            "period: the column is missing; add it; it holds the period of the amount",
        ],
    ),
    (
        "pool_id,name,amount,",
        [
            "column 4 has no name; take the column away; the codebook lists those",
            "period: the column is missing; add it; it holds the period of the amount",
        ],
    ),
    (
        "pool_id,name,zzz,period",
        [
            "amount: the column is missing; add it; it holds size of the pool per",
            "zzz: 'zzz' is not a column of pools; take the column away; the codebook",
        ],
    ),
    (
        "pool_id;name;amount;period",
        ["columns separated by semicolons; accepted: columns separated by commas"],
    ),
    (
        "pool_id\tname\tamount\tperiod",
        ["columns separated by tabs; accepted: columns separated by commas; save it"],
    ),
    ("sep=,", ["'sep=,'; delete this line"]),
    (
        ",,,",
        ["an empty line; accepted: the names of the columns: pool_id, name, amount,"],
    ),
    (
        "null,CC 100,1000000,FY2025",
        ["'null,CC 100,1000000,FY2025'; accepted: the names of the columns: pool_id"],
    ),
]


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_what_is_amiss_in_a_header_is_named_once(
    folder: Path,
    replace: Callable[[str, str, str], None],
    header: str,
    expected: list[str],
) -> None:
    replace("pools.csv", HEADER, header)
    said = [str(problem) for problem in check_register(folder)]
    assert len(said) == len(expected)
    for each, beginning in zip(said, expected, strict=True):
        assert each.startswith(f"pools.csv:1: {beginning}")


def test_columns_may_stand_in_any_order_and_optional_ones_be_absent(
    folder: Path,
) -> None:
    (folder / "measures.csv").write_text(
        "direction,frequency,unit,name,measure_id\n"
        "decrease,monthly,days,Turnaround,1E5\nincrease,monthly,%,Completion,TRUE\n",
        encoding="utf-8",
    )
    measures = read_register(folder)["measures"]
    assert list(measures.columns)[:2] == ["measure_id", "name"]
    assert list(measures["measure_id"]) == ["1E5", "TRUE"]
    assert measures["chain_link"].isna().all()


def test_rules_are_silent_about_a_column_that_a_misspelt_header_hides(
    folder: Path, replace: Callable[[str, str, str], None]
) -> None:
    replace("benefits.csv", ",baseline,", ",basline,")
    (problem,) = check_register(folder)
    assert str(problem) == (
        "benefits.csv:1: basline: 'basline' is not a column of benefits; "
        "did you mean baseline?"
    )


def test_a_table_with_a_header_only_is_empty(folder: Path) -> None:
    (folder / "lessons.csv").write_text("initiative_id,date,lesson", encoding="utf-8")
    assert len(read_register(folder)["lessons"]) == 0


def test_a_column_name_is_shown_without_its_hidden_characters(folder: Path) -> None:
    (folder / "lessons.csv").write_text(
        "initiative_id,date,lesson,a\u202eb\n", encoding="utf-8"
    )
    (problem,) = check_register(folder)
    assert problem.column == "'a\\u202eb'"
