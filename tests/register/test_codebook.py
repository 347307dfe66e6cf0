import subprocess
import sys
from pathlib import Path

from valuebook.register import TABLES
from valuebook.register.codebook import codebook
from valuebook.register.rules import RULES

TOP = Path(__file__).resolve().parents[2]


def test_codebook_and_templates_are_in_step_with_the_declarations() -> None:
    checked = subprocess.run(
        [sys.executable, TOP / "tools/register_files.py", "--check"],
        capture_output=True,
        text=True,
    )
    assert (checked.stdout, checked.stderr) == ("", "")


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
