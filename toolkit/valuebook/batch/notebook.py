"""A notebook's parameter cell: its interface, read strictly and checked strictly."""

import ast
import builtins
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from keyword import iskeyword
from math import isfinite
from pathlib import Path
from typing import Any

from valuebook.model import ParameterError, did_you_mean

Value = str | int | float | bool

TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}
LONGEST_TEXT = 10_000
LARGEST_WHOLE = 2**63


@dataclass(frozen=True)
class Notebook:
    """A notebook as a template: its name, title, text and the parameters it takes."""

    name: str
    title: str
    text: str
    parameters: Mapping[str, type]

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of the notebook's text."""
        return _digest(self.text)

    def values(self, given: Mapping[str, Value]) -> dict[str, Value]:
        """Return the given values as the notebook takes them.

        Raises ParameterError, with every fault in one message, for a name that
        the notebook does not declare and for a value of another type. Only plain
        text, whole numbers, finite numbers and yes or no are taken: whatever else
        papermill would write into the notebook as source.

        >>> takes = {"initiative": str, "rate": float}
        >>> review = Notebook("review", "Review", text="", parameters=takes)
        >>> review.values({"initiative": "INI-001", "rate": 1})
        {'initiative': 'INI-001', 'rate': 1.0}
        >>> review.values({"initative": "INI-001"})
        Traceback (most recent call last):
        valuebook.model.errors.ParameterError: review: takes no parameter 'initative';
        did you mean initiative?
        """
        taken: dict[str, Value] = {}
        faults: list[str] = []
        for name, value in given.items():
            kind = self.parameters.get(name)
            if kind is None:
                accepted = f"it takes {', '.join(self.parameters) or 'none'}"
                guess = did_you_mean(str(name), list(self.parameters)) or accepted
                faults.append(f"{self.name}: takes no parameter {name!r}; {guess}")
            elif fault := _fault(value, kind):
                faults.append(f"{self.name}: {name}: {fault}")
            else:
                taken[name] = kind(value)
        if faults:
            raise ParameterError("\n".join(faults))
        return taken


def read_notebook(path: Path, *, valid: Collection[str] = ()) -> Notebook:
    """Return the notebook of the file, named after it.

    `valid` holds the digests of texts that were found to be notebooks before.
    Raises ParameterError, with every fault in one message, where the file is no
    notebook or its parameter cell is not a list of `name: type = literal`.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text)
        faults = _format_faults(content)
        if not faults and _digest(text) not in valid:
            _validate(content)
        faults = faults or _language_faults(content)
    except FileNotFoundError:
        raise ParameterError(f"{path.name}: is not in {path.parent}") from None
    except (OSError, ValueError) as error:
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise ParameterError(f"{path.name}: is no notebook: {said}") from None
    sources = [] if faults else _parameter_cells(content)
    if not faults and len(sources) != 1:
        faults = [
            f"{len(sources) or 'no'} cells have the tag 'parameters'; "
            "give it to the one cell that declares what the notebook takes"
        ]
    parameters: dict[str, type] = {}
    for source in sources[:1]:
        faults += _declared(source, parameters)
    if faults:
        raise ParameterError("\n".join(f"{path.name}: {fault}" for fault in faults))
    return Notebook(path.stem, _title(content) or path.stem, text, parameters)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _validate(content: Any) -> None:
    """Raise ValueError where the content does not have the form of a notebook."""
    # it takes long to import
    import nbformat

    try:
        nbformat.validate(content)
    except nbformat.ValidationError as error:
        raise ValueError(str(error)) from error


def _format_faults(content: Any) -> list[str]:
    """Return why the content is not a notebook that runs to equal bytes each time."""
    form = (
        (content.get("nbformat"), content.get("nbformat_minor"))
        if isinstance(content, dict)
        else ()
    )
    if not form or not all(isinstance(part, int) for part in form):
        return ["is no notebook: it does not say its nbformat"]
    if form < (4, 5):
        return [
            f"is in notebook format {form[0]}.{form[1]}, whose cells have no ids; "
            "open it in JupyterLab and save it once"
        ]
    return []


def _language_faults(content: Any) -> list[str]:
    language = content["metadata"].get("kernelspec", {}).get("language", "python")
    if language != "python":
        return [f"is written in {language!r}; only Python notebooks are run"]
    return []


def _parameter_cells(content: Any) -> list[str]:
    return [
        "".join(cell["source"])
        for cell in content["cells"]
        if "parameters" in cell["metadata"].get("tags", [])
    ]


def _title(content: Any) -> str:
    """Return the first heading of the first level."""
    for cell in content["cells"]:
        if cell["cell_type"] == "markdown":
            for line in "".join(cell["source"]).splitlines():
                if line.startswith("# "):
                    return line[2:].strip()
    return ""


def _declared(source: str, parameters: dict[str, type]) -> list[str]:
    """Enter what the cell declares into `parameters`; return what is wrong."""
    try:
        lines = ast.parse(source).body
    except (SyntaxError, ValueError) as error:
        return [f"the parameter cell is no Python: {error}"]
    faults = []
    for line in lines:
        where = f"parameter cell, line {line.lineno}"
        match line:
            case ast.AnnAssign(
                target=ast.Name(id=name), annotation=ast.Name(id=kind), value=value
            ) if kind in TYPES and value is not None:
                fault = _name_fault(name, parameters) or _default_fault(value, kind)
                if fault:
                    faults.append(f"{where}: {name}: {fault}")
                else:
                    parameters[name] = TYPES[kind]
            case _:
                faults.append(
                    f"{where}: {ast.unparse(line)[:60]!r} is not of the form "
                    f"name: type = literal, with type one of {', '.join(TYPES)}"
                )
    return faults


def _name_fault(name: str, parameters: Mapping[str, type]) -> str:
    if iskeyword(name) or hasattr(builtins, name):
        return "is a word of Python itself; choose another name"
    return "is declared twice" if name in parameters else ""


def _default_fault(node: ast.expr, kind: str) -> str:
    try:
        default = ast.literal_eval(node)
    except ValueError:
        return f"{ast.unparse(node)[:60]!r} is not a literal; write the value itself"
    return _fault(default, TYPES[kind])


def _fault(value: object, kind: type) -> str:
    """Return why the value cannot be given to a parameter of that type, or ""."""
    fits = type(value) is kind or (kind is float and type(value) is int)
    if not fits:
        return f"must be {_NAMES[kind]}; not {_shown(value)}"
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return f"must be at most {LONGEST_TEXT} characters; it has {len(value)}"
    if isinstance(value, float) and not isfinite(value):
        return f"must be a finite number; not {value}"
    if isinstance(value, int) and abs(value) > LARGEST_WHOLE:
        return f"must lie between -2**63 and 2**63; it has {value.bit_length()} bits"
    return ""


def _shown(value: object) -> str:
    text = repr(value)
    return f"the {type(value).__name__} {text if len(text) <= 60 else text[:57] + '…'}"


_NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "True or False",
}
