"""Whether the causal statement is a claim that somebody can be held to.

The six parts of a specific claim are problem, stakeholder, mechanism, from, to and
effect. Problem, stakeholder and levels have columns of their own, and their own
checks; mechanism and effect stand in the causal statement or nowhere. What stands at
some length before "so that" is a mechanism, whatever its words.
"""

import re
from collections.abc import Iterator

import pandas as pd

from valuebook.analysis.hypothesis.intake.gap import Check
from valuebook.analysis.statements import read_statement
from valuebook.model.wording import listed
from valuebook.register import Register

_MECHANISM = re.compile(r"(?:\S+\s+){6,}so that\b")
_IN_WORDS = {
    "mechanism": "what brings the effect about",
    "effect": "what changes in the end",
}
_GENERIC = Check(
    "readiness.claim",
    "claim",
    "The causal statement is generic.",
    "write who does what differently because of it, and what moves as a consequence",
)


def claim_gaps(register: Register) -> Iterator[pd.DataFrame]:
    """Yield the initiatives whose causal statement is generic, with what is missing."""
    stated = register["initiatives"].dropna(subset="causal_statement")
    missing = stated["causal_statement"].map(left_out)
    generic = missing.str.len() > 0
    said = "The causal statement is generic: it leaves out " + missing[generic] + "."
    yield _GENERIC.gaps(stated.loc[generic, "initiative_id"], said)


def left_out(statement: str) -> str:
    """Return what a causal statement leaves out, nothing when it is specific.

    >>> left_out("Real-time figures lead to better decisions.")
    'what changes in the end'
    >>> left_out("A printed label carries what two forms asked for, so that a return "
    ...     "is settled in 4 days instead of 9.")
    ''
    """
    missing = set(read_statement(statement).missing)
    if _MECHANISM.match(statement):
        missing.discard("mechanism")
    return listed([said for part, said in _IN_WORDS.items() if part in missing])
