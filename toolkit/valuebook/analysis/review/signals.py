"""The signals that the register holds for the causes why value does not come.

A signal is a question to the data with three answers: found, not found, and not told
where the register holds nothing to ask. Each says where its remedy lies: in the
initiative, or in the operating model that has to carry the outcome.
"""

import pandas as pd

from valuebook.analysis.review.people_signals import QUESTIONS as PEOPLE
from valuebook.analysis.review.promise_signals import QUESTIONS as PROMISE
from valuebook.analysis.review.signal import Case
from valuebook.register import Register


def signals(
    register: Register,
    key_results: pd.DataFrame,
    chain: pd.DataFrame,
    *,
    as_of: str,
) -> pd.DataFrame:
    """Return every signal of one initiative, those that were found first.

    `chain` is from `value_chain`, `key_results` those of the whole register. Columns:
    cause (a code), says, found (boolean, missing where not told), table (where it
    stands), lies_in and remedy.
    """
    case = Case(register, key_results, chain, as_of)
    found = [signal for ask in (*PROMISE, *PEOPLE) for signal in ask(case)]
    rows = pd.DataFrame([vars(each) for each in found]).astype({"found": "boolean"})
    return rows.sort_values("found", ascending=False, kind="stable", ignore_index=True)
