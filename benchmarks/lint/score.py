"""How well the statement lint reads statements, and how fast.

    python benchmarks/lint/score.py               # development, cross-validated
    python benchmarks/lint/score.py kept_aside    # with the shipped weights

On the development part each statement is judged with weights fitted on other sources
than its own. Each share is shown with its 95 % interval (Wilson), beside the label by
keywords alone. An interval takes statements as independent; those of one source are
not quite, so the truth is a little wider.
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

FOLDS = 8
ROUNDS = 5
Pair = tuple[Labelled, Statement]


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
    hard = [pair for pair in pairs if pair[0].is_hard]
    english = [pair for pair in pairs if pair[0].language == "en"]
    others = [pair for pair in pairs if pair[0].language != "en"]

    def shares(of: Sequence[Pair], right: Callable[[Labelled, Statement], bool]):
        return [right(gold, read) for gold, read in of]

    def is_label(gold: Labelled, read: Statement) -> bool:
        return gold.label == read.label

    print(share("label", shares(pairs, is_label)))
    print(share("label, hard", shares(hard, is_label)))
    print(share("label, English", shares(english, is_label)))
    print(share("label, other languages", shares(others, is_label)))
    print(
        share(
            "label by keywords",
            [label_by_keywords(gold.text) == gold.label for gold, _ in pairs],
        )
    )
    print(
        share(
            "label by keywords, hard",
            [label_by_keywords(gold.text) == gold.label for gold, _ in hard],
        )
    )
    print(f"{'F1 of outputs':<34}{f1(pairs, 'output'):7.3f}")
    print(f"{'F1 of outcomes':<34}{f1(pairs, 'outcome'):7.3f}")
    print(share("level (of six)", shares(pairs, lambda g, r: g.level == r.level)))
    print(
        share("measurable", shares(pairs, lambda g, r: bool(g.targets) == r.measurable))
    )
    with_target = [pair for pair in pairs if pair[0].targets]
    without = [pair for pair in pairs if not pair[0].targets]
    with_baseline = [pair for pair in pairs if pair[0].baselines]
    no_baseline = [pair for pair in pairs if not pair[0].baselines]
    print(
        share(
            "target, exact",
            shares(with_target, lambda g, r: folded(r.target) in g.targets),
        )
    )
    print(
        share(
            "target where there is none", shares(without, lambda _, r: bool(r.target))
        )
    )
    print(
        share(
            "baseline, exact",
            shares(with_baseline, lambda g, r: folded(r.baseline) in g.baselines),
        )
    )
    print(
        share(
            "baseline where there is none",
            shares(no_baseline, lambda _, r: bool(r.baseline)),
        )
    )
    print(share("direction", shares(pairs, lambda g, r: g.direction == r.direction)))
    print(share("date", shares(pairs, lambda g, r: g.has_date == r.has_date)))
    claims = [pair for pair in pairs if pair[0].specific]
    print(
        share(
            "claims: specific or generic",
            shares(claims, lambda g, r: (g.specific == "yes") == r.specific),
        )
    )


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
