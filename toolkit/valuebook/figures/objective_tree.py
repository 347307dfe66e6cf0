"""The objectives from the top down, each with its score as a bar."""

from typing import Any

import pandas as pd

from valuebook.figures.bars import Bar, bars
from valuebook.figures.chart import Chart
from valuebook.figures.theme import PLANNED, house_look
from valuebook.model.wording import counted

MOST = 14
BAND_COLOURS = {
    "near": "#00734d",
    "part-way": "#c98a00",
    "far off": "#b3261e",
    "not measured": PLANNED,
}


def objective_tree(tree: pd.DataFrame, key_results: pd.DataFrame) -> Chart:
    """Return objectives with their key results below them, and the score of each.

    Takes the columns objective_id, depth, statement, score and band of `tree`, and
    objective_id, statement, score and band of `key_results`; shows the first 14 rows.
    The colour of a bar is its band, which stands as a word behind the number.
    """
    rows = _rows(tree, key_results)
    if not rows:
        return Chart("No figure: no objective is served.")
    with house_look():
        title = "Objectives (bold) and key results, score"
        figure = bars(rows[:MOST], title, {}, names=0.6)
    said = [f"{row.name}: {row.said}" for row in rows[:MOST]]
    hidden = len(rows) - MOST
    more = f" {counted(hidden, 'further row')} not drawn." if hidden > 0 else ""
    return Chart(
        f"Scores of objectives and key results. {'; '.join(said)}.{more}", figure
    )


def _rows(tree: pd.DataFrame, key_results: pd.DataFrame) -> list[Bar]:
    found = []
    for objective in tree.to_dict("records"):
        depth = int(objective["depth"])
        found.append(_bar(objective, depth, bold=True))
        own = key_results[key_results["objective_id"] == objective["objective_id"]]
        found += [_bar(result, depth + 1) for result in own.to_dict("records")]
    return found


def _bar(row: dict[Any, Any], depth: int, *, bold: bool = False) -> Bar:
    band = str(row["band"])
    return Bar(row["statement"], row["score"], BAND_COLOURS[band], depth, bold, band)
