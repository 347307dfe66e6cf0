"""Frames drawn as pictures, one figure a file."""

from valuebook.figures.ai_by_team import ai_by_team
from valuebook.figures.canvas import canvas
from valuebook.figures.chart import Chart
from valuebook.figures.effect import effect
from valuebook.figures.hours_waterfall import hours_waterfall
from valuebook.figures.leakage_bridge import leakage_bridge
from valuebook.figures.net_benefit import net_benefit
from valuebook.figures.objective_tree import objective_tree
from valuebook.figures.outcome_map import outcome_map
from valuebook.figures.planned_value import planned_value
from valuebook.figures.tornado import tornado
from valuebook.figures.trajectory_fan import trajectory_fan
from valuebook.figures.value_chain import value_chain
from valuebook.figures.value_fan import value_fan
from valuebook.figures.value_series import value_series
from valuebook.figures.work_and_waiting import work_and_waiting

__all__ = [
    "Chart",
    "ai_by_team",
    "canvas",
    "effect",
    "hours_waterfall",
    "leakage_bridge",
    "net_benefit",
    "objective_tree",
    "outcome_map",
    "planned_value",
    "tornado",
    "trajectory_fan",
    "value_chain",
    "value_fan",
    "value_series",
    "work_and_waiting",
]
