"""Numbers as words: the one place that turns an amount into text.

None and not-a-number read "not measured": a gap is never shown as zero.
"""

import re
from collections.abc import Iterable
from math import floor, isfinite, log10

NOT_MEASURED = "not measured"
_STEPS = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))
_INITIALS = ("ai", "esg")
_WITHIN_AMOUNT = re.compile(
    r"(?<=\d) (?=(?:\d|%|(?:k|m|bn)\b))|(?<=\b[A-Z]{3}) (?=-?\d)"
)


def _digits(value: float, significant: int) -> str:
    """Return `value` with so many significant digits, never in exponent form."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.{significant - 1}e}")
    places = max(0, significant - 1 - floor(log10(abs(rounded))))
    return f"{value:,.{places}f}".replace(",", " ")


def number(value: float | None, unit: str = "", *, significant: int = 3) -> str:
    """Return a measured value with its unit, to three significant digits.

    >>> number(14.25, "days"), number(1234567, ""), number(None, "days")
    ('14.2 days', '1 234 567', 'not measured')
    """
    if value is None or not isfinite(value):
        return NOT_MEASURED
    text = _digits(value, significant)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text} {unit}".strip() if unit != "%" else f"{text} %"


def money(amount: float | None, currency: str) -> str:
    """Return an amount with its currency, shortened to k, m or bn.

    >>> money(1_234_567, "EUR"), money(-950, "EUR"), money(None, "EUR")
    ('EUR 1.23 m', 'EUR -950', 'not measured')
    >>> money(999_999, "EUR")
    'EUR 1.00 m'
    """
    if amount is None or not isfinite(amount):
        return NOT_MEASURED
    for step, name in _STEPS:
        if abs(amount) >= step * 0.9995:
            return f"{currency} {_digits(amount / step, 3)} {name}"
    return f"{currency} {amount:.0f}"


def percent(share: float | None) -> str:
    """Return a share of one as a percentage.

    >>> percent(0.624), percent(0.005), percent(None)
    ('62 %', '0.5 %', 'not measured')
    """
    if share is None or not isfinite(share):
        return NOT_MEASURED
    return (
        f"{100 * share:.0f} %"
        if abs(share) >= 0.0995 or share == 0
        else f"{100 * share:.1f} %"
    )


def column(values: Iterable[float | None]) -> list[str]:
    """Return the numbers of one column, all with the same number of decimals.

    The largest keeps three significant digits and the smallest at least one;
    amounts are written in full, with a space between thousands.

    >>> column([14.25, 9.8, None, 85])
    ['14.2', '9.8', 'not measured', '85.0']
    >>> column([1_234_567.5, -950, 0])
    ['1 234 568', '-950', '0']
    """
    given = [None if v is None or not isfinite(v) else float(v) for v in values]
    places = _places(given)
    return [
        NOT_MEASURED
        if value is None
        else f"{round(value, places) + 0.0:,.{places}f}".replace(",", " ")
        for value in given
    ]


def _places(values: list[float | None]) -> int:
    """Return the decimals that a column needs; noise below a millionth needs none."""
    sizes = sorted(abs(value) for value in values if value)
    if not sizes:
        return 0
    smallest = next(size for size in sizes if size >= sizes[-1] * 1e-6)
    places = max(0, 2 - floor(log10(sizes[-1])), -floor(log10(smallest)))
    while places and all(round(v, places) == round(v, places - 1) for v in sizes):
        places -= 1
    return places


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun in the right form.

    >>> counted(1, "benefit"), counted(3, "benefit"), counted(0, "gap")
    ('1 benefit', '3 benefits', 'no gaps')
    """
    many = plural or f"{noun}s"
    return f"{count or 'no'} {noun if count == 1 else many}"


def listed(names: list[str]) -> str:
    """Return names as a sentence lists them.

    >>> listed(["sponsor"]), listed(["a", "b", "c"])
    ('sponsor', 'a, b and c')
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def words(code: str) -> str:
    """Return a word of a fixed list as a reader sees it.

    >>> words("plant_consolidation"), words("ai"), words("esg")
    ('plant consolidation', 'AI', 'ESG')
    """
    return code.upper() if code in _INITIALS else code.replace("_", " ")


def unbroken(sentence: str) -> str:
    r"""Return a sentence whose amounts stay on one line, by no-break spaces.

    >>> unbroken("62 % of EUR 1.02 m is there").replace("\xa0", "~")
    '62~% of EUR~1.02~m is there'
    """
    return _WITHIN_AMOUNT.sub("\N{NO-BREAK SPACE}", sentence)
