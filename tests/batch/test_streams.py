import asyncio
import re
import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook, new_output

from valuebook.batch.streams import erased, joined, overwritten

OUT, ERR = "stdout", "stderr"
SHOWN = "shown"

# which outputs came, one after the other
ARRIVALS = {
    "nothing": [],
    "one stream in pieces": [(OUT, "a"), (OUT, "b\n"), (OUT, "c")],
    "both streams in turns": [(OUT, "a\n"), (ERR, "b\n"), (OUT, "c\n"), (ERR, "d")],
    "the other one first": [(ERR, "b\n"), (OUT, "a\n")],
    "something shown between": [(ERR, "b"), SHOWN, (OUT, "a"), (ERR, "c")],
    "something shown after": [SHOWN, (ERR, "b"), (OUT, "a"), SHOWN],
    "a progress bar": [(ERR, "\r 0 %"), (ERR, "\r50 %"), (ERR, "\r100 %\n"), SHOWN],
    "line ends of Windows": [(OUT, "a\r\nb\r\n")],
}


def arrived(arrivals: list) -> list:
    return [
        new_output("display_data", {"text/plain": "1"})
        if each == SHOWN
        else new_output("stream", name=each[0], text=each[1])
        for each in arrivals
    ]


def joined_by_nbclient(outputs: list) -> list:
    """Return the outputs as nbclient leaves them, with a kernel that says nothing."""
    cell = new_code_cell("1", outputs=outputs)
    client = NotebookClient(new_notebook(cells=[cell]), coalesce_streams=True)
    reply = {"content": {"status": "ok"}, "parent_header": {}, "metadata": {}}

    async def answer(*_: object) -> dict:
        cell.outputs = outputs
        return reply

    client.kc = SimpleNamespace(execute=lambda *_, **__: "1")
    client._async_poll_for_reply = answer
    client._async_poll_output_msg = answer
    client._async_poll_kernel_alive = answer
    asyncio.run(client.async_execute_cell(cell, 0))
    return cell.outputs


@pytest.mark.parametrize("name", ARRIVALS)
def test_streams_are_joined_as_nbclient_joins_them(name):
    assert joined(arrived(ARRIVALS[name])) == joined_by_nbclient(
        arrived(ARRIVALS[name])
    )


def test_of_a_progress_bar_the_last_state_remains():
    (bar,) = joined(arrived(ARRIVALS["a progress bar"][:-1]))
    assert bar["text"] == "100 %\n"


def test_joining_leaves_the_outputs_as_they_were():
    outputs = arrived(ARRIVALS["both streams in turns"])
    joined(outputs)
    assert outputs == arrived(ARRIVALS["both streams in turns"])


@given(st.text("ab\r\n"))
def test_overwriting_is_what_the_quadratic_expression_said(text):
    assert overwritten(text) == re.sub(r".*\r(?=[^\n])", "", text)


@given(st.text("ab\b\n"))
def test_backspaces_take_back_one_character_of_their_line_each(text):
    left, before = text, ""
    while left != before:
        left, before = re.sub("[^\n\b]\b", "", left), left
    assert erased(text) == left.replace("\b", "")


@pytest.mark.parametrize("text", ["x", "x\r", "\r", "x\b", "\b"])
def test_one_line_of_two_megabytes_takes_no_time(text):
    outputs = arrived([(OUT, text * (2_000_000 // len(text)))])
    before = time.process_time()
    joined(outputs)
    assert time.process_time() - before < 1
