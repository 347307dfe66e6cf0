"""Notebooks executed per initiative, and what came of each run."""

from valuebook.batch.late_import import put_off

put_off("rfc3987_syntax", "is_valid_syntax", by="jsonschema")
