"""Text from data as html: escaped, and never read as mathematics."""

from html import escape

from valuebook.model import Verdict
from valuebook.model.text import plain

# the classes by which MathJax 2, 3 and 4 leave an element alone, JupyterLab's too
_NO_MATHS = "mathjax_ignore tex2jax_ignore"


def escaped(text: str) -> str:
    r"""Return text as html that shows it letter by letter.

    >>> escaped("<b>A&B</b>\u202e")
    '&lt;b&gt;A&amp;B&lt;/b&gt;\\u202e'
    """
    return escape(plain(text))


def block(kind: str, inside: str) -> str:
    """Return finished html in a block of its kind, whose text is never maths."""
    return f'<div class="vb vb-{kind} {_NO_MATHS}">{inside}</div>'


def wide_block(kind: str, name: str, inside: str) -> str:
    """Return a block that can be wider than the page, and is scrolled by keys too."""
    return (
        f'<div class="vb vb-{kind} {_NO_MATHS}" role="group" tabindex="0"'
        f' aria-label="{escaped(name)}">{inside}</div>'
    )


def verdict_mark(verdict: Verdict) -> str:
    """Return html for a verdict: its sign and its word, never colour alone.

    >>> verdict_mark(Verdict.MET)
    '<strong class="vb-verdict vb-good"><span aria-hidden="true">✓</span> met</strong>'
    """
    tone = verdict.tone
    return (
        f'<strong class="vb-verdict vb-{tone.value}">'
        f'<span aria-hidden="true">{tone.sign}</span> {verdict.value}</strong>'
    )
