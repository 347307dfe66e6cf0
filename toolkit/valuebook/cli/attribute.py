"""`valuebook attribute`: how much of an outcome's move a change brought about."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from valuebook.cli.new_file import put, unwritable
from valuebook.cli.saying import say
from valuebook.model import RegisterError
from valuebook.model.wording import number, percent, words

if TYPE_CHECKING:
    from valuebook.analysis.attribution import Attribution, Spec


def attribute_effect(
    panel: Annotated[
        Path,
        typer.Argument(metavar="PANEL.csv", help="A row for each unit and period."),
    ],
    spec: Annotated[
        Path,
        typer.Option(metavar="SPEC.json", help="What is asked of the panel, as JSON."),
    ],
    out: Annotated[Path, typer.Option(metavar="JSON", help="The file to write.")],
) -> None:
    """Say how much of an outcome's move a change brought about, and how sure that is.

    SPEC.json holds design (interrupted_time_series, difference_in_differences,
    synthetic_control, structural), the columns time, outcome, unit, controls, offset,
    weights, clusters, first_treated and negative_controls, treated (a unit, or a
    column of 0 and 1), start (the first treated period) or starts, scale (level, log,
    count), seasonal_period, direction, promised_effect, pre, post, donors_exclude.

    The file written holds effect, interval, p-value, placebos, the smallest effect
    that would be found, the Maryland grade, the verdict (attributable,
    partly_attributable, associated, not_attributable, insufficient), notes and the
    path of observed and counterfactual. Ends with 2 when a file cannot be used;
    every problem is then named.
    """
    # the libraries take a second to load, which the other commands need not wait for
    from valuebook.analysis.attribution import attribute
    from valuebook.cli.attribute_files import read_spec
    from valuebook.cli.given_file import table_of

    problems = list(unwritable(out, but=(panel, spec)))
    asked = found = None
    try:
        asked, faults = read_spec(spec)
        problems += faults
    except RegisterError as error:
        problems += error.problems
    try:
        table, faults = table_of(panel)
        problems += faults
        if asked is not None and not faults:
            found = attribute(table, asked, name=panel.name)
    except RegisterError as error:
        problems += error.problems
    if problems or asked is None or found is None:
        raise RegisterError(problems)
    _write(found, out)
    say(_sentence(found, asked))


def _sentence(found: "Attribution", asked: "Spec") -> str:
    verdict = f"{words(found.verdict.value)} (grade {found.grade})"
    if not found.found.is_known:
        return f"{verdict}: {' '.join(found.notes)}"
    show = percent if asked.is_ratio else number
    effect, low, high = (show(each) for each in (found.effect, found.low, found.high))
    return f"{verdict}: {effect}, {percent(found.level)} interval {low} to {high}"


def _write(found: "Attribution", out: Path) -> None:
    text = json.dumps(found.record(), indent=1, ensure_ascii=False, allow_nan=False)
    put(out, f"{text}\n")
