from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.model import Problem
from valuebook.register import Settings, check_register, read_register
from valuebook.register.decoding import TextFile
from valuebook.register.settings_file import read_settings

GOOD = 'name = "Acme"\ncurrency = "EUR"\n'

# the text of register.toml, and how everything that is said of it begins
SETTINGS = [
    (
        'name = "Acme"\n',
        [": currency: missing; add a line for it; it holds the report"],
    ),
    ("# nothing yet\n", [": currency: missing; add a line", ": name: missing; add a"]),
    (f"{GOOD}hurdle = 0.1\n", [":3: hurdle: 'hurdle' is not a setting; did you mean"]),
    (
        'name = "Acme"\ncurrancy = "EUR"\n',
        [":2: currancy: 'currancy' is not a setting; did you mean currency?"],
    ),
    (
        f"{GOOD}[tables]\nx = 1\n",
        [":3: tables: 'tables' is not a setting; take the li"],
    ),
    (
        'name = ""\ncurrency = "EUR"\n',
        [":1: name: ''; accepted: a text that is not empty; give the name of the"],
    ),
    (
        'name = "A\\u202eB"\ncurrency = "EUR"\n',
        [":1: name: hidden character U+202E (right-to-left override) in 'A\\u202eB'"],
    ),
    (
        f'name = "{"A" * 121}"\ncurrency = "EUR"\n',
        [":1: name: 'AAA"],
    ),
    (
        'name = "Acme"\ncurrency = "euro"\n',
        [":2: currency: 'euro'; accepted: three capital letters, such as EUR; give"],
    ),
    (
        f"{GOOD}fiscal_year_start = 13\n",
        [":3: fiscal_year_start: '13'; accepted: a number up to 12; give the first"],
    ),
    (
        f'{GOOD}fiscal_year_start = "1"\n',
        [":3: fiscal_year_start: '1'; accepted: a whole number; give the first month"],
    ),
    (
        f"{GOOD}privacy_floor = 5.5\n",
        [":3: privacy_floor: '5.5'; accepted: a whole number; give the smallest"],
    ),
    (
        f'{GOOD}hurdle_rate = "8 %"\n',
        [":3: hurdle_rate: '8 %'; accepted: a number such as 0.08; give the yearly"],
    ),
    (f"{GOOD}hurdle_rate = 8\n", [":3: hurdle_rate: '8'; accepted: a number below 1"]),
    (f"{GOOD}hurdle_rate = -1\n", [":3: hurdle_rate: '-1'; accepted: a number from 0"]),
    (
        f"{GOOD}hurdle_rate = nan\n",
        [":3: hurdle_rate: 'nan'; accepted: a number below 1"],
    ),
    (
        f"{GOOD}productive_hours_per_fte = 0\n",
        [":3: productive_hours_per_fte: '0'; accepted: a number above 0; give the ho"],
    ),
    (
        "name = 5\ncurrency = EUR\n",
        [":2: invalid value; accepted: lines as key = value, with texts in double"],
    ),
    (f'{GOOD}name = "B"\n', [":3: cannot overwrite a value; accepted: lines as key ="]),
    ("name = 5\n" + GOOD[14:], [":1: name: '5'; accepted: a text in double quotes"]),
    ("a = " + "[" * 5000, [": brackets nested too deeply; accepted: lines as key = "]),
]


@pytest.mark.parametrize(("text", "expected"), SETTINGS)
def test_what_is_amiss_in_the_settings_is_named(
    folder: Path, text: str, expected: list[str]
) -> None:
    (folder / "register.toml").write_text(text, encoding="utf-8")
    said = [str(problem) for problem in check_register(folder)]
    assert len(said) == len(expected)
    for each, beginning in zip(said, expected, strict=True):
        assert each.startswith(f"register.toml{beginning}")


def test_settings_left_out_have_their_defaults(folder: Path) -> None:
    assert read_register(folder).settings == Settings(name="Acme", currency="EUR")


def test_a_byte_order_mark_and_other_line_ends_are_read(folder: Path) -> None:
    data = GOOD.replace("\n", "\r\n").encode("utf-8-sig")
    (folder / "register.toml").write_bytes(data)
    assert read_register(folder).settings.name == "Acme"


def test_settings_in_another_encoding_are_named(folder: Path) -> None:
    (folder / "register.toml").write_bytes(
        GOOD.replace("Acme", "Société").encode("cp1252")
    )
    (problem,) = check_register(folder)
    assert (problem.row, problem.accepted) == (1, "UTF-8")
    assert problem.found == "not UTF-8: byte 0xE9, which is 'é' in Windows-1252"


def test_missing_settings_do_not_hide_the_faults_of_the_tables(folder: Path) -> None:
    (folder / "register.toml").unlink()
    (folder / "lessons.csv").write_text("nothing\n", encoding="utf-8")
    assert [str(problem).split(";")[0] for problem in check_register(folder)] == [
        "lessons.csv:1: 'nothing'",
        "register.toml: the file is missing",
    ]


TOML = ["true", "-1", "1e999", "-inf", "9" * 400, '"x"', '""', "[]", "[[1]]", "{a = 1}"]
TOML += ["2026-03-31", "12:30:00", "0.5", "5", "1_000", "'a\tb'"]


@given(st.sampled_from(list(Settings.model_fields)), st.sampled_from(TOML))
def test_any_value_is_a_setting_or_a_problem(key: str, value: str) -> None:
    text = f"{key} = {value}\n".encode()
    found = read_settings(TextFile("register.toml", text, ""))
    assert isinstance(found, list)
    assert all(isinstance(problem, Problem) for problem in found)
