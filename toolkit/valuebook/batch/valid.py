"""Notebooks that were found valid, so that the same text is not looked at twice.

What looks at them takes longer to import than a call with nothing to do may take.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from valuebook.batch.notebook import Notebook
from valuebook.batch.origin import toolkit_digest
from valuebook.batch.output import STATE
from valuebook.batch.putting import put

_FILE = "valid.json"


def known_valid(out: Path) -> frozenset[str]:
    """Return the digests of notebooks that this version has once found valid."""
    try:
        content = json.loads((out / STATE / _FILE).read_bytes())
        return frozenset(content["notebooks"] if _is_own(content) else ())
    except (OSError, ValueError, KeyError, TypeError):
        # never written, or not by any version
        return frozenset()


def note_valid(out: Path, notebooks: Iterable[Notebook]) -> None:
    """Note that the notebooks are valid, where that is not known yet."""
    valid = frozenset(each.digest for each in notebooks)
    known = known_valid(out)
    if not valid <= known:
        content = {"toolkit": toolkit_digest(), "notebooks": sorted(valid | known)}
        put(out / STATE / _FILE, json.dumps(content).encode())


def _is_own(content: dict[str, str]) -> bool:
    return content["toolkit"] == toolkit_digest()
