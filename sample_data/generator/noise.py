"""Random numbers that come out the same wherever they are drawn."""

import zlib
from math import fsum

import numpy as np

SEED = 20260930


def stream(name: str, seed: int = SEED) -> np.random.Generator:
    """Return the random numbers of one name; a new name leaves the others alone."""
    return np.random.Generator(np.random.PCG64([seed, zlib.crc32(name.encode())]))


def bell(rng: np.random.Generator, count: int) -> list[float]:
    """Return numbers with mean 0 and standard deviation 1, bell-shaped.

    Each is the sum of twelve uniform numbers less six: plain additions, so that
    no library's own way of drawing normal numbers can change the committed files.
    """
    return [fsum(draw) - 6 for draw in rng.random((count, 12)).tolist()]


def remembered(rng: np.random.Generator, count: int, memory: float) -> list[float]:
    """Return an AR(1) series with standard deviation 1: each keeps part of the last."""
    fresh = bell(rng, count + 24)
    state, kept = 0.0, []
    for shock in fresh:
        state = memory * state + (1 - memory**2) ** 0.5 * shock
        kept.append(state)
    return kept[24:]
