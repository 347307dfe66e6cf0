from io import BytesIO

from matplotlib.figure import Figure
from PIL import Image

from valuebook.figures.chart import COLOURS, Chart
from valuebook.figures.theme import REALIZED


def drawn():
    figure = Figure(figsize=(2, 1), dpi=100)
    figure.subplots().plot([0, 1], [1, 0])
    return figure


def test_a_chart_is_a_picture_with_its_description():
    data, metadata = Chart("A line falls.", drawn())._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png"}
    assert data["text/plain"] == "A line falls."
    assert metadata == {"image/png": {"alt": "A line falls."}}


def test_the_same_figure_gives_the_same_bytes():
    assert Chart("", drawn()).png() == Chart("", drawn()).png()


def test_the_picture_has_few_colours_and_says_nothing_of_its_making():
    picture = Image.open(BytesIO(Chart("", drawn()).png()))
    assert picture.size == (200, 100)
    assert len(picture.getcolors()) <= COLOURS
    assert picture.info == {}


def test_a_line_keeps_its_colour():
    figure = Figure(figsize=(2, 1), dpi=100)
    figure.subplots().plot([0, 1], [1, 0], color=REALIZED, lw=4)
    picture = Image.open(BytesIO(Chart("", figure).png())).convert("RGB")
    assert tuple(bytes.fromhex(REALIZED[1:])) in {
        each for _, each in picture.getcolors()
    }


def test_without_a_figure_the_words_stand_alone_and_are_only_words():
    chart = Chart("No figure: <b>none</b>\x1b.")
    data, metadata = chart._repr_mimebundle_()
    words = "No figure: &lt;b&gt;none&lt;/b&gt;\\x1b."
    assert chart.png() == b""
    assert data == {
        "text/plain": "No figure: <b>none</b>\\x1b.",
        "text/html": f'<p class="vb vb-absent">{words}</p>',
    }
    assert metadata == {}
