import gzip
import json
from typing import Any

from tests.sources.conftest import KEY, lines, log, totals, zipped


def amplitude(number: int, person: str | None, event: str) -> dict[str, Any]:
    return {
        "event_time": "2026-03-02 00:57:33.008000",
        "event_type": event,
        "user_id": person,
        "device_id": "d-1",
        "amplitude_id": 77,
        "$insert_id": f"i{number}",
        "user_properties": {"name": "Ada"},
    }


def test_amplitude_hours_in_an_archive_are_one_export_without_duplicates(load_files):
    first = lines(amplitude(1, "ada", "ai_summary_used"), amplitude(2, "bo", "opened"))
    second = lines(amplitude(2, "bo", "opened"), amplitude(3, None, "opened"))
    export = zipped(a=gzip.compress(first.encode()), b=gzip.compress(second.encode()))
    loaded = load_files(export)
    assert totals(loaded, "metric", "feature") == {
        ("feature_events", "ai_summary_used"): 1,
        ("feature_events", "opened"): 2,
        ("active", ""): 3,
        ("active", "ai"): 1,
    }
    assert log(loaded, "dropped_because") == ["the same record stands twice: 1"]
    assert KEY.hashed("d-1") in set(loaded.frame("usage")["user_hash"])


def mixpanel(time: int, person: str, event: str, **more: Any) -> dict[str, Any]:
    properties = {"time": time, "distinct_id": person, "$insert_id": "i", **more}
    return {"event": event, "properties": properties}


def test_mixpanel_exports_are_freed_of_duplicates(load_files):
    loaded = load_files(
        lines(
            mixpanel(1_772_442_600, "ada", "Copilot asked"),
            mixpanel(1_772_442_600, "ada", "Copilot asked"),
            mixpanel(1_772_442_601_000, "ada", "Copilot asked"),
        )
    )
    assert totals(loaded, "metric", "feature") == {
        ("feature_events", "Copilot asked"): 2,
        ("active", ""): 1,
        ("active", "ai"): 1,
    }


def test_posthog_people_are_told_by_their_person(load_files):
    def event(number: int, **more: Any) -> dict[str, Any]:
        return {
            "uuid": f"u{number}",
            "event": "report_opened",
            "distinct_id": f"d{number}",
            "person_id": "p1",
            "timestamp": "2026-03-02T23:59:59.5Z",
            "properties": "{}",
            **more,
        }

    loaded = load_files(lines(event(1), event(2), event(2)))
    assert totals(loaded) == {"feature_events": 2, "active": 1}


def test_snowplow_is_told_by_its_columns(load_files):
    def row(event_id: str, **cells: str) -> str:
        columns = [""] * 131
        columns[5], columns[6], columns[124] = "struct", event_id, "2026-03-02 09:10:00"
        for number, value in cells.items():
            columns[int(number[1:]) - 1] = value
        return "\t".join(columns)

    rows = [
        row("e1", c13="ada", c54="ai", c55="summary_used"),
        row("e1", c13="ada", c54="ai", c55="summary_used"),
        row("e2", c16="domain-7", c6="page_view", c127="page_view"),
    ]
    loaded = load_files("\n".join(rows) + "\n")
    assert totals(loaded, "metric", "feature") == {
        ("feature_events", "ai:summary_used"): 1,
        ("feature_events", "page_view"): 1,
        ("active", ""): 2,
        ("active", "ai"): 1,
    }


def test_a_record_without_a_time_is_named(load_files):
    bare = {"event": "x", "properties": {"distinct_id": "a"}}
    loaded = load_files(json.dumps(bare))
    assert log(loaded, "dropped_because") == ["no time: 1"]


def test_a_quotation_mark_in_snowplow_is_only_a_character(load_files):
    def row(event_id: str) -> str:
        columns = [""] * 131
        columns[6], columns[124], columns[126] = event_id, "2026-03-02 09:10:00", "read"
        columns[32] = '"The title of a page'
        return "\t".join(columns)

    loaded = load_files("\n".join([row("e1"), row("e2")]) + "\n")
    assert totals(loaded) == {"feature_events": 2}
