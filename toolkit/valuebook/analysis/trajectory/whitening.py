"""Columns turned such that their noise is independent and of variance one."""

import numpy as np
from scipy.linalg import solve_triangular

from valuebook.analysis.trajectory.plan import Numbers


class Chain:
    """Noise of which each value carries over a part of the one before."""

    def __init__(self, times: Numbers, step: float, phi: float, growth: float) -> None:
        self.size = np.where(times < 0, 1.0, growth)[:, None]
        self.carried = phi ** (np.diff(times)[:, None] / step)
        self.fresh = np.sqrt(1 - self.carried**2)
        first = np.ones((min(len(times), 1), 1))
        self.log_size = np.log(np.concatenate([first, self.fresh]) * self.size)[:, 0]

    def whitened(self, columns: Numbers) -> Numbers:
        """Return columns of the last values such that their noise is independent."""
        start = len(self.size) - len(columns)
        white = columns / self.size[start:]
        white[1:] = (white[1:] - self.carried[start:] * white[:-1]) / self.fresh[start:]
        if start:
            white[:1] /= self.fresh[start - 1 : start]
        return white


class Walk:
    """Independent noise around a baseline that wanders."""

    def __init__(self, times: Numbers, walk: float) -> None:
        both = np.minimum(abs(times[:, None]), abs(times))
        together = np.where(times[:, None] * times > 0, both, 0.0)
        covariance = np.eye(len(times)) + walk**2 * together
        self.root = np.linalg.cholesky(covariance)
        self.log_size = np.log(np.diag(self.root))

    def whitened(self, columns: Numbers) -> Numbers:
        """Return columns of the last values such that their noise is independent."""
        start = len(self.root) - len(columns)
        white: Numbers = solve_triangular(
            self.root[start:, start:], columns, lower=True, check_finite=False
        )
        return white
