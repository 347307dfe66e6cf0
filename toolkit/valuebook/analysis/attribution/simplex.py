"""Weights of donors that are shares: none negative, all together one."""

import numpy as np
from scipy.optimize import nnls

from valuebook.analysis.attribution.cells import Numbers

_BINDING = 1e3  # how much more the sum of the weights counts than any one period
_ROUNDS = 50  # of the solver, for each donor


def shares(target: Numbers, donors: Numbers) -> Numbers:
    """Return the shares of donors (columns) that come nearest to the target.

    Least squares with weights of at least zero (Lawson and Hanson 1974, ch. 23); that
    they add up to one is a further row that outweighs all others.
    """
    scale = max(float(np.linalg.norm(donors, axis=0).max()), 1e-12)
    rows = np.vstack([donors / scale, np.full(donors.shape[1], _BINDING)])
    aim = np.append(target / scale, _BINDING)
    found = nnls(rows, aim, maxiter=_ROUNDS * donors.shape[1])[0]
    weights: Numbers = found / found.sum()
    return weights
