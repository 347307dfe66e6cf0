"""The words of a statement with what the lexicon says of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from valuebook.analysis.statements.lexicon import nouns, states, verbs
from valuebook.analysis.statements.lexicon.terms import (
    Terms,
    noun_key,
    verb_key,
    word_set,
)

NOUNS = Terms(nouns.CLASSES, noun_key)
MEASURES = Terms({"measure": nouns.MEASURE_WORDS}, noun_key)
VERBS = Terms(verbs.CLASSES, verb_key)
STATES = Terms(states.CLASSES, str.casefold)

AMOUNT = "#"
_WORD = re.compile(r"[^\W\d_][\w&'./-]*\w|[^\W\d_]|\d[\w.,]*%?|[^\w\s]")

_LITTLE = word_set("""
    of in on at for to from by with within into onto across over under between among
    per as via through during before after until since than and or but nor so if
    when while where which who whom whose that this these those it its they them
    their our we us you your he she his her i there here also both either each every
    all any no not a an the some such without against about around toward towards up
    down out off above below because due despite including e.g i.e vs versus more
    most less least fewer is are was were be been being has have had having will
    would can could should may might must do does did etc once only just very ensure
    ensures ensuring guarantee never nobody mindestens wenigstens höchstens jährlich
    pro pour-cent menos moins al menos mit von für bei zu zum zur der die das den
    dem des ein eine einen im auf aus und oder um bis nach le la les un une du de et
    ou à au aux pour par dans sur en avec el los las y o con del al que qui wir nous
    kann können peut peuvent puede pueden
    nuestro nuestra nuestros unsere unser notre nos
    """)
_DETERMINERS = word_set("""
    the a an our its their your my his her this that these those all any each every
    some no another additional new more most fewer less at least about der die das
    den dem des ein eine einen unsere unser le la les l un une notre nos el los las
    nuestro nuestra nuestros of in for with per by on from and # de du des total
    average overall key first
    """)
_LEADS_TO_A_VERB = word_set(
    "to can could will would should must may might who that which we they you not "
    "also and"
)


@dataclass(frozen=True)
class Word:
    """A word or term: its text, its kind and the classes the lexicon gives it.

    `kind` is noun, verb, measure, amount, little, state, mark or other.
    """

    text: str
    kind: str
    classes: tuple[str, ...] = ()
    key: str = ""
    state: tuple[str, ...] = ()

    def is_a(self, *classes: str) -> bool:
        """Tell whether the lexicon puts the word into one of the classes."""
        return any(each in self.classes for each in classes)


def is_bare_verb(word: str) -> bool:
    """Tell whether a word is a verb in its plain form ("reduce", not "reduced").

    >>> is_bare_verb("reduce"), is_bare_verb("market"), is_bare_verb("reduced")
    (True, False, False)
    """
    if (
        re.search(r"(?:ing|ed|ion|s)$", word.casefold())
        and word.casefold() not in _BARE
    ):
        return False
    return bool(VERBS.at([verb_key(word)], 0)[0]) and word.casefold() not in _NOT_VERBS


_LEAD_ON = word_set("help let make go come get be keep start stop dare need try")
# Past forms without an ending of their own, of verbs that claims are told with.
_PAST = word_set("""
    beat brought built came cut drove fell gave got grew helped hit kept led left lost
    made met paid ran rose saw sent shrank sold took was went were won wrote
    """)
_BARE = word_set(
    "bring need feed speed address assess discuss process access pass focus"
)
_NOT_VERBS = word_set("market value time date scale level end start")


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a clause whose amounts were replaced by `#`.

    >>> [(each.text, each.kind) for each in words("Reduce response time to #")][:2]
    [('Reduce', 'verb'), ('response time', 'noun')]
    """
    return tuple(_tagged(_WORD.findall(text)))


def _tagged(found: Sequence[str]) -> Iterator[Word]:
    run = _Run(found)
    place, before = 0, Word("", "start")
    while place < len(found):
        word, length = run.word(place, before)
        if word.kind == "verb" and run.is_at_start(place):
            run.commands = not word.text.casefold().endswith(("ed", "ing"))
        run.plural = run.plural or (word.kind == "noun" and _is_plural(word.text))
        yield word
        before, place = word, place + length


class _Run:
    """The words of a clause while they are being read from left to right."""

    def __init__(self, found: Sequence[str]) -> None:
        self.found = found
        self.lower = [each.casefold() for each in found]
        self.noun_keys = [noun_key(each) for each in found]
        self.verb_keys = [verb_key(each) for each in found]
        self.commands = False  # the clause began with a verb
        self.plural = False  # a noun in the plural was read

    def word(self, place: int, before: Word) -> tuple[Word, int]:
        """Return the word or term at a place and how many words it takes."""
        text = self.found[place]
        if text == AMOUNT:
            return Word(text, "amount"), 1
        if not text[0].isalpha():
            return Word(text, "mark"), 1
        noun = NOUNS.at(self.noun_keys, place)
        measure = MEASURES.at(self.noun_keys, place)
        verb = VERBS.at(self.verb_keys, place)
        state = STATES.at(self.lower, place)
        longest = max(noun[0], measure[0], state[0])
        if self.lower[place] in _LITTLE and max(longest, verb[0]) < 2:
            return Word(text, "little", key=self.lower[place], state=state[1]), 1
        is_noun = verb[0] <= max(noun[0], measure[0])
        may_be_verb = verb[0] >= longest and verb[0]
        if may_be_verb and self._reads_as_verb(place, verb[0], before, is_noun):
            key = " ".join(self.verb_keys[place : place + verb[0]])
            term = self._term(place, verb[0])
            return Word(term, "verb", verb[1], key, state[1]), verb[0]
        if not longest:
            return Word(text, "other", key=self.noun_keys[place]), 1
        term = self._term(place, longest)
        key = " ".join(self.noun_keys[place : place + longest])
        if noun[0] == longest:
            return Word(term, "noun", noun[1], key, state[1]), longest
        if state[0] == longest:
            return Word(term, "state", state[1], self.lower[place], state[1]), longest
        return Word(term, "measure", measure[1], key), longest

    def _term(self, place: int, length: int) -> str:
        return " ".join(self.found[place : place + length])

    def is_at_start(self, place: int) -> bool:
        """Tell whether nothing but marks and little words stands before a place."""
        return all(
            each != AMOUNT
            and (not each[0].isalpha() or each in _LITTLE or each.endswith("ly"))
            for each in self.lower[:place]
        )

    def _reads_as_verb(
        self, place: int, length: int, before: Word, is_noun: bool
    ) -> bool:
        """Tell "we report" and "Report bugs" from "the report" and "bug reports"."""
        behind = self.lower[place + length] if place + length < len(self.lower) else ""
        word = self.lower[place]
        inflected = word.endswith(("s", "ed", "ing")) or word in _PAST
        if before.text.endswith("ed") and word.endswith("ing"):
            return False
        if before.kind == "verb" and not inflected and before.key not in _LEAD_ON:
            return False
        if is_noun and before.key in {"have", "has", "with", "no", "gain", "get"}:
            return False
        if before.key in _ARTICLES:
            of_a_thing = before.key in _OF_ONE_THING
            return not is_noun and word.endswith("ed") and not of_a_thing
        if self.is_at_start(place) and before.kind in {"start", "mark", "little"}:
            if self._is_who_acts(place, length):
                return False
            return not is_noun or behind not in _BEHIND_A_NOUN
        if before.key in _LEADS_TO_A_VERB or before.text == ",":
            return not is_noun or self.commands or before.key != "and"
        if self.commands:
            return False
        if before.key in _DETERMINERS or before.kind in {"amount", "measure"}:
            return not is_noun and word.endswith("ed")
        if is_noun and word.endswith("ing"):
            return False
        if before.kind == "noun" and is_noun:
            if self.lower[0] == AMOUNT and not self.plural:
                return False
            return _is_plural(before.text) != word.endswith("s")
        if before.kind in {"state", "other"} and is_noun:
            return before.text.endswith("s") and not word.endswith("s")
        if before.kind in {"state", "other"} and not inflected:
            return not is_noun and before.text.endswith("s")
        if before.kind == "noun" and not inflected:
            in_german = word.endswith("en") and before.is_a("capacity")
            people = before.is_a("us", "audience") or in_german
            return before.text.endswith("s") or people
        return True

    def _is_who_acts(self, place: int, length: int) -> bool:
        """Tell "Plants make more" from "Plants more trees"."""
        behind = place + length
        if (
            behind >= len(self.found)
            or not self.lower[place].endswith("s")
            or not NOUNS.at(self.noun_keys, place)[0]
            or self.lower[behind].endswith(("s", "ing"))
        ):
            return False
        if self.lower[behind] in _BEHIND_WHO_ACTS:
            return True
        if VERBS.at(self.verb_keys, behind)[0]:
            return True
        after = self.lower[behind + 1] if behind + 1 < len(self.found) else ""
        known = NOUNS.at(self.noun_keys, behind)[0] or self.lower[behind] in _LITTLE
        return not known and (after in _ARTICLES or after == AMOUNT)


def _is_plural(text: str) -> bool:
    folded = text.casefold()
    return folded.endswith("s") or folded.endswith(("people", "children", "men"))


_BEHIND_WHO_ACTS = word_set("can will are have do never always must no may")
_OF_ONE_THING = word_set("a an the our its their your")
_ARTICLES = word_set("a an the our its their your each every all no some any")
_BEHIND_A_NOUN = word_set(
    "of in is are for rate rates per below above : under within time times score"
)
