import json
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.analysis.trajectory.lives import life

ENTRY = {
    "initiative_id": "INI-001",
    "metric": "orders a day",
    "direction": "increase",
    "baseline": 100,
    "target": 120,
    "target_tolerance": 0.1,
    "history_start": "2022-01-01",
    "go_live": "2024-01-01",
    "target_date": "2025-01-01",
    "monitor_until": "2025-12-01",
    "cadence": "monthly",
    "ramp": {"shape": "linear", "lag_months": 1, "duration_months": 6},
}
COLUMNS = [
    "initiative_id",
    "date",
    "verdict",
    "p_target",
    "forecast_lo",
    "forecast_mid",
    "forecast_hi",
]


@pytest.fixture
def files(tmp_path):
    """Write a plan and its actuals; return a function that changes them and runs."""
    plans, actuals = tmp_path / "plans.json", tmp_path / "actuals.csv"

    def write(entries, frame):
        plans.write_text(json.dumps(entries), encoding="utf-8")
        frame.to_csv(actuals, index=False)
        out = tmp_path / "out.csv"
        return "--plans", plans, "--actuals", actuals, "--out", out

    return write


def values(share=0.4, *, initiative="INI-001"):
    return life(share).assign(initiative_id=initiative)[
        ["initiative_id", "date", "value"]
    ]


def written(words):
    return pd.read_csv(words[-1])


def test_each_initiative_gets_a_row(valuebook, files):
    entries = [ENTRY, {**ENTRY, "initiative_id": "INI-002"}]
    frame = pd.concat([values(0.0), values(1.0, initiative="INI-002")])
    words = files(entries, frame)
    ended = valuebook("track", *words)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    found = written(words)
    assert found.columns.tolist() == COLUMNS
    assert found["verdict"].tolist() == ["structural_shortfall", "on_trajectory"]
    assert found["date"].tolist() == ["2025-08-01"] * 2


@pytest.mark.parametrize("as_of", ["2024-10", "2024-10-01", "2024-10-31"])
def test_each_look_of_a_life_is_what_a_run_as_of_then_gives(valuebook, files, as_of):
    words = files([ENTRY], values())
    assert valuebook("track", *words, "--every").code == 0
    looks = written(words).set_index("date")
    assert len(looks) == 20
    assert valuebook("track", *words, "--as-of", as_of).code == 0
    alone = written(words).set_index("date")
    pd.testing.assert_frame_equal(alone, looks.loc[["2024-10-01"]], rtol=1e-6)


def test_values_after_as_of_are_never_read(valuebook, files):
    frame = values()
    changed = frame.assign(value=frame["value"].where(frame["date"] < "2024-09", 9e9))
    told = []
    for each in (frame, changed):
        words = files([ENTRY], each)
        assert valuebook("track", *words, "--as-of", "2024-08").code == 0
        told.append(words[-1].read_bytes())
    assert told[0] == told[1]


def test_a_higher_level_gives_a_wider_interval(valuebook, files):
    words = files([ENTRY], values())
    widths = []
    for level in (0.5, 0.95):
        valuebook("track", *words, "--level", level)
        widths.append(written(words).eval("forecast_hi - forecast_lo")[0])
    assert widths[1] > 2 * widths[0]


def test_an_initiative_without_values_has_insufficient_evidence(valuebook, files):
    words = files([ENTRY], values().iloc[:0])
    assert valuebook("track", *words).code == 0
    assert written(words)["verdict"].tolist() == ["insufficient_evidence"]
    assert valuebook("track", *words, "--every").code == 0
    assert words[-1].read_text() == ",".join(COLUMNS) + "\n"


def test_values_in_another_unit_are_named_with_their_row(valuebook, files):
    frame = values()
    frame.loc[40:, "value"] *= 1000
    words = files([ENTRY], frame)
    ended = valuebook("track", *words, "--every")
    assert ended.code == 0
    assert "actuals.csv:42: value: " in ended.err
    assert "of INI-001 looks to be in another unit than the baseline 100" in ended.err
    looks = written(words).set_index("date")
    assert looks.loc["2025-05-01":, "p_target":].isna().all(axis=None)
    assert looks.loc[:"2025-04-01"].notna().all(axis=None)
    verdicts = looks["verdict"]
    assert set(verdicts.loc["2025-05-01":]) == {"insufficient_evidence"}
    assert "insufficient_evidence" not in verdicts.loc["2025-04-01"]


STRIKE = {"from": "2024-06-01", "to": "2024-08-31", "reason": "strike"}


def test_values_within_an_event_are_left_out_and_it_is_said(valuebook, files):
    frame = values()
    struck = frame["date"].between("2024-06-01", "2024-08-31")
    told = []
    for value in (0.0, 500.0):
        changed = frame.assign(value=frame["value"].mask(struck, value))
        words = files([{**ENTRY, "events": [STRIKE]}], changed)
        ended = valuebook("track", *words, "--every")
        assert ended.code == 0
        assert ended.err == (
            "actuals.csv:31: 3 values of INI-001 left out, "
            "2024-06-01 to 2024-08-31: strike\n"
        )
        told.append(words[-1].read_bytes())
    assert told[0] == told[1]
    looks = written(words).set_index("date")
    assert len(looks) == 20
    during = looks.loc["2024-05-01":"2024-08-01", "p_target"]
    assert during.tolist() == [during.iloc[0]] * 4


def test_values_within_an_event_logged_too_late_count_and_it_is_said(valuebook, files):
    told = []
    for events in ([], [{**STRIKE, "logged_on": "2024-07-01"}]):
        words = files([{**ENTRY, "events": events}], values())
        ended = valuebook("track", *words)
        assert ended.code == 0
        told.append(words[-1].read_bytes())
    assert told[0] == told[1]
    assert ended.err == (
        "plans.json: plan 1 (INI-001), event 1: logged on 2024-07-01, after the month "
        "in which it began, so its values count\n"
    )
    words = files([{**ENTRY, "events": [{**STRIKE, "logged_on": "2024-06"}]}], values())
    assert "3 values of INI-001 left out" in valuebook("track", *words).err


def test_a_baseline_from_a_bad_stretch_is_named(valuebook, files):
    words = files([{**ENTRY, "baseline": 92}], values())
    assert valuebook("track", *words).err == (
        "actuals.csv: the values of INI-001 up to three months before go-live average "
        "100 where its plan has the baseline 92; a return to that alone is 29 % of "
        "the promised change\n"
    )


@pytest.mark.batch
def test_many_initiatives_are_tracked_side_by_side_with_the_same_result(
    valuebook, files, monkeypatch
):
    names = [f"INI-{number:03}" for number in range(5)]
    entries = [{**ENTRY, "initiative_id": name} for name in names]
    frame = pd.concat([values(0.4, initiative=name) for name in names])
    told = []
    for many in (100, 2):
        monkeypatch.setattr("valuebook.cli.track._MANY", many)
        words = files(entries, frame)
        assert valuebook("track", *words).code == 0
        told.append(words[-1].read_bytes())
    assert told[0] == told[1]
    assert written(words)["initiative_id"].tolist() == names


def without(key):
    return {name: value for name, value in ENTRY.items() if name != key}


PLANS = [
    ([without("cadence")], "plan 1 (INI-001), cadence: missing"),
    (
        [{**without("baseline"), "base_line": 3}],
        "baseline: missing; 'base_line' is there; name it baseline",
    ),
    (
        [{**without("target_tolerance"), "target_tolerence": 0.2}],
        "target_tolerence: unknown key; did you mean target_tolerance?",
    ),
    ([{**ENTRY, "target": 100}], "target: 100 equals the baseline"),
    ([{**ENTRY, "target": 90}], "target: 90 lies on the wrong side of the baseline"),
    ([{**ENTRY, "baseline": "100"}], 'baseline: "100"; accepted: a number'),
    ([{**ENTRY, "target": None}], "target: null; accepted: a number"),
    ([{**ENTRY, "target": float("nan")}], "target: NaN; accepted: a number"),
    (
        [{**ENTRY, "direction": "increas"}],
        "direction must be one of increase, decrease; not 'increas'; "
        "did you mean increase?",
    ),
    ([{**ENTRY, "cadence": "daily"}], "cadence must be one of monthly, weekly"),
    (
        [{**ENTRY, "ramp": {"shape": "liner"}}],
        "ramp shape must be one of step, linear, logistic, saturating, bass; "
        "not 'liner'; did you mean linear?",
    ),
    ([{**ENTRY, "ramp": "linear"}], "accepted: an object with shape, lag_months and"),
    ([{**ENTRY, "go_live": "01/02/2024"}], "accepted: a date written YYYY-MM-DD"),
    ([{**ENTRY, "target_date": "2023-06-01"}], "2023-06-01 is not after go-live"),
    ([{**ENTRY, "history_start": "2024-02-01"}], "is not before go_live 2024-01-01"),
    ([{**ENTRY, "monitor_until": "2024-02-01"}], "is before target_date 2025-01-01"),
    (
        [{**ENTRY, "events": [{"from": "2024-06-01"}]}],
        'event 1: {"from": "2024-06-01"}; accepted: an object with from, to, reas',
    ),
    (
        [{**ENTRY, "events": [STRIKE, {"from": "June", "to": "2024-08-31"}]}],
        'event 2, from: "June"; accepted: a date written YYYY-MM-DD',
    ),
    (
        [{**ENTRY, "events": {"from": "2024-06-02", "to": "2024-06-01"}}],
        "event 1: 2024-06-01 is before its start 2024-06-02",
    ),
    ([{**ENTRY, "target": float("inf")}], "target: Infinity; accepted: a number"),
    ([{**ENTRY, "target": 1e300}], "target: 1e+300; accepted: a number"),
    ([{**ENTRY, "baseline": "a hundred"}], 'baseline: "a hundred"; accepted: a'),
    ([ENTRY, ENTRY], "plan 2 (INI-001), initiative_id: 'INI-001' a second time"),
    ([{**ENTRY, "initiative_id": " "}], 'initiative_id: " "; accepted: a text that'),
    ([{**ENTRY, "cadence": None}], "cadence: null; accepted: a word"),
    ([{**ENTRY, "target_tolerance": 10}], "target_tolerance: 10 is not a share"),
    ([{**ENTRY, "go_live": 2024}], "go_live: 2024; accepted: a date written"),
    ([3], "plan 1: 3 is no plan; accepted: an object of keys"),
    ([], "plans.json: holds no plan; accepted: a list of plans"),
]


@pytest.mark.parametrize(("entries", "message"), PLANS)
def test_a_plan_that_cannot_be_used_is_named_with_its_place(
    valuebook, files, entries, message
):
    ended = valuebook("track", *files(entries, values()))
    assert ended.code == 2
    assert message in ended.err
    assert len(ended.err.splitlines()) == 1


def test_every_fault_of_options_plans_and_actuals_is_named_at_once(valuebook, files):
    bad = {**without("ramp"), "cadence": "daily", "target_date": "soon"}
    entries = [bad, {**ENTRY, "initiative_id": "B", "target": 100, "go_live": "2099"}]
    frame = values().astype(str)
    frame.loc[4, "value"], frame.loc[5, "date"] = "many", "June"
    frame.loc[6, "initiative_id"] = "C"
    words = files(entries, frame)
    words[-1].write_text("as it was")
    ended = valuebook("track", *words, "--level", "80", "--as-of", "June")
    assert ended.code == 2
    places = [line.split(";")[0] for line in ended.err.splitlines()]
    assert places == [
        "--as-of: 'June' is no date",
        "--level: 80 is not between 0 and 1",
        "actuals.csv:6: value: 'many'",
        "actuals.csv:7: date: 'June'",
        "actuals.csv:8: initiative_id: 'C' has no plan",
        "plans.json: plan 1 (INI-001): cadence must be one of monthly, weekly",
        "plans.json: plan 1 (INI-001), ramp: missing",
        'plans.json: plan 1 (INI-001), target_date: "soon"',
        "plans.json: plan 2 (B): target: 100 equals the baseline",
        'plans.json: plan 2 (B), go_live: "2099"',
    ]
    assert words[-1].read_text() == "as it was"


def test_plans_that_are_no_json_leave_the_actuals_to_be_looked_at(valuebook, files):
    frame = values().astype(str)
    frame.loc[4, "value"] = "many"
    words = files([ENTRY], frame)
    words[1].write_text('[\n{"initiative_id": }\n]')
    ended = valuebook("track", *words)
    assert ended.code == 2
    assert "plans.json:2: no JSON: Expecting value (column 19)" in ended.err
    assert "actuals.csv:6: value: 'many'" in ended.err
    assert len(ended.err.splitlines()) == 2


WRITTEN_OTHERWISE = [
    lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    lambda text: text.replace("-01,", ","),
    lambda text: text.replace("-01,", "-01T00:00:00+01:00,"),
    lambda text: text.replace("INI-001,", '" INI-001 ",'),
    lambda text: "\n".join([text.split("\n")[0], *sorted(text.split("\n")[1:])[::-1]]),
    lambda text: text.replace("\n", ",a note\n"),
    lambda text: text + "INI-001,2025-09-01,\nINI-001,2025-10-01,n/a\n,,\n",
]


def test_a_fault_beside_what_cannot_be_read_is_named_too(valuebook, files):
    ramp = {"shape": "curve", "lag_months": -1, "duration_months": "six"}
    wrong = {**ENTRY, "direction": "down", "baseline": "10", "ramp": ramp}
    ended = valuebook("track", *files([wrong], values()))
    assert ended.code == 2
    assert [line.split(": ", 1)[1] for line in ended.err.splitlines()] == [
        "plan 1 (INI-001): direction must be one of increase, decrease; not 'down'",
        "plan 1 (INI-001): ramp shape must be one of step, linear, logistic, "
        "saturating, bass; not 'curve'",
        "plan 1 (INI-001): ramp: lag and duration are counted in months from 0",
        'plan 1 (INI-001), baseline: "10"; accepted: a number such as 120 or 0.45',
        'plan 1 (INI-001), ramp.duration_months: "six"; accepted: a number such as '
        "120 or 0.45",
    ]


@pytest.mark.parametrize("change", WRITTEN_OTHERWISE)
def test_the_same_values_written_otherwise_give_the_same(valuebook, files, change):
    words = files([ENTRY], values())
    assert valuebook("track", *words).code == 0
    plain = written(words).drop(columns="date")
    actuals = words[3]
    text = change(actuals.read_text())
    actuals.write_bytes(text.replace("value,a note", "value,note").encode())
    ended = valuebook("track", *words)
    assert (ended.code, ended.err) == (0, "")
    pd.testing.assert_frame_equal(written(words).drop(columns="date"), plain)


def test_a_month_in_a_plan_stands_for_its_first_or_last_day(valuebook, files):
    months = {
        "history_start": "2022-01",
        "go_live": "2024-01",
        "target_date": "2024-12",
    }
    days = {**months, "go_live": "2024-01-01", "target_date": "2024-12-31"}
    told = []
    for dates in (months, {**days, "history_start": "2022-01-01"}):
        words = files([{**ENTRY, **dates}], values())
        assert valuebook("track", *words).code == 0
        told.append(words[-1].read_bytes())
    assert told[0] == told[1]


ACTUALS = [
    ("value", "12,5", "actuals.csv:6: value: '12,5'; accepted: a number such as"),
    ("value", "many", "actuals.csv:6: value: 'many'; accepted: a number such as"),
    ("value", "inf", "actuals.csv:6: value: 'inf'; accepted: a number such as"),
    ("date", "03/04/2024", "actuals.csv:6: date: '03/04/2024'; accepted: a date"),
    (
        "date",
        "2022-04-01",
        "actuals.csv:6: date: 2022-04-01 of INI-001 is of the same period as row 5; "
        "keep the value that holds",
    ),
    ("value", "1e999", "actuals.csv:6: value: '1e999'; accepted: a number such as"),
    ("value", "1e300", "actuals.csv:6: value: '1e300'; accepted: a number such as"),
    ("date", "", "actuals.csv:6: date: ''; accepted: a date written YYYY-MM-DD or"),
    ("initiative_id", "", "actuals.csv:6: initiative_id: empty"),
    (
        "date",
        "2022-04-12",
        "actuals.csv:6: date: 2022-04-12 of INI-001 is of the same period as row 5; "
        "keep the value that holds",
    ),
    (
        "initiative_id",
        "INI-01",
        "actuals.csv:6: initiative_id: 'INI-01' has no plan; did you mean INI-001?",
    ),
]


@pytest.mark.parametrize(("column", "found", "message"), ACTUALS)
def test_an_actual_that_cannot_be_used_is_named_with_its_row(
    valuebook, files, column, found, message
):
    frame = values().astype(str)
    frame.loc[4, column] = found
    ended = valuebook("track", *files([ENTRY], frame))
    assert ended.code == 2
    assert message in ended.err
    assert len(ended.err.splitlines()) == 1


def test_weekly_values_under_a_monthly_plan_are_one_problem(valuebook, files):
    dates = pd.date_range("2022-01-02", periods=len(values()), freq="7D")
    ended = valuebook("track", *files([ENTRY], values().assign(date=dates)))
    assert ended.code == 2
    assert ended.err == (
        "actuals.csv:3: date: 43 pairs of values of INI-001 are less than half a "
        "period apart, first those of rows 2 and 3; the plan says monthly: keep one "
        "value for each period, or say weekly\n"
    )


HEADERS = [
    ("Initiative_Id,Date,value", "date: missing column; 'Date' is there; name it"),
    ("initiative_id;date;value", "cells separated by semicolons; accepted: by commas"),
    ("initiative_id,date,value,value", "actuals.csv:1: value: 2 columns of this name"),
]


@pytest.mark.parametrize(("header", "message"), HEADERS)
def test_a_header_that_cannot_be_used_is_named(valuebook, files, header, message):
    words = files([ENTRY], values())
    words[3].write_text(f"{header}\n")
    ended = valuebook("track", *words)
    assert ended.code == 2
    assert message in ended.err


def test_a_row_with_a_cell_too_many_is_named(valuebook, files):
    words = files([ENTRY], values())
    words[3].write_text("initiative_id,date,value\nINI-001,2024-01-01,12,5\n")
    ended = valuebook("track", *words)
    assert ended.code == 2
    assert ended.err == "actuals.csv:2: 4 cells where the header has 3\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--as-of", "June"), "'June' is no date; write it as YYYY-MM-DD or YYYY-MM"),
        (("--as-of", "2024-13"), "'2024-13' is no date"),
        (("--level", "80"), "--level: 80 is not between 0 and 1; try 0.8"),
        (("--plans", "nowhere.json"), "nowhere.json: cannot be read: No such file"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(valuebook, files, words, message):
    ended = valuebook("track", *files([ENTRY], values()), *words)
    assert ended.code == 2
    assert message in ended.err


UNWRITABLE = [
    ("nowhere/out.csv", "out.csv: cannot be written: No such file or directory"),
    (".", ": cannot be written: Is a directory"),
    ("actuals.csv", "actuals.csv: is a file that is read, and would be lost; name"),
]


@pytest.mark.parametrize(("out", "message"), UNWRITABLE)
def test_a_file_that_cannot_be_written_is_named_before_the_work(
    valuebook, files, tmp_path, out, message
):
    words = files([ENTRY], values())
    before = words[3].read_bytes()
    ended = valuebook("track", *words[:-1], tmp_path / out)
    assert ended.code == 2
    assert message in ended.err
    assert words[3].read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_rows_can_be_written_to_a_device(valuebook, files):
    words = files([ENTRY], values())
    assert valuebook("track", *words[:-1], "/dev/null").code == 0
    assert not Path("/dev/null").is_file()
