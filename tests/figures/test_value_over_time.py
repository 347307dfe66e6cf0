from tests.literal_register import BENEFIT, INITIATIVE, paid, register_of
from valuebook import figures
from valuebook.analysis.hypothesis.promises import planned_by_class
from valuebook.analysis.tracking.ledger import cumulative_by_class
from valuebook.figures.theme import DISBENEFIT, PLANNED, REALIZED

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


def cumulative(*benefits, money=(), as_of="2025-03"):
    frame = cumulative_by_class(of(*benefits, money=money), as_of=as_of)
    return figures.cumulative_value(frame, currency="EUR", as_of=as_of)


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


def test_without_money_there_is_a_sentence_instead_of_a_figure():
    bare = {**BENEFIT, "annual_value": None}
    assert planned(bare).alt == "No figure: no value in money is planned."
    assert planned(bare).figure is None
    assert (
        cumulative(bare).alt == "No figure: no value in money is planned or confirmed."
    )


def test_planned_and_realized_are_added_up_in_their_colours():
    chart = cumulative(BENEFIT, money=[paid("2025-02", 3000), paid("2025-03", 4000)])
    plan, realized, *_ = chart.figure.axes[0].lines
    assert (plan.get_color(), realized.get_color()) == (PLANNED, REALIZED)
    assert plan.get_ydata()[:3].tolist() == [2.5, 7.5, 15.0]
    assert realized.get_ydata()[:3].tolist() == [0, 3, 7]
    assert "7" in texts(chart)
    assert chart.alt == (
        "Value added up since go-live, by 2025-03: cashable planned EUR 15.0 k, "
        "realized "
        "EUR 7.00 k."
    )


def test_a_class_of_which_nothing_was_confirmed_says_so_in_its_panel():
    assert "not measured" in texts(cumulative(BENEFIT))


def test_before_anything_is_due_the_words_say_so():
    chart = cumulative(BENEFIT, as_of="2024-06")
    assert chart.alt == "Planned value since go-live; none of it is due yet."


def test_a_class_that_nobody_planned_is_drawn_where_money_was_confirmed_in_it():
    chart = cumulative(
        BENEFIT, money=[paid("2025-02", 3000, benefit_class="revenue_margin")]
    )
    assert len(chart.figure.axes) == 2
