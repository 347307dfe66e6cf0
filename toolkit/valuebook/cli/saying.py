"""Saying something to whoever still listens."""

import os
import sys


def say(text: str) -> None:
    """Print text; a reader that has gone away, such as `head`, is no error."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # what is left unsaid must not be tried again when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
