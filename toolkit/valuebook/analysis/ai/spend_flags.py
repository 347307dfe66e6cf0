"""Where AI costs more and nothing that was promised moves; usage and seats apart."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from valuebook.analysis.ai.flag import Flag, Thresholds
from valuebook.analysis.ai.spending import by_day
from valuebook.analysis.ai.view import Spent
from valuebook.analysis.months import end_of
from valuebook.model.wording import counted, listed, money, number, percent
from valuebook.register import Register

LATELY, USUAL = 3, 12


def spend_flags(
    own: Register,
    spent: Spent,
    initiative: str,
    *,
    as_of: str,
    thresholds: Thresholds | None = None,
) -> Iterator[Flag]:
    """Yield where spend rises and no promised measure moves; usage and seats apart."""
    rules = thresholds or Thresholds()
    rows = spent.rows[spent.rows["use_case"] == initiative]
    if rows.empty:
        return
    daily = by_day(rows)
    for kind, own_days in daily.groupby("kind"):
        series = own_days.set_index("date")["amount"]
        last = series.index.max()
        sums = _sums(series, rules, as_of=as_of)
        risen = sums["then"].gt(0) & sums["now"].ge((1 + rules.rise) * sums["then"])
        raised = pd.Series(
            [
                is_up and not _moved(own, initiative, on)
                for on, is_up in zip(sums["week"], risen, strict=True)
            ],
            dtype="bool",
        )
        if not len(raised) or not raised.iloc[-1]:
            continue
        run = int(raised.groupby((~raised).cumsum()).cumsum().iloc[-1])
        late = (end_of(as_of) - last).days
        why = ""
        if not spent.partial.isdisjoint(rows["source"]):
            why = "a page of the bill is missing"
        elif late > 7 * rules.late_weeks:
            why = f"the bill ends {counted(late, 'day')} early"
        yield Flag(
            "spend without return",
            f"{initiative}, {_KINDS[str(kind)]}",
            sums["week"].iloc[len(sums) - run],
            _risen(sums.iloc[-1], spent.currency, rules)
            + _outcomes(own, initiative, sums["week"].iloc[-1]),
            why,
            initiative,
        )


_KINDS = {"usage": "usage spend", "seat": "seat spend"}


def _sums(daily: pd.Series, rules: Thresholds, *, as_of: str) -> pd.DataFrame:
    """Return spend of some weeks, and of as many before; columns: week, now, then."""
    grid = pd.date_range(daily.index.min(), end_of(as_of))
    rolled = daily.reindex(grid).fillna(0.0).rolling(7 * rules.spend_weeks).sum()
    both = pd.DataFrame(
        {"now": rolled, "then": rolled.shift(7 * rules.apart_weeks)}
    ).dropna()
    ends = both.iloc[::-1].iloc[::7].iloc[::-1]
    return ends.rename_axis("week").reset_index()


def _risen(sums: Any, currency: str, rules: Thresholds) -> str:
    rise = sums["now"] / sums["then"] - 1
    return (
        f"{rules.spend_weeks} weeks to {sums['week']:%Y-%m-%d} cost "
        f"{money(sums['now'], currency)}, {percent(rise)} more than "
        f"{rules.apart_weeks} weeks before ({money(sums['then'], currency)}); "
    )


def _observed(own: Register, initiative: str, on: pd.Timestamp) -> Iterator[Any]:
    """Yield name, direction and values up to a day of each promised measure."""
    benefits = own["benefits"]
    ids = benefits.loc[benefits["initiative_id"] == initiative, "measure_id"].dropna()
    actuals = own["actuals"]
    seen = actuals[
        actuals["initiative_id"].eq(initiative)
        & actuals["group"].isna()
        & actuals["date"].le(on)
    ]
    named = own["measures"].set_index("measure_id")
    for each in dict.fromkeys(ids):
        values = seen.loc[seen["measure_id"] == each].sort_values("date")["value"]
        yield named.loc[each, "name"], named.loc[each, "direction"], values.tolist()


def _moved(own: Register, initiative: str, on: pd.Timestamp) -> bool:
    """Return whether a promised measure got better than its usual range."""
    return any(
        _is_better(direction, values)
        for _, direction, values in _observed(own, initiative, on)
    )


def _is_better(direction: str, values: list[float]) -> bool:
    """Return whether the last three values are better than the twelve before were.

    The usual range is the mean of the twelve, two standard deviations to either side.
    """
    lately, usual = pd.Series(values[-LATELY:]), pd.Series(values[:-LATELY][-USUAL:])
    if len(usual) < LATELY:
        return False
    sign = 1 if direction == "increase" else -1
    change = sign * (lately.mean() - usual.mean())
    return bool(change > 2 * usual.std() and change > 0)


def _outcomes(own: Register, initiative: str, on: pd.Timestamp) -> str:
    said = []
    for name, _, values in _observed(own, initiative, on):
        usual = values[:-LATELY][-USUAL:]
        if len(usual) >= LATELY:
            before, after = sum(usual) / len(usual), sum(values[-LATELY:]) / LATELY
            said.append(f"“{name}” {number(before)} to {number(after)}")
    if not said:
        return "no promised measure is observed"
    return f"meanwhile {listed(said)}, within its usual range or worse"
