import subprocess
import sys

import pytest

pytest.importorskip("rfc3987_syntax")

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
def test_the_grammar_of_addresses_is_read_when_an_address_is_checked():
    command = [sys.executable, "-X", "utf8", "-c", CHECKED]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert ended.stdout.splitlines() == [
        "False",
        "http://bücher.example/",
        "'no address' is not a 'iri'",
        "True",
    ], ended.stderr
