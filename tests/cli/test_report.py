import json
import subprocess
import sys
from pathlib import Path

import pytest

from valuebook.batch.overview import Missing
from valuebook.batch.reports import Summary
from valuebook.batch.wording import not_written
from valuebook.bundled import bundled
from valuebook.cli.report import _told
from valuebook.exports.section import Failure

COMPANY = bundled("sample_data") / "company"
HEAVY = {"papermill", "nbconvert", "nbclient", "matplotlib", "scipy"}


@pytest.mark.batch
@pytest.mark.parametrize("words", [("--help",), ("report", "--help"), ("check", "x")])
def test_what_runs_no_notebook_does_not_wait_for_what_runs_them(words):
    code = (
        "import sys; from valuebook.cli import main\n"
        f"sys.argv = ['valuebook', *{words!r}]\n"
        "try: main()\n"
        f"except SystemExit: print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ended.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--only", "INI-0O1"), "--only: 'INI-0O1' is not in the register; did you me"),
        (("--notebook", "okr-map"), "there is no notebook 'okr-map'; did you mean okr"),
        (("--as-of", "2025-13"), "as_of must be a month as YYYY-MM, such as 2026-03"),
        (("--jobs", "0"), "Invalid value for '--jobs'"),
        (("--timeout", "0"), "Invalid value for '--timeout'"),
        (("--cluster", "here"), "--cluster: 'here' is no address of a scheduler; gi"),
        (("--cluster", "here", "--dry-run"), "--cluster: 'here' is no address of a "),
        (("--share", "memory://x"), "--share: is for the workers of a cluster; name "),
        (("--share", "s3://x", "--dry-run"), "--share: is for the workers of a clust"),
    ],
)
def test_a_call_that_is_at_fault_ends_with_2_and_writes_nothing(
    valuebook, tmp_path, words, said
):
    ended = valuebook("report", COMPANY, "--out", tmp_path / "reports", *words)
    assert ended.code == 2
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize(
    "words",
    [("report", COMPANY), ("ai", "load", COMPANY / "ai")],
    ids=["report", "ai load"],
)
def test_an_empty_name_does_not_stand_for_the_folder_one_is_in(
    valuebook, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(tmp_path)
    ended = valuebook(*words, "--out", "")
    assert ended.code == 2
    assert "Invalid value for '--out': is empty; name a folder" in ended.err
    assert not list(tmp_path.iterdir())


LONG = "x" * 300


@pytest.mark.parametrize(
    "words",
    [
        ("new", LONG),
        ("check", LONG),
        ("report", COMPANY, "--dry-run", "--out", LONG),
        ("import", COMPANY, LONG),
        ("ai", "load", LONG, "--out", "loaded"),
        ("lab", LONG),
    ],
    ids=lambda words: words[0],
)
def test_a_name_longer_than_the_system_takes_is_said_to_be(
    valuebook, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(tmp_path)
    ended = valuebook(*words)
    assert ended.code == 2
    (line,) = ended.err.splitlines()
    assert line.startswith(LONG)
    assert line.endswith(": longer than a name may be here; give a shorter one")


def test_without_dask_a_cluster_is_refused_with_how_to_install_it(
    valuebook, tmp_path, monkeypatch
):
    # the name of the module is that of its function, too
    module = sys.modules["valuebook.cli.report"]
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    ended = valuebook(
        *("report", COMPANY, "--out", tmp_path / "reports"),
        *("--cluster", "tcp://127.0.0.1:8786"),
    )
    assert (ended.code, ended.err) == (
        2,
        "--cluster: dask.distributed is not installed; "
        "install it with: pip install 'valuebook[cluster]'\n",
    )
    assert not (tmp_path / "reports").exists()


def test_every_fault_of_the_register_is_named_before_anything_runs(valuebook, tmp_path):
    ended = valuebook("report", tmp_path / "no\x1bne", "--out", tmp_path / "reports")
    assert ended.code == 2
    assert "\x1b" not in ended.err
    assert "no\\x1bne" in ended.err
    assert not (tmp_path / "reports").exists()


def test_a_dry_run_says_what_would_be_run_and_why_and_writes_nothing(
    valuebook, tmp_path
):
    out = tmp_path / "reports"
    words = ("report", COMPANY, "--out", out, "--only", "INI-001", "--only", "INI-005")
    ended = valuebook(*words, "--dry-run")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "INI-001 value-hypothesis: not made yet",
        "INI-001 okr-mapping: not made yet",
        "INI-001 operating-model: not made yet",
        "INI-001 value-tracking: not made yet",
        "INI-001 post-implementation-review: not made yet",
        "INI-001 ai-value-metrics: not made yet",
        "INI-005 value-hypothesis: not made yet",
        "INI-005 okr-mapping: not made yet",
        "INI-005 operating-model: not made yet",
        "INI-005 value-tracking: not made yet",
        "INI-005 post-implementation-review: not made yet",
        "11 runs would be made, 0 not: nothing has changed for them.",
    ]
    assert not out.exists()


def test_a_month_without_a_review_runs_nothing(valuebook, tmp_path):
    out = tmp_path / "reports"
    ended = valuebook("report", COMPANY, "--out", out, "--due", "--as-of", "1999-01")
    assert ended.code == 0
    assert ended.out == "No initiative has a review in 1999-01; nothing was run.\n"
    assert not out.exists()


def test_due_takes_the_initiatives_whose_review_falls_in_the_month(valuebook, tmp_path):
    # INI-007 went live in 2025-05 and is reviewed after 6 and 12 months
    words = ("--due", "--as-of", "2025-11", "--notebook", "okr-mapping", "--dry-run")
    ended = valuebook("report", COMPANY, "--out", tmp_path / "reports", *words)
    assert "INI-007 okr-mapping: not made yet" in ended.out.splitlines()
    assert "INI-001" not in ended.out


@pytest.mark.batch
def test_the_sample_company_is_reported_on_and_then_nothing_is_left_to_do(
    valuebook, tmp_path
):
    out = tmp_path / "reports"
    words = ("report", COMPANY, "--out", out, "--only", "INI-001")
    ended = valuebook(*words)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "Of 6 runs, 6 went well.",
        f"{out}/index.html lists every initiative.",
    ]
    report = (out / "INI-001" / "report.html").read_bytes()
    assert len(report) < 400_000
    records = json.loads((out / "results.json").read_bytes())
    assert [each["status"] for each in records] == ["ok"] * 6
    assert all(each["findings"] for each in records)
    for path in [*out.rglob("*.html"), *out.rglob("*.ipynb"), out / "results.json"]:
        assert str(COMPANY).encode() not in path.read_bytes()
        assert str(Path.home()).encode() + b"/" not in path.read_bytes()
    again = valuebook(*words, "--quiet")
    assert again.code == 0
    assert again.out.splitlines()[0] == (
        "Of 6 runs, 6 had not changed and were not made again."
    )
    assert (out / "INI-001" / "report.html").read_bytes() == report
    (out / "INI-001" / "report.html").unlink()
    assert valuebook(*words, "--dry-run").out.splitlines() == [
        "INI-001 report.html: to be bound anew from runs that stand",
        "no runs would be made, 6 not: nothing has changed for them.",
    ]


@pytest.mark.batch
@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Unix")
def test_a_reader_that_goes_away_ends_the_call_quietly(tmp_path):
    command = f"{sys.executable} -m valuebook report {COMPANY} --out {tmp_path / 'out'}"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{command} --dry-run | true"],
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_failures_are_told_up_to_a_screen_full():
    why = Failure("Does it hold?", "KeyError: 'a\x1b'", "see A/review.failed.ipynb")
    missing = tuple(Missing(f"I{place}", "review", why) for place in range(23))
    summary = Summary(Path("index.html"), 30, 1, 2, missing, stopped=0)
    told = list(_told(summary, Path("out"), force=False))
    assert len(told) == 23
    assert told[0] == (
        "I0 review, under \"Does it hold?\": KeyError: 'a\\x1b'; "
        "see A/review.failed.ipynb"
    )
    assert told[20:] == [
        "… and 3 more; results.json has them all.",
        "Of 33 runs, 7 went well, 23 failed, "
        "1 had not changed and were not made again, 2 are left.",
        "out/index.html lists every initiative.",
    ]


def test_a_forced_call_that_was_stopped_goes_on_without_force():
    summary = Summary(Path("index.html"), 1, 0, 2, stopped=2)
    told = list(_told(summary, Path("out"), force=True))
    assert told[1] == (
        "Stopped. To go on, give the same command without --force: "
        "what was finished is not run again."
    )


def test_what_found_no_room_is_named_in_place_of_the_index():
    why = not_written("index.html", OSError(28, "No space left on device"), 41_000)
    summary = Summary(Path("index.html"), 1, 0, 0, unwritten=(why,))
    assert list(_told(summary, Path("out"), force=False)) == [
        "index.html: could not be written: No space left on device; "
        "make room for 41 kB, or see who may write there",
        "Of 1 run, 1 went well.",
    ]


def test_a_call_that_lost_its_cluster_says_how_to_go_on():
    lost = "the scheduler at tcp://there:8786 no longer answers"
    summary = Summary(Path("index.html"), 1, 0, 2, lost=lost)
    told = list(_told(summary, Path("out"), force=False))
    assert told[1] == f"{lost}; mend it and give the same command to go on."
