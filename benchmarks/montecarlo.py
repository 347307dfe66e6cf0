"""How long the range of a business case takes: 20,000 draws over 60 months.

Three benefits with ramps of different shape, seven uncertain inputs with a copula.
The same draws are valued twice more: by numpy month by month over all draws, and draw
by draw in plain Python (on a part of the draws, scaled up). All three must agree.
Shown are medians of rounds that take turns, by the clock and by the processor's time,
which other work on the machine does not lengthen.

    python benchmarks/montecarlo.py [--draws 20000] [--rounds 9] [--seed 2026]
"""

import argparse
import statistics
import time
from collections.abc import Callable
from math import exp

import numpy as np
import pandas as pd

from valuebook.analysis.cashflow import Rate
from valuebook.analysis.ramp import ramp_share
from valuebook.analysis.uncertainty import (
    ThreePoint,
    ValueCase,
    among,
    draw,
    information_value,
    ranges,
    switching_values,
    tornado,
)

MONTHS, PLAIN_DRAWS = 60, 200
GO_LIVE = 7  # month of the horizon
BENEFITS = pd.DataFrame(
    {
        "benefit_id": ["BEN-1", "BEN-2", "BEN-3"],
        "benefit_class": "cashable",
        "annual_value": [300e3, 120e3, 80e3],
        "low": [150e3, 60e3, 70e3],
        "high": [380e3, 200e3, 90e3],
        "first": pd.PeriodIndex(3 * ["2026-07"], freq="M"),
        "shape": ["logistic", "linear", "saturating"],
        "lag": [0.0, 2.0, 1.0],
        "length": [12.0, 9.0, 18.0],
    }
)
INPUTS = ranges(BENEFITS) | {
    "adoption": ThreePoint(0.4, 0.9, 1.1),
    "delay_months": ThreePoint(0, 2, 9),
    "stretch": ThreePoint(0.9, 1, 2),
    "cost": ThreePoint(0.9, 1, 1.8),
}
SHAPES: dict[str, Callable[[float], float]] = {
    "logistic": lambda done: 1 / (1 + exp(-10 * (done - 0.5))),
    "linear": lambda done: done,
    "saturating": lambda done: 1 - exp(-3 * done),
}


def example() -> ValueCase:
    """Return the case: 80,000 a month to build, 6,000 a month to run."""
    horizon = pd.period_range("2026-01", periods=MONTHS, freq="M")
    costs = pd.Series(6_000.0, horizon)
    costs.iloc[: GO_LIVE - 1] = 80_000.0
    return ValueCase(BENEFITS, costs, Rate(0.08))


def month_by_month(case: ValueCase, draws: pd.DataFrame) -> np.ndarray:
    """Value all draws in numpy, one month at a time."""
    rate, worth = case.rate.per("month"), np.zeros(len(draws))
    for month in range(MONTHS):
        net = -draws["cost"] * case.costs.iloc[month]
        for row in case.benefits.itertuples():
            share = ramp_share(
                month + 2 - GO_LIVE,
                row.shape,
                lag_months=row.lag + draws["delay_months"],
                ramp_months=row.length * draws["stretch"],
            )
            net = net + draws[row.benefit_id] * draws["adoption"] / 12 * share
        worth += net / (1 + rate) ** month
    return np.asarray(worth)


def draw_by_draw(case: ValueCase, draws: pd.DataFrame) -> np.ndarray:
    """Value each draw in plain Python, month by month."""
    rate, costs = case.rate.per("month"), case.costs.tolist()
    rows = case.benefits.to_dict("records")
    worths = []
    for drawn in draws.to_dict("records"):
        worth = 0.0
        for month in range(MONTHS):
            net = -drawn["cost"] * costs[month]
            for row in rows:
                lag = row["lag"] + drawn["delay_months"]
                length = max(row["length"] * drawn["stretch"], 1.0)
                done = min(max((month + 2 - GO_LIVE - lag) / length, 0.0), 1.0)
                shape = SHAPES[row["shape"]]
                share = (shape(done) - shape(0)) / (shape(1) - shape(0))
                net += drawn[row["benefit_id"]] * drawn["adoption"] / 12 * share
            worth += net / (1 + rate) ** month
        worths.append(worth)
    return np.array(worths)


def main() -> None:
    """Print the table of medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    case, pairs = example(), among(BENEFITS["benefit_id"])

    def drawn() -> pd.DataFrame:
        return draw(INPUTS, seed=asked.seed, correlation=pairs, count=asked.draws)

    draws = drawn()
    few = draws.head(PLAIN_DRAWS)
    worth = case.npv(draws)
    np.testing.assert_allclose(month_by_month(case, draws), worth)
    np.testing.assert_allclose(draw_by_draw(case, few), worth[: len(few)])
    tasks: dict[str, tuple[Callable[[], object], float]] = {
        "drawn and valued": (lambda: case.npv(drawn()), 1),
        "valued": (lambda: case.npv(draws), 1),
        "valued by numpy, month by month": (lambda: month_by_month(case, draws), 1),
        "valued by plain Python": (
            lambda: draw_by_draw(case, few),
            asked.draws / len(few),
        ),
        "tornado": (lambda: tornado(draws, case.npv), 1),
        "switching values": (lambda: switching_values(draws, case.npv), 1),
        "value of information": (lambda: information_value(draws, worth), 1),
    }
    clocks = {"wall": time.perf_counter, "processor": time.process_time}
    seconds: dict[str, dict[str, list[float]]] = {
        name: {clock: [] for clock in clocks} for name in tasks
    }
    for _ in range(asked.rounds):
        for name, (task, scale) in tasks.items():
            before = {clock: read() for clock, read in clocks.items()}
            task()
            for clock, read in clocks.items():
                seconds[name][clock].append((read() - before[clock]) * scale)
    print(f"{asked.draws} draws, {MONTHS} months, {len(INPUTS)} inputs")
    print(f"{'':33}{'wall':>10}{'processor':>13}{'ratio':>9}")
    valued = statistics.median(seconds["valued"]["processor"])
    for name, times in seconds.items():
        wall, busy = (1_000 * statistics.median(each) for each in times.values())
        ratio = busy / 1_000 / valued
        print(f"{name:33}{wall:8.1f} ms{busy:10.1f} ms{ratio:7.1f} x")


if __name__ == "__main__":
    main()
