"""Make sure that what you deliver turns into value: `import valuebook as vb`."""

if __name__ != "valuebook":
    raise ImportError(
        f"this package is named valuebook, not {__name__}; type: import valuebook as vb"
    )

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from valuebook import figures, widgets
    from valuebook.analysis import (
        ai,
        caveats,
        hypothesis,
        objectives,
        operating_model,
        overlap,
        portfolio,
        review,
        statements,
        tracking,
    )
    from valuebook.analysis.months import as_of
    from valuebook.display import answer, facts, findings, provenance, table
    from valuebook.model import ValuebookError
    from valuebook.register import open_register, select
    from valuebook.sources import open_exports

__all__ = [
    "ValuebookError",
    "ai",
    "answer",
    "as_of",
    "caveats",
    "facts",
    "figures",
    "findings",
    "hypothesis",
    "objectives",
    "open_exports",
    "open_register",
    "operating_model",
    "overlap",
    "portfolio",
    "provenance",
    "review",
    "select",
    "statements",
    "table",
    "tracking",
    "widgets",
]

# where a name is found that is not a module of analysis; imported when first used,
# so that `valuebook --help` does not wait for the libraries that draw and compute
_HOMES = {
    "ValuebookError": "model",
    "answer": "display",
    "as_of": "analysis.months",
    "facts": "display",
    "findings": "display",
    "open_exports": "sources",
    "open_register": "register",
    "provenance": "display",
    "select": "register",
    "table": "display",
}

_PACKAGES = ("figures", "widgets")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'valuebook' has no attribute {name!r}")
    if name in _HOMES:
        return getattr(import_module(f"valuebook.{_HOMES[name]}"), name)
    package = "valuebook" if name in _PACKAGES else "valuebook.analysis"
    return import_module(f"{package}.{name}")


def __dir__() -> list[str]:
    return __all__
