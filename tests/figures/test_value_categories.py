import pandas as pd

from valuebook import figures

NAN = float("nan")


def chart(*rows):
    columns = ["category", "benefit_class", "planned_to_date", "realized_to_date"]
    return figures.value_categories(
        pd.DataFrame(rows, columns=columns), currency="EUR", as_of="2025-03"
    )


def test_planned_stands_beside_realized_for_each_category_and_class():
    drawn = chart(
        ("cost_reduction", "cashable", 9000.0, 4500.0),
        ("revenue_growth", "revenue_margin", 6000.0, NAN),
    )
    (axis,) = drawn.figure.axes
    assert [each.get_width() for each in axis.patches] == [9, 6, 4.5]
    names = [each.get_text() for each in axis.get_yticklabels()]
    assert names == ["cost reduction,\ncashable", "revenue growth,\nrevenue margin"]
    labels = {each.get_text() for each in axis.texts}
    assert labels == {
        "planned EUR 9.00 k",
        "realized EUR 4.50 k",
        "planned EUR 6.00 k",
        "realized not measured",
    }


def test_the_words_hold_every_number():
    assert chart(("cost_reduction", "cashable", 9000.0, 4500.0)).alt == (
        "AI value to 2025-03 by category and benefit class. cost reduction, cashable: "
        "planned EUR 9.00 k, realized EUR 4.50 k."
    )


def test_without_value_that_is_due_there_is_a_sentence_instead_of_a_figure():
    absent = chart(
        ("cost_reduction", "cashable", 0.0, NAN), ("risk_avoidance", NAN, NAN, NAN)
    )
    assert absent.alt == "No figure: no value in money is due in any category."
