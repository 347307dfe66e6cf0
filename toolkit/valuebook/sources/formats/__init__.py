"""Every format that is recognized, in the order in which they are tried."""

from valuebook.sources.formats.bills import BILLS
from valuebook.sources.formats.calls import CALLS
from valuebook.sources.formats.cursor import CURSOR
from valuebook.sources.formats.format import Format, Sample, sample
from valuebook.sources.formats.github import GITHUB
from valuebook.sources.formats.microsoft import MICROSOFT
from valuebook.sources.formats.model_vendors import MODEL_VENDORS
from valuebook.sources.formats.product import PRODUCT

FORMATS = (
    *GITHUB,
    *MODEL_VENDORS,
    *BILLS,
    *MICROSOFT,
    *CALLS,
    *CURSOR,
    *PRODUCT,
)

__all__ = ["FORMATS", "Format", "Sample", "sample"]
