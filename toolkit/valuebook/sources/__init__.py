"""Exports of AI vendors, gateways and product analytics as tidy tables."""

from valuebook.sources.loading import Loaded, load
from valuebook.sources.organization import Organization, read_organization
from valuebook.sources.privacy import PersonKey, installation_key, read_key
from valuebook.sources.tables import TABLES, UNALLOCATED, TargetTable
from valuebook.sources.vendors.generic import ColumnMapping, read_mapping

__all__ = [
    "TABLES",
    "UNALLOCATED",
    "ColumnMapping",
    "Loaded",
    "Organization",
    "PersonKey",
    "TargetTable",
    "installation_key",
    "load",
    "read_key",
    "read_mapping",
    "read_organization",
]
