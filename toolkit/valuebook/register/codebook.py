"""The codebook: every table, column and rule of the register, said in words."""

from collections.abc import Iterator

from valuebook.register.rules import RULES
from valuebook.register.settings import Settings
from valuebook.register.settings_file import SETTINGS_FILE
from valuebook.register.table import Table
from valuebook.register.tables import TABLES

_OPENING = """\
# Codebook

A register is a folder with a file for each table, and `register.toml` for what holds
for all of them. `valuebook new` lays down one with blank files, and `valuebook check
FOLDER` names everything in a folder that departs from this page.

## How the files are written

- CSV in UTF-8: commas between the cells, and double quotes around a cell that holds a
  comma, a quote or a line break. In Excel: Save As, *CSV UTF-8 (Comma delimited)*.
- The first line names the columns, in any order. Required columns must be there; the
  others may be left out, and so may whole files but for those that every register has.
- Numbers have a point as decimal sign and no thousands separator: `1234.5`.
- Money is in the reporting currency, with at most two decimals.
- Months are written `2026-03` and dates `2026-03-31`; nothing else is read as one.
- An empty cell means that there is no value. `0` is a value; `NA` is a text.
- Ids are texts: `007` and `7` are two. They may stand in file names, so they have no
  spaces, no signs but `.`, `_` and `-`, and no name that Windows keeps for itself.
- Rows are named by their line in the file: the header is line 1.
"""


def codebook() -> str:
    """Return the page that says what every file, column and rule means."""
    parts = [_OPENING, "\n".join(_contents()), "\n".join(_settings())]
    parts += ["\n".join(_table(table)) for table in TABLES.values()]
    return "\n".join(parts)


def _contents() -> Iterator[str]:
    yield "## Tables\n"
    yield "| file | a row is | key | every register has it |"
    yield "|---|---|---|---|"
    for table in TABLES.values():
        key = ", ".join(f"`{name}`" for name in table.key) or "none: rows may repeat"
        needed = "yes" if table.needed else ""
        yield f"| [{table.file}](#{table.name}csv) | {table.row} | {key} | {needed} |"
    yield ""


def _settings() -> Iterator[str]:
    yield f"## {SETTINGS_FILE}\n"
    yield "| setting | holds | when left out |"
    yield "|---|---|---|"
    for key, field in Settings.model_fields.items():
        default = "must be given" if field.is_required() else f"`{field.default}`"
        yield f"| `{key}` | {field.description} | {default} |"
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.file}\n"
    yield f"One row is {table.row}.\n"
    yield "| column | holds | accepted | unit | required |"
    yield "|---|---|---|---|---|"
    for name, column in table.columns.items():
        cells = (
            f"`{name}`",
            str(column.description),
            _accepted(table, name),
            str(table.fact(name, "unit")),
            "yes" if table.fact(name, "required") else "",
        )
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""
    if table.key:
        yield f"- No two rows have the same {' and '.join(table.key)}."
    for rule in RULES:
        if rule.table == table.name:
            yield f"- `{rule.column}`: {rule.says}."
    yield ""


def _accepted(table: Table, name: str) -> str:
    if target := table.fact(name, "references"):
        named = TABLES[str(target)]
        return f"the `{named.key[0]}` of a row in {named.file}"
    accepted, example = table.fact(name, "accepted"), table.fact(name, "example")
    return f"{accepted}, such as *{example}*" if example else str(accepted)
