"""How large a difference chance alone makes when treatment is dealt out anew.

With few treated units the usual standard error is far too small (Conley and Taber
2011, Review of Economics and Statistics 93:113). Dealing the treatment out to other
units gives a test that holds for any number (Fisher 1935, ch. 2).
"""

from itertools import combinations
from math import comb

import numpy as np

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.compared import Compared
from valuebook.analysis.attribution.contrast import Codes
from valuebook.analysis.attribution.result import Placebo

DEALS = 999
"""Deals at random, where not all can be tried."""
SEED = 20_070  # of the deals; the same panel always gets the same deals
_SAME = 1e-9  # relative difference below which two effects are equally large
_MOST_CELLS = 2_000_000  # rows dealt out, all deals together


def dealt(count: int, treated: Codes) -> Codes:
    """Return other choices of as many treated among `count` units, one a row.

    All of them where there are few, else a fixed number at random.
    """
    chosen = len(treated)
    if comb(count, chosen) <= DEALS:
        every = np.array(list(combinations(range(count), chosen)), dtype=np.intp)
        others: Codes = every[(every != np.sort(treated)).any(axis=1)]
        return others
    rng = np.random.default_rng(SEED)
    deals: Codes = np.argsort(rng.random((DEALS, count)), axis=1)[:, :chosen]
    return deals


def ranked(effect: float, others: Numbers, kind: str) -> Placebo:
    """Return the rank of an effect's size among others and itself."""
    others = others[np.isfinite(others)]
    if not len(others):
        return Placebo()
    larger = int((abs(others) >= abs(effect) * (1 - _SAME)).sum())
    n = len(others) + 1
    return Placebo(kind, larger + 1, n, (larger + 1) / n)


def difference_placebo(changes: Numbers, treated: Codes) -> Placebo:
    """Return the rank of the difference in mean change between treated and others."""
    count = len(changes)
    if len(treated) in (0, count):
        return Placebo()
    deals = dealt(count, treated)
    return ranked(
        float(_difference(changes, treated[None])[0]),
        _difference(changes, deals),
        "space",
    )


def _difference(changes: Numbers, chosen: Codes) -> Numbers:
    inside = changes[chosen].sum(axis=1)
    size = chosen.shape[1]
    difference: Numbers = inside / size - (changes.sum() - inside) / (
        len(changes) - size
    )
    return difference


def shuffled_placebo(compared: Compared, freed: Numbers) -> Placebo:
    """Return the rank of the effect when rows are dealt to the groups anew.

    Within each period as many rows are called treated as were. For cross-sections,
    whose rows are each seen once.
    """
    rng = np.random.default_rng(SEED)
    count, weight = len(freed), compared.rows.weight
    deals = min(DEALS, max(199, _MOST_CELLS // count))
    order = np.lexsort((np.arange(count), compared.rows.when))
    labels = compared.ever[order]
    values, weights = (weight * freed)[order], weight[order]
    when, post = compared.rows.when[order].astype(float), compared.post[order]
    found = []
    for number in range(deals + 1):
        given = labels
        if number:
            given = labels[np.argsort(when + rng.random(count) * 0.5, kind="stable")]
        cells = (2 * given + post).astype(np.intp)
        means = np.bincount(cells, values, 4) / np.bincount(cells, weights, 4)
        found.append(means[3] - means[2] - means[1] + means[0])
    return ranked(found[0], np.array(found[1:]), "space")
