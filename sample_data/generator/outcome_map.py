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
