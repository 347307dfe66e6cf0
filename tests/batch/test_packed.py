import pytest

from valuebook.batch.packed import Packed

VALUES = [{"rule": f"rule.{number}", "figures": [1.5, None]} for number in range(50)]


def test_what_is_packed_reads_as_it_was():
    packed = Packed(VALUES)
    assert list(packed) == VALUES
    assert (len(packed), packed[0], packed[-2:]) == (50, VALUES[0], tuple(VALUES[-2:]))
    assert packed == Packed(VALUES) == tuple(VALUES)
    assert packed != VALUES[1:]
    assert not Packed([])


def test_what_was_packed_may_change_afterwards():
    values = [{"rule": "a"}]
    packed = Packed(values)
    values[0]["rule"] = "b"
    packed[0]["rule"] = "c"
    assert packed[0] == {"rule": "a"}


def test_what_is_packed_is_no_key():
    with pytest.raises(TypeError, match="unhashable"):
        hash(Packed(VALUES))
