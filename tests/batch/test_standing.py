"""The measures that no run has judged, judged as tasks of the call."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from tests.batch.hands import made
from valuebook.analysis import judged
from valuebook.analysis.tracking import fleet
from valuebook.batch.index import index
from valuebook.batch.judgement import judged_measures
from valuebook.batch.ledger import Ledger
from valuebook.batch.report_state import ReportState
from valuebook.batch.request import Request, checked
from valuebook.batch.standing import Standing, standing
from valuebook.batch.stopping import Stopped
from valuebook.batch.work import (
    Judgement,
    JudgementOutcome,
    Page,
    Result,
    Run,
    Setting,
    Task,
    lost,
)
from valuebook.exports.section import Failure
from valuebook.model import Verdict


def judgements(seen: list[Task]) -> list[str]:
    return [task.initiative for task in seen if isinstance(task, Judgement)]


def page(request: Request) -> str:
    text = (request.out / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser").get_text(" ")


@pytest.fixture
def all_judged(request_for) -> Request:
    """Return a request that was made once, when everything was judged."""
    request = request_for()
    made(request)
    return request


def test_every_initiative_is_judged_once_that_no_run_has_judged(request_for):
    request = request_for()
    summary, seen = made(request)
    assert (summary.missing, sorted(judgements(seen))) == ((), ["A", "B", "C"])
    batch = checked(request)
    found = standing(batch, Ledger(request.out))
    expected = fleet.measures(batch.register, as_of=batch.as_of)
    assert found.unjudged == ()
    assert found.measures.equals(expected)


def test_an_initiative_is_judged_after_its_runs_and_before_those_of_others(request_for):
    _, seen = made(request_for())
    kinds = [(type(task), task.initiative) for task in seen]
    assert kinds[:4] == [(Run, "A"), (Page, "A"), (Judgement, "A"), (Run, "B")]


def test_initiatives_that_are_not_asked_for_are_judged_after_all_runs(request_for):
    _, seen = made(request_for(only=("C",)))
    assert [task.initiative for task in seen] == ["C", "C", "C", "A", "B"]


def test_progress_counts_what_is_still_to_be_judged(request_for):
    told = []
    made(request_for(only=("C",)), on_progress=told.append)
    seen = [(far.left, far.unjudged) for far in told]
    assert seen == [(1, 0), (0, 3), (0, 3), (0, 2), (0, 1), (0, 0)]


def test_nothing_is_judged_again_while_what_was_read_says_the_same(
    all_judged, register
):
    assert judgements(made(all_judged)[1]) == []
    actuals = register / "actuals.csv"
    actuals.write_text(f"{actuals.read_text()}M,B,2025-07-31,4\n", encoding="utf-8")
    assert judgements(made(all_judged)[1]) == ["B"]


def test_what_a_run_has_judged_is_not_judged_again(request_for):
    left = {judged.name("2025-07"): []}
    _, seen = made(request_for(only=("A",)), left=left)
    assert judgements(seen) == ["B", "C"]


def test_a_call_that_is_stopped_gives_no_verdict_on_what_it_has_not_judged(request_for):
    def stopped(judgement: Judgement, setting: Setting) -> Result:
        if judgement.initiative == "A":
            raise Stopped(2)
        return judged_measures(judgement, setting)

    request = request_for()
    summary, _ = made(request, stopped)
    assert summary.stopped == 2
    assert "The measures of 3 initiatives have not been judged yet." in page(request)
    _, seen = made(request)
    assert sorted(judgements(seen)) == ["A", "B", "C"]
    assert "have not been judged yet" not in page(request)


def test_who_is_lost_while_judging_is_named_and_the_next_call_judges(request_for):
    def killed(judgement: Judgement, setting: Setting) -> Result:
        if judgement.initiative == "A":
            return lost(judgement, Failure("measures", "its worker was killed", "wait"))
        return judged_measures(judgement, setting)

    request = request_for()
    summary, _ = made(request, killed)
    (missing,) = summary.missing
    assert (missing.initiative, missing.notebook) == ("A", "measures")
    assert (missing.why.cause, summary.failed) == ("its worker was killed", 0)
    assert "The measures of 1 initiative have not been judged yet." in page(request)
    assert judgements(made(request)[1]) == ["A"]


def test_an_initiative_that_cannot_be_judged_says_why(register):
    setting = SimpleNamespace(register=register, as_of="2025-07")
    outcome = judged_measures(Judgement("Z"), setting)
    assert isinstance(outcome, JudgementOutcome)
    assert outcome.error == Failure(
        "measures",
        "could not be judged: initiative: 'Z' is not in the register; "
        "see initiatives.csv",
        "valuebook check looks at the register",
    )


def test_no_verdict_is_given_where_nothing_was_judged(request_for):
    batch = checked(request_for())
    states = {
        each: ReportState(has_report=False, is_current=False, failures=())
        for each in "ABC"
    }
    measures = fleet.measures(batch.register, as_of=batch.as_of)
    for unjudged, chip in ((), Verdict.NOT_MEASURED), (("A",), "no verdict"):
        pages = index(batch, Standing(measures, unjudged), states)
        rows = BeautifulSoup(pages["index.html"], "html.parser").find_all("tr")
        (row,) = (each for each in rows if "Contract review" in each.get_text())
        assert chip in row.get_text()


def test_what_stands_of_a_later_register_is_not_asked_again(
    all_judged, register, monkeypatch
):
    actuals = register / "actuals.csv"
    actuals.write_text(actuals.read_text().replace("2025-07-31,9", "2025-07-31,13"))
    _, seen = made(all_judged)
    assert judgements(seen) == ["A"]
    asked = "valuebook.batch.inputs.Inputs.changed"
    monkeypatch.setattr(asked, lambda *_: pytest.fail("asked"))
    _, seen = made(all_judged)
    assert judgements(seen) == []
