"""The promise: initiatives, what they promise, and the costs to get there."""

from valuebook.model import BenefitClass
from valuebook.register.kinds import (
    choice,
    date,
    flag,
    identifier,
    money,
    month,
    number,
    share,
    text,
    whole,
)
from valuebook.register.table import Table

TYPES = (
    "ai",
    "process_improvement",
    "technology",
    "customer_experience",
    "post_merger_integration",
    "divestiture",
    "plant_consolidation",
    "transformation",
    "esg",
    "training",
    "public_programme",
    "other",
)
STAGES = ("idea", "approved", "delivering", "live", "closed", "paused", "stopped")
DELIVERY_STATUSES = (
    "not_started",
    "on_schedule",
    "at_risk",
    "late",
    "delivered",
    "cancelled",
)
CATEGORIES = (
    "cost_reduction",
    "revenue_growth",
    "risk_avoidance",
    "product_embedding",
)
RAMPS = ("step", "linear", "logistic", "saturating", "bass")
BENEFIT_CLASSES = tuple(each.value for each in BenefitClass)

INITIATIVES = Table(
    "initiatives",
    "a funded unit that is followed and decided on",
    ("initiative_id",),
    {
        "initiative_id": identifier("the initiative's id", example="INI-001"),
        "name": text("its name", required=True, example="Contract review"),
        "type": choice("what sort of change it is", *TYPES),
        "programme": text("the programme it belongs to"),
        "office": text("the office or function that runs it"),
        "stage": choice("where it stands between gates", *STAGES),
        "status": choice("how delivery stands; never the value", *DELIVERY_STATUSES),
        "problem": text("the problem it answers, as those who have it would say it"),
        "stakeholder": text("who has the problem and is better off when it is solved"),
        "causal_statement": text("how exactly it produces the outcome"),
        "sponsor": text("who funds it and can stop it"),
        "benefit_owner": text("who in the business answers for realization"),
        "adoption_owner": text("who makes sure that it is used"),
        "reporting_owner": text("who reports on the outcome after go-live"),
        "start": date("the day work begins", required=True),
        "go_live": date("the day it goes live, planned or past"),
        "review_months": text(
            "months after go-live at which it is reviewed, spaces between them",
            example="6 12",
        ),
        "budget": money("the one-off money approved for it", least=0),
        "is_ai": flag("whether AI does part of the work", required=True),
        "workflow_redesigned_on": date("the day the redesigned workflow was agreed"),
    },
    needed=True,
)

BENEFITS = Table(
    "benefits",
    "a promise of a measured improvement",
    ("benefit_id",),
    {
        "benefit_id": identifier("the benefit's id", example="BEN-001"),
        "initiative_id": identifier("who promises it", references="initiatives"),
        "key_result_id": identifier(
            "the key result it serves", required=False, references="key_results"
        ),
        "measure_id": identifier(
            "the measure it is judged by", required=False, references="measures"
        ),
        "statement": text("the promise in one sentence", required=True),
        "category": choice(
            "one of the four categories of AI value", *CATEGORIES, required=False
        ),
        "benefit_class": choice("what kind of money it is", *BENEFIT_CLASSES),
        "baseline": number("the measure before the change"),
        "baseline_from": month("first month of the baseline window"),
        "baseline_to": month("last month of the baseline window, before go-live"),
        "target": number("the level promised"),
        "target_month": month("month by which the target is promised"),
        "ramp": choice("how full effect is approached", *RAMPS, required=False),
        "lag_months": whole("months from go-live to the first effect", unit="months"),
        "ramp_months": whole("months from first to full effect", unit="months"),
        "value_per_unit": money(
            "value per year of one unit of improvement in the measure"
        ),
        "annual_value": money("run rate: value per year at full effect"),
        "low": money("annual value that is exceeded 9 times in 10"),
        "high": money("annual value that is exceeded 1 time in 10"),
        "confidence": share("probability that the promise is kept, as stated"),
        "owner": text("who in the business answers for this benefit"),
        "pool_id": identifier(
            "the baseline pool it is taken from", required=False, references="pools"
        ),
        "pool_share": share("share of the pool that is claimed"),
        "locked_on": date("the day the promise was fixed"),
        "locked_at": text(
            "the gate at which the promise was fixed", example="G1 approval"
        ),
    },
    needed=True,
)

PLAN_VERSIONS = Table(
    "plan_versions",
    "a re-forecast of a benefit",
    ("benefit_id", "version"),
    {
        "benefit_id": identifier("the benefit", references="benefits"),
        "version": whole(
            "1 for the first re-forecast", unit="", required=True, least=1
        ),
        "on": date("the day of the re-forecast", required=True),
        "by": text("who made it", required=True),
        "target": number("the level now expected"),
        "target_month": month("month by which it is now expected"),
        "annual_value": money("run rate now expected, per year"),
        "reason": text("what changed, and why", required=True),
    },
)

REALIZED = Table(
    "realized",
    "money of a month that somebody confirmed",
    ("benefit_id", "month", "benefit_class"),
    {
        "benefit_id": identifier("the benefit", references="benefits"),
        "month": month("the month in which it arose", required=True),
        "amount": money("confirmed amount of that month", required=True),
        "benefit_class": choice("what kind of money it is", *BENEFIT_CLASSES),
        "confirmed_by": text("who confirmed it", required=True),
    },
)

COSTS = Table(
    "costs",
    "a cost of a month",
    ("initiative_id", "month", "kind", "basis"),
    {
        "initiative_id": identifier("whose cost", references="initiatives"),
        "month": month("the month it belongs to", required=True),
        "amount": money("the cost, as a positive amount", required=True, least=0),
        "kind": choice("one-off or running", "one_off", "running"),
        "basis": choice("planned or actual", "planned", "actual"),
    },
)

POOLS = Table(
    "pools",
    "a baseline pool from which benefits are taken",
    ("pool_id",),
    {
        "pool_id": identifier("the pool's id", example="POOL-01"),
        "name": text(
            "cost centre and account, or measure and population", required=True
        ),
        "amount": money("size of the pool per period", required=True, least=0),
        "period": text("the period of the amount", required=True, example="FY2025"),
    },
)

TRADE_OFFS = Table(
    "trade_offs",
    "work that was refused or paused in favour of other work",
    ("name", "decided_on"),
    {
        "name": text("the work that was refused or paused", required=True),
        "decided_on": date("the day of the decision", required=True),
        "annual_value": money("run rate forgone, per year"),
        "reason": text("why", required=True),
        "kept_instead": identifier(
            "the initiative kept instead", required=False, references="initiatives"
        ),
        "decision": choice("what was decided", "refused", "paused", required=False),
        "benefit_class": choice(
            "the class of the value forgone", *BENEFIT_CLASSES, required=False
        ),
    },
)
