"""The outcome map of the sample company, drawn story by story."""

from sample_data.generator.story import Row, Story


def outcome_map(told: list[Story]) -> tuple[list[Row], list[Row]]:
    """Return nodes and links; benefits and objectives stand in under their own ids."""
    nodes: list[Row] = []
    links: list[Row] = []
    for story in told:
        drawn = story.told.get("map", {"nodes": [], "links": []})
        nodes += drawn["nodes"]
        links += [
            dict(
                zip(
                    ("from_id", "to_id", "causal_statement", "share"), link, strict=True
                )
            )
            for link in drawn["links"]
        ]
        linked = {end for link in drawn["links"] for end in link[:2]}
        for table, key, kind in (
            ("benefits", "benefit_id", "benefit"),
            ("objectives", "objective_id", "objective"),
        ):
            nodes += [
                {
                    "node_id": row[key],
                    "kind": kind,
                    "name": row["statement"],
                    "owner": row.get("owner"),
                }
                for row in story.rows(table)
                if row[key] in linked
            ]
    return nodes, links


def roles(told: list[Story]) -> list[Row]:
    """Return who has which role in each outcome: its owner answers for it."""
    rows: list[Row] = []
    for story in told:
        held = story.told.get("responsibility", {})
        for node in story.told.get("map", {"nodes": []})["nodes"]:
            if node["kind"] != "outcome":
                continue
            initiative = story.told["initiative"]
            by_role = {
                "accountable": [node.get("owner"), *held.get("also_accountable", [])],
                "responsible": [initiative.get("adoption_owner")],
                "consulted": [initiative.get("reporting_owner")],
                "informed": [initiative.get("sponsor")],
            }
            rows += [
                {
                    "node_id": node["node_id"],
                    "person": person,
                    "role": role,
                    "until": held.get("until"),
                }
                for role, people in by_role.items()
                for person in people
                if person
            ]
    return rows
