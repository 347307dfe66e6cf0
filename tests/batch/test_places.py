from pathlib import Path

import pytest

from valuebook.batch.places import shown_register


@pytest.mark.parametrize(
    ("register", "shown"),
    [
        ("/v/company", ""),
        ("/w/acme", "../../acme"),
        ("/w/data/acme", "../../data/acme"),
        ("/home/ann/acme", "acme"),
    ],
)
def test_a_register_is_named_as_far_as_that_is_nobodys_secret(register, shown):
    named = shown_register(Path(register), Path("/w/reports"), Path("/v/company"))
    assert named == shown
