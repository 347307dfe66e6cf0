"""What a cell printed, put together as a terminal would show it."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any


def joined(outputs: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the outputs of a cell with one output, at its first place, per stream.

    What a carriage return or a backspace took back is left out. In which order the
    two streams arrive is chance where nothing lies between them: stdout goes first.
    The time it takes grows as the text does.
    """
    kept: list[dict[str, Any]] = []
    texts: dict[str, list[str]] = {}
    for output in outputs:
        if output["output_type"] != "stream":
            kept.append(dict(output))
            continue
        if output["name"] not in texts:
            texts[output["name"]] = []
            kept.append(dict(output))
        texts[output["name"]].append(output["text"])
    for output in kept:
        if output["output_type"] == "stream":
            output["text"] = overwritten(erased("".join(texts[output["name"]])))
    for place, pair in enumerate(pairwise(kept)):
        if [each.get("name") for each in pair] == ["stderr", "stdout"]:
            kept[place : place + 2] = pair[::-1]
            break
    return kept


def overwritten(text: str) -> str:
    r"""Return the text without what a carriage return lets later text overwrite.

    >>> overwritten("10 %\r100 %\ndone\r\n")
    '100 %\ndone\r\n'
    """
    if "\r" not in text:
        return text
    # one that ends a line overwrites nothing
    lines = text.split("\n")
    return "\n".join(line[line.rfind("\r", 0, -1) + 1 :] for line in lines)


def erased(text: str) -> str:
    r"""Return the text without its backspaces and what each takes back of its line.

    >>> erased("|\b/\b-\n\bdone")
    '-\ndone'
    """
    if "\b" not in text:
        return text
    kept: list[str] = []
    for character in text:
        if character != "\b":
            kept.append(character)
        elif kept and kept[-1] not in "\r\n":
            kept.pop()
    return "".join(kept)
