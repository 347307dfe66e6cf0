"""What was read to make a page, so that it is made again only when that has changed."""

from valuebook.reads.asking import QUESTIONS, asked
from valuebook.reads.digest import digest
from valuebook.reads.log import ROWS, Log, Tables
from valuebook.reads.read import SINK, Read, note, noted_in

__all__ = [
    "QUESTIONS",
    "ROWS",
    "SINK",
    "Log",
    "Read",
    "Tables",
    "asked",
    "digest",
    "note",
    "noted_in",
]
