"""The objectives from the top down, each with its score as a bar."""

import pandas as pd

from valuebook.figures.bars import Bar, bars
from valuebook.figures.chart import Chart
from valuebook.figures.theme import REALIZED, house_look
from valuebook.model.wording import counted, percent

MOST = 14


def objective_tree(tree: pd.DataFrame, key_results: pd.DataFrame) -> Chart:
    """Return objectives with their key results below them, and the score of each.

    Takes the columns objective_id, depth, statement and score of `tree`, and
    objective_id, statement and score of `key_results`; shows the first 14 rows.
    """
    rows = _rows(tree, key_results)
    if not rows:
        return Chart("No figure: no objective is served.")
    with house_look():
        title = "Objectives (bold) and key results, score"
        figure = bars(rows[:MOST], title, {}, names=0.64)
    said = [f"{row.name}: {percent(row.share)}" for row in rows[:MOST]]
    hidden = len(rows) - MOST
    more = f" {counted(hidden, 'further row')} not drawn." if hidden > 0 else ""
    return Chart(
        f"Scores of objectives and key results. {'; '.join(said)}.{more}", figure
    )


def _rows(tree: pd.DataFrame, key_results: pd.DataFrame) -> list[Bar]:
    found = []
    for objective in tree.to_dict("records"):
        depth = int(objective["depth"])
        found.append(
            Bar(objective["statement"], objective["score"], REALIZED, depth, bold=True)
        )
        own = key_results[key_results["objective_id"] == objective["objective_id"]]
        found += [
            Bar(result["statement"], result["score"], REALIZED, depth + 1)
            for result in own.to_dict("records")
        ]
    return found
