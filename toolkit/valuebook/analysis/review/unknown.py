"""What a review cannot know, and who can tell."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.realized import confirmed
from valuebook.analysis.review.voices import VOICES, spoken
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, words
from valuebook.register import Register

NOBODY = "nobody"
_BECAME = "what became of "


def unknowns(register: Register, chain: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return what cannot be known from the register, each with who can tell.

    `chain` is from `value_chain`. Columns: unknown and who.
    """
    initiative = register["initiatives"].iloc[0]
    owner = _named(initiative["benefit_owner"], initiative["sponsor"])
    adoption = _named(initiative["adoption_owner"], owner)
    rows = [
        *_links(register, chain, owner, adoption),
        *_money(register, owner, as_of),
        *_voices(register),
    ]
    return pd.DataFrame(rows, columns=["unknown", "who"])


def _named(*people: Any) -> str:
    """Return the first person named, and that nobody is where nobody is."""
    return next((each for each in people if isinstance(each, str)), NOBODY)


def _links(
    register: Register, chain: pd.DataFrame, owner: str, adoption: str
) -> list[tuple[str, str]]:
    owners = register["measures"].set_index("measure_id")["owner"]
    said = []
    for row in rows_of(chain[chain["share"].isna()]):
        keeper = owners.get(row.measure_id) if isinstance(row.measure_id, str) else None
        asked = adoption if row.chain_link == "adoption" else owner
        if row.verdict == Verdict.NOT_MEASURED:
            said.append((f"{_BECAME}{words(row.chain_link)}", asked))
        elif row.verdict == Verdict.NOT_PLANNED:
            level = f"what “{row.measure}” was to reach"
            said.append((level, _named(keeper, asked)))
    return said


def _money(register: Register, owner: str, as_of: str) -> list[tuple[str, str]]:
    benefits = register["benefits"]
    paid = confirmed(register["realized"], benefits, as_of=as_of)
    if (register["initiatives"]["go_live"] > end_of(as_of)).any():
        return []
    valued = benefits[benefits["annual_value"].fillna(0).ne(0)]
    unpaid = valued[~valued["benefit_id"].isin(paid["benefit_id"])]
    return [
        (f"what money came of {row.benefit_id}", _named(row.owner, owner))
        for row in rows_of(unpaid)
    ]


def _voices(register: Register) -> list[tuple[str, str]]:
    heard = set(register["claims"]["voice"])
    silent = [spoken(each) for each in VOICES if each not in heard]
    return [("what it is worth to them", each) for each in silent]


def told(unknowns: pd.DataFrame, *, as_of: str) -> Finding:
    """Return what cannot be known and whom to ask, as a finding."""
    rule = "review.unknown"
    if unknowns.empty:
        return Finding(rule, "Nothing that was asked is unknown.", Verdict.SOUND)
    open_questions = counted(len(unknowns), "question")
    return Finding(
        rule,
        f"The register leaves {open_questions} open. {_questions(unknowns)}",
        Verdict.NOT_MEASURED,
        (
            Quantity(
                "questions open",
                len(unknowns),
                "questions",
                as_of,
                "what the register does not hold",
            ),
        ),
        f"ask {'it' if len(unknowns) == 1 else 'them'} before the next review",
        evidence=unknowns,
    )


def _questions(unknowns: pd.DataFrame) -> str:
    """Return whom to ask what; those of whom the same is asked stand together."""
    asked: dict[str, list[str]] = {}
    for who, rows in unknowns.groupby("who", sort=False):
        asked.setdefault(_together(list(rows["unknown"])), []).append(str(who))
    return " ".join(
        f"Nobody is named who can tell {what}."
        if whom == [NOBODY]
        else f"Ask {listed(whom)} {what}."
        for what, whom in asked.items()
    )


def _together(unknown: list[str]) -> str:
    """Return what is asked of one, with what begins alike under one beginning."""
    became = [each.removeprefix(_BECAME) for each in unknown if _BECAME in each]
    rest = [each for each in unknown if _BECAME not in each]
    return listed([*([_BECAME + listed(became)] if became else []), *rest])
