from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.statements.development import TEXTS, read_once
from valuebook.analysis.statements import COLUMNS, lint, read_statement
from valuebook.analysis.statements.numerals import numeral_value

STAND_INS = {"0", "2x", "3x", "4x", "5x", "10x", "50%"}
ASIDE = {"text", "certainty", "reasons"}


def told(statement):
    return {
        name: value for name, value in asdict(statement).items() if name not in ASIDE
    }


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: f"  {text.replace(' ', '  ')} ",
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "\n", 1),
        lambda text: text.replace(" ", " \u200b", 1),
        lambda text: text.replace("'", "\u2019"),
        lambda text: f"\u2022 {text}",
        lambda text: f"- {text}",
        lambda text: f"3. {text}",
        lambda text: f"KR 2.1: {text}",
        lambda text: f"Objective: {text}",
        lambda text: f"[x] {text}",
    ],
)
def test_what_stands_around_a_statement_changes_nothing(changed):
    for text in TEXTS[::9]:
        found = read_statement(changed(text))
        assert told(found) == told(read_once(text)), text


def test_values_stand_in_the_text():
    """Or its numeral does, when the unit stands with the other value."""
    for text in TEXTS:
        found = read_once(text)
        for value in {found.baseline, found.target} - {"", *STAND_INS}:
            assert value in text or value.split()[0] in text, (text, value)
            assert any(each.isdigit() for each in value) or not value[0].isspace()


def test_a_statement_is_read_the_same_wherever_it_stands_in_a_file():
    forward, backward = lint(TEXTS[:200]), lint(TEXTS[:200][::-1])
    same = [name for name in COLUMNS if name != "id"]
    assert forward[same].equals(backward[same].iloc[::-1].reset_index(drop=True))


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_text_can_be_linted(text):
    row = lint([text]).iloc[0]
    assert row["label"] in {"outcome", "output", ""}
    assert (row["measurable"] == "yes") == bool(row["target"])


@given(st.integers(min_value=1, max_value=999_999))
def test_a_number_is_worth_what_it_says_however_it_is_grouped(number):
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        assert numeral_value(written) == number


@given(st.sampled_from(TEXTS), st.integers(min_value=2, max_value=9))
def test_the_direction_follows_from_two_levels(text, factor):
    up = read_statement(f"Wait time from {factor} to {factor * 10} hours")
    down = read_statement(f"Wait time from {factor * 10} to {factor} hours")
    assert (up.direction, down.direction) == ("increase", "decrease")
