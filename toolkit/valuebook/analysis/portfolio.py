"""Every initiative in one row: what is at stake, what has come, how it stands."""

import pandas as pd

from valuebook.analysis.rows import looked_up
from valuebook.analysis.tracking.delivery import delivery
from valuebook.analysis.tracking.ledger import ledger, standing
from valuebook.model import BenefitClass
from valuebook.register import Register


def portfolio(
    register: Register, measures: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return one row for each initiative, in the order of the register.

    `measures` are the promised measures with their verdicts (`fleet.measures`).
    Columns: initiative_id, name, type, programme, stage, go_live, delivery (status
    of delivery), value, money and measures (verdicts), and for each benefit class
    run_rate_<class> (value per year at full effect), planned_<class> and
    realized_<class> (both to date; NaN where nothing was planned or confirmed), in
    the reporting currency. Classes are never added.
    """
    keys = ("initiative_id", "benefit_class")
    benefits = register["benefits"]
    rates = benefits.groupby(list(keys))["annual_value"].sum(min_count=1)
    to_date = ledger(register, as_of=as_of, by=keys).set_index(list(keys))
    rows = register["initiatives"][
        ["initiative_id", "name", "type", "programme", "stage", "go_live"]
    ].reset_index(drop=True)
    ids = rows["initiative_id"]
    rows = rows.assign(delivery=delivery(register)["status"].to_numpy())
    rows = rows.merge(standing(register, measures, as_of=as_of), on="initiative_id")
    amounts = {
        "run_rate": rates,
        "planned": to_date["planned_to_date"],
        "realized": to_date["realized_to_date"],
    }
    wide = {
        f"{name}_{each.value}": looked_up(ids, _of_class(amount, each))
        for name, amount in amounts.items()
        for each in BenefitClass
    }
    return rows.assign(**wide)


def _of_class(amount: pd.Series, benefit_class: BenefitClass) -> pd.Series:
    held = amount.index.get_level_values("benefit_class") == benefit_class.value
    return amount[held].droplevel("benefit_class")
