"""Who leads what concerns AI: the business, or technology on its own."""

import pandas as pd

from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import listed, percent
from valuebook.register import Register
from valuebook.register.tables.ai import QUESTIONS

AREAS = {
    "governance": ("value_owner", "funding", "priorities", "use_policy"),
    "measurement": ("baseline", "benefit_tracking", "cost_tracking", "stop_rule"),
    "workforce readiness": ("training", "role_redesign", "capacity", "incentives"),
}
_SCORE = {"business": 1.0, "shared": 0.5, "technology": 0.0, "nobody": 0.0}


def assessment(register: Register) -> pd.DataFrame:
    """Return each question of the self-assessment with its answer.

    Columns: area, question, led_by ("not answered" where it was not), owner, evidence
    and score: 1 where the business leads, a half where both do, 0 where technology
    does or nobody; NaN without an answer.
    """
    given = register["ai_governance"].set_index("question")
    lines = []
    for area, names in AREAS.items():
        for name in names:
            led = given["led_by"].get(name)
            lines.append(
                (
                    area,
                    QUESTIONS[name],
                    "not answered" if led is None else led,
                    _text(given["owner"].get(name)),
                    _text(given["evidence"].get(name)),
                    _SCORE.get(str(led), float("nan")),
                )
            )
    columns = ["area", "question", "led_by", "owner", "evidence", "score"]
    return pd.DataFrame(lines, columns=columns)


def shown(assessment: pd.DataFrame) -> pd.DataFrame:
    """Return the self-assessment as a reader needs it, without the scores."""
    named = assessment.assign(
        owner=assessment["owner"].replace("", "nobody named"),
        evidence=assessment["evidence"].replace("", "none given"),
    )
    return named[["area", "question", "led_by", "owner", "evidence"]]


def areas(assessment: pd.DataFrame) -> str:
    """Return how far the business leads in each area, as a sentence.

    >>> rows = pd.DataFrame({"area": ["governance"] * 2, "score": [1.0, 0.5]})
    >>> areas(rows)
    'Led by the business: governance 75 %. A half counts where both lead.'
    """
    said = [
        f"{area} {percent(part['score'].mean())}"
        for area, part in assessment.groupby("area", sort=False)
    ]
    return f"Led by the business: {', '.join(said)}. A half counts where both lead."


def _asked(question: str) -> str:
    """Return a question as part of a sentence.

    >>> _asked("Who trains those who are to use it?")
    'who trains those who are to use it'
    """
    return f"{question[0].lower()}{question[1:].removesuffix('?')}"


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]


def answer(register: Register) -> Finding:
    """Return whether AI is led by the business or by technology, as a finding."""
    rule = "ai_governance.led_by"
    rows = assessment(register)
    answered = rows.dropna(subset="score")
    if answered.empty:
        return Finding(
            rule,
            "Who leads what concerns AI was not asked yet.",
            Verdict.NOT_MEASURED,
            remedy="answer the twelve questions of ai_governance.csv together",
        )
    share = float(answered["score"].mean())
    led = answered["led_by"].value_counts()
    nobody = int(led.get("nobody", 0))
    is_business = share >= 0.5 and not nobody
    word = "business-led" if is_business else "technology-led"
    if share < 0.5 and led.get("technology", 0) <= nobody:
        word = "led by nobody in particular"
    owner = rows.loc[rows["question"] == QUESTIONS["value_owner"], "owner"].iloc[0]
    named = (
        f"{owner} answers for its value"
        if owner
        else "nobody is named who answers for its value"
    )
    open_ = list(answered.loc[answered["led_by"] == "nobody", "question"])
    counts = [
        f"{int(led.get(name, 0))} {said}"
        for name, said in (
            ("business", "by the business"),
            ("shared", "by both"),
            ("technology", "by technology"),
            ("nobody", "by nobody"),
        )
    ]
    return Finding(
        rule,
        f"AI is {word}: of {len(answered)} questions, {listed(counts)}; {named}.",
        Verdict.MET
        if is_business and owner and len(answered) == len(QUESTIONS)
        else Verdict.INCOMPLETE
        if is_business
        else Verdict.GAP,
        (Quantity("led by the business", share, "share", basis="self-assessment"),),
        remedy=f"name {listed([_asked(each) for each in open_])}" if open_ else "",
        evidence=rows,
    )
