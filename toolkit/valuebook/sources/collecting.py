"""Facts gathered from all files, each record once, in little room.

A record that stands in two files, or twice in one, is one record. Where its numbers
differ, the larger ones are the later state: counts of a day only grow.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import numpy as np
import numpy.typing as npt

from valuebook.sources.facts import (
    Alias,
    Fact,
    Membership,
    Outcome,
    Record,
    ReportedUsers,
    Seat,
    Spend,
    Usage,
)
from valuebook.sources.privacy import normalized
from valuebook.sources.regrouping import NONE, Periods, regrouped
from valuebook.sources.sums import Numbers, Words

Other = Seat | ReportedUsers | Membership | Outcome


@dataclass
class Columns:
    """One kind of fact as columns: its record, day, person, kind and numbers."""

    record: "array[int]" = field(default_factory=lambda: array("i"))
    date: "array[int]" = field(default_factory=lambda: array("i"))
    person: "array[int]" = field(default_factory=lambda: array("i"))
    kind: "array[int]" = field(default_factory=lambda: array("i"))
    kinds: Words = field(default_factory=Words)
    number: Numbers = field(default_factory=Numbers)
    beside: Numbers = field(default_factory=Numbers)


class Collection:
    """Everything read so far."""

    def __init__(self) -> None:
        self.usage = Columns()
        self.spend = Columns()
        self.others: list[tuple[int, Other]] = []
        self.dates = Words()
        self.people = Words()
        self._aliases: dict[str, set[str]] = {}
        self._identity = array("q")
        self._weight = array("d")
        self._file = array("i")
        self._lines: dict[int, int] = {}
        self._periods = Periods()

    def add(
        self, record: Record, facts: Iterable[Fact], file: int, of: tuple[str, int]
    ) -> None:
        """Take a record with its facts.

        `of` is its source and how many parts of its identity name its period.
        """
        source, period = of
        identity = record.identity
        number = len(self._identity)
        day_of, person_of = self.dates.code, self.people.code
        weight = 0.0
        for fact in facts:
            if type(fact) is Usage:
                columns = self.usage
                on, amount, who = fact[0], fact[1], fact[7]
                kind: object = (source, fact[2:7], fact[8:])
            elif type(fact) is Spend:
                columns = self.spend
                on, amount, who = fact.date, fact.amount, fact.person
                kind = (source, (fact[1], *fact[3:9], fact[10], *fact[12:]), None)
                columns.beside.append(fact.quantity)
            else:
                weight += self._take_other(cast("Other | Alias", fact), number)
                continue
            columns.record.append(number)
            columns.date.append(day_of(on))
            columns.person.append(person_of(who))
            columns.kind.append(columns.kinds.code(kind))
            columns.number.append(amount)
            weight += abs(float(amount))
        # equal identities have equal hashes, and nothing else is asked of them
        self._identity.append(hash((source, identity)))
        if record.line:
            self._lines[number] = hash(record.line)
        self._weight.append(weight)
        self._file.append(file)
        self._periods.append(source, identity, period)

    def _take_other(self, fact: "Other | Alias", number: int) -> float:
        if isinstance(fact, Alias):
            self._aliases.setdefault(fact.account, set()).add(normalized(fact.person))
            return 0.0
        self.others.append((number, fact))
        if isinstance(fact, Seat):
            # of two states of a seat the one that was used last is the later
            used = fact.last_active_on
            return float(date.fromisoformat(used).toordinal()) if used else 0.0
        return float(fact.users) if isinstance(fact, ReportedUsers) else 0.0

    def settled(self) -> "Settled":
        """Return what counts, after every file has been read."""
        identity = np.frombuffer(self._identity, dtype=np.int64)
        weight = np.frombuffer(self._weight, dtype=np.float64)
        file = np.frombuffer(self._file, dtype=np.int32)
        coarser = self._coarser(identity, weight, file)
        rest = np.flatnonzero(~coarser)
        order = rest[np.lexsort((-weight[rest], identity[rest]))]
        ordered = identity[order]
        first = np.ones(len(order), dtype=bool)
        first[1:] = ordered[1:] != ordered[:-1]
        kept = np.zeros(len(identity), dtype=bool)
        kept[order[first]] = True
        # each record beside the one of its kind that is kept
        winner = order[first][np.cumsum(first) - 1] if len(order) else order
        same = np.zeros(len(identity), dtype=bool)
        same[order] = weight[order] == weight[winner]
        for number, *line in self._settled_lines(identity, weight, file):
            kept[number], same[number] = line
        again, unlike = regrouped(self._periods, file, weight, kept)
        return Settled(self, kept & ~again, same, again | coarser, file, unlike)

    def _coarser(
        self,
        identity: npt.NDArray[np.int64],
        weight: npt.NDArray[np.float64],
        file: npt.NDArray[np.int32],
    ) -> npt.NDArray[np.bool_]:
        """Return the records of reports of which another file has finer ones.

        The sum of a report without workspaces bears the same name as what the default
        workspace has in one by workspace, so this is asked before states are.
        """
        period = np.frombuffer(self._periods.period, dtype=np.int32)
        of_periods = np.flatnonzero(period != NONE)
        keys = (-weight[of_periods], file[of_periods], identity[of_periods])
        order = of_periods[np.lexsort(keys)]
        last = np.zeros(len(identity), dtype=bool)
        if len(order):
            differs = (np.diff(identity[order]) != 0) | (np.diff(file[order]) != 0)
            last[order[np.concatenate([[True], differs])]] = True
        gone, _ = regrouped(self._periods, file, weight, last)
        report = period.astype(np.int64) * (int(file.max(initial=0)) + 1) + file
        found: npt.NDArray[np.bool_] = (period != NONE) & np.isin(report, report[gone])
        return found

    def _settled_lines(
        self,
        identity: npt.NDArray[np.int64],
        weight: npt.NDArray[np.float64],
        file: npt.NDArray[np.int32],
    ) -> Iterator[tuple[int, bool, bool]]:
        """Yield of each line whether it counts, and whether another is the same."""
        told: dict[int, dict[int, dict[int, int]]] = {}
        for number, line in self._lines.items():
            files = told.setdefault(int(identity[number]), {})
            files.setdefault(int(file[number]), {}).setdefault(line, number)
        counting = {
            of: max(
                files.values(),
                key=lambda lines: sum(weight[each] for each in lines.values()),
            )
            for of, files in told.items()
        }
        for number, line in self._lines.items():
            lines = counting[int(identity[number])]
            yield number, lines.get(line) == number, line in lines

    def names(self) -> dict[str, str]:
        """Return the one name of each person who has several.

        Names that share an account are one person's, also over several accounts.
        """
        same: dict[str, str] = {}
        for names in self._aliases.values():
            joined = {same.get(each, each) for each in names}
            if len(names) > 1:
                first = min(joined)
                for name, one in same.items():
                    if one in joined:
                        same[name] = first
                same.update(dict.fromkeys(names | joined, first))
        return same


@dataclass(frozen=True)
class Settled:
    """The records that count, and what became of the others."""

    collection: Collection
    kept: npt.NDArray[np.bool_]
    same: npt.NDArray[np.bool_]
    again: npt.NDArray[np.bool_]
    file: npt.NDArray[np.int32]
    unlike: Counter[str]

    def dropped(self) -> tuple[Counter[int], Counter[int], Counter[int]]:
        """Return per file how many records stood twice, restated or regrouped."""
        lost = ~self.kept & ~self.again
        return (
            Counter(self.file[lost & self.same].tolist()),
            Counter(self.file[lost & ~self.same].tolist()),
            Counter(self.file[self.again].tolist()),
        )

    def states(self, source: str) -> int:
        """Return the days of which two files hold spend that is alike only in part.

        Parts of one bill share no row, and a longer one tells the same of a day. Where
        some rows of a file stand in another and others do not, it is another state.
        """
        columns = self.collection.spend
        record = np.frombuffer(columns.record, dtype=np.int32)
        kinds = np.array(
            [kind[0] == source for kind in columns.kinds.values] or [False]
        )
        of = kinds[np.frombuffer(columns.kind, dtype=np.int32)] & self.kept[record]
        days = np.frombuffer(columns.date, dtype=np.int32)[of].tolist()
        seen: dict[int, set[int]] = {}
        for file, on in set(zip(self.file[record[of]].tolist(), days, strict=True)):
            seen.setdefault(file, set()).add(on)
        again = self.dropped()[0].keys() & seen.keys()
        return len(
            {
                on
                for file in again
                for other, theirs in seen.items()
                if other != file
                for on in seen[file] & theirs
            }
        )

    def others(self) -> Iterable[Other]:
        """Yield the facts that are neither use nor spend."""
        for number, fact in self.collection.others:
            if self.kept[number]:
                yield fact
