"""Pages, sheets and slides for people who read."""

from valuebook.exports.index import ClassValue, IndexRow, index_page
from valuebook.exports.report import report_page
from valuebook.exports.section import Failure, Section

__all__ = [
    "ClassValue",
    "Failure",
    "IndexRow",
    "Section",
    "index_page",
    "report_page",
]
