"""The outcome map and the operating model that has to carry the outcome."""

from valuebook.register.kinds import (
    choice,
    date,
    flag,
    identifier,
    month,
    number,
    share,
    text,
    whole,
)
from valuebook.register.table import Table

DIMENSIONS = ("people", "process", "systems", "incentives", "governance", "culture")
NODE_KINDS = (
    "enabler",
    "capability",
    "business_change",
    "outcome",
    "benefit",
    "objective",
)

MAP_NODES = Table(
    "map_nodes",
    "a node of the outcome map",
    ("node_id",),
    {
        "node_id": identifier(
            "the node's id; for a benefit or objective, its id there", example="NODE-01"
        ),
        "kind": choice("its level in the map", *NODE_KINDS),
        "name": text("its name", required=True),
        "owner": text("who answers for it"),
    },
)

MAP_LINKS = Table(
    "map_links",
    "a link of the outcome map",
    ("from_id", "to_id"),
    {
        "from_id": identifier("the node that causes", references="map_nodes"),
        "to_id": identifier("the node that is caused", references="map_nodes"),
        "causal_statement": text("how exactly the one produces the other"),
        "share": share("share of the effect that flows over the link"),
    },
)

ROLES = Table(
    "roles",
    "the role of a person in a node of the outcome map",
    ("node_id", "person", "role"),
    {
        "node_id": identifier("the node", references="map_nodes"),
        "person": text("the person", required=True),
        "role": choice(
            "what the person has to do with it",
            "responsible",
            "accountable",
            "consulted",
            "informed",
        ),
        "until": date("the last day of the role; empty when it has no end"),
    },
)

PROCESS_STEPS = Table(
    "process_steps",
    "a step of a process",
    ("process_id", "version", "step"),
    {
        "process_id": identifier("the process's id", example="PROC-01"),
        "version": choice("before or after the change", "as_is", "to_be"),
        "step": text("the step's name", required=True),
        "work_minutes": number(
            "time worked on one case", unit="minutes", required=True, least=0
        ),
        "wait_minutes": number(
            "time one case waits before the step",
            unit="minutes",
            required=True,
            least=0,
        ),
        "value_added": flag("whether the step changes what the customer gets"),
        "complete_accurate": share("share of cases that arrive complete and accurate"),
        "volume": number("cases per month", unit="cases", least=0),
        "initiative_id": identifier(
            "the initiative that changes the process",
            required=False,
            references="initiatives",
        ),
    },
)

OPERATING_MODEL = Table(
    "operating_model",
    "one dimension of the operating model, as it is and as it is to be",
    ("initiative_id", "dimension", "business_change"),
    {
        "initiative_id": identifier("the initiative", references="initiatives"),
        "dimension": choice("the dimension", *DIMENSIONS),
        "as_is": text("how it is", required=True),
        "to_be": text("how it is to be", required=True),
        "business_change": text("the change between them", required=True),
        "owner": text("who makes the change"),
        "due": date("the day it is due"),
        "done_on": date("the day the change was made; empty until then"),
        "node_id": identifier(
            "the business change in the outcome map",
            required=False,
            references="map_nodes",
        ),
    },
)

SCORECARD = Table(
    "scorecard",
    "an answer: what is stated and what is so",
    (),
    {
        "respondent_group": text(
            "the group that answered, never a person", required=True
        ),
        "dimension": choice("the dimension", *DIMENSIONS),
        "item": text("the item asked", required=True),
        "stated": whole(
            "how it is stated to be", unit="1 to 5", required=True, least=1, most=5
        ),
        "actual": whole("how it is", unit="1 to 5", required=True, least=1, most=5),
    },
)

FRICTION = Table(
    "friction",
    "something that has to be got past: an approval, a report, a meeting",
    ("item_id",),
    {
        "item_id": identifier("the item's id", example="FRI-01"),
        "kind": choice(
            "what it is",
            "approval",
            "report",
            "meeting",
            "policy",
            "process",
            "platform",
            "oversight_layer",
        ),
        "name": text("its name", required=True),
        "added_on": date("the day it was added"),
        "removed_on": date("the day it was removed"),
        "initiative_id": identifier(
            "the initiative that added or removed it",
            required=False,
            references="initiatives",
        ),
    },
)

FX_RATES = Table(
    "fx_rates",
    "an exchange rate",
    ("currency", "month"),
    {
        "currency": text("three-letter code", required=True, example="USD"),
        "month": month("the month it holds for", required=True),
        "rate": number(
            "reporting currency for one unit of it", unit="rate", required=True, least=0
        ),
    },
)
