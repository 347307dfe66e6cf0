"""The promised measures of one initiative, judged for the index."""

from valuebook.analysis import judged
from valuebook.batch.wording import one_line
from valuebook.batch.work import MEASURES, Judgement, JudgementOutcome, Setting
from valuebook.exports.section import Failure
from valuebook.model import ValuebookError
from valuebook.reads import Log
from valuebook.register import open_register, select


def judged_measures(judgement: Judgement, setting: Setting) -> JudgementOutcome:
    """Return the judged measures of an initiative, with all that was read for them."""
    # libraries that a worker has no use for until there is something to be judged
    from valuebook.analysis.tracking.progress import followed

    log = Log()
    try:
        register = open_register(str(setting.register)).noting(log)
        found = followed(select(register, judgement.initiative), as_of=setting.as_of)
    except ValuebookError as error:
        cause = f"could not be judged: {one_line(str(error))}"
        why = Failure(MEASURES, cause, "valuebook check looks at the register")
        return JudgementOutcome(judgement, error=why)
    measures = judged.plain(found, as_of=setting.as_of)
    return JudgementOutcome(judgement, measures, tuple(log.reads.values()))
