"""The chain from delivery to money: what each link's measures did."""

import pandas as pd

from valuebook.analysis.rows import looked_up
from valuebook.analysis.tracking.progress import KEYS, RECENT, observed
from valuebook.register import Register
from valuebook.register.tables.objectives import CHAIN_LINKS


def links(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return every observed measure by chain link, before go-live and lately.

    Columns: initiative_id, measure_id, chain_link, measure, unit, before (mean of
    the last three observations before go-live), lately (of the last three up to
    `as_of`), change, observed_on and validated_by (of the last observation).
    """
    counted = observed(register["actuals"], as_of=as_of)
    go_live = register["initiatives"].set_index("initiative_id")["go_live"]
    earlier = counted[counted["date"] < looked_up(counted["initiative_id"], go_live)]
    later = counted[counted["date"] >= looked_up(counted["initiative_id"], go_live)]
    last = counted.groupby(KEYS).tail(1).set_index(KEYS)
    rows = last[["date", "validated_by"]].assign(
        before=_mean(earlier), lately=_mean(later)
    )
    rows = rows.rename(columns={"date": "observed_on"}).reset_index()
    named = register["measures"].set_index("measure_id")
    rows = rows.assign(
        chain_link=looked_up(rows["measure_id"], named["chain_link"]),
        measure=looked_up(rows["measure_id"], named["name"]),
        unit=looked_up(rows["measure_id"], named["unit"]),
        change=rows["lately"] - rows["before"],
    )
    order = {link: place for place, link in enumerate(CHAIN_LINKS)}
    place = rows["chain_link"].map(order).fillna(len(order))
    rows = rows.assign(place=place).sort_values(
        ["initiative_id", "place", "measure_id"]
    )
    return rows.reset_index(drop=True)[
        [
            *KEYS,
            "chain_link",
            "measure",
            "unit",
            "before",
            "lately",
            "change",
            "observed_on",
            "validated_by",
        ]
    ]


def _mean(observations: pd.DataFrame) -> pd.Series:
    last = observations.groupby(KEYS).tail(RECENT)
    return last.groupby(KEYS)["value"].mean()
