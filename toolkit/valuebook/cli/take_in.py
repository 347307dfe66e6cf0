"""`valuebook import`: objectives or tasks of another tool, mapped, then taken in."""

from pathlib import Path
from typing import Annotated

import typer

from valuebook.cli.saying import say
from valuebook.model import RegisterError, ValuebookError
from valuebook.model.text import plain
from valuebook.model.wording import counted, listed
from valuebook.register import TABLES, read_register
from valuebook.register.saving import Change, save_changes
from valuebook.sources.plans import guessed, made, read_export, read_mapping


def take_in(
    folder: Annotated[
        Path, typer.Argument(metavar="REGISTER", help="The folder of a register.")
    ],
    export: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV file of the tool.")
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="TOML",
            help="The mapping to use, looked at and corrected. Without it a guess is "
            "written beside FILE and nothing is imported.",
            show_default=False,
        ),
    ] = None,
    initiative: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help="The initiative that tasks belong to.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Take objectives, key results or tasks in from another tool.

    Reads the CSV exports of Jira, Asana, Betterworks, Peoplebox, PeopleCues and the
    like. The first call guesses which column means what and writes the guess into
    FILE.mapping.toml; a second call with --mapping imports by it. Rows that the
    register has already are left as they are.
    """
    read = read_export(export)
    if mapping is None:
        _propose(export, initiative)
        return
    rows = made(read, read_mapping(mapping, read))
    if rows.problems:
        raise RegisterError(rows.problems)
    register = read_register(folder)
    said = []
    changes = []
    for name, texts in rows.tables.items():
        (key,) = TABLES[name].key
        known = set(register[name][key])
        new = [each for each in texts if each[key] not in known]
        changes += [Change(name, {}, each) for each in new]
        noun = name.replace("_", " ").removesuffix("s")
        held = len(texts) - len(new)
        said.append(
            counted(len(new), noun) + (f" ({held} there already)" if held else "")
        )
    if changes:
        save_changes(folder, changes)
    say(plain(f"Imported from {read.name}: {listed(said)}."))


def _propose(export: Path, initiative: str) -> None:
    """Write the guessed mapping beside the export, and show it."""
    read = read_export(export)
    guess = guessed(read, initiative=initiative)
    path = export.with_name(f"{export.name}.mapping.toml")
    text = guess.text(read)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ValuebookError(
            f"{path}: is there already; use it with --mapping {path}, or delete it"
        ) from None
    except OSError as error:
        raise ValuebookError(f"{path}: cannot be written ({error.strerror})") from None
    say(
        plain(f"{text}\nNothing is imported yet. Look at {path}, correct it, then run:")
    )
    say(plain(f"  valuebook import REGISTER {export} --mapping {path}"))
