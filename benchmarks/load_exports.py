"""How long five million usage rows take to load, and in how much memory.

Two kinds of export are made in a temporary folder from a seed: reports of GitHub
Copilot by person and day, of which each record becomes ten rows, and events of a
product, each nearly two: the event, and on most days the person as active. Loading
runs in a process of its own, on one core; its processor time is what it takes where
nothing else runs.

    python benchmarks/load_exports.py [--rows 5000000] [--seed 2026]
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

ROWS_EACH = 10
LOAD = """
import resource, sys, time
from pathlib import Path
from valuebook.cli.ai import write_tables
from valuebook.sources import PersonKey, load
before = time.perf_counter()
loaded = load([Path(sys.argv[1])], key=PersonKey(b"for the benchmark", "benchmark"))
read = time.perf_counter() - before
rows = write_tables(loaded, Path(sys.argv[2]))["usage"]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(read, time.perf_counter() - before, time.process_time(), rows, peak / 1024)
"""


def person_days(records: int, rng: np.random.Generator) -> Iterator[str]:
    """Yield records of the report by person and day, as lines."""
    days = [str(np.datetime64("2026-01-01") + n) for n in range(250)]
    people = max(1, records // len(days) + 1)
    counts = rng.integers(1, 200, (records, 8)).tolist()
    for n in range(records):
        asked, made, kept, lines, added, gone, sessions, calls = counts[n]
        person = n % people
        record = {
            "user_id": person,
            "user_login": f"person-{person}",
            "day": days[n // people],
            "organization_id": "1",
            "enterprise_id": "1",
            "user_initiated_interaction_count": asked,
            "code_generation_activity_count": made,
            "code_acceptance_activity_count": kept,
            "loc_suggested_to_add_sum": lines,
            "loc_added_sum": added,
            "loc_deleted_sum": gone,
            "used_cli": True,
            "totals_by_cli": {"session_count": sessions, "request_count": calls},
            "totals_by_feature": [],
        }
        yield json.dumps(record) + "\n"


def events(records: int, rng: np.random.Generator) -> Iterator[str]:
    """Yield events of a product, as lines."""
    begun = 1_767_225_600
    people = rng.integers(0, 50_000, records).tolist()
    names = rng.integers(0, 40, records).tolist()
    for n in range(records):
        properties = {
            "time": begun + n * 4,
            "distinct_id": f"person-{people[n]}",
            "$insert_id": f"insert-{n}",
        }
        name = f"step_{names[n]}_opened"
        yield json.dumps({"event": name, "properties": properties}) + "\n"


def main(words: Sequence[str]) -> None:
    """Make the exports, load each and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args(words)
    for name, made, records in (
        ("person-days", person_days, asked.rows // ROWS_EACH),
        ("events", events, asked.rows * 5 // 9),
    ):
        rng = np.random.default_rng(asked.seed)
        with TemporaryDirectory() as scratch:
            export = Path(scratch) / "export.ndjson"
            with export.open("w", encoding="utf-8") as file:
                file.writelines(made(records, rng))
            size = export.stat().st_size / 2**20
            run = [sys.executable, "-c", LOAD, str(export), str(Path(scratch) / "out")]
            said = subprocess.run(run, check=True, stdout=subprocess.PIPE, text=True)
        read, whole, busy, rows, peak = said.stdout.split()
        print(
            f"{name:12} {records:>9,} records of {size:,.0f} MiB, {int(rows):>9,} rows"
            f" of usage: read {float(read):5.1f} s, in all {float(whole):5.1f} s"
            f" ({float(busy):.1f} s of processor time), {float(peak):,.0f} MiB at most"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
