"""Period, basis, currency and team, over adoption, spend and return by team."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from ipywidgets import HTML, Dropdown, HBox, Layout, VBox

from valuebook.analysis.ai.measured import Measured, viewed
from valuebook.analysis.ai.overview import by_team, currencies, shown, teams
from valuebook.analysis.ai.spending import bill
from valuebook.analysis.ai.view import View
from valuebook.display import table
from valuebook.display.markup import escaped
from valuebook.figures import Chart
from valuebook.figures import ai_by_team as drawn
from valuebook.model.wording import counted
from valuebook.register import Register
from valuebook.widgets.control import Control, whole

_PERIODS = (1, 3, 6, 12, 24)
_ALL_TEAMS = "all teams"
# what JupyterLab gives to the tables of a cell it does not give to those of a control
_STYLE = """<style>
.vb-view th, .vb-view td { padding: 0.15em 0.9em 0.15em 0; }
</style>"""


@dataclass(frozen=True)
class Seen:
    """What the control shows of a view: a picture, its table and a sentence."""

    chart: Chart
    table: str
    said: str


def ai_by_team(
    measured: Measured, own: Register, view: View, *, as_of: str, interactive: bool
) -> Control:
    """Return adoption, spend and return by team, with controls where they can be used.

    Period, basis, currency and team are chosen; small teams cannot be.
    """
    live = LiveView(measured, own, view, as_of=as_of).box if interactive else None
    return Control(seen(measured, own, view, as_of=as_of).chart, live)


def seen(measured: Measured, own: Register, view: View, *, as_of: str) -> Seen:
    """Return the picture, the table and the sentence of a view."""
    now = viewed(measured, own, view)
    money = now.spent
    rows = by_team(now, own, view, as_of=as_of)
    period = view.period(as_of)
    told = table(
        shown(rows),
        f"By team, {period}",
        units={"spend": money.currency},
        basis=f"{view.basis.capitalize()} spend; the return is the initiative's.",
    )
    return Seen(
        drawn(rows, currency=money.currency, period=period),
        told._repr_html_(),
        bill(money, view, as_of=as_of).sentence,
    )


class LiveView:
    """The four choices, and what follows them."""

    def __init__(
        self, measured: Measured, own: Register, view: View, *, as_of: str
    ) -> None:
        self.measured, self.own, self.as_of = measured, own, as_of
        exports = measured.exports
        bases = sorted({view.basis, *exports["spend"]["basis"]})
        everybody = teams(measured)
        home, *others = currencies(exports, own)
        months = sorted({*_PERIODS, view.months})
        self.months = _choice(
            "Period", [(counted(each, "month"), each) for each in months], view.months
        )
        self.basis = _choice("Basis", [(each, each) for each in bases], view.basis)
        self.currency = _choice(
            "Currency",
            [(each, each) for each in (home, *others)],
            view.currency or home,
        )
        named = [(_ALL_TEAMS, ""), *((each, each) for each in everybody)]
        self.team = _choice("Team", named, view.team)
        self.picture = HTML()
        self.picture.add_class("vb-view")
        for choice in (self.months, self.basis, self.currency, self.team):
            choice.observe(lambda _: self.draw(), names="value")
        chosen = HBox([self.months, self.basis, self.currency, self.team])
        chosen.layout.flex_flow = "row wrap"
        self.box = whole(VBox([chosen]), self.picture)
        self.draw()

    @property
    def view(self) -> View:
        """Return what is chosen."""
        return View(
            self.months.value, self.basis.value, self.currency.value, self.team.value
        )

    def draw(self) -> None:
        """Show what is chosen anew."""
        now = seen(self.measured, self.own, self.view, as_of=self.as_of)
        data = b64encode(now.chart.png()).decode("ascii")
        words = escaped(now.chart.alt)
        image = (
            f'<img alt="{words}" src="data:image/png;base64,{data}">' if data else ""
        )
        said = f'<p role="status">{escaped(now.said)}</p>'
        self.picture.value = f"{_STYLE}{said}{image}{now.table}"


def _choice(name: str, options: list[tuple[str, Any]], value: Any) -> Dropdown:
    return Dropdown(
        description=name,
        options=options,
        value=value,
        layout=Layout(width="15rem"),
        style={"description_width": "5rem"},
    )
