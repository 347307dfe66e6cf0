"""Fit the weights of the statement lint on the development statements.

    python benchmarks/lint/train.py            # writes analysis/statements/weights.py
    python benchmarks/lint/train.py --check    # fails when the file would change

A multinomial logistic model over readable signs. The penalty pulls each weight to its
starting weight, not to nought, and the error counts the side (output or outcome) more
than the level within it. Same statements, same bytes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from starting_weights import starting_weights
from statements import Labelled, labelled

import valuebook.analysis.statements.level as level
from valuebook.analysis.statements.reading import signs_of

PENALTY = 3.0
SIDE_COUNTS = 2.0  # how much more the side counts than the level within it
SEEN_AT_LEAST = 2
ITERATIONS = 300
WEIGHTS_FILE = Path(level.__file__).with_name("weights.py")
Weights = dict[str, tuple[float, ...]]


def fit(statements: Sequence[Labelled]) -> Weights:
    """Return six weights for each sign seen at least twice or started with."""
    found = [signs_of(each.text) for each in statements]
    start = starting_weights()
    seen = Counter(name for signs in found for name in signs)
    names = sorted(
        {name for name, count in seen.items() if count >= SEEN_AT_LEAST} | set(start)
    )
    strengths = np.array([[signs.get(name, 0.0) for name in names] for signs in found])
    levels = np.array([level.LEVELS.index(each.level) for each in statements])
    first = np.array([start.get(name, (0.0,) * 6) for name in names])
    result = minimize(
        _loss,
        first.ravel(),
        args=(strengths, levels, first),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ITERATIONS},
    )
    rounded = np.round(result.x.reshape(first.shape), 2) + 0.0
    return {
        name: tuple(float(each) for each in row)
        for name, row in zip(names, rounded, strict=True)
        if np.abs(row).max() >= 0.05
    }


def _loss(
    flat: np.ndarray, strengths: np.ndarray, levels: np.ndarray, first: np.ndarray
) -> tuple[float, np.ndarray]:
    weights = flat.reshape(first.shape)
    totals = strengths @ weights
    totals -= totals.max(axis=1, keepdims=True)
    shares = np.exp(totals)
    shares /= shares.sum(axis=1, keepdims=True)
    every = np.arange(len(levels))
    is_output = levels < 2
    output_share = shares[:, :2].sum(axis=1)
    side_share = np.maximum(np.where(is_output, output_share, 1 - output_share), 1e-9)
    on_side = (np.arange(6) < 2)[None, :] == is_output[:, None]
    error = -np.log(shares[every, levels] + 1e-12).sum()
    error -= SIDE_COUNTS * np.log(side_share).sum()
    slope = shares - np.eye(6)[levels]
    slope += SIDE_COUNTS * shares * (1 - on_side / side_share[:, None])
    apart = weights - first
    return (
        float(error + 0.5 * PENALTY * (apart**2).sum()),
        (strengths.T @ slope + PENALTY * apart).ravel(),
    )


def module_text(weights: Mapping[str, Sequence[float]]) -> str:
    """Return the source of the module that holds the weights."""
    lines = [
        f"    {name!r}: {tuple(row)!r},".replace("'", '"')
        for name, row in sorted(weights.items())
    ]
    made_by = "made by benchmarks/lint/train.py, do not edit."
    head = f'"""Weights of signs per level; {made_by}"""\n'
    note = "# activity, output, adoption, operational, customer, financial outcome\n"
    return (
        f"{head}\n{note}WEIGHTS: dict[str, tuple[float, ...]] = {{\n"
        + "\n".join(lines)
        + "\n}\n"
    )


def main() -> None:
    """Write the weights, or say that they are not in step."""
    text = module_text(fit(labelled("development")))
    if "--check" in sys.argv:
        if WEIGHTS_FILE.read_text(encoding="utf-8") != text:
            sys.exit("weights.py is not in step: run python benchmarks/lint/train.py")
        return
    WEIGHTS_FILE.write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10)) - 5} signs -> {WEIGHTS_FILE}")


if __name__ == "__main__":
    main()
