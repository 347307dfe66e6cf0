"""The first line of a table's file: which column stands where, and what is amiss."""

from collections.abc import Iterator, Sequence

from valuebook.model import Problem, did_you_mean
from valuebook.register.cells import quoted
from valuebook.register.table import Table

_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def places(table: Table, header: Sequence[str]) -> dict[str, int]:
    """Return where each column that is named exactly once stands, counted from 0."""
    return {
        name: header.index(name) for name in table.columns if header.count(name) == 1
    }


def unusable_header(table: Table, header: Sequence[str]) -> Problem | None:
    """Return the problem of a first line that does not name the columns at all."""
    first = ",".join(header)
    known = list(table.columns)
    expected = f"the names of the columns: {', '.join(known[:3])}, ..."
    if first.startswith("sep="):
        return Problem(table.file, 1, found=quoted(first), remedy="delete this line")
    for sign, said in _SEPARATORS.items():
        if set(known) & (set(first.split(sign)) - set(header)):
            return Problem(
                table.file,
                1,
                found=f"columns separated by {said}",
                accepted="columns separated by commas",
                remedy="save it as CSV UTF-8 (Comma delimited)",
            )
    if any(name in known or did_you_mean(name, known) for name in header):
        return None
    return Problem(
        table.file,
        1,
        found=quoted(first) if any(header) else "an empty line",
        accepted=expected,
        remedy="put the names of the columns on the first line",
    )


def header_problems(table: Table, header: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each column that is doubled, unknown or missing."""
    missing = [name for name in table.columns if name not in header]
    for name in dict.fromkeys(name for name in header if name in table.columns):
        if header.count(name) > 1:
            yield Problem(
                table.file,
                1,
                name,
                found=f"{header.count(name)} columns have this name",
                accepted="one",
                remedy="rename one or take it away",
            )
    meant: set[str] = set()
    for place, name in enumerate(header, start=1):
        if name in table.columns:
            continue
        guess = did_you_mean(name, missing)
        meant.update(each for each in missing if guess == f"did you mean {each}?")
        yield Problem(
            table.file,
            1,
            name.strip() if name.isprintable() else quoted(name),
            found=f"{quoted(name)} is not a column of {table.name}"
            if name
            else f"column {place} has no name",
            remedy=guess or "take the column away; the codebook lists those there are",
        )
    for name in missing:
        if name not in meant and table.fact(name, "required"):
            yield Problem(
                table.file,
                1,
                name,
                found="the column is missing",
                remedy=f"add it; it holds {table.columns[name].description}",
            )
