"""What it is worth to know an input before deciding: which one to measure next."""

import numpy as np
import pandas as pd

from valuebook.analysis.cashflow import evpi
from valuebook.analysis.cashflow.flows import Floats, Flows, amounts
from valuebook.analysis.rows import rows_of
from valuebook.model import ArgumentError, Finding, Quantity, Verdict
from valuebook.model.wording import money

BINS = 40
_ROUNDING = 1e-9  # of the largest worth: what adding up can leave of no gain


def go_or_not(worth: Flows) -> float:
    """Return the value of knowing all inputs before deciding to go ahead or not.

    In the currency; not going ahead is worth 0.

    >>> go_or_not([-100, 300])
    50.0
    """
    values = amounts(worth, name="worth")
    if values.min() >= 0 or values.max() <= 0:
        return 0.0
    chances = np.full(values.size, 1 / values.size)
    return evpi(np.stack([values, np.zeros(values.size)]), chances.tolist())


def information_value(
    draws: pd.DataFrame, worth: Floats, *, bins: int = BINS
) -> pd.DataFrame:
    """Return what it is worth to know each input alone, the most valuable first.

    `worth` holds the net present value of each draw. The draws are sorted by the
    input into bins of equal count, and go ahead or not is decided bin by bin: on one
    half of the draws, counted on the other, so that chance alone is worth nothing.
    Columns: input, evppi (expected value of partially perfect information, in the
    currency, from 0 to the value of knowing everything) and share (of that value;
    NaN when it is 0).

    Source: Strong and Oakley, "An efficient method for computing single-parameter
    partial expected value of perfect information", Medical Decision Making 33 (2013).
    """
    values = amounts(worth, name="worth")
    if len(draws) != values.size:
        raise ArgumentError(
            f"draws and worth: {len(draws)} and {values.size} rows; "
            "give one value for every draw"
        )
    if not 1 <= bins <= max(1, values.size // 2):
        raise ArgumentError(
            f"bins: {bins} for {values.size} draws; give 1 to half the draws"
        )
    everything = go_or_not(values)
    found = [_partial(draws[name].to_numpy(), values, bins) for name in draws]
    rows = pd.DataFrame(
        {
            "input": list(draws.columns),
            "evppi": found,
            "share": np.array(found) / everything if everything > 0 else np.nan,
        }
    )
    return rows.sort_values("evppi", ascending=False, kind="stable", ignore_index=True)


def measure_next(values: pd.DataFrame, *, currency: str, basis: str) -> Finding:
    """Return which input to measure first and what knowing it is worth, as a finding.

    `values` is the frame of `information_value`.

    >>> values = pd.DataFrame({"input": ["adoption"], "evppi": [103_000.0],
    ...     "share": [0.52]})
    >>> print(measure_next(values, currency="EUR", basis="20000 draws"))
    stated: Measure adoption first: knowing it before deciding is worth up to EUR 103 k.
    """
    worthwhile = values[values["evppi"] > 0]
    if worthwhile.empty:
        return Finding(
            "case.information",
            "Nothing that could be measured first would change the decision.",
            Verdict.STATED,
            evidence=values,
        )
    first = worthwhile.iloc[0]
    return Finding(
        "case.information",
        f"Measure {first['input']} first: knowing it before deciding is worth up to "
        f"{money(first['evppi'], currency)}.",
        Verdict.STATED,
        tuple(
            Quantity(f"value of knowing {row.input}", row.evppi, currency, basis=basis)
            for row in rows_of(values)
        ),
        evidence=values,
    )


def _partial(known: Floats, worth: Floats, bins: int) -> float:
    """Return the gain from deciding by the bin of one input, beyond deciding once."""
    if known.min() == known.max():
        return 0.0
    ranked = np.argsort(np.argsort(known, kind="stable"), kind="stable")
    place = ranked * bins // known.size
    half = ranked % 2
    cell = place * 2 + half
    sums = np.bincount(cell, weights=worth, minlength=2 * bins).reshape(bins, 2)
    # each half is counted where the other half says go
    informed = sums[:, 0][sums[:, 1] > 0].sum() + sums[:, 1][sums[:, 0] > 0].sum()
    gain = float(informed / known.size - max(0.0, worth.mean()))
    return gain if gain > _ROUNDING * float(np.abs(worth).max()) else 0.0
