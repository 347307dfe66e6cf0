"""What was seen after the promise: observations, decisions, claims, lessons."""

from valuebook.register.kinds import (
    choice,
    date,
    flag,
    identifier,
    money,
    number,
    share,
    text,
    whole,
)
from valuebook.register.table import Table

PLAN_PARTS = ("adoption", "delay_months", "stretch", "cost")

ATTRIBUTION_DESIGNS = (
    "interrupted_time_series",
    "difference_in_differences",
    "synthetic_control",
    "structural",
)

ACTUALS = Table(
    "actuals",
    "an observation of a measure",
    ("measure_id", "initiative_id", "date", "group"),
    {
        "measure_id": identifier("the measure", references="measures"),
        "initiative_id": identifier("where it was observed", references="initiatives"),
        "date": date("the last day of the period observed", required=True),
        "value": number("the value observed", required=True),
        "group": text("the group observed; empty for all"),
        "source": text("where it was read"),
        "entered_by": text("who entered it"),
        "validated_by": text("who checked it; empty when nobody did"),
    },
)

EVENTS = Table(
    "events",
    "a disturbance that has nothing to do with the initiative",
    ("initiative_id", "measure_id", "start"),
    {
        "initiative_id": identifier(
            "where values are disturbed", references="initiatives"
        ),
        "measure_id": identifier(
            "the measure that is disturbed; empty for all of them",
            required=False,
            references="measures",
        ),
        "start": date("its first day", required=True),
        "end": date("its last day", required=True),
        "reason": text("what happened", required=True, example="strike in Kassel"),
        "logged_on": date("the day it was written down", required=True),
        "logged_by": text("who wrote it down"),
    },
)

GATES = Table(
    "gates",
    "a dated decision point",
    ("initiative_id", "gate"),
    {
        "initiative_id": identifier("the initiative", references="initiatives"),
        "gate": text("the gate's name", required=True, example="G3 scale"),
        "due": date("the day it is due", required=True),
        "measure_id": identifier(
            "the measure that decides", required=False, references="measures"
        ),
        "minimum": number("the level the measure must have reached"),
        "kind": choice("what failing means", "kill", "proceed"),
        "sealed_on": date("the day the criterion was sealed"),
        "sealed_by": text("who sealed it"),
        "seal": text("a fingerprint of the criterion, taken when it was sealed"),
        "decision": choice(
            "what was decided",
            "scale",
            "proceed",
            "redesign",
            "pause",
            "stop",
            required=False,
        ),
        "decided_on": date("the day of the decision"),
        "decided_by": text("who decided"),
        "override_reason": text("why the decision departs from the criterion"),
        "tranche": money("money released when the gate is passed", least=0),
    },
)

ASSUMPTIONS = Table(
    "assumptions",
    "a statement the hypothesis needs",
    ("assumption_id",),
    {
        "assumption_id": identifier("the assumption's id", example="ASM-01"),
        "initiative_id": identifier("whose assumption", references="initiatives"),
        "link": text("the causal link it carries, such as adoption to productivity"),
        "statement": text("the assumption in one sentence", required=True),
        "evidence": choice(
            "how good the evidence is", "strong", "moderate", "weak", "none"
        ),
        "impact": choice("what hangs on it", "high", "medium", "low"),
        "status": choice("how it turned out", "untested", "held", "broken"),
        "cause": text("why it held or broke"),
        "bears_on": choice(
            "the part of the plan that it decides: share of the adoption planned, "
            "months of delay, length of the ramp and cost as multiples of the plan",
            *PLAN_PARTS,
            required=False,
        ),
        "low": number(
            "what that part comes to that is exceeded 9 times in 10",
            unit="of the plan, or months",
            least=0,
        ),
        "likely": number(
            "what it most likely comes to", unit="of the plan, or months", least=0
        ),
        "high": number(
            "what it comes to that is exceeded 1 time in 10",
            unit="of the plan, or months",
            least=0,
        ),
        "from_id": identifier(
            "where on the map its link begins", required=False, references="map_nodes"
        ),
        "to_id": identifier(
            "where on the map its link ends", required=False, references="map_nodes"
        ),
    },
)

COMPARISONS = Table(
    "comparisons",
    "one unit's observation in a panel for attribution",
    ("initiative_id", "measure_id", "unit", "date"),
    {
        "initiative_id": identifier("whose effect", references="initiatives"),
        "measure_id": identifier("the measure", references="measures"),
        "unit": text("the unit observed: a site, a state, a shop", required=True),
        "date": date("the last day of the period observed", required=True),
        "value": number("the value observed", required=True),
        "treated": flag("whether the change applied to the unit then", required=True),
    },
)

DESIGNS = Table(
    "designs",
    "how the effect on a measure is to be told apart from what would have come anyway",
    ("initiative_id", "measure_id", "role", "design"),
    {
        "initiative_id": identifier("whose effect", references="initiatives"),
        "measure_id": identifier("the measure", references="measures"),
        "role": choice(
            "what it is for: the answer, a second opinion, or a measure that the "
            "initiative cannot have moved",
            "primary",
            "robustness",
            "negative_control",
        ),
        "design": choice("the design", *ATTRIBUTION_DESIGNS),
        "scale": choice(
            "the scale of the effect: in the unit, as a share, or of counts",
            "level",
            "log",
            "count",
            required=False,
        ),
        "controls": text(
            "measures that say what would have come anyway and that the initiative "
            "cannot have moved, spaces between them",
            example="MEA-02 MEA-03",
        ),
        "fixed_on": date("the day the design was fixed, before go-live"),
        "fixed_by": text("who fixed it"),
    },
)

FEEDBACK = Table(
    "feedback",
    "what a source said, and what came of it",
    ("source_id", "initiative_id", "date"),
    {
        "source_id": identifier("the source's id", example="SURVEY-1"),
        "kind": choice(
            "what sort of source", "survey", "sentiment", "analytics", "interview"
        ),
        "initiative_id": identifier("the initiative", references="initiatives"),
        "date": date("the day it was heard", required=True),
        "score": number("the score, in the source's own scale", unit="source's scale"),
        "action_on": date("the day something was done about it"),
        "action": text("what was done"),
    },
)

CLAIMS = Table(
    "claims",
    "who says what the initiative is worth",
    ("initiative_id", "voice", "statement"),
    {
        "initiative_id": identifier("the initiative", references="initiatives"),
        "voice": choice("who says it", "finance", "operations", "department", "vendor"),
        "statement": text("what is said", required=True),
        "amount": money("the amount claimed per year"),
        "evidence": text("what it rests on"),
    },
)

LESSONS = Table(
    "lessons",
    "what a review taught",
    ("initiative_id", "date", "lesson"),
    {
        "initiative_id": identifier("the initiative", references="initiatives"),
        "date": date("the day of the review", required=True),
        "cause": text("the cause that was found"),
        "lesson": text("the lesson in one sentence", required=True),
        "action": text("what is done about it"),
        "owner": text("who does it"),
    },
)

WORKSTREAMS = Table(
    "workstreams",
    "a strand of work",
    ("workstream_id",),
    {
        "workstream_id": identifier("the workstream's id", example="WS-01"),
        "initiative_id": identifier("the initiative", references="initiatives"),
        "name": text("its name", required=True),
        "value_driver": text("the measure or benefit it is to move"),
        "planned_finish": date("the day it was to finish"),
        "forecast_finish": date("the day it is now expected to finish"),
        "percent_complete": share("share of the work that is done"),
        "plan_lines": whole("lines of the plan it stands for", unit="lines"),
        "status": choice(
            "how delivery stands",
            "not_started",
            "on_schedule",
            "at_risk",
            "late",
            "delivered",
            "cancelled",
        ),
    },
)
