"""What has been typeset in this process, so that tests that make the same prints need not wait for them again.

The same source at the same time is the same PDF, in whatever process: `cli/test_determinism.py` holds that it is.
"""

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typst import TypstWarning

    from introplan.rendering.typesetting.proof import TextFault

MOST = 400
"""Prints that are kept, the latest: some 40 MB."""
Value = TypeVar("Value")


class Typeset:
    """PDFs by their recipes, and what is known of each by its bytes."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[bytes, list[TypstWarning]]] = {}
        self._faults: dict[Hashable, tuple[TextFault, ...]] = {}
        self._lost: dict[Hashable, list[str]] = {}

    def made(
        self, recipe: Hashable, make: "Callable[[], tuple[bytes, list[TypstWarning]]]"
    ) -> "tuple[bytes, list[TypstWarning]]":
        """The PDF of a recipe, and what Typst said of it."""
        return _once(self._made, recipe, make)

    def faults(self, pdf: bytes, find: "Callable[[], tuple[TextFault, ...]]") -> "tuple[TextFault, ...]":
        """The texts that a PDF does not show."""
        return _once(self._faults, sha256(pdf).digest(), find)

    def lost_words(self, source: str, pdf: bytes) -> list[str]:
        """The words of a source that its PDF does not say."""
        from rendering.booklets.prints import lost_words  # noqa: PLC0415 - dear to import

        known = sha256(source.encode(errors="surrogatepass")).digest(), sha256(pdf).digest()
        return _once(self._lost, known, lambda: lost_words(source, pdf))


def _once(known: dict[Hashable, Value], key: Hashable, make: Callable[[], Value]) -> Value:
    if key not in known:
        known[key] = make()
        if len(known) > MOST:
            del known[next(iter(known))]
    return known[key]


TYPESET = Typeset()
