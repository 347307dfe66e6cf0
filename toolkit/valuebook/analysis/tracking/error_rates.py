"""How often the verdict on a trajectory errs, as it was measured and is published.

Measured on 2026-11-22 on 1,200 simulated lives (`python -m benchmarks.trajectory.rates
--lives 1200 --seed 80000000 --world usual`); docs/methods.md holds the whole table.
"""

FALSE_ALARMS = 0.049
"""Share of measures that keep their plan and ever raise an alarm in a life."""


def in_words() -> str:
    """Return the share of false alarms as natural frequencies.

    >>> in_words()
    'about 5 in 100 measures that keep their plan ever raise an alarm'
    """
    count = round(100 * FALSE_ALARMS)
    return f"about {count} in 100 measures that keep their plan ever raise an alarm"
