import pandas as pd

from valuebook import figures

NAN = float("nan")
INPUTS = pd.DataFrame(
    [
        ("the value of BEN-1", "EUR", 60e3, 130e3, -80e3, 90e3, 95e3),
        ("the delay", "months", 0.0, 6.0, 40e3, -20e3, NAN),
        ("adoption", "share", 0.6, 1.05, -10e3, 30e3, 0.7),
    ],
    columns=[
        "input",
        "unit",
        "p10",
        "p90",
        "worth_at_p10",
        "worth_at_p90",
        "switching_value",
    ],
)


def test_each_bar_goes_from_the_low_to_the_high_value_of_its_input():
    chart = figures.tornado(INPUTS, currency="EUR")
    (axis,) = chart.figure.axes
    ends = [
        sorted((each.get_x(), each.get_x() + each.get_width())) for each in axis.patches
    ]
    assert ends[:2] == [[-80, 5], [5, 90]]
    assert [each.get_text() for each in axis.texts] == [
        "EUR 60.0 k",
        "EUR 130 k",
        "0 months",
        "6 months",
        "60 %",
        "105 %",
    ]


def test_beside_each_bar_stands_the_value_that_turns_the_decision():
    chart = figures.tornado(INPUTS, currency="EUR")
    written = [each.get_text().replace("\n", " ") for each in chart.figure.texts]
    assert written[:6] == [
        "The value of BEN-1",
        "EUR 95.0 k",
        "The delay",
        "none",
        "Adoption",
        "70 %",
    ]
    assert "worth nothing at" in written


def test_the_words_hold_every_number():
    assert figures.tornado(INPUTS.iloc[1:], currency="EUR").alt == (
        "Net present value as each input alone goes from low to high. The delay from 0 "
        "months to 6 months: worth EUR 40.0 k to EUR -20.0 k, never nothing. Adoption "
        "from 60 % to 105 %: worth EUR -10.0 k to EUR 30.0 k, nothing at 70 %."
    )


def test_without_a_range_there_is_a_sentence_instead():
    absent = figures.tornado(INPUTS.iloc[:0], currency="EUR")
    assert absent.figure is None
    assert absent.alt == "No figure: no range is stated for any input of the case."
