import csv
import json
from pathlib import Path

import pytest

TABLES = ["load_log", "org_map", "outcome", "reported_users", "seat", "spend", "usage"]
DAY = {
    "data": [
        {
            "starting_at": "2026-03-02T00:00:00Z",
            "ending_at": "2026-03-03T00:00:00Z",
            "results": [
                {
                    "currency": "USD",
                    "amount": "1234.5",
                    "cost_type": "tokens",
                    "workspace_id": "wrkspc_1",
                }
            ],
        }
    ],
    "has_more": False,
    "next_page": None,
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "key"
    path.write_text("a key of more than sixteen characters\n")
    return path


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "download"
    path.write_text(json.dumps(DAY))
    return path


def test_tables_and_log_are_written(valuebook, tmp_path, export, key):
    out = tmp_path / "out"
    ended = valuebook("ai", "load", export, "--out", out, "--key-file", key)
    assert ended.code == 0
    assert sorted(each.name for each in out.iterdir()) == [f"{n}.csv" for n in TABLES]
    assert [row["amount"] for row in rows(out / "spend.csv")] == ["12.345"]
    assert ended.out.splitlines()[-1] == (
        f"{out}: no rows of usage, no rows of reported_users, no rows of seat, "
        "1 row of spend, no rows of outcome, no rows of org_map, 3 rows of load_log."
    )


def test_the_organization_map_allots_the_bill(valuebook, tmp_path, export, key):
    teams = tmp_path / "teams.csv"
    teams.write_text("key_type,key,team,share\nworkspace,wrkspc_1,Legal,0.4\n")
    out = tmp_path / "out"
    words = ("--out", out, "--key-file", key, "--org-map", teams, "--quiet")
    assert valuebook("ai", "load", export, *words).code == 0
    found = {row["team"]: row["amount"] for row in rows(out / "spend.csv")}
    assert found == {"Legal": "4.938", "(unallocated)": "7.407"}
    (entry,) = rows(out / "org_map.csv")
    assert (entry["key_type"], entry["key"]) == ("workspace", "wrkspc_1")
    assert (entry["team"], entry["share"]) == ("Legal", "0.4")


def test_nothing_is_written_when_one_file_cannot_be_read(
    valuebook, tmp_path, export, key
):
    broken = tmp_path / "broken"
    broken.write_text('{"data": [{"starting_at": ')
    missing = tmp_path / "missing"
    out = tmp_path / "out"
    words = ("--out", out, "--key-file", key)
    ended = valuebook("ai", "load", export, broken, missing, *words)
    assert ended.code == 2
    assert ended.err.splitlines() == sorted(
        [
            f"{missing}: is not there; name a file or a folder of exports",
            "broken: line 1, character 27: the file ends in the middle of a record",
        ]
    )
    assert not out.exists()


def test_a_file_that_is_named_must_be_an_export(valuebook, tmp_path, key):
    note = tmp_path / "note"
    note.write_text("hello\n")
    words = ("--out", tmp_path / "out", "--key-file", key)
    ended = valuebook("ai", "load", note, *words)
    assert (ended.code, ended.err) == (
        2,
        "note: not recognized as any format of export; nothing of it was loaded; "
        "see which formats are, or give a --mapping\n",
    )


def test_a_key_is_not_put_among_what_is_passed_on(valuebook, tmp_path, export):
    out = tmp_path / "out"
    out.mkdir()
    key = out / "key"
    key.write_text("a key of more than sixteen characters")
    ended = valuebook("ai", "load", export, "--out", out, "--key-file", key)
    assert ended.code == 2
    assert "the key may not lie among what is passed on" in ended.err


def test_a_key_file_that_is_missing_is_named_with_how_to_make_one(
    valuebook, tmp_path, export
):
    key = tmp_path / "nowhere"
    words = ("--out", tmp_path / "out", "--key-file", key)
    ended = valuebook("ai", "load", export, *words)
    assert ended.code == 2
    assert ended.err == (
        f"{key}: the key cannot be read (no such file or directory); make one with: "
        f'python -c "import secrets; print(secrets.token_hex(32))" > {key}\n'
    )


def test_without_a_key_file_the_installation_makes_its_own(
    valuebook, tmp_path, export, monkeypatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    first = valuebook("ai", "load", export, "--out", tmp_path / "a")
    made = tmp_path / "config/valuebook/people.key"
    secret = made.read_text()
    second = valuebook("ai", "load", export, "--out", tmp_path / "b")
    assert (first.code, second.code) == (0, 0)
    assert made.read_text() == secret
    assert len(secret.strip()) == 64
    assert made.stat().st_mode & 0o077 == 0
    assert "the key of this installation, people.key" in first.out
    assert secret.strip() not in first.out


def test_the_same_files_in_another_order_write_the_same_bytes(
    valuebook, tmp_path, export, key
):
    other = tmp_path / "other"
    other.write_text(
        json.dumps(DAY).replace("03-02", "03-05").replace("03-03", "03-06")
    )
    out = [tmp_path / "a", tmp_path / "b"]
    for folder, order in zip(out, ((export, other), (other, export)), strict=True):
        valuebook("ai", "load", *order, "--out", folder, "--key-file", key)
    for name in TABLES:
        a, b = ((folder / f"{name}.csv").read_bytes() for folder in out)
        assert a == b


def test_the_folder_of_the_tables_is_not_read_again(valuebook, tmp_path, export, key):
    words = ("--out", tmp_path / "out", "--key-file", key)
    assert valuebook("ai", "load", tmp_path, *words).code == 0
    first = (tmp_path / "out/spend.csv").read_bytes()
    assert valuebook("ai", "load", tmp_path, *words).code == 0
    assert (tmp_path / "out/spend.csv").read_bytes() == first
    assert "usage.csv" not in (tmp_path / "out/load_log.csv").read_text()


def test_all_that_cannot_be_used_beside_the_exports_is_named_at_once(
    valuebook, tmp_path, export
):
    none = tmp_path / "none"
    ended = valuebook(
        *("ai", "load", export, "--out", export),
        *("--key-file", none, "--org-map", none, "--mapping", none),
    )
    assert ended.code == 2
    place, key, teams, columns = ended.err.splitlines()
    assert place == f"{export}: is a file; name a folder"
    assert key.startswith(f"{none}: the key cannot be read (no such file or directory)")
    assert teams.startswith("none: cannot be read")
    assert columns.startswith(f"{none}: cannot be read (No such file")
