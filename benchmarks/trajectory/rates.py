"""How often the trajectory verdict errs, over whole lives, beside the usual rules.

Each life is looked at after every observation. False alarms: lives on plan that are
ever called behind. Found: failures that one who knows noise, baseline and season would
know of by the target date (odds of 20 to 1), and that are called behind by then. Late:
the median of months after that knowledge. Wrong: lives that are definitely called what
they are not at the target date. Right: lives that are called what they are in the end.

    python -m benchmarks.trajectory.rates [--lives 300] [--world usual …] [--rules]
"""

import argparse
import time
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.special import ndtri

from benchmarks.trajectory.rules import (
    benefit_off_plan,
    cusum,
    value_off_plan,
    whitened_cusum,
    z_test,
)
from benchmarks.trajectory.second_worlds import SECOND
from benchmarks.trajectory.worlds import FAILING, STRESSES, WORLDS, Life, life
from valuebook.analysis.trajectory import every_look

BEHIND = ("slow_start", "structural_shortfall", "off_plan_undetermined")
RIGHT = {
    "on plan": ("on_trajectory",),
    "slow": ("slow_start", "on_trajectory"),
    "short": ("structural_shortfall",),
    "none": ("structural_shortfall",),
    "harm": ("structural_shortfall",),
    "more": ("exceeding",),
    "fading": ("structural_shortfall",),
}
SEEDS_A_WORLD = 10_000
NOT_DEFINITE = ("insufficient_evidence", "off_plan_undetermined")


@dataclass(frozen=True)
class Record:
    """What was said of a life at each look."""

    life: Life
    times: np.ndarray
    verdicts: np.ndarray
    reach: np.ndarray
    low: np.ndarray
    high: np.ndarray
    seconds: float

    @property
    def due(self) -> np.ndarray:
        """Return which looks were taken up to the target date."""
        return self.times <= self.life.target_time

    @property
    def alarmed(self) -> np.ndarray:
        """Return at which looks the life was called behind."""
        return np.isin(self.verdicts, BEHIND)


def record(led: Life) -> Record:
    """Return what the trajectory verdict says of a life."""
    started = time.process_time()
    looks = every_look(led.plan, led.actuals)
    seconds = time.process_time() - started
    ends = (looks[["forecast_lo", "forecast_hi"]] - led.plan.baseline) / led.plan.change
    return Record(
        led,
        led.times[led.times >= 0],
        looks["verdict"].to_numpy(dtype=str),
        looks["p_target"].to_numpy(),
        ends.min(axis=1).to_numpy(),
        ends.max(axis=1).to_numpy(),
        seconds,
    )


def rate(happened: list[bool]) -> str:
    """Return a rate in percent with its 95 % interval by Wilson (1927)."""
    count, z = len(happened), ndtri(0.975)
    if not count:
        return "-"
    share = float(np.mean(happened))
    middle = (share + z**2 / 2 / count) / (1 + z**2 / count)
    half = (
        z
        / (1 + z**2 / count)
        * np.sqrt(share * (1 - share) / count + z**2 / 4 / count**2)
    )
    low, high = 100 * max(middle - half, 0), 100 * min(middle + half, 1)
    return f"{100 * share:.1f} [{low:.0f}, {high:.0f}]"


def alarm_rates(lives: list[Life], alarms: list[np.ndarray]) -> list[str]:
    """Return false alarms, failures found and the months it took, as text."""
    both = list(zip(lives, alarms, strict=True))
    false = [bool(alarm.any()) for each, alarm in both if each.truth == "on plan"]
    found, late = [], []
    for each, alarm in both:
        if each.truth in FAILING and each.detectable <= each.target_time:
            hit = each.times[each.times >= 0][alarm]
            found.append(bool(len(hit)) and bool(hit[0] <= each.target_time))
            late.append((hit[0] if len(hit) else np.inf) - each.detectable)
    return [rate(false), rate(found), f"{np.median(late):.1f}" if late else "-"]


def wrong(each: Record) -> bool:
    """Return whether a life is definitely called what it is not at the target date."""
    said = each.verdicts[each.due][-1]
    return said not in (*NOT_DEFINITE, *RIGHT[each.life.truth])


def calibration_error(records: list[Record]) -> float:
    """Return by how much stated chances of reaching the target are off, on average."""
    stated = np.concatenate([each.reach[each.due] for each in records])
    came = np.concatenate(
        [np.full(each.due.sum(), each.life.level >= 0.9) for each in records]
    )
    tenth = np.clip((10 * stated).astype(int), 0, 9)
    off = [
        abs(stated[tenth == part].mean() - came[tenth == part].mean())
        * (tenth == part).mean()
        for part in np.unique(tenth)
    ]
    return float(sum(off))


def holds(records: list[Record]) -> float:
    """Return how often the 80 % interval holds the level at the target date."""
    held = [
        (each.low <= each.life.level) & (each.life.level <= each.high)
        for each in records
    ]
    due = [each.due for each in records]
    return float(np.concatenate(held)[np.concatenate(due)].mean())


def verdict_row(records: list[Record]) -> list[str]:
    """Return every figure of the trajectory verdict in one world, as text."""
    rated = [each for each in records if each.life.truth != "fading"]
    fading = [each for each in records if each.life.truth == "fading"]
    changes = [np.sum(each.verdicts[1:] != each.verdicts[:-1]) for each in records]
    right = [each.verdicts[-1] in RIGHT[each.life.truth] for each in records]
    shortfall = [each.verdicts[-1] == "structural_shortfall" for each in fading]
    return [
        *alarm_rates([e.life for e in records], [e.alarmed for e in records]),
        rate([wrong(each) for each in rated]),
        rate(right),
        rate(shortfall),
        f"{calibration_error(records):.3f}",
        f"{100 * holds(records):.0f}",
        f"{np.mean(changes):.1f}",
        f"{1000 * np.mean([each.seconds for each in records]):.0f}",
    ]


def rule_rows(lives: list[Life], allowed: float) -> list[list[str]]:
    """Return the rates of the usual rules; the last at as many false alarms."""
    healthy = [each for each in lives if each.truth == "on plan"]
    lines = np.arange(3, 20, 0.25)
    alike = next(
        line
        for line in lines
        if np.mean([whitened_cusum(each, line).any() for each in healthy]) <= allowed
    )
    rules = {
        "value 10 % off plan": value_off_plan,
        "benefit 10 % off plan": benefit_off_plan,
        "z-test at 5 %": z_test,
        "CUSUM 5": lambda each: cusum(each, 5),
        "whitened CUSUM 5": lambda each: whitened_cusum(each, 5),
        f"whitened CUSUM {alike:g}": lambda each: whitened_cusum(each, alike),
    }
    return [
        [name, *alarm_rates(lives, [rule(each) for each in lives])]
        for name, rule in rules.items()
    ]


def main() -> None:
    """Print a table of error rates by world, and one of the usual rules."""
    every = {name: partial(life, each) for name, each in (WORLDS | STRESSES).items()}
    every |= SECOND
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0, help="of the first life")
    parser.add_argument("--world", nargs="*", choices=every, default=list(every))
    parser.add_argument("--rules", action="store_true", help="the usual rules too")
    parser.add_argument("--truths", action="store_true", help="by truth as well")
    asked = parser.parse_args()
    print(
        "| world | false alarms % | found % | late | wrong % | right % "
        "| fading named % | calibration error | 80 % holds | changes | ms a life |"
    )
    print("|---" * 11 + "|")
    together: dict[str, list[Record]] = {"all stresses": [], "all of the second": []}
    for name in asked.world:
        first = asked.seed + SEEDS_A_WORLD * list(every).index(name)
        seeds = range(first, first + asked.lives)
        records = [record(every[name](seed)) for seed in seeds]
        print("|", " | ".join([name, *verdict_row(records)]), "|", flush=True)
        together["all stresses"] += records if name in STRESSES else []
        together["all of the second"] += records if name in SECOND else []
        if asked.truths:
            print_truths(records)
        if asked.rules:
            healthy = [each for each in records if each.life.truth == "on plan"]
            allowed = float(np.mean([each.alarmed.any() for each in healthy]))
            for row in rule_rows([each.life for each in records], allowed):
                print("|", " | ".join(row), "|")
    for name, records in together.items():
        if records:
            print("|", " | ".join([name, *verdict_row(records)]), "|")


def print_truths(records: list[Record]) -> None:
    """Print the last verdicts and the coverage of each truth."""
    for truth in RIGHT:
        those = [each for each in records if each.life.truth == truth]
        if those:
            last = [str(each.verdicts[-1]) for each in those]
            said = ", ".join(f"{last.count(e)} {e}" for e in sorted(set(last)))
            print(f"    {truth}: {said}; interval holds {100 * holds(those):.0f} %")


if __name__ == "__main__":
    main()
