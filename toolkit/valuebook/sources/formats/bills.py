"""The format of bills: FOCUS."""

from valuebook.sources.formats.format import Format, Sample
from valuebook.sources.vendors import focus


def _focus_version(sample: Sample) -> str:
    for name, version in (
        ("ServiceProviderName", "1.3 or later"),
        ("PricingCurrency", "1.2"),
        ("ServiceSubcategory", "1.1"),
        ("SkuMeter", "1.1"),
    ):
        if name in sample.header | sample.row:
            return version
    return "1.0"


BILLS = (
    Format(
        "focus",
        "FOCUS cost and usage",
        lambda s: (
            s.headed("BilledCost", "ChargePeriodStart")
            or s.has("BilledCost", "ChargePeriodStart")
        ),
        focus.charges,
        generation=_focus_version,
        repeats=True,
    ),
)
