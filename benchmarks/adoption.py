"""How often the alarm on adoption is false, and how soon it is raised.

Simulated measures of weekly use rise over a quarter to their level and are followed
for a year. Their noise carries over from week to week. Half of them stay; the others
lose four per cent of what is left each week from week 40 on.

    python benchmarks/adoption.py [--lives 400] [--seed 2026]
"""

import argparse

import numpy as np
import pandas as pd

from valuebook.analysis.tracking.slipping import decays

WEEKS, RAMP, FALLS_FROM, LOSS = 65, 13, 40, 0.04
CARRIED = (0.0, 0.5, 0.8)
NOISE = (0.03, 0.06, 0.10)


def life(rng: np.random.Generator, carried: float, noise: float) -> np.ndarray:
    """Return the use of one year and a quarter, as shares of its level."""
    drawn = rng.normal(size=WEEKS) * np.sqrt(1 - carried**2)
    for week in range(1, WEEKS):
        drawn[week] += carried * drawn[week - 1]
    return np.minimum(np.arange(WEEKS) / RAMP, 1.0) * (1 + noise * drawn)


def main() -> None:
    """Print the table of false alarms and of the weeks until an alarm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=400)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    weeks = np.arange(WEEKS)
    fall = np.exp(-LOSS * np.maximum(weeks - FALLS_FROM, 0))
    print("| carried over | noise | false alarms | found | weeks until then |")
    print("|---|---|---|---|---|")
    for carried in CARRIED:
        for noise in NOISE:
            rng = np.random.default_rng(asked.seed)
            false, until = 0, []
            for _ in range(asked.lives):
                steady = life(rng, carried, noise)
                false += bool(decays(pd.Series(steady))["alarm"].any())
                alarm = decays(pd.Series(steady * fall))["alarm"].to_numpy()
                after = np.flatnonzero(alarm[FALLS_FROM + 1 :])
                until += [int(after[0]) + 1] if len(after) else []
            print(
                f"| {carried:g} | {noise:.0%} | {false / asked.lives:.1%} "
                f"| {len(until) / asked.lives:.0%} | {np.median(until):.0f} |"
            )


if __name__ == "__main__":
    main()
