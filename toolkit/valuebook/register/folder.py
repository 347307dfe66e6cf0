"""What lies in the folder of a register, and which of it is not what it seems."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from valuebook.model import Problem
from valuebook.register.settings_file import SETTINGS_FILE
from valuebook.register.tables import TABLES

_SPREADSHEETS = (".csv", ".tsv", ".txt", ".xls", ".xlsx", ".xlsm", ".ods")


def file_names(folder: Path) -> list[str] | Problem:
    """Return the names in a folder as they are written, or why it is no register."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        found, remedy = "there is no such folder", "check the path"
    except NotADirectoryError:
        found, remedy = "a file", "give the folder that holds register.toml"
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        found, remedy = f"cannot be read: {str(reason).lower()}", "check the path"
    else:
        known = {SETTINGS_FILE, *(table.file for table in TABLES.values())}
        if known & set(names) or any(lookalikes(names)):
            return names
        found = "no register: neither register.toml nor a table is in it"
        remedy = "check the path; `valuebook new` makes a register to start from"
    return Problem(str(folder), found=found, accepted="a folder", remedy=remedy)


def lookalikes(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that resembles a table's file without being it, and that file."""
    for name in names:
        if resembled := _resembled(name):
            yield name, resembled


def lookalike_problem(name: str, file: str, *, beside: bool) -> Problem:
    """Return the problem of a file that resembles a table's and is not read."""
    if name.startswith("~$"):
        return Problem(
            name,
            found=f"{file} is open in a spreadsheet program, or was when it crashed",
            remedy="close it there, then delete this file if it is still here",
        )
    if beside:
        return Problem(
            name,
            found=f"looks like a copy of {file} and is not read",
            remedy=f"bring what is right in it into {file}, then move it elsewhere",
        )
    return Problem(
        name,
        found="not the name of a table, so it is not read",
        remedy=f"did you mean {file}? then rename it, and save it as CSV UTF-8",
    )


def _resembled(name: str) -> str:
    """Return the file of the register that a name resembles, "" for none."""
    files = {table.file for table in TABLES.values()}
    if name in files or name == SETTINGS_FILE or name.startswith("."):
        return ""
    plain = name.casefold().removeprefix("~$")
    if plain == SETTINGS_FILE or re.fullmatch(r"register[ ._(\-].*\.toml", plain):
        return SETTINGS_FILE
    if not plain.endswith(_SPREADSHEETS):
        return ""
    stem = plain.rpartition(".")[0]
    for table in sorted(TABLES, key=len, reverse=True):
        if re.fullmatch(rf"(?:copy of )?{table}(?:[ ._(\-~].*)?", stem, re.DOTALL):
            return f"{table}.csv"
    close = get_close_matches(stem, TABLES, n=1, cutoff=0.8)
    return f"{close[0]}.csv" if close else ""
