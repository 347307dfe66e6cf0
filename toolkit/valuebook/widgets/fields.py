"""A field of a form: a labelled control, what it asks for, and what is wrong."""

from collections.abc import Sequence

from ipywidgets import HTML, Dropdown, Text, Textarea, VBox, Widget

from valuebook.display.markup import escaped
from valuebook.model.wording import words
from valuebook.register import Table
from valuebook.register.kinds import Kind

STYLE = """<style>
.vb-form { max-width: 60rem; }
.vb-form .widget-label { text-align: left; font-weight: 600; width: auto; }
.vb-form .vb-grid {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
  gap: 0 1.25rem;
}
.vb-form .vb-long { grid-column: 1 / -1; }
.vb-form .vb-control {
  flex-flow: column; align-items: stretch; width: auto; height: auto;
}
.vb-form .vb-control > :is(input, textarea, select) {
  flex: none; width: 100%; min-height: 28px; box-sizing: border-box;
  font-family: inherit;
}
.vb-form .vb-hint { color: var(--jp-ui-font-color2, #57606a); font-size: 0.9em; }
.vb-form .vb-advice { color: #8a5300; font-size: 0.9em; }
.vb-form .vb-error { color: #b3261e; font-weight: 600; }
.vb-form .vb-wrong .vb-control > :is(input, textarea, select) {
  border: 2px solid #b3261e;
}
.vb-form .widget-html-content { line-height: 1.35; white-space: normal; }
.vb-form h4, .vb-form p { margin: 0.4em 0 0; }
.vb-form table { border-collapse: collapse; }
.vb-form th, .vb-form td { text-align: left; padding: 0.15em 0.9em 0.15em 0; }
.vb-form .vb-conflict { border-left: 4px solid #b3261e; padding-left: 0.8em; }
.vb-form .vb-offer { border-left: 4px solid #0a66a8; padding-left: 0.8em; }
</style>"""

_LONG = frozenset({"problem", "stakeholder", "causal_statement", "statement"})
_EXAMPLES = {
    Kind.NUMBER: "1234.5",
    Kind.WHOLE: "6",
    Kind.MONEY: "1234.50",
    Kind.MONTH: "2026-03",
    Kind.DATE: "2026-03-31",
}
_FREE = (Kind.TEXT, Kind.IDENTIFIER)


class Field:
    """A control with its label above it and, below, its hint or what is wrong."""

    def __init__(
        self,
        table: Table,
        column: str,
        label: str,
        *,
        choices: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.hint = str(table.columns[column].description)
        self.control = _control(table, column, label, choices)
        self.control.add_class("vb-control")
        self.said = HTML()
        self.box = VBox((self.control, self.said))
        if column in _LONG:
            self.box.add_class("vb-long")
        self.show("")

    @property
    def text(self) -> str:
        """Return what is typed, without the spaces around it."""
        return str(self.control.value).strip()

    def put(self, text: str) -> None:
        """Put a text into the control, among its choices where it was not one."""
        if isinstance(self.control, Dropdown):
            offered = self.control.options
            if text not in [value for _, value in offered]:
                self.control.options = (*offered, (text, text))
        self.control.value = text

    def show(self, fault: str, advice: str = "") -> None:
        """Show what is wrong below the control, or its hint and what to mind."""
        if fault:
            self.box.add_class("vb-wrong")
            said = f"{fault[:1].upper()}{fault[1:]}."
            self.said.value = (
                f'<span role="alert" class="vb-error">✗ {escaped(said)}</span>'
            )
        else:
            self.box.remove_class("vb-wrong")
            hint = f'<span class="vb-hint">{escaped(self.hint)}</span>'
            minded = f'<br><span class="vb-advice">▲ {escaped(advice)}.</span>'
            self.said.value = f"{hint}{minded}" if advice else hint

    def close(self) -> None:
        """Let nothing be typed any more."""
        self.control.disabled = True


def choices_of(table: Table, column: str) -> list[tuple[str, str]]:
    """Return the words that a column accepts, each as a reader sees it.

    >>> from valuebook.register import TABLES
    >>> choices_of(TABLES["benefits"], "ramp")[:2]
    [('step', 'step'), ('linear', 'linear')]
    """
    options = table.fact(column, "options") or ()
    accepted = [str(each) for each in options] if isinstance(options, tuple) else []
    if table.kind(column) is Kind.FLAG:
        accepted = ["yes", "no"]
    return [(words(each), each) for each in accepted]


def _control(
    table: Table,
    column: str,
    label: str,
    choices: Sequence[tuple[str, str]],
) -> Widget:
    if offered := list(choices) or choices_of(table, column):
        return Dropdown(
            options=[("not stated", ""), *offered], value="", description=label
        )
    if column in _LONG:
        return Textarea(description=label, continuous_update=False, rows=3)
    kind = table.kind(column)
    example = str(table.fact(column, "example")) or _EXAMPLES.get(kind, "")
    return Text(
        description=label,
        continuous_update=False,
        placeholder="" if kind in _FREE else f"such as {example}",
    )
