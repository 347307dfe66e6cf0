"""Sliders that ask what would be if it came later, more slowly or for fewer."""

from base64 import b64encode
from typing import Any

from ipywidgets import HTML, Button, FloatSlider, IntSlider, Layout, VBox

from valuebook.analysis.hypothesis.what_if import WhatIf, said, value_fan
from valuebook.display.markup import escaped
from valuebook.figures import Chart
from valuebook.figures import value_fan as drawn
from valuebook.register import Register
from valuebook.widgets.control import Control, whole

SEED = 2026


def what_if(own: Register, *, interactive: bool) -> Control:
    """Return sliders for adoption, delay and ramp over the range of planned value.

    `own` is the register cut down to one initiative (`select`). Where nobody can move
    a slider, the picture shows the plan.
    """
    live = LiveWhatIf(own).box if interactive else None
    return Control(chart(own, WhatIf()), live)


def chart(own: Register, asked: WhatIf) -> Chart:
    """Return the picture of one departure from the plan, with its words."""
    fans = value_fan(own, asked, seed=SEED)
    currency = own.settings.currency
    return drawn(fans, alt=said(fans, currency=currency), currency=currency)


class LiveWhatIf:
    """The sliders, and the picture that follows them."""

    def __init__(self, own: Register) -> None:
        self.own = own
        self.adoption = FloatSlider(
            1.0,
            min=0,
            max=1.5,
            step=0.05,
            readout_format=".0%",
            **_set_as("Adoption, of the plan"),
        )
        self.delay = IntSlider(0, min=0, max=24, **_set_as("Delay, in months"))
        self.stretch = FloatSlider(
            1.0,
            min=0.5,
            max=3,
            step=0.25,
            readout_format=".0%",
            **_set_as("Ramp length, of the plan"),
        )
        self.picture = HTML()
        back = Button(description="As planned")
        back.on_click(lambda _: self.reset())
        for slider in (self.adoption, self.delay, self.stretch):
            slider.observe(lambda _: self.draw(), names="value")
        sliders = VBox([self.adoption, self.delay, self.stretch, back])
        self.box = whole(sliders, self.picture)
        self.draw()

    @property
    def asked(self) -> WhatIf:
        """Return what the sliders ask."""
        return WhatIf(self.adoption.value, self.delay.value, self.stretch.value)

    def reset(self) -> None:
        """Put the sliders back to the plan."""
        self.adoption.value, self.delay.value, self.stretch.value = 1.0, 0, 1.0

    def draw(self) -> None:
        """Draw the picture anew."""
        shown = chart(self.own, self.asked)
        data = b64encode(shown.png()).decode("ascii")
        words = escaped(shown.alt)
        image = f'<img alt="{words}" src="data:image/png;base64,{data}">'
        self.picture.value = f'{image if data else ""}<p role="status">{words}</p>'


def _set_as(name: str) -> dict[str, Any]:
    return {
        "description": name,
        "continuous_update": False,
        "style": {"description_width": "12rem"},
        "layout": Layout(width="32rem"),
    }
