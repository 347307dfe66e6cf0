from dataclasses import replace

import pytest

from valuebook.analysis.statements import (
    KINDS,
    RULES,
    read_statement,
    statement_findings,
)
from valuebook.analysis.statements.rules import SURE
from valuebook.model import ArgumentError, Verdict

# statement, kind, rules broken
CASES = [
    ("Complaints from 120 to 80 a month by June 2027", "key_result", []),
    ("Fewer complaints", "objective", []),
    ("", "objective", ["statement.empty"]),
    ("Cut cost " * 200, "claim", ["statement.long"]),
    ("Cut churn to X% by May 2027", "key_result",
     ["statement.placeholder", "measure.target"]),
    ("Hold 12 workshops", "objective", ["outcome.activity"]),
    ("Launch the new portal", "objective", ["outcome.output"]),
    ("500 people sign up for the newsletter", "objective", ["outcome.use_only"]),
    ("Shorter waiting times by May 2027", "benefit", ["measure.target"]),
    ("Waiting time of 5 days by May 2027", "benefit", ["measure.baseline"]),
    ("Waiting time from 5 days to 5 days by May 2027", "benefit",
     ["measure.unchanged"]),
    ("Waiting time from 9 to 5 days", "benefit", ["measure.date"]),
    ("Raise the retention rate by 5% by May 2027", "key_result",
     ["measure.baseline", "measure.points"]),
    ("Raise the retention rate by 5 percentage points by May 2027", "key_result",
     ["measure.baseline"]),
    ("Churn of 4%, downtime of 20 minutes and 15 incidents a year by 2027",
     "key_result", ["measure.baseline", "measure.several"]),
    ("We rolled out an assistant to 12,000 colleagues", "claim", ["claim.output"]),
    ("AI streamlines operations", "claim", ["claim.generic"]),
    ("Automatic matching cut invoice queries from 900 to 350 a month", "claim", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "rules"), CASES)
def test_a_statement_breaks_these_rules(text, kind, rules):
    assert [each.rule for each in statement_findings(text, kind=kind)] == rules


def test_every_rule_stands_in_the_table_of_cases():
    assert {rule for *_, rules in CASES for rule in rules} == {
        each.id for each in RULES
    }


def test_every_finding_says_why_and_what_to_write():
    for text, kind, _ in CASES:
        for each in statement_findings(text, kind=kind):
            assert each.sentence.endswith(".")
            assert each.remedy
            assert "{" not in each.sentence + each.remedy
            assert each.verdict in {Verdict.GAP, Verdict.INCOMPLETE}


def test_a_finding_speaks_of_the_values_of_the_statement():
    (found,) = statement_findings("Waiting time of 5 days by May 2027")
    assert found.sentence == (
        "The level today is not said, so that 5 days cannot be weighed."
    )
    assert found.remedy == ("add the level measured before the start: from … to 5 days")


def test_a_generic_claim_is_told_what_it_leaves_out():
    (found,) = statement_findings("AI boosts growth", kind="claim")
    assert found.sentence == (
        "The claim is generic; it leaves out the problem, whom it concerns, what "
        "brings the effect about, the level before and the level after."
    )


def test_what_is_not_certain_is_said_so_and_is_no_gap():
    sure = read_statement("Launch the new portal")
    launch = next(each for each in RULES if each.id == "outcome.output")
    unsure = replace(sure, certainty=SURE - 0.01)
    assert launch.finding(sure).verdict is Verdict.GAP
    assert launch.finding(unsure).verdict is Verdict.INCOMPLETE
    assert launch.finding(unsure).sentence == (
        f"{launch.finding(sure).sentence} That is how it reads; it is not certain."
    )


def test_values_in_braces_are_text():
    (found,) = statement_findings("{target} of 5 {days} by May 2027")
    assert "so that 5" in found.sentence


def test_an_unknown_kind_is_refused():
    with pytest.raises(ArgumentError, match="kind must be one of objective"):
        statement_findings("NPS of 55", kind="result")


def test_each_rule_is_for_known_kinds_and_has_an_id_of_its_own():
    assert len({each.id for each in RULES}) == len(RULES)
    assert all(set(each.kinds) <= set(KINDS) for each in RULES)
