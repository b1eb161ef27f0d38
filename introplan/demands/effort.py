"""How much of a plan a run looks through for its ways out: all that anybody needs, and an end to it."""

MOST_LOOKED_AT = 1_000_000
"""After so many looks at what somebody has on a day, some ten seconds, a run looks for no more ways out.

Whoever has thousands of findings has pasted something wrong, and mends that in one place. It is counted and not timed,
so that the findings are the same on every computer.
"""


class Effort:
    """The looks that a run has taken so far."""

    def __init__(self) -> None:
        self.looks = 0

    def count(self, looks: int) -> None:
        """Take some more."""
        self.looks += looks

    @property
    def is_spent(self) -> bool:
        """Whether enough has been looked at."""
        return self.looks > MOST_LOOKED_AT
