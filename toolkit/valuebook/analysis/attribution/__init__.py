"""How much of an outcome's move a change brought about, and how sure that is."""

from valuebook.analysis.attribution.attribute import attribute
from valuebook.analysis.attribution.result import (
    Attribution,
    AttributionVerdict,
    Effect,
    Placebo,
)
from valuebook.analysis.attribution.spec import DESIGNS, SCALES, Spec

__all__ = [
    "DESIGNS",
    "SCALES",
    "Attribution",
    "AttributionVerdict",
    "Effect",
    "Placebo",
    "Spec",
    "attribute",
]
