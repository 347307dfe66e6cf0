import pandas as pd

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, paid, register_of
from valuebook.analysis.review.unknown import told, unknowns
from valuebook.register.tables.objectives import CHAIN_LINKS

AS_OF = "2025-06"
CHAIN = pd.DataFrame(
    {
        "chain_link": list(CHAIN_LINKS),
        "measure_id": [None, "MEA-1", None, None, None, None],
        "measure": [None, "Use", None, None, None, None],
        "share": [1.0, None, None, 0.5, 0.5, 0.5],
        "verdict": ["held", "not planned", "not measured", "held", "held", "held"],
    }
)
OWNED = {**INITIATIVE, "benefit_owner": "Ben", "adoption_owner": "Ada"}
VOICES = [
    {"initiative_id": "INI-1", "voice": voice, "statement": "It pays."}
    for voice in ("finance", "operations", "department")
]


def of(*money, initiative=OWNED, **more):
    return unknowns(
        register_of(
            initiatives=[initiative],
            measures=[{**MEASURE, "owner": "Meg"}],
            benefits=[{**BENEFIT, "owner": "Bea"}],
            claims=VOICES,
            realized=list(money),
            **more,
        ),
        CHAIN,
        as_of=AS_OF,
    )


def test_whatever_is_unknown_has_somebody_to_ask():
    assert of().to_numpy().tolist() == [
        ["what “Use” was to reach", "Meg"],
        ["what became of productivity", "Ben"],
        ["what money came of BEN-1", "Bea"],
        ["what it is worth to them", "the vendor"],
    ]


def test_money_that_was_confirmed_is_known():
    assert "what money came of BEN-1" not in set(of(paid("2025-05", 1))["unknown"])


def test_before_go_live_nobody_is_asked_for_money():
    later = {**OWNED, "go_live": "2026-01-01"}
    assert "what money came of BEN-1" not in set(of(initiative=later)["unknown"])


def test_where_nobody_is_named_that_is_said():
    rows = of(initiative=INITIATIVE)
    assert "nobody" in set(rows["who"])
    assert "Nobody is named who can tell what became" in (
        told(rows, as_of=AS_OF).sentence
    )


def test_the_finding_names_each_with_whom_to_ask():
    found = told(of().head(1), as_of=AS_OF)
    assert str(found) == (
        "not measured: The register leaves 1 question open. Ask Meg what “Use” was to "
        "reach. To do: ask it before the next review."
    )
    assert told(of().iloc[:0], as_of=AS_OF).verdict == "sound"


def test_those_of_whom_the_same_is_asked_stand_together():
    asked = pd.DataFrame(
        [
            ("what became of adoption", "nobody"),
            ("what became of throughput", "nobody"),
            ("what it is worth to them", "finance"),
            ("what it is worth to them", "vendor"),
        ],
        columns=["unknown", "who"],
    )
    assert told(asked, as_of=AS_OF).sentence == (
        "The register leaves 4 questions open. Nobody is named who can tell what "
        "became of adoption and throughput. Ask finance and vendor what it is worth to "
        "them."
    )
