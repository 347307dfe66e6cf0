import pandas as pd
import pytest

from valuebook.analysis.attribution import Spec
from valuebook.analysis.attribution.panel import read_panel
from valuebook.model import RegisterError

ROWS = {
    "state": ["CA", "CA", "CA", "UT", "UT", "UT"],
    "year": ["1987", "1988", "1989", "1987", "1988", "1989"],
    "packs": ["90", "89", "70", "80", "81", "79"],
    "flag": ["0", "0", "1", "0", "0", "0"],
}
ASKED = {"time": "year", "outcome": "packs", "unit": "state", "treated": "CA"}


def read(rows=None, *, design="difference_in_differences", start="1989", **asked):
    frame = pd.DataFrame({**ROWS, **(rows or {})})
    frame.index = frame.index + 2
    spec = Spec(design, **{**ASKED, "start": start, **asked})
    return read_panel(frame, spec, name="panel.csv")


def changed(column, row, value):
    cells = list(ROWS[column])
    cells[row - 2] = value
    return {column: cells}


@pytest.mark.parametrize(
    ("rows", "asked", "message"),
    [
        ({}, {"outcome": "pack"}, "pack: no such column, named as outcome; did you"),
        ({}, {"treated": "Ca"}, "treated: 'Ca' is no unit of state.*did you mean CA?"),
        ({}, {"treated": ""}, "treated: missing; accepted: a unit, or a column of 0"),
        ({}, {"unit": ""}, "treated: 'CA' is no column of 0 and 1"),
        ({}, {"start": "1987"}, "start: 1987 leaves no period before it"),
        ({}, {"start": "2001"}, "start: 2001 lies after the last period of the panel"),
        ({}, {"start": "soon"}, "start: 'soon' is no period; accepted: 1989"),
        ({}, {"start": ""}, "start: missing; accepted: the first treated period"),
        ({}, {"pre": ("x", None)}, "pre: 'x' is no period"),
        ({}, {"donors_exclude": ("UTT",)}, "donors_exclude: 'UTT' is no unit; did you"),
        ({}, {"starts": {"a": "1989"}, "start": ""}, "starts: not for the design"),
        (changed("packs", 4, "x"), {}, "panel.csv:4: packs: 'x'; accepted: a number"),
        (changed("packs", 4, "inf"), {}, "panel.csv:4: packs: 'inf'; accepted"),
        (changed("packs", 4, "-1e308"), {}, ":4: packs: '-1e308'; accepted: a number"),
        ({"packs": [90, 89, 1e308, 80, 81, 79]}, {}, r":4: packs: '1.*'; accepted"),
        (changed("packs", 4, "0"), {"scale": "log"}, ":4: packs: 0; accepted: above 0"),
        (
            changed("packs", 4, "-1"),
            {"scale": "count"},
            ":4: packs: -1; accepted: 0 or",
        ),
        (
            changed("packs", 4, "0"),
            {"weights": "packs"},
            ":4: packs: 0; accepted: above",
        ),
        (changed("state", 6, ""), {}, "panel.csv:6: state: empty; accepted: the name"),
        (changed("year", 4, "soon"), {}, "panel.csv:4: year: 'soon' is no period"),
        (changed("year", 4, "1988"), {}, ":4: year: CA has this period in row 3 too"),
        (
            changed("flag", 4, "2"),
            {"treated": "flag"},
            ":4: flag: '2'; accepted: 0 or 1",
        ),
        (changed("flag", 3, "1"), {"treated": "flag", "start": ""}, None),
        (
            {"flag": ["0", "1", "0", "0", "0", "0"]},
            {"treated": "flag", "start": ""},
            "flag: state CA: is 0 again after 1",
        ),
        ({"flag": ["0"] * 6}, {"treated": "flag"}, "flag: treats no unit"),
        ({"packs": ["", "", "70", "80", "81", "79"]}, {}, "start: the treated have no"),
        ({"first": ["0"] * 5 + ["x"]}, {"first_treated": "first"}, ":7: first: 'x' is"),
    ],
)
def test_what_a_panel_lacks_is_named(rows, asked, message):
    if message is None:
        assert read(rows, **asked).start == 1
        return
    with pytest.raises(RegisterError, match=message):
        read(rows, **asked)


def test_all_faults_are_named_at_once():
    rows = {**changed("packs", 3, "x"), **changed("year", 6, "soon")}
    with pytest.raises(RegisterError) as refused:
        read(rows, treated="Ca", donors_exclude=("Utah",))
    assert len(refused.value.problems) == 4


def test_of_many_rows_with_one_fault_twenty_are_shown():
    count = 50
    rows = {
        "state": ["CA"] * count,
        "year": [str(1950 + row) for row in range(count)],
        "packs": ["1,5"] * count,
        "flag": ["0"] * count,
    }
    with pytest.raises(RegisterError) as caught:
        read(rows)
    lines = str(caught.value).splitlines()
    assert "panel.csv: packs: 30 more rows of the kind" in lines
    assert len(lines) == 21


def test_rows_without_a_value_are_left_out_and_counted():
    panel = read(changed("packs", 3, ""))
    assert len(panel.rows) == 5
    assert panel.notes == ("1 row without a value of packs left out.",)


def test_ranges_and_excluded_donors_are_left_out():
    panel = read(pre=("1988", None), donors_exclude=("UT",))
    assert panel.rows["unit"].tolist() == ["CA", "CA"]
    assert panel.labels == {0: 1987, 1: 1988, 2: 1989}


def test_a_column_of_first_treated_periods_says_who_begins_when():
    first = {"first": ["1989", "1989", "1989", "0", "", "never"]}
    panel = read(first, treated="", start="", first_treated="first")
    assert panel.rows["begins"].tolist() == [2, 2, 2] + [float("inf")] * 3


def test_a_unit_treated_after_the_last_period_was_never_treated():
    first = {"first": ["1989"] * 3 + ["1995"] * 3}
    panel = read(first, treated="", start="", first_treated="first")
    assert panel.rows["begins"].tolist() == [2, 2, 2] + [float("inf")] * 3


def test_a_unit_has_one_first_treated_period():
    first = {"first": ["1989", "1988", "1989", "0", "0", "0"]}
    with pytest.raises(RegisterError, match="csv:3: first: changes within state CA"):
        read(first, treated="", start="", first_treated="first")


def test_people_asked_once_are_a_cross_section():
    people = {"state": list("abcdef"), "flag": list("111000")}
    assert read(people, treated="flag").is_cross_section
    assert not read().is_cross_section
