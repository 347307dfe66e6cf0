"""Rules of the promise: initiatives, what benefits promise, and re-forecasts."""

import re

import pandas as pd

from valuebook.register.rules.rule import Frames, Rule, counted, looked_up, told


def _go_live(frames: Frames) -> pd.Series:
    """Return for each benefit the day its initiative goes live."""
    benefits, initiatives = frames["benefits"], frames["initiatives"]
    ids = benefits["initiative_id"]
    return looked_up(ids, initiatives, "initiative_id", "go_live")


def improvement(frames: Frames) -> pd.Series:
    """Return for each benefit how much better its target is than its baseline."""
    benefits, measures = frames["benefits"], frames["measures"]
    ids = benefits["measure_id"]
    direction = looked_up(ids, measures, "measure_id", "direction")
    sign = direction.map({"increase": 1.0, "decrease": -1.0}).astype("float64")
    return (benefits["target"] - benefits["baseline"]) * sign


def _starts_late(frames: Frames) -> pd.Series:
    start, go_live = frames["initiatives"]["start"], frames["initiatives"]["go_live"]
    return told(start > go_live, "{} is after go_live {}", start, go_live)


def _review_months_astray(frames: Frames) -> pd.Series:
    reviews = frames["initiatives"]["review_months"]
    astray = [isinstance(each, str) and not _rising(each) for each in reviews]
    return told(pd.Series(astray, index=reviews.index), "'{}'", reviews)


def _rising(reviews: str) -> bool:
    """Return whether a text holds rising whole months with one space between."""
    if not re.fullmatch(r"[1-9][0-9]{0,2}(?: [1-9][0-9]{0,2})*", reviews):
        return False
    months = [int(each) for each in reviews.split()]
    return months == sorted(set(months))


def _ai_denied(frames: Frames) -> pd.Series:
    initiatives = frames["initiatives"]
    denied = (initiatives["type"] == "ai") & (initiatives["is_ai"] == False)  # noqa: E712
    return told(denied, "no, though the type is ai")


def _baseline_without_target(frames: Frames) -> pd.Series:
    benefits = frames["benefits"]
    return told(benefits["baseline"].notna() & benefits["target"].isna(), "empty")


def _target_without_baseline(frames: Frames) -> pd.Series:
    benefits = frames["benefits"]
    return told(benefits["target"].notna() & benefits["baseline"].isna(), "empty")


def _window_half_open(frames: Frames) -> pd.Series:
    first, last = frames["benefits"]["baseline_from"], frames["benefits"]["baseline_to"]
    return told(first.isna() != last.isna(), "one end of the window is empty")


def _window_backwards(frames: Frames) -> pd.Series:
    first, last = frames["benefits"]["baseline_from"], frames["benefits"]["baseline_to"]
    return told(first > last, "{} is after baseline_to {}", first, last)


def _window_late(frames: Frames) -> pd.Series:
    last, go_live = frames["benefits"]["baseline_to"], _go_live(frames)
    late = counted(last) >= counted(go_live)
    return told(late, "{} is not before go-live on {}", last, go_live)


def _target_early(frames: Frames) -> pd.Series:
    month, go_live = frames["benefits"]["target_month"], _go_live(frames)
    early = counted(month) <= counted(go_live)
    return told(early, "{} is not after go-live on {}", month, go_live)


def _ramp_long(frames: Frames) -> pd.Series:
    benefits, go_live = frames["benefits"], _go_live(frames)
    lag, ramp = benefits["lag_months"], benefits["ramp_months"]
    months = (lag.fillna(0) + ramp.fillna(0)).astype("float64")
    after = counted(benefits["target_month"]) - counted(go_live)
    # a go-live on the first of a month makes that month a full one
    left = after + (go_live.dt.day == 1)
    given = lag.notna() | ramp.notna()
    # a target month before go-live is a fault of its own, with its own rule
    late = given & (after > 0) & (months > left)
    return told(
        late,
        "full effect takes {} months, from go-live to the target month there are {}",
        months,
        left,
    )


def _wrong_side(frames: Frames) -> pd.Series:
    benefits = frames["benefits"]
    disbenefit = benefits["annual_value"] < 0
    better = benefits["measure_id"].map(str)
    return told(
        (improvement(frames) <= 0) & ~disbenefit,
        "{} is no improvement on the baseline {} of {}",
        benefits["target"],
        benefits["baseline"],
        better,
    )


def _version_missing(frames: Frames) -> pd.Series:
    plans = frames["plan_versions"].sort_values(
        ["benefit_id", "version"], kind="stable"
    )
    version = plans["version"].astype("float64")
    benefit = plans["benefit_id"]
    before = version.groupby(benefit).shift(fill_value=0)
    doubled = plans.duplicated(["benefit_id", "version"], keep=False)
    clear = ~doubled.groupby(benefit).transform("any").fillna(True).astype(bool)
    gap = clear & (version != before + 1)
    return told(gap, "version {} follows on {}", version, before)


def _version_backdated(frames: Frames) -> pd.Series:
    plans = frames["plan_versions"].sort_values(
        ["benefit_id", "version"], kind="stable"
    )
    before = plans["on"].groupby(plans["benefit_id"]).shift()
    return told(plans["on"] < before, "{} is before {}", plans["on"], before)


RULES = (
    Rule(
        "start-before-go-live",
        "initiatives",
        "start",
        "start is not after go_live",
        "correct the one that is wrong",
        _starts_late,
    ),
    Rule(
        "reviews-in-order",
        "initiatives",
        "review_months",
        "review_months are whole months, rising, with a space between, such as 6 12",
        "write them as 6 12",
        _review_months_astray,
    ),
    Rule(
        "ai-is-ai",
        "initiatives",
        "is_ai",
        "an initiative of type ai has is_ai = yes",
        "correct the type or is_ai",
        _ai_denied,
    ),
    Rule(
        "target-with-baseline",
        "benefits",
        "target",
        "baseline and target are both given or both empty",
        "give the level promised, or leave the baseline empty too",
        _baseline_without_target,
        needs=("baseline", "target"),
    ),
    Rule(
        "baseline-with-target",
        "benefits",
        "baseline",
        "baseline and target are both given or both empty",
        "give the value measured before go-live, or leave the target empty too",
        _target_without_baseline,
        needs=("baseline", "target"),
    ),
    Rule(
        "whole-baseline-window",
        "benefits",
        "baseline_from",
        "baseline_from and baseline_to are both given or both empty",
        "give the first and the last month of the window",
        _window_half_open,
        needs=("baseline_from", "baseline_to"),
    ),
    Rule(
        "baseline-window-in-order",
        "benefits",
        "baseline_from",
        "baseline_from is not after baseline_to",
        "give the first month first",
        _window_backwards,
    ),
    Rule(
        "baseline-before-go-live",
        "benefits",
        "baseline_to",
        "the baseline window ends before the month of go-live",
        "measure the baseline before the change, or correct go_live",
        _window_late,
    ),
    Rule(
        "target-after-go-live",
        "benefits",
        "target_month",
        "target_month lies after the month of go-live",
        "give a later month, or correct go_live of the initiative",
        _target_early,
    ),
    Rule(
        "ramp-before-target",
        "benefits",
        "ramp_months",
        "lag_months and ramp_months from go-live end by target_month",
        "shorten the ramp or the lag, or give a later target_month",
        _ramp_long,
        needs=("lag_months", "ramp_months"),
    ),
    Rule(
        "target-is-better",
        "benefits",
        "target",
        "the target is better than the baseline by the measure's direction, unless "
        "annual_value is negative: a disbenefit",
        "correct the target or the measure's direction, or give the disbenefit "
        "a negative annual_value",
        _wrong_side,
        needs=("annual_value",),
    ),
    Rule(
        "versions-without-gap",
        "plan_versions",
        "version",
        "the versions of a benefit count 1, 2, 3 without a gap",
        "number them from 1, or add the one that is missing",
        _version_missing,
        needs=("benefit_id", "version"),
        whole=True,
    ),
    Rule(
        "versions-in-order",
        "plan_versions",
        "on",
        "a later version is not dated before an earlier one",
        "correct the day or the version",
        _version_backdated,
    ),
)
