"""A CSV of statements as `valuebook lint` reads it."""

import csv
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd

from valuebook.analysis.statements import KINDS
from valuebook.cli.given_file import must_be_utf8
from valuebook.model import Problem, RegisterError, did_you_mean
from valuebook.register.decoding import TextFile, decoded, read_text_file

LARGEST = 100_000_000
"""Bytes that a file of statements may have."""

# what to do is another thing than with a table of the register
_REMEDIES = {
    "empty": "write a header and a statement a line",
    "a folder": "name the file itself",
}


def read_statements(file: Path, *, column: str, kind: str) -> pd.DataFrame:
    """Return the statements of a file as columns id, text and kind.

    `column` holds the text; `kind` is that of a row that names none itself. Raises
    RegisterError with every problem of the file.
    """
    read = _text_file(file)
    text = read.data.decode()
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    rows = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = [name.strip() for name in next(rows)]
        _check(header, column, read.name)
        records = [(rows.line_num, cells) for cells in rows if any(cells)]
    except csv.Error as error:
        found = f"cannot be read as CSV: {error}"
        remedy = 'put a text with commas or line breaks in quotes, " within it twice'
        raise _refused(
            Problem(read.name, rows.line_num, "", found, "", remedy)
        ) from error
    short = [
        Problem(
            read.name,
            line,
            found=f"{len(cells)} cells",
            accepted=f"{len(header)}, as in the header",
            remedy="put a text with commas in quotes",
        )
        for line, cells in records
        if len(cells) != len(header)
    ]
    if short:
        raise RegisterError(short)
    frame = pd.DataFrame([cells for _, cells in records], columns=header, dtype="str")
    ids = frame["id"] if "id" in header else pd.Series(range(1, len(frame) + 1))
    kinds = (
        frame["kind"].str.strip() if "kind" in header else pd.Series("", frame.index)
    )
    kinds = kinds.mask(kinds == "", kind)
    unknown = [
        Problem(
            read.name,
            line,
            "kind",
            repr(said),
            accepted=", ".join(KINDS),
            remedy=did_you_mean(said, KINDS),
        )
        for (line, _), said in zip(records, kinds, strict=True)
        if said not in KINDS
    ]
    if unknown:
        raise RegisterError(unknown)
    return pd.DataFrame({"id": ids.astype("str"), "text": frame[column], "kind": kinds})


def _text_file(file: Path) -> TextFile:
    """Return the text of a file, or of the input for `-`."""
    if str(file) == "-":
        read = decoded("input", sys.stdin.buffer.read())
    else:
        read = read_text_file(file, largest=LARGEST)
    if isinstance(read, Problem):
        remedy = _REMEDIES.get(read.found, read.remedy)
        raise _refused(replace(read, file=read.file or str(file), remedy=remedy))
    must_be_utf8(read)
    return read


def _check(header: list[str], column: str, file: str) -> None:
    """Raise unless the header names the column of the statements once."""
    if header.count(column) == 1:
        return
    if column in header:
        remedy = "name the others differently"
        problem = Problem(file, 1, column, "stands twice in the header", "", remedy)
        raise _refused(problem)
    remedy = did_you_mean(column, header) or "say which with --column"
    if len(header) == 1 and ";" in header[0]:
        remedy = "its cells are separated by semicolons; save it with commas"
    accepted = ", ".join(header)
    raise _refused(Problem(file, 1, column, "no such column", accepted, remedy))


def _refused(problem: Problem) -> RegisterError:
    return RegisterError([problem])
