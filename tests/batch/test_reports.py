"""From a register to its reports, with initiatives that are broken on purpose."""

import json
from ast import literal_eval
from pathlib import Path

import nbformat
import psutil
import pytest

from valuebook.batch.ledger import Ledger
from valuebook.batch.plan import planned
from valuebook.batch.reports import Progress, Summary, write_reports
from valuebook.batch.request import Request, checked
from valuebook.batch.work import Limits, Means

pytestmark = pytest.mark.batch

# what the notebook does for each initiative
BROKEN = """\
import os, subprocess, sys
if initiative == "B":
    {}["target"]
if initiative == "C":
    os._exit(0)
initiative"""

ENDLESS = """\
import subprocess, sys, time
if initiative == "A":
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"])
    while True:
        try:
            time.sleep(9)
        except KeyboardInterrupt:
            pass"""


TWO = Means(2)


def made(request: Request, means: Means = TWO, **how: object) -> Summary:
    return write_reports(checked(request), means, **how)


def files(out: Path) -> dict[str, bytes]:
    """Return every file a reader may open."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".valuebook" not in path.parts
    }


def timeless(results: bytes) -> list[dict]:
    records = json.loads(results)
    for record in records:
        del record["seconds"], record["started"]
    return records


def test_the_others_are_finished_when_one_cell_raises_and_one_kernel_dies(
    request_for, notebook
):
    notebook("value-hypothesis", BROKEN)
    request = request_for()
    told: list[Progress] = []
    summary = made(request, on_progress=told.append)
    assert told[0] == Progress(0, 0, 3)
    assert told[-1] == Progress(3, 2, 0)
    assert (summary.made, summary.failed, summary.not_run) == (3, 2, 0)
    there = files(request.out)
    assert set(there) == {
        "A/report.html",
        "A/value-hypothesis.ipynb",
        "B/report.html",
        "B/value-hypothesis.failed.ipynb",
        "C/report.html",
        "C/value-hypothesis.failed.ipynb",
        "index.html",
        "results.json",
    }
    records = json.loads(there["results.json"])
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    text = ",\n".join(lines)
    assert there["results.json"].decode() == f"[\n{text}\n]\n"
    good, raised, died = records
    assert good["status"] == "ok"
    assert good["seconds"] > 0
    (finding,) = good["findings"]
    assert finding["sentence"] == "It is on plan."
    assert finding["figures"][0]["value"] == 1.5
    assert (raised["status"], raised["findings"]) == ("failed", [])
    assert raised["error"] == {
        "section": "Does it hold?",
        "cause": "KeyError: 'target'",
        "remedy": "see the last cell run in B/value-hypothesis.failed.ipynb",
    }
    assert died["error"]["cause"] == "the notebook's process ended by itself"
    index = there["index.html"].decode()
    assert "KeyError: &#39;target&#39;" in index
    assert "Onboarding &lt;script&gt;" in index
    assert "KeyError: &#39;target&#39;" in there["B/report.html"].decode()
    for content in there.values():
        assert str(request.register).encode() not in content
        assert str(Path.home()).encode() + b"/" not in content


def test_an_earlier_good_report_survives_a_failure(request_for, notebook):
    request = request_for(only=("B",))
    assert made(request).failed == 0
    before = files(request.out)
    notebook("value-hypothesis", BROKEN)
    assert made(request).failed == 1
    after = files(request.out)
    for name in ("B/report.html", "B/value-hypothesis.ipynb"):
        assert after[name] == before[name]
    assert b"the report is an earlier one" in after["index.html"]
    notebook("value-hypothesis")
    assert made(request).failed == 0
    assert timeless(files(request.out)["results.json"]) == timeless(
        before["results.json"]
    )
    assert set(files(request.out)) == set(before)


def test_an_endless_cell_is_ended_with_what_it_has_started(request_for, notebook):
    notebook("value-hypothesis", ENDLESS)
    summary = made(
        request_for(only=("A", "B")), Means(2, limits=Limits(cell=60, run=4))
    )
    (missing,) = summary.missing
    assert missing.initiative == "A"
    assert missing.why.cause == "the notebook took longer than 4 s and was ended"
    assert missing.why.remedy == "allow it more time with --timeout"
    assert psutil.Process().children(recursive=True) == []


def test_a_cell_over_its_limit_is_ended(request_for, notebook):
    notebook("value-hypothesis", ENDLESS)
    summary = made(request_for(only=("A",)), Means(2, limits=Limits(cell=1, run=60)))
    (missing,) = summary.missing
    assert missing.why.cause == "a cell took longer than 1 s and was ended"
    assert psutil.Process().children(recursive=True) == []


def test_two_equal_calls_give_equal_bytes(request_for, tmp_path):
    two = {"notebooks": ("okr-mapping", "value-hypothesis"), "only": ("A", "B")}
    first, second = request_for(**two), request_for(**two, out=tmp_path / "again")
    assert made(first, means=Means(1)).made == 4
    assert made(second, means=Means(2)).made == 4
    once, twice = files(first.out), files(second.out)
    assert timeless(once.pop("results.json")) == timeless(twice.pop("results.json"))
    assert once == twice


def test_only_what_changed_is_made_again(request_for):
    both = request_for(only=("A", "B"))
    assert made(both).made == 2
    before = files(both.out)
    again = made(both)
    assert (again.made, again.unchanged) == (0, 2)
    assert files(both.out) == before
    (both.out / "A" / "value-hypothesis.ipynb").unlink()
    (both.out / "B" / "report.html").write_bytes(b"torn")
    mended = made(both)
    assert (mended.made, mended.unchanged) == (1, 1)
    assert made(both, force=True).made == 2
    after = files(both.out)
    assert timeless(after.pop("results.json")) == timeless(before.pop("results.json"))
    assert after == before


# reads the rows of the initiative, and a score that all may move
READING = """\
import valuebook as vb

book = vb.open_register(register)
own = vb.select(book, initiative)
display(own["actuals"], vb.objectives.tree.line(book, own, as_of=as_of))
vb.tracking.trajectories.answer(own, as_of=as_of)"""


def test_a_changed_row_runs_again_who_has_read_it_and_nobody_else(
    request_for, register, notebook
):
    notebook("value-hypothesis", READING)
    request = request_for()
    assert made(request).made == 3
    before = files(request.out)
    actuals = register / "actuals.csv"
    actuals.write_text(actuals.read_text().replace("2025-07-31,9", "2025-07-31,13"))
    batch = checked(request)
    reasons = [each.reason for each in planned(batch, Ledger(batch.out))]
    assert reasons == ["its rows in actuals.csv changed", "", ""]
    assert made(request).made == 1
    after = files(request.out)
    changed = {name for name in after if after[name] != before[name]}
    assert changed >= {"A/value-hypothesis.ipynb", "A/report.html", "results.json"}
    assert not {name for name in changed if name.startswith(("B", "C"))}
    assert made(request, force=True).made == 3
    forced = files(request.out)
    assert timeless(forced.pop("results.json")) == timeless(after.pop("results.json"))
    assert forced == after


ASKING = """\
import os
import valuebook as vb
book = vb.open_register(register)
vb.objectives.lineage.aligned(book)
sorted(os.listdir(os.environ["VALUEBOOK_ANSWERS"]))"""


def test_what_is_asked_of_the_whole_register_is_answered_once_for_all_pages(
    request_for, notebook
):
    notebook("value-hypothesis", ASKING)
    summary = made(request_for(), Means(1))
    assert (summary.made, summary.failed) == (3, 0)
    runs = [nbformat.read(path, 4) for path in summary.index.parent.glob("*/*.ipynb")]
    (answers,) = {run.cells[-1].outputs[0].data["text/plain"] for run in runs}
    # one answer, which the first run has left for the others
    assert len(literal_eval(answers)) == 1


def test_a_notebook_that_reads_the_folder_itself_has_read_all_of_it(
    request_for, register, notebook
):
    notebook("value-hypothesis", f"{READING}\nopen(register + '/actuals.csv').read()")
    request = request_for(only=("B",))
    assert made(request).made == 1
    assert made(request).made == 0
    actuals = register / "actuals.csv"
    actuals.write_text(actuals.read_text().replace("2025-07-31,9", "2025-07-31,13"))
    (planned_run,) = planned(batch := checked(request), Ledger(batch.out))
    assert planned_run.reason == "the register changed"


def test_an_index_that_is_there_is_not_worked_out_again(request_for, monkeypatch):
    request = request_for(only=("B",))
    assert made(request).made == 1
    before = files(request.out)
    for name in ("index.html", "results.json"):
        (request.out / name).unlink()
        assert made(request).made == 0
        assert files(request.out) == before
    monkeypatch.setattr("valuebook.batch.index.index", lambda *_: pytest.fail("again"))
    assert made(request).made == 0


def test_measures_that_no_run_has_judged_are_judged_once(request_for, monkeypatch):
    request = request_for(only=("B",))
    assert made(request).made == 1
    before = (request.out / "index.html").read_bytes()
    (request.out / "index.html").unlink()
    start = "valuebook.batch.pool.Pool._start"
    monkeypatch.setattr(start, lambda *_: pytest.fail("again"))
    assert made(request).made == 0
    assert (request.out / "index.html").read_bytes() == before


def test_a_report_binds_what_earlier_calls_have_run(request_for):
    first = request_for(only=("C",))
    made(first)
    made(request_for(only=("C",), notebooks=("okr-mapping",)))
    report = (first.out / "C" / "report.html").read_text(encoding="utf-8")
    assert report.index("Value-Hypothesis") < report.index("Okr-Mapping")
    names = [
        record["notebook"] for record in json.loads(files(first.out)["results.json"])
    ]
    assert names == ["value-hypothesis", "okr-mapping"]


def test_the_organization_as_a_whole_is_reported_on_like_an_initiative(
    request_for, notebook
):
    asked = {"only": ("A", "organization"), "notebooks": ("ai-value-metrics",)}
    request = request_for(**asked)
    assert made(request).made == 2
    there = files(request.out)
    assert {"organization/report.html", "organization/ai-value-metrics.ipynb"} <= set(
        there
    )
    _, record = json.loads(there["results.json"])
    assert (record["id"], record["status"]) == ("organization", "ok")
    index = there["index.html"].decode()
    assert '<a href="organization/report.html">Acme &lt;b&gt;: the whole' in index
    assert "It is on plan." in index
    assert (made(request).made, files(request.out)) == (0, there)
    notebook("ai-value-metrics", BROKEN.replace('"B"', '""'))
    failed = made(request_for(only=("organization",), notebooks=asked["notebooks"]))
    assert [each.initiative for each in failed.missing] == ["organization"]
    index = files(request.out)["index.html"].decode()
    assert "the report is an earlier one" in index
    assert "It is on plan." not in index


def test_hostile_surroundings_change_nothing(
    request_for, register, notebook, tmp_path, monkeypatch
):
    hostile = tmp_path / '"; import os; os._exit(7) #{x} 100%'
    register.rename(hostile)
    code = "import matplotlib.pyplot; open(register + '/register.toml').read()"
    notebook("value-hypothesis", code)
    monkeypatch.setenv("SECRET_TOKEN", "hunter2-hunter2")
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("MPLBACKEND", "TkAgg")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir(mode=0o500)
    request = request_for(register=hostile, out=tmp_path / "ü {y}", only=("A",))
    assert made(request).missing == ()
    there = files(request.out)
    assert b"Acme <b>" in there["A/value-hypothesis.ipynb"]
    assert not any(b"hunter2" in content for content in there.values())
    assert list((tmp_path / "home").iterdir()) == []


def test_a_folder_that_cannot_be_written_to_costs_its_report_alone(
    request_for,
):
    request = request_for(only=("A", "B"))
    batch = checked(request)
    # the folder of B appears as a file after everything was checked
    request.out.mkdir()
    (request.out / "B").write_text("", encoding="utf-8")
    summary = write_reports(batch, Means(2))
    assert summary.made == 2
    assert {each.initiative for each in summary.missing} == {"B"}
    assert "could not be written" in summary.missing[0].why.cause
    assert "make room for" in summary.missing[0].why.remedy


def test_a_worker_that_is_killed_costs_its_run_alone(request_for, notebook):
    notebook(
        "value-hypothesis",
        "import os\nif initiative == 'A': os.kill(os.getppid(), 9)",
    )
    summary = made(request_for(only=("A", "B")), means=Means(1))
    (missing,) = summary.missing
    assert missing.initiative == "A"
    assert missing.why.cause == "its worker process was killed by signal 9"
    assert summary.made == 2
    assert psutil.Process().children(recursive=True) == []
