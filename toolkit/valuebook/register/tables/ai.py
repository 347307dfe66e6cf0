"""What nobody's export tells of AI: the factors of its value, and who leads it."""

from valuebook.register.kinds import choice, date, identifier, number, text
from valuebook.register.table import Table

HOURS = (
    "vendor_hours",
    "gross_hours",
    "rework_share",
    "recaptured_share",
    "cashable_share",
)
TASKS = (
    "tasks",
    "success_share",
    "retry_share",
    "review_minutes",
    "work_minutes",
    "hourly_rate",
)
LOSSES = (
    "threats_before",
    "threats_after",
    "loss_share_before",
    "loss_share_after",
    "loss_low",
    "loss_likely",
    "loss_high",
)
FACTORS = (*HOURS, *TASKS, "attribution_share", *LOSSES)
BASES = ("measured", "reported", "assumed")

QUESTIONS = {
    "value_owner": "Who answers to the board for the value of AI?",
    "funding": "Who decides which AI initiative gets money?",
    "priorities": "Whose problem decides what is built first?",
    "use_policy": "Who says what AI may be used for?",
    "baseline": "Who measures the work before AI is put into it?",
    "benefit_tracking": "Who tracks the benefit after go-live?",
    "cost_tracking": "Who sees seats, calls and people cost together?",
    "stop_rule": "Who may stop an AI initiative that brings nothing?",
    "training": "Who trains those who are to use it?",
    "role_redesign": "Who changes roles and steps before the tool arrives?",
    "capacity": "Who decides what hours that come free are used for?",
    "incentives": "Who makes sure that using it well is rewarded?",
}

AI_FACTORS = Table(
    "ai_factors",
    "a factor of the value, cost or risk of an AI initiative",
    ("initiative_id", "factor", "benefit_id"),
    {
        "initiative_id": identifier("the initiative", references="initiatives"),
        "factor": choice(
            "which factor; hours, tasks and threats: hours and tasks are of a month, "
            "threats of a year; a share is of one, rate and losses are money",
            *FACTORS,
        ),
        "benefit_id": identifier(
            "the benefit, for an attribution share or a loss",
            required=False,
            references="benefits",
        ),
        "value": number("its value", unit="as the factor says", required=True, least=0),
        "basis": choice("how it is known", *BASES),
        "source": text("who says so, or where it is read"),
        "observed_on": date("the day for which it holds"),
    },
)

AI_GOVERNANCE = Table(
    "ai_governance",
    "an answer on who leads what concerns AI",
    ("question",),
    {
        "question": choice("what is asked", *QUESTIONS),
        "led_by": choice("who does it", "business", "shared", "technology", "nobody"),
        "owner": text("the person who answers for it"),
        "evidence": text("what shows it"),
        "answered_on": date("the day of the answer"),
    },
)
