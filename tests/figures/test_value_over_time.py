from tests.literal_register import BENEFIT, INITIATIVE, register_of
from valuebook import figures
from valuebook.analysis.hypothesis.promises import planned_by_class
from valuebook.figures.theme import DISBENEFIT, PLANNED

HOURS = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}
WORSE = {**BENEFIT, "benefit_id": "BEN-3", "annual_value": -24_000.0}


def of(*benefits, money=()):
    return register_of(
        initiatives=[INITIATIVE], benefits=list(benefits), realized=list(money)
    )


def planned(*benefits):
    return figures.planned_value(
        planned_by_class(of(*benefits)), currency="EUR", as_of="2025-03"
    )


def texts(chart):
    return [
        each.get_text()
        for each in chart.figure.findobj(lambda each: hasattr(each, "get_text"))
    ]


def test_each_benefit_class_has_a_panel_of_its_own():
    chart = planned(BENEFIT, HOURS)
    assert [each.get_title("left") for each in chart.figure.axes] == [
        "cashable",
        "non-cashable",
    ]
    assert "Planned value a month, EUR k" in texts(chart)
    assert "as of 2025-03" in texts(chart)


def test_planned_value_is_told_in_words_too():
    assert planned(BENEFIT).alt == (
        "Planned value by month, benefit classes apart: cashable begins in 2025-01 and "
        "reaches EUR 10.0 k a month in 2025-04."
    )


def test_a_disbenefit_is_orange_below_the_line_and_the_label_is_net():
    chart = planned(BENEFIT, WORSE)
    above, below = chart.figure.axes[0].collections
    assert [above.get_facecolor()[0].tolist(), below.get_facecolor()[0].tolist()] == [
        [each / 255 for each in (*bytes.fromhex(colour[1:]), 255)]
        for colour in (PLANNED, DISBENEFIT)
    ]
    assert "net 8" in texts(chart)
    assert "disbenefit" in texts(chart)
