"""How often a shortfall is seen by the month that was named for it before go-live.

Each life reaches exactly half of what was promised. Named: lives for which
`detectable_after` names a month. Seen by then: of those, the lives that have raised an
alarm by that month. Seen all the same: lives for which it names none, yet an alarm
was raised within a year after the target date.

    python -m benchmarks.trajectory.beforehand [--lives 300] [--seed 0]
"""

import argparse

import numpy as np

from benchmarks.trajectory.rates import BEHIND, rate
from benchmarks.trajectory.worlds import World, life
from valuebook.analysis.trajectory import detectable_after, every_look

HALF = World(chances=(0, 0, 1, 0, 0, 0, 0), short=(0.5, 0.5))
CHANCES = (0.5, 0.8)


def main() -> None:
    """Print a table by the chance that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0, help="of the first life")
    asked = parser.parse_args()
    lives = [life(HALF, seed) for seed in range(asked.seed, asked.seed + asked.lives)]
    alarmed = []
    for each in lives:
        looks = every_look(each.plan, each.actuals)
        hit = each.times[each.times >= 0][looks["verdict"].isin(BEHIND)]
        alarmed.append(hit[0] if len(hit) else np.inf)
    print("| chance asked | named % | seen by then % | seen all the same % |")
    print("|---|---|---|---|")
    for chance in CHANCES:
        named = [
            detectable_after(each.plan, each.actuals, chance=chance) for each in lives
        ]
        both = list(zip(named, alarmed, strict=True))
        then = [seen <= month for month, seen in both if month is not None]
        same = [bool(np.isfinite(seen)) for month, seen in both if month is None]
        cells = rate([month is not None for month in named]), rate(then), rate(same)
        print(f"| {100 * chance:.0f} % |", " | ".join(cells), "|")


if __name__ == "__main__":
    main()
