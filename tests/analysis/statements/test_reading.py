import pytest

from valuebook.analysis.statements import read_statement

# text, baseline, target, unit, direction, has_date
VALUES = [
    ("Response time from 9 days to 2", "9 days", "2 days", "days", "decrease", False),
    ("NPS of 55 by March 2027", "", "55", "points", "reach", True),
    ("Cut scrap by 30% vs 2019", "", "30%", "%", "decrease", False),
    ("Keep infra spend flat at $120k/month", "", "$120k", "USD", "maintain", False),
    ("Churn of 18.5-22% in FY2027", "", "18.5-22%", "%", "reach", True),
    ("£2.5m-£4.0m in new revenue", "", "£2.5m-£4.0m", "GBP", "reach", False),
    ("Reliability up 3 percentage points", "", "3 percentage points",
     "percentage points", "increase", False),
    ("Halve the number of late parcels", "", "50%", "%", "decrease", False),
    ("Double weekly users", "", "2x", "x", "increase", False),
    ("Eliminate stock-outs of critical spares", "", "0", "", "decrease", False),
    ("No breach of personal data", "", "0", "", "reach", False),
    ("One in four orders through the app", "", "One in four", "", "reach", False),
    ("Answer 95% of letters within 10 days", "", "95%", "%", "reach", False),
    ("Close the month in 5 days instead of 9", "9", "5 days", "days", "decrease",
     False),
    ("Time to hire, currently 45 days, at 30 days", "45 days", "30 days", "days",
     "decrease", False),
    ("Sign clients above £2m in turnover", "", "", "", "none", False),
    ("Pass the ISO 27001 audit", "", "", "", "none", False),
    ("Improve the p95 of search", "", "", "", "increase", False),
    ("Raise the share of X% of users", "", "", "", "increase", False),
    ("Hire 6 nurses within 6 months", "", "6", "nurses", "reach", True),
    ("Run 4 open days that bring in 250 applications", "", "250", "applications",
     "reach", False),
    ("Réduire le délai de 15 à 8 jours", "15 jours", "8 jours", "jours", "decrease",
     False),
    ("Kosten um 1,5 Mio. Euro senken bis Ende 2027", "", "1,5 Mio. Euro", "EUR",
     "decrease", True),
    ("Conseguir 1.500 usuarios al mes", "", "1.500", "usuarios", "reach", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit", "direction", "has_date"), VALUES
)
def test_values_are_read_as_written(text, baseline, target, unit, direction, has_date):
    read = read_statement(text)
    found = (read.baseline, read.target, read.unit, read.direction, read.has_date)
    assert found == (baseline, target, unit, direction, has_date)
    assert read.measurable == bool(target)


LABELS = [
    ("Write 10 posts about pricing", "output"),
    ("Increase the number of reports we send from 4 to 12", "output"),
    ("Calls per agent from 40 to 60 a day", "output"),
    ("The portal is available to 100% of staff", "output"),
    ("80% of staff use the portal every week", "outcome"),
    ("95% of migrations complete", "output"),
    ("Backlog of unpaid claims from 6,000 to 1,500", "outcome"),
    ("LTIFR below 1.0", "outcome"),
    ("Deliver 12% organic growth", "outcome"),
    ("Track and report the churn rate", "output"),
    ("Tickets answered in 1 business day", "outcome"),
    ("Dashboards on every phone", "output"),
    ("Build a portal to improve service", "output"),
    ("Build a portal, resulting in 30% fewer complaints", "outcome"),
    ("Raise unit test coverage from 60% to 85%", "output"),
    ("Latency below 200 ms at peak", "outcome"),
    ("Hire three data engineers", "output"),
    ("Voluntary attrition below 8%", "outcome"),
    ("Organiser 10 ateliers pour les agents", "output"),
    ("Moins de réclamations des usagers", "outcome"),
    ("Drei neue Filialen eröffnen", "output"),
    ("Kundenzufriedenheit auf 90 % steigern", "outcome"),
    ("Publicar 12 artículos", "output"),
    ("Reducir la tasa de abandono al 5 %", "outcome"),
]


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_outcomes_are_told_from_outputs(text, label):
    assert read_statement(text).label == label


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Conversion up by 5%", "relative"),
        ("Conversion up by 5 percentage points", "absolute"),
        ("Conversion of 5%", "level"),
        ("Conversion from 4% to 5%", "level"),
        ("Better conversion", ""),
    ],
)
def test_a_level_is_told_from_a_change(text, change):
    assert read_statement(text).change == change


def test_a_reference_year_is_no_baseline():
    read = read_statement("Emissions 40% below 2019 levels by 2030")
    assert (read.baseline, read.reference_year, read.has_date) == ("", "2019", True)


@pytest.mark.parametrize("text", ["", "  ", "!!!", "\u200b"])
def test_nothing_is_read_where_nothing_is_said(text):
    read = read_statement(text)
    assert (read.label, read.level, read.measurable) == ("", "", False)


CLAIMS = [
    ("AI streamlines operations", False),
    ("Our copilot makes everybody more productive", False),
    ("Support costs fall from €4,167 to €2,083 once agents answer enquiries", True),
    ("Automatic matching cut invoice queries from 900 to 350 a month", True),
    ("70% of staff use the assistant every week", False),
    ("We rolled out an assistant to 12,000 colleagues", False),
]


@pytest.mark.parametrize(("text", "specific"), CLAIMS)
def test_a_specific_claim_names_what_brings_how_much_about(text, specific):
    assert read_statement(text).specific == specific


def test_what_a_claim_leaves_out_is_listed():
    assert read_statement("AI boosts growth").missing == (
        "problem",
        "stakeholder",
        "mechanism",
        "from",
        "to",
    )


def test_the_reasons_are_signs_found_in_the_statement():
    read = read_statement("Publish 20 articles")
    assert read.reasons[0] in {"command make", "made deliverable", "made work"}
    assert 0.5 <= read.certainty <= 1
