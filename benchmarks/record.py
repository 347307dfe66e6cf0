"""How well the organization's own record forecasts what its next promise comes to.

Simulated organizations differ in how much of a promise they keep (median around four
fifths) and in how much their initiatives scatter. Each forecasts a next initiative
from 0, 5, 10 or 20 closed ones. Compared by the continuous ranked probability score
(lower is better): the promise taken at its word, the record, and an oracle that knows
the organization. Beside it how often the 80 % range holds.

    python benchmarks/record.py [--organizations 4000] [--seed 2026]
"""

import argparse

import numpy as np
from scipy.special import ndtri

from valuebook.analysis.debiasing import PRIOR

SHARES = (np.arange(199) + 1) / 200
CLOSED = (0, 5, 10, 20)


def score(quantiles: np.ndarray, came: np.ndarray) -> np.ndarray:
    """Return the ranked probability score of quantiles (rows) for what came."""
    short = came[:, None] - quantiles
    return 2 * np.maximum(SHARES * short, (SHARES - 1) * short).mean(axis=1)


def main() -> None:
    """Print the table of scores and coverage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organizations", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    count = asked.organizations
    centre = rng.normal(np.log(0.8), 0.25, count)
    spread = 0.35 * np.exp(rng.normal(0, 0.25, count))
    past = np.exp(centre[:, None] + spread[:, None] * rng.normal(size=(count, 20)))
    came = np.exp(centre + spread * rng.normal(size=count))
    oracle = np.exp(centre[:, None] + spread[:, None] * ndtri(SHARES))
    promised = np.abs(came - 1)
    knowing = score(oracle, came).mean()
    print(f"{count} organizations; promise at its word {promised.mean():.3f}")
    print(f"{'closed':>6}{'record':>9}{'gain':>8}{'oracle':>9}{'80 % range holds':>18}")
    for closed in CLOSED:
        records = [PRIOR.after(ratios[:closed]) if closed else PRIOR for ratios in past]
        forecast = np.array([record.factor(SHARES) for record in records])
        range_holds = np.mean(
            [
                low <= value <= high
                for (low, high), value in zip(
                    (record.factor([0.1, 0.9]) for record in records), came, strict=True
                )
            ]
        )
        found = score(forecast, came).mean()
        gain = 1 - found / promised.mean()
        print(f"{closed:6}{found:9.3f}{gain:8.0%}{knowing:9.3f}{range_holds:18.1%}")


if __name__ == "__main__":
    main()
