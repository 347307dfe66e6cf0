"""What a crew makes of what it hears from a cluster's workers."""

import hashlib
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace

import pytest

from valuebook.batch import crew as crews
from valuebook.batch.cluster import misfits
from valuebook.batch.crew import Crew
from valuebook.batch.line import Admitted, Ended, There
from valuebook.batch.origin import toolkit_digest
from valuebook.batch.site import Delivery, NotHere, Presence, here
from valuebook.batch.work import Means, Outcome, Run, Setting, WorkforceLost
from valuebook.model import ValuebookError

RUN = Run("A", "review", {})
PAGE = b"{}"
WELL = Outcome("A", "review", "ok", 1.0, "", digest=hashlib.sha256(PAGE).hexdigest())


@dataclass
class Workers:
    """Workers that answer each attempt in turn; an answer of None is their death."""

    answers: list[Delivery | Exception | None]
    unfit: dict[str, str] = field(default_factory=dict)
    inbox: SimpleQueue = field(default_factory=SimpleQueue)
    given: list[str] = field(default_factory=list)
    threads: dict[str, int] = field(default_factory=lambda: {"one": 1, "two": 1})

    def open(self) -> None:
        self.inbox.put(There(self.threads))

    def close(self) -> None:
        """Nothing was opened."""

    def admit(self, workers: list[str]) -> None:
        self.inbox.put(Admitted(tuple(workers), self.unfit))

    def send(self, number: int, worker: str, given: bytes) -> Future:
        self.given.append(worker)
        answer = self.answers.pop(0)
        if answer is None:
            there = {each: 1 for each in self.threads if each != worker}
            self.inbox.put(There(there))
            self.inbox.put(There(self.threads))
        else:
            self.inbox.put(Ended(number, answer))
            self.inbox.put(There(self.threads))
        return Future()


@pytest.fixture
def results(monkeypatch, tmp_path):
    """Return what gives the results of one run that workers try."""

    def tried(workers: Workers) -> list:
        monkeypatch.setattr(crews, "Line", lambda *_: workers)
        setting = Setting("Acme", "2025-06", tmp_path, Path("acme"), "acme", {})
        cluster = SimpleNamespace(address="tcp://there:8786", share=None)
        with Crew(cluster, setting, Means(9)) as crew:
            crew.add(RUN)
            return list(crew.results())

    return tried


def test_what_arrives_is_put_in_its_place_and_ends_an_earlier_failure(
    results, tmp_path
):
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "review.failed.ipynb").touch()
    assert results(Workers([Delivery(WELL, "review.ipynb", PAGE)])) == [WELL]
    assert [each.name for each in (tmp_path / "A").iterdir()] == ["review.ipynb"]


def test_what_does_not_arrive_as_it_was_made_is_a_failure(results, tmp_path):
    (outcome,) = results(Workers([Delivery(WELL, "review.ipynb", b"{")]))
    assert (outcome.status, outcome.digest) == ("failed", "")
    assert outcome.error.cause == "did not arrive as it was made"
    assert not (tmp_path / "A").exists()


@pytest.mark.parametrize("trouble", [None, NotHere("gone"), RuntimeError("broken")])
def test_a_run_is_tried_elsewhere(results, trouble):
    workers = Workers([trouble, Delivery(WELL, "review.ipynb", PAGE)])
    assert results(workers) == [WELL]
    assert sorted(workers.given) == ["one", "two"]


def test_a_run_with_which_three_workers_die_is_given_up(results):
    (outcome,) = results(Workers([None, None, None]))
    assert (outcome.status, outcome.initiative) == ("failed", "A")
    assert outcome.error.cause == (
        "given up after 3 tries on the cluster: its worker was lost"
    )


def test_workers_of_which_none_can_start_a_process_are_named(results):
    trouble = ValuebookError("no worker process could be started: no such library")
    with pytest.raises(WorkforceLost) as lost:
        results(Workers([trouble, trouble]))
    assert str(lost.value) == (
        "no worker that can be used is left at tcp://there:8786; "
        "worker one: no worker process could be started: no such library; "
        "worker two: no worker process could be started: no such library"
    )


def test_a_cluster_that_falls_silent_is_said_to_be(results, monkeypatch):
    monkeypatch.setattr(crews, "_SECONDS_OF_SILENCE", -1.0)
    with pytest.raises(WorkforceLost, match="tcp://there:8786 no longer answers"):
        results(Workers([]))


def test_a_cluster_that_nobody_works_on_any_more_is_left(results, monkeypatch):
    monkeypatch.setattr(crews, "_SECONDS_WITHOUT_WORKERS", -1.0)
    with pytest.raises(WorkforceLost, match=r"is left at tcp://there:8786$"):
        results(Workers([], threads={}))


PRESENT = Presence(toolkit_digest(), tuple(here()), frozenset())
OTHERS = tuple(
    "pandas 2.0.0" if line.startswith("pandas ") else line for line in here()
)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (replace(PRESENT, toolkit="other", versions=OTHERS), "has pandas 2.0.0 inst"),
        (replace(PRESENT, toolkit="other"), "has other code of valuebook; install"),
        (replace(PRESENT, versions=(), toolkit="other"), "missing instead of"),
        (replace(PRESENT, trouble="disk full"), "cannot use the share: disk full"),
        (ModuleNotFoundError("No module named 'valuebook'"), "has no valuebook of th"),
        (TimeoutError("it does not answer"), "cannot be used: it does not answer"),
    ],
)
def test_a_worker_that_cannot_be_used_is_named_with_the_reason(said, why):
    (told,) = misfits({"tcp://one": said, "tcp://two": PRESENT}).values()
    assert told.startswith("worker tcp://one ")
    assert why in told
