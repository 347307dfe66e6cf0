"""How often the verdict errs where the noise is real and only the effect is planted.

The public programmes in the sample data hold five monthly series of road casualties in
Great Britain. Before the seat belt law of 1983 nothing of the kind was done, so a
go-live is made up in January and July of each year from 1972 to 1980, in either
direction. On plan the promised change is added along its ramp; without effect nothing
is. The promise is a share of the baseline (the mean of the last year), the history
three years, the target date a year after go-live, and a life ends half a year later.
Lives of one series overlap, so the figures are rougher than their number suggests.
The oil crisis of the winter of 1973 moved every series: go-lives from 1975 on are told
by themselves.

    python -m benchmarks.trajectory.real_series
"""

from datetime import date
from itertools import compress, product

import numpy as np
import pandas as pd

from benchmarks.trajectory.rates import alarm_rates, rate, record
from benchmarks.trajectory.rules import (
    benefit_off_plan,
    cusum,
    value_off_plan,
    whitened_cusum,
    z_test,
)
from benchmarks.trajectory.worlds import Life
from valuebook.analysis.ramp import ramp_share
from valuebook.analysis.trajectory import Plan, Ramp
from valuebook.bundled import bundled

SERIES = [f"MEA-GB-{number}" for number in range(1, 6)]
GO_LIVES = pd.date_range("1972-01-01", "1980-07-01", freq="6MS")
AFTER_THE_CRISIS = date(1975, 1, 1)
PROMISES = (-0.3, -0.15, 0.15, 0.3)
RULES = {
    "value 10 % off plan": value_off_plan,
    "benefit 10 % off plan": benefit_off_plan,
    "z-test at 5 %": z_test,
    "CUSUM 5": lambda life: cusum(life, 5),
    "whitened CUSUM 5": lambda life: whitened_cusum(life, 5),
}


def planted(
    values: pd.Series, go_live: pd.Timestamp, promise: float, truth: str
) -> Life:
    """Return the life of a real series with or without the promised change added."""
    times = (values.index.year - go_live.year) * 12 + values.index.month - go_live.month
    lived = values[(times >= -36) & (times <= 18)]
    months = np.arange(-36.0, 19.0)
    baseline = float(lived.iloc[24:36].mean())
    change = promise * baseline
    planned = ramp_share(months, "linear", lag_months=1, ramp_months=6)
    share = planned if truth == "on plan" else 0 * planned
    plan = Plan(
        "INI-001",
        "increase" if promise > 0 else "decrease",
        baseline,
        baseline + change,
        go_live.date(),
        (go_live + pd.DateOffset(months=12)).date(),
        "monthly",
        Ramp("linear", 1, 6),
    )
    actuals = pd.DataFrame(
        {"date": lived.index, "value": lived.to_numpy() + change * share}
    )
    return Life(plan, actuals, truth, months, planned, 12.0, float(share[48]), 0.0)


def every_life() -> list[Life]:
    """Return the lives of every series, go-live, promise and truth."""
    actuals = pd.read_csv(bundled("sample_data") / "public_programmes" / "actuals.csv")
    dated = actuals.assign(date=pd.to_datetime(actuals["date"]))
    series = {
        name: rows.set_index("date")["value"].sort_index()
        for name, rows in dated[dated["measure_id"].isin(SERIES)].groupby("measure_id")
    }
    return [
        planted(values, go_live, promise, truth)
        for values, go_live, promise, truth in product(
            series.values(), GO_LIVES, PROMISES, ("on plan", "none")
        )
    ]


def main() -> None:
    """Print false alarms and failures found, of the verdict and the usual rules."""
    lives = every_life()
    records = [record(each) for each in lives]
    rows = {
        "trajectory verdict": [each.alarmed for each in records],
        **{name: [rule(each) for each in lives] for name, rule in RULES.items()},
    }
    later = [each.plan.go_live >= AFTER_THE_CRISIS for each in lives]
    print("| rule | false alarms % | found % | false alarms from 1975 % | found % |")
    print("|---|---|---|---|---|")
    for name, alarms in rows.items():
        since = [
            alarm_rates(list(compress(lives, which)), list(compress(alarms, which)))[:2]
            for which in ([True] * len(lives), later)
        ]
        print(f"| {name} | {' | '.join(since[0] + since[1])} |")
    healthy = [each for each in records if each.life.truth == "on plan"]
    right = [each.verdicts[-1] == "on_trajectory" for each in healthy]
    print(f"on plan and called so in the end: {rate(right)} %")


if __name__ == "__main__":
    main()
