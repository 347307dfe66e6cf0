from tests.analysis.review.test_effect import AS_OF, STEP, book, design, panel, series
from tests.literal_register import INITIATIVE, paid
from valuebook.analysis.review.effect import effects
from valuebook.analysis.review.outcome import answer

MONEY = [paid(f"2025-{month:02d}", 10_000) for month in range(1, 13)]


def said(register):
    return answer(register, effects(register, as_of=AS_OF), as_of=AS_OF)


def test_the_first_line_has_effect_interval_grade_verdict_and_promised_value():
    found = said(book(drop=10.0, designs=[design()], realized=MONEY))
    effect, value = found.sentence.split("; this came with the initiative; ")
    assert effect.startswith("“Turnaround” is ")
    assert " to " in effect
    assert effect.endswith("; evidence grade 2; 10 lower promised)")
    assert value == (
        "whether it was the cause is not proven. Of the value promised by 2025-12, "
        "confirmed: cashable EUR 120 k of EUR 120 k."
    )
    assert found.grade == 2
    names = [each.name for each in found.quantities]
    assert names[:3] == [
        "effect, Turnaround",
        "effect, low, Turnaround",
        "effect, high, Turnaround",
    ]
    assert "value promised to date, cashable" in names


def test_value_that_came_without_being_its_doing_is_not_attributable():
    register = book(drop=10.0, comparisons=panel(0.0), realized=MONEY)
    assert said(register).verdict == "not attributable"


def test_value_behind_stays_behind_whatever_caused_the_rest():
    register = book(drop=2.0, designs=[design()], realized=MONEY[:3])
    assert said(register).verdict.tone == "bad"


def test_without_a_promise_the_effect_is_the_verdict():
    free = {**STEP, "baseline": None, "target": None, "annual_value": None}
    found = said(book(benefits=[free], designs=[design()]))
    assert found.verdict == "associated, not proven"
    assert found.sentence.endswith("No target was promised.")


def test_without_an_effect_the_value_answers():
    found = said(book(actuals=[]))
    assert (found.grade, found.verdict) == (None, "not measured")
    assert found.sentence.startswith("By 2025-12, ")


def test_an_effect_that_cannot_be_attributed_is_said_before_the_value():
    flat = said(book(actuals=series(6.0, noise=0.0)))
    assert flat.sentence.startswith("The effect on “Turnaround” cannot be attributed: ")
    assert "By 2025-12, " in flat.sentence


def test_money_that_nobody_confirmed_is_not_made_good_by_an_effect():
    found = said(book(drop=10.0, comparisons=panel(10.0)))
    assert found.verdict == "not measured"


def test_before_anything_is_due_the_day_is_said():
    later = said(book(initiatives=[{**INITIATIVE, "go_live": "2026-03-01"}]))
    assert later.sentence == ("It goes live on 2026-03-01; nothing is due by 2025-12.")


def test_money_of_a_class_that_nobody_confirmed_is_named():
    assert "confirmed: cashable nothing of EUR 120 k." in said(book()).sentence
