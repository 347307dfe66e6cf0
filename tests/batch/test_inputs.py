import json
from collections.abc import Callable
from pathlib import Path

import pytest

from valuebook.analysis.hypothesis.case import own_record
from valuebook.analysis.objectives.tree import line
from valuebook.batch.inputs import Inputs
from valuebook.batch.wording import what_changed
from valuebook.reads import Log, Read
from valuebook.register import Register, read_register, select
from valuebook.sources.exports import digests, exports_read


def inputs(folder: Path) -> Inputs:
    register = read_register(folder)
    return Inputs(register, {**register.hashes, **digests(folder)})


def reads(folder: Path, of: Callable[[Register], object]) -> list[Read]:
    """Return what is read of a register by what is done with it."""
    log = Log()
    of(read_register(folder).noting(log))
    return list(log.reads.values())


def altered(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def own_actuals(book: Register) -> object:
    return select(book, "A")["actuals"]


def others_actuals(book: Register) -> object:
    return select(book, "B")["actuals"]


def own_measures(book: Register) -> object:
    return select(book, "A")["measures"]


def all_actuals(book: Register) -> object:
    return book["actuals"]


def score_above(book: Register) -> object:
    return line(book, select(book, "B"), as_of="2025-07")


def files(book: Register) -> object:
    return dict(book.hashes)


def record(book: Register) -> object:
    return own_record(book, as_of="2025-07")


# what is read, and whether it is another one after A's last actual was changed
READ = {
    own_actuals: "its rows in actuals.csv changed",
    others_actuals: "",
    own_measures: "",
    all_actuals: "actuals.csv changed",
    files: "a file of the register changed",
    score_above: "",
    record: "",
}


@pytest.mark.parametrize("of", READ)
def test_what_was_read_has_changed_where_its_own_rows_or_answer_have(register, of):
    before, read = inputs(register), reads(register, of)
    assert not inputs(register).changed(read, before.files)
    altered(register, "actuals.csv", "2025-07-31,9", "2025-07-31,8")
    now = inputs(register)
    assert now.digest != before.digest
    assert what_changed(now.changed(read, before.files)) == READ[of]
    # nothing is taken for the same because the files of old are not known
    assert what_changed(now.changed(read, {})) == READ[of]


def test_an_answer_that_has_changed_is_named_by_its_function(register):
    altered(
        register,
        "initiatives.csv",
        "live,delivered,2024-01-01,2",
        "closed,delivered,2024-01-01,2",
    )
    (register / "realized.csv").write_text(
        "benefit_id,month,amount,benefit_class,confirmed_by\nB1,2025-07,4000,cashable,Finance\n",
        encoding="utf-8",
    )
    before, read = inputs(register), reads(register, record)
    altered(register, "realized.csv", "4000", "5000")
    said = what_changed(inputs(register).changed(read, before.files))
    assert said == "the answer of hypothesis.case.track_record.own_record changed"


def test_a_line_that_moves_has_changed(register):
    before, read = inputs(register), reads(register, own_actuals)
    altered(
        register, "actuals.csv", "M,A,2025-03-31", "M,B,2025-03-31,1\nM,A,2025-03-31"
    )
    assert inputs(register).changed(read, before.files) == read


def test_an_initiative_that_is_gone_is_not_read_as_before(register):
    before = inputs(register)
    read = reads(register, lambda book: select(book, "C")["initiatives"])
    altered(register, "initiatives.csv", "C,Carve-out", "D,Carve-out")
    assert inputs(register).changed(read, before.files) == read


def test_exports_are_read_as_one(register):
    (register / "ai").mkdir()
    read = [exports_read(digests(register))]
    before = inputs(register)
    assert not before.changed(read, before.files)
    altered(register, "actuals.csv", "2025-07-31,9", "2025-07-31,8")
    assert not inputs(register).changed(read, before.files)
    (register / "ai" / "bill.csv").write_text("a,b\n", encoding="utf-8")
    assert what_changed(inputs(register).changed(read, before.files)) == (
        "the exports in ai/ changed"
    )


@pytest.mark.parametrize(
    "question",
    ["os.system", "valuebook.analysis.nowhere.line", "valuebook.analysis.rows.rows_of"],
)
def test_a_question_that_this_version_does_not_know_has_no_answer(register, question):
    before = inputs(register)
    altered(register, "actuals.csv", "2025-07-31,9", "2025-07-31,8")
    read = Read(question, json.dumps([["true"], {}]), ("actuals",), "digest")
    assert inputs(register).changed([read], before.files) == [read]
