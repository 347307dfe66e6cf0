import math

import pandas as pd

from tests.literal_register import life, promise
from valuebook.analysis import tracking
from valuebook.analysis.tracking.next_months import (
    finding,
    open_to_change,
    said,
    shown,
    spans,
    supposed,
    verdicts,
)

LATE = life(14, 14, 14, 11.5, 9, 6.5)


def of(actuals=LATE, **measure):
    return promise(measure=measure, actuals=actuals)


def test_three_months_at_plan_or_off_it_lead_to_different_verdicts():
    (each,) = open_to_change(of(), as_of="2025-06")
    assert supposed(each, 4.0, as_of="2025-06").verdict == "slow start"
    assert supposed(each, 8.0, as_of="2025-06").verdict == "structural shortfall"


def test_the_values_supposed_follow_the_data_and_leave_them_as_they_are():
    (each,) = open_to_change(of(), as_of="2025-06")
    then = supposed(each, 4.0, as_of="2025-06")
    assert len(each.observed) == 18
    assert then.observed["value"].iloc[-1] == 4.0
    assert [f"{day:%Y-%m-%d}" for day in then.observed["date"].iloc[-3:]] == [
        "2025-07-31",
        "2025-08-31",
        "2025-09-30",
    ]


def test_levels_of_one_verdict_are_one_span():
    rows = pd.DataFrame(
        {"level": [2.0, 6.0, 4.0, 8.0], "verdict": ["late", "short", "late", "short"]}
    )
    found = spans(rows)
    assert found["verdict"].tolist() == ["late", "short"]
    assert math.isnan(found["least"].iloc[0])
    assert (found["most"].iloc[0], found["least"].iloc[1]) == (5.0, 5.0)


def test_where_one_verdict_ends_is_found_to_a_fiftieth_of_the_change():
    (each,) = open_to_change(of(), as_of="2025-06")
    found = spans(verdicts(each, as_of="2025-06"))
    for bound, below, above in zip(
        found["most"].dropna(),
        found["verdict"],
        found["verdict"].iloc[1:],
        strict=False,
    ):
        asked = [supposed(each, bound + off, as_of="2025-06") for off in (-0.2, 0.2)]
        assert [then.verdict.value for then in asked] == [below, above]
    assert len(found) > 1


def test_what_would_change_the_verdict_is_told():
    found = finding(of(), as_of="2025-06")
    assert found.verdict == "slow start"
    assert found.sentence.startswith("Turnaround: by 2025-09 the verdict would be ")
    assert "(structural shortfall)" in found.sentence
    rows = shown(of(), as_of="2025-06")
    assert list(rows.columns) == ["in_three_months", "verdict"]
    assert rows["in_three_months"].iloc[0].startswith("less than ")


def test_the_sentence_and_the_table_are_made_from_one_look_ahead(monkeypatch):
    finding(of(), as_of="2025-06")
    monkeypatch.setattr(tracking.followed, "track", None)
    assert not shown(of(), as_of="2025-06").empty


def test_a_level_is_told_with_the_verdict_it_leads_to():
    (each,) = open_to_change(of(), as_of="2025-06")
    assert said(each, 8.0, as_of="2025-06").startswith(
        "Turnaround at 8 days in 2025-09: structural shortfall; 4 days promised by "
        "2025-05; now at "
    )


def test_where_nothing_can_be_judged_no_verdict_can_change():
    found = finding(of(life()), as_of="2024-12")
    assert found.sentence == (
        "No promised measure can be judged yet, so no verdict can change."
    )
    assert shown(of(life()), as_of="2024-12").empty
