"""A disk on which a file finds no room: the real thing, as a limit of this process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.batch.hands import made
from valuebook.batch.ledger import Ledger
from valuebook.batch.output import INDEX, RESULTS, STATE, held
from valuebook.batch.putting import NotWritten, put
from valuebook.model import ValuebookError

resource = pytest.importorskip("resource")

FIGURES = {"findings": ({"rule": "x", "figures": [1] * 3_000},)}


@contextmanager
def room(size: int) -> Iterator[None]:
    """Let no file have more than so many bytes meanwhile."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    "content",
    [b"x" * 4_200, [b"x" * 1_000] * 3 + [b"x" * 1_200]],
    ids=["whole", "parts"],
)
def test_a_file_without_room_says_how_much_it_takes_and_the_old_one_stands(
    tmp_path, content
):
    path = tmp_path / "results.json"
    path.write_bytes(b"old")
    with room(1_500), pytest.raises(NotWritten) as raised:
        put(path, content)
    assert str(raised.value) == (
        f"{path}: could not be written: File too large; "
        "make room for 5 kB, or see who may write there"
    )
    assert raised.value.failure.section == "results.json"
    assert files(tmp_path) == {"results.json": b"old"}
    put(path, content)
    assert path.stat().st_size == 4_200


def test_an_index_without_room_is_named_and_the_next_call_writes_it(request_for):
    request = request_for(only=("A",))
    made(request)
    before = files(request.out)
    (request.register / "register.toml").write_text(
        f'name = "{"Acme " * 20}"\ncurrency = "EUR"\n', encoding="utf-8"
    )
    with room(len(before[INDEX]) - 100):
        summary, _ = made(request)
    (why,) = summary.unwritten
    assert (why.section, summary.missing) == (INDEX, ())
    assert why.remedy.startswith("make room for ")
    assert files(request.out)[INDEX] == before[INDEX]
    assert made(request)[0].unwritten == ()
    assert b"Acme Acme" in files(request.out)[INDEX]


def test_results_that_cannot_be_written_are_named_and_the_index_is_written(
    request_for,
):
    request = request_for(only=("A",))
    (request.out / RESULTS).mkdir(parents=True)
    summary, _ = made(request, **FIGURES)
    (why,) = summary.unwritten
    assert (why.section, why.cause, why.remedy) == (
        RESULTS,
        "could not be written: Is a directory",
        "make room for 10 kB, or see who may write there",
    )
    assert (summary.made, list(files(request.out))) == (1, [INDEX])
    (request.out / RESULTS).rmdir()
    assert made(request, **FIGURES)[0].unwritten == ()
    assert RESULTS in files(request.out)


def test_a_ledger_without_room_ends_the_call_and_the_next_one_goes_on(request_for):
    request = request_for()
    with room(14_000), pytest.raises(ValuebookError) as raised:
        made(request, **FIGURES)
    assert str(raised.value) == (
        f"{request.out.resolve() / STATE / 'ledger.jsonl'}: could not be written: "
        "File too large; make room for 10 kB, or see who may write there; the reports "
        "that were written stand; mend this and run the same command again"
    )
    assert set(Ledger(request.out).runs) == {("A", "value-hypothesis")}
    summary, _ = made(request, **FIGURES)
    assert summary.made + summary.unchanged == 3
    assert set(Ledger(request.out).runs) == {
        (each, "value-hypothesis") for each in "ABC"
    }


def test_a_folder_without_room_for_a_byte_is_refused(tmp_path):
    with (
        room(0),
        pytest.raises(ValuebookError, match=r"cannot be written to \(File too large\)"),
        held(tmp_path / "reports"),
    ):
        pass
    with held(tmp_path / "reports"):
        said = (tmp_path / "reports" / STATE / "held-by").read_text(encoding="utf-8")
    assert said.startswith(f"process {os.getpid()} on ")
