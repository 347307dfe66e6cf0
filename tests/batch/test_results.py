import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.hands import made
from valuebook.batch.output import RESULTS


@pytest.fixture
def results(request_for) -> tuple[Path, Callable[[], None]]:
    """Return the file as a call has written it, and what gives the same call again."""
    request = request_for()

    def call() -> None:
        made(request, findings=({"sentence": "5 € saved\n\ud800"},))

    call()
    return request.out / RESULTS, call


def test_a_record_stands_on_each_line_in_the_order_of_the_register(results):
    path, _ = results
    first, *lines, last = path.read_text(encoding="utf-8").splitlines()
    assert (first, last) == ("[", "]")
    records = [json.loads(line.removesuffix(",")) for line in lines]
    assert [record["id"] for record in records] == ["A", "B", "C"]
    assert "5 € saved\\n\\ud800" in lines[0]


def test_results_that_stand_are_left_alone(results):
    path, again = results
    before = path.stat()
    again()
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"saved", b"spent"), (b"\n]\n", b"\n]\n\n"), (b"\n]\n", b""), (b"[", b"{[")],
)
def test_results_that_were_altered_are_written_again(results, before, after):
    path, again = results
    written = path.read_bytes()
    path.write_bytes(written.replace(before, after, 1))
    again()
    assert path.read_bytes() == written
