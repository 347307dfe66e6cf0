"""Gates with the seals of their kill criteria, one of them broken afterwards."""

from sample_data.generator.story import Row, Story
from valuebook.analysis.hypothesis.seals import Sealed, seal
from valuebook.register.cells import written
from valuebook.register.kinds import Kind


def gates(story: Story) -> list[Row]:
    """Return the gates; one that says when and by whom it was sealed has its seal.

    `sealed_minimum` is what the criterion asked for when it was sealed, where that is
    not what it asks for now.
    """
    return [_sealed(story, told) for told in story.rows("gates")]


def _sealed(story: Story, told: Row) -> Row:
    row = {"initiative_id": story.initiative_id, **told}
    minimum = row.pop("sealed_minimum", row.get("minimum"))
    if "sealed_on" not in row:
        return row
    covered = Sealed(
        row["initiative_id"],
        row["gate"],
        row["kind"],
        row["measure_id"],
        written(Kind.NUMBER, minimum),
        row["due"].isoformat(),
        row["sealed_on"].isoformat(),
        row["sealed_by"],
    )
    return {**row, "seal": seal(covered)}
