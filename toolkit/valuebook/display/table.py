"""A frame as a table with a caption, for readers of pages and of plain text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from valuebook.display.column import Column, shown_column
from valuebook.display.markup import block, escaped, verdict_mark, wide_block
from valuebook.model import must_be_one_of
from valuebook.model.text import plain
from valuebook.model.wording import counted

_MOST, _FIRST, _LAST = 40, 30, 10
_SHORT = 14  # characters: ids, months and names that stay on one line


@dataclass(frozen=True)
class Table:
    """A table as it is shown; the text form and the html hold the same cells."""

    caption: str
    columns: tuple[Column, ...]
    rows: int
    basis: str = ""

    def _repr_html_(self) -> str:
        if not self.rows:
            return block(
                "table", f"<p><strong>{escaped(self.caption)}:</strong> none.</p>"
            )
        basis = f"<br>{escaped(self.basis)}" if self.basis else ""
        caption = (
            '<caption style="text-align:left">'
            f"<strong>{escaped(self.caption)}</strong>{basis}</caption>"
        )
        heads = "".join(
            f'<th scope="col"{_set_as(column)}>{escaped(column.heading)}</th>'
            for column in self.columns
        )
        set_as = [_set_as(column, whole=True) for column in self.columns]
        body = "".join(self._html_row(row, set_as) for row in self._shown_rows())
        return wide_block(
            "table",
            self.caption,
            f"<table>{caption}<thead><tr>{heads}</tr></thead>"
            f"<tbody>{body}</tbody></table>",
        )

    def __repr__(self) -> str:
        if not self.rows:
            return f"{plain(self.caption)}: none."
        grid = [[plain(column.heading) for column in self.columns]]
        grid += [
            [plain(column.texts[row]) for column in self.columns]
            for row in self._shown_rows()
            if row is not None
        ]
        widths = [max(map(len, cells)) for cells in zip(*grid, strict=True)]
        lines = [self._line(cells, widths) for cells in grid]
        lines.insert(1, "  ".join("-" * width for width in widths))
        if self.rows > _MOST:
            lines.insert(2 + _FIRST, f"... {self._gap()} ...")
        note = [plain(self.basis)] if self.basis else []
        return "\n".join([plain(self.caption), *note, *lines])

    def _line(self, cells: list[str], widths: list[int]) -> str:
        return "  ".join(
            cell.rjust(width) if column.is_number else cell.ljust(width)
            for cell, width, column in zip(cells, widths, self.columns, strict=True)
        ).rstrip()

    def _shown_rows(self) -> Iterator[int | None]:
        """Yield the rows to show, in order, and None where rows are left out."""
        if self.rows <= _MOST:
            yield from range(self.rows)
            return
        yield from range(_FIRST)
        yield None
        yield from range(self.rows - _LAST, self.rows)

    def _gap(self) -> str:
        left_out = self.rows - _FIRST - _LAST
        return (
            f"{counted(left_out, 'row')} left out here: "
            f"{_FIRST + 1} to {self.rows - _LAST} of {self.rows}"
        )

    def _html_note(self, sentence: str) -> str:
        return (
            f'<tr class="vb-note"><td colspan="{len(self.columns)}"'
            f' style="text-align:left"><em>{sentence}</em></td></tr>'
        )

    def _html_row(self, row: int | None, set_as: list[str]) -> str:
        if row is None:
            return self._html_note(f"{self._gap()}.")
        tags = ['th scope="row"', *["td"] * (len(self.columns) - 1)]
        cells = "".join(
            f"<{tag}{how}>{_html_text(column, row)}</{tag[:2]}>"
            for tag, how, column in zip(tags, set_as, self.columns, strict=True)
        )
        return f"<tr>{cells}</tr>"


def _set_as(column: Column, *, whole: bool = False) -> str:
    """Return how the cells of a column are set, where no style sheet says it.

    `whole` keeps numbers and short texts, such as months, on one line.
    """
    is_short = max(map(len, column.texts), default=0) <= _SHORT
    unbroken = ";white-space:nowrap" if whole else ""
    if column.is_number:
        return f' class="vb-number" style="text-align:right{unbroken}"'
    if is_short:
        return f' class="vb-short" style="text-align:left{unbroken}"'
    return ' style="text-align:left"'


def _html_text(column: Column, row: int) -> str:
    verdict = column.verdicts[row] if column.verdicts else None
    return verdict_mark(verdict) if verdict else escaped(column.texts[row])


def table(
    frame: pd.DataFrame,
    caption: str,
    *,
    units: Mapping[str, str] | None = None,
    basis: str = "",
) -> Table:
    """Return a frame as a table with a caption.

    `units` gives the unit of a column of numbers ("EUR", "days", or "share" for
    percentages); `basis` says what the numbers were made from. A named index is
    shown first, but for `row`, the line in the register's file. Of more than 40
    rows the first 30 and the last 10 are shown, and a line between them says what
    was left out.

    >>> frame = pd.DataFrame({"benefit": ["BEN-001"], "annual_value": [120000.0]})
    >>> table(frame, "What is promised", units={"annual_value": "EUR"})
    What is promised
    Benefit  Annual value (EUR)
    -------  ------------------
    BEN-001             120 000
    """
    if frame.index.name not in (None, "row"):
        frame = frame.reset_index()
    names = [str(name) for name in frame.columns]
    for name in units or {}:
        if name not in names:
            raise must_be_one_of("units", name, names)
    columns = tuple(
        shown_column(frame.iloc[:, place], (units or {}).get(name, ""))
        for place, name in enumerate(names)
    )
    return Table(caption, columns, len(frame), basis)
