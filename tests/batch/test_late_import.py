import subprocess
import sys
from importlib.util import find_spec

import pytest

# to import it is what takes long
MISSING = find_spec("rfc3987_syntax") is None

CHECKED = """\
import sys
import valuebook.batch
from jsonschema import FormatChecker, FormatError
print("rfc3987_syntax" in sys.modules)
for each in ("http://bücher.example/", "no address"):
    try:
        FormatChecker().check(each, "iri")
        print(each)
    except FormatError as error:
        print(error.message)
print("rfc3987_syntax" in sys.modules)
"""


@pytest.mark.batch
@pytest.mark.skipif(MISSING, reason="nbformat brings no such grammar here")
def test_the_grammar_of_addresses_is_read_when_an_address_is_checked():
    command = [sys.executable, "-X", "utf8", "-c", CHECKED]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert ended.stdout.splitlines() == [
        "False",
        "http://bücher.example/",
        "'no address' is not a 'iri'",
        "True",
    ], ended.stderr
