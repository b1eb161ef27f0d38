"""Figures of people: none of fewer than five is told, nor one from which such a figure could be worked out."""

from collections.abc import Sequence

FEWEST = 5
"""People in a figure that may be told; nobody at all is no figure of anybody."""


def may_tell_whole(parts: Sequence[int]) -> bool:
    """Whether it may be told how many all parts are together."""
    return sum(parts) >= FEWEST


def told(parts: Sequence[int]) -> tuple[bool, ...]:
    """Which of the parts of a whole may be told, beside the whole.

    Those that may not are at least two, and together at least five: else the rest of the whole would be told by the
    others. Where that takes more of them than are small themselves, the next smallest are kept back too.
    """
    if not may_tell_whole(parts):
        return (False,) * len(parts)
    hidden = {number for number, count in enumerate(parts) if 0 < count < FEWEST}
    for number in sorted(range(len(parts)), key=lambda number: (parts[number], number)):
        if not hidden or (len(hidden) > 1 and sum(parts[each] for each in hidden) >= FEWEST):
            break
        if parts[number]:
            hidden.add(number)
    return tuple(number not in hidden for number in range(len(parts)))
