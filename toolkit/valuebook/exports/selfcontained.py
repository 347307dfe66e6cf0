"""Whether a finished page holds all it needs, and nothing that runs or loads."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from valuebook.exports.sanitize import ATTRIBUTES, TAGS

_FRAME = {"html", "head", "meta", "title", "style", "script", "body"}
_PARTS = {"header", "main", "nav", "section", "footer", "label", "input", "button"}
_TAGS = TAGS | _FRAME | _PARTS
_ATTRIBUTES = {name for names in ATTRIBUTES.values() for name in names}
_ATTRIBUTES |= {"charset", "content", "http-equiv", "name", "rel"}
_ATTRIBUTES |= {"aria-labelledby", "data-sort", "hidden", "id"}
_ATTRIBUTES |= {"autocomplete", "for", "placeholder", "type"}
_VOID = frozenset({"br", "col", "hr", "img", "input", "meta"})
_LINK = re.compile(
    r"#\S|https?://|mailto:|[A-Za-z0-9][\w.-]*/report\.html$|index(-\w+)?\.html$"
)
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$")
_LOADING_STYLE = re.compile(r"@import|url\s*\(|image-set\s*\(", re.IGNORECASE)


def problems(page: str) -> list[str]:
    """Return what a finished page must not have, each with its line; none if sound.

    A page may show only known elements and attributes, pictures within the text
    and with alternative text, one title, one `h1` and ids that are used once. Its
    content security policy allows nothing by default, and a script only by hash.

    >>> problems("<p>Hello</p>")
    ['no content security policy', 'no title', 'h1: 0, not 1', 'no language']
    """
    reading = _Reading()
    reading.feed(page)
    reading.close()
    return [*reading.found, *reading.missing()]


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._policy = ""
        self._titles = self._h1 = 0
        self._language = False
        self._ids: set[str] = set()
        self._open: list[str] = []

    def missing(self) -> list[str]:
        """Return what the page as a whole lacks or leaves open."""
        said = []
        if "default-src 'none'" not in self._policy:
            said.append("no content security policy")
        if self._titles != 1:
            said.append("no title" if not self._titles else "more than one title")
        if self._h1 != 1:
            said.append(f"h1: {self._h1}, not 1")
        if not self._language:
            said.append("no language")
        said += [f"<{tag}> is not closed" for tag in self._open]
        return said

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _TAGS:
            self._say(f"<{tag}>")
        if len(given) < len(attrs):
            self._say(f"<{tag}> with one attribute twice")
        for name, value in given.items():
            self._judge(tag, name, value)
        self._count(tag, given)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self._open or self._open.pop() != tag:
            self._say(f"</{tag}> closes what is not open")

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "style" and _LOADING_STYLE.search(data):
            self._say("<style> that loads something")
        if inside == "script":
            digest = b64encode(sha256(data.encode()).digest()).decode()
            if f"script-src 'sha256-{digest}'" not in self._policy:
                self._say("<script> that the content security policy does not name")

    def handle_comment(self, data: str) -> None:
        self._say("a comment")

    def unknown_decl(self, data: str) -> None:
        self._say("a declaration")

    def handle_pi(self, data: str) -> None:
        self._say("a processing instruction")

    def _judge(self, tag: str, name: str, value: str) -> None:
        if name not in _ATTRIBUTES or tag == "script":
            self._say(f"<{tag}> with {name}")
        elif name == "href" and not _LINK.match(value):
            self._say(f"a link to {value[:60]!r}")
        elif name == "src" and not _PICTURE.match(value):
            self._say(f"<{tag}> from {value[:60]!r}, not within the page")
        elif name == "id":
            if value in self._ids:
                self._say(f"id {value!r} twice")
            self._ids.add(value)

    def _count(self, tag: str, given: dict[str, str]) -> None:
        self._titles += tag == "title"
        self._h1 += tag == "h1"
        self._language |= tag == "html" and bool(given.get("lang"))
        if tag == "img":
            if not given.get("src"):
                self._say("a picture without its data")
            if not given.get("alt", "").strip():
                self._say("a picture without alternative text")
        if "http-equiv" in given:
            if given["http-equiv"].casefold() == "content-security-policy":
                self._policy = given.get("content", "")
            else:
                self._say(f"<{tag}> with http-equiv {given['http-equiv']!r}")

    def _say(self, what: str) -> None:
        line, _ = self.getpos()
        self.found.append(f"line {line}: {what}")
