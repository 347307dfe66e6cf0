"""Which amount of a statement is the target and which the baseline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from valuebook.analysis.statements.amounts import Amount
from valuebook.analysis.statements.phrases import either, phrases


@dataclass(frozen=True)
class Roles:
    """The amounts of a statement by what they are.

    `change` says how the target is meant: `level`, `relative` or `absolute` change,
    or nothing where there is no target.
    """

    target: Amount | None = None
    baseline: Amount | None = None
    change: str = ""
    further: tuple[Amount, ...] = ()


_HEDGE_WORDS = either("""
    about; around; approximately; roughly; average; baseline; the; an?; current;
    currently; over; under; below; above; at least; at most; more than; less than;
    fewer than; no more than; just; only; its; their; today's; level; of; previous;
    reach; least; at; unter; \u00fcber; weniger als; mehr als; h\u00f6chstens;
    mindestens; rund; etwa; moins de; plus de; environ; menos de; m\u00e1s de;
    unos; unas
    """)
_HEDGE = rf"(?:{_HEDGE_WORDS}\s+|[<>~\u2248\u2264\u2265(]\s*)*"
_FROM = re.compile(rf"(?:\b(?:from|von|del?|du|desde|of)\s+){_HEDGE}$", re.IGNORECASE)
_TO = re.compile(
    rf"(?:\b(?:to|into|auf|\u00e0|al?|au|hasta)\s+|->|=>|\u2192|\u2013>"
    rf"|\u2794)\s*{_HEDGE}$",
    re.IGNORECASE,
)
_ARROW = re.compile(r"->|=>|\u2192|\u2013>|\u2794")
_BARE_TO = re.compile(
    rf"(?:/\w+)?\s*(?:an? \w+ )?(?:to|auf|\u00e0|a)\s*{_HEDGE}", re.IGNORECASE
)
_BY_SO_MUCH = re.compile(rf"\b(?:down|up|by|um)\s+{_HEDGE}$", re.IGNORECASE)
_FARTHEST = 45  # characters between "from A" and "to B"

_BASELINE_BEFORE_WORDS = either(r"""
    currently; current(?:ly)?(?: at)?; today; now; at present; presently; up from;
    down from; from; was; were; compared (?:with|to); versus; vs\.?; against;
    baseline(?: is| of|:| =)?; instead of; rather than; previously; formerly;
    originally; (?<=, )not; today it takes; currently it takes; starting
    (?:at|from); before:?; actuellement; contre; aujourd'hui;
    derzeit; aktuell; heute; statt; gegen\u00fcber; bisher; actualmente; hoy;
    frente a
    """)
_BASELINE_BEFORE = re.compile(
    rf"\b{_BASELINE_BEFORE_WORDS}[\s:(]+{_HEDGE}$",
    re.IGNORECASE,
)
_BASELINE_ALONE = re.compile(
    r"\b(?:up from|down from|from|compared|versus|vs|currently|baseline|instead of"
    r"|, not)\b"
    r"[^\d]{0,20}$",
    re.IGNORECASE,
)
_BASELINE_BEHIND = re.compile(
    r"^\s*(?:today|currently|now|at present|at the moment|baseline|heute|actuellement"
    r"|aujourd'hui|actualmente|hoy)\b",
    re.IGNORECASE,
)

# What an amount describes when it is neither target nor baseline.
_ENTITIES = either("""
    customers?; clients?; users?; companies; deals?; orders?; accounts?; employees;
    people; grants?; projects?; contracts?; tickets; cities; towns; households;
    suppliers; organi[sz]ations?; businesses; teams?; sites; countries; schools;
    students; purchases; invoices; transactions; claims; vehicles; homes; buildings;
    persons; adults; children; women; men; packages; products; vouchers?; plans?;
    funds?; loans?; budgets?
    """)
_OF_A_GROUP_WORDS = either("""
    with; of; over; above; under; below; worth; larger than; bigger than;
    greater than; more than; less than; smaller than; that raise; earning; spending;
    having; exceeding; that have; who have; up to; from; at least; an?
    """)
_OF_A_GROUP = re.compile(
    rf"\b{_ENTITIES}\s+(?:{_OF_A_GROUP_WORDS}\s+|[<>\u2264\u2265]\s*)+$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:an?|eine?n?|une?|una|the|each|per)\s+$", re.IGNORECASE)
_OF_A_THING_WORDS = either("""
    increase; reductions?; savings?; improvement; rise; decrease; uplift; growth;
    cut; boost; drop; decline; fall; gain; target; average; minimum; maximum; limit;
    profit; margin; surplus; milestone; mark; arr; mrr; revenue; turnover; sales
    """)
_OF_A_THING = re.compile(
    rf"^\s*-?\s*(?!(?:[\w-]+ ){{0,3}}{_OF_A_THING_WORDS}\b)[a-z]",
    re.IGNORECASE,
)
_SPAN_BEFORE_WORDS = either("""
    for; over; after; lasting; lasting (?:more|longer) than; every; each; per; last;
    past; previous; first; next; during; throughout; age; old; in the (?:last|past);
    for the (?:last|past|next|first); than the
    """)
_SPAN_BEFORE = re.compile(
    rf"\b{_SPAN_BEFORE_WORDS}\s*$",
    re.IGNORECASE,
)
_SPAN_BEHIND = re.compile(
    r"^\s*(?:of (?:experience|age|service|going|the (?:new|first|launch|request))"
    r"|old\b|ago\b|later\b|earlier\b|in advance|after\b|before\b|onwards)",
    re.IGNORECASE,
)
_PERIODS = re.compile(
    r"\b(?:last|past|previous|next|first) #\s*(?:quarter|month|week|year|day|sprint)"
    r"|\bof the #",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^)]*\)")

_EFFECT = phrases(r"""
    resulting in; leading to; thereby; so that; which (?:will
    )?(?:leads?|results?|brings?|saves?|generates?|cuts?|reduces?); that (?:will
    |would
    )?(?:bring|generate|save|yield|result|lead|reduce|increase|cut|drive|deliver|earn|attract|achieve|reach|raise|produce|grow|shorten|lower|improve)\w*;
    (?<=,
    )(?:saving|generating|reducing|cutting|increasing|bringing|achieving|adding|reaching|attracting|lowering|improving|raising);
    (?:in order )?to
    (?:increase|reduce|cut|decrease|save|generate|achieve|improve|raise|lower|shorten|attract|reach|grow|boost|drive|win|bring|double|halve|gain|get);
    pour (?:r\u00e9duire|augmenter); para (?:reducir|aumentar|lograr|alcanzar)
    """)
_SHARES = frozenset({"percent", "points", "multiple"})

# Words that set the target to nothing at all.
_NOTHING = phrases(r"""
    net[- ]zero; (?:carbon|climate|co2|water|energy|klima)[- ]?neutral(?:ity)?;
    klimaneutral\w*; neutralit\u00e9 carbone; carbono neutral\w*; carbon[- ]free;
    zero[- ](?:carbon|waste|harm|deforestation|hunger|defects?|downtime|accidents?);
    (?:eliminat(?:e[sd]?|ing|ion)|eradicat(?:e[sd]?|ing|ion)|wipe out|stamp out|get
    rid
    of|abolish|eliminar|erradicar|\u00e9liminer|\u00e9radiquer|eliminier\w+|beseitig\w+)(?!(?:
    the)? (?:need|reliance|dependen\w+|barriers?|use)\b| or (?:reduce|minimi[sz]e));
    end (?:all
    forms|hunger|poverty|homelessness|deforestation|violence|preventable|child|modern
    slavery|aids|malaria|the epidemics?)
    """)
_NO_SUCH_THING = re.compile(
    r"(?:^|\b(?:have|has|with|are|is|ensure|achieve|maintain|report|see|suffer|keep"
    r"|and|:)\s+)(?:no|not a single|none of the|keine?|aucune?|ning[u\u00fa]na?)\s+"
    r"(?!more\b|later\b|longer\b|less\b|fewer\b|one\b|matter\b|doubt\b|need\b"
    r"|additional\b|new\b|interruption\b)"
    r"(?:(?:[\w-]+\s){0,3}[\w-]+s\b|(?<=^no )(?:[\w-]+\s){0,2}[\w-]+ (?:of|in|at)\b)",
    re.IGNORECASE,
)
_PERHAPS_NOTHING = re.compile(
    r"\b(?:reduce|minimi[sz]e|cut|limit|mitigate) (?:and|or|and/or|/) eliminate"
    r"|\beliminate (?:and|or) (?:reduce|minimi[sz]e)",
    re.IGNORECASE,
)

_CHANGE_BEFORE = re.compile(
    r"\b(?:by|um|de|en un|en|down|up|another|additional|extra)\s+(?:at least |about "
    r"|over |up to |another |an additional |more than |nearly |almost )*$",
    re.IGNORECASE,
)
_CHANGE_BEHIND_WORDS = either("""
    reduction; increase; decrease; fewer; less; more; lower; higher; growth;
    improvement; cut; rise; drop; uplift; faster; shorter; decline; saving;
    r\u00e9duction; moins; plus; weniger; mehr; menos; m\u00e1s
    """)
_CHANGE_BEHIND = re.compile(
    rf"^\s*(?:[\w-]+\s){{0,3}}?{_CHANGE_BEHIND_WORDS}\b",
    re.IGNORECASE,
)


def roles(text: str, amounts: Sequence[Amount]) -> Roles:
    """Return target and baseline among the amounts of a statement.

    >>> from valuebook.analysis.statements.amounts import amounts
    >>> def read(text):
    ...     found = roles(text, amounts(text))
    ...     return [each and each.text for each in (found.baseline, found.target)]
    >>> read("Raise first-time fix from 61% to 75%")
    ['61%', '75%']
    >>> read("Run 4 open days that bring in 250 applications")
    [None, '250']
    >>> read("Eliminate stock-outs of critical spares")
    [None, '0']
    """
    baseline, target = _pair(text, amounts)
    rest = [each for each in amounts if each not in (baseline, target)]
    if baseline is None:
        baseline = _stated_baseline(text, rest)
        rest = [each for each in rest if each is not baseline]
    if target is None:
        target = _effect(text, rest) or _first(text, rest) or _nothing(text)
    if target is None and baseline is not None:
        target = next(iter(rest), None)  # "tied up for 38 days, down from 52"
    further = tuple(each for each in rest if each is not target)
    return Roles(target, baseline, _change(text, target, baseline), further)


def _pair(text: str, amounts: Sequence[Amount]) -> tuple[Amount | None, Amount | None]:
    """Return baseline and target of "from A to B", "A -> B" and "A% to B%"."""
    for first, second in pairwise(amounts):
        between, before = text[first.end : second.start], text[: first.start]
        if _ARROW.search(between):
            return first, second
        alike = first.kind == second.kind and first.text != second.text
        joined = (alike and _BARE_TO.fullmatch(between)) or (
            _FROM.search(before) and _TO.search(between) and len(between) < _FARTHEST
        )
        if joined and _BY_SO_MUCH.search(before):
            return None, second  # "down £1.1m to £3.4m"
        if joined and not before.rstrip().endswith(" of"):
            return first, second
    return None, None


def _stated_baseline(text: str, amounts: Sequence[Amount]) -> Amount | None:
    for each in amounts:
        before, behind = text[: each.start], text[each.end :]
        named = _BASELINE_BEFORE.search(before) or _BASELINE_BEHIND.match(behind)
        if _FROM_SO_MANY.search(before) and _is_other_kind(each, amounts):
            continue
        if named and (len(amounts) > 1 or _BASELINE_ALONE.search(before)):
            return each
    return None


_FROM_SO_MANY = re.compile(r"(?<!up )(?<!down )\bfrom (?:the |our )?$", re.IGNORECASE)


def _is_other_kind(amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Tell a level from the "three" of "10% lower prices from the three vendors"."""
    others = {each.kind for each in amounts if each is not amount}
    return amount.kind == "count" and bool(others) and "count" not in others


def _effect(text: str, amounts: Sequence[Amount]) -> Amount | None:
    """Return the amount of an effect that follows what is done."""
    meant = [each for each in amounts if not _describes(text, each, amounts)]
    for match in _EFFECT.finditer(text, 5):
        before = [each for each in meant if each.start < match.start()]
        behind = [each for each in meant if each.start >= match.end()]
        is_a_cost = any(each.kind == "money" for each in before)
        if (
            behind
            and not is_a_cost
            and not any(each.kind in _SHARES for each in before)
        ):
            return behind[0]
    return None


def _first(text: str, amounts: Sequence[Amount]) -> Amount | None:
    meant = [each for each in amounts if not _describes(text, each, amounts)]
    outside = [each for each in meant if not _is_aside(text, each)] or meant
    digits = [each for each in outside if each.text.casefold() != "one"]
    return next(iter(digits or outside), None)


def _describes(text: str, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Tell whether an amount only describes: "clients above £2m", "a €50 voucher"."""
    before, behind = text[: amount.start], text[amount.end :]
    if _OF_A_GROUP.search(before):
        return amount is not amounts[0] or amount.kind in {"money", "duration"}
    if amount.kind in {"money", "duration", "measure"} and _ARTICLE.search(before):
        return _OF_A_THING.match(behind) is not None
    if amount.kind == "duration":
        return bool(_SPAN_BEFORE.search(before) or _SPAN_BEHIND.match(behind))
    if amount.kind == "count" and _PERIODS.search(f"{before[-12:]}#{behind[:12]}"):
        return True
    return amount.kind in {"money", "count"} and _is_aside(text, amount)


def _is_aside(text: str, amount: Amount) -> bool:
    return any(
        match.start() <= amount.start < match.end()
        for match in _PARENTHESES.finditer(text)
    )


def _nothing(text: str) -> Amount | None:
    """Return the target 0 where the text asks for the end of something."""
    if _PERHAPS_NOTHING.search(text):
        return None
    match = _NOTHING.search(text) or _NO_SUCH_THING.search(text)
    if match is None:
        return None
    return Amount(match.start(), match.start(), "0", "", "count", 0.0)


def _change(text: str, target: Amount | None, baseline: Amount | None) -> str:
    if target is None:
        return ""
    before, behind = text[: target.start], text[target.end :]
    changes = _CHANGE_BEFORE.search(before) or _CHANGE_BEHIND.match(behind)
    if target.kind == "multiple" or (target.unit == "%" and target.start == target.end):
        return "relative"
    if baseline is not None or not changes:
        return "level"
    return "relative" if target.kind in {"percent", "ratio"} else "absolute"
