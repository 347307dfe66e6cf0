"""How often attribution finds effects that are not there, and misses those that are.

Excludes zero: intervals that do; without an effect these are false. Credited: those
that are called associated, or attributable. Holds: true effects that lie in their
interval. The usual method is segmented regression with Newey-West errors for a series,
and clustered errors for a panel, both at 5 %.

    python -m benchmarks.attribution.rates [--rounds 200] [--seed 2026]
"""

import argparse
import time
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.attribution.least_squares import step
from benchmarks.attribution.worlds import (
    LENGTHS,
    NOISES,
    casualties,
    panel,
    real_series,
    series,
    staggered,
    two,
)
from valuebook.analysis.attribution import Attribution, Spec, attribute
from valuebook.analysis.attribution.compared import compared
from valuebook.analysis.attribution.contrast import contrast
from valuebook.analysis.attribution.panel import read_panel

CREDITED = ("associated", "attributable", "partly_attributable")


@dataclass
class Tally:
    """Counts over rounds."""

    rounds: int = 0
    outside: int = 0
    credited: int = 0
    holds: int = 0
    usual: int = 0

    def add(self, found: Attribution, effect: float, usual: bool) -> None:
        """Count one round; `usual` says whether the usual method finds an effect."""
        self.rounds += 1
        self.outside += found.found.excludes_zero
        self.credited += found.verdict in CREDITED
        self.holds += found.low <= effect <= found.high
        self.usual += usual

    def row(self, name: str) -> str:
        """Return the shares as a row of a table, in per cent."""
        shares = (self.outside, self.credited, self.holds, self.usual)
        cells = " | ".join(f"{100 * each / self.rounds:.1f}" for each in shares)
        return f"| {name} | {self.rounds} | {cells} |"


def simulated_series(rng: np.random.Generator, rounds: int) -> None:
    """Print how often a step is found in simulated series."""
    for effect in (0.0, 2.0, 3.0):
        for name, persistence in NOISES.items():
            tally = Tally()
            for number in range(rounds):
                length = LENGTHS[number % len(LENGTHS)]
                frame = series(rng, length, persistence=persistence, effect=effect)
                asked = Spec(
                    "interrupted_time_series",
                    "month",
                    "value",
                    start=frame["month"][length[1]],
                )
                usual = step(frame["value"].to_numpy(), length[1], 12)[2] < 0.05
                tally.add(attribute(frame, asked), effect, usual)
            print(tally.row(f"step of {effect:g}, {name}"))


def real_ones(rng: np.random.Generator) -> None:
    """Print how often an effect is found in real series where nothing happened."""
    structural = {"design": "structural", "scale": "log"}
    asked = {
        "interrupted": {"design": "interrupted_time_series", "scale": "log"},
        "structural": structural,
        "structural beside noise": {**structural, "controls": ("noise",)},
    }
    tallies = {
        f"real: {name}, {short}": Tally()
        for short in asked
        for name in ("roads", "cigarettes")
    }
    for name, frame, start in real_series():
        logs = np.log(frame["value"].astype(float).to_numpy())
        place = int(np.flatnonzero(frame["time"] == start)[0])
        usual = step(logs, place, 12 if name == "roads" else None)[2] < 0.05
        beside = frame.assign(noise=rng.normal(size=len(frame)))
        for short, keys in asked.items():
            spec = Spec(time="time", outcome="value", start=start, **keys)
            tallies[f"real: {name}, {short}"].add(attribute(beside, spec), 0.0, usual)
    for name, tally in tallies.items():
        print(tally.row(name))


def least_squares() -> None:
    """Print what the usual method says of the seat-belt law."""
    for name in ("rear", "drivers"):
        found, error, _ = step(*casualties(name), 12)
        print(f"{name}, usual method: {np.expm1(found):+.0%}, t = {found / error:.1f}")


def clustered(frame: pd.DataFrame, asked: Spec) -> bool:
    """Return whether the usual clustered error finds an effect, beyond 1.96."""
    read = read_panel(frame, asked)
    both = compared(read, read.rows, read.controls, asked)
    found = contrast(both.rows, both.ever * both.post)
    return found is not None and abs(found.value) > 1.96 * found.error


def panels(rng: np.random.Generator, rounds: int) -> None:
    """Print how often an effect is found in simulated panels."""
    place = {"time": "period", "outcome": "value", "unit": "unit", "start": 16}
    for design, treated in (
        ("synthetic_control", 1),
        ("difference_in_differences", 1),
        ("difference_in_differences", 3),
        ("difference_in_differences", 12),
    ):
        for effect in (0.0, 2.0):
            tally = Tally()
            for _ in range(rounds):
                frame = panel(rng, units=20 + treated, treated=treated, effect=effect)
                asked = Spec(design, treated="flag", **place)
                tally.add(attribute(frame, asked), effect, clustered(frame, asked))
            name = design.replace("_", " ")
            print(tally.row(f"{name}, {treated} treated, effect {effect:g}"))


def few_donors(rng: np.random.Generator, rounds: int) -> None:
    """Print how often an effect is found with too few donors to rank among them."""
    place = {"time": "period", "outcome": "value", "unit": "unit", "start": 16}
    for donors in (3, 8):
        for effect in (0.0, 2.0):
            tally = Tally()
            for _ in range(rounds):
                frame = panel(rng, units=donors + 1, effect=effect)
                asked = Spec("synthetic_control", treated="U00", **place)
                tally.add(attribute(frame, asked), effect, clustered(frame, asked))
            print(tally.row(f"synthetic control, {donors} donors, effect {effect:g}"))


def pairs(rng: np.random.Generator, rounds: int) -> None:
    """Print how often an effect is found on one treated beside one other."""
    for effect in (0.0, 2.0, 3.0):
        tally = Tally()
        for number in range(rounds):
            length = LENGTHS[number % len(LENGTHS)]
            frame = two(rng, length, effect=effect)
            asked = Spec(
                "difference_in_differences",
                "month",
                "value",
                unit="site",
                treated="treated",
                start=frame["month"][length[1]],
            )
            gap = frame["value"].to_numpy()[: length[0]]
            gap = gap - frame["value"].to_numpy()[length[0] :]
            usual = step(gap, length[1], None)[2] < 0.05
            tally.add(attribute(frame, asked), effect, usual)
        print(tally.row(f"one treated, one other, persistence 0.6, effect {effect:g}"))


def cohorts(rng: np.random.Generator, rounds: int) -> None:
    """Print how often an effect is found where units start at different times."""
    place = {"time": "period", "outcome": "value", "unit": "unit"}
    for units, treated in ((20, 6), (30, 12), (60, 25)):
        for effect in (0.0, 2.0):
            tally = Tally()
            for _ in range(rounds):
                frame = staggered(rng, units=units, treated=treated, effect=effect)
                asked = Spec(
                    "difference_in_differences", first_treated="first", **place
                )
                tally.add(attribute(frame, asked), effect, two_way(frame, asked))
            name = f"{treated} of {units} start one after another, effect {effect:g}"
            print(tally.row(name))


def two_way(frame: pd.DataFrame, asked: Spec) -> bool:
    """Return whether one regression with unit and period levels finds an effect."""
    read = read_panel(frame, asked)
    both = compared(read, read.rows, read.controls, asked)
    begun = read.rows["when"].to_numpy() >= read.rows["begins"].to_numpy()
    found = contrast(both.rows, begun.astype(float))
    return found is not None and abs(found.value) > 1.96 * found.error


def forecasts(rng: np.random.Generator, rounds: int) -> None:
    """Print how often an effect is found by forecast, alone or by a control series."""
    for alone in (True, False):
        for effect in (0.0, 2.0, 3.0):
            tally = Tally()
            for number in range(rounds):
                length = LENGTHS[number % len(LENGTHS)]
                walk = np.zeros(length[0]) if alone else rng.normal(size=length[0])
                frame = series(rng, length, persistence=0.3, effect=effect)
                frame = frame.assign(beside=np.cumsum(walk))
                frame["value"] += frame["beside"]
                start = frame["month"][length[1]]
                controls = () if alone else ("beside",)
                asked = Spec(
                    "structural", "month", "value", start=start, controls=controls
                )
                usual = step(frame["value"].to_numpy(), length[1], 12)[2] < 0.05
                tally.add(attribute(frame, asked), effect, usual)
            what = "alone" if alone else "with a control series"
            print(tally.row(f"structural {what}, effect {effect:g}"))


def times(rng: np.random.Generator) -> None:
    """Print the median time of one question, by the processor, in milliseconds."""
    monthly = series(rng, LENGTHS[-1], persistence=0.3)
    mixed = panel(rng)
    asked = {
        "interrupted series of 60": (
            monthly,
            Spec("interrupted_time_series", "month", "value", start="2023-01"),
        ),
        "structural series of 60": (
            monthly,
            Spec("structural", "month", "value", start="2023-01"),
        ),
    }
    for design in ("synthetic_control", "difference_in_differences"):
        spec = Spec(design, "period", "value", unit="unit", treated="U00", start=16)
        asked[f"{design.replace('_', ' ')}, 20 others"] = (mixed, spec)
    for name, (frame, spec) in asked.items():
        taken = []
        for _ in range(15):
            begun = time.process_time()
            attribute(frame, spec)
            taken.append(time.process_time() - begun)
        print(f"{name}: {1000 * float(np.median(taken)):.0f} ms")


def main() -> None:
    """Print the table, then the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=200, help="of a series; of panels thrice"
    )
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    print(
        "| world | rounds | excludes zero % | credited % | holds % | usual method % |"
    )
    print("|---|---|---|---|---|---|")
    simulated_series(rng, asked.rounds)
    real_ones(rng)
    forecasts(rng, asked.rounds)
    panels(rng, 3 * asked.rounds)
    pairs(rng, asked.rounds)
    cohorts(rng, asked.rounds // 2)
    few_donors(np.random.default_rng(asked.seed + 1), asked.rounds)
    times(rng)
    least_squares()


if __name__ == "__main__":
    main()
