import getpass
from datetime import date
from pathlib import Path

import pytest

from tests.register.small_register import SMALL

GATES = (
    "initiative_id,gate,due,measure_id,minimum,kind,override_reason\n"
    '007,"G1, stop",2025-06-30,1E5,10,kill,\n'
    "007,G2,2025-09-30,1E5,5,proceed,\n"
    "NA,G1,2026-06-30,TRUE,70.50,kill,\n"
    "NA,G2,2026-09-30,,,kill,\n"
)
ANN = ("--by", "Ann", "--on", "2025-01-20")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {**SMALL, "gates.csv": GATES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def lines(folder: Path) -> list[str]:
    return (folder / "gates.csv").read_text(encoding="utf-8").splitlines()


def test_kill_criteria_are_sealed_with_day_and_name(valuebook, folder):
    ended = valuebook("seal", folder, *ANN)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "007, G1, stop: sealed late, after go-live on 2025-01-15",
        "NA, G1: sealed",
        "NA, G2: without measure and minimum there is nothing to seal",
        "2 kill criteria sealed on 2025-01-20 by Ann.",
    ]
    assert lines(folder) == [
        "initiative_id,gate,due,measure_id,minimum,kind,override_reason,"
        "sealed_on,sealed_by,seal",
        '007,"G1, stop",2025-06-30,1E5,10,kill,,2025-01-20,Ann,s1-97ffbe5b5998bc0c8a2c',
        "007,G2,2025-09-30,1E5,5,proceed,,,,",
        "NA,G1,2026-06-30,TRUE,70.50,kill,,2025-01-20,Ann,s1-52cb35e0023a493d8ddf",
        "NA,G2,2026-09-30,,,kill,,,,",
    ]
    assert valuebook("check", folder).code == 0


def test_a_second_call_finds_nothing_to_seal(valuebook, folder):
    valuebook("seal", folder, *ANN)
    sealed = lines(folder)
    ended = valuebook("seal", folder, "--by", "Bob")
    assert ended.out.endswith("Nothing to seal; 2 seals held already.\n")
    assert lines(folder) == sealed


def test_a_broken_seal_is_named_and_never_sealed_anew(valuebook, folder):
    valuebook("seal", folder, *ANN)
    path = folder / "gates.csv"
    moved = path.read_text().replace("70.50", "60")
    new = "NA,G3,2026-12-31,TRUE,80,kill,,,,\n"
    path.write_text(moved + new, encoding="utf-8")
    ended = valuebook("seal", folder, *ANN)
    assert ended.code == 2
    assert ended.out.endswith(
        "1 kill criterion sealed on 2025-01-20 by Ann; 1 seal held already.\n"
    )
    assert ended.err == (
        "gates.csv:4: seal: the seal of NA, G1 is broken; restore what was sealed; or "
        "empty sealed_on, sealed_by and seal, say why in override_reason, and seal it "
        "anew\n"
    )
    assert lines(folder)[3] == moved.splitlines()[3]


def test_without_options_it_is_sealed_today_by_who_is_logged_in(
    valuebook, folder, monkeypatch
):
    monkeypatch.setattr(getpass, "getuser", lambda: "ann.lee")
    ended = valuebook("seal", folder)
    assert ended.code == 0
    today = date.today().isoformat()
    assert f",{today},ann.lee,s1-" in lines(folder)[1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--on", "20.01.2025"), "--on: '20.01.2025' is not written as year-month-day"),
        (("--by", " Ann"), "--by: ' Ann' begins or ends with a space"),
        (("--by", "A\u202e"), "--by: hidden character U+202E"),
    ],
)
def test_what_no_cell_can_hold_is_refused(valuebook, folder, options, said):
    ended = valuebook("seal", folder, *ANN, *options)
    assert ended.code == 2
    assert ended.err.startswith(said)
    assert lines(folder) == GATES.splitlines()


def test_where_nobody_is_logged_in_a_name_is_asked_for(valuebook, folder, monkeypatch):
    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    ended = valuebook("seal", folder)
    assert (ended.code, ended.err) == (
        2,
        "--by: give the name of the person who seals\n",
    )


def test_a_register_with_problems_is_not_sealed(valuebook, folder):
    path = folder / "gates.csv"
    path.write_text(GATES.replace("2026-06-30", "2026-06-31"), encoding="utf-8")
    ended = valuebook("seal", folder, *ANN)
    assert ended.code == 2
    assert ended.err.startswith("gates.csv:4: due: '2026-06-31' is not in the calendar")
