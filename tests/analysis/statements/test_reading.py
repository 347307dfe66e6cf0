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
    ("Time to discharge falls from 4 h 10 to under 3 hours", "4 h 10", "3 hours",
     "hours", "decrease", False),
    ("Average handling time 6:30 min to 4:45 min", "6:30 min", "4:45 min", "min",
     "decrease", False),
    ("Handling time from 6:30 to 4:45 min", "6:30 min", "4:45 min", "min", "decrease",
     False),
    ("Cut lead time from 2 days 4 hours to 1 day", "2 days 4 hours", "1 day", "days",
     "decrease", False),
    ("Journey time down from 1h30 to 1h10", "1h30", "1h10", "h", "decrease", False),
    ("Wartezeit sinkt von 4 Std. 10 auf unter 3 Stunden", "4 Std. 10", "3 Stunden",
     "Stunden", "decrease", False),
    ("Complaints 120 to 80 a month", "120", "80", "complaints", "decrease", False),
    ("NPS 32 to 45", "32", "45", "points", "increase", False),
    ("Churn of 40 to 45 %", "", "40 to 45 %", "%", "reach", False),
    ("Attrition eases to 9%", "", "9%", "%", "decrease", False),
    ("First-contact fix climbs to 75%", "", "75%", "%", "increase", False),
    ("Sick pay bill down £1.1m to £3.4m", "", "£3.4m", "GBP", "decrease", False),
    ("Energiekosten um CHF 2,4 Mio. senken ab Januar 2027", "", "CHF 2,4 Mio.", "CHF",
     "decrease", False),
    ("Durchlaufzeit zwischen 10 und 12 Tagen", "", "10 und 12 Tagen", "Tagen", "reach",
     False),
    ("Ahorrar entre 40.000 € y 50.000 € al año", "", "40.000 € y 50.000 €", "EUR",
     "decrease", False),
    ("Temps d'attente de 4 h 10 à moins de 3 heures", "4 h 10", "3 heures", "heures",
     "decrease", False),
    ("Cut cost per claim by 10% starting in July", "", "10%", "%", "decrease", False),
    ("Complaints below 300 in 2026", "", "300", "complaints", "reach", True),
    ("Customers can pay by invoice from March", "", "", "", "none", False),
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
    ("Customers can pay by invoice from March", "output"),
    ("Agency staff can view their shifts on their phone", "output"),
    ("Les clients peuvent payer sur facture", "output"),
    ("30 account managers change their call plan each week from the churn list",
     "outcome"),
    ("1,200 nurses use the new triage procedure on every shift", "outcome"),
    ("300 Pflegekräfte nutzen das neue Verfahren in jeder Schicht", "outcome"),
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
]  # fmt: skip


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_outcomes_are_told_from_outputs(text, label):
    assert read_statement(text).label == label


MEASURES = [
    ("£2.4m lower agency spend in 2026/27 than in 2025/26", "agency spend"),
    ("15% fewer falls on wards than last year", "falls on wards"),
    ("Hold monthly steering committee meetings with 90% attendance", "attendance"),
    ("Average wait at the A&E from 4 h to 3 h", "wait at the A&E"),
    ("Cost of energy at the Leeds plant down 12%", "Cost of energy at the Leeds plant"),
    ("Backlog dwindles to 300 cases", "Backlog"),
    ("1,200 nurses use the new triage procedure on every shift",
     "nurses who use the new triage procedure"),
    ("75% of pupils improve by two grades", "pupils who improve"),
    ("40% of accounts use the forecast each month", "accounts that use the forecast"),
    ("Plants emit 4,300 tonnes of CO2e a month instead of 5,200", "CO2e"),
    ("250 enfermeras usan el nuevo protocolo en cada turno",
     "enfermeras usan el nuevo protocolo"),
    ("Llevar la cuota de mercado al 35%", "cuota de mercado"),
    ("Der Umsatz je Filiale steigt auf 1.500 €", "Umsatz je Filiale"),
    ("Économiser 2,4 M€ d'achats en 2027", "achats"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measure"), MEASURES)
def test_what_is_measured_is_named_without_dates_and_comparisons(text, measure):
    assert read_statement(text).measure == measure


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
