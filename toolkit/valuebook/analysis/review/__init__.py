"""The look back: what the value has come to, against what was promised."""

from valuebook.analysis.review import look_back

__all__ = ["look_back"]
