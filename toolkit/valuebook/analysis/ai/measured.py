"""What the exports tell on a page: rows, adoption funnel and spend, made once for all.

Every table, figure and flag of a page is made from one of these, so that what one of
them hides no other shows.
"""

from dataclasses import dataclass, replace

import pandas as pd

from valuebook.analysis.ai.adoption import funnel
from valuebook.analysis.ai.groups import small_teams
from valuebook.analysis.ai.known import known_exports
from valuebook.analysis.ai.view import Spent, View, exported, spent
from valuebook.register import Register
from valuebook.sources import Exports


@dataclass(frozen=True)
class Measured:
    """The exports of a page, their adoption funnel and their spend in one view."""

    exports: Exports
    funnel: pd.DataFrame
    spent: Spent


def measured(
    exports: Exports, own: Register, view: View, *, as_of: str, of: str = ""
) -> Measured:
    """Return what the exports tell of an initiative, or of the whole organization.

    `exports` are those of the whole organization, `of` is the id of the initiative.
    What they hold of days after `as_of` is left out.
    """
    floor = own.settings.privacy_floor
    exports = known_exports(exports, as_of=as_of)
    everybody = funnel(exports, as_of=as_of, floor=floor)
    part = exported(exports, of=of)
    used = funnel(part, as_of=as_of, floor=floor, among=everybody) if of else everybody
    return Measured(part, used, spent(part, own, view, small=small_teams(used)))


def viewed(measured: Measured, own: Register, view: View) -> Measured:
    """Return the same with its spend in another view."""
    small = small_teams(measured.funnel)
    return replace(measured, spent=spent(measured.exports, own, view, small=small))
