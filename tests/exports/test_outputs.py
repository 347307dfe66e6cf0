import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from valuebook.exports.outputs import parts, terminal_text
from valuebook.exports.section import Section
from valuebook.model import PageError


def kept(*outputs):
    """Return what is kept of the outputs of one cell."""
    notebook = new_notebook(cells=[new_code_cell("x", outputs=list(outputs))])
    taken = parts(Section("review", "Review", notebook))
    return [dict(output.data) for output in taken.cells[0].outputs]


def display(metadata=None, **data):
    data = {name.replace("_", "/", 1): text for name, text in data.items()}
    return new_output("display_data", data=data, metadata=metadata or {})


def moving(kind, **data):
    output = display(**data)
    output.data[kind] = {"model_id": "x"} if kind.endswith("json") else "x"
    return output


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;https://elsewhere.example\x07link\x1b]8;;\x07", "link"),
        ("\x1b]0;title\x1b\\x", "x"),
        (" 10 %\r 100 %\ndone", " 100 %\ndone"),
        ("one\r\ntwo", "one\ntwo"),
        ("bell\x07", "bell\\x07"),
        ("over\u202eride", r"over\u202eride"),
    ],
)
def test_a_stream_reads_as_a_terminal_would_show_it(text, shown):
    assert terminal_text(text) == shown


def test_a_long_text_is_cut_with_a_note():
    shown = terminal_text("x" * 10_000_000)
    assert shown == "x" * 10_000 + "\n[9 990 000 characters left out here]"


def test_a_stream_is_kept_as_text():
    stream = new_output("stream", name="stderr", text="\x1b[1mhello\n")
    assert kept(stream) == [{"text/plain": "hello\n"}]


def test_an_error_tells_its_cause_and_no_folder_of_the_machine():
    error = new_output(
        "error", ename="KeyError", evalue="'x'", traceback=["/home/ada/x.py in f"]
    )
    assert kept(error) == [{"text/plain": "KeyError: 'x'"}]


def test_of_several_forms_the_richest_readable_one_is_kept():
    output = display(text_html="<b>x</b>", text_plain="x", text_latex="$x$")
    assert kept(output) == [{"text/html": "<b>x</b>"}]


@pytest.mark.parametrize(
    "kind", ["application/vnd.jupyter.widget-view+json", "application/javascript"]
)
def test_what_moves_is_left_out_but_for_its_static_form(kind):
    assert kept(moving(kind, text_plain="VBox(children=())")) == []
    assert kept(moving(kind)) == []
    assert kept(moving(kind, text_html="<table></table>")) == [
        {"text/html": "<table></table>"}
    ]


def test_html_beyond_reading_is_left_out_with_a_note():
    assert kept(display(text_html="<p>x</p>" * 20_000)) == [
        {"text/plain": "[an output of 160 kB is left out here; the notebook holds it]"}
    ]


def test_a_picture_keeps_its_alternative_text():
    told = {"image/png": {"alt": "Value \u202erises"}}
    notebook = new_notebook(
        cells=[new_code_cell(outputs=[display(told, image_png="AAAA\n")])]
    )
    output = parts(Section("r", "Review", notebook)).cells[0].outputs[0]
    assert output.data == {"image/png": "AAAA"}
    assert output.metadata == {"alt": r"Value \u202erises"}


def test_a_wide_picture_stays_marked_as_such():
    told = {"image/png": {"alt": "A map.", "wide": True}}
    notebook = new_notebook(
        cells=[new_code_cell(outputs=[display(told, image_png="AAAA")])]
    )
    output = parts(Section("r", "Review", notebook)).cells[0].outputs[0]
    assert output.metadata == {"alt": "A map.", "wide": True}


@pytest.mark.parametrize("alt", ["", "  "])
def test_a_picture_without_alternative_text_is_refused(alt):
    with pytest.raises(PageError) as caught:
        kept(display({"image/png": {"alt": alt}}, image_png="AAAA"))
    assert str(caught.value) == (
        "section 'Review': a picture has no alternative text; "
        "say in one sentence what it shows"
    )


def test_a_picture_in_a_form_that_is_not_shown_is_refused():
    svg = display(text_plain="<Figure>")
    svg.data["image/svg+xml"] = "<svg></svg>"
    with pytest.raises(PageError) as caught:
        kept(svg)
    assert str(caught.value) == (
        "section 'Review': a picture is there as image/svg+xml only; "
        "a report shows PNG and JPEG"
    )


def test_facts_and_provenance_are_put_aside():
    facts = display({"valuebook": {"part": "facts"}}, text_html="<dl></dl>")
    made = display({"valuebook": {"part": "provenance"}}, text_html="<ul></ul>")
    notebook = new_notebook(cells=[new_code_cell(outputs=[facts, made])])
    taken = parts(Section("r", "Review", notebook))
    assert (taken.facts, taken.provenance) == (["<dl></dl>"], ["<ul></ul>"])
    assert taken.cells[0].outputs == []
