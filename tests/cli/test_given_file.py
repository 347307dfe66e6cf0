import pytest

from valuebook.cli.given_file import json_of, table_of
from valuebook.model import RegisterError

NO_JSON = [
    ("", "plans.json: is empty"),
    ('[\n{"id": }\n]', "plans.json:2: no JSON: Expecting value (column 8)"),
    ("[" * 100_000, "plans.json: no JSON: nested too deeply"),
    (f"[{'1' * 5_000}]", "plans.json: no JSON: a number of thousands of digits"),
]


@pytest.mark.parametrize(("text", "message"), NO_JSON)
def test_text_that_is_no_json_is_named_with_its_place(tmp_path, text, message):
    file = tmp_path / "plans.json"
    file.write_text(text)
    with pytest.raises(RegisterError) as refused:
        json_of(file)
    assert str(refused.value) == message


def test_a_key_that_stands_twice_is_named_and_the_rest_is_read(tmp_path):
    file = tmp_path / "plans.json"
    file.write_text('[{"id": "A", "baseline": 1, "baseline": 2}, {"id": "B"}]')
    found, problems = json_of(file)
    assert found == [{"id": "A", "baseline": 2}, {"id": "B"}]
    assert [str(each) for each in problems] == [
        'plans.json: baseline: stands 2 times in {"id": "A", "baseline": 2}; '
        "keep the one that holds"
    ]


NO_TABLE = [
    (b"", "actuals.csv: is empty; accepted: a CSV file"),
    (b"a,b\n1,2\n3,4,5\n", "actuals.csv:3: 3 cells where the header has 2"),
    (
        b'a,b\n1,"' + b"x" * 200_000,
        "actuals.csv:2: no CSV: field larger than field limit (131072); "
        "a quotation mark may not be closed",
    ),
]


@pytest.mark.parametrize(("content", "message"), NO_TABLE)
def test_rows_that_are_none_are_named_with_their_line(tmp_path, content, message):
    file = tmp_path / "actuals.csv"
    file.write_bytes(content)
    assert [str(each) for each in table_of(file)[1]] == [message]


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,2\n\n3,4\n",
        b"\xef\xbb\xbfa,b\r\n1,2\r\n,\r\n3,4",
        b'a , b\r1,2\r\r"3",4\r',
    ],
)
def test_marks_ends_of_lines_and_empty_lines_make_no_difference(tmp_path, content):
    file = tmp_path / "actuals.csv"
    file.write_bytes(content)
    table, problems = table_of(file)
    assert problems == []
    assert table.columns.tolist() == ["a", "b"]
    assert table.values.tolist() == [["1", "2"], ["3", "4"]]
    assert table.index.tolist() == [2, 4]


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(RegisterError, match="cannot be read: Is a directory"):
        table_of(tmp_path)


NO_TEXT = [
    ("Größe\n".encode("latin-1"), "actuals.csv:1: not UTF-8: byte 0xF6, which is 'ö'"),
    ("Größe\n".encode("utf-16"), "actuals.csv: encoded as UTF-16; accepted: UTF-8;"),
    (b"PK\x03\x04", "actuals.csv: an Excel workbook or another zip file; accepted: CS"),
]


@pytest.mark.parametrize(
    ("content", "message"), NO_TEXT, ids=["latin-1", "utf-16", "excel"]
)
def test_what_is_no_csv_in_utf_8_is_named_with_how_to_save_it(
    tmp_path, content, message
):
    file = tmp_path / "actuals.csv"
    file.write_bytes(content)
    with pytest.raises(RegisterError) as refused:
        table_of(file)
    assert str(refused.value).startswith(message)
    assert "in Excel choose Save As, CSV UTF-8" in str(refused.value)


@pytest.mark.parametrize(
    ("sign", "said"), [(";", "semicolons"), ("\t", "tabs")], ids=["semicolon", "tab"]
)
def test_another_separator_is_named_once_however_many_rows_follow(tmp_path, sign, said):
    file = tmp_path / "actuals.csv"
    file.write_text(f"a{sign}b\n" + f"1{sign}2,5\n" * 9)
    with pytest.raises(RegisterError) as refused:
        table_of(file)
    assert str(refused.value) == (
        f"actuals.csv:1: cells separated by {said}; accepted: by commas"
    )
