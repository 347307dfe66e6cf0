"""Output or outcome by the verb alone: what the lint has to do better than."""

import re

OUTPUT_VERBS = frozenset(
    """
    add adopt analyze appoint attend audit automate build complete conduct create define
    deliver deploy design develop document draft establish figure find finish fix get
    hire hold host identify implement install integrate introduce launch learn measure
    meet migrate move offer open organise organize plan prepare produce promote provide
    publish read recruit release remove replace report research review roll run schedule
    set setup ship speak start strengthen support survey test track train update write
    """.split()  # noqa: SIM905
)
OUTCOME_WORDS = frozenset(
    """
    achieve acquire adoption attain become boost churn customers cut decrease double
    drive earn exceed expand faster fewer gain generate grow halve higher improve
    increase keep less lower maintain minimize more raise reach reduce retain retention
    revenue satisfaction save shorten users win
    """.split()  # noqa: SIM905
)


def label_by_keywords(text: str) -> str:
    """Return the label of the first telling word among three, else of the majority."""
    words = re.findall(r"[a-z]+", text.casefold())
    sides = [_side(word) for word in words]
    for side in sides[:3]:
        if side:
            return side
    return "output" if sides.count("output") > sides.count("outcome") else "outcome"


def _side(word: str) -> str:
    stem = re.sub(r"(?:ed|ing|s|es)$", "", word)
    forms = {word, stem, f"{stem}e"}
    if forms & OUTPUT_VERBS:
        return "output"
    return "outcome" if forms & OUTCOME_WORDS else ""
