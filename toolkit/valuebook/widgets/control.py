"""What a notebook cell shows: a live control, or what stands still in its place."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from ipywidgets import Box, VBox, Widget

from valuebook.display import Table
from valuebook.figures import Chart

_VIEW = "application/vnd.jupyter.widget-view+json"
_NUMBERS = count(1)


@dataclass(frozen=True, repr=False)
class Control:
    """A table or chart, and the control that stands in its place where it is live.

    A notebook that is stored, or opened without a kernel, still shows the table or
    the chart. No widget is in it when nobody can use one.
    """

    still: Table | Chart
    live: Widget | None = None

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = _still(self.still)
        if self.live is not None:
            data[_VIEW] = self.live._repr_mimebundle_()[_VIEW]
        return data, metadata

    def __repr__(self) -> str:
        return repr(self.still)


def whole(*parts: Widget) -> Box:
    """Return the parts below one another, as the widget that a cell shows.

    Its id counts the controls of a kernel: run from the top, a notebook is stored
    with the same bytes.
    """
    return VBox(parts, model_id=f"valuebook-{next(_NUMBERS)}")


def _still(shown: Table | Chart) -> tuple[dict[str, Any], dict[str, Any]]:
    if isinstance(shown, Chart):
        return shown._repr_mimebundle_()
    return {"text/plain": repr(shown), "text/html": shown._repr_html_()}, {}
