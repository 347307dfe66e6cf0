"""What was read to make a page, so that it is made again only when that has changed."""

from valuebook.reads.asking import QUESTIONS, asked, leave
from valuebook.reads.digest import digest
from valuebook.reads.kept import ANSWERS, KEPT, kept
from valuebook.reads.log import FILES, ROWS, Hashes, Log, Tables
from valuebook.reads.read import SINK, Left, Read, note, noted_in, read_of

__all__ = [
    "ANSWERS",
    "FILES",
    "KEPT",
    "QUESTIONS",
    "ROWS",
    "SINK",
    "Hashes",
    "Left",
    "Log",
    "Read",
    "Tables",
    "asked",
    "digest",
    "kept",
    "leave",
    "note",
    "noted_in",
    "read_of",
]
