"""Amplitude, Mixpanel, PostHog, Snowplow: who used which part of a product when.

Every event counts as one of its name. Who was active is said twice: for all events,
and for those of AI, whose share is how far AI is embedded.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from valuebook.sources.facts import Caution, Read, Record, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    NO_ZONE,
    Unusable,
    day_of_epoch,
    decimal,
    lacks_zone,
    mapping,
    required_day,
    text,
)

_AI = re.compile(
    r"(?:^|[^a-z])(?:ai|genai|llm|gpt|copilot|assistant|chatbot)(?:$|[^a-z])",
    re.IGNORECASE,
)
# positions in Snowplow's enriched table
_DERIVED, _COLLECTED, _EVENT, _EVENT_ID = "125", "4", "6", "7"
_USER, _DOMAIN_USER, _EVENT_NAME = "13", "16", "127"
_CATEGORY, _ACTION, _FINGERPRINT = "54", "55", "130"


@lru_cache(maxsize=10_000)
def is_ai(event: str) -> bool:
    """Return whether an event is of AI, as its name says it.

    >>> is_ai("ai_summary_used"), is_ai("Assistant opened"), is_ai("email_sent")
    (True, True, False)
    """
    return bool(_AI.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", event)))


def _happened(on: str, event: str, vendor: str, person: str) -> list[Usage]:
    if not event:
        raise Unusable("no event")
    facts = [Usage(on, 1, "feature_events", vendor, vendor, event, "", person)]
    if person:
        facts.append(Usage(on, 1, "active", vendor, vendor, "", "", person))
        if is_ai(event):
            facts.append(Usage(on, 1, "active", vendor, vendor, "ai", "", person))
    return facts


def amplitude(row: Row, page: Page) -> Iterator[Read]:
    """Yield an event of Amplitude; the hour in a file's name is the upload's."""
    on = required_day(row.get("event_time"), "event_time")
    person = (
        text(row.get("user_id"))
        or text(row.get("device_id"))
        or text(row.get("amplitude_id"))
    )
    event = text(row.get("event_type"))
    inserted = text(row.get("$insert_id"))
    identity: tuple[object, ...] = (inserted, text(row.get("device_id")))
    if not inserted:
        identity = (person, text(row.get("event_time")), event, text(row.get("uuid")))
    yield Record(identity, _happened(on, event, "amplitude", person))


def mixpanel(row: Row, page: Page) -> Iterator[Read]:
    """Yield an event of Mixpanel, whose export is not free of duplicates."""
    properties = mapping(row.get("properties"), "properties")
    ticks = decimal(properties.get("time"), "time")
    if ticks is None:
        raise Unusable("no time")
    on = day_of_epoch(ticks, "time", per_second=1000 if ticks > 10**11 else 1)
    person = text(properties.get("distinct_id"))
    event = text(row.get("event"))
    inserted = text(properties.get("$insert_id"))
    yield Record(
        (event, person, str(ticks), inserted), _happened(on, event, "mixpanel", person)
    )


def posthog(row: Row, page: Page) -> Iterator[Read]:
    """Yield an event of PostHog."""
    stamp = row.get("timestamp")
    on = required_day(stamp, "timestamp")
    if lacks_zone(stamp):
        yield Caution(NO_ZONE)
    person = text(row.get("person_id")) or text(row.get("distinct_id"))
    event = text(row.get("event"))
    identity: tuple[object, ...] = (text(row.get("uuid")),)
    if identity == ("",):
        identity = (event, person, text(stamp))
    yield Record(identity, _happened(on, event, "posthog", person))


def snowplow(row: Row, page: Page) -> Iterator[Read]:
    """Yield an event of Snowplow's enriched table, told by position."""
    on = required_day(row.get(_DERIVED) or row.get(_COLLECTED), "derived_tstamp")
    person = text(row.get(_USER)) or text(row.get(_DOMAIN_USER))
    event = text(row.get(_EVENT_NAME)) or text(row.get(_EVENT))
    if text(row.get(_ACTION)):
        event = f"{text(row.get(_CATEGORY))}:{text(row.get(_ACTION))}"
    identity = (text(row.get(_EVENT_ID)), text(row.get(_FINGERPRINT)))
    yield Record(identity, _happened(on, event, "snowplow", person))
