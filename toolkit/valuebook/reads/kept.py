"""What was worked out by one process of a call and is the same in the others."""

import os
import pickle
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from valuebook.reads.digest import digest

KEPT = "VALUEBOOK_KEPT"
"""Environment variable: the folder where results for one initiative are kept."""
ANSWERS = "VALUEBOOK_ANSWERS"
"""Environment variable: the folder where answers of the whole register are kept."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


def kept(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return the function, which leaves its results to other pages of an initiative.

    For functions that take long and whose result follows from plain values that they
    are given. Where the environment names no folder, they are as they were.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def keeping(*args: Given.args, **named: Given.kwargs) -> Result:
        given = [name, args, sorted(named.items())]
        return kept_in(KEPT, given, partial(function, *args, **named))

    return keeping


def kept_in(variable: str, given: object, work: Callable[[], Result]) -> Result:
    """Return what work results in, which follows from the plain values given.

    It is left to other processes, or taken from them, in the folder that the
    environment names by this variable, if it names one.
    """
    folder = os.environ.get(variable)
    if not folder:
        return work()
    path = Path(folder) / digest(given)
    with suppress(OSError):
        found: Result = pickle.loads(path.read_bytes())
        return found
    found = work()
    # who cannot keep it has it all the same
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(secrets.token_hex(8))
        part.write_bytes(pickle.dumps(found))
        part.replace(path)
    return found
