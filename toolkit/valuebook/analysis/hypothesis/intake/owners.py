"""Whether those who answer for the outcome are named and are business people.

An owner is written with the role in brackets, as in `Ann Lee (Head of Sales)`. A
role that runs technology or the project itself, or that works for a supplier, does
not own an outcome: it is over when the project is. The role decides by its words,
listed below, so that a name is never judged.
"""

import re
from collections.abc import Iterator

import pandas as pd

from valuebook.analysis.hypothesis.intake.gap import Check
from valuebook.register import Register

OWNERS = {
    "benefit_owner": "benefit owner",
    "adoption_owner": "adoption owner",
    "reporting_owner": "reporting owner",
}

_WITH_ROLE = re.compile(r"(?P<name>[^()]*\S)\s*\((?P<role>[^()]*\S)\s*\)\s*")

# IT, CIO and the like are read in capitals: "it" is a word
_TECHNOLOGY = re.compile(
    r"\b(?:IT|ICT|CIO|CTO)\b"
    r"|(?i:\b(?:information|chief) technology\b|\binformation (?:officer|systems)\b)"
)
_PROJECT = re.compile(
    r"(?i)\bproject\b|\bPMO\b|\bscrum\b|\bworkstream\b"
    r"|\bprogram(?:me)? (?:manager|management|director|lead|leader|office)\b"
    r"|\b(?:head|director|lead) of (?:the )?(?:transformation|integration|"
    r"implementation)\b"
    r"|\b(?:transformation|integration|implementation) (?:office|manager|lead)\b"
)
_OUTSIDE = re.compile(
    r"(?i)\b(?:consultant|consultancy|contractor|integrator)s?\b"
    r"|\b(?:implementation|delivery) partner\b|\bvendor\b(?! management)"
)

_WHY_NOT = (
    (_TECHNOLOGY, "runs technology, not the business that is to benefit"),
    (_PROJECT, "runs the project, and is gone when it ends"),
    (_OUTSIDE, "works for a supplier, not for those who are to benefit"),
)

_NOT_BUSINESS = Check(
    "readiness.business_owner",
    "roles",
    "An owner is no business person.",
    "name somebody in the business who keeps the outcome when the project is over",
)
_NO_ROLE = Check(
    "readiness.role",
    "roles",
    "An owner is named without a role.",
    "write the role in brackets behind the name, as in Ann Lee (Head of Sales)",
)


def why_not_business(owner: str) -> str:
    """Return why an owner is no business person, nothing when nothing speaks against.

    >>> why_not_business("Daniel Novák (Head of IT)")
    'runs technology, not the business that is to benefit'
    >>> why_not_business("Ann Lee (Head of Sales)")
    ''
    """
    role = role_of(owner)
    return next((said for words, said in _WHY_NOT if words.search(role)), "")


def role_of(owner: str) -> str:
    """Return the role in brackets behind a name, empty where there is none.

    >>> role_of("Ann Lee (Head of Sales)"), role_of("Ann Lee")
    ('Head of Sales', '')
    """
    found = _WITH_ROLE.fullmatch(owner)
    return found["role"] if found else ""


def owner_gaps(register: Register) -> Iterator[pd.DataFrame]:
    """Yield the initiatives whose owners are no business people, or of unknown role."""
    initiatives = register["initiatives"]
    for column, name in OWNERS.items():
        named = initiatives.dropna(subset=column)
        ids, owners = named["initiative_id"], named[column]
        reasons = owners.map(why_not_business)
        unfit = reasons.str.len() > 0
        said = f"The {name}, " + owners[unfit] + ", " + reasons[unfit] + "."
        yield _NOT_BUSINESS.gaps(ids[unfit], said)
        nameless = owners.map(role_of).str.len() == 0
        said = f"Nothing says which role the {name}, " + owners[nameless] + ", has."
        yield _NO_ROLE.gaps(ids[nameless], said)
