"""The register: tables of record, declared once, read and checked strictly."""

from valuebook.register.register import Register
from valuebook.register.selection import select
from valuebook.register.settings import Settings
from valuebook.register.tables import TABLES, Table

__all__ = ["TABLES", "Register", "Settings", "Table", "select"]
