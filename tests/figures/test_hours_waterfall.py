import pandas as pd

from valuebook import figures

COLUMNS = ["initiative_id", "step", "hours", "basis", "rests_on"]
ROWS = [
    ("INI-1", "vendor's estimate", 900.0, "reported", "reported"),
    ("INI-1", "gross", 100.0, "reported", "reported"),
    ("INI-1", "rework", -20.0, "measured", "reported"),
    ("INI-1", "net", 80.0, "", "reported"),
    ("INI-1", "recaptured", 40.0, "assumed", "assumed"),
]


def chart(*rows):
    return figures.hours_waterfall(pd.DataFrame(rows, columns=COLUMNS))


def test_rework_hangs_below_gross_and_the_vendor_is_left_out():
    (axis,) = chart(*ROWS).figure.axes
    bars = [(bar.get_x(), bar.get_width()) for bar in axis.patches]
    assert bars == [(0, 100), (80, 20), (0, 80), (0, 40)]


def test_the_words_hold_every_number_with_its_basis():
    assert chart(*ROWS).alt == (
        "Hours a month. INI-1: gross (reported) 100 h, rework (measured) -20 h, net "
        "80 h, recaptured (assumed) 40 h."
    )


def test_without_hours_there_is_a_sentence_instead_of_a_figure():
    assert chart().figure is None


def test_of_many_initiatives_the_first_are_drawn():
    rows = [(f"INI-{n}", *ROWS[1][1:]) for n in range(8)]
    drawn = chart(*rows)
    assert len(drawn.figure.axes) == 6
    assert drawn.alt.endswith("2 more initiatives are not drawn.")
