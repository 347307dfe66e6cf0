"""A gap: what is not stated, which question it leaves open, and what to write."""

from dataclasses import dataclass

import pandas as pd

from valuebook.model.wording import listed

COLUMNS = ("initiative_id", "rule", "question", "sentence", "remedy", "blocks")

QUESTIONS = {
    "outcome": "which outcome changes",
    "claim": "what exactly brings it about",
    "objective": "which objective that serves",
    "measure": "by which measure and when it is judged",
    "roles": "who in the business answers for it",
    "stop": "at which level it is stopped",
    "value": "what it is worth",
    "evidence": "what it rests on",
}


NOTHING = pd.DataFrame(columns=list(COLUMNS), dtype="str").astype({"blocks": "bool"})
"""That no initiative leaves anything open."""


@dataclass(frozen=True)
class Check:
    """One thing that must be stated; `blocks` when no decision is possible without.

    `sentence` names the gap of an initiative; for benefits it is what "BEN-001 has"
    and "BEN-001 and BEN-002 have" are followed by.
    """

    rule: str
    question: str
    sentence: str
    remedy: str
    blocks: bool = True

    def gaps(
        self, initiatives: pd.Series, sentences: pd.Series | None = None
    ) -> pd.DataFrame:
        """Return a row for each initiative, all with one sentence or each its own."""
        if initiatives.empty:
            return NOTHING
        return pd.DataFrame(
            {
                "initiative_id": initiatives.to_numpy(),
                "rule": self.rule,
                "question": self.question,
                "sentence": self.sentence
                if sentences is None
                else sentences.to_numpy(),
                "remedy": self.remedy,
                "blocks": self.blocks,
            }
        )

    def gaps_of(self, benefits: pd.DataFrame) -> pd.DataFrame:
        """Return a row for each initiative, its benefits named in one sentence."""
        if benefits.empty:
            return NOTHING
        named = benefits.groupby("initiative_id", sort=False)["benefit_id"].agg(list)
        said = [
            f"{listed(each)} {'has' if len(each) == 1 else 'have'} {self.sentence}"
            for each in named
        ]
        return self.gaps(named.index.to_series(), pd.Series(said, dtype="str"))
