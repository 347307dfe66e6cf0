import json
from pathlib import Path

import pandas as pd
import pytest

from tests.analysis.attribution.panels import published, series, units
from valuebook.cli.attribute_files import KEYS as KEYS_ASKED

PAGE = Path(__file__).resolve().parents[2] / "docs/attribution.md"
SPEC = {
    "design": "interrupted_time_series",
    "time": "month",
    "outcome": "value",
    "start": "2023-01",
}
KEYS = [
    "design",
    "effect",
    "effect_relative",
    "low",
    "high",
    "level",
    "p_value",
    "placebo",
    "mde",
    "grade",
    "verdict",
    "notes",
    "path",
]


@pytest.fixture
def asked(tmp_path, valuebook):
    """Return a function that asks of a frame; gives the outcome and the result."""

    def ask(frame, spec):
        panel, question = tmp_path / "panel.csv", tmp_path / "spec.json"
        out = tmp_path / "result.json"
        frame.to_csv(panel, index=False)
        question.write_text(json.dumps(spec), encoding="utf-8")
        ended = valuebook("attribute", panel, "--spec", question, "--out", out)
        return ended, json.loads(out.read_text("utf-8")) if out.exists() else None

    return ask


def test_the_result_holds_effect_interval_grade_and_path(asked, rng):
    ended, result = asked(series(rng, effect=-6), SPEC)
    assert ended.code == 0
    assert list(result) == KEYS
    assert result["low"] < -6 < result["high"] < 0
    assert (result["verdict"], result["grade"]) == ("associated", 2)
    assert result["placebo"]["kind"] == "time"
    assert list(result["path"][0]) == [
        "time",
        "observed",
        "counterfactual",
        "low",
        "high",
    ]
    assert result["path"][0]["low"] is None
    assert result["path"][40]["time"] == "2023-05"
    assert ended.out.startswith("associated (grade 2): -")


def test_years_of_the_path_are_numbers(asked):
    spec = {"design": "synthetic_control", "time": "year", "outcome": "packs"}
    spec |= {"unit": "state", "treated": "California", "start": "1989"}
    _, result = asked(published("cigarette_sales"), spec)
    assert result["path"][-1]["time"] == 2000


def test_several_interventions_have_an_effect_each(asked, rng):
    spec = {**SPEC, "starts": {"pilot": "2022-01", "roll-out": "2023-06"}}
    del spec["start"]
    _, result = asked(series(rng), spec)
    assert list(result["effects"]) == ["pilot", "roll-out"]
    assert result["effects"]["pilot"]["low"] < result["effects"]["pilot"]["high"]


def test_what_cannot_be_estimated_is_null_and_insufficient(asked, rng):
    ended, result = asked(series(rng).assign(value=3), SPEC)
    assert ended.code == 0
    assert (result["effect"], result["verdict"]) == (None, "insufficient")
    assert "does not vary before the start" in result["notes"][0]
    assert ended.out.startswith("insufficient (grade 1): The outcome does not vary")


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"desing": "x"}, "spec.json: desing: unknown key; did you mean design?"),
        ({"design": "structurl"}, 'design: "structurl"; accepted: interrupted_time'),
        ({"scale": "logs"}, 'scale: "logs"; accepted: level, log, count; did you mean'),
        ({"outcome": None}, "spec.json: outcome: missing"),
        ({"outcome": 5}, "outcome: 5; accepted: the name of a column"),
        ({"controls": [1]}, "controls: 1; accepted: the name of a column"),
        ({"promised_effect": "5"}, 'promised_effect: "5"; accepted: a number'),
        ({"seasonal_period": 0}, "seasonal_period: 0; accepted: a number of periods"),
        ({"pre": ["2020-01"]}, 'pre: ["2020-01"]; accepted: a list of first and last'),
        ({"starts": []}, "starts: []; accepted: an object of names and first treated"),
        ({"start": True}, "start: true; accepted: text or a number"),
        ({"offset": "value"}, "offset: is not for the scale level; make the scale"),
        ({"start": "2031-01"}, "start: 2031-01 lies after the last period"),
    ],
)
def test_what_a_question_lacks_is_named(asked, rng, spec, message):
    ended, result = asked(series(rng), {**SPEC, **spec})
    assert ended.code == 2
    assert message in ended.err
    assert result is None


def test_faults_of_question_and_panel_are_named_together(asked, rng):
    frame = series(rng)
    frame["value"] = frame["value"].astype(object)
    frame.loc[3, "value"] = "n.n."
    ended, _ = asked(frame, {**SPEC, "promised": 3})
    assert "panel.csv:5: value: 'n.n.'; accepted: a number" in ended.err
    assert "promised: unknown key; did you mean promised_effect?" in ended.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "panel.csv: is empty; accepted: a CSV file"),
        ("month,value\n2020-01,1\n2020-02\n", "panel.csv:3: 1 cell where the header"),
        ("month,value,value\n2020-01,1,1\n", "value: stands twice in the header"),
        ("month,value\n", "panel.csv: holds no rows"),
    ],
)
def test_a_table_that_is_none_is_named(tmp_path, valuebook, text, message):
    panel, question = tmp_path / "panel.csv", tmp_path / "spec.json"
    panel.write_text(text, encoding="utf-8")
    question.write_text(json.dumps(SPEC), encoding="utf-8")
    out = tmp_path / "result.json"
    ended = valuebook("attribute", panel, "--spec", question, "--out", out)
    assert ended.code == 2
    assert message in ended.err


@pytest.mark.parametrize(
    ("text", "message"),
    [("{", "spec.json:1: no JSON"), ("[1]", "[1] is no question; accepted: an object")],
)
def test_a_question_that_is_none_is_named(tmp_path, valuebook, text, message):
    panel, question = tmp_path / "panel.csv", tmp_path / "spec.json"
    pd.DataFrame({"month": ["2020-01"], "value": [1]}).to_csv(panel, index=False)
    question.write_text(text, encoding="utf-8")
    out = tmp_path / "result.json"
    ended = valuebook("attribute", panel, "--spec", question, "--out", out)
    assert ended.code == 2
    assert message in ended.err


def test_a_missing_file_is_named(tmp_path, valuebook):
    absent, out = tmp_path / "absent.csv", tmp_path / "result.json"
    ended = valuebook("attribute", absent, "--spec", absent, "--out", out)
    assert ended.code == 2
    assert "absent.csv: cannot be read" in ended.err


def test_a_file_that_is_read_is_not_written_over(tmp_path, valuebook, rng):
    panel, question = tmp_path / "panel.csv", tmp_path / "spec.json"
    series(rng).to_csv(panel, index=False)
    question.write_text(json.dumps(SPEC), encoding="utf-8")
    before = panel.read_bytes()
    ended = valuebook("attribute", panel, "--spec", question, "--out", panel)
    assert (ended.code, ended.err) == (
        2,
        f"{panel}: is a file that is read, and would be lost; name another one\n",
    )
    assert panel.read_bytes() == before


def test_both_files_and_the_one_to_write_are_named_where_none_can_be_used(
    tmp_path, valuebook
):
    none = tmp_path / "none"
    ended = valuebook("attribute", none, "--spec", none, "--out", none / "result.json")
    assert ended.code == 2
    assert ended.err == (
        f"{none}: cannot be read: No such file or directory\n" * 2
        + f"{none}/result.json: cannot be written: No such file or directory\n"
    )


def test_the_page_names_every_key_and_shows_a_question_that_works(asked):
    page = PAGE.read_text(encoding="utf-8")
    assert [key for key in KEYS_ASKED if f"`{key}`" not in page] == []
    shown = json.loads(page.partition("```json")[2].partition("```")[0])
    _, result = asked(published("cigarette_sales"), shown)
    assert result["verdict"] == "attributable"


def test_one_donor_is_insufficient(asked, rng):
    spec = {"design": "synthetic_control", "time": "period", "outcome": "value"}
    spec |= {"unit": "unit", "treated": "U00", "start": 16}
    ended, result = asked(units(rng, count=2), spec)
    assert ended.code == 0
    assert result["verdict"] == "insufficient"
    assert result["notes"][0].startswith("1 donor with a value in every period")
