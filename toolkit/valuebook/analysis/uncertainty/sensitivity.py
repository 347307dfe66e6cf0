"""Which inputs the value hangs on: tornado and switching values."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from valuebook.analysis.cashflow.flows import Floats
from valuebook.analysis.cashflow.switching import first_zero

Worth = Callable[[pd.DataFrame], Floats]


def tornado(draws: pd.DataFrame, worth: Worth) -> pd.DataFrame:
    """Return how far each input alone swings the value, the widest first.

    `worth` values draws, as `ValueCase.npv` does. Each input goes from its P10 to its
    P90 while the others stay at their medians. Columns: input, p10, p90 (in the
    input's unit), worth_at_p10, worth_at_p90, swing (never negative, in the
    currency) and rank_correlation (of input and value over all draws, -1 to 1; NaN
    for an input that is certain).
    """
    low, middle, high = draws.quantile([0.1, 0.5, 0.9]).to_numpy()
    count = draws.shape[1]
    cells = np.tile(middle, (2 * count, 1))
    np.fill_diagonal(cells[:count], low)
    np.fill_diagonal(cells[count:], high)
    at_low, at_high = worth(pd.DataFrame(cells, columns=draws.columns)).reshape(2, -1)
    rows = pd.DataFrame(
        {
            "input": list(draws.columns),
            "p10": low,
            "p90": high,
            "worth_at_p10": at_low,
            "worth_at_p90": at_high,
            "swing": np.abs(at_high - at_low),
            "rank_correlation": _rank_correlations(draws, worth(draws)),
        }
    )
    return rows.sort_values("swing", ascending=False, kind="stable", ignore_index=True)


def switching_values(draws: pd.DataFrame, worth: Worth) -> pd.DataFrame:
    """Return for each input the value at which the plan is worth nothing.

    The other inputs stay at their medians, the input moves from 0 to twice its
    median or as far as it was drawn. Columns: input, base (its median),
    switching_value, change (share of the base) and chance (share of draws that lie
    beyond it); NaN where no value in that range turns the decision.
    """
    return pd.DataFrame([_switching(draws, worth, str(name)) for name in draws.columns])


def _switching(draws: pd.DataFrame, worth: Worth, name: str) -> dict[str, Any]:
    middle = draws.median()
    base = float(middle[name])
    drawn = draws[name]

    def at(places: Floats) -> Floats:
        cells = pd.DataFrame(
            np.tile(middle.to_numpy(), (places.size, 1)), columns=draws.columns
        )
        return worth(cells.assign(**{name: places}))

    ends = (
        min(0.0, 2 * base, float(drawn.min())),
        max(0.0, 2 * base, float(drawn.max())),
    )
    zeros = [first_zero(at, base, end) for end in ends if end != base]
    found = min(
        (value for value in zeros if value is not None),
        key=lambda value: abs(value - base),
        default=np.nan,
    )
    beyond = drawn > found if found > base else drawn < found
    return {
        "input": name,
        "base": base,
        "switching_value": found,
        "change": found / base - 1 if base else np.nan,
        "chance": np.nan if np.isnan(found) else float(beyond.mean()),
    }


def _rank_correlations(draws: pd.DataFrame, values: Floats) -> list[Any]:
    ranks = draws.rank()
    ranks = ranks - ranks.mean()
    against = pd.Series(values, draws.index).rank()
    against = against - against.mean()
    sizes = np.sqrt((ranks**2).sum() * (against**2).sum())
    return list(ranks.mul(against, axis=0).sum() / sizes.where(sizes > 0))
