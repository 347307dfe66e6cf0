"""Value from AI in its four categories, planned beside realized."""

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DPI,
    PLANNED,
    REALIZED,
    WIDTH,
    heading,
    house_look,
    money_scale,
)
from valuebook.model import BenefitClass
from valuebook.model.wording import money

_PALETTE = {"planned": PLANNED, "realized": REALIZED}


def value_categories(categories: pd.DataFrame, *, currency: str, as_of: str) -> Chart:
    """Return planned beside realized value to date, by category and benefit class.

    Takes the columns category, benefit_class, planned_to_date and realized_to_date.
    """
    valued = categories[categories["planned_to_date"].fillna(0).ne(0)]
    if valued.empty:
        return Chart("No figure: no value in money is due in any category.")
    names = [
        f"{category.replace('_', ' ')}, {BenefitClass(name).label}"
        for category, name in zip(
            valued["category"], valued["benefit_class"], strict=True
        )
    ]
    rows = [
        pd.DataFrame({"name": names, "what": what, "amount": valued[f"{what}_to_date"]})
        for what in _PALETTE
    ]
    long = pd.concat(rows, ignore_index=True)
    said = [
        f"{name}: planned {money(planned, currency)}, "
        f"realized {money(realized, currency)}"
        for name, planned, realized in zip(
            names, valued["planned_to_date"], valued["realized_to_date"], strict=True
        )
    ]
    return Chart(
        f"AI value to {as_of} by category and benefit class. {'; '.join(said)}.",
        _drawn(long, currency=currency, as_of=as_of),
    )


def _drawn(long: pd.DataFrame, *, currency: str, as_of: str) -> Figure:
    scale, unit = money_scale(long["amount"], currency)
    rows = long["name"].nunique()
    height = 0.75 + 0.55 * rows
    with house_look():
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        axis = figure.add_axes((0.27, 0.3 / height, 0.52, 1 - 0.75 / height))
        sns.barplot(
            long.assign(
                amount=long["amount"] / scale,
                name=long["name"].str.replace(", ", ",\n"),
            ),
            x="amount",
            y="name",
            hue="what",
            palette=_PALETTE,
            saturation=1,
            legend=False,
            ax=axis,
        )
        axis.set(xlabel="", ylabel="")
        axis.grid(axis="x")
        axis.grid(visible=False, axis="y")
        for number, row in enumerate(long.to_dict("records")):
            end = 0.0 if pd.isna(row["amount"]) else max(row["amount"] / scale, 0.0)
            axis.annotate(
                f"{row['what']} {money(row['amount'], currency)}",
                (end, number % rows + (-0.2 if number < rows else 0.2)),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
            )
        heading(figure, f"AI value to {as_of} by category and class, {unit}")
    return figure
