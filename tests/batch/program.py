"""`valuebook report` with the notebooks of a test, in a program of its own."""

import sys

from valuebook.batch.request import Request

# the command line with the notebooks of the test; Ctrl-C works as in a terminal
COMMAND = """\
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from valuebook.batch import request
notebooks, bundled = Path(sys.argv.pop(1)), request.bundled
request.bundled = lambda name: notebooks if name == "notebooks" else bundled(name)
from valuebook.cli import main
main()
"""


def report_command(asked: Request, *words: object) -> list[str]:
    """Return the command for the reports of a request, as a program."""
    given = [asked.register, "--out", asked.out, *words]
    start = [sys.executable, "-c", COMMAND, str(asked.templates), "report"]
    return [*start, *map(str, given)]
