import hashlib
import hmac

import pytest

from tests.sources.conftest import KEY
from valuebook.model import ValuebookError
from valuebook.sources.privacy import PersonKey, read_key


def test_a_hash_is_keyed_and_the_same_for_every_spelling():
    expected = hmac.new(KEY.secret, b"ada@example.com", hashlib.sha256).hexdigest()
    assert KEY.hashed("ada@example.com") == expected
    assert KEY.hashed(" ADA@Example.COM\n") == expected
    assert KEY.hashed("Zoe\u0308") == KEY.hashed("zo\u00eb")


def test_another_key_gives_other_hashes():
    assert PersonKey(b"another", "").hashed("ada") != KEY.hashed("ada")


def test_nobody_has_no_hash():
    assert KEY.hashed("  ") == ""


def test_a_key_is_not_shown():
    assert "tests only" not in repr(KEY)


def test_an_empty_key_is_refused(tmp_path):
    path = tmp_path / "key"
    path.write_text("\n")
    with pytest.raises(ValuebookError, match="the key is empty; make one with"):
        read_key(path)
