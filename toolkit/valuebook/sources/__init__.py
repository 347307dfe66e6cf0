"""Exports of AI vendors, gateways and product analytics as tidy tables."""

from valuebook.sources.beside import Journey, SeatPrice
from valuebook.sources.exports import Exports, open_exports, read_exports
from valuebook.sources.loading import Loaded, load
from valuebook.sources.organization import Organization, read_organization
from valuebook.sources.privacy import PersonKey, installation_key, read_key
from valuebook.sources.tables import TABLES, UNALLOCATED, TargetTable
from valuebook.sources.vendors.generic import ColumnMapping, read_mapping

__all__ = [
    "TABLES",
    "UNALLOCATED",
    "ColumnMapping",
    "Exports",
    "Journey",
    "Loaded",
    "Organization",
    "PersonKey",
    "SeatPrice",
    "TargetTable",
    "installation_key",
    "load",
    "open_exports",
    "read_exports",
    "read_key",
    "read_mapping",
    "read_organization",
]
