"""The report of one initiative, bound from its notebooks and put in place whole."""

import hashlib

import nbformat

from valuebook.batch.wording import not_written, one_line
from valuebook.batch.work import REPORT, Page, PageOutcome, Setting
from valuebook.exports.report import report_page
from valuebook.exports.section import Failure, Section
from valuebook.files import write_file
from valuebook.model import PageError


def bound(page: Page, setting: Setting) -> PageOutcome:
    """Write the report of an initiative; return how that ended.

    Where it cannot be made, the report that was there stays.
    """
    try:
        sections = [_section(name, page, setting) for name in page.notebooks]
    except (OSError, ValueError) as error:
        cause = one_line(f"a notebook of it cannot be read: {error}")
        return PageOutcome(page, error=Failure(REPORT, cause, "use --force once"))
    try:
        content = report_page(
            sections,
            title=page.name,
            initiative_id=page.initiative,
            organization=setting.organization,
            as_of=setting.as_of,
        ).encode(errors="backslashreplace")
    except PageError as error:
        why = Failure(REPORT, one_line(str(error)), "mend the notebook that shows it")
        return PageOutcome(page, error=why)
    try:
        write_file(setting.out / page.initiative / REPORT, content)
    except OSError as error:
        return PageOutcome(page, error=not_written(REPORT, error, len(content)))
    return PageOutcome(page, digest=hashlib.sha256(content).hexdigest())


def _section(name: str, page: Page, setting: Setting) -> Section:
    title = setting.notebooks[name].title
    if name in page.failures:
        return Section(name, title, failure=page.failures[name])
    path = setting.out / page.initiative / f"{name}.ipynb"
    return Section(name, title, notebook=nbformat.read(path, as_version=4))
