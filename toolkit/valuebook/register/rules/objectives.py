"""Rules of objectives and key results."""

import pandas as pd

from valuebook.register.rules.rule import Frames, Rule, told


def _serves_itself(frames: Frames) -> pd.Series:
    objectives = frames["objectives"]
    ids, parents = objectives["objective_id"], objectives["parent_id"]
    parent = {
        child: above
        for child, above in zip(ids, parents, strict=True)
        if isinstance(child, str) and isinstance(above, str)
    }
    circling = ids.map(lambda each: _circles(each, parent))
    return told(circling, "{} leads back to {}", parents, ids)


def _circles(objective: object, parent: dict[str, str]) -> bool:
    """Return whether going up from an objective comes back to it."""
    above, passed = parent.get(str(objective)), set()
    while above is not None and above not in passed:
        if above == objective:
            return True
        passed.add(above)
        above = parent.get(above)
    return False


def _baseline_without_target(frames: Frames) -> pd.Series:
    results = frames["key_results"]
    return told(results["baseline"].notna() & results["target"].isna(), "empty")


def _target_without_baseline(frames: Frames) -> pd.Series:
    results = frames["key_results"]
    return told(results["target"].notna() & results["baseline"].isna(), "empty")


def _guards_itself(frames: Frames) -> pd.Series:
    results = frames["key_results"]
    guardrail = results["guardrail_id"]
    return told(
        guardrail == results["measure_id"], "'{}' is its own measure", guardrail
    )


RULES = (
    Rule(
        "objectives-lead-up",
        "objectives",
        "parent_id",
        "going from parent to parent never comes back to the objective",
        "name the objective above it, or leave parent_id empty at the top",
        _serves_itself,
    ),
    Rule(
        "key-result-target-with-baseline",
        "key_results",
        "target",
        "baseline and target are both given or both empty",
        "give the level to reach, or leave the baseline empty too",
        _baseline_without_target,
        needs=("baseline", "target"),
    ),
    Rule(
        "key-result-baseline-with-target",
        "key_results",
        "baseline",
        "baseline and target are both given or both empty",
        "give the level at the start, or leave the target empty too",
        _target_without_baseline,
        needs=("baseline", "target"),
    ),
    Rule(
        "guardrail-is-another-measure",
        "key_results",
        "guardrail_id",
        "the guardrail is another measure than the key result's own",
        "name the measure that must not get worse, or leave it empty",
        _guards_itself,
    ),
)
