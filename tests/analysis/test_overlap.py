import pytest

from tests.literal_register import BENEFIT, register_of
from valuebook.analysis.overlap import claimed_twice, overlap

POOL = {
    "pool_id": "P-1",
    "name": "Breda, 4410",
    "amount": 100_000.0,
    "period": "FY2025",
}
OWN = {**BENEFIT, "pool_id": "P-1", "annual_value": 70_000.0}
OTHER = {**OWN, "benefit_id": "BEN-2", "initiative_id": "INI-2"}


def of(*benefits):
    register = register_of(benefits=list(benefits), pools=[POOL])
    return overlap(register["benefits"], register["pools"])


def told(*benefits, initiative="INI-1"):
    return claimed_twice(of(*benefits), initiative, currency="EUR")


@pytest.mark.parametrize(
    ("benefits", "claimed", "beyond"),
    [
        ([OWN], 70_000, 0),
        ([OWN, OTHER], 140_000, 40_000),
        ([OWN, {**OTHER, "annual_value": 30_000.0}], 100_000, 0),
        ([OWN, {**OTHER, "annual_value": None, "pool_share": 0.5}], 120_000, 20_000),
        ([OWN, {**OTHER, "annual_value": -20_000.0}], 70_000, 0),  # gives, not takes
        (
            [
                {**OWN, "annual_value": 9.0, "pool_share": 0.9},
                {**OTHER, "annual_value": 9.0, "pool_share": 0.3},
            ],
            18,
            20_000,
        ),
    ],
)
def test_overlap_is_what_claims_exceed_the_pool_by(benefits, claimed, beyond):
    (row,) = of(*benefits).to_dict("records")
    assert (row["claimed"], row["overlap"]) == (claimed, beyond)


def test_claims_beyond_the_pool_name_both_sides_and_the_money():
    found = told(OWN, OTHER)
    assert str(found) == (
        "gap: “Breda, 4410” holds EUR 100 k, and BEN-1 and BEN-2 together claim "
        "EUR 140 k: "
        "EUR 40.0 k is claimed twice. To do: agree the split between INI-1 and "
        "INI-2 and "
        "lower the claims to it."
    )


def test_claims_within_the_pool_are_sound():
    assert told(OWN).sentence == "All claims together stay within “Breda, 4410”."


@pytest.mark.parametrize(
    "benefits", [[BENEFIT], [], [OTHER]], ids=["no pool", "none", "other"]
)
def test_without_a_pool_double_claims_cannot_be_ruled_out(benefits):
    assert told(*benefits).verdict == "not measured"
