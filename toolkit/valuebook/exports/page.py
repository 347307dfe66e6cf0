"""What every page shares: its templates, its style and its security policy."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from valuebook.bundled import bundled
from valuebook.exports.selfcontained import problems
from valuebook.model import PageError, Tone
from valuebook.model.text import plain
from valuebook.model.wording import counted, unbroken, words

_MOST_SAID = 5


def page(template: str, told: dict[str, Any], *, script: str = "") -> str:
    """Return a finished page, made from a template and what it is told.

    Every text told is escaped. The policy in the page allows nothing but its own
    style, pictures within the page and, where `script` names a file, that script.
    A page with anything else in it is an error and is not returned.
    """
    style = _compact(_source("style.css"))
    code = _source(script) if script else ""
    html = (
        _templates()
        .get_template(template)
        .render(
            **told,
            style=Markup(style),
            script=Markup(code),
            policy=_policy(style, code),
            toolkit=f"valuebook {version('valuebook')}",
        )
    )
    found = problems(html)
    if found:
        raise PageError(
            f"the page {told['title']!r} would not be safe or complete: "
            + "; ".join(found[:_MOST_SAID])
        )
    return html


def _policy(style: str, script: str) -> str:
    allowed = ["default-src 'none'", "img-src data:", f"style-src '{_hash(style)}'"]
    if script:
        allowed.append(f"script-src '{_hash(script)}'")
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _compact(style: str) -> str:
    r"""Return a style sheet without what only its writer needs.

    >>> _compact("/* why */ a { color: red; }\n  b :is(i) { margin: 0 1px; }")
    'a{color:red;}b :is(i){margin:0 1px;}'
    """
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*|(:)\s+", r"\1\2", bare).strip()


@cache
def _source(name: str) -> str:
    return (bundled("templates") / "report" / name).read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(bundled("templates") / "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    made.filters |= {
        "counted": counted,
        "sign": lambda tone: Tone(tone).sign,
        "unbroken": unbroken,
        "words": words,
    }
    return made


def _visible(value: object) -> object:
    """Return a text with what would steer its reader made visible."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return plain(value)
    return value
