import csv
import io
import sys

import pytest

HEADER = (
    "id,text,label,level,measurable,metric,baseline,target,unit,direction,has_date,"
    "specific,findings"
)


@pytest.fixture
def statements(tmp_path):
    """Return a function that writes a file of statements and returns its path."""

    def write(content):
        file = tmp_path / "statements.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_each_statement_gets_a_row_of_the_fixed_columns(valuebook):
    ended = valuebook("lint", "Cut complaints from 120 to 80 a month", "Publish 20 ads")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0] == HEADER
    first, second = rows(ended.out)
    assert (first["id"], first["label"], first["level"]) == (
        "1",
        "outcome",
        "customer_outcome",
    )
    assert (first["baseline"], first["target"], first["direction"]) == (
        "120",
        "80",
        "decrease",
    )
    assert (second["id"], second["label"], second["target"]) == ("2", "output", "20")


def test_a_finding_has_its_rule_its_reason_and_what_to_write(valuebook):
    (row,) = rows(valuebook("lint", "Launch the portal by May 2027").out)
    assert row["findings"] == (
        "outcome.output: This says what will be there; a contractor could deliver it "
        "to the letter and nobody would be better off. To do: say what changes for "
        "whom when this is in use. | measure.target: There is no value by which "
        "anybody could tell that it is met. To do: name the measure and the value it "
        "is to reach."
    )


def test_a_sound_statement_has_no_finding(valuebook):
    (row,) = rows(valuebook("lint", "Complaints from 120 to 80 by June 2027").out)
    assert row["findings"] == ""


def test_ids_and_kinds_of_a_file_are_kept_and_line_ends_do_not_matter(
    valuebook, statements
):
    file = statements(
        b"\xef\xbb\xbfid,kind,what\r\n"
        b'K-7,claim,"AI, at last, cuts our costs"\r\n'
        b"K-8,,NPS of 55\r\n"
    )
    ended = valuebook("lint", "--file", file, "--column", "what")
    assert ended.code == 0
    first, second = rows(ended.out)
    assert (first["id"], first["text"]) == ("K-7", "AI, at last, cuts our costs")
    assert first["findings"].startswith("claim.generic: ")
    assert (second["id"], second["target"]) == ("K-8", "55")
    assert "measure.baseline" in second["findings"]


def test_a_column_without_an_id_is_counted(valuebook, statements):
    ended = valuebook("lint", "--file", statements("text\nNPS of 55\n\nNPS of 60\n"))
    assert [row["id"] for row in rows(ended.out)] == ["1", "2"]


def test_a_file_of_no_statements_gives_the_header_alone(valuebook, statements):
    ended = valuebook("lint", "--file", statements("id,text\n"))
    assert (ended.code, ended.out) == (0, HEADER + "\n")


def test_the_input_is_read_for_a_hyphen(valuebook, monkeypatch):
    data = io.TextIOWrapper(io.BytesIO(b"text\nNPS of 55\n"))
    monkeypatch.setattr(sys, "stdin", data)
    assert rows(valuebook("lint", "--file", "-").out)[0]["target"] == "55"


def test_what_is_shown_and_what_is_written_are_the_same(valuebook, tmp_path):
    out = tmp_path / "found" / "out.csv"
    shown = valuebook("lint", "NPS of 55").out
    ended = valuebook("lint", "NPS of 55", "--out", out)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert out.read_bytes() == shown.encode()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("+1,000 readers", "+1,000 readers"),
        ("- Fewer calls", "- Fewer calls"),
        ("Red \x1b[31m alarm", "Red \\x1b[31m alarm"),
    ],
)
def test_nothing_written_runs_in_a_spreadsheet_or_terminal(valuebook, text, written):
    assert rows(valuebook("lint", "--", text).out)[0]["text"] == written


def test_a_statement_too_long_to_be_one_is_said_to_be(valuebook):
    ended = valuebook("lint", "reduce cost by 5% and " * 5000)
    (row,) = rows(ended.out)
    assert (ended.code, row["label"]) == (0, "")
    assert row["findings"].startswith("statement.long: ")


def test_a_terminal_gets_a_table_to_read(valuebook, monkeypatch):
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    shown = valuebook(
        "lint", "Complaints from 120 to 80", "Publish 20 [b]articles[/b]"
    ).out
    assert HEADER not in shown
    assert "120 → 80" in shown
    assert "Publish 20 [b]articles[/b]" in shown
    assert "customer outcome" in shown
    assert "1 of 2 statements tells an outcome." in shown


@pytest.mark.parametrize(
    ("content", "words", "message"),
    [
        (
            "id,txet\n1,NPS of 55\n",
            (),
            "statements.csv:1: text: no such column; accepted: id, txet; "
            "did you mean txet?",
        ),
        (
            "id,text\n1,NPS of 55\n",
            ("--column", "statement"),
            "statements.csv:1: statement: no such column; accepted: id, text; "
            "say which with --column",
        ),
        (
            "id;text\n1;NPS of 55\n",
            (),
            "statements.csv:1: text: no such column; accepted: id;text; "
            "its cells are separated by semicolons; save it with commas",
        ),
        (
            "text,text\na,b\n",
            (),
            "statements.csv:1: text: stands twice in the header; "
            "name the others differently",
        ),
        (
            "id,text\n1,Cut cost, and time\n2,NPS of 55\n3,a,b,c\n",
            (),
            "statements.csv:2: 3 cells; accepted: 2, as in the header; "
            "put a text with commas in quotes\n"
            "statements.csv:4: 4 cells; accepted: 2, as in the header; "
            "put a text with commas in quotes",
        ),
        (
            'id,text\n1,"NPS of 55\n',
            (),
            "statements.csv:2: cannot be read as CSV: unexpected end of data; "
            'put a text with commas or line breaks in quotes, " within it twice',
        ),
        (
            "text,kind\nNPS of 55,objectiv\n",
            (),
            "statements.csv:2: kind: 'objectiv'; accepted: objective, key_result, "
            "benefit, claim; did you mean objective?",
        ),
        (
            b"text\ncaf\xe9\n",
            (),
            "statements.csv:2: not UTF-8: byte 0xE9, which is 'é' in Windows-1252; "
            "accepted: UTF-8; save it as UTF-8: in Excel choose Save As, CSV UTF-8 "
            "(Comma delimited); in LibreOffice choose Unicode (UTF-8) when saving",
        ),
        (
            "",
            (),
            "statements.csv: empty; write a header and a statement a line",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_faults(
    valuebook, statements, content, words, message
):
    ended = valuebook("lint", "--file", statements(content), *words)
    assert (ended.code, ended.out, ended.err) == (2, "", message + "\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            (),
            'nothing to lint; give statements in quotes ("Cut waste by 5 %"), '
            "or --file CSV",
        ),
        (("NPS of 55", "--file", "x.csv"), "give statements or a file, not both"),
        (("NPS of 55", " "), "TEXT 2 is empty; write one sentence in quotes"),
        (
            ("--file", "x.csv"),
            "x.csv: cannot be read: no such file or directory; "
            "check the file and your rights to it",
        ),
        (
            ("NPS of 55", "--kind", "result"),
            "kind must be one of objective, key_result, benefit, claim; not 'result'; "
            "did you mean key_result?",
        ),
    ],
)
def test_words_that_cannot_be_used_are_refused(valuebook, words, message):
    ended = valuebook("lint", *words)
    assert (ended.code, ended.out, ended.err) == (2, "", message + "\n")


def test_a_file_that_cannot_be_written_is_named(valuebook, tmp_path):
    ended = valuebook("lint", "NPS of 55", "--out", tmp_path)
    assert ended.code == 2
    assert ended.err.startswith(f"{tmp_path}: cannot be written: ")


def test_the_file_of_statements_is_not_written_over(valuebook, statements):
    file = statements("text\nCut waste by 5 %\n")
    ended = valuebook("lint", "--file", file, "--out", file)
    assert (ended.code, ended.err) == (
        2,
        f"{file}: is a file that is read, and would be lost; name another one\n",
    )
    assert file.read_text() == "text\nCut waste by 5 %\n"


def test_a_folder_in_the_place_of_the_file_is_named(valuebook, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    ended = valuebook("lint", "--file", ".")
    assert (ended.code, ended.err) == (
        2,
        ".: a folder; accepted: a file; name the file itself\n",
    )
