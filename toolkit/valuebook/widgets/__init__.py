"""Controls for JupyterLab; where nobody can use them, what they show stands still."""

from valuebook.widgets.ai_by_team import ai_by_team
from valuebook.widgets.control import Control
from valuebook.widgets.form import form
from valuebook.widgets.lessons import lessons
from valuebook.widgets.next_months import next_months
from valuebook.widgets.outcome_map import outcome_map
from valuebook.widgets.what_if import what_if

__all__ = [
    "Control",
    "ai_by_team",
    "form",
    "lessons",
    "next_months",
    "outcome_map",
    "what_if",
]
