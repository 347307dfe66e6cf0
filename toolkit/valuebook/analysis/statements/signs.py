"""What in a statement speaks for effort, a deliverable, behaviour or performance.

Each sign is a short phrase that a person can check against the sentence; how much each
one counts for which level stands in `weights`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from valuebook.analysis.statements.amounts import Amount
from valuebook.analysis.statements.clauses import Clauses
from valuebook.analysis.statements.lexicon.terms import word_set
from valuebook.analysis.statements.phrases import phrases
from valuebook.analysis.statements.sentence import Sentence
from valuebook.analysis.statements.words import Word, words

OURS = frozenset({"work", "deliverable", "capacity", "case", "us"})
_MOVES = ("up", "down", "keep", "end", "reach", "win", "become")
_NOT_COMMANDS = frozenset({"choose", "function"})
_LESS = word_set(
    "reduction fewer less lower shorter down drop decline cut decreased reduced "
    "lowered minus falling smaller réduction baisse senkung reduzierung reducción "
    "weniger menos moins"
)
_MORE = word_set(
    "increase growth higher longer up rise uplift gain improvement increased improved "
    "rising larger bigger steigerung erhöhung aumento augmentation hausse mehr más"
)
_RATE = re.compile(
    r"\b(?:per|each|every|a|pro|por|par) (?:week|month|quarter|year|day|sprint|woche"
    r"|monat|mes|mois)\b|\b(?:monthly|weekly|quarterly|daily)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?:\b(?:within|inside|under|less than|in|below|at most|no more than|more than"
    r"|maximum|innerhalb|en menos de|menos de|moins de|unter)|[<\u2264])\s*(?:an? |the "
    r"|average |of )*#",
    re.IGNORECASE,
)
_WITHIN_ONE = re.compile(
    r"\b(?:within|under|in less than|in) (?:an?|the same|one) (?:hour|minute"
    r"|(?:working )?day|week)\b|\b(?:on )?the same day\b",
    re.IGNORECASE,
)
_BY_SO_MANY = re.compile(r"\bby (?:at least |more than |over )?#", re.IGNORECASE)
_SHARE = re.compile(r"#\s*\+?\s*(?:of|de|der|des|del)\b", re.IGNORECASE)
_TWO_LEVELS = re.compile(
    r"\b(?:from|von|de|desde)\b.*\b(?:to|auf|a|\u00e0|al)\b", re.IGNORECASE
)
_IN_PLACE = phrases("""
    in place; is live; are live; go(?:es)? live; up (?:and|&) running; exists?; ready;
    ha(?:s|ve) been; switched on; turned on; rolled out; available
    """)
_BETTER = phrases(r"""
    faster; quicker; sooner; earlier; cheaper; more often; more frequently; on time;
    in time; more (?:value|quickly|efficiently|reliably); better; simpler; easier;
    schneller; plus vite; \u00e0 temps; p\u00fcnktlich; a tiempo
    """)
_AS_PROMISED = phrases(r"""
    (?:right )?(?:the )?first time; at the first (?:attempt|visit|contact|try); where
    they (?:arrive|arise|occur); they were promised; as (?:promised|agreed|planned);
    (?:within|under|on|to|below) budget; first time right
    """)
_ON_AVERAGE = phrases("on average; average; median; mean; typical; im schnitt")
_NOT_NEEDED = phrases(r"""
    (?:no longer|not) (?:needed|required|necessary|used); needs? no; without
    (?:an? agent|the need|having|being|human)
    """)
_WHOEVER = phrases(r"nobody; no one; none of us; whoever; nothing; never; everybody")
_RANK = re.compile(
    r"\b(?:top[- ](?:#|\d+)|rank(?:ed|ing|s)?|league table|number one|no\. ?1)\b",
    re.IGNORECASE,
)
_MAKE_SO = re.compile(r"\W*(?:we |will |to )*(?:make|keep)\b(?! sure)", re.IGNORECASE)
_ENDINGS = re.compile(
    r"(?:tion|sion|ment|ing|ity|ness|ance|ence|er|or|ist|ship|al|age|ung|keit|heit|dad"
    r"|ci\u00f3n|t\u00e9)$"
)


def signs(
    sentence: Sentence,
    clauses: Clauses,
    amounts: tuple[Amount, ...],
    *,
    two_levels: bool = False,
) -> dict[str, float]:
    """Return the signs in a statement with their strength, 1 for a plain sign.

    `two_levels` says that the statement gives a level before and one after.

    >>> from valuebook.analysis.statements.clauses import clauses
    >>> from valuebook.analysis.statements.sentence import sentence
    >>> cut = clauses("Reduce response time")
    >>> found = signs(sentence(cut.main), cut, ())
    >>> found["command down"], found["moved performance"]
    (1.0, 1.0)
    """
    found: dict[str, float] = {}
    for name, strength in _all(sentence, clauses, amounts):
        found[name] = max(found.get(name, 0.0), strength)
    if two_levels:
        found["before and after"] = 1.0
        found.update(_spread("before and after", _classes(sentence.head)))
        for each in {each.kind for each in amounts}:
            found[f"before and after, {each}"] = 1.0
    return found


def _all(
    sentence: Sentence, clauses: Clauses, amounts: tuple[Amount, ...]
) -> Iterator[tuple[str, float]]:
    yield "any statement", 1.0
    yield from _of_the_verb(sentence)
    yield from _of_the_head(sentence)
    yield from _of_those_who_act(sentence)
    yield from _of_production(sentence)
    yield from _of_the_amount(sentence, clauses, amounts)
    yield from _of_the_rest(clauses)
    yield from _of_other_words(sentence)


def _spread(
    prefix: str, classes: tuple[str, ...], strength: float = 1.0
) -> Iterator[tuple[str, float]]:
    """Yield one sign per class; an ambiguous word counts in part for each."""
    for each in classes:
        yield f"{prefix} {each}", strength / len(classes)


def _classes(word: Word | None) -> tuple[str, ...]:
    if word is None:
        return ("nothing",)
    return word.classes or ("unknown",)


def _use_of_head(sentence: Sentence) -> str:
    """Return how the head is used: made, measured, moved, or stated as a level."""
    verb = sentence.verb
    if verb is None:
        return "stated" if sentence.has is None else "having"
    if sentence.permits:
        return "open to somebody"
    if sentence.passive:
        return "finished"
    if not sentence.imperative and not verb.is_a("up", "down", "cause"):
        return "acting"
    if verb.is_a("measure"):
        return "measured"
    if verb.is_a(*_MOVES) and not verb.is_a("act"):
        return "moved"
    return "made"


def _of_the_verb(sentence: Sentence) -> Iterator[tuple[str, float]]:
    verb = sentence.verb
    if verb is None:
        return
    if verb.kind == "other":
        yield "command unknown", 1.0
        return
    if sentence.able:
        yield "somebody can", 1.0
    if sentence.permits:
        return
    classes = verb.classes
    if sentence.imperative and not set(classes) <= _NOT_COMMANDS:
        classes = tuple(each for each in classes if each not in _NOT_COMMANDS)
    yield from _spread("command" if sentence.imperative else "verb", classes)
    if sentence.passive:
        yield "passive", 1.0
        yield from _spread("passive", classes)


def _of_the_head(sentence: Sentence) -> Iterator[tuple[str, float]]:
    use, head = _use_of_head(sentence), sentence.head
    sure = 0.5 if head is not None and head.kind == "other" else 1.0
    yield from _spread(use, _classes(head), sure)
    yield from _spread("about", _classes(head), sure / 2)
    if head is not None and not head.classes and (found := _ENDINGS.search(head.key)):
        yield f"{use} -{found.group()}", 1.0


def _of_production(sentence: Sentence) -> Iterator[tuple[str, float]]:
    """Yield the sign of "drawings per designer": how much each of us makes."""
    for per, whom in pairwise(sentence.words):
        if per.key in {"per", "par", "por", "pro", "je"} and whom.is_a(
            "us", "capacity"
        ):
            yield from _spread("each of us", _classes(sentence.head))


def _of_those_who_act(sentence: Sentence) -> Iterator[tuple[str, float]]:
    subject, verb = sentence.subject, sentence.verb
    main = " ".join(each.text for each in sentence.words)
    if sentence.has is not None:
        yield from _spread("has", _classes(sentence.has))
    agents = (
        ("audience", "us", "capacity") if _BY_SO_MANY.search(main) else ("audience",)
    )
    if sentence.agent is not None and sentence.agent.is_a(*agents):
        yield "done by outsiders", 1.0
    head = sentence.head
    if sentence.relative is not None and head is not None and head.is_a("audience"):
        yield "outsiders who act", 1.0
    if sentence.imperative or sentence.permits or verb is None or subject is None:
        return
    if sentence.are_counted and not subject.is_a("audience"):
        yield "so many of us act", 1.0
    if not sentence.passive:
        yield "tells what happens", 1.0
        yield from _spread("told of", _classes(subject))
    for who, among in (
        ("our product", ("deliverable",)),
        ("we", ("us", "capacity")),
        ("outsiders", ("audience",)),
    ):
        if subject.is_a(*among):
            yield from _spread(who, verb.classes)
            yield from _spread(f"{who} with", _classes(sentence.object))
            return


def _of_the_amount(
    sentence: Sentence, clauses: Clauses, amounts: tuple[Amount, ...]
) -> Iterator[tuple[str, float]]:
    inside = [each for each in amounts if each.start < clauses.cut]
    kind = inside[0].kind if inside else "no number"
    classes = _classes(sentence.head)
    yield f"number {kind}", 1.0
    yield f"{_use_of_head(sentence)}, number {kind}", 0.7
    yield from _spread(f"number {kind} of", classes)
    if _SHARE.search(clauses.main):
        yield from _spread("share of", classes)
    if any(each.value == 0 for each in inside):
        yield "none of it", 1.0
    timed = any(each.kind == "duration" for each in inside)
    if (timed and _WITHIN.search(clauses.main)) or _WITHIN_ONE.search(clauses.main):
        yield "within a time", 1.0
        for each in classes:
            yield f"within a time, {each}", 1.0
    if len(inside) > 1 and _TWO_LEVELS.search(clauses.main):
        yield "from one level to another", 1.0
    if _RATE.search(clauses.main):
        yield from _spread("rate of", classes)


def _of_the_rest(clauses: Clauses) -> Iterator[tuple[str, float]]:
    if not clauses.kind:
        return
    if clauses.kind == "permitted":
        for each in words(clauses.rest):
            if each.kind == "verb":
                yield from _spread("permitted to", each.classes)
                break
    nouns = [each for each in words(clauses.rest) if each.kind == "noun"]
    named = sorted({name for each in nouns for name in each.classes})
    effects = [name for name in named if name not in OURS]
    quantified = "#" in clauses.rest and clauses.kind in {"effect", "purpose"}
    if quantified and (effects or clauses.kind == "effect"):
        yield f"quantified {clauses.kind}", 1.0
        for effect in effects:
            yield f"quantified effect on {effect}", 1.0
        return
    yield f"plain {clauses.kind}", 1.0
    if clauses.kind == "effect":
        for name in named:
            yield f"plain effect on {name}", 0.5


def _of_other_words(sentence: Sentence) -> Iterator[tuple[str, float]]:
    main = " ".join(each.text for each in sentence.words)
    head = _classes(sentence.head)
    for word in sentence.words:
        if word.kind == "noun":
            for each in word.classes:
                yield f"names {each}", 0.5
        for each in word.state:
            if each == "quality" and word is sentence.verb:
                continue  # "secure" the funds
            yield f"word {each}", 1.0
            if each == "finished" and not sentence.imperative:
                for name in head:
                    yield f"finished {name}", 1.0
        folded = word.text.casefold()
        if folded in _LESS or folded in _MORE:
            yield "less of it" if folded in _LESS else "more of it", 1.0
            for name in head:
                yield f"moved {name}", 1.0
    if _MAKE_SO.match(main):
        for each in {each for word in sentence.words for each in word.state}:
            yield f"made so, {each}", 1.0
    for name, pattern in (
        ("in place", _IN_PLACE),
        ("a rank", _RANK),
        (f"{_use_of_head(sentence)} faster or better", _BETTER),
        ("as promised", _AS_PROMISED),
        ("on average", _ON_AVERAGE),
        ("not needed", _NOT_NEEDED),
        ("nobody or whoever", _WHOEVER),
    ):
        if pattern.search(main):
            yield name, 1.0
