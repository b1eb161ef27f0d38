"""What YAML does not allow is looked for only in what cannot be printed, and so nothing of it is missed."""

import pytest

from introplan.reading.nodes import unseen_in

NOT_ALLOWED = [
    *(set(range(0x20)) - {0x09, 0x0A, 0x0D}),
    *range(0x7F, 0xA0),
    *(0x2028, 0x2029, 0xD800, 0xDFFF, 0xFEFF, 0xFFFE, 0xFFFF),
]


@pytest.mark.parametrize("number", NOT_ALLOWED, ids=hex)
def test_each_of_them_is_found(number: int):
    found = unseen_in(f"a: å\r\n\tb{chr(number)}c")
    assert found is not None
    assert found[0] == chr(number)


@pytest.mark.parametrize(
    "text", ["", "a: b\n", "a:\tå\r\n", "a: \xa0\u200b\xad\u202e\U0001f600 中", "\ue000"], ids=repr
)
def test_nothing_is_found_of_what_is_allowed(text: str):
    assert unseen_in(text) is None
