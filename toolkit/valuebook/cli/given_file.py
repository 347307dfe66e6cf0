"""A file that a command is given: its text, its JSON or its cells, faults collected."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd

from valuebook.model import Problem, RegisterError
from valuebook.model.encoding import not_utf8
from valuebook.model.wording import counted
from valuebook.register.decoding import TextFile, decoded

_LONGEST = 40
_MOST_IN_A_CELL = 131_072  # characters; more is a quotation mark that was not closed
_SEPARATORS = {";": "semicolons", "\t": "tabs"}


def must_be_utf8(read: TextFile) -> None:
    """Raise RegisterError where a byte of the file is not UTF-8."""
    if problem := not_utf8(read.name, read.data):
        raise RegisterError([problem])


def json_of(file: Path) -> tuple[Any, list[Problem]]:
    """Return what a JSON file holds, and which keys stand twice in one object.

    Raise RegisterError where it holds no JSON.
    """
    problems = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        keys = [key for key, _ in pairs]
        for key in found:
            if keys.count(key) > 1:
                said = f"stands {keys.count(key)} times in {as_json(found)}"
                remedy = "keep the one that holds"
                problems.append(Problem(file.name, 0, key, said, remedy=remedy))
        return found

    try:
        text = _bytes_of(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(file, "is not UTF-8 text; save it as UTF-8") from error
    try:
        return json.loads(text, object_pairs_hook=once), problems
    except json.JSONDecodeError as error:
        said = f"no JSON: {error.msg} (column {error.colno})" if text else "is empty"
        raise _refused(file, said, row=error.lineno if text else 0) from error
    except RecursionError as error:
        raise _refused(file, "no JSON: nested too deeply") from error
    except ValueError as error:
        raise _refused(file, "no JSON: a number of thousands of digits") from error


def table_of(file: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the cells of a CSV file as text, and what is wrong with its rows.

    The index is the line on which a row begins; the header is line 1. Rows with
    more or fewer cells than the header are left out. Raise RegisterError where the
    cells are separated by something else than commas.
    """
    csv.field_size_limit(_MOST_IN_A_CELL)
    lines = csv.reader(io.StringIO(_cells_of(file), newline=""))
    rows: list[list[str]] = []
    numbers: list[int] = []
    problems = []
    header: list[str] = []
    begun = 1
    try:
        for cells in lines:
            first, begun = begun, lines.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                _check_separator(file, header, row=first)
            elif len(cells) != len(header):
                count = counted(len(cells), "cell")
                found = f"{count} where the header has {len(header)}"
                problems.append(Problem(file.name, first, found=found))
            else:
                rows.append(cells)
                numbers.append(first)
    except csv.Error as error:
        found = f"no CSV: {error}; a quotation mark may not be closed"
        problems.append(Problem(file.name, begun, found=found))
    if not header:
        problems.append(Problem(file.name, found="is empty", accepted="a CSV file"))
    index = pd.Index(numbers, name="row", dtype=int)
    return pd.DataFrame(rows, columns=header, index=index, dtype=object), problems


def as_json(value: object) -> str:
    """Return a value as JSON writes it, cut to the length that a message has room for.

    >>> as_json("logg"), len(as_json("x" * 99))
    ('"logg"', 40)
    """
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        found = f"cannot be read: {error.strerror}"
        raise RegisterError([Problem(str(file), found=found)]) from error


def _cells_of(file: Path) -> str:
    """Return the text of a CSV file, which may be empty."""
    read = decoded(file.name, _bytes_of(file))
    if isinstance(read, Problem):
        if read.found == "empty":
            return ""
        raise RegisterError([read])
    must_be_utf8(read)
    return read.data.decode()


def _check_separator(file: Path, header: list[str], *, row: int) -> None:
    for sign, said in _SEPARATORS.items():
        if len(header) == 1 and sign in header[0]:
            found = f"cells separated by {said}; accepted: by commas"
            raise _refused(file, found, row=row)


def _refused(file: Path, found: str, *, row: int = 0) -> RegisterError:
    return RegisterError([Problem(file.name, row, found=found)])
