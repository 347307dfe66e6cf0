"""A row that is typed into a form, as a pydantic model made from its table.

The declaration of the table is the one place where kinds, units, accepted words and
descriptions stand; nothing of it is said again here.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any

import pandas as pd
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic import create_model as model_made
from pydantic_core import PydanticCustomError

from valuebook.register import Table
from valuebook.register.cells import Fault, read_cell, typed
from valuebook.register.kinds import Kind


def record_model(table: Table, columns: Sequence[str]) -> type[BaseModel]:
    """Return a model of these columns; it takes texts and holds values.

    An empty text is no value, never zero; one that is no value of its column is an
    error that says what was found and what to do.

    >>> from valuebook.register import TABLES
    >>> benefit = record_model(TABLES["benefits"], ["baseline", "target"])
    >>> benefit(baseline="14.5", target="")
    benefits(baseline=14.5, target=None)
    """
    fields: dict[str, Any] = {
        name: (
            Annotated[Any, BeforeValidator(partial(_value, table, name))],
            Field(description=table.columns[name].description),
        )
        for name in columns
    }
    return model_made(table.name, __config__=ConfigDict(extra="forbid"), **fields)


def faults(model: type[BaseModel], texts: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with each text, by column.

    >>> from valuebook.register import TABLES
    >>> benefit = record_model(TABLES["benefits"], ["baseline"])
    >>> faults(benefit, {"baseline": "14 days"})["baseline"]
    "'14 days' has more in it than a number; give the number alone"
    """
    try:
        model(**texts)
    except ValidationError as error:
        return {str(each["loc"][0]): each["msg"] for each in error.errors()}
    return {}


def _value(table: Table, column: str, text: str) -> Any:
    if not text:
        if table.fact(column, "required"):
            raise _error(f"empty; give {table.columns[column].description}")
        return None
    value = read_cell(table.kind(column), text)
    if isinstance(value, Fault):
        raise _error("; ".join(filter(None, (value.found, value.remedy))))
    (held,) = typed(table.kind(column), [value])
    for check in table.columns[column].checks:
        if not check(pd.Series([held])).check_passed:
            raise _error(f"{text!r}; give {check.error}")
    return held if table.kind(column) in (Kind.MONTH, Kind.DATE) else value


def _error(said: str) -> PydanticCustomError:
    # braces would be read as places to fill in
    return PydanticCustomError("cell", "{said}", {"said": said})
