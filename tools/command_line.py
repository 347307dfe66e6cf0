"""Write docs/command-line.md from the help of every command.

`--check` writes nothing and fails when the file is not in step.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.core import TyperGroup
from typer.testing import CliRunner

from valuebook.cli import app

PAGE = Path(__file__).resolve().parent.parent / "docs/command-line.md"
OPENING = """\
<!-- Made from the commands' own help by tools/command_line.py; change it there. -->

# Command line

| exit code | means |
|---|---|
| 0 | all is well |
| 1 | some reports failed and the others were made, or doctor found something wrong |
| 2 | the input cannot be used; nothing was run, and every problem was named |
| 130, 143 | stopped by Ctrl-C or by the system; the same command goes on from there |

`valuebook --version` says which one it is, `valuebook COMMAND --help` what follows.
"""


def command_line() -> str:
    """Return the page: exit codes, then what each command says of itself."""
    parts = [OPENING]
    for words in _commands(typer.main.get_group(app)):
        helped = CliRunner().invoke(
            app, [*words, "--help"], prog_name="valuebook", env={"COLUMNS": "80"}
        )
        said = helped.output.strip()
        parts.append(f"\n## valuebook {' '.join(words)}\n\n```\n{said}\n```\n")
    return "".join(parts)


def _commands(group: TyperGroup, *within: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each command, those of a group one by one."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, *within, name)
        else:
            yield (*within, name)


def main() -> int:
    """Write the page, or with --check say whether it is in step."""
    made = command_line()
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made:
        return 0
    print(f"docs/{PAGE.name} is not in step with the commands; run: make generated")
    return 1


if __name__ == "__main__":
    sys.exit(main())
