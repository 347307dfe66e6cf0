"""How long a large register takes to load and check, against pandas.read_csv.

The register has 10,000 initiatives, 50,000 benefits and 1.2 million actuals and is
made in a temporary folder from a seed. Each side runs in a process of its own, in
turn, so that its peak memory is its own; shown are the medians.

    python benchmarks/load_register.py [--initiatives 10000] [--rounds 3] [--seed 2026]
"""

import argparse
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

BENEFITS_EACH, MONTHS, MEASURES = 5, 24, 200
CHECKED = """
import sys, time
from pathlib import Path
from valuebook.register import read_register
before = time.perf_counter()
register = read_register(Path(sys.argv[1]))
rows = sum(len(frame) for frame in register.tables.values())
print(time.perf_counter() - before, rows)
"""
PEAK = """
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
PLAIN = """
import sys, time
from pathlib import Path
import pandas as pd
before = time.perf_counter()
frames = [pd.read_csv(path) for path in Path(sys.argv[1]).glob("*.csv")]
print(time.perf_counter() - before, sum(len(frame) for frame in frames))
"""


def make_register(folder: Path, *, initiatives: int, seed: int) -> None:
    """Write a register without a fault, 5 benefits an initiative, 24 actuals each."""
    rng = np.random.default_rng(seed)
    files = {
        "initiatives": "initiative_id,name,type,stage,status,start,go_live,is_ai",
        "measures": "measure_id,name,unit,direction,frequency",
        "benefits": "benefit_id,initiative_id,measure_id,statement,benefit_class,"
        "baseline,baseline_from,baseline_to,target,target_month,ramp,lag_months,"
        "ramp_months,annual_value,low,high,confidence,owner",
        "actuals": "measure_id,initiative_id,date,value,group,source,entered_by",
    }
    (folder / "register.toml").write_text('name = "Large"\ncurrency = "EUR"\n')
    opened = {name: (folder / f"{name}.csv").open("w") for name in files}
    for name, header in files.items():
        opened[name].write(f"{header}\n")
    for n in range(MEASURES):
        opened["measures"].write(f"MEA-{n:03d},Measure {n},days,decrease,monthly\n")
    days = np.datetime64("2024-02") + np.arange(MONTHS)
    days = (days.astype("datetime64[D]") - 1).astype(str)
    for n in range(initiatives):
        name = f"INI-{n:05d}"
        opened["initiatives"].write(
            f"{name},Initiative {n},technology,live,delivered,"
            "2023-01-02,2024-01-15,no\n"
        )
        for part in range(BENEFITS_EACH):
            measure = f"MEA-{(n * BENEFITS_EACH + part) % MEASURES:03d}"
            value = float(rng.integers(10_000, 900_000))
            opened["benefits"].write(
                f"BEN-{n:05d}-{part},{name},{measure},Benefit {part} of {name},"
                f"cashable,14,2023-01,2023-12,3,2025-06,logistic,1,12,{value:.2f},"
                f"{value * 0.8:.2f},{value * 1.2:.2f},0.7,Owner {n % 400}\n"
            )
            levels = rng.normal(8, 3, MONTHS).round(3)
            opened["actuals"].writelines(
                f"{measure},{name},{day},{level},,warehouse,Analyst {n % 40}\n"
                for day, level in zip(days, levels, strict=True)
            )
    for file in opened.values():
        file.close()


def timed(code: str, folder: Path) -> tuple[float, float, int]:
    """Return seconds, peak memory in MiB and rows of one run in its own process."""
    measured = code + PEAK
    said = subprocess.run(
        [sys.executable, "-c", measured, str(folder)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    seconds, rows, peak = said.stdout.split()
    return float(seconds), float(peak) / 1024, int(rows)


def main(words: Sequence[str]) -> None:
    """Make the register, run both sides in turn and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--initiatives", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args(words)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        make_register(folder, initiatives=options.initiatives, seed=options.seed)
        runs = [
            (timed(CHECKED, folder), timed(PLAIN, folder))
            for _ in range(options.rounds)
        ]
    checked, plain = (
        [statistics.median(run[side][n] for run in runs) for n in (0, 1)]
        for side in (0, 1)
    )
    ratio = statistics.median(ours[0] / theirs[0] for ours, theirs in runs)
    print(f"register of {runs[0][0][2]:,} rows, median of {options.rounds}")
    print(f"  load and check    {checked[0]:6.2f} s  {checked[1]:6.0f} MiB at most")
    print(f"  pandas.read_csv   {plain[0]:6.2f} s  {plain[1]:6.0f} MiB at most")
    print(f"  ratio             {ratio:6.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
