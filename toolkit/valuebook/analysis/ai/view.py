"""What is looked at: the months, the basis and the currency, and the part that counts.

A view picks one basis and one currency. Amounts of another basis are another view of
the same money, and are never added to it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from valuebook.analysis.ai.known import known
from valuebook.analysis.months import end_of, month
from valuebook.model import ArgumentError, must_be_one_of
from valuebook.reads import asked
from valuebook.register import CutTables, Register, select
from valuebook.sources import UNALLOCATED, Exports, Journey
from valuebook.sources.tables import BASES

ALL = ""
SMALL = "small teams"
_MONTHS = 6


@dataclass(frozen=True)
class View:
    """Which months, basis, currency and team are looked at.

    `months` counts back from the last month whose data count. An empty currency is
    that of the register, an empty team is all of them.
    """

    months: int = _MONTHS
    basis: str = "billed"
    currency: str = ALL
    team: str = ALL

    def __post_init__(self) -> None:
        if self.basis not in BASES:
            raise must_be_one_of("basis", self.basis, BASES)
        if self.months < 1:
            raise ArgumentError(f"months: {self.months}; give at least 1")

    def window(self, as_of: str) -> tuple[pd.Timestamp, pd.Timestamp]:
        """Return the first and the last day that are looked at.

        >>> [f"{day:%Y-%m-%d}" for day in View(months=6).window("2026-09")]
        ['2026-04-01', '2026-09-30']
        """
        first = (month(as_of) - (self.months - 1)).to_timestamp()
        return first, end_of(as_of)

    def period(self, as_of: str) -> str:
        """Return the months that are looked at, in words.

        >>> View(months=6).period("2026-09"), View(months=1).period("2026-09")
        ('2026-04 to 2026-09', '2026-09')
        """
        first, last = (f"{day:%Y-%m}" for day in self.window(as_of))
        return first if first == last else f"{first} to {last}"

    def over(self, as_of: str) -> str:
        """Return the months that are looked at, as the beginning of a sentence.

        >>> View(months=6).over("2026-09"), View(months=1).over("2026-09")
        ('From 2026-04 to 2026-09', 'In 2026-09')
        """
        said = self.period(as_of)
        return f"{'In' if self.months == 1 else 'From'} {said}"


def within(register: Register, initiative: str, *, as_of: str) -> Register:
    """Return the register cut down to an initiative, or to all in which AI works.

    An empty initiative is the whole organization. What was not known by the end of
    `as_of` is not in it.
    """
    if initiative:
        return known(select(register, initiative), as_of=as_of)
    with_ai = CutTables(register.tables, partial(rows_with_ai, register))
    return known(register.with_tables(with_ai), as_of=as_of)


@asked
def rows_with_ai(register: Register, table: str) -> pd.DataFrame:
    """Return the rows of a table that concern initiatives in which AI works."""
    rows = register[table]
    initiatives = register["initiatives"]
    ids = initiatives.loc[initiatives["is_ai"], "initiative_id"]
    if "initiative_id" in rows.columns:
        return rows[rows["initiative_id"].isin(ids)]
    if table in ("plan_versions", "realized"):
        benefits = register["benefits"]
        own = benefits.loc[benefits["initiative_id"].isin(ids), "benefit_id"]
        return rows[rows["benefit_id"].isin(own)]
    return rows


def each_initiative(own: Register, *tables: str) -> Iterator[tuple[str, Register]]:
    """Yield each initiative with the register, these tables cut down to its rows.

    `select` cuts every table, which for each of many initiatives takes long.
    """
    cut = {name: dict(list(own[name].groupby("initiative_id"))) for name in tables}
    nothing = {name: own[name].iloc[:0] for name in tables}
    for initiative in own["initiatives"]["initiative_id"]:
        rows = {name: cut[name].get(initiative, nothing[name]) for name in tables}
        yield initiative, own.with_tables(rows)


def exported(exports: Exports, *, of: str = ALL) -> Exports:
    """Return the exports cut down to what concerns an initiative.

    `of` is its id; empty for the whole organization, which has all there is. A use
    case that bears the id of an initiative is the initiative's, and so are the events
    of its journeys. Seats are those of the teams that use, or pay for, the tool for it.
    """
    return exported_each(exports, [of])[of] if of else exports


def exported_each(exports: Exports, ids: Iterable[str]) -> dict[str, Exports]:
    """Return the exports of each of these initiatives by its id, as `exported` does."""
    names = ("usage", "spend", "seat", "reported_users")
    usage, spend, seat, counts = (exports[name] for name in names)
    nothing = {name: exports[name].iloc[:0] for name in names}
    used, paid = (each.groupby("use_case").indices for each in (usage, spend))
    seen = usage.groupby("feature").indices if exports.journeys else {}
    held = seat.groupby(["team", "tool"]).indices
    of_initiative: dict[str, list[Journey]] = {}
    for each in exports.journeys:
        of_initiative.setdefault(each.initiative_id, []).append(each)
    parts = {}
    for of in ids:
        named = of_initiative.get(of, [])
        events = {on for each in named for on in (each.entered, each.shown, each.used)}
        own, spent_on = _at((used, [of]), (seen, events)), _at((paid, [of]))
        tables = nothing
        if len(own) or len(spent_on):
            tables = {"usage": usage.iloc[own], "spend": spend.iloc[spent_on]}
            places = _places(tables["usage"], tables["spend"])
            of_tools = counts["tool"].isin({tool for _, tool in places})
            tables["seat"] = seat.iloc[_at((held, places))]
            tables["reported_users"] = counts[of_tools]
        parts[of] = replace(_with(exports, tables), journeys=tuple(named))
    return parts


def unclaimed(exports: Exports, register: Register) -> Exports:
    """Return the exports cut down to what is no initiative's.

    The seats are those of teams that use the tool for no initiative at all.
    """
    ids = register["initiatives"]["initiative_id"]
    usage, spend = exports["usage"], exports["spend"]
    used, paid = usage["use_case"].isin(ids), spend["use_case"].isin(ids)
    rest = {"usage": usage[~used], "spend": spend[~paid]}
    claimed = _places(usage[used], spend[paid])
    seat = exports["seat"]
    of = seat[["team", "tool"]].itertuples(index=False, name=None)
    free = pd.Series([each not in claimed for each in of], seat.index, "bool")
    return _with(exports, {**rest, "seat": seat[free]})


def _at(*asked: tuple[Mapping[Any, Any], Iterable[Any]]) -> npt.NDArray[np.intp]:
    """Return the places of all rows that bear one of the names asked for, in order."""
    found = [at[name] for at, names in asked for name in names if name in at]
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.intp)


def _with(exports: Exports, tables: dict[str, pd.DataFrame]) -> Exports:
    both = MappingProxyType({**exports.tables, **tables})
    return Exports(both, (), exports.unpriced, exports.hashes)


def _places(usage: pd.DataFrame, spend: pd.DataFrame) -> set[tuple[str, str]]:
    """Return each team and tool that was used, or whose seats were paid for."""
    paid = spend.loc[spend["category"] == "seat", ["team", "product"]]
    return {
        *usage[["team", "tool"]].itertuples(index=False, name=None),
        *((team, str(name).removesuffix(" seats")) for team, name in paid.to_numpy()),
    }


@dataclass(frozen=True)
class Spent:
    """Spend in one basis and one currency, and what could not be brought into it.

    `rows` has the columns of spend; its amounts are exact decimals in `currency`.
    `other_bases` names the bases that were left out, `no_rate` the currencies that
    have no exchange rate, each with its sum, `partial` the formats of which a page is
    missing. `small` holds each use case and team that is in a row of small teams.
    """

    rows: pd.DataFrame
    currency: str
    basis: str
    other_bases: tuple[str, ...] = ()
    no_rate: tuple[tuple[str, Decimal], ...] = ()
    partial: frozenset[str] = frozenset()
    small: frozenset[tuple[str, str]] = frozenset()


def spent(
    exports: Exports, register: Register, view: View, *, small: Iterable[str] = ()
) -> Spent:
    """Return the spend of all time on one basis, in one currency.

    Teams in `small` are too small to be shown and are one in each use case: what seats
    cost would tell how many they are. Where that row would tell of one team, or of
    fewer people than the floor, the teams whose seats cost least are put to it.

    Amounts in another currency are converted at the rate of their month in
    `fx_rates.csv`, which holds the reporting currency for one unit of another.
    """
    spend = exports["spend"]
    currency = view.currency or register.settings.currency
    rows = spend[spend["basis"] == view.basis]
    others = sorted(set(spend["basis"]) - {view.basis})
    rates = _rates(register)
    home = register.settings.currency
    months = rows["date"].dt.to_period("M")
    amounts: list[Decimal | None] = []
    missing: dict[str, Decimal] = {}
    for amount, given, when in zip(
        rows["amount"], rows["currency"], months, strict=True
    ):
        rate = _rate(rates, (given, currency, home), when)
        if rate is None:
            missing[given] = missing.get(given, Decimal(0)) + amount
        amounts.append(None if rate is None else amount * rate)
    converted = rows.assign(
        amount=pd.Series(amounts, index=rows.index, dtype="object"), currency=currency
    )
    kept = converted[converted["amount"].notna()]
    together = _together(kept, frozenset(small), register.settings.privacy_floor)
    places = kept[["use_case", "team"]].itertuples(index=False, name=None)
    is_small = pd.Series([each in together for each in places], kept.index, "bool")
    return Spent(
        kept.assign(team=kept["team"].where(~is_small, SMALL)),
        currency,
        view.basis,
        tuple(others),
        tuple(sorted(missing.items())),
        partial_formats(exports),
        together,
    )


def _together(
    rows: pd.DataFrame, small: frozenset[str], floor: int
) -> frozenset[tuple[str, str]]:
    """Return each use case and team that is put into the row of small teams."""
    places = set(rows[["use_case", "team"]].itertuples(index=False, name=None))
    together = {(use_case, team) for use_case, team in places if team in small}
    seats = rows[rows["category"].eq("seat") & rows["team"].ne(UNALLOCATED)]
    for use_case, part in seats.groupby("use_case"):
        cheapest_first = sorted(
            (sum(of_team["amount"], Decimal(0)), str(team))
            for team, of_team in part[~part["team"].isin(small)].groupby("team")
        )
        inside = set(part["team"][part["team"].isin(small)])
        others = [team for _, team in cheapest_first] if inside else []
        for team in others:
            if len(inside) > 1 and _seats(part, inside) >= floor:
                break
            inside.add(team)
            together.add((str(use_case), team))
    return frozenset(together)


def _seats(rows: pd.DataFrame, teams: set[str]) -> float:
    """Return how many seats teams had when they had fewest."""
    held = rows[rows["team"].isin(teams)]
    counts = held["quantity"].astype("float64").fillna(0)
    return float(counts.groupby(held["date"]).sum().min())


def partial_formats(exports: Exports) -> frozenset[str]:
    """Return the formats of which a page is missing."""
    log = exports["load_log"]
    missing = log[log["pages_missing"].ne("")]
    return frozenset(name for each in missing["format"] for name in each.split(", "))


_Rates = dict[str, dict[pd.Period, Decimal]]


def _rates(register: Register) -> _Rates:
    rates: _Rates = {}
    frame = register["fx_rates"]
    for given, when, rate in zip(
        frame["currency"], frame["month"], frame["rate"], strict=True
    ):
        rates.setdefault(given, {})[when] = Decimal(repr(float(rate)))
    return rates


def _rate(rates: _Rates, of: tuple[str, str, str], when: pd.Period) -> Decimal | None:
    """Return what one unit of the first currency is in the second, None if unknown."""
    given, wanted, home = of
    if given == wanted:
        return Decimal(1)
    into = Decimal(1) if given == home else rates.get(given, {}).get(when)
    out = Decimal(1) if wanted == home else rates.get(wanted, {}).get(when)
    return None if into is None or out is None else into / out


def in_window(
    rows: pd.DataFrame, window: tuple[pd.Timestamp, pd.Timestamp]
) -> pd.DataFrame:
    """Return spend cut to a window; a period that reaches out of it counts by days."""
    first, last = window
    ended = rows["period_end"].fillna(rows["date"])
    days = (ended - rows["date"]).dt.days + 1
    begun = rows["date"].where(rows["date"] >= first, first)
    inside = (ended.where(ended <= last, last) - begun).dt.days + 1
    kept = inside > 0
    whole = inside.ge(days)
    parts = [
        amount if all_of_it else amount * Decimal(int(part)) / Decimal(int(of))
        for amount, all_of_it, part, of in zip(
            rows["amount"][kept], whole[kept], inside[kept], days[kept], strict=True
        )
    ]
    within_it: pd.DataFrame = rows[kept]
    amounts = pd.Series(parts, index=within_it.index, dtype="object")
    return within_it.assign(amount=amounts)
