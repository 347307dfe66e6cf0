from base64 import b64encode
from hashlib import sha256

import pytest

from valuebook.exports.selfcontained import problems

SCRIPT = "document.title = 'x'"
HASH = b64encode(sha256(SCRIPT.encode()).digest()).decode()
PICTURE = "data:image/png;base64,AAAA"


def page(body="", *, head="", policy="default-src 'none'"):
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>Report</title>{head}</head>\n<body><h1>Report</h1>\n{body}</body></html>"
    )


def test_a_sound_page_has_no_problems():
    assert problems(page(f'<p id="a"><img src="{PICTURE}" alt="Plan"></p>')) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<iframe></iframe>", "<iframe>"),
        ("<svg></svg>", "<svg>"),
        ("<form></form>", "<form>"),
        ('<p onclick="x()">x</p>', "<p> with onclick"),
        ('<p style="color:red">x</p>', "<p> with style"),
        ('<img src="x.png" alt="Plan">', "<img> from 'x.png', not within the page"),
        (
            '<img src="https://elsewhere.example/x.png" alt="Plan">',
            "<img> from 'https://elsewhere.example/x.png', not within the page",
        ),
        (
            '<img src="data:image/svg+xml;base64,AAAA" alt="Plan">',
            "<img> from 'data:image/svg+xml;base64,AAAA', not within the page",
        ),
        ('<img alt="Plan">', "a picture without its data"),
        (f'<img src="{PICTURE}">', "a picture without alternative text"),
        (f'<img src="{PICTURE}" alt=" ">', "a picture without alternative text"),
        ('<a href="javascript:x()">x</a>', "a link to 'javascript:x()'"),
        ('<a href="data:text/html,x">x</a>', "a link to 'data:text/html,x'"),
        ('<a href="../other.html">x</a>', "a link to '../other.html'"),
        ('<p id="a"></p><p id="a"></p>', "id 'a' twice"),
        ("<!-- x -->", "a comment"),
        ("<?x?>", "a processing instruction"),
        (
            "<script>x()</script>",
            "<script> that the content security policy does not name",
        ),
        ('<script src="x.js"></script>', "<script> with src"),
        ('<p class="a" class="b">x</p>', "<p> with one attribute twice"),
        (
            '<meta http-equiv="refresh" content="0">',
            "<meta> with http-equiv 'refresh'",
        ),
        ("</div>", "</div> closes what is not open"),
    ],
)
def test_each_fault_is_said_with_its_line(body, said):
    assert f"line 5: {said}" in problems(page(body))


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (page("<h1>Again</h1>"), "h1: 2, not 1"),
        (page("<div>"), "line 5: </body> closes what is not open"),
        (page().replace(' lang="en"', ""), "no language"),
        (page().replace("<title>Report</title>", ""), "no title"),
        (page(policy="default-src *"), "no content security policy"),
        (page()[: -len("</html>")], "<html> is not closed"),
    ],
)
def test_what_the_whole_page_lacks_is_said(html, said):
    assert said in problems(html)


@pytest.mark.parametrize("style", ["@import 'x.css';", "p { background: URL (x.png) }"])
def test_a_style_that_loads_is_said(style):
    assert problems(page(head=f"<style>{style}</style>")) == [
        "line 3: <style> that loads something"
    ]


def test_a_script_is_sound_only_when_the_policy_names_it():
    named = f"default-src 'none'; script-src 'sha256-{HASH}'"
    assert problems(page(f"<script>{SCRIPT}</script>", policy=named)) == []
    assert problems(page(f"<script>{SCRIPT} </script>", policy=named))


def test_text_that_looks_like_markup_is_no_problem():
    assert problems(page("<p>&lt;script&gt; &lt;img src=x onerror=y&gt;</p>")) == []


@pytest.mark.parametrize(
    "href",
    ["#main", "https://example.org/", "mailto:ada@example.org", "INI-001/report.html"],
)
def test_links_of_a_reader_are_sound(href):
    assert problems(page(f'<a href="{href}">x</a>')) == []
