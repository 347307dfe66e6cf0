"""Plan, forecast and actual money as three series, month by month."""

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.planned import in_class_order, plan, planned, reforecast
from valuebook.analysis.realized import confirmed
from valuebook.register import Register

_KEYS = ["benefit_class", "month"]


def series(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return planned, forecast and realized value of each month and benefit class.

    Columns: benefit_class, month, planned (by the locked plan), forecast (by the last
    re-forecast, of the months after `as_of`) and realized (confirmed, up to `as_of`;
    NaN in a month in which nothing was), in the reporting currency. Classes without
    money have no row.
    """
    locked = plan(register)
    now = planned(
        reforecast(register["benefits"], register["plan_versions"], as_of=as_of),
        register["initiatives"],
        horizon_months=register.settings.horizon_months,
    )
    paid = confirmed(register["realized"], register["benefits"], as_of=as_of)
    parts = {
        "planned": locked.groupby(_KEYS)["planned"].sum(),
        "forecast": now[now["month"] > month(as_of)].groupby(_KEYS)["planned"].sum(),
        "realized": paid.groupby(_KEYS)["realized"].sum(),
    }
    rows = pd.concat(parts, axis=1).reset_index().sort_values(_KEYS)
    return in_class_order(rows)
