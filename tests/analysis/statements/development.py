"""The labelled statements that the lint was made with."""

import csv
from pathlib import Path

FILE = Path(__file__).parents[3] / "benchmarks/lint/development.csv"
with FILE.open(encoding="utf-8", newline="") as _file:
    STATEMENTS = tuple(csv.DictReader(_file))
TEXTS = tuple(row["text"] for row in STATEMENTS)
