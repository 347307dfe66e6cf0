"""The register: tables of record, declared once, read and checked strictly."""

from valuebook.register.cut import CutTables
from valuebook.register.opening import open_register
from valuebook.register.reading import check_register, read_register
from valuebook.register.register import Register
from valuebook.register.selection import select
from valuebook.register.settings import Settings
from valuebook.register.tables import TABLES, Table

__all__ = [
    "TABLES",
    "CutTables",
    "Register",
    "Settings",
    "Table",
    "check_register",
    "open_register",
    "read_register",
    "select",
]
