from importlib.metadata import version

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from valuebook.display import Facts, Provenance, answer, findings, table
from valuebook.exports.report import report_page
from valuebook.exports.section import Failure, Section
from valuebook.exports.selfcontained import problems
from valuebook.model import Finding, PageError, Verdict

BEHIND = Finding(
    "review", "62 % of EUR 1.02 m has been realized.", Verdict.BEHIND_PLAN, grade=3
)
READY = Finding("readiness", "Nothing is missing.", Verdict.READY)
FACTS = Facts((("Initiative", "Contract review (INI-001)"), ("Stage", "live")))
MADE = Provenance((("benefits.csv", "0123456789ab"),), "valuebook", (("as_of", "x"),))


def bound(*sections, as_of="2025-06"):
    return report_page(
        sections,
        title="Contract review",
        initiative_id="INI-001",
        organization="Acme",
        as_of=as_of,
    )


def soup(html):
    return BeautifulSoup(html, "html.parser")


def text(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def two(executed):
    return (
        Section(
            "value-hypothesis", "Value hypothesis", executed(FACTS, answer(READY), MADE)
        ),
        Section(
            "review", "Review", executed(FACTS, answer(BEHIND), findings([READY]), MADE)
        ),
    )


def test_the_verdict_of_each_notebook_comes_first(two):
    verdicts = soup(bound(*two)).main.find(class_="verdicts")
    assert [text(item) for item in verdicts.find_all("li")] == [
        "Value hypothesis ✓ ready Nothing is missing.",
        "Review ✗ behind plan 62 % of EUR 1.02 m has been realized.",
    ]
    assert [link["href"] for link in verdicts.find_all("a")] == [
        "#value-hypothesis",
        "#review",
    ]
    assert verdicts.find_previous("section") is None


def test_an_amount_is_not_broken_over_two_lines(two):
    assert "62\xa0% of EUR\xa01.02\xa0m has" in bound(*two)


def test_facts_and_provenance_are_there_once(two):
    page = soup(bound(*two))
    assert len(page.find_all(class_="vb-facts")) == 1
    assert len(page.find_all(class_="vb-provenance")) == 1
    assert "0123456789ab" in page.find(id="made-from").get_text()


def test_provenance_that_differs_is_all_there(executed):
    read = (("actuals.csv", "0000456789ab"), ("benefits.csv", "ffff456789ab"))
    other = Provenance(read, "valuebook", ())
    page = soup(
        bound(
            Section("one", "One", executed(answer(READY), MADE)),
            Section("two", "Two", executed(answer(READY), other)),
        )
    )
    (made_from,) = page.find_all(class_="vb-provenance")
    read = [text(each) for each in made_from.find_all("ul")[-1].find_all("li")]
    assert read == [
        "actuals.csv 0000456789ab",
        "benefits.csv 0123456789ab",
        "benefits.csv ffff456789ab",
    ]


def test_a_report_without_a_strip_of_facts_names_the_initiative(executed):
    page = soup(bound(Section("review", "Review", executed(answer(READY)))))
    assert text(page.find(class_="vb-facts")) == (
        "Initiative INI-001 Data as of 2025-06"
    )


def test_a_failed_section_is_shown_with_cause_and_remedy(two):
    failure = Failure("OKR mapping", "a cell ran for 120 s.", "give it more time.")
    page = soup(bound(two[0], Section("okr-mapping", "OKR mapping", failure=failure)))
    assert [text(item) for item in page.find(class_="verdicts").find_all("li")][1] == (
        "OKR mapping ✗ failed a cell ran for 120 s."
    )
    assert text(page.find(id="okr-mapping")) == (
        "OKR mapping ✗ failed This section could not be made: a cell ran for 120 s. "
        "To do: give it more time."
    )


def test_a_section_without_a_finding_says_so(executed):
    page = soup(bound(Section("notes", "Notes", executed("Some text."))))
    assert text(page.find(class_="verdicts").li) == "Notes ? no verdict"


def test_headings_lie_below_the_title_and_are_listed(bind):
    page = soup(
        bind(
            "# Review\n\nDid it deliver?",
            "## What is missing?\n\n### Owners\n\n## What is missing?",
        )
    )
    assert [heading.get_text() for heading in page.find_all("h1")] == [
        "Contract review"
    ]
    section = page.find(id="review")
    assert [(h.name, h.get_text()) for h in section.find_all(["h2", "h3", "h4"])] == [
        ("h2", "Post-implementation review"),
        ("h3", "What is missing?"),
        ("h4", "Owners"),
        ("h3", "What is missing?"),
    ]
    listed = page.nav.find_all("a")
    assert [(link["href"], link.get_text()) for link in listed[1:]] == [
        ("#review--what-is-missing", "What is missing?"),
        ("#review--what-is-missing-2", "What is missing?"),
    ]
    assert all(page.find(id=link["href"][1:]) for link in listed)
    assert page.nav.details.summary.get_text() == "2 questions"


def test_a_title_in_html_is_no_second_title(bind, html):
    page = soup(bind(html("<h1>Big</h1><h2 title='<h1>'>Sub</h2>")))
    assert [h.get_text() for h in page.find_all("h1")] == ["Contract review"]
    assert [h.get_text() for h in page.find_all("h3")] == ["Big", "Sub"]


def test_the_same_heading_in_two_sections_has_two_addresses(executed):
    page = bound(
        Section("one", "One", executed("## What is missing?")),
        Section("two", "Two", executed("## What is missing?")),
    )
    assert 'id="one--what-is-missing"' in page
    assert 'id="two--what-is-missing"' in page


@pytest.mark.parametrize(
    ("rows", "titles"), [(8, []), (9, ["What is <promised>: 9 rows"])]
)
def test_a_long_table_opens_when_its_title_is_asked_for(executed, rows, titles):
    long = table(pd.DataFrame({"month": range(rows)}), "What is <promised>")
    page = soup(bound(Section("review", "Review", executed(long))))
    assert [text(each) for each in page.find_all("summary")] == titles
    assert len(page.main.table.find_all("tr")) == rows + 1


def test_inputs_are_hidden(bind, html):
    assert "hidden_source" not in bind(html("<p>shown</p>"))


def test_a_picture_is_within_the_page_with_its_alternative_text(bind, figure):
    picture = soup(bind(figure('Value "rises" <fast>'))).find("img")
    assert picture["src"].startswith("data:image/png;base64,")
    assert picture["alt"] == 'Value "rises" <fast>'


def test_a_remote_picture_in_a_text_fails_the_page(bind):
    with pytest.raises(PageError) as caught:
        bind("![plan](https://elsewhere.example/plan.png)")
    assert "a picture without its data" in str(caught.value)
    assert str(caught.value).startswith(
        "the page 'Contract review' would not be safe or complete: line "
    )


def test_the_page_says_when_and_with_what_it_was_made(two):
    footer = soup(bound(*two)).footer
    assert (
        text(footer)
        == f"Data as of 2025-06. Made with valuebook {version('valuebook')}."
    )


def test_the_page_has_landmarks_language_and_a_way_to_skip(two):
    page = soup(bound(*two))
    assert page.html["lang"] == "en"
    assert page.title.get_text() == "Contract review · Acme"
    assert page.find(class_="skip")["href"] == "#main"
    assert page.main["id"] == "main"


def test_the_page_allows_nothing_but_its_own_style_and_pictures(two):
    html = bound(*two)
    policy = soup(html).find("meta", {"http-equiv": True})["content"]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "script" not in policy
    assert "unsafe" not in policy
    assert "<script" not in html
    assert problems(html) == []


def test_the_same_notebooks_give_the_same_bytes(executed, figure):
    def made():
        return bound(Section("a", "A", executed("## Why?", answer(READY), figure())))

    assert made() == made()


def test_a_page_with_eight_figures_is_small(bind, executed, figure):
    frame = bind(*["## Why?", answer(READY), figure()] * 8)
    pictures = sum(len(img["src"]) for img in soup(frame).find_all("img"))
    assert len(frame.encode()) - pictures < 20_000


def test_mathematics_and_links_in_text_stay_text(bind, html):
    page = bind("Costs $$x$$ and `a|b`", html("<p>$$y$$ {{ 7*7 }} {% x %}</p>"))
    assert "$$x$$" in page
    assert "$$y$$ {{ 7*7 }} {% x %}" in page


def test_every_text_told_is_shown_letter_by_letter(executed):
    nasty = "<b>&</title>]]>--></b>\u202e{{ 7*7 }}"
    said = report_page(
        [Section("r", nasty, None, Failure(nasty, nasty, nasty))],
        title=nasty,
        initiative_id=nasty,
        organization=nasty,
        as_of=nasty,
    )
    assert problems(said) == []
    page = soup(said)
    assert page.main.find("b") is None
    assert page.h1.get_text() == r"<b>&</title>]]>--></b>\u202e{{ 7*7 }}"
