"""An import that is put off until what it brings is used.

nbformat brings jsonschema along, and that the grammar of international addresses, of
which no notebook holds any. To read that grammar takes longer than to read a register.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


def put_off(module: str, function: str, *, by: str) -> None:
    """Import the module `by`, for which another is imported when it calls a function.

    Nothing is done where the other is there already, or is not installed.
    """
    if module in sys.modules or find_spec(module) is None:
        return

    def called(*values: Any, **named: Any) -> Any:
        return getattr(import_module(module), function)(*values, **named)

    standing_in = ModuleType(module)
    setattr(standing_in, function, called)
    sys.modules[module] = standing_in
    try:
        import_module(by)
    finally:
        del sys.modules[module]
