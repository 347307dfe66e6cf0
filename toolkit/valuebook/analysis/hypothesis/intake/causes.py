"""Whether each causal link has a sentence, and what it rests on is rated.

Two things are asked. Every link of the outcome map between the initiative's own
nodes says how the one produces the other. And from what is handed over to the
furthest link of the chain that a promise reaches, no step is without an assumption;
one written as "adoption to throughput" carries all steps between the two.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from valuebook.analysis.hypothesis.intake.gap import Check
from valuebook.analysis.rows import looked_up
from valuebook.model.wording import counted, listed
from valuebook.register import Register
from valuebook.register.tables.objectives import CHAIN_LINKS

_STEPS = tuple(pairwise(CHAIN_LINKS))

_NO_MAP = Check(
    "readiness.causal_links",
    "claim",
    "No causal link leads to what is promised.",
    "draw the outcome map from what is handed over to each benefit, a sentence a link",
)
_WITHOUT_SENTENCE = Check(
    "readiness.link_sentence",
    "claim",
    "A causal link has no sentence.",
    "write for each link how exactly the one produces the other",
)
_NO_ASSUMPTION = Check(
    "readiness.assumptions",
    "evidence",
    "No assumption is recorded.",
    "write down what must be true for each step of the chain, and rate it",
)
_UNCOVERED = Check(
    "readiness.unrated_link",
    "evidence",
    "A step of the chain rests on nothing.",
    "write what must be true for each, and rate its evidence and what hangs on it",
)


def cause_gaps(register: Register) -> Iterator[pd.DataFrame]:
    """Yield the initiatives whose causal links are not stated, or rest on nothing."""
    benefits = register["benefits"]
    reached = benefits.dropna(subset="measure_id")
    promising = pd.Series(reached["initiative_id"].unique(), dtype="str")
    links = causal_links(register)
    yield _NO_MAP.gaps(promising[~promising.isin(links["initiative_id"])])
    dumb = links[links["causal_statement"].isna()]
    many = dumb.groupby("initiative_id", sort=False).size()
    said = [f"{_links(each)} without a sentence." for each in many]
    yield _WITHOUT_SENTENCE.gaps(many.index.to_series(), pd.Series(said, dtype="str"))
    assumptions = register["assumptions"]
    ids = register["initiatives"]["initiative_id"]
    bare = ~ids.isin(assumptions["initiative_id"])
    yield _NO_ASSUMPTION.gaps(ids[bare])
    found = _uncovered(register, assumptions)
    found = found[~found["initiative_id"].isin(ids[bare])]
    yield _UNCOVERED.gaps(found["initiative_id"], found["sentence"])


def causal_links(register: Register) -> pd.DataFrame:
    """Return the links of the outcome map that lead to a benefit, by initiative.

    Columns: initiative_id and those of map_links.csv. A link that leads to the
    benefits of two initiatives stands once for each.
    """
    links = register["map_links"]
    causes = links.groupby("to_id")["from_id"].agg(list).to_dict()
    rows = []
    for initiative, ids in register["benefits"].groupby("initiative_id")["benefit_id"]:
        upstream: set[str] = set()
        rising = list(ids)
        while rising:
            node = rising.pop()
            if node not in upstream:
                upstream.add(node)
                rising.extend(causes.get(node, ()))
        own = links[links["to_id"].isin(upstream)]
        rows.append(own.assign(initiative_id=initiative))
    columns = ["initiative_id", *links.columns]
    return pd.concat(rows)[columns] if rows else pd.DataFrame(columns=columns)


def _links(count: int) -> str:
    many = counted(count, "causal link")
    return f"{many} of the outcome map {'is' if count == 1 else 'are'}"


def _uncovered(register: Register, assumptions: pd.DataFrame) -> pd.DataFrame:
    """Return the initiatives with steps that no assumption carries, in a sentence."""
    link = register["measures"].set_index("measure_id")["chain_link"]
    reached = looked_up(register["benefits"]["measure_id"], link)
    furthest = reached.map(CHAIN_LINKS.index, na_action="ignore")
    furthest = furthest.groupby(register["benefits"]["initiative_id"]).max().dropna()
    carried = assumptions.groupby("initiative_id")["link"].agg(list)
    rows = []
    for initiative, last in furthest.items():
        held = {step for each in carried.get(initiative, []) for step in steps_of(each)}
        open_ones = [step for step in _STEPS[: int(last)] if step not in held]
        if open_ones:
            said = f"Nothing says what must be true from {listed(_spans(open_ones))}."
            rows.append((str(initiative), said))
    return pd.DataFrame(rows, columns=["initiative_id", "sentence"], dtype="str")


def steps_of(link: object) -> tuple[tuple[str, str], ...]:
    """Return the steps of the chain that the link of an assumption carries.

    >>> steps_of("productivity to customer value")
    (('productivity', 'throughput'), ('throughput', 'customer_value'))
    """
    ends = str(link).strip().casefold().split(" to ")
    places = [
        CHAIN_LINKS.index(each)
        for each in (end.strip().replace(" ", "_") for end in ends)
        if each in CHAIN_LINKS
    ]
    return _STEPS[places[0] : places[1]] if len(places) == len(ends) == 2 else ()


def _spans(steps: Sequence[tuple[str, str]]) -> list[str]:
    """Return steps in words, those on end as one."""
    spans: list[tuple[str, str]] = []
    for first, last in steps:
        if spans and spans[-1][1] == first:
            first = spans.pop()[0]
        spans.append((first, last))
    return [f"{first} to {last}".replace("_", " ") for first, last in spans]
