"""The operating model as it is and is to be, and the changes that join the two."""

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.objectives.map_flow import value_at_nodes
from valuebook.analysis.objectives.outcome_map import effects, graph
from valuebook.analysis.planned import in_class_order
from valuebook.analysis.rows import rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money
from valuebook.register import Register

NOT_MADE = "due, not made"
STATES = (NOT_MADE, "made late", "not due yet", "made in time", "no date")
_ASKED = ("people", "process", "systems", "incentives", "governance")


def changes(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the changes to the operating model, those that hold value back first.

    Columns: dimension, business_change, as_is, to_be, owner, due, done_on (up to
    `as_of`), state (due, not made; made late; made in time; not due yet; no date) and
    node_id (the change on the outcome map).

    >>> from valuebook.register import open_register, select
    >>> own = changes(select(open_register(), "INI-001"), as_of="2026-09")
    >>> own[["dimension", "state"]].head(3).values.tolist()
    [['process', 'due, not made'], ['governance', 'due, not made'],
     ['systems', 'made late']]
    """
    rows = register["operating_model"]
    last = end_of(as_of)
    done = rows["done_on"].where(rows["done_on"] <= last)
    state = (
        pd.Series("no date", index=rows.index)
        .mask(rows["due"].notna(), "not due yet")
        .mask(rows["due"] <= last, NOT_MADE)
        .mask(done.notna(), "made in time")
        .mask(done > rows["due"], "made late")
    )
    order = state.map({each: place for place, each in enumerate(STATES)})
    rows = rows.assign(done_on=done, state=state.astype("str"), order=order)
    rows = rows.sort_values(["order", "due"], kind="stable").reset_index(drop=True)
    return rows[
        [
            "dimension",
            "business_change",
            "as_is",
            "to_be",
            "owner",
            "due",
            "done_on",
            "state",
            "node_id",
        ]
    ]


def shown(changes: pd.DataFrame) -> pd.DataFrame:
    """Return the changes as a reader needs them, a gap in words."""
    return pd.DataFrame(
        {
            "dimension": changes["dimension"],
            "as_is": changes["as_is"],
            "to_be": changes["to_be"],
            "change": changes["business_change"],
            "owner": changes["owner"].fillna("nobody named"),
            "due": changes["due"],
            "state": changes["state"],
        }
    )


def open_dimensions(changes: pd.DataFrame) -> Finding:
    """Return which parts of the operating model are said to stay as they are."""
    rule = "operating_model.dimensions"
    if changes.empty:
        return Finding(
            rule,
            "No part of the operating model is described, as it is or as it is to be.",
            Verdict.GAP,
            remedy=f"describe {listed(list(_ASKED))} as they are and as they are to be",
        )
    said = set(changes["dimension"])
    missing = [each for each in _ASKED if each not in said]
    if missing:
        return Finding(
            rule,
            f"Nothing is said of {listed(missing)}.",
            Verdict.INCOMPLETE,
            remedy="say what is to change there, or that it may stay as it is",
            evidence=changes,
        )
    return Finding(
        rule,
        f"Described are {listed(list(_ASKED))}, as they are and as they are to be.",
        Verdict.STATED,
        evidence=changes,
    )


def waiting(own: Register, changes: pd.DataFrame) -> pd.DataFrame:
    """Return the outcomes that wait for a change that is not made.

    `own` is the register cut down to one initiative, `changes` what `changes` returns.
    Columns: business_change, owner, due, state, outcome (name), and benefit_class and
    value (planned value a year that rests on the change, a row for each class; NaN for
    none). A change that is not on the outcome map has no outcome.
    """
    drawn = graph(own)
    kinds = own["map_nodes"].set_index("node_id")
    resting = value_at_nodes(own)
    rows: list[tuple[object, ...]] = []
    made = changes["state"].isin(["made in time", "made late"])
    for row in rows_of(changes[~made]):
        told = (row.business_change, row.owner, row.due, row.state)
        on_map = isinstance(row.node_id, str) and row.node_id in drawn
        reached = effects(drawn, [row.node_id]) if on_map else set()
        outcomes = [
            str(kinds.loc[each, "name"])
            for each in sorted(reached)
            if kinds.loc[each, "kind"] == "outcome"
        ]
        values = in_class_order(resting[resting["node_id"].eq(row.node_id)])
        money_of = [(each.benefit_class, each.value) for each in rows_of(values)]
        rows += [
            (*told, listed([f"“{each}”" for each in outcomes]), *each)
            for each in money_of or [(None, float("nan"))]
        ]
    columns = ["business_change", "owner", "due", "state", "outcome"]
    frame = pd.DataFrame(rows, columns=[*columns, "benefit_class", "value"])
    texts = dict.fromkeys(("business_change", "owner", "state", "outcome"), "str")
    return frame.astype(
        {**texts, "due": "datetime64[s]", "benefit_class": "str", "value": "float64"}
    )


def held_up(waiting: pd.DataFrame, *, currency: str) -> Finding:
    """Return which outcomes wait for which change, and what rests on it."""
    rule = "operating_model.waiting"
    if waiting.empty:
        return Finding(
            rule, "No outcome waits for a change that is not made.", Verdict.SOUND
        )
    late = waiting["state"].eq(NOT_MADE).any()
    said = []
    for change, rows in waiting.groupby("business_change", sort=False):
        amounts = [
            f"{money(row.value, currency)} {BenefitClass(row.benefit_class).label}"
            for row in rows_of(rows[rows["value"].notna()])
        ]
        outcome = rows["outcome"].iloc[0]
        rest = f", {listed(amounts)} a year" if amounts else ""
        waits = f"{outcome}{rest}" if outcome else "no outcome on the map"
        said.append(f"for “{change}” ({rows['state'].iloc[0]}): {waits}")
    return Finding(
        rule,
        f"Waiting {'; '.join(said)}.",
        Verdict.GAP if late else Verdict.IN_PROGRESS,
        tuple(
            Quantity(f"waits for {row.business_change}", row.value, currency)
            for row in rows_of(waiting[waiting["value"].notna()])
        ),
        remedy="make the change that is overdue, or say what comes without it"
        if late
        else "",
        evidence=waiting,
    )


def answer(changes: pd.DataFrame, waiting: pd.DataFrame, *, as_of: str) -> Finding:
    """Return whether the operating model has changed as the outcomes need it to."""
    rule = "operating_model.answer"
    if changes.empty:
        return Finding(
            rule,
            "The register says nothing of how people, process, systems, incentives or "
            "governance are to change, so the outcomes rest on delivery alone.",
            Verdict.GAP,
            remedy="say what is to be different, who changes it and by when",
        )
    made = int(changes["state"].isin(["made in time", "made late"]).sum())
    late = int(changes["state"].eq(NOT_MADE).sum())
    held = waiting[waiting["state"].eq(NOT_MADE) & waiting["outcome"].ne("")]
    outcomes = list(dict.fromkeys(held["outcome"]))
    are = "is" if 1 in (made, len(changes)) else "are"
    said = f"By {as_of}, {made} of {counted(len(changes), 'change')} {are} made"
    said += f" and {late} {'is' if late == 1 else 'are'} overdue" if late else ""
    wait = "wait" if len(outcomes) > 1 else "waits"
    said += f"; {listed(outcomes)} {wait}." if outcomes else "."
    verdict = Verdict.GAP if late else Verdict.IN_PROGRESS
    return Finding(
        rule,
        said,
        Verdict.MET if made == len(changes) else verdict,
        (Quantity("changes overdue", late, "changes", as_of, "operating_model.csv"),),
        remedy="have the owner of each overdue change make it, or say no"
        if late
        else "",
        evidence=changes,
    )
