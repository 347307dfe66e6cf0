"""The formats of product analytics."""

from valuebook.sources.container import SNOWPLOW_COLUMNS
from valuebook.sources.formats.format import Format
from valuebook.sources.vendors import product_analytics

PRODUCT = (
    Format(
        "amplitude",
        "Amplitude events",
        lambda s: s.has("amplitude_id", "event_type"),
        product_analytics.amplitude,
    ),
    Format(
        "posthog",
        "PostHog events",
        lambda s: {"person_id", "distinct_id", "event"} <= s.row | s.header,
        product_analytics.posthog,
    ),
    Format(
        "mixpanel",
        "Mixpanel events",
        lambda s: s.has("event", "properties") and "timestamp" not in s.row,
        product_analytics.mixpanel,
    ),
    Format(
        "snowplow",
        "Snowplow enriched events",
        lambda s: (
            len(s.header) == SNOWPLOW_COLUMNS and str(SNOWPLOW_COLUMNS) in s.header
        ),
        product_analytics.snowplow,
    ),
)
