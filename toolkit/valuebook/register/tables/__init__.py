"""Every table of the register, declared once, in reading order."""

from valuebook.register.table import Table
from valuebook.register.tables import ai, evidence, objectives, operations, promises

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        promises.INITIATIVES,
        objectives.OBJECTIVES,
        objectives.KEY_RESULTS,
        objectives.MEASURES,
        promises.BENEFITS,
        promises.PLAN_VERSIONS,
        evidence.ACTUALS,
        evidence.EVENTS,
        promises.REALIZED,
        promises.COSTS,
        operations.MAP_NODES,
        operations.MAP_LINKS,
        operations.ROLES,
        evidence.ASSUMPTIONS,
        evidence.GATES,
        evidence.WORKSTREAMS,
        promises.POOLS,
        evidence.COMPARISONS,
        evidence.DESIGNS,
        operations.PROCESS_STEPS,
        operations.OPERATING_MODEL,
        operations.SCORECARD,
        operations.FRICTION,
        evidence.FEEDBACK,
        evidence.CLAIMS,
        evidence.LESSONS,
        promises.TRADE_OFFS,
        ai.AI_FACTORS,
        ai.AI_GOVERNANCE,
        operations.FX_RATES,
    )
}

__all__ = ["TABLES", "Table"]
