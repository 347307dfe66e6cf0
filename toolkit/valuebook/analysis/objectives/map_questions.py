"""What the outcome map answers: what rests on what, and what money hangs on it."""

import pandas as pd

from valuebook.analysis.objectives.map_flow import (
    largest,
    value_at_nodes,
    value_over_links,
    weighted_links,
)
from valuebook.analysis.objectives.outcome_map import (
    LEVEL,
    around,
    causes,
    effects,
    graph,
    links,
    nodes,
)
from valuebook.analysis.planned import in_class_order
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict, must_be_one_of
from valuebook.model.wording import counted, listed, money, words
from valuebook.register import Register

_EVIDENCE = {"none": "no"}
_PLURAL = {"capability": "capabilities"}


def sentences(book: Register) -> pd.DataFrame:
    """Return every link of the map with how it works, from enablers to objectives.

    Columns: from, to, how (the causal sentence), share, benefit_class and value (of
    the class in which most stands, reporting currency a year; NaN where none flows).
    """
    level = book["map_nodes"].set_index("node_id")["kind"].map(LEVEL)
    rows = links(book).merge(weighted_links(book), on=["from_id", "to_id"], how="left")
    rows = rows.assign(at=looked_up(rows["from_id"], level))
    rows = rows.sort_values(
        ["at", "from_id", "to_id"], kind="stable", ignore_index=True
    )
    labels = [
        "" if pd.isna(each) else BenefitClass(each).label
        for each in rows["benefit_class"]
    ]
    return pd.DataFrame(
        {
            "from": rows["from_name"],
            "to": rows["to_name"],
            "how": rows["causal_statement"].fillna("not said"),
            "share": rows["share"],
            "benefit_class": pd.Series(labels, index=rows.index, dtype="str"),
            "value": rows["value"],
        }
    )


def links_of(book: Register, node_id: str) -> pd.DataFrame:
    """Return the links into and out of one node, those with most value first.

    Columns: those of `links`, and value (of the class in which most stands).
    """
    rows = links(book).merge(weighted_links(book), on=["from_id", "to_id"], how="left")
    rows = rows[rows["from_id"].eq(node_id) | rows["to_id"].eq(node_id)]
    by_size = rows.assign(size=rows["value"].abs()).sort_values(
        "size", ascending=False, kind="stable", ignore_index=True
    )
    return by_size.drop(columns=["size", "benefit_class"])


def standing(book: Register, node_id: str) -> str:
    """Return what a node is, who owns it and which value rests on it, in a line."""
    row = nodes(book).set_index("node_id").loc[node_id]
    owner = row["owner"] if isinstance(row["owner"], str) else "nobody named"
    values = _of_node(book, node_id)
    rests = f"; {listed(values)} a year" if values else "; no money"
    return f"{row['name']} ({words(str(row['kind']))}, {owner}{rests})"


def path(book: Register, node_id: str) -> pd.DataFrame:
    """Return what one node rests on and what comes of it, level by level.

    Columns: node_id, kind, name, owner, stands ("before", "here" or "after"),
    benefit_class and value (of the largest class, a year; the part that comes through
    or from this node).
    """
    drawn = graph(book)
    if node_id not in drawn:
        raise must_be_one_of("node_id", node_id, list(drawn))
    before, after = causes(drawn, [node_id]), effects(drawn, [node_id])
    rows = nodes(book)
    rows = rows[rows["node_id"].isin(before | after)]
    stands = pd.Series("after", index=rows.index).mask(
        rows["node_id"].isin(before), "before"
    )
    most = largest(value_at_nodes(around(book, node_id)), by=["node_id"])
    most = most.set_index("node_id")
    return rows.assign(
        stands=stands.mask(rows["node_id"].eq(node_id), "here").astype("str"),
        benefit_class=looked_up(rows["node_id"], most["benefit_class"]),
        value=looked_up(rows["node_id"], most["value"]),
    )[
        ["node_id", "kind", "name", "owner", "stands", "benefit_class", "value"]
    ].reset_index(drop=True)


def rests_on(book: Register, objective_id: str) -> Finding:
    """Return what an objective rests on, and what all of its value passes through."""
    rule = "map.rests_on"
    rows = path(book, objective_id)
    here = rows.loc[rows["stands"].eq("here"), "name"].iloc[0]
    before = rows[rows["stands"].eq("before")]
    if before.empty:
        return Finding(
            rule,
            f"Nothing on the map leads to “{here}”.",
            Verdict.GAP,
            remedy="say which benefit serves it, and what brings that about",
        )
    values = _of_node(book, objective_id)
    through = _narrow(before)
    said = f"“{here}” rests on {_counts(before)}"
    if values:
        said += f"; {listed(values)} a year serve it"
    said += f", all through {listed(through)}." if through and values else "."
    return Finding(
        rule,
        said,
        Verdict.STATED,
        _quantities(book, objective_id, "planned value that serves it"),
        evidence=rows,
    )


def _narrow(before: pd.DataFrame) -> list[str]:
    """Return the names of the levels' only nodes, through which everything passes."""
    return [
        f"“{rows['name'].iloc[0]}”"
        for kind, rows in before.groupby("kind", sort=False)
        if kind in ("capability", "business_change", "outcome") and len(rows) == 1
    ]


def if_it_slips(book: Register, node_id: str) -> Finding:
    """Return what waits and which planned value is at stake when a node slips."""
    rule = "map.if_it_slips"
    rows = path(book, node_id)
    here = rows.loc[rows["stands"].eq("here"), "name"].iloc[0]
    after = rows[rows["stands"].eq("after")]
    if after.empty:
        return Finding(
            rule, f"Nothing on the map waits for “{here}”.", Verdict.NOT_APPLICABLE
        )
    values = _of_node(book, node_id)
    at_stake = f"{listed(values)} a year rest" if values else "no money rests"
    return Finding(
        rule,
        f"If “{here}” slips, {_counts(after)} wait; {at_stake} on it.",
        Verdict.STATED,
        _quantities(book, node_id, "planned value that rests on it"),
        evidence=rows,
    )


def answers(own: Register) -> list[Finding]:
    """Return what the map of one initiative says of its objectives and its enabler.

    `own` is the register cut down to it (`select`).
    """
    rows = nodes(own)
    served = rows.loc[rows["kind"].eq("objective"), "node_id"]
    found = [rests_on(own, str(each)) for each in served]
    if enabler := heaviest_enabler(own):
        found.append(if_it_slips(own, enabler))
    currency = own.settings.currency
    return [*found, heaviest_assumption(assumptions(own), currency=currency)]


def heaviest_enabler(book: Register) -> str:
    """Return the id of the enabler on which most planned value of one class rests.

    Empty where no enabler is on the map.
    """
    rows = nodes(book)
    enablers = list(rows.loc[rows["kind"].eq("enabler"), "node_id"])
    values = value_at_nodes(book)
    own = values[values["node_id"].isin(enablers)]
    if own.empty:
        return str(enablers[0]) if enablers else ""
    heaviest = own["value"].abs().to_numpy().argmax()
    return str(own["node_id"].iloc[int(heaviest)])


def assumptions(book: Register) -> pd.DataFrame:
    """Return the planned value that each assumption of a link carries, most first.

    Columns: assumption_id, initiative_id, statement, evidence, status, from_id, to_id,
    benefit_class and value (reporting currency a year, of the largest class; NaN where
    the assumption names no link, or none over which value flows).
    """
    most = largest(value_over_links(book), by=["from_id", "to_id"])
    placed = book["assumptions"][
        [
            "assumption_id",
            "initiative_id",
            "statement",
            "evidence",
            "status",
            "from_id",
            "to_id",
        ]
    ]
    rows = placed.merge(most, on=["from_id", "to_id"], how="left")
    by_size = rows.assign(size=rows["value"].abs()).sort_values(
        ["size", "assumption_id"], ascending=[False, True], na_position="last"
    )
    return by_size.drop(columns="size").reset_index(drop=True)


def heaviest_assumption(assumptions: pd.DataFrame, *, currency: str) -> Finding:
    """Return which single assumption carries the most value, for each class."""
    rule = "map.heaviest_assumption"
    carrying = assumptions[assumptions["value"].notna()]
    missing = int(assumptions["from_id"].isna().sum())
    if carrying.empty:
        return Finding(
            rule,
            "No assumption names a link of the map over which value flows.",
            Verdict.NOT_MEASURED,
            remedy="name for each assumption the link that it lets hold",
            evidence=assumptions,
        )
    first = in_class_order(carrying.drop_duplicates("benefit_class"))
    said = [
        f"“{row.statement.removesuffix('.')}” "
        f"({_EVIDENCE.get(row.evidence, row.evidence)} evidence, {row.status}) "
        f"carries {_amount(row.value, row.benefit_class, currency)} a year"
        for row in rows_of(first)
    ]
    rest = f" On no link: {counted(missing, 'assumption')}." if missing else ""
    thin = first["evidence"].isin(["weak", "none"]) | first["status"].eq("broken")
    return Finding(
        rule,
        f"{'; '.join(said)}.{rest}",
        Verdict.INCOMPLETE if thin.any() else Verdict.STATED,
        tuple(
            Quantity(f"value on {row.assumption_id}", row.value, currency, "", "a year")
            for row in rows_of(first)
        ),
        remedy="test it before more is spent" if thin.any() else "",
        evidence=assumptions,
    )


def _counts(rows: pd.DataFrame) -> str:
    """Return how many nodes of each kind there are, as a sentence lists them."""
    counts = rows["kind"].value_counts()
    kinds = sorted(counts.index, key=lambda kind: LEVEL[str(kind)])
    return listed(
        [
            counted(int(counts[each]), words(each), _PLURAL.get(each, ""))
            for each in kinds
        ]
    )


def _values(book: Register, node_id: str) -> pd.DataFrame:
    values = value_at_nodes(book)
    return in_class_order(values[values["node_id"].eq(node_id)])


def _of_node(book: Register, node_id: str) -> list[str]:
    return [
        _amount(row.value, row.benefit_class, book.settings.currency)
        for row in rows_of(_values(book, node_id))
    ]


def _quantities(book: Register, node_id: str, name: str) -> tuple[Quantity, ...]:
    currency = book.settings.currency
    return tuple(
        Quantity(f"{name}, {row.benefit_class}", row.value, currency, "", "a year")
        for row in rows_of(_values(book, node_id))
    )


def _amount(value: float, benefit_class: str, currency: str) -> str:
    return f"{money(value, currency)} {BenefitClass(benefit_class).label}"
