"""What the exports do not tell: files, missing pages, seats without a price."""

from collections.abc import Iterator

from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, number, words
from valuebook.sources import Exports

_ALL = "(all files)"


def findings(exports: Exports) -> list[Finding]:
    """Return what the numbers from exports rest on, a finding each."""
    return [_files(exports), *_gaps(exports)]


def _files(exports: Exports) -> Finding:
    log = exports["load_log"]
    files = log[log["source_file"] != _ALL]
    if files.empty:
        return Finding(
            "ai_exports.files",
            "No exports lie in the folder ai/ of the register.",
            Verdict.NOT_MEASURED,
            remedy="put what the vendors export there, as it was downloaded",
        )
    kept, dropped = (files[name].astype("int64").sum() for name in _ROWS)
    spans = [each.split(" to ") for each in files["period"] if each]
    days = (
        f", {min(span[0] for span in spans)} to {max(span[-1] for span in spans)}"
        if spans
        else ""
    )
    return Finding(
        "ai_exports.files",
        f"{counted(len(files), 'file')} of exports{days}: "
        f"{number(float(kept), significant=9)} records count, "
        f"{number(float(dropped), significant=9)} do not.",
        Verdict.MEASURED,
        (Quantity("records that count", float(kept), "records"),),
        evidence=files,
    )


_ROWS = ("rows_kept", "rows_dropped")


def _gaps(exports: Exports) -> Iterator[Finding]:
    log = exports["load_log"]
    missing = log[log["pages_missing"].ne("")]
    if len(missing):
        yield Finding(
            "ai_exports.pages",
            f"Pages are missing after {listed(list(missing['source_file']))}, so its "
            "totals are too low.",
            Verdict.INCOMPLETE,
            remedy="download the pages that are announced",
        )
    if exports.unpriced:
        names = listed([words(each) for each in exports.unpriced])
        yield Finding(
            "ai_exports.seat_prices",
            f"Seats of {names} have no price, so their cost is in no figure.",
            Verdict.INCOMPLETE,
            remedy="give the price of a month in ai/seat_prices.csv",
        )
    odd = log[log["warnings"].ne("") & log["source_file"].ne(_ALL)]
    odd = odd[~odd["warnings"].str.startswith("taken for AI by")]
    if len(odd):
        yield Finding(
            "ai_exports.warnings",
            f"The log warns of {listed(list(odd['source_file']))}.",
            Verdict.INCOMPLETE,
            remedy="run valuebook ai load on the folder and read its log",
            evidence=odd,
        )
