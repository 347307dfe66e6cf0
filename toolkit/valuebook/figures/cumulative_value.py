"""Planned and realized value added up month by month, a panel for each class."""

import pandas as pd

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    PLANNED,
    REALIZED,
    heading,
    house_look,
    label,
    mark_month,
    money_scale,
    month_axis,
    month_end,
    month_ends,
    panels,
)
from valuebook.model import BenefitClass
from valuebook.model.wording import money, number


def cumulative_value(cumulative: pd.DataFrame, *, currency: str, as_of: str) -> Chart:
    """Return planned beside realized value since go-live, benefit classes in panels.

    Takes the columns benefit_class, month, planned and realized, both added up.
    """
    if cumulative.empty:
        return Chart("No figure: no value in money is planned or confirmed.")
    amounts = pd.concat([cumulative["planned"], cumulative["realized"]])
    scale, unit = money_scale(amounts, currency)
    classes = list(cumulative["benefit_class"].unique())
    counted_to = pd.Period(as_of, freq="M")
    first, last = cumulative["month"].min(), cumulative["month"].max()
    with house_look():
        figure, axes = panels(len(classes), same_scale=True)
        heading(
            figure,
            f"Value since go-live, added up, {unit}",
            {"planned": PLANNED, "realized": REALIZED},
        )
        for place, (axis, name) in enumerate(zip(axes, classes, strict=True)):
            rows = cumulative[cumulative["benefit_class"] == name]
            ends = month_ends(rows["month"])
            axis.plot(ends, rows["planned"] / scale, color=PLANNED, lw=2)
            axis.plot(ends, rows["realized"] / scale, color=REALIZED, lw=2.4)
            axis.set_title(BenefitClass(name).label, weight="bold")
            month_axis(axis, first, last)
            named = "" if place else f"as of {as_of}"
            mark_month(axis, counted_to, named)
            known = rows["realized"].notna()
            so_far = rows.loc[known, "realized"]
            point = (ends[known][-1], so_far.iloc[-1] / scale) if len(so_far) else None
            said = number(so_far.iloc[-1] / scale if len(so_far) else None)
            side = "below after" if point else "above after"
            label(
                axis, said, point or (month_end(counted_to), 0.0), REALIZED, side=side
            )
        axes[0].margins(y=0.12)
    return Chart(_words(cumulative, currency, as_of), figure)


def _words(cumulative: pd.DataFrame, currency: str, as_of: str) -> str:
    said = []
    until = cumulative[cumulative["month"] <= pd.Period(as_of, freq="M")]
    for name, rows in until.groupby("benefit_class", sort=False):
        last = rows.iloc[-1]
        said.append(
            f"{BenefitClass(str(name)).label} "
            f"planned {money(last['planned'], currency)}, "
            f"realized {money(last['realized'], currency)}"
        )
    if not said:
        return "Planned value since go-live; none of it is due yet."
    return f"Value added up since go-live, by {as_of}: {'; '.join(said)}."
