"""Which way a statement wants its measure to move."""

from valuebook.analysis.statements.phrases import phrases
from valuebook.analysis.statements.roles import Roles
from valuebook.analysis.statements.sentence import Sentence
from valuebook.analysis.statements.units import SECONDS

_KEEP = phrases("""
    keep; maintain; maintains; stay; stays; remain; remains; sustain; preserve; stick
    to; at or (?:below|above); never more than; not exceed; halten; beibehalten;
    maintenir; conserver; mantener; conservar
    """)
_DOWN = phrases(r"""
    (?:fewer|less)(?! than); lower; shorter; down; smaller; cheaper; reduc\w+;
    decreas\w+; cuts?; cutting(?!-); drop\w*; shrink\w*; shrank; dwindl\w+; eases;
    eased; tumbl\w+; plummet\w*; plung(?:e[sd]?|ing); reced(?:e[sd]?|ing); subsides;
    subsided; dips?; dipped; slump\w*; fade[sd]?; declin\w+; fall\w*; fell; halv\w+;
    shorten\w*; minimi[sz]\w+; eliminat\w+; eradicat\w+; prevent\w*; avoid\w*;
    slash\w*; lower\w+; halbier\w+; sinks?; sank; sinkt; sinken\w*; f\u00e4llt; fallen;
    schrumpf\w+; nimmt ab; nehmen ab; zur\u00fcckgehen; geht zur\u00fcck; recul\w+;
    chut\w+; caen?; caer; descen\w+; bajan?; no more(?! than); divis\w+ par; saves?;
    saved; saving; weniger; senk\w+; reduzier\w+;
    verringer\w+; verk\u00fcrz\w+; r\u00e9dui\w+; r\u00e9duction; baiss\w+; diminu\w+;
    (?<!au )(?<!en )moins(?! de \d); reduc\w+; bajar; disminu\w+;
    (?<!al )(?<!en )menos(?! de \d); \u00e9limin\w+
    """)
_UP = phrases(r"""
    (?<!or )(?<!no )more(?! than); (?<!no )(?<!not )higher; (?<!no
    )longer(?! than); (?<!sign )(?<!set )(?<!stand )up(?= (?:by|from|[$€£]?\d));
    goes up; go up; climb\w*; jump\w*; soar\w*; surges?; surged; rebounds?;
    recovers? to; rose; larger; bigger; greater; faster; increas\w+; grow\w*; grew;
    rais\w+; ris(?:es?|en|ing); improv\w+; boost\w*; expan\w+; doubl\w+;
    tripl\w+; lift\w*; enhanc\w+; (?<!or )better;
    strengthen\w*; accelerat\w+; gain\w*; additional;
    steiger\w+; steig(?:en|t); stieg\w*; w\u00e4chst; wachsen; klettert; nimmt zu;
    progress(?:e|ent|er) de; monte; suben?; subir; crece\w*;
    erh\u00f6h\w+; verbesser\w+; mehr; augment\w+; accro\u00ee\w+;
    am\u00e9lior\w+; aument\w+; increment\w+; mejor\w*; m\u00e1s; duplic\w+;
    extend\w*; widen\w*; deepen\w*
    """)


def direction(text: str, sentence: Sentence, found: Roles) -> str:
    """Return increase, decrease, maintain, reach or none.

    Two levels decide by their values; else the verb and words of change do; a level or
    count without a sign of change is to be reached.

    >>> from valuebook.analysis.statements.amounts import amounts
    >>> from valuebook.analysis.statements.roles import roles
    >>> from valuebook.analysis.statements.sentence import sentence
    >>> def way(text):
    ...     return direction(text, sentence(text), roles(text, amounts(text)))
    >>> way("Support tickets per user down 15%"), way("NPS of 55"), way("NPS 42 -> 50")
    ('decrease', 'reach', 'increase')
    """
    by_value = _by_value(found)
    if by_value:
        return by_value
    if _KEEP.search(text) or (sentence.imperative and _is(sentence, "keep")):
        return "maintain"
    for name in ("up", "down"):
        if sentence.imperative and _is(sentence, name) and not _is(sentence, "act"):
            return "increase" if name == "up" else "decrease"
    down, up = _DOWN.search(text), _UP.search(text)
    if down and (not up or down.start() < up.start()):
        return "decrease"
    if up:
        return "increase"
    return "reach" if found.target is not None else "none"


_MOVES = phrases("""
    increase; reduce; decrease; grow; cut; raise; lower; augmenter; réduire; erhöhen;
    senken; reduzieren; aumentar; reducir
    """)


def moves(sentence: Sentence) -> bool:
    """Tell whether a command is to change a quantity, whatever is counted.

    >>> from valuebook.analysis.statements.sentence import sentence
    >>> moves(sentence("Increase the number of courses")), moves(sentence("Plan it"))
    (True, False)
    """
    verb = sentence.verb
    return sentence.imperative and verb is not None and bool(_MOVES.match(verb.text))


def _is(sentence: Sentence, verb_class: str) -> bool:
    return sentence.verb is not None and sentence.verb.is_a(verb_class)


def _by_value(found: Roles) -> str:
    if found.target is None or found.baseline is None:
        return ""
    before, after = found.baseline.value, found.target.value
    if before is None or after is None:
        return ""
    units = {found.target.unit, found.baseline.unit} - {""}
    if len(units) > 1:
        if not units <= SECONDS.keys():
            return ""
        before *= SECONDS[found.baseline.unit]
        after *= SECONDS[found.target.unit]
    if before == after:
        return ""
    return "increase" if after > before else "decrease"
