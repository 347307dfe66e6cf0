"""Whether all that a notebook reads of a register is noted as it is read."""

import ast
import json
from collections.abc import Iterator

_OPENERS = ("open_register", "open_exports")
# by these, code reaches what it does not name, or reads unnoted
_UNSEEN = {"eval", "exec", "globals", "locals", "vars", "get_ipython", "__import__"}
_UNNOTED = {*_OPENERS, "all_rows", "environ", "putenv", "unsetenv"}


def only_opens_register(text: str) -> bool:
    """Return whether a notebook gives the folder of its register to the toolkit alone.

    Then it reads nothing there that is not noted. Every `register` must stand as an
    argument in a call `vb.…(…)`, in which it is handed on as it is, and no other folder
    may be opened. A cell that is not plain Python could do anything.
    """
    return all(map(_is_harmless, _sources(text)))


def _sources(text: str) -> Iterator[str]:
    """Return the code of the notebook but for the declaration of its parameters."""
    for cell in json.loads(text)["cells"]:
        is_parameters = "parameters" in cell["metadata"].get("tags", [])
        if cell["cell_type"] == "code" and not is_parameters:
            yield "".join(cell["source"])


def _is_harmless(source: str) -> bool:
    try:
        return _holds(ast.parse(source))
    except (SyntaxError, ValueError):
        return False


def _holds(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name("vb"), attr=name)) if (
            name in _OPENERS
        ):
            return [*map(ast.dump, node.args)] == [_FOLDER] and not node.keywords
        case ast.Call(func=function) if _is_of_toolkit(function):
            given = [*node.args, *(each.value for each in node.keywords)]
            return all(map(_is_handed_on, given))
        case ast.Name(id=name):
            return name not in {"register", *_UNSEEN, *_UNNOTED}
        case ast.Attribute(attr=name):
            return name not in _UNNOTED and _holds(node.value)
        case ast.ImportFrom(module=str(name)):
            return name.partition(".")[0] != "valuebook"
    return all(map(_holds, ast.iter_child_nodes(node)))


_FOLDER = ast.dump(ast.Name("register", ast.Load()))


def _is_of_toolkit(function: ast.AST) -> bool:
    """Return whether the function is `vb` followed by names."""
    while isinstance(function, ast.Attribute):
        function = function.value
    return isinstance(function, ast.Name) and function.id == "vb"


def _is_handed_on(given: ast.AST) -> bool:
    """Return whether the folder is an argument as it is, or a value of a dict."""
    if isinstance(given, ast.Dict):
        return all(map(_is_handed_on, given.values))
    return ast.dump(given) == _FOLDER or _holds(given)
