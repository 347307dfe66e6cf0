import pytest

from tests.literal_register import BENEFIT, INITIATIVE, paid, register_of
from valuebook.analysis.review.voices import claims, last_year, reconciliation, shown

AS_OF = "2025-12"


def claim(voice, amount=None, statement="It pays."):
    return {
        "initiative_id": "INI-1",
        "voice": voice,
        "statement": statement,
        "amount": amount,
        "evidence": "ledger" if voice == "finance" else None,
    }


def of(*said, money=()):
    return register_of(
        initiatives=[INITIATIVE],
        benefits=[BENEFIT],
        claims=list(said),
        realized=list(money),
    )


def said(register):
    return reconciliation(claims(register, as_of=AS_OF), register, as_of=AS_OF)


def test_the_ledger_holds_twelve_months_and_each_class_apart():
    money = [
        paid("2024-12", 500),
        paid("2025-01", 100),
        paid("2025-12", 200),
        paid("2025-12", 50, benefit_class="non_cashable"),
        paid("2026-01", 900),
    ]
    ledger = last_year(of(money=money), as_of=AS_OF)
    found = ledger.set_index("benefit_class")["amount"].to_dict()
    assert found == {"cashable": 300, "non_cashable": 50}


def test_every_voice_has_its_place_heard_or_not():
    rows = claims(of(claim("vendor", 9.0), claim("finance", 3.0)), as_of=AS_OF)
    assert list(rows["voice"]) == ["finance", "operations", "department", "vendor"]
    assert shown(rows)["claims"].tolist() == [
        "It pays.",
        "not heard",
        "not heard",
        "It pays.",
    ]


def test_a_claim_is_set_against_confirmed_cash():
    rows = claims(of(claim("vendor", 900.0), money=[paid("2025-06", 300)]), as_of=AS_OF)
    assert rows["of_cash"].max() == 3
    told = shown(rows).set_index("voice")["of_confirmed_cash"]
    assert (told["vendor"], told["finance"]) == ("3 times", "not to be told")


@pytest.mark.parametrize(
    ("amounts", "verdict", "words"),
    [
        ((100.0, 900.0), "gap", "The vendor claims EUR 900 a year, 9 times"),
        (
            (100.0, 150.0),
            "sound",
            "agree within half: EUR 100 a year to EUR 150 a year",
        ),
        ((0.0, 900.0), "gap", "The vendor claims EUR 900 a year, and finance EUR 0"),
        ((None, 900.0), "incomplete", "Only the vendor puts a value on it"),
        ((None, None), "not measured", "No voice puts an amount on it"),
    ],
)
def test_voices_agree_or_do_not(amounts, verdict, words):
    finance, vendor = amounts
    found = said(of(claim("finance", finance), claim("vendor", vendor)))
    assert found.verdict == verdict
    assert words in found.sentence
    assert "Not heard: operations and the department." in found.sentence


def test_without_a_confirmation_the_ledger_is_said_to_be_empty():
    found = said(of(claim("vendor", 900.0)))
    assert "in the ledger nothing was confirmed in the last twelve months" in (
        found.sentence
    )


def test_a_claim_without_evidence_says_so_in_its_basis():
    (figure,) = said(of(claim("vendor", 900.0))).quantities
    assert (figure.unit, figure.basis) == ("EUR a year", "no evidence given")
