"""Terms of the lexicon, looked up in a run of words, longest first."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

LONGEST = 5

_BRITISH = (
    (re.compile(r"isation"), "ization"),
    (re.compile(r"is(e|ed|es|er|ing)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{2})our(s?|ite|ites|able|ed|ing)$"), r"or\1"),
    (re.compile(r"^(cent|met|lit|theat)re(s?)$"), r"\1er\2"),
    (re.compile(r"^programme(s?)$"), r"program\1"),
    (re.compile(r"^enrol(ment|ments)?$"), r"enroll\1"),
    (re.compile(r"(travel|model|label|fulfil|signal)l(ed|ing)"), r"\1\2"),
)
_PLURALS = (
    (re.compile(r"(?<=[^aeiou])ies$"), "y"),
    (re.compile(r"(?<=ss|sh|ch)es$|(?<=[xz])es$"), ""),
    (re.compile(r"(?<=[^sui'])s$|(?<=[aeo]u)s$"), ""),
)
_IRREGULAR = {
    "held": "hold", "won": "win", "sold": "sell", "built": "build", "wrote": "write",
    "written": "write", "fell": "fall", "fallen": "fall", "rose": "rise",
    "grew": "grow", "grown": "grow", "kept": "keep", "paid": "pay",
    "met": "meet", "ran": "run",
    "led": "lead", "made": "make", "sent": "send", "spent": "spend", "became": "become",
    "chose": "choose", "chosen": "choose", "taught": "teach", "spoke": "speak",
    "knew": "know", "felt": "feel", "said": "say", "found": "find", "given": "give",
    "gave": "give", "left": "leave", "brought": "bring", "bought": "buy", "got": "get",
    "taken": "take", "took": "take", "saw": "see", "seen": "see", "has": "have",
    "had": "have", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be",
    "shrank": "shrink", "drove": "drive", "driven": "drive", "drawn": "draw",
    "understood": "understand", "began": "begin", "begun": "begin", "lost": "lose",
}  # fmt: skip
_ENDINGS = re.compile(r"(?:ing|ed|es|e|(?<!s)s)$")


@lru_cache(maxsize=20_000)
def noun_key(word: str) -> str:
    """Return a word in the singular and in one spelling, for looking it up.

    >>> [noun_key(each) for each in ("Colours", "programmes", "centres", "losses")]
    ['color', 'program', 'center', 'loss']
    """
    key = word.casefold().removesuffix("'s")
    for pattern, plain in (*_BRITISH, *_PLURALS):
        key = pattern.sub(plain, key)
    return key


@lru_cache(maxsize=20_000)
def verb_key(word: str) -> str:
    """Return a verb without its ending, so that all its forms are found.

    >>> {verb_key(each) for each in ("ship", "ships", "shipped", "shipping")}
    {'ship'}
    >>> {verb_key(each) for each in ("organise", "organized", "organising")}
    {'organiz'}
    """
    key = word.casefold()
    key = _IRREGULAR.get(key, key)
    for pattern, plain in _BRITISH:
        key = pattern.sub(plain, key)
    if key.endswith(("ies", "ied")):
        return key[:-3] + "y"
    stem = _ENDINGS.sub("", key)
    if len(stem) < 2 or not re.search(r"[aeiouyäöüéáíóú]", stem):
        return key
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdglmnprt":
        stem = stem[:-1]
    return stem


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list written as one text.

    >>> sorted(word_set("fewer less"))
    ['fewer', 'less']
    """
    return frozenset(listed.split())


class Terms:
    """The terms of some classes, found in a run of keys."""

    def __init__(self, classes: Mapping[str, str], key: Callable[[str], str]) -> None:
        self.classes: dict[tuple[str, ...], tuple[str, ...]] = {}
        for name, listed in classes.items():
            for term in listed.split(";"):
                words = tuple(key(word) for word in term.split())
                if words and name not in self.classes.get(words, ()):
                    self.classes[words] = (*self.classes.get(words, ()), name)

    def at(self, keys: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
        """Return length and classes of the longest term at a place, or (0, ())."""
        for length in range(min(LONGEST, len(keys) - start), 0, -1):
            classes = self.classes.get(tuple(keys[start : start + length]))
            if classes:
                return length, classes
        return 0, ()
