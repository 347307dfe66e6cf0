import sys
from pathlib import Path

import pytest

from tools import register_files
from valuebook.register import TABLES
from valuebook.register.codebook import codebook
from valuebook.register.rules import RULES


def test_codebook_and_templates_are_in_step_with_the_declarations(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["register_files.py", "--check"])
    assert register_files.main() == 0
    assert capsys.readouterr().out == ""


def test_a_file_out_of_step_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(register_files, "TOP", tmp_path)
    monkeypatch.setattr(register_files, "CODEBOOK", tmp_path / "codebook.md")
    monkeypatch.setattr(register_files, "TEMPLATES", tmp_path / "register")
    monkeypatch.setattr(sys, "argv", ["register_files.py"])
    assert register_files.main() == 0
    (tmp_path / "register/old.csv").write_text("", encoding="utf-8")
    (tmp_path / "register/pools.csv").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["register_files.py", "--check"])
    assert register_files.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "register/old.csv is not in step with the declarations; run: make generated",
        "register/pools.csv is not in step with the declarations; run: make generated",
    ]


def test_every_table_column_and_rule_is_in_the_codebook() -> None:
    sections = {part.split("\n")[0]: part for part in codebook().split("\n## ")}
    for table in TABLES.values():
        for name, column in table.columns.items():
            assert f"\n| `{name}` | {column.description} |" in sections[table.file]
    for rule in RULES:
        said = f"\n- `{rule.column}`: {rule.says}.\n"
        assert said in sections[TABLES[rule.table].file]


def test_every_row_of_a_table_has_the_cells_of_its_header() -> None:
    width = 0
    for line in codebook().split("\n"):
        cells = line.replace("\\|", "").count("|")
        if not cells:
            width = 0
            continue
        width = width or cells
        assert cells == width, line
