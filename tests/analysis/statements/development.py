"""The labelled statements that the lint was made with, each read but once."""

import csv
from functools import cache
from pathlib import Path

from valuebook.analysis.statements import read_statement

FILE = Path(__file__).parents[3] / "benchmarks/lint/development.csv"
with FILE.open(encoding="utf-8", newline="") as _file:
    STATEMENTS = tuple(csv.DictReader(_file))
TEXTS = tuple(row["text"] for row in STATEMENTS)

read_once = cache(read_statement)
