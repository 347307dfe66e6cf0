"""The report of an initiative: its notebooks bound into one page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape, unescape

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbformat.v4 import new_notebook

from valuebook.bundled import bundled
from valuebook.exports.outputs import Parts, parts
from valuebook.exports.page import page
from valuebook.exports.provenance import united
from valuebook.exports.sanitize import anchor, clean
from valuebook.exports.section import Section
from valuebook.model.wording import counted

_HEADING_TAG = re.compile(r"<(/?)h([1-6])(?=[ >])")
_HEADING = re.compile(r"<h3([^>]*)>(.*?)</h3>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TABLE = re.compile(
    r'<div [^>]*class="vb vb-table[^>]*><table>.*?</table></div>', re.DOTALL
)
_CAPTION = re.compile(r"<caption><strong>(.*?)</strong>", re.DOTALL)

_MOST_ROWS = 8
"""Rows of a table that a page shows without being asked."""


@dataclass(frozen=True)
class _Bound:
    """A section as the template needs it."""

    section: Section
    parts: Parts
    body: Markup
    questions: list[tuple[str, str]]


def report_page(
    sections: Sequence[Section],
    *,
    title: str,
    initiative_id: str,
    organization: str,
    as_of: str,
) -> str:
    """Return one page that binds the sections: the verdicts first, then every section.

    `as_of` is the last month whose actuals count, as `YYYY-MM`. A section that
    failed is there with its cause and remedy. Facts and provenance, which every
    notebook shows, are there once. The page holds no script, loads nothing and
    is the same for the same notebooks; one that would lack a picture, or would
    not be safe to open, is a `PageError`.
    """
    bound = [_bound(section) for section in sections]
    facts = [each for section in bound for each in section.parts.facts]
    made_from = [each for section in bound for each in section.parts.provenance]
    return page(
        "report.html.j2",
        {
            "title": title,
            "initiative_id": initiative_id,
            "organization": organization,
            "as_of": as_of,
            "sections": bound,
            "facts": _shown(facts[:1]),
            "provenance": _shown(united(made_from)),
        },
    )


def _bound(section: Section) -> _Bound:
    taken = parts(section)
    notebook = new_notebook(cells=taken.cells)
    html, _ = _exporter().from_notebook_node(notebook, {"section": section.name})
    body, questions = _outlined(html, section.name)
    return _Bound(section, taken, Markup(_folded(body)), questions)


def _outlined(html: str, section: str) -> tuple[str, list[tuple[str, str]]]:
    """Return html whose headings lie below the section's own, and its questions.

    The html is clean, so that a `<` in it can only begin a tag.
    """
    questions: dict[str, str] = {}

    def lowered(tag: re.Match[str]) -> str:
        return f"<{tag[1]}h{min(6, max(3, int(tag[2]) + 1))}"

    def named(heading: re.Match[str]) -> str:
        text = " ".join(unescape(_TAG.sub("", heading[2])).split())
        first = name = anchor(section, text)
        count = 1
        while name in questions:
            count += 1
            name = f"{first}-{count}"
        questions[name] = text
        return f'<h3 id="{escape(name)}"{heading[1]}>{heading[2]}</h3>'

    body = _HEADING.sub(named, _HEADING_TAG.sub(lowered, html))
    return body, list(questions.items())


def _folded(html: str) -> str:
    """Return html in which a long table opens when its title is asked for."""

    def folded(table: re.Match[str]) -> str:
        caption = _CAPTION.search(table[0])
        rows = table[0].partition("<tbody>")[2].count("<tr>")
        if rows <= _MOST_ROWS or not caption:
            return table[0]
        title = f"{caption[1]}: {counted(rows, 'row')}"
        return f"<details><summary>{title}</summary>{table[0]}</details>"

    return _TABLE.sub(folded, html)


def _shown(blocks: list[str]) -> list[Markup]:
    """Return each block of html once, in order, clean."""
    return [Markup(clean(block)) for block in dict.fromkeys(blocks)]


@pass_context
def _clean_in_section(context: Context, html: str) -> str:
    return clean(html, section=context["resources"]["section"])


@cache
def _exporter() -> HTMLExporter:
    """Return the exporter, which is slow to make and quick to use again."""
    return HTMLExporter(  # type: ignore[no-untyped-call]
        template_name="report",
        template_file="section.html.j2",
        extra_template_basedirs=[str(bundled("templates"))],
        filters={"clean_html": _clean_in_section},
        exclude_input=True,
        exclude_anchor_links=True,
        # once, not after every preprocessor
        optimistic_validation=True,
    )
