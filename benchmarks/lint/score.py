"""How well the statement lint reads statements, and how fast.

    python benchmarks/lint/score.py               # development, cross-validated
    python benchmarks/lint/score.py kept_aside    # with the shipped weights

On the development part each statement is judged with weights fitted on other sources
than its own. The words of the lexicon were chosen with these statements in view, so
that the figures of the kept-aside part are the ones to believe.

kept_aside.csv was written and labelled before the lexicon was widened. Nobody looks at
which of its statements are read wrongly, only at these totals, and seldom: the more
often, the less they mean. A new word or rule is tried on development.csv.

Each share is shown with its 95 % interval (Wilson), beside the label by keywords alone.
An interval takes statements as independent; those of one source are not quite, so the
truth is a little wider.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from math import sqrt

from keywords import label_by_keywords
from statements import Labelled, folded, labelled
from train import fit

from valuebook.analysis.statements import Statement, lint, read_statement
from valuebook.analysis.statements.level import LEVELS

FOLDS = 8
ROUNDS = 5
LANGUAGES = ("en", "fr", "de", "es")
Pair = tuple[Labelled, Statement]
Right = Callable[[Labelled, Statement], bool]
Among = Callable[[Labelled], bool]


def cross_validated(statements: Sequence[Labelled]) -> list[Pair]:
    """Return readings by weights that have not seen the source of the statement."""
    pairs: list[Pair] = []
    for fold in range(FOLDS):
        weights = fit([each for each in statements if _fold(each) != fold])
        pairs += [
            (each, read_statement(each.text, weights))
            for each in statements
            if _fold(each) == fold
        ]
    return pairs


def _fold(statement: Labelled) -> int:
    return int(sha256(statement.group.encode()).hexdigest(), 16) % FOLDS


def share(name: str, right: Sequence[bool]) -> str:
    """Return a line with the share of what is right and its interval."""
    count = len(right)
    if not count:
        return f"{name:<34}    -"
    low, high = wilson(sum(right), count)
    return (
        f"{name:<34}{sum(right) / count:7.3f}  [{low:.3f}, {high:.3f}]  "
        f"{sum(right)} of {count}"
    )


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    z, p = 1.96, right / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    half /= 1 + z * z / count
    return middle - half, middle + half


def f1(pairs: Sequence[Pair], label: str) -> float:
    """Return the F1 of one label."""
    both = sum(gold.label == read.label == label for gold, read in pairs)
    either = sum((gold.label == label) + (read.label == label) for gold, read in pairs)
    return 2 * both / either if either else 0.0


def report(pairs: Sequence[Pair]) -> None:
    """Print a line for each thing the lint answers."""

    def told(name: str, right: Right, among: Among = lambda _: True) -> None:
        print(share(name, [right(*pair) for pair in pairs if among(pair[0])]))

    for name, among in {
        "": lambda _: True,
        ", hard": lambda gold: gold.is_hard,
        **{f", {each}": _in_language(each) for each in LANGUAGES},
    }.items():
        told(f"label{name}", lambda gold, read: gold.label == read.label, among)
        if name in {"", ", hard"}:
            told(f"label by keywords{name}", _by_keywords, among)
    for label in ("output", "outcome"):
        print(f"{f'F1 of {label}s':<34}{f1(pairs, label):7.3f}")
    told("level (of six)", lambda gold, read: gold.level == read.level)
    for level in LEVELS:
        told(f"  {level}", lambda gold, read: gold.level == read.level, _at(level))
    told("measurable", lambda gold, read: bool(gold.targets) == read.measurable)
    told("target", _is_target, lambda gold: bool(gold.targets))
    told("target where there is none", _has_target, lambda gold: not gold.targets)
    told("baseline", _is_baseline, lambda gold: bool(gold.baselines))
    told("baseline where there is none", _has_baseline, lambda gold: not gold.baselines)
    told(
        "unit",
        lambda gold, read: gold.unit.casefold() == read.unit.casefold(),
        lambda gold: bool(gold.targets) and gold.unit != "-",
    )
    told("direction", lambda gold, read: gold.direction == read.direction)
    told("date", lambda gold, read: gold.has_date == read.has_date)
    told(
        "claims: specific or generic",
        lambda gold, read: (gold.specific == "yes") == read.specific,
        lambda gold: bool(gold.specific),
    )


def _in_language(language: str) -> Among:
    return lambda gold: gold.language == language


def _at(level: str) -> Among:
    return lambda gold: gold.level == level


def _by_keywords(gold: Labelled, _: Statement) -> bool:
    return label_by_keywords(gold.text) == gold.label


def _is_target(gold: Labelled, read: Statement) -> bool:
    return folded(read.target) in gold.targets


def _has_target(_: Labelled, read: Statement) -> bool:
    return bool(read.target)


def _is_baseline(gold: Labelled, read: Statement) -> bool:
    return folded(read.baseline) in gold.baselines


def _has_baseline(_: Labelled, read: Statement) -> bool:
    return bool(read.baseline)


def seconds_per_thousand(texts: Sequence[str]) -> float:
    """Return the median time for a thousand statements, by the processor's clock."""
    thousand = [texts[place % len(texts)] for place in range(1000)]
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        lint(thousand)
        rounds.append(time.process_time() - start)
    return statistics.median(rounds)


def main() -> None:
    """Print the figures of one part."""
    part = sys.argv[1] if len(sys.argv) > 1 else "development"
    statements = labelled(part)
    sources = len({each.group for each in statements})
    print(f"{part}: {len(statements)} statements from {sources} sources")
    if part == "development":
        pairs = cross_validated(statements)
    else:
        pairs = [(each, read_statement(each.text)) for each in statements]
    report(pairs)
    seconds = seconds_per_thousand([each.text for each in statements])
    print(f"{'seconds for 1,000 statements':<34}{seconds:7.2f}")


if __name__ == "__main__":
    main()
