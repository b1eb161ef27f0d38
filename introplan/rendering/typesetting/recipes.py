"""What a PDF is made of, as one digest: a print is set again only when that is another.

Its bytes depend on the source and what it can read, and the moment it says it was made; beyond that on Typst and the
fonts, which whoever remembers recipes knows; and on nothing else: neither process, time zone, locale nor folder.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Protocol


class EarlierPrints(Protocol):
    """Prints of an earlier build, by their path, as long as they stand as they were made."""

    def pdf(self, path: str, recipe: str) -> bytes | None:
        """The PDF that was made of a recipe; None when it was made of another, or is not there as it was."""
        ...

    def keep(self, path: str, recipe: str, pdf: bytes) -> None:
        """Remember that a PDF has been made of a recipe, and shows every word."""
        ...


def recipe_of(source: str, files: Mapping[str, bytes], made_at: datetime) -> str:
    """The digest of all that a PDF is made of: its source, the files that it may read by name, and its moment."""
    digest = sha256()
    for part in (source.encode(), made_at.isoformat().encode(), *_parts(files)):
        digest.update(b"%d:" % len(part))  # so that where one ends and the next begins is part of it
        digest.update(part)
    return digest.hexdigest()


def _parts(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name in sorted(files):
        yield name.encode()
        yield files[name]
