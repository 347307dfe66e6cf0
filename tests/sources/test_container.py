import gzip
import json
import subprocess
import sys
from decimal import Decimal

import pytest

from tests.sources.conftest import money, zipped
from valuebook.sources.container import pages
from valuebook.sources.json_stream import Unreadable

ROWS = [{"a": 1}, {"a": 2}, {"a": 3}]


def read(tmp_path, content: bytes) -> list[object]:
    path = tmp_path / "export"
    path.write_bytes(content)
    return [item for page in pages(path) for item in page.items]


ARRAY = json.dumps(ROWS).encode()
LINES = b"".join(json.dumps(each).encode() + b"\n" for each in ROWS)


@pytest.mark.parametrize(
    "content",
    [
        ARRAY,
        LINES,
        LINES.replace(b"\n", b"\r\n\r\n"),
        b"\xef\xbb\xbf" + LINES,
        json.dumps(ROWS).encode("utf-16"),
        json.dumps(ROWS).encode("utf-16-le"),
        json.dumps(ROWS).encode("utf-16-be"),
        json.dumps({"data": ROWS, "has_more": False}).encode(),
        json.dumps({"value": ROWS}, indent=4).encode(),
        b"".join(json.dumps({"data": [each]}).encode() + b"\n" for each in ROWS),
        json.dumps([{"data": ROWS[:1]}, {"data": ROWS[1:]}]).encode(),
        gzip.compress(LINES),
        zipped(x=gzip.compress(ARRAY[:-1] + b"]")),
        zipped(b=json.dumps(ROWS[2:]).encode(), a=json.dumps(ROWS[:2]).encode()),
    ],
)
def test_the_same_records_come_out_of_every_wrapping(tmp_path, content):
    assert read(tmp_path, content) == ROWS


@pytest.mark.parametrize(
    "content",
    [b"a,b\r\n1,x\r\n2,y\r\n", b"\xef\xbb\xbfa;b\n1;x\n\n2;y", b"a\tb\n1\tx\n2\ty\n"],
)
def test_tables_come_out_whatever_their_delimiter(tmp_path, content):
    assert read(tmp_path, content) == [{"a": "1", "b": "x"}, {"a": "2", "b": "y"}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (
            b'[{"a": 1},',
            "line 1, character 11: the file ends in the middle of a record",
        ),
        (b'{"a": 1}\n{"a": ', "line 2, character 7: the file ends in the middle of"),
        (b'[{"a": 1} {"a": 2}]', "line 1, character 11: a comma or bracket is missing"),
        (b'[{"a": 1},]', "line 1, character 11: a comma with nothing after it"),
        (b'{"a": nope}', "line 1, character 7: expecting value"),
        (b'{"a": NaN}', "line 1, character 1: nan is not a number"),
        (b'{"a": 1}\n5\n', "a record that is not an object"),
        (b"a,b\n1,caf\xe9\n", "holds byte 0xE9, which is not UTF-8; save it as UTF-8"),
        (gzip.compress(LINES * 99)[:-20], "the compressed file is cut off; fetch it"),
        (gzip.compress(LINES)[:-6] + b"xxxxxx", "the compressed file is damaged"),
        (zipped(x=LINES)[:-30], "the zip file is damaged"),
        (zipped(**{"[Content_Types].xml": b"x"}), "is an Excel workbook"),
        (b"PAR1....", "is a Parquet file; export JSON lines or CSV"),
        (b"%PDF-1.7", "is a PDF"),
        (b"[" * 100_000, "too deep to be an export"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(tmp_path, content, said):
    with pytest.raises(Unreadable) as raised:
        read(tmp_path, content)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress,
        lambda content: zipped(x=content),
        lambda content: zipped(x=gzip.compress(content)),
    ],
    ids=["gz", "zip", "gz in zip"],
)
def test_what_unpacks_to_far_more_than_it_was_is_refused(tmp_path, packed):
    bomb = packed(b"[" + b" " * (80 * 2**20))
    with pytest.raises(Unreadable, match="unpacks to more than 500 times its size"):
        read(tmp_path, bomb)


def test_archives_within_archives_end_somewhere(tmp_path):
    nested = LINES
    for _ in range(5):
        nested = zipped(x=nested)
    with pytest.raises(Unreadable, match="archives within archives"):
        read(tmp_path, nested)


def test_a_wrapper_too_large_to_hold_is_read_in_portions(tmp_path):
    results = [{"cost_type": "tokens", "amount": "1", "currency": "USD"}]
    day = {"starting_at": "2026-03-02T00:00:00Z", "results": results, "x": "y" * 900}
    count = 12_000
    text = json.dumps({"data": [day] * count, "has_more": True, "next_page": "p2"})
    path = tmp_path / "export"
    path.write_text(text)
    found = list(pages(path))
    assert len(found) > 2
    assert sum(len(page.items) for page in found) == count
    assert all(page.wrapper == "data" for page in found)
    assert [page.part for page in found] == [True] * (len(found) - 1) + [False]
    assert found[-1].fields == {"has_more": True, "next_page": "p2"}


MEASURED = """
import re, sys
from pathlib import Path
from valuebook.sources import PersonKey, load
loaded = load([Path(sys.argv[1])], key=PersonKey(b"k" * 16, "test"))
# the peak of this program alone; that of getrusage holds the parent's as well
status = Path("/proc/self/status").read_text()
print(loaded.count("spend"), re.search(r"VmHWM:\\s+(\\d+)", status)[1])
"""


@pytest.mark.batch
@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_memory_does_not_grow_with_a_file_of_one_line(tmp_path):
    line = {
        "currency": "USD",
        "amount": "1",
        "cost_type": "tokens",
        "description": "d" * 4000,
    }
    with (tmp_path / "export").open("w") as file:
        file.write('{"data":[')
        for number in range(10_000):
            stamp = f"2026-03-{1 + number % 28:02d}T00:00:00Z"
            bucket = {
                "starting_at": stamp,
                "results": [{**line, "model": f"m{number}"}],
            }
            file.write(("," if number else "") + json.dumps(bucket))
        file.write('],"has_more":false}')
    ran = [sys.executable, "-c", MEASURED, str(tmp_path / "export")]
    said = subprocess.run(ran, check=True, capture_output=True, text=True).stdout
    rows, kilobytes = map(int, said.split())
    assert rows == 10_000
    assert kilobytes < 320 * 1024


def test_a_number_split_between_portions_is_read_whole(load_files):
    # blanks push the amount across the border of the first portion
    text = (
        '{"data": [{"starting_at": "2026-03-02T00:00:00Z", "results": [{"cost_type": '
        '"tokens", "currency": "USD", "amount":'
    )
    text += " " * (2**20 - len(text) - 3) + '123456}]}], "has_more": false}'
    assert money(load_files(text)) == {"billed": Decimal("1234.56")}


def test_a_record_beyond_all_measure_is_refused(tmp_path):
    path = tmp_path / "export"
    path.write_text('{"note": "' + "x" * (129 * 2**20) + '"}')
    with pytest.raises(Unreadable) as raised:
        list(pages(path))
    said = "a record of more than 64 MiB; export it in smaller parts"
    assert str(raised.value) == f"line 1, character 10: {said}"
