import json

import pandas as pd
import pytest

from valuebook.reads import (
    ANSWERS,
    FILES,
    ROWS,
    Log,
    Tables,
    asked,
    digest,
    noted_in,
)
from valuebook.reads.read import SINK
from valuebook.register import select
from valuebook.register.indexed import IndexedTables
from valuebook.register.register import Register
from valuebook.register.settings import Settings

SETTINGS = Settings(name="Acme", currency="EUR")
INITIATIVES = pd.DataFrame({"initiative_id": ["A", "B"], "budget": [1.0, 2.0]})
POOLS = pd.DataFrame({"pool_id": ["P"], "amount": [5.0]})


def book(log: Log, budget: float = 1.0) -> Register:
    first = INITIATIVES.assign(budget=[budget, 2.0])
    return Register(SETTINGS, {"initiatives": first, "pools": POOLS}).noting(log)


@asked
def largest(register: Register, *, least: float) -> float:
    return float(register["initiatives"]["budget"].max()) if least < 10 else 0.0


@asked
def larger_by(register: Register, own: Register) -> float:
    return largest(register, least=0.0) - float(own["initiatives"]["budget"].sum())


@asked
def refused(register: Register) -> float:
    raise ValueError(len(register["pools"]))


def told(log: Log) -> dict[str, tuple[str, ...]]:
    return {
        f"{read.question.rpartition('.')[2]} {read.given}": read.tables
        for read in log.reads.values()
    }


def test_rows_are_noted_with_the_part_that_was_read():
    log = Log()
    whole = book(log)
    assert len(whole["pools"]) == 1
    assert select(whole, "B")["initiatives"]["budget"].tolist() == [2.0]
    assert told(log) == {
        'rows [{"part": ""}, "pools"]': ("pools",),
        'rows [{"part": "B"}, "initiatives"]': ("initiatives",),
    }


def test_of_a_question_the_answer_is_noted_and_not_what_it_looked_at():
    log = Log()
    whole = book(log)
    assert larger_by(whole, select(whole, "A")) == 1.0
    assert told(log) == {
        'larger_by [[{"part": ""}, {"part": "A"}], {}]': ("initiatives",)
    }
    (read,) = log.reads.values()
    assert read.digest == digest(1.0)


def test_the_digest_changes_with_the_answer_alone():
    digests = []
    for budget in (1.0, 1.5, 7.0):
        log = Log()
        largest(book(log, budget), least=0.0)
        digests += [read.digest for read in log.reads.values()]
    assert digests[0] == digests[1] != digests[2]


def test_the_rows_of_another_initiative_are_not_read():
    digests = []
    for budget in (1.0, 9.0):
        log = Log()
        assert len(select(book(log, budget), "B")["initiatives"]) == 1
        digests += [read.digest for read in log.reads.values()]
    assert digests[0] == digests[1]


def test_a_question_that_raises_has_no_answer_that_could_stay_the_same():
    log = Log()
    with pytest.raises(ValueError, match="1"):
        refused(book(log))
    (read,) = log.reads.values()
    assert (read.tables, read.digest) == (("pools",), "")


def test_of_a_register_that_is_made_of_another_the_rows_are_noted():
    log = Log()
    other = book(log).with_tables({"pools": POOLS.iloc[:0]})
    assert largest(other, least=0.0) == 2.0
    assert other["pools"].empty
    assert told(log) == {'rows [{"part": ""}, "initiatives"]': ("initiatives",)}


def test_who_takes_all_tables_has_read_them_all():
    log = Log()
    assert set(dict(book(log).tables)) == {"initiatives", "pools"}
    assert len(log.reads) == 2


def test_an_answer_is_worked_out_once():
    calls = []
    log = Log()
    for _ in range(2):
        log.answer("q", "[]", lambda: calls.append(1))
    assert calls == [1]


def test_a_frame_that_is_changed_by_who_reads_it_is_whole_for_the_next():
    whole = book(Log())
    given = whole["pools"]
    given["amount"] = 0.0
    assert whole["pools"]["amount"].tolist() == [5.0]


def test_a_register_that_notes_nothing_answers_all_the_same():
    plain = Register(SETTINGS, {"initiatives": INITIATIVES, "pools": POOLS})
    assert larger_by(plain, select(plain, "A")) == 1.0


def test_what_is_not_plain_cannot_be_given_to_a_question():
    with pytest.raises(TypeError, match="not JSON serializable"):
        largest(book(Log()), least=POOLS)


def test_answers_on_one_initiative_are_let_go_and_found_again():
    log = Log()
    whole = book(log)
    before = larger_by(whole, select(whole, "A"))
    log.forget_parts()
    assert larger_by(whole, select(whole, "A")) == before
    assert len(log.reads) == 1


def test_a_run_notes_each_thing_once_in_the_file_it_is_given(monkeypatch, tmp_path):
    sink = tmp_path / "reads.jsonl"
    monkeypatch.setenv(SINK, str(sink))
    logs = Log(), Log()
    for log in logs:
        assert len(book(log)["pools"]) == 1
    assert len(sink.read_text().splitlines()) == 2
    assert noted_in(sink) == (tuple(logs[0].reads.values()), {})
    assert noted_in(tmp_path / "none") == ((), {})


def test_tables_are_those_of_the_register():
    tables = book(Log()).tables
    assert isinstance(tables, Tables)
    assert sorted(tables) == ["initiatives", "pools"]
    assert len(tables) == 2
    assert json.loads('"pools"') in tables


def test_what_is_read_is_noted_in_the_last_log_alone():
    first, last = Log(), Log()
    register = book(first).noting(last)
    assert register["pools"].equals(POOLS)
    assert dict(register.hashes) == {}
    assert not first.reads
    assert [question for question, _ in last.reads] == [ROWS, FILES]


@asked
def average(register: Register, *, of: str) -> pd.DataFrame:
    TIMES.append(of)
    return register["initiatives"][["budget"]].mean().to_frame()


@asked
def above_average(register: Register, own: Register) -> bool:
    mean = float(average(register, of="budget").iloc[0, 0])
    return float(own["initiatives"]["budget"].sum()) > mean


TIMES: list[str] = []


@pytest.fixture
def company(monkeypatch, tmp_path):
    """Return the register anew, as another process of the call has it."""
    monkeypatch.setenv(ANSWERS, str(tmp_path / "answers"))
    TIMES.clear()

    def opened(log: Log, budget: float = 1.0, files: str = "one") -> Register:
        tables = IndexedTables(
            {"initiatives": INITIATIVES.assign(budget=[budget, 2.0])}
        )
        return Register(SETTINGS, tables, {"initiatives.csv": files}).noting(log)

    return opened


def test_what_is_asked_of_the_whole_register_is_worked_out_once_in_a_call(company):
    here, there = Log(), Log()
    first, second = (average(company(log), of="budget") for log in (here, there))
    pd.testing.assert_frame_equal(first, second)
    assert TIMES == ["budget"]
    assert here.reads == there.reads
    assert average(company(Log()), of="costs").shape == (1, 1)
    assert TIMES == ["budget", "costs"]


def test_what_another_page_worked_out_counts_as_looked_at(company):
    logs = Log(), Log()
    for log, initiative in zip(logs, "AB", strict=True):
        whole = company(log)
        above_average(whole, select(whole, initiative))
    assert TIMES == ["budget"]
    assert {read.tables for log in logs for read in log.reads.values()} == {
        ("initiatives",)
    }


def test_another_register_gives_another_answer(company):
    assert average(company(Log()), of="budget").iloc[0, 0] == 1.5
    assert average(company(Log(), 4.0, files="two"), of="budget").iloc[0, 0] == 3.0


def test_of_rows_that_are_not_those_of_the_files_nothing_is_kept(company):
    changed = {"initiatives": INITIATIVES.assign(budget=[8.0, 2.0])}
    for _ in range(2):
        register = company(Log()).with_tables(changed).noting(Log())
        assert average(register, of="budget").iloc[0, 0] == 5.0
    assert len(TIMES) == 2
