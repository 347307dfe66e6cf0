"""The net benefit of the case added up month by month, as a range and as promised."""

import numpy as np
import pandas as pd

from valuebook.analysis.hypothesis.case.business_case import BusinessCase
from valuebook.analysis.hypothesis.what_if import DRAWS
from valuebook.analysis.uncertainty import fan
from valuebook.model.wording import money

COLUMNS = ("month", "planned", "p10", "p50", "p90")


def net_fan(case: BusinessCase | None) -> pd.DataFrame:
    """Return net benefit added up, in the reporting currency and not discounted.

    Columns: month, planned (as promised), p10, p50 and p90 (over the draws; as
    promised where no range is stated). No rows where there is no case.
    """
    if case is None or case.benefit_class is None:
        return pd.DataFrame(columns=list(COLUMNS))
    planned = np.cumsum((case.value - case.costs).to_numpy())
    ranged = fan(case.plan, case.drawn.iloc[:DRAWS])
    return ranged.assign(planned=planned)[list(COLUMNS)]


def fan_in_words(fan: pd.DataFrame, *, currency: str) -> str:
    """Return in a sentence where the net benefit goes and when it turns positive.

    `fan` is the frame of `net_fan`.
    """
    if fan.empty:
        return "Nothing to show: no benefit in money to set the costs against."
    end = fan.iloc[-1]
    return (
        f"Net benefit added up, not discounted: as promised "
        f"{_turning(fan, 'planned')} and {money(end['planned'], currency)} by "
        f"{end['month']}; in the middle of the range {_turning(fan, 'p50')} and "
        f"{money(end['p50'], currency)}, 8 times in 10 between "
        f"{money(end['p10'], currency)} and {money(end['p90'], currency)}."
    )


def _turning(fan: pd.DataFrame, column: str) -> str:
    """Return from when on the sum stays above zero, in words."""
    below = fan.index[fan[column] < 0]
    if below.empty:
        return "above zero throughout"
    if below[-1] == fan.index[-1]:
        return "never above zero"
    return f"above zero from {fan['month'][below[-1] + 1]}"
