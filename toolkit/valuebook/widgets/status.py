"""The buttons of a form, and the line that says what became of the last one pressed."""

from collections.abc import Callable

from ipywidgets import HTML, Button

from valuebook.display.markup import escaped


class Status(HTML):  # type: ignore[misc]
    """What was done, read out by a screen reader; texts are shown as they are."""

    def say(self, said: str) -> None:
        """Say what was done, a line each."""
        self.value = f'<div role="status">{_lines(said)}</div>'

    def warn(self, said: str) -> None:
        """Say what went wrong, a line each."""
        self.value = f'<div role="alert" class="vb-error">✗ {_lines(said)}</div>'


def button(text: str, act: Callable[[], object], style: str = "") -> Button:
    """Return a button that does something when it is pressed."""
    pressed = Button(description=text, button_style=style)
    pressed.on_click(lambda _: act())
    return pressed


def _lines(text: str) -> str:
    return "<br>".join(map(escaped, text.splitlines()))
