from tests.literal_register import BENEFIT, INITIATIVE, register_of
from valuebook.analysis.statements import (
    REGISTER_COLUMNS,
    lint_register,
    register_findings,
)

OBJECTIVE = {
    "objective_id": "OBJ-1",
    "level": "team",
    "statement": "Launch the new portal",
}
RESULT = {
    "key_result_id": "KR-1",
    "objective_id": "OBJ-1",
    "statement": "Waiting time of 5 days",
}
CLAIM = {**INITIATIVE, "causal_statement": "AI boosts growth"}
REGISTER = register_of(
    objectives=[OBJECTIVE],
    key_results=[RESULT],
    benefits=[BENEFIT],
    initiatives=[CLAIM],
)


def rules(register):
    return [each.rule for each in register_findings(register)]


def test_each_statement_is_read_where_it_stands():
    linted = lint_register(REGISTER)
    assert tuple(linted.columns) == REGISTER_COLUMNS
    assert linted[["table", "row", "kind", "id"]].to_numpy().tolist() == [
        ["objectives", 2, "objective", "OBJ-1"],
        ["key_results", 2, "key_result", "KR-1"],
        ["benefits", 2, "benefit", "BEN-1"],
        ["initiatives", 2, "claim", "INI-1"],
    ]
    assert linted["label"].tolist() == ["output", "outcome", "outcome", "outcome"]


def test_a_finding_names_its_statement_and_carries_its_row():
    first, *_ = register_findings(REGISTER)
    assert first.rule == "outcome.output"
    assert first.sentence.startswith("OBJ-1 (objectives row 2): This says what")
    assert first.evidence["text"].tolist() == ["Launch the new portal"]


def test_what_a_record_says_in_its_columns_its_sentence_may_leave_out():
    assert rules(register_of(key_results=[RESULT])) == [
        "measure.baseline",
        "measure.date",
    ]
    told = {**RESULT, "baseline": 9.0, "due": "2027-05"}
    assert rules(register_of(key_results=[told])) == []
    vague = {**RESULT, "statement": "Shorter waiting times", "due": "2027-05"}
    assert rules(register_of(key_results=[vague])) == ["measure.target"]
    measured = {**vague, "measure_id": "MEA-1", "target": 5.0}
    assert rules(register_of(key_results=[measured])) == []


def test_a_register_without_statements_has_no_findings():
    empty = register_of(initiatives=[INITIATIVE])
    assert register_findings(empty) == []
    assert lint_register(empty).empty
    assert tuple(lint_register(empty).columns) == REGISTER_COLUMNS
