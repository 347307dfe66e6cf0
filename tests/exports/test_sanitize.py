import pytest

from valuebook.exports.sanitize import anchor, clean

DANGEROUS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext></p><img src=x onerror=alert(1)></math>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jAvA&#10;script:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="//elsewhere.example/x">x</a>',
    '<img src="https://elsewhere.example/pixel.png">',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
    '<img srcset="https://elsewhere.example/pixel.png 1x">',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data='x.swf'></object><embed src='x.swf'>",
    '<form action="https://elsewhere.example"><button>x</button></form>',
    "<style>@import 'https://elsewhere.example/x.css'</style>",
    '<p style="background:url(https://elsewhere.example/x.png)">x</p>',
    '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://elsewhere.example">',
    '<base href="https://elsewhere.example/">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<button data-commandlinker-command='x'>x</button>",
    "<details ontoggle=alert(1) open>x</details>",
    "<template><script>alert(1)</script></template>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    '<video><source onerror="alert(1)"></video>',
    '<input autofocus onfocus="alert(1)">',
    '<p id="main" name="x">x</p>',
    "<!-- <script>alert(1)</script> -->",
]
LEFT_OVER = [
    "script", "onerror", "onload", "alert", "javascript", "elsewhere", "srcdoc",
    "srcset", "style", "form", "iframe", "object", "svg", "data:", "meta", "base",
    "link", "button", "ontoggle", "onfocus", 'id="', "<!--",
]  # fmt: skip


@pytest.mark.parametrize("html", DANGEROUS)
def test_nothing_that_runs_or_loads_is_kept(html):
    kept = clean(html).casefold()
    assert not [word for word in LEFT_OVER if word in kept]


@pytest.mark.parametrize("html", DANGEROUS)
def test_cleaning_twice_changes_nothing(html):
    assert clean(clean(html)) == clean(html)


@pytest.mark.parametrize(
    "html",
    [
        '<table><thead><tr><th scope="col">Month</th></tr></thead>'
        '<tbody><tr><td colspan="2" class="vb-number">1</td></tr></tbody></table>',
        '<div class="vb" role="group" tabindex="0" aria-label="Plan"><p>x</p></div>',
        '<span aria-hidden="true">✓</span> met',
        "<dl><div><dt>Stage</dt><dd>live</dd></div></dl>",
        '<img src="data:image/png;base64,AAAA" alt="Planned value">',
    ],
)
def test_what_the_toolkit_shows_is_kept_as_it_is(html):
    assert clean(html) == html


def test_a_link_to_the_web_is_kept_and_tells_nobody_where_from():
    assert clean('<a href="https://example.org/x">x</a>') == (
        '<a href="https://example.org/x" rel="noopener noreferrer">x</a>'
    )


def test_a_link_to_a_heading_stays_in_its_section():
    kept = clean('<a href="#What-is-missing%3F">x</a>', section="review")
    assert 'href="#review--what-is-missing"' in kept
    assert anchor("review", "What is missing?") == "review--what-is-missing"


def test_a_group_may_be_reached_by_keys_but_not_jump_the_queue():
    assert clean('<div tabindex="5" role="alert">x</div>') == "<div>x</div>"


def test_what_is_not_closed_is_closed():
    assert clean("</main></section><table><td>x") == (
        "<table><tbody><tr><td>x</td></tr></tbody></table>"
    )
