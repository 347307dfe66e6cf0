"""Words on the command line, each turned into one function call."""

import errno
import io
import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from valuebook.cli.ai import ai
from valuebook.cli.attribute import attribute_effect
from valuebook.cli.check import check
from valuebook.cli.doctor import diagnose
from valuebook.cli.lab import open_lab
from valuebook.cli.lint import lint_statements
from valuebook.cli.new import new_workbook
from valuebook.cli.report import report
from valuebook.cli.saying import say
from valuebook.cli.seal import seal
from valuebook.cli.take_in import take_in
from valuebook.cli.track import track_measures
from valuebook.model import RegisterError, ValuebookError
from valuebook.model.text import plain

app = typer.Typer(
    name="valuebook",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

# what is wrong with a place that was named, wherever it is met first
_OF_A_PLACE = {
    errno.ENAMETOOLONG: "longer than a name may be here; give a shorter one",
    errno.EACCES: "permission denied; name a place where you may read and write",
}


def _tell_version(wanted: bool) -> None:
    if wanted:
        say(f"valuebook {version('valuebook')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Say which it is."
        ),
    ] = False,
) -> None:
    """Make sure that what you deliver turns into value."""


app.command("new")(new_workbook)
app.command("check")(check)
app.command("report")(report)
app.command("lint")(lint_statements)
app.command("track")(track_measures)
app.command("attribute")(attribute_effect)
app.command("seal")(seal)
app.command("import")(take_in)
app.add_typer(ai, name="ai")
app.command("lab")(open_lab)
app.command("doctor")(diagnose)


def main() -> None:
    """Run the command line; a user's mistake ends in one message and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal that cannot show a character gets its escape instead
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except RegisterError as error:
        for problem in error.problems:
            print(plain(str(problem)), file=sys.stderr)
        sys.exit(2)
    except ValuebookError as error:
        print(plain(str(error)), file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if error.errno not in _OF_A_PLACE:
            raise
        told = f"{error.filename}: {_OF_A_PLACE[error.errno]}"
        print(plain(told), file=sys.stderr)
        sys.exit(2)
