"""A slider that asks what the next three months would make of a verdict."""

from base64 import b64encode

from ipywidgets import HTML, Dropdown, FloatSlider, Layout, VBox

from valuebook.analysis.months import end_of
from valuebook.analysis.tracking import next_months as asked
from valuebook.analysis.tracking.paths import paths_of
from valuebook.display import table
from valuebook.display.markup import escaped
from valuebook.figures import trajectory_fan
from valuebook.register import Register
from valuebook.widgets.control import Control, whole

_STEPS = 40


def next_months(own: Register, *, as_of: str, interactive: bool) -> Control:
    """Return what the next three months would have to show to change a verdict.

    `own` is the register cut down to one initiative (`select`). Live, a slider sets
    the level that a measure has come to by then; where nobody can move it, a table
    says which level leads to which verdict, of the measure that stands worst.
    """
    every = asked.open_to_change(own, as_of=as_of)
    name = f", {every[0].promise.measure}" if every else ""
    still = table(
        asked.shown(own, as_of=as_of),
        f"The verdict after three more months{name}",
        basis="On a straight line from the level now to the level asked for.",
    )
    live = LiveNextMonths(own, as_of=as_of).box if interactive and every else None
    return Control(still, live)


class LiveNextMonths:
    """The measure, the slider for its level, and the picture that follows them."""

    def __init__(self, own: Register, *, as_of: str) -> None:
        self.as_of = as_of
        self.every = asked.open_to_change(own, as_of=as_of)
        names = [each.promise.measure for each in self.every]
        wide = {"description_width": "12rem"}
        self.measure = Dropdown(
            options=[(name, place) for place, name in enumerate(names)],
            description="Measure",
            style=wide,
            layout=Layout(width="36rem"),
        )
        self.level = FloatSlider(
            description="Level in three months",
            continuous_update=False,
            style=wide,
            layout=Layout(width="36rem"),
        )
        self.picture = HTML()
        self.measure.observe(lambda _: self.choose(), names="value")
        self.level.observe(lambda _: self.draw(), names="value")
        self.box = whole(VBox([self.measure, self.level]), self.picture)
        self.choose()

    def choose(self) -> None:
        """Set the slider to the levels that can be asked of the measure chosen."""
        each = self.every[self.measure.value]
        levels = sorted(asked.levels_asked(each))
        with self.level.hold_trait_notifications():
            # the ends are moved apart before they are set, so that neither crosses
            self.level.min, self.level.max = -float("inf"), float("inf")
            self.level.min, self.level.max = levels[0], levels[-1]
            self.level.step = (levels[-1] - levels[0]) / _STEPS
            self.level.value = levels[len(levels) // 2]
        self.draw()

    def draw(self) -> None:
        """Draw the picture anew."""
        each = self.every[self.measure.value]
        then = asked.supposed(each, self.level.value, as_of=self.as_of)
        words = escaped(asked.said(each, self.level.value, as_of=self.as_of))
        paths = paths_of([then])
        paths = paths.assign(supposed=paths["date"] > end_of(self.as_of))
        shown = trajectory_fan(paths)
        data = b64encode(shown.png()).decode("ascii")
        image = f'<img alt="{escaped(shown.alt)}" src="data:image/png;base64,{data}">'
        self.picture.value = f'{image if data else ""}<p role="status">{words}</p>'
