"""Planned value by month, a panel for each benefit class."""

import pandas as pd

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DISBENEFIT,
    PLANNED,
    heading,
    house_look,
    label,
    mark_month,
    money_scale,
    month_axis,
    month_ends,
    panels,
)
from valuebook.model import BenefitClass
from valuebook.model.wording import money, number


def planned_value(by_class: pd.DataFrame, *, currency: str, as_of: str) -> Chart:
    """Return the planned value of each month, benefit classes in panels of their own.

    Takes the columns benefit_class, month, planned, benefit and disbenefit.
    """
    if by_class.empty:
        return Chart("No figure: no value in money is planned for any month.")
    scale, unit = money_scale(by_class["planned"], currency)
    classes = list(by_class["benefit_class"].unique())
    has_disbenefit = by_class["disbenefit"].lt(0).any()
    first, last = by_class["month"].min(), by_class["month"].max()
    with house_look():
        figure, axes = panels(len(classes), same_scale=True)
        heading(
            figure,
            f"Planned value a month, {unit}",
            {"benefit": PLANNED, "disbenefit": DISBENEFIT} if has_disbenefit else None,
        )
        for place, (axis, name) in enumerate(zip(axes, classes, strict=True)):
            rows = by_class[by_class["benefit_class"] == name]
            ends = month_ends(rows["month"])
            above, below = rows["benefit"] / scale, rows["disbenefit"] / scale
            axis.fill_between(ends, above, color=PLANNED, lw=0, step="pre")
            axis.fill_between(ends, below, color=DISBENEFIT, lw=0, step="pre")
            net = "net " if rows["disbenefit"].iloc[-1] < 0 else ""
            said = f"{net}{number(rows['planned'].iloc[-1] / scale)}"
            label(axis, said, (ends[-1], above.iloc[-1]))
            axis.set_title(BenefitClass(name).label, weight="bold")
            month_axis(axis, first, last)
            named = "" if place else f"as of {as_of}"
            mark_month(axis, pd.Period(as_of, freq="M"), named)
        lowest = by_class["disbenefit"].min() / scale
        axes[0].set_ylim(1.15 * lowest, 1.25 * by_class["benefit"].max() / scale)
    return Chart(_words(by_class, currency), figure)


def _words(by_class: pd.DataFrame, currency: str) -> str:
    said = []
    for name, rows in by_class.groupby("benefit_class", sort=False):
        full = rows.iloc[int(rows["planned"].abs().to_numpy().argmax())]
        begins = rows.loc[rows["planned"] != 0, "month"].min()
        said.append(
            f"{BenefitClass(str(name)).label} begins in {begins} and reaches "
            f"{money(full['planned'], currency)} a month in {full['month']}"
        )
    return f"Planned value by month, benefit classes apart: {'; '.join(said)}."
