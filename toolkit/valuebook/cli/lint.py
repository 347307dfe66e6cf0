"""`valuebook lint`: what statements say, and what is wanting in them."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from valuebook.cli.new_file import lost, put
from valuebook.cli.saying import say
from valuebook.model import ArgumentError, RegisterError
from valuebook.model.text import plain
from valuebook.model.wording import counted, words

if TYPE_CHECKING:
    import pandas as pd

# A spreadsheet takes these for formulas and runs them. "+1,000 readers" and
# "- fewer calls" begin as formulas do, but call nothing.
_FORMULA = re.compile(r"^\s*(?:[=@]|[+-].*[(|!])", re.DOTALL)


def lint_statements(
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TEXT", help="Statements, each in quotes.", show_default=False
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="A file of statements; - reads the input."),
    ] = None,
    column: Annotated[
        str, typer.Option(help="The column of the file that holds them.")
    ] = "text",
    kind: Annotated[
        str,
        typer.Option(
            help="What they are: objective, key_result, benefit or claim. A column "
            "kind of the file goes before it."
        ),
    ] = "key_result",
    out: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="The file to write, else they are shown."),
    ] = None,
) -> None:
    """Tell outcomes from outputs, and say what is wanting in a statement.

    Takes objectives, key results, benefits and claims in English, French, German and
    Spanish. For each: outcome or output and its level, measure, baseline, target, unit,
    direction, whether a date is given, and findings with what to write. A column id of
    the file names the rows, else they are counted. A terminal gets a table to read, a
    pipe and --out get CSV. Ends with 0 whatever is found, and with 2 when the input
    cannot be used.
    """
    # the libraries take a second to load, which the other commands need not wait for
    from valuebook.analysis.statements import lint
    from valuebook.cli.lint_files import read_statements

    if bool(texts) == (file is not None):
        raise ArgumentError(
            "give statements or a file, not both"
            if texts
            else 'nothing to lint; give statements in quotes ("Cut waste by 5 %"), '
            "or --file CSV"
        )
    if file is not None:
        if problems := list(lost(out, but=[file]) if out else ()):
            raise RegisterError(problems)
        given = read_statements(file, column=column, kind=kind)
        table = lint(given["text"].tolist(), kind=given["kind"].tolist())
        table = table.assign(id=given["id"].to_numpy())
    else:
        empty = [
            number for number, text in enumerate(texts or [], 1) if not text.strip()
        ]
        if empty:
            raise ArgumentError(
                f"TEXT {empty[0]} is empty; write one sentence in quotes"
            )
        table = lint(texts or [], kind=kind)
    console = Console()
    if out is not None:
        put(out, _as_csv(table))
    elif console.is_terminal:
        _show(table, console)
    else:
        say(_as_csv(table).rstrip("\n"))


def _as_csv(table: "pd.DataFrame") -> str:
    """Return the table as CSV that neither a spreadsheet nor a terminal executes."""
    return table.map(_harmless).to_csv(index=False, lineterminator="\n")


def _harmless(cell: str) -> str:
    shown = plain(cell)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def _show(table: "pd.DataFrame", console: Console) -> None:
    """Print a table of the statements: what each one is, and what to do about it."""
    shown = Table(box=HORIZONTALS, show_lines=True, expand=True)
    shown.add_column("")
    for heading, ratio in (("statement", 3), ("is", 2), ("finding", 5)):
        shown.add_column(heading, ratio=ratio, overflow="fold")
    for row in table.fillna("").to_dict("records"):
        levels = " → ".join(each for each in (row["baseline"], row["target"]) if each)
        told = dict.fromkeys((row["label"], words(row["level"]), levels))
        found = row["findings"].replace(" | ", "\n\n") or "nothing is wanting"
        cells = (row["id"], row["text"], "\n".join(filter(None, told)), found)
        shown.add_row(*(Text(plain(cell)) for cell in cells))
    console.print(shown)
    outcomes = list(table["label"]).count("outcome")
    said = f"{outcomes} of {counted(len(table), 'statement')} "
    console.print(Text(f"{said}{'tells' if outcomes == 1 else 'tell'} an outcome."))
