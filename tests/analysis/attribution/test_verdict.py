import pytest

from valuebook.analysis.attribution import Effect, Placebo, Spec
from valuebook.analysis.attribution.estimate import Estimate
from valuebook.analysis.attribution.verdict import graded, judged

RARE = Placebo("space", 1, 20, 0.05)
COMMON = Placebo("space", 5, 20, 0.25)
FEW = Placebo("space", 1, 4, 0.25)
CLEAR = Effect(-20.0, -0.2, -30.0, -10.0, 0.01, 14.0)
NONE = Effect(-5.0, -0.05, -15.0, 5.0, 0.3, 14.0)

CASES = [
    ({}, {}, "attributable", ""),
    ({"grade": 2}, {}, "associated", ""),
    ({"grade": 1}, {}, "insufficient", "At grade 1 no effect is credited"),
    ({"downgrades": ("8 points",)}, {}, "associated", "Grade lowered: 8 points."),
    ({"untested": ("One period.",)}, {}, "associated", "One period."),
    ({"placebo": COMMON}, {}, "not_attributable", "rank 5 of 20 placebos in space"),
    ({"placebo": FEW}, {}, "associated", "Too few placebos to credit the effect"),
    ({"placebo": Placebo()}, {}, "associated", "Too few placebos"),
    ({"contradicted": ("Rear moved.",)}, {}, "not_attributable", "Rear moved."),
    ({"unreliable": ("No noise.",)}, {}, "insufficient", "No noise."),
    ({"found": Effect()}, {}, "insufficient", ""),
    ({}, {"direction": "increase"}, "not_attributable", "against the promised"),
    ({}, {"promised_effect": 20.0}, "not_attributable", "against the promised"),
    ({}, {"promised_effect": -25.0}, "attributable", ""),
    ({}, {"promised_effect": -5.0}, "attributable", ""),
    (
        {},
        {"promised_effect": -40.0},
        "partly_attributable",
        "The effect is 50 % of what was promised (25 % to 75 %).",
    ),
    ({"found": NONE}, {}, "not_attributable", "The interval holds zero; the smallest"),
    (
        {"found": NONE},
        {"promised_effect": -20.0},
        "not_attributable",
        "found 8 times in 10 is 14, 20 was promised",
    ),
    (
        {"found": NONE},
        {"promised_effect": -10.0},
        "insufficient",
        "the smallest effect found 8 times in 10 is 14, more than the 10 promised",
    ),
]


@pytest.mark.parametrize(("estimate", "spec", "verdict", "reason"), CASES)
def test_the_verdict_is_never_stronger_than_the_design(estimate, spec, verdict, reason):
    given = Estimate(**{"found": CLEAR, "grade": 3, "placebo": RARE, **estimate})
    asked = Spec("difference_in_differences", "year", "value", **spec)
    said, reasons = judged(given, asked)
    assert said == verdict
    assert reason in " ".join(reasons)


def test_each_downgrade_takes_a_level_and_none_goes_below_1():
    assert graded(Estimate(grade=4, downgrades=("a", "b"))) == 2
    assert graded(Estimate(grade=2, downgrades=("a", "b", "c"))) == 1


def test_shares_are_said_in_per_cent():
    asked = Spec("interrupted_time_series", "t", "y", scale="log", promised_effect=-0.1)
    found = Effect(-0.05, -0.05, -0.15, 0.05, 0.3, 0.14)
    _, reasons = judged(Estimate(found=found, grade=2), asked)
    assert "is 14 %, more than the 10 % promised" in reasons[0]
