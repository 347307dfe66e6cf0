import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.model import ArgumentError
from valuebook.register import TABLES
from valuebook.register.as_written import WrittenTable, same

POOLS = TABLES["pools"]
HEADER = "pool_id,name,amount,period"


def taken_apart(text: str) -> WrittenTable:
    return WrittenTable.taken_apart(POOLS, text.encode())


def changed(text: str, **texts: str) -> str:
    file = taken_apart(text)
    file.change(1, texts)
    return file.content().decode()


@pytest.mark.parametrize(
    ("row", "texts", "expected"),
    [
        ("P1,A,1,FY", {"amount": "2"}, "P1,A,2,FY"),
        ('"P1","A","1","FY"', {"amount": "2"}, '"P1","A","2","FY"'),
        ("P1,A,1,FY", {"name": "A, B"}, 'P1,"A, B",1,FY'),
        ("P1,A,1,FY", {"name": 'the "A"'}, 'P1,"the ""A""",1,FY'),
        ('P1,"A\r\nB",1,FY', {"amount": "2"}, 'P1,"A\r\nB",2,FY'),
        ('P1,"A",1,FY', {"name": ""}, "P1,,1,FY"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_only_the_cell_that_is_changed_is_written_anew(row, texts, expected, end):
    rest = f"{HEADER}{end or chr(10)}"
    assert changed(f"{rest}{row}{end}", **texts) == f"{rest}{expected}{end}"


def test_a_mark_blank_lines_and_an_unknown_column_order_stay():
    text = "\N{ZERO WIDTH NO-BREAK SPACE}period,pool_id,amount,name\n\nFY,P1,1,A\n\n"
    file = taken_apart(text)
    assert list(file.rows()) == [
        (2, {"pool_id": "P1", "name": "A", "amount": "1", "period": "FY"})
    ]
    file.change(2, {"amount": "2"})
    assert file.content().decode() == text.replace("1,A", "2,A")


def test_a_column_that_is_not_there_yet_is_added_last():
    file = taken_apart("pool_id,name\nP1,A\nP2,B\n")
    file.change(2, {"amount": "2"})
    assert file.content() == b"pool_id,name,amount\nP1,A,\nP2,B,2\n"


@pytest.mark.parametrize("end", ["", "\r\n", "\r\n\r\n"])
def test_a_row_is_added_after_the_last_one(end):
    file = taken_apart(f"{HEADER}\r\nP1,A,1,FY{end}")
    file.append({"pool_id": "P2", "name": "B", "amount": "2", "period": "FY"})
    assert file.content() == f"{HEADER}\r\nP1,A,1,FY\r\nP2,B,2,FY\r\n".encode()


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
@pytest.mark.parametrize(("place", "left"), [(1, "P2,B,2,FY"), (2, "P1,A,1,FY")])
def test_a_row_is_taken_out_with_its_line(place, left, end):
    file = taken_apart(f"{HEADER}\nP1,A,1,FY\nP2,B,2,FY{end}")
    file.remove(place)
    assert file.content() == f"{HEADER}\n{left}{end}".encode()


def test_the_line_of_a_row_counts_the_breaks_within_cells():
    file = taken_apart(f'{HEADER}\nP1,"A\nB",1,FY\nP2,B,2,FY\n')
    assert [file.line(place) for place, _ in file.rows()] == [2, 4]


def test_what_is_no_csv_is_refused():
    with pytest.raises(ArgumentError, match=r"pools\.csv: not in the form of a CSV"):
        taken_apart(f'{HEADER}\nP1,"A"B,1,FY\n')


def test_numbers_are_the_same_however_they_are_written():
    assert same(POOLS, "amount", "1000", "1000.00")
    assert not same(POOLS, "amount", "", "0")
    assert not same(POOLS, "name", "1", "1.0")


@given(
    st.lists(st.lists(st.text(), min_size=4, max_size=4), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_every_file_is_put_together_as_it_was(rows, end, quoting):
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=end, quoting=quoting).writerows(
        [HEADER.split(","), *rows]
    )
    text = stream.getvalue()
    content = text.encode("utf-8", "surrogatepass")
    assert WrittenTable.taken_apart(POOLS, content).content() == content
