"""Html from a notebook, reduced to what a page may show."""

import re
from urllib.parse import unquote

import nh3

# grouped as the HTML standard groups them
_BLOCKS = {"blockquote", "details", "div", "figure", "hr", "p", "pre", "summary"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
_TABLES = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th"}
_TABLES |= {"thead", "tr"}
_WORDS = {"a", "abbr", "b", "br", "code", "del", "em", "figcaption", "i", "kbd"}
_WORDS |= {
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "var",
}

TAGS = frozenset({"img"} | _BLOCKS | _HEADINGS | _LISTS | _TABLES | _WORDS)

ATTRIBUTES = {
    "*": {"class", "lang", "dir", "aria-hidden", "aria-label", "role", "tabindex"},
    "a": {"href"},
    "col": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}

# what these hold is not text for a reader
_DROPPED_WHOLE = {"script", "style", "template", "noscript", "iframe", "textarea"}
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_ADDRESS = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)


def clean(html: str, *, section: str = "") -> str:
    """Return html in which nothing runs, loads or leaves its place.

    Pictures stay only where their data are in the text; links only where they
    lead to http, https, mailto or a heading of the same `section`. Ids and styles
    are dropped: those of a page are its own.

    >>> clean('<p onclick="x()">Sum<script>x()</script></p>')
    '<p>Sum</p>'
    """

    def kept(tag: str, name: str, value: str) -> str | None:
        match name:
            case "src":
                return value if _PICTURE.fullmatch(value) else None
            case "href" if value.startswith("#"):
                return f"#{anchor(section, unquote(value[1:]))}"
            case "href":
                return value if _ADDRESS.fullmatch(value) else None
            case "role":
                return value if value == "group" else None
            case "tabindex":
                return value if value == "0" else None
        return value

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=kept,
        clean_content_tags=_DROPPED_WHOLE,
        url_schemes={"http", "https", "mailto", "data"},
    )


def anchor(section: str, heading: str) -> str:
    """Return the id of a heading, its own among all sections of a page.

    >>> anchor("value-hypothesis", "What is missing?")
    'value-hypothesis--what-is-missing'
    """
    words = re.sub(r"[^\w]+", "-", heading.casefold()).strip("-")
    return f"{section}--{words}"
