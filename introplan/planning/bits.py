"""Sets as numbers, with a bit for each place: what two have in common, or all of many, is then one step."""

from collections.abc import Iterator


def places_in(bits: int) -> Iterator[int]:
    """The places of the bits of a number, the first first."""
    while bits:
        first = bits & -bits
        yield first.bit_length() - 1
        bits ^= first
