"""Keys of a question that gainsay each other, and keys its design makes no use of."""

from collections import Counter

from valuebook.analysis.attribution.cells import Faults
from valuebook.analysis.attribution.spec import (
    DIFFERENCES,
    INTERRUPTED,
    STRUCTURAL,
    SYNTHETIC,
    Spec,
)
from valuebook.model.wording import listed, number

_UNUSED = {
    INTERRUPTED: ("clusters", "donors_exclude"),
    STRUCTURAL: ("clusters", "donors_exclude"),
    SYNTHETIC: ("weights", "clusters", "seasonal_period"),
    DIFFERENCES: (),
}
_ALL = -1.0  # the share by which a rate falls that falls to nothing


def unused(spec: Spec) -> list[str]:
    """Return the sentence that names the keys given in vain, if there are any.

    >>> unused(Spec("structural", "month", "calls", start="2024-01", clusters="site"))
    ['The design structural makes no use of clusters.']
    """
    vain = [key for key in _UNUSED[spec.design] if getattr(spec, key)]
    return [f"The design {spec.design} makes no use of {listed(vain)}."] * bool(vain)


def unused_season(spec: Spec) -> list[str]:
    """Return the sentence that no season is taken out, if one was named."""
    said = "No season is taken out: treated and others are compared in each period."
    return [said] * (spec.seasonal_period is not None)


def check_keys(spec: Spec, faults: Faults) -> None:
    """Name every key that another one gainsays."""
    _check_columns_apart(spec, faults)
    _check_promise(spec, faults)
    if spec.offset and not spec.is_ratio:
        remedy = "make the scale log or count, or leave the offset out"
        faults.add("offset", "is not for the scale level", remedy=remedy)


def _check_columns_apart(spec: Spec, faults: Faults) -> None:
    """Name columns that stand for two things."""
    others = {
        "time": (spec.time,),
        "unit": (spec.unit,),
        "controls": spec.controls,
        "negative_controls": spec.negative_controls,
        "offset": (spec.offset,),
    }
    for key, columns in others.items():
        if spec.outcome in columns:
            faults.add(key, f"{spec.outcome} is the outcome", remedy="name another")
    for key in ("controls", "negative_controls"):
        for column, count in Counter(others[key]).items():
            if count > 1:
                faults.add(key, f"{column} stands {count} times")
    for control in spec.controls:
        if control in (spec.treated, spec.first_treated):
            remedy = "a control is not what says who is treated"
            faults.add("controls", f"{control} is the treatment", remedy=remedy)


def _check_promise(spec: Spec, faults: Faults) -> None:
    """Name a promise that is none, or that is not in the direction hoped for."""
    promised = spec.promised_effect
    if promised is None:
        return
    if promised == 0:
        accepted = "what was promised, other than 0"
        faults.add("promised_effect", "0", accepted=accepted)
    if spec.direction == "increase" and promised < 0:
        remedy = "leave direction out, or write the promise without a sign"
        faults.add(
            "promised_effect",
            f"{number(promised)} is no increase, as direction says",
            remedy=remedy,
        )
    if spec.is_ratio and promised < _ALL:
        faults.add(
            "promised_effect",
            f"{number(promised)}",
            accepted=f"a share such as -0.2, -1 or more, as scale is {spec.scale}",
        )


def promised_decrease(spec: Spec) -> tuple[float | None, list[str]]:
    """Return the promise with its sign, and what is said where it had none.

    A promise of 5 beside the direction decrease is one of -5.
    """
    promised = spec.promised_effect
    if spec.direction != "decrease" or promised is None or promised <= 0:
        return promised, []
    shown = number(promised)
    said = f"promised_effect {shown} is read as -{shown}, as direction is decrease."
    return -promised, [said]
