"""What the lint says of a statement while it is typed; never a reason not to save."""

from functools import cache

from valuebook.analysis.hypothesis.intake.claim import left_out
from valuebook.analysis.hypothesis.intake.owners import (
    OWNERS,
    role_of,
    why_not_business,
)
from valuebook.analysis.statements import statement_findings

_OF_THE_SENTENCE = ("outcome.", "measure.points", "statement.")


@cache
def advice(table: str, column: str, text: str) -> str:
    """Return what to mind about a text that is typed, nothing when all is well.

    Of a promise only what its sentence says; target, baseline and date have fields of
    their own.

    >>> advice("benefits", "statement", "Launch the portal")
    'This says what will be there; a contractor could deliver it to the letter and
    nobody would be better off: say what changes for whom when this is in use'
    >>> advice("initiatives", "benefit_owner", "Ann Lee (Head of Sales)")
    ''
    """
    if not text:
        return ""
    if (table, column) == ("benefits", "statement"):
        for each in statement_findings(text, kind="benefit"):
            if each.rule.startswith(_OF_THE_SENTENCE):
                return f"{each.sentence.rstrip('.')}: {each.remedy}"
    if column == "causal_statement" and (missing := left_out(text)):
        return f"Generic: it leaves out {missing}"
    if column in OWNERS:
        if not role_of(text):
            return "Write the role in brackets, as in Ann Lee (Head of Sales)"
        if why := why_not_business(text):
            return f"This person {why}"
    return ""
