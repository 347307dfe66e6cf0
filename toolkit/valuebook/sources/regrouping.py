"""The same period reported twice, once grouped and once not: one of them counts.

Vendors give the same tokens and the same money by model, by workspace, or as one sum.
Loaded together they would be counted twice. A report of a period whose numbers add up
to those of another file, and which tells other dimensions apart, says nothing new; of
such reports the one that tells most apart counts.
"""

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import isclose
from typing import cast

import numpy as np
import numpy.typing as npt

from valuebook.sources.dimensions import Dimensions
from valuebook.sources.sums import Words

NONE = -1


@dataclass
class Periods:
    """For each record the period it is part of and the dimensions it tells apart."""

    names: Words = field(default_factory=Words)
    dimensions: Words = field(default_factory=Words)
    period: "array[int]" = field(default_factory=lambda: array("i"))
    told: "array[int]" = field(default_factory=lambda: array("q"))

    def append(self, source: str, identity: tuple[object, ...], size: int) -> None:
        """Add a record; the first `size` parts of its identity are its period.

        The last part is what it is of, by name.
        """
        if not size:
            self.period.append(NONE)
            self.told.append(0)
            return
        self.period.append(self.names.code((source, *identity[:size])))
        of = cast("Dimensions", identity[-1])
        self.told.append(sum(1 << self.dimensions.code(name) for name, _ in of))


def regrouped(
    periods: Periods,
    file: npt.NDArray[np.int32],
    weight: npt.NDArray[np.float64],
    kept: npt.NDArray[np.bool_],
) -> tuple[npt.NDArray[np.bool_], Counter[str]]:
    """Return which of the kept records another file says in finer grouping.

    Also returned is, by source, in how many periods one file may be the sum of another
    and is not: the one may have been fetched later, or be of something else.
    """
    gone = np.zeros(len(kept), dtype=bool)
    unlike: Counter[str] = Counter()
    period = np.frombuffer(periods.period, dtype=np.int32)
    told = np.frombuffer(periods.told, dtype=np.int64)
    counted = np.flatnonzero(kept & (period != NONE))
    if not len(counted):
        return gone, unlike
    both = period[counted].astype(np.int64) * (int(file.max()) + 1) + file[counted]
    of_period = np.unique(both) // (int(file.max()) + 1)
    several = np.unique(of_period[1:][of_period[1:] == of_period[:-1]])
    if not len(several):
        return gone, unlike
    found: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at in counted[np.isin(period[counted], several)].tolist():
        found[int(period[at])][int(file[at])].append(at)
    names = periods.names.values
    for of, reports in found.items():
        sums = {
            each: (float(weight[ats].sum()), int(np.bitwise_or.reduce(told[ats])))
            for each, ats in reports.items()
        }
        # the report that tells most apart comes first, and is the one that counts
        ordered = sorted(
            reports,
            key=lambda each: (-sums[each][1].bit_count(), -len(reports[each]), each),
        )
        for at, coarse in enumerate(ordered):
            whole, fewer = sums[coarse]
            finer = [sums[each] for each in ordered[:at] if sums[each][1] != fewer]
            if any(isclose(each, whole, rel_tol=1e-9) for each, _ in finer):
                gone[reports[coarse]] = True
            elif any(more & fewer == fewer for _, more in finer):
                unlike[names[of][0]] += 1
    return gone, unlike
