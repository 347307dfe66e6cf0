import json

import nbformat
import pytest

from valuebook.batch.opening import only_opens_register
from valuebook.bundled import bundled

KEPT = [
    "import valuebook as vb\nbook = vb.open_register(register)",
    "files = vb.open_exports(register)",
    "vb.widgets.form(own, register=register, interactive=interactive)",
    'vb.provenance(book, parameters={"register": register, "as_of": as_of})',
    "import pandas as pd\nown['benefits'].groupby('unit').sum()",
    "",
]
LOST = [
    "import pandas as pd\npd.read_csv(register + '/actuals.csv')",
    "from pathlib import Path\nfolder = Path(register)",
    "vb.open_register('/another/folder')",
    "vb.open_register()",
    "vb.open_register(path=register)",
    "vb.open_register(f'{register}/part')",
    "opened = vb.open_register",
    "vb.table(open(register).read())",
    "vb.table([open(each) for each in [register]])",
    "register = '/another'\nvb.open_register(register)",
    "from valuebook import open_register as opened",
    "from valuebook.register import read_register",
    "import os\nos.environ.clear()",
    "from os import environ\nenviron.clear()",
    "book.tables.all_rows['actuals']",
    "eval('reg' + 'ister')",
    "globals()['register']",
    "!cat {register}/actuals.csv",
    "%run other.py",
]


def notebook(source: str) -> str:
    v4 = nbformat.v4
    declared = v4.new_code_cell('register: str = ""', metadata={"tags": ["parameters"]})
    return nbformat.writes(
        v4.new_notebook(
            cells=[declared, v4.new_markdown_cell("!"), v4.new_code_cell(source)]
        )
    )


@pytest.mark.parametrize("source", KEPT)
def test_a_folder_that_is_only_handed_on_is_read_by_the_toolkit_alone(source):
    assert only_opens_register(notebook(source))


@pytest.mark.parametrize("source", LOST)
def test_a_folder_in_other_hands_may_be_read_by_them(source):
    assert not only_opens_register(notebook(source))


def test_the_notebooks_of_a_report_read_by_the_toolkit_alone():
    paths = sorted(bundled("notebooks").glob("*.ipynb"))
    assert len(paths) > 5
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert json.loads(text)["cells"]
        assert only_opens_register(text), path.name
