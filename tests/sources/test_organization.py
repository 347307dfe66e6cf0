from decimal import Decimal

import pytest

from valuebook.model import RegisterError
from valuebook.sources.organization import Organization, read_organization

HEADER = "key_type,key,team,use_case,share,valid_from,valid_to\n"


@pytest.fixture
def read(tmp_path):
    def run(rows: str) -> Organization:
        path = tmp_path / "teams.csv"
        path.write_bytes(("\ufeff" + HEADER + rows).replace("\n", "\r\n").encode())
        return read_organization(path)

    return run


def teams(found: Organization, on: str, person: str, *keys: tuple[str, str]):
    named = ("named", "")
    return [(each.team, each.share) for each in found.allotted(on, person, keys, named)]


def test_entries_hold_from_their_first_to_their_last_day(read):
    found = read(
        "e-mail,Ada@Example.com,Old,,,,2026-02-28\n"
        "email,ada@example.com,New,,,2026-03-01,\n"
    )
    assert teams(found, "2026-02-28", "ada@example.com") == [("Old", 1)]
    assert teams(found, "2026-03-01", " ADA@example.com") == [("New", 1)]


def test_the_person_beats_the_key_and_the_key_what_the_export_names(read):
    found = read("login,ada,Persons,,,,\nproject,p-1,Projects,,,,\n")
    assert teams(found, "2026-01-01", "ada", ("project", "p-1")) == [("Persons", 1)]
    assert teams(found, "2026-01-01", "bo", ("project", "P-1")) == [("Projects", 1)]
    assert teams(found, "2026-01-01", "bo") == [("named", 1)]


def test_what_is_not_given_to_a_team_stays_unallocated(read):
    found = read("API key,k,Legal,,0.3,,\napi_key,k,Ops,,0.5,,\n")
    shares = teams(found, "2026-01-01", "", ("api_key", "k"))
    assert shares == [
        ("Legal", Decimal("0.3")),
        ("Ops", Decimal("0.5")),
        ("(unallocated)", Decimal("0.2")),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "badge,1,Legal,,,,\n",
            "teams.csv:2: key_type: badge; accepted: email, login,",
        ),
        ("email,,Legal,,,,\n", "teams.csv:2: key: empty; give the key"),
        ("email,a,,,,,\n", "teams.csv:2: team: empty; give the team"),
        (
            "email,a,T,,1.5,,\n",
            "teams.csv:2: share: 1.5; accepted: more than 0, at most",
        ),
        ("email,a,T,,half,,\n", "teams.csv:2: share is 'half', not a number"),
        ("email,a,T,,,soon,\n", "teams.csv:2: 'soon' is not a date"),
        (
            "email,a,T,,,2026-02-01,2026-01-01\n",
            "teams.csv:2: valid_to: 2026-01-01; accepted: not before valid_from",
        ),
        (
            "project,p,T,,0.7,,\nproject,p,U,,0.7,,\n",
            "teams.csv: project p: shares of 1.4 in all from ever; accepted: at most 1",
        ),
    ],
)
def test_each_fault_says_where_and_what_is_accepted(read, row, said):
    with pytest.raises(RegisterError) as raised:
        read(row)
    assert str(raised.value).startswith(said)


def test_a_person_who_is_given_away_twice_is_not_named(read):
    with pytest.raises(RegisterError) as raised:
        read("email,ada@example.com,T,,1,,\nemail,ada@example.com,U,,1,,\n")
    assert "a person: shares of 2" in str(raised.value)
    assert "ada" not in str(raised.value)


def test_a_map_without_its_columns_says_which(tmp_path):
    path = tmp_path / "teams.csv"
    path.write_text("key,team\n")
    with pytest.raises(RegisterError, match="no column key_type"):
        read_organization(path)


def test_a_map_saved_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "teams.csv"
    path.write_bytes((HEADER + "login,ada,Old,,,,\n").encode("utf-16"))
    with pytest.raises(RegisterError) as raised:
        read_organization(path)
    assert str(raised.value).startswith("teams.csv: encoded as UTF-16; accepted: UTF-8")
