"""A statement cut into what is to happen, its effect, its purpose and its means.

"Run four open days | that bring in 250 applications": the effect counts when it carries
a number. "Build a portal | to improve service": a purpose without a number does not.
"""

import re
from dataclasses import dataclass

from valuebook.analysis.statements.phrases import either, phrases
from valuebook.analysis.statements.words import is_bare_verb, words

_EFFECT = phrases("""
    resulting in; leading to; thereby; and thus; which (?:will )?(?:leads? to|results?
    in|brings?|saves?|generates?|cuts?|reduces?); that (?:will |would )?(?:brings?(?:
    in)?|generates?|saves?|yields?|results? in|leads?
    to|reduces?|increases?|cuts?|drives?|delivers?|earns?|attracts?|achieves?|reach(?:es)?|produces?|shortens?|lowers?|improves?|halves?|doubles?);
    (?:so|such) that; (?<=,
    )(?:saving|generating|reducing|cutting|increasing|bringing|achieving|adding|reaching|attracting|lowering|improving|boosting|lifting|raising|shortening)
    """)
_MEANS = re.compile(
    r"\b(?:(?:by|durch|mittels|mediante) (?=[a-zé]+(?:ing|ung)\b)|(?:through|via|using"
    r"|leveraging|thanks to|by means of|with the help of|based on|grâce à|durch|mittels"
    r"|mediante)\b)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:in order (?:to|that)|so as to|aimed at|intended to|designed to"
    r"|with the aim of|with a view to|allowing|enabling|ensuring|for (?=[a-z]+ing\b)"
    r"|afin de?\b|para (?=\w+[aei]r\b)|pour (?=\w+(?:er|ir|re)\b)|um (?=.+\bzu\b)"
    r"|so (?=\w+ (?:can|will)\b))",
    re.IGNORECASE,
)
_TO_VERB = re.compile(
    r"(?<=\w )to (?:better |further |fully |significantly |help "
    r"|successfully )?([a-z-]+)\b",
    re.IGNORECASE,
)
_BEFORE_TO_WORDS = either("""
    able; want; need; wants; needs; likely; up; due; continue; continues; willing;
    from; ready; proud; easy; hard; happy; close; down; prior; according; compared;
    aim; aims; strive; seek; plan; commit; committed; work; use; used; how; time;
    times; going; access; related; contribute; respond; reply
    """)
_BEFORE_TO = re.compile(
    rf"\b{_BEFORE_TO_WORDS} $",
    re.IGNORECASE,
)
_PERMITS = re.compile(
    r"\W*(?:we |will |to |ensure |that |#|we'll )*(?:enabl|allow|help|empower|encourag"
    r"|permit|inspir|motivat|convinc|invit|persuad|let|get|assist|support|requir)\w*\b",
    re.IGNORECASE,
)
_SHORTEST_MAIN = 9


@dataclass(frozen=True)
class Clauses:
    """The main clause of a statement and what hangs on it."""

    main: str
    rest: str
    kind: str  # effect, purpose, means or nothing

    @property
    def cut(self) -> int:
        """Return where in the text the main clause ends."""
        return len(self.main)


def clauses(text: str) -> Clauses:
    """Return the main clause and the kind of clause that follows it.

    >>> clauses("Build a portal so that customers wait less").kind
    'effect'
    >>> clauses("Get 60K sign-ups by launching new features").main
    'Get 60K sign-ups '
    """
    cuts = [
        (match.start(), kind)
        for kind, pattern in (
            ("effect", _EFFECT),
            ("means", _MEANS),
            ("purpose", _PURPOSE),
        )
        if (match := pattern.search(text, _SHORTEST_MAIN))
    ]
    for match in _TO_VERB.finditer(text, _SHORTEST_MAIN):
        if is_bare_verb(match.group(1)) and not _BEFORE_TO.search(
            text[: match.start()]
        ):
            kind = "permitted" if _PERMITS.match(text) else "purpose"
            cuts.append((match.start(), kind))
            break
    for match in _WITH_A_RESULT.finditer(text, _SHORTEST_MAIN):
        if _is_result(match.group(1)) and not _is_described(
            text[: match.start()], match.group(1)
        ):
            cuts.append((match.start(), "effect"))
            break
    if not cuts:
        return Clauses(text, "", "")
    cut, kind = min(cuts)
    return Clauses(text[:cut], text[cut:], kind)


_WITH_A_RESULT = re.compile(
    r"\b(?:with|at|to reach|mit|avec|con) ((?:an? |at least |more than |over "
    r"|[<>≥≤] ?)*(?:#|[a-z][a-z -]{3,40}?(?: of| above| below| under| over"
    r"| at least)+ #)[^,;.]{0,40})",
    re.IGNORECASE,
)
_RESULTS = frozenset({"audience", "behaviour", "performance", "condition", "money"})


def _is_result(phrase: str) -> bool:
    """Tell "with 80% adoption" from "with 3 charts"."""
    named = [each for each in words(phrase) if each.kind == "noun"]
    return (
        bool(named)
        and named[0].is_a(*_RESULTS)
        and not named[0].is_a("deliverable", "work")
    )


def _is_described(before: str, phrase: str) -> bool:
    """Tell whether "with" tells of somebody: "customers with more than # orders"."""
    told = [each for each in words(before) if each.kind not in {"little", "mark"}]
    company = [each for each in words(phrase) if each.kind == "noun"][:1]
    if told and told[0].is_a("act") and company[0].is_a("audience"):
        return True
    last = told[-1:]
    return bool(last) and last[0].is_a(
        "audience", "us", "capacity", "money", "performance"
    )
