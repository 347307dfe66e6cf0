"""Days as they are written in a file or on the command line."""

from calendar import monthrange
from datetime import date, datetime

_MONTH, _DAY = len("YYYY-MM"), len("YYYY-MM-DD")


def day_of(text: str, *, last: bool = True) -> date:
    """Return the day of a date, a month or a point in time; raise ValueError for none.

    A month stands for its last day, else its first. Of a point in time the day counts
    that is written, whatever its hour and time zone.

    >>> day_of("2026-02"), day_of("2026-02", last=False)
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 1))
    >>> day_of("2026-03-31T23:30:00+02:00")
    datetime.date(2026, 3, 31)
    """
    text = text.strip()
    if len(text) == _MONTH and text[4] == "-":
        first = date.fromisoformat(f"{text}-01")
        days = monthrange(first.year, first.month)[1]
        return first.replace(day=days) if last else first
    if len(text) > _DAY:
        return datetime.fromisoformat(text).date()
    return date.fromisoformat(text)
