"""Records that count, added up and allotted to teams: the rows of the tables."""

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from valuebook.sources.collecting import Columns, Settled
from valuebook.sources.facts import Keys
from valuebook.sources.organization import Organization
from valuebook.sources.privacy import PersonKey, normalized
from valuebook.sources.sums import Codes, Words, divided
from valuebook.sources.tables import UNALLOCATED, UNITS

# counted once however often it is said
_ONCE = "active"


@dataclass(frozen=True)
class Sums:
    """Sums of all rows that agree in day, person and kind; columns of one length."""

    date: npt.NDArray[np.int32]
    person: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int32]
    total: list[Any]
    beside: list[Any]


def _summed(columns: Columns, alive: npt.NDArray[np.bool_], people: Codes) -> Sums:
    date = np.frombuffer(columns.date, dtype=np.int32).astype(np.int64)
    kind = np.frombuffer(columns.kind, dtype=np.int32).astype(np.int64)
    person = people[np.frombuffer(columns.person, dtype=np.int32)]
    kinds, persons = len(columns.kinds.values) + 1, int(people.max(initial=0)) + 1
    packed = (date * persons + person) * kinds + kind
    unique, inverse = np.unique(packed[alive], return_inverse=True)
    of = np.full(len(packed), -1, dtype=np.int64)
    of[alive] = inverse
    return Sums(
        (unique // kinds // persons).astype(np.int32),
        (unique // kinds % persons).astype(np.int32),
        (unique % kinds).astype(np.int32),
        columns.number.totals(of, len(unique)),
        columns.beside.totals(of, len(unique)) if len(columns.beside) else [],
    )


@dataclass(frozen=True)
class Rows:
    """The rows of usage or spend, and what was left out because it restates others.

    `beyond` are the days on which what was left out is more than what it restates.
    """

    sums: Sums
    kinds: list[tuple[str, ...]]
    dates: list[str]
    hashes: list[str]
    restated: Counter[str]
    beyond: Sequence[str] = ()

    def __len__(self) -> int:
        return len(self.sums.total)

    def ordered(self) -> Codes:
        """Return the rows in the order of day, kind and person."""
        person = _ranks(self.hashes)[self.sums.person]
        kind = _ranks(self.kinds)[self.sums.kind]
        return np.lexsort((person, kind, _ranks(self.dates)[self.sums.date]))


def _ranks(values: list[Any]) -> Codes:
    ranks = np.zeros(len(values) + 1, dtype=np.int64)
    ranks[sorted(range(len(values)), key=values.__getitem__)] = np.arange(len(values))
    return ranks


def rows_of(
    columns: Columns, settled: Settled, organization: Organization, key: PersonKey
) -> Rows:
    """Return the rows of usage or of spend, each allotted to its teams."""
    collection = settled.collection
    spend = columns is collection.spend
    known = Words()
    same = collection.names()
    met = [normalized(each) for each in collection.people.values]
    people = np.array([known.code(same.get(each, each)) for each in met] or [0])
    names = cast("list[str]", known.values)
    record = np.frombuffer(columns.record, dtype=np.int32)
    sums = _summed(columns, settled.kept[record], people.astype(np.int64))
    kinds = cast("list[tuple[str, Any, Any]]", columns.kinds.values)
    gone = np.zeros(len(sums.kind), dtype=bool) if spend else _restated(sums, kinds)
    dates = cast("list[str]", collection.dates.values)
    restated = Counter(kinds[each][0] for each in sums.kind[gone].tolist())
    beyond = sorted(dates[each] for each in _beyond(sums, kinds, gone))
    outs = Columns()
    if organization.entries or organization.members:
        shares = _shares(kinds, (dates, names), outs.kinds, organization)
        _divide(outs, sums, gone, shares, spend=spend)
    else:
        # without a map the team depends on nothing but the kind
        codes = np.array([outs.kinds.code(_unmapped(kind)) for kind in kinds] or [0])
        _relabel(outs, sums, gone, codes, spend=spend)
    del sums
    everybody = np.arange(len(names) + 1, dtype=np.int64)
    allotted = _summed(outs, np.ones(len(outs.date), dtype=bool), everybody)
    final = cast("list[tuple[str, ...]]", outs.kinds.values)
    if not spend:
        once = np.array([each[6] == _ONCE for each in final] or [False])
        for at in np.flatnonzero(once[allotted.kind]).tolist():
            allotted.total[at] = 1
    hashes = [""] if spend else [key.hashed(each) for each in names]
    return Rows(allotted, final, dates, hashes, restated, beyond)


def _relabel(
    outs: Columns,
    sums: Sums,
    gone: npt.NDArray[np.bool_],
    codes: Codes,
    *,
    spend: bool,
) -> None:
    """Give each sum the one row that it becomes."""
    kept = ~gone
    outs.date.frombytes(sums.date[kept].tobytes())
    # spend names nobody, so what several people spent is one row
    outs.person.frombytes((sums.person[kept] * (not spend)).astype(np.int32).tobytes())
    outs.kind.frombytes(codes[sums.kind[kept]].astype(np.int32).tobytes())
    for number, totals in ((outs.number, sums.total), (outs.beside, sums.beside)):
        number.extend(itertools.compress(totals, kept.tolist()))


def _divide(
    outs: Columns,
    sums: Sums,
    gone: npt.NDArray[np.bool_],
    shares: Callable[[int, int, int], list[tuple[int, Decimal]]],
    *,
    spend: bool,
) -> None:
    """Give each team its share of each sum."""
    left = zip(
        sums.date.tolist(),
        sums.person.tolist(),
        sums.kind.tolist(),
        sums.total,
        sums.beside or itertools.repeat(None),
        gone.tolist(),
        strict=False,
    )
    for on, who, kind, total, beside, left_out in left:
        if left_out:
            continue
        given = shares(on, who, kind)
        parts = [share for _, share in given]
        quantities = [None] if beside is None else divided(beside, parts)
        for (code, _), amount, quantity in zip(
            given,
            divided(total, parts),
            itertools.chain(quantities, itertools.repeat(None)),
            strict=False,
        ):
            outs.date.append(on)
            # spend names nobody, so what several people spent is one row
            outs.person.append(0 if spend else who)
            outs.kind.append(code)
            outs.number.append(amount)
            if spend:
                outs.beside.append(quantity)


def _shares(
    kinds: list[tuple[str, Any, Any]],
    met: tuple[list[str], list[str]],
    outs: Words,
    organization: Organization,
) -> Callable[[int, int, int], list[tuple[int, Decimal]]]:
    """Return the function that says which rows a sum becomes, with their shares."""
    dates, names = met
    known: dict[tuple[int, int, int], list[tuple[int, Decimal]]] = {}

    def shares(on: int, who: int, kind: int) -> list[tuple[int, Decimal]]:
        place = (on, who, kind)
        found = known.get(place)
        if found is None:
            if len(known) > 500_000:
                known.clear()
            keys, named = _named(kinds[kind])
            found = known[place] = [
                (outs.code(_out(kinds[kind], each.team, each.use_case)), each.share)
                for each in organization.allotted(dates[on], names[who], keys, named)
            ]
        return found

    return shares


def _unmapped(kind: tuple[str, Any, Any]) -> tuple[str, ...]:
    """Return a kind as it is where only the export can say whose it is."""
    _, (team, use_case) = _named(kind)
    return _out(kind, team or UNALLOCATED, use_case)


def _named(kind: tuple[str, Any, Any]) -> tuple[Keys, tuple[str, str]]:
    """Return the keys of a kind, and the team and use case that the export names."""
    _, what, rest = kind
    keys, team, use_case = (what[-3:]) if rest is None else rest[:3]
    return keys, (team, use_case)


def _out(kind: tuple[str, Any, Any], team: str, use_case: str) -> tuple[str, ...]:
    """Return a kind without its keys, in the order of the table's columns."""
    source, what, rest = kind
    if rest is None:
        end, currency, vendor, product, basis, category, model, unit = what[:8]
        return (
            end, team, use_case, vendor, product, model, currency, category, basis,
            unit, source,
        )  # fmt: skip
    measured, vendor, tool, feature, model = what
    days, basis = rest[3:]
    return (
        str(days), team, use_case, vendor, tool, feature, measured, model,
        UNITS[measured], basis, source,
    )  # fmt: skip


def _level(kind: tuple[str, Any, Any]) -> int:
    """Return how near a report is to the person, 0 the nearest, -1 when none.

    Reports of GitHub on people, organizations and enterprises say the same use
    again; of each day the nearest counts.
    """
    source, _, rest = kind
    organization = rest is not None and any(
        each == "organization" for each, _ in rest[0]
    )
    if source == "github_users":
        return int(organization)
    if source == "github_entity":
        return 3 if organization else 2
    return {"github_legacy": 4, "github_older": 5}.get(source, -1)


def _restated(sums: Sums, kinds: list[tuple[str, Any, Any]]) -> npt.NDArray[np.bool_]:
    """Return which sums another report says again, nearer to the person."""
    gone = np.zeros(len(sums.kind), dtype=bool)
    levels = np.array([_level(each) for each in kinds] or [-1])
    level = levels[sums.kind] if len(sums.kind) else np.zeros(0, dtype=np.int64)
    if not (level > 0).any():
        return gone
    persons = int(sums.person.max(initial=0)) + 1
    whose = sums.date.astype(np.int64) * persons + sums.person
    gone |= (level == 1) & np.isin(whose, whose[level == 0])
    for far in (2, 3, 4, 5):
        near = (level >= 0) & (level < max(far, 2)) & ~gone
        gone |= (level == far) & np.isin(sums.date, sums.date[near])
    return gone


def _beyond(
    sums: Sums, kinds: list[tuple[str, Any, Any]], gone: npt.NDArray[np.bool_]
) -> set[int]:
    """Return the days on which an organization says more than its people do.

    Both count the same, so a file of the reports by person may be missing.
    """
    whole, parts = (
        np.array([kind[0] == source for kind in kinds] or [False])[sums.kind]
        for source in ("github_entity", "github_users")
    )
    whole, parts = whole & gone, parts & ~gone
    if not whole.any():
        return set()
    measures = list(UNITS)
    measured = [measures.index(kind[1][0]) for kind in kinds]
    place = sums.date.astype(np.int64) * len(UNITS) + np.array(measured)[sums.kind]
    numbers = np.array(sums.total, dtype=np.float64)
    of_people, of_all = (
        np.bincount(place[of], numbers[of], int(place.max()) + 1)
        for of in (parts, whole)
    )
    # whole numbers in floats are exact to 2**53
    return set((np.flatnonzero(of_all > of_people) // len(UNITS)).tolist())
