from dataclasses import replace
from itertools import cycle

import pytest
from bs4 import BeautifulSoup

from valuebook.exports import index
from valuebook.exports.index import index_pages
from valuebook.exports.index_rows import (
    Alarm,
    Beside,
    ClassValue,
    IndexRow,
    Measures,
    Waiting,
    Whole,
)
from valuebook.exports.section import Failure
from valuebook.exports.selfcontained import problems
from valuebook.model import BenefitClass, Verdict

REVIEW = IndexRow(
    "INI-001",
    "Contract review",
    "ai",
    "live",
    "delivered",
    Verdict.BEHIND_PLAN,
    (
        ClassValue(BenefitClass.CASHABLE, 1_260_000, 630_000),
        ClassValue(BenefitClass.NON_CASHABLE, 840_000, None),
    ),
)
MERGER = IndexRow(
    "INI-002",
    "Merger of Halden",
    "post_merger_integration",
    "delivering",
    "at_risk",
    values=(ClassValue(BenefitClass.CASHABLE, 61_000_000, 0),),
    has_report=False,
    failures=(Failure("Review", "a cell ran for 120 s.", "give it more time."),),
)


def pages(*rows, **more):
    return index_pages(
        rows, organization="Acme", currency="EUR", as_of="2025-06", **more
    )


def made(*rows, **beside):
    return pages(*rows, beside=Beside(**beside))["index.html"]


def soup(*rows, **beside):
    html = made(*rows, **beside)
    assert problems(html) == []
    return BeautifulSoup(html, "html.parser")


def text(element):
    return " ".join(element.get_text(" ").split())


def test_a_row_says_how_an_initiative_stands():
    row = soup(REVIEW).find(id="rows").tbody.tr
    assert [text(cell) for cell in row.find_all(["th", "td"])] == [
        "Contract review INI-001",
        "✗ behind plan",
        "delivered",
        "live",
        "AI",
        "1 260 000 realized 630 000",
        "840 000 realized not measured",
    ]
    assert row.a["href"] == "INI-001/report.html"


def test_each_benefit_class_has_a_column_and_none_is_added():
    page = soup(REVIEW, MERGER)
    heads = [text(head) for head in page.find(id="rows").thead.find_all("th")]
    assert heads[5:7] == ["Cashable", "Non-cashable"]
    row = page.find(id="rows").tbody.find_all("tr")[1]
    assert [text(cell) for cell in row.find_all("td")][4:6] == [
        "61 000 000 realized 0",
        "",
    ]
    assert "2 100 000" not in text(page)


def test_the_counts_stand_on_top():
    assert text(soup(REVIEW, MERGER).find(class_="counts")) == (
        "2 initiatives: 1 complete, 1 failed"
    )
    assert text(soup().find(class_="counts")) == "no initiatives"


def test_the_month_of_the_data_stands_below_the_counts():
    page = soup(REVIEW)
    below = page.find(class_="counts").find_next_sibling("p")
    assert text(below) == "Data as of 2025-06."


def test_a_report_that_is_not_there_or_from_before_is_not_called_complete():
    absent = replace(REVIEW, has_report=False)
    earlier = replace(REVIEW, is_current=False)
    page = soup(REVIEW, absent, earlier)
    assert text(page.find(class_="counts")) == (
        "3 initiatives: 1 complete, 1 earlier, 1 not made"
    )
    rows = page.find(id="rows").tbody.find_all("tr")
    assert [text(row.find_all("td")[-1]) for row in rows] == [
        "complete",
        "? not made",
        "▲ earlier",
    ]
    assert [row.a is not None for row in rows] == [True, False, True]
    assert "An earlier report shows the register as it was before" in text(page)
    assert "An earlier report" not in text(soup(REVIEW, absent))


def test_verdicts_are_counted_the_worst_first():
    ready = IndexRow("A", "A", "ai", "idea", "not_started", Verdict.READY)
    tally = soup(ready, REVIEW, ready).find(class_="tally")
    assert [text(item) for item in tally.find_all("li")] == [
        "✗ behind plan 1",
        "✓ ready 2",
    ]


def test_what_failed_is_listed_with_section_cause_and_remedy():
    page = soup(REVIEW, MERGER)
    assert [text(item) for item in page.find(class_="failed").find_all("li")] == [
        "Merger of Halden INI-002 Review: a cell ran for 120 s. "
        "To do: give it more time."
    ]
    row = page.find(id="rows").tbody.find_all("tr")[1]
    assert text(row).endswith("✗ failed")
    assert row.a is None


def test_a_portfolio_without_failures_has_no_list_of_them():
    page = soup(REVIEW)
    assert page.find(class_="failed") is None
    assert "Report" not in text(page.find(id="rows").thead)


def test_the_page_runs_its_own_script_and_nothing_else():
    page = soup(REVIEW)
    policy = page.find("meta", {"http-equiv": True})["content"]
    assert "script-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert len(page.find_all("script")) == 1
    assert problems(made(REVIEW, MERGER)) == []


def test_every_text_told_is_shown_letter_by_letter():
    nasty = "<script>x</script>\u202e\"'"
    row = IndexRow(
        "INI-003", nasty, nasty, nasty, nasty, failures=(Failure(*[nasty] * 3),)
    )
    html = index_pages([row], organization=nasty, currency=nasty, as_of=nasty)[
        "index.html"
    ]
    assert problems(html) == []
    page = BeautifulSoup(html, "html.parser")
    assert len(page.find_all("script")) == 1
    assert page.find(id="rows").tbody.a.get_text() == "<script>x</script>\\u202e\"'"


def test_the_same_rows_give_the_same_bytes():
    assert made(REVIEW, MERGER) == made(REVIEW, MERGER)


ALARM = Alarm(
    "INI-001",
    "Contract review",
    "Turnaround",
    Verdict.STRUCTURAL_SHORTFALL,
    "14 to 1",
    stays_named=False,
)


def test_alarms_stand_below_the_initiatives_with_their_evidence():
    told = Measures(
        "38 measures can be judged.", (ALARM, replace(ALARM, has_report=False))
    )
    section = soup(REVIEW, measures=told).find(id="measures").parent
    assert text(section.p) == "38 measures can be judged."
    rows = section.tbody.find_all("tr")
    assert (
        text(rows[0]) == "Contract review Turnaround ✗ structural shortfall 14 to 1 no"
    )
    assert [row.a is not None for row in rows] == [True, False]


def test_without_measures_nothing_is_said_of_them():
    assert soup(REVIEW).find(id="measures") is None


def test_gates_past_their_day_are_listed_with_their_age_and_what_was_spent():
    gate = Waiting("INI-1", "Contract <i>", "G3", "2025-03-31", 91, 20_500.0, "stop")
    other = replace(gate, gate="G4", spent=0.0, asked="", has_report=False)
    section = soup(REVIEW, waiting=(gate, other)).find(id="waiting").parent
    rows = section.tbody.find_all("tr")
    assert [text(row) for row in rows] == [
        "Contract <i> G3 2025-03-31 91 20 500 stop",
        "Contract <i> G4 2025-03-31 91 0 nothing yet",
    ]
    assert [row.a is not None for row in rows] == [True, False]
    assert "Spent since (EUR)" in text(section.thead)


def test_without_gates_that_wait_nothing_is_said_of_them():
    assert soup(REVIEW).find(id="waiting") is None


WHOLE = Whole(
    "Acme: the whole organization",
    "organization",
    ((Verdict.NOT_MET, "Stop the <b>support</b> assistant."),),
)


def test_the_report_of_the_whole_organization_is_above_the_initiatives():
    found = soup(REVIEW, whole=WHOLE)
    section = found.find(class_="whole")
    assert section.a["href"] == "organization/report.html"
    assert text(section) == (
        "Acme: the whole organization ✗ not met Stop the <b>support</b> assistant."
    )
    assert found.find(id="whole").sourceline < found.find(id="initiatives").sourceline
    assert soup(REVIEW).find(class_="whole") is None


def test_a_report_of_the_whole_that_failed_is_listed_with_the_others():
    failed = replace(
        WHOLE, answers=(), has_report=False, failures=(Failure("Use", "no data", ""),)
    )
    found = soup(REVIEW, whole=failed)
    assert found.find(class_="whole").a is None
    assert text(found.find(class_="failed").li) == (
        "Acme: the whole organization organization Use: no data"
    )


A_PAGE = 20


@pytest.fixture
def short_pages(monkeypatch):
    """Let a page hold few rows."""
    monkeypatch.setattr(index, "ROWS_A_PAGE", A_PAGE)


def many(count):
    """Return rows that stand alternately well and badly, the last one worst."""
    verdicts = [Verdict.ON_PLAN, Verdict.BEHIND_PLAN]
    return [
        replace(REVIEW, initiative_id=f"INI-{n:04}", name=f"No {n}", verdict=verdict)
        for n, verdict in zip(range(count), cycle(verdicts), strict=False)
    ]


def links(page, place):
    return [each["href"] for each in page.select(f"{place} a")]


@pytest.mark.usefixtures("short_pages")
def test_a_long_index_is_told_in_pages_with_the_worst_first():
    made = pages(*many(2 * A_PAGE + 1))
    assert list(made) == [
        "index.html",
        "index-2.html",
        "index-3.html",
        "index-names.html",
    ]
    read = {name: BeautifulSoup(html, "html.parser") for name, html in made.items()}
    told = [links(page, "#rows") for page in read.values()]
    assert [len(each) for each in told] == [A_PAGE, A_PAGE, 1, 2 * A_PAGE + 1]
    assert told[0] + told[1] + told[2] == told[3]
    assert told[0][:2] == ["INI-0001/report.html", "INI-0003/report.html"]
    assert links(read["index-2.html"], "nav") == [
        "index.html",
        "index-3.html",
        "index-names.html",
    ]
    for page in read.values():
        assert text(page.find(class_="counts")) == "41 initiatives: 41 complete"
    tallies = [bool(page.find(class_="tally")) for page in read.values()]
    assert tallies == [True, False, False, False]
    assert not any(problems(html) for html in made.values())


@pytest.mark.usefixtures("short_pages")
def test_what_is_left_out_of_a_long_list_is_counted():
    rows = [replace(MERGER, initiative_id=f"INI-{n:04}") for n in range(A_PAGE + 2)]
    failed = soup(*rows).find(class_="failed")
    assert len(failed.find_all("li")) == A_PAGE
    assert text(failed.find_all("p")[-1]) == "2 more are not listed."
