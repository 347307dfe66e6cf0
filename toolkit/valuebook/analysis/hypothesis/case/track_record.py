"""What the closed initiatives of a register have come to, beside what they promised."""

import pandas as pd

from valuebook.analysis.debiasing import PRIOR, Record
from valuebook.analysis.tracking.ledger import ledger
from valuebook.reads import asked
from valuebook.register import Register

CLOSED = ("closed", "stopped")


def closed_initiatives(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return what each closed or stopped initiative realized of what it had planned.

    Both to `as_of`, a share for each benefit class and their mean, so that no two
    classes are added. A stopped initiative realizes nothing where nothing is
    confirmed; a closed one without confirmed money is not measured and left out.
    Columns: initiative_id and share.
    """
    keys = ("initiative_id", "benefit_class")
    stages = register["initiatives"].set_index("initiative_id")["stage"]
    rows = ledger(register, as_of=as_of, by=keys)
    rows = rows[rows["planned_to_date"] > 0]
    stage = rows["initiative_id"].map(stages)
    realized = rows["realized_to_date"].mask(
        rows["realized_to_date"].isna() & stage.eq("stopped"), 0.0
    )
    rows = rows.assign(share=realized.clip(lower=0) / rows["planned_to_date"])
    measured = rows[stage.isin(CLOSED) & rows["share"].notna()]
    return measured.groupby("initiative_id")["share"].mean().reset_index()


@asked
def own_record(register: Register, *, as_of: str) -> Record:
    """Return the record that the closed initiatives leave, the prior while none is.

    `register` is the whole one: the record is the organization's, not an
    initiative's.
    """
    shares = closed_initiatives(register, as_of=as_of)["share"]
    return PRIOR.after(shares) if len(shares) else PRIOR
