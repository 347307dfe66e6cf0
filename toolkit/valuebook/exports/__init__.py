"""Pages, sheets and slides for people who read."""

from valuebook.exports.index import (
    Alarm,
    ClassValue,
    IndexRow,
    Measures,
    Whole,
    index_page,
)
from valuebook.exports.report import report_page
from valuebook.exports.section import Failure, Section

__all__ = [
    "Alarm",
    "ClassValue",
    "Failure",
    "IndexRow",
    "Measures",
    "Section",
    "Whole",
    "index_page",
    "report_page",
]
