"""Questions whose answer counts as read, and not the rows that it was drawn from."""

import json
from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar

from valuebook.reads.log import Tables

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

QUESTIONS: dict[str, Callable[..., Any]] = {}
"""Every function that was wrapped by `asked`, under its module and name."""


def asked(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Return the function, of which what it answers is noted and not what it reads.

    For functions of a register that look at more than one initiative and say little:
    a page is then made again when the answer changes, not with every row behind it.
    Everything they are given but registers must be plain. Of registers that note
    nothing, they are as they were. What is asked of the whole register alone is
    answered once for all pages of a call.
    """
    question = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def answering(*args: Given.args, **named: Given.kwargs) -> Answer:
        tables = _tables([*args, *named.values()])
        if not tables:
            return function(*args, **named)
        given = json.dumps([[*map(_plain, args)], _plain_values(named)])
        sources = {each.source for each in tables}
        work = partial(function, *args, **named)
        return tables[0].log.answer(
            question, given, work, source=sources.pop() if len(sources) == 1 else ""
        )

    QUESTIONS[question] = answering
    return answering


def leave(register: Any, name: str, content: Callable[[], object]) -> None:
    """Leave what was worked out for one initiative, where its reading is noted."""
    tables = register.tables
    if isinstance(tables, Tables) and tables.part:
        tables.log.leave(name, content)


def _tables(given: Iterable[object]) -> list[Tables]:
    """Return the tables of the registers given; none where no log would tell all."""
    tables = [each.tables for each in given if hasattr(each, "tables")]
    if not all(isinstance(each, Tables) for each in tables):
        return []
    return tables if len({id(each.log) for each in tables}) == 1 else []


def _plain(value: Any) -> Any:
    return {"part": value.tables.part} if hasattr(value, "tables") else value


def _plain_values(named: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in sorted(named.items())}
