"""Whether the causal statement is a claim that somebody can be held to.

The six parts of a specific claim are problem, stakeholder, mechanism, from, to and
effect. Problem, stakeholder and levels have columns of their own, and their own
checks; mechanism and effect stand in the causal statement or nowhere.
"""

from collections.abc import Iterator

import pandas as pd

from valuebook.analysis.hypothesis.intake.gap import Check
from valuebook.analysis.statements import read_statement
from valuebook.model.wording import listed
from valuebook.register import Register

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
    left_out = stated["causal_statement"].map(_left_out)
    generic = left_out.str.len() > 0
    said = "The causal statement is generic: it leaves out " + left_out[generic] + "."
    yield _GENERIC.gaps(stated.loc[generic, "initiative_id"], said)


def _left_out(statement: str) -> str:
    missing = read_statement(statement).missing
    return listed([said for part, said in _IN_WORDS.items() if part in missing])
