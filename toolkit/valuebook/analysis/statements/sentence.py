"""Who does what to what in a statement: subject, verb and object with their classes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from valuebook.analysis.statements.lexicon.terms import word_set
from valuebook.analysis.statements.words import Word, words

_FILLERS = word_set(
    "we will to ensure make sure that there are is be please successfully "
    "continuously have aim strive seek continue commit plan work and wir nous a an der "
    "die das el la le los les un una "
    "- \u2013 • * : the our all every each"
)
_BE = word_set("is are was were be been being am get gets got")
_ABILITY = word_set("can could able may kann können peut peuvent puede pueden")


@dataclass(frozen=True)
class Sentence:
    """The parts of a main clause.

    `head` is what is counted or changed: the object of an imperative, else the subject.
    """

    words: tuple[Word, ...]
    verb: Word | None
    subject: Word | None
    object: Word | None
    imperative: bool = False
    passive: bool = False
    able: bool = False
    has: Word | None = None
    relative: Word | None = None
    agent: Word | None = None

    @property
    def head(self) -> Word | None:
        """Return the noun on which the statement turns."""
        if self.imperative or self.subject is None:
            return self.object
        acts = self.verb is not None and not self.passive and self.object is not None
        return (
            self.object if acts and not self.subject.is_a("audience") else self.subject
        )

    @property
    def permits(self) -> bool:
        """Tell "customers can pay by invoice": open to them, not yet done."""
        return (
            self.able
            and self.subject is not None
            and self.subject.is_a("audience", "us", "capacity")
        )

    @property
    def are_counted(self) -> bool:
        """Tell "# nurses use the procedure", in which those who act are counted."""
        if self.imperative or self.passive or self.able or self.verb is None:
            return False
        opening = next((each for each in self.words if each.kind != "little"), None)
        return (
            opening is not None
            and opening.kind == "amount"
            and self.subject is not None
            and self.subject.is_a("audience", "us", "capacity")
            and self.has is None
        )


def sentence(clause: str) -> Sentence:
    """Return the parts of a clause whose amounts were replaced by `#`.

    >>> read = sentence("Reduce the number of support tickets by #")
    >>> read.verb.text, read.head.text, read.imperative
    ('Reduce', 'support tickets', True)
    >>> read = sentence("# of users complete the tour")
    >>> read.subject.text, read.verb.text, read.object.text
    ('users', 'complete', 'tour')
    """
    tagged = words(clause)
    start = _start(tagged)
    agent = _behind(tagged, start, {"by", "von", "par", "por"})
    if _commands(tagged, start):
        target, _ = _phrase(tagged, start + 1)
        return Sentence(
            tagged, tagged[start], None, target, imperative=True, agent=agent
        )
    start += start < len(tagged) and tagged[start].kind == "verb"
    subject, after = _phrase(tagged, start)
    relative = _relative(tagged, after)
    place = _predicate(tagged, after)
    if place is None or (subject is not None and subject.key == "time to"):
        has = _behind(
            tagged, after, {"have", "has", "get", "gets", "haben", "ont", "tienen"}
        )
        return Sentence(
            tagged, None, subject, None, has=has, relative=relative, agent=agent
        )
    if _is_final_infinitive(tagged, place):
        return Sentence(
            tagged, tagged[place], None, subject, imperative=True, agent=agent
        )
    between = {each.key or each.text.casefold() for each in tagged[after:place]}
    target = _direct_object(tagged, place)
    return Sentence(
        tagged,
        tagged[place],
        subject,
        target,
        passive=bool(between & _BE) or _is_participle(tagged, place),
        able=bool(between & _ABILITY),
        has=_behind(tagged[:place], after, {"have", "has", "get", "gets"}),
        relative=relative,
        agent=agent,
    )


def _direct_object(tagged: Sequence[Word], place: int) -> Word | None:
    for each in tagged[place + 1 :]:
        if each.key in _ADVERBIAL:
            return None
        if each.kind not in {"amount", "little", "mark"}:
            break
    return _phrase(tagged, place + 1)[0]


_ADVERBIAL = word_set(
    "after before during in on at by from since than per within between across over"
)


def _commands(tagged: Sequence[Word], start: int) -> bool:
    """Tell whether the clause begins with a command, be the verb known or not.

    "Retrofit 500,000 homes": an unknown word before an amount or an article is a verb.
    """
    if start >= len(tagged):
        return False
    word = tagged[start]
    if word.kind == "verb":
        return not _describes(tagged, start)
    follows = tagged[start + 1] if start + 1 < len(tagged) else Word("", "mark")
    return (
        word.kind == "other"
        and word.text[0].isupper()
        and _LOOKS_LIKE_A_VERB.search(word.text) is not None
        and (follows.kind == "amount" or follows.key in _OPENS_AN_OBJECT)
        and all(each.kind != "verb" for each in tagged[start:])
    )


_LOOKS_LIKE_A_VERB = re.compile(
    r"^(?!.*(?:s|tion|ment|ity|ness|ance|ence|ly|ist|ism|ship|age)$)[A-Z][a-z-]{2,}$"
)
_OPENS_AN_OBJECT = word_set("the a an our its their all every each at more")


def _behind(tagged: Sequence[Word], start: int, openers: set[str]) -> Word | None:
    """Return the noun behind one of some little words ("by the community")."""
    for place in range(start, len(tagged) - 1):
        if tagged[place].key in openers:
            return _phrase(tagged, place + 1)[0]
    return None


def _relative(tagged: Sequence[Word], start: int) -> Word | None:
    """Return the verb of "users who have analysed", which says what they do."""
    for place in range(start, len(tagged)):
        if tagged[place].key in _RELATIVES:
            return next((each for each in tagged[place:] if each.kind == "verb"), None)
    return None


def _describes(tagged: Sequence[Word], start: int) -> bool:
    """Tell "Automated matching shortens approval" from "Automated the approval"."""
    if not tagged[start].text.casefold().endswith(("ed", "ing")):
        return False
    follows = tagged[start + 1] if start + 1 < len(tagged) else Word("", "mark")
    later = [
        each
        for place, each in enumerate(tagged[start + 2 :], start + 2)
        if each.kind == "verb" and tagged[place - 1].kind not in {"little", "mark"}
    ]
    if tagged[start].is_a("fail") and follows.kind == "noun":
        return True
    if tagged[start].text.casefold().endswith("ing") and _is_gerund(tagged, start):
        return True
    return follows.kind in {"noun", "other"} and bool(later)


def _is_gerund(tagged: Sequence[Word], start: int) -> bool:
    """Tell "Switching suppliers freed money" from "Switching suppliers"."""
    finite = [
        each
        for each in tagged[start + 1 :]
        if each.kind == "verb" and each.text.casefold().endswith(("ed", "s"))
    ]
    return bool(finite) or tagged[-1].kind == "amount"


_OPENERS = word_set("""
    by in from until para bis d'ici thanks since with after once when through gr\u00e2ce
    dank gracias
    """)


def _start(tagged: Sequence[Word]) -> int:
    """Return where the statement proper begins, past "By 2030," and "We will"."""
    place = 0
    if tagged and tagged[0].text.casefold() in _OPENERS:
        comma = next((i for i, each in enumerate(tagged[:9]) if each.text == ","), -1)
        place = comma + 1
    while place < len(tagged) and (
        tagged[place].text.casefold() in _FILLERS
        or (
            tagged[place].kind == "other"
            and tagged[place].text.casefold().endswith("ly")
        )
    ):
        place += 1
    return place


def _predicate(tagged: Sequence[Word], start: int) -> int | None:
    for place in range(start, len(tagged)):
        word, before = tagged[place], tagged[place - 1] if place else Word("", "start")
        if word.key in _RELATIVES:
            return None
        if word.kind == "verb" and not (
            word.text.casefold().endswith(("ed", "ing"))
            and before.key in _PREPOSITIONS | _OF | _ADVERBIAL
        ):
            return place
    return None


def _is_participle(tagged: Sequence[Word], place: int) -> bool:
    """Tell "requests logged online" from "the assistant reduced handling time"."""
    form = tagged[place].text.casefold().split()[0]
    if not form.endswith(("ed", "en", "t")) and form not in _PARTICIPLES:
        return False
    behind = tagged[place + 1] if place + 1 < len(tagged) else Word("", "mark")
    after = tagged[place + 2] if place + 2 < len(tagged) else behind
    if behind.key == "each" and after.key in _TIMES:
        return True
    return behind.kind in {"mark", "state"} or (
        behind.kind in {"little", "other"} and behind.key not in _OPENS_A_NOUN
    )


_PARTICIPLES = word_set("""
    held made paid sold won read put shown drawn known seen done gone begun hung sung
    run found led fed said laid understood complete open
    """)
_TIMES = word_set("sprint day week month quarter year")


def _is_final_infinitive(tagged: Sequence[Word], place: int) -> bool:
    """Tell the command in "Kosten um 8 % senken" from a verb with a subject."""
    return (
        _GERMAN_INFINITIVE.search(tagged[place].text) is not None
        and all(each.kind == "mark" for each in tagged[place + 1 :])
        and all(each.text.casefold() not in _ABILITY for each in tagged[:place])
    )


_GERMAN_INFINITIVE = re.compile(r"^[a-zäöüß-]{4,}(?<!ti)(?<!gh)(?:en|ern|eln)$")
_OPENS_A_NOUN = word_set("the a an our its their all every each more less")
_RELATIVES = frozenset({"who", "which", "that", "whose", "die", "que", "qui"})
_PREPOSITIONS = word_set("to for with in at from by on into onto across over among")
_OF = word_set("of de des du d' von der la le los las l' the our all in per for")


def _phrase(tagged: Sequence[Word], start: int) -> tuple[Word | None, int]:
    """Return the head of the next noun phrase and the place behind it.

    The last noun of a run is its head ("customer satisfaction survey" is a survey);
    behind a word of measure the head follows "of" ("number of tickets"). A word that
    the lexicon does not know is returned as it is, its kind is "other".
    """
    head: Word | None = None
    place = start
    while place < len(tagged):
        word = tagged[place]
        if word.kind == "noun":
            head = word
        elif word.kind == "measure":
            head = head or word
        elif word.kind == "other":
            if not word.key.endswith("ly"):
                head = _compound(head, word)
        elif (
            (word.kind == "verb" and not _modifies(tagged, place))
            or (word.kind == "little" and _ends(head, word))
            or (word.kind == "state" and head is not None and head.kind != "measure")
            or (
                word.kind in {"mark", "amount"}
                and head is not None
                and head.kind != "measure"
            )
        ):
            break
        place += 1
    return (None if head is None or head.kind == "measure" else head), place


def _compound(head: Word | None, word: Word) -> Word:
    """Return the head when an unknown word ends the phrase ("loyalty scheme")."""
    known = head.classes if head is not None and head.kind != "measure" else ()
    return Word(word.text, "other", known, word.key)


def _modifies(tagged: Sequence[Word], place: int) -> bool:
    """Tell the "processing" of "processing accuracy" from a verb."""
    behind = tagged[place + 1] if place + 1 < len(tagged) else Word("", "mark")
    return tagged[place].text.casefold().endswith(("ing", "ed")) and behind.kind in {
        "noun",
        "measure",
    }


def _ends(head: Word | None, word: Word) -> bool:
    if head is None:
        return word.key in {"who", "that", "which"}
    if head.kind == "measure":
        return word.key not in _OF | _PREPOSITIONS
    unknown = head.kind == "other" and not head.classes
    if unknown and word.key in {"and", "or"}:
        return False
    return not (unknown and word.key in _OF - _PREPOSITIONS - {"in", "per", "for"})
