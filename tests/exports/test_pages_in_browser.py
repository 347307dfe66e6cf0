"""Pages opened in a real browser: nothing runs or loads, everybody can read them."""

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_output

from valuebook.display import Facts, answer, findings, table
from valuebook.exports.index import index_pages
from valuebook.exports.index_rows import ClassValue, IndexRow
from valuebook.exports.report import report_page
from valuebook.exports.section import Failure, Section
from valuebook.model import BenefitClass, Finding, Verdict

pytestmark = pytest.mark.browser

ELSEWHERE = "https://elsewhere.example"
PROBES = [
    "<script>alert(1)</script>",
    "<script src='https://elsewhere.example/x.js'></script>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://elsewhere.example/pixel.png'>",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<object data='https://elsewhere.example/x.swf'></object>",
    "<embed src='https://elsewhere.example/x.swf'>",
    "<link rel=stylesheet href='https://elsewhere.example/x.css'>",
    "<link rel=preload as=script href='https://elsewhere.example/x.js'>",
    "<style>@import 'https://elsewhere.example/x.css'</style>",
    "<p style='background:url(https://elsewhere.example/x.png)'>x</p>",
    "<details ontoggle=alert(1) open>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<video poster='https://elsewhere.example/x.png'><source onerror=alert(1)></video>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><img src=x onerror=alert(1)></template>",
    "<a href='javascript:alert(1)' id=probe>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "</title></style></script><script>alert(1)</script>",
    "--><img src=x onerror=alert(1)>",
    "]]><img src=x onerror=alert(1)>",
    "\"'><img src=x onerror=alert(1)>",
    "' onmouseover=alert(1) x='",
    "[x](javascript:alert(1)) ![x](https://elsewhere.example/x.png)",
    "<https://elsewhere.example> https://elsewhere.example",
    "$$\\href{javascript:alert(1)}{x}$$ {{ 7*7 }} {% x %}",
    "<div onclick=alert(1) data-commandlinker-command=x>x</div>",
]
# with cleaning off, a redirect is the reader's navigation, which no policy stops
REDIRECT = "<meta http-equiv=refresh content='0;url=https://elsewhere.example'>"


@pytest.fixture
def opened(browser, tmp_path):
    """Return a function that opens a page from disk, as a reader would."""
    contexts = []

    def opened(html, **settings):
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(**settings))
        contexts[-1].set_default_timeout(5000)
        page = contexts[-1].new_page()
        page.asked, page.stopped, page.ran = [], [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("requestfailed", lambda request: page.stopped.append(request))
        page.on(
            "dialog", lambda dialog: (page.ran.append(dialog.message), dialog.dismiss())
        )
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def report_of(executed, figure, probes):
    """Return a report with every probe in every place that takes text."""
    cells = []
    for probe in probes:
        finding = Finding("r", probe, Verdict.GAP, remedy=probe)
        frame = pd.DataFrame({probe: [probe], "verdict": [probe]})
        data = {"text/html": probe, "text/plain": probe}
        cells += [
            probe,
            f"## {probe}",
            answer(finding),
            findings([finding]),
            table(frame, probe, basis=probe),
            figure(probe),
            new_output("display_data", data=data),
            new_output("display_data", data={"text/markdown": probe}),
            new_output("display_data", data={"text/plain": probe}),
            new_output("stream", name="stdout", text=f"\x1b[1m{probe}"),
            new_output("error", ename=probe, evalue=probe, traceback=[probe]),
        ]
    every = " ".join(probes)
    failed = Failure(every, every, every)
    return report_page(
        [
            Section("review", every, executed(Facts(((every, every),)), *cells)),
            Section("failed", every, failure=failed),
        ],
        title=every,
        initiative_id=every,
        organization=every,
        as_of=every,
    )


def index_of(probes):
    rows = [
        IndexRow(f"INI-{n}", *[probe] * 4, failures=(Failure(*[probe] * 3),))
        for n, probe in enumerate(probes)
    ]
    every = " ".join(probes)
    return index_pages(rows, organization=every, currency=every, as_of=every)[
        "index.html"
    ]


def provoke(page):
    """Do to every element what a reader might."""
    page.evaluate(
        """() => {
          for (const element of document.querySelectorAll("body *")) {
            for (const name of ["mouseover", "focus", "click", "toggle", "submit"])
              element.dispatchEvent(new Event(name, { bubbles: true }));
            if (element.matches("a[href^='javascript:' i], a[href^='data:' i]"))
              element.click();
          }
        }"""
    )
    page.wait_for_timeout(100)


def loaded(page):
    """Return what the page asked for, but for itself and what its policy stopped."""
    stopped = [request.url for request in page.stopped if request.failure == "csp"]
    return [
        url
        for url in page.asked[1:]
        if url not in stopped and not url.startswith("data:image/png")
    ]


@pytest.mark.parametrize("guard", ["clean html and policy", "clean html", "policy"])
def test_no_probe_in_a_report_runs_or_loads(
    opened, executed, figure, monkeypatch, guard
):
    probes = PROBES if guard == "policy" else [*PROBES, REDIRECT]
    if guard == "policy":
        monkeypatch.setattr("valuebook.exports.report.clean", lambda html, **_: html)
    # the last look would refuse to return a page with what the probes leave behind
    monkeypatch.setattr("valuebook.exports.page.problems", lambda _: [])
    html = report_of(executed, figure, probes)
    page = opened(html, bypass_csp=guard == "clean html")
    provoke(page)
    assert (page.ran, loaded(page)) == ([], [])
    assert bool(page.stopped) == (guard == "policy")


@pytest.mark.parametrize("guard", ["escaped text and policy", "escaped text"])
def test_no_probe_in_an_index_runs_or_loads(opened, guard):
    page = opened(index_of([*PROBES, REDIRECT]), bypass_csp=guard == "escaped text")
    provoke(page)
    page.get_by_label("Search").fill("<script>")
    assert page.get_by_role("status").text_content() == "5 of 35 shown"
    assert (page.ran, page.asked[1:]) == ([], [])


def test_the_probes_would_run_without_any_guard(opened):
    page = opened("<!DOCTYPE html>" + "".join(PROBES[:4]))
    page.wait_for_timeout(100)
    assert page.ran
    assert any(url.startswith(ELSEWHERE) for url in page.asked)


def good_report(executed, figure):
    finding = Finding(
        "review",
        "62 % of EUR 1.02 m has been realized.",
        Verdict.BEHIND_PLAN,
        remedy="agree on a recovery plan",
        grade=3,
    )
    plan = pd.DataFrame(
        {
            "month": pd.period_range("2024-01", periods=60, freq="M"),
            "statement": "Turnaround of a contract review falls from 14 to 3 days",
            "planned": 120_000.0,
            "realized": [80_000.0] * 30 + [None] * 30,
            "realization_rate": 0.62,
            "verdict": [verdict.value for verdict in Verdict][:3] * 20,
        }
    )
    told = [Finding("r", "Said.", verdict, remedy="do it") for verdict in Verdict]
    notebook = executed(
        "# Review\n\nDid it **deliver**? See [below](#What-is-missing%3F) and "
        "[the method](https://example.org).\n\n- one\n- two",
        Facts((("Initiative", "Contract review (INI-001)"), ("Stage", "live"))),
        answer(finding),
        "## How much was realized?\n\n`code`",
        figure("Realized value follows the plan at two thirds."),
        table(plan, "Planned and realized", units={"planned": "EUR"}, basis="Finance"),
        "## What is missing?",
        findings(told),
        table(plan[:2], "Planned and realized"),
        new_output("stream", name="stdout", text="printed"),
    )
    failed = Failure("AI value metrics", "a cell ran for 120 s.", "give it more time.")
    return report_page(
        [
            Section("review", "Post-implementation review", notebook),
            Section("ai-value-metrics", "AI value metrics", failure=failed),
        ],
        title="Contract review",
        initiative_id="INI-001",
        organization="Acme",
        as_of="2025-06",
    )


def good_index():
    def row(number, name, stage, verdict, amount):
        return IndexRow(
            f"INI-00{number}",
            name,
            "process_improvement",
            stage,
            "on_schedule",
            verdict,
            tuple(ClassValue(each, amount, amount) for each in BenefitClass),
            failures=() if verdict else (Failure("Review", "It died.", "Try again."),),
        )

    return index_pages(
        [
            row(1, "Übergabe", "live", Verdict.ON_PLAN, 9_000),
            row(2, "Carve-out", "idea", Verdict.BEHIND_PLAN, 1_000_000),
            row(3, "ERP", "closed", None, None),
            row(4, "Training", "live", Verdict.TOO_EARLY, 70_000),
        ],
        organization="Acme",
        currency="EUR",
        as_of="2025-06",
    )["index.html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", ["report", "index"])
def test_everybody_can_read_a_page(opened, executed, figure, kind, width, scheme):
    html = good_report(executed, figure) if kind == "report" else good_index()
    size = {"width": width, "height": 800}
    page = opened(html, viewport=size, color_scheme=scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert loaded(page) == []


def test_a_report_prints_with_its_heads_repeated_and_in_ink(opened, executed, figure):
    page = opened(good_report(executed, figure), color_scheme="dark")
    page.emulate_media(media="print")
    said = page.evaluate(
        """() => {
          const style = (name) => getComputedStyle(document.querySelector(name));
          return [style("html").color, style("html").backgroundColor,
                  style("thead").display, style("figure").breakInside];
        }"""
    )
    assert said == ["rgb(0, 0, 0)", "rgb(255, 255, 255)", "table-header-group", "avoid"]
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")


def names(page):
    return page.locator("#rows tbody tr:visible th").all_inner_texts()


def test_the_index_is_searched_without_a_server(opened):
    page = opened(good_index(), offline=True)
    search = page.get_by_label("Search")
    status = page.get_by_role("status")
    assert status.text_content() == "4 of 4 shown"
    search.fill("LIVE on plan")
    assert names(page) == ["Übergabe\nINI-001"]
    assert status.text_content() == "1 of 4 shown"
    search.fill("ubergabe")
    assert names(page) == ["Übergabe\nINI-001"]
    search.fill("nothing like it")
    assert (names(page), status.text_content()) == ([], "0 of 4 shown")


def ids(page):
    return [name.split("INI-00")[1] for name in names(page)]


def test_the_index_is_sorted_by_mouse_and_by_keys(opened):
    page = opened(good_index(), offline=True)
    page.get_by_role("button", name="Cashable", exact=True).click()
    head = page.get_by_role("columnheader", name="Cashable", exact=True)
    assert (ids(page), head.get_attribute("aria-sort")) == (list("2413"), "descending")
    page.keyboard.press("Enter")
    assert (ids(page), head.get_attribute("aria-sort")) == (list("1423"), "ascending")
    page.get_by_role("button", name="Initiative", exact=True).press("Space")
    assert ids(page) == list("2341")
    assert head.get_attribute("aria-sort") is None
    page.get_by_role("button", name="Value", exact=True).click()
    assert ids(page) == list("2413")


def test_the_index_is_whole_without_a_script(opened):
    page = opened(good_index(), java_script_enabled=False)
    assert page.locator("#rows tbody tr").count() == 4
    assert page.get_by_label("Search").is_hidden()
    assert page.locator("thead button").count() == 0


def test_a_report_is_whole_offline_and_its_contents_lead_somewhere(
    opened, executed, figure
):
    page = opened(good_report(executed, figure), offline=True)
    assert page.evaluate("[...document.images].every((image) => image.naturalWidth)")
    targets = page.eval_on_selector_all(
        "a[href^='#']", "links => links.map((a) => a.getAttribute('href').slice(1))"
    )
    assert len(targets) > 5
    for target in targets:
        assert page.locator(f"[id='{target}']").count() == 1


def test_a_reader_by_keys_skips_to_the_content_first(opened, executed, figure):
    page = opened(good_report(executed, figure))
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    assert page.locator(":focus").bounding_box()["x"] >= 0
