"""What was worked out for one page and is the same for the next one."""

import os
import pickle
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from valuebook.reads.digest import digest

KEPT = "VALUEBOOK_KEPT"
"""Environment variable that names the folder where results are kept for others."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


def kept(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return the function, which leaves its results to other processes of a call.

    For functions that take long and whose result follows from plain values that they
    are given. Where the environment names no folder, they are as they were.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def keeping(*args: Given.args, **named: Given.kwargs) -> Result:
        folder = os.environ.get(KEPT)
        if not folder:
            return function(*args, **named)
        path = Path(folder) / digest([name, args, sorted(named.items())])
        with suppress(OSError):
            found: Result = pickle.loads(path.read_bytes())
            return found
        found = function(*args, **named)
        # who cannot keep it has it all the same
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(secrets.token_hex(8))
            part.write_bytes(pickle.dumps(found))
            part.replace(path)
        return found

    return keeping
