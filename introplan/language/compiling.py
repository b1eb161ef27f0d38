"""A message catalogue compiled as gettext reads it: when the package is built, and in a checkout that is newer.

It imports Babel alone, since the build has nothing else, and gives the same bytes for the same text.
"""

from hashlib import sha256
from io import BytesIO

MADE_OF = "X-Made-Of"
"""The field of a compiled catalogue's header that says which text it was made of."""


def compiled(po: bytes) -> bytes:
    """The `.mo` of a `.po`; its header says what it was made of. Raises ValueError for no catalogue."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - only where there is something to compile
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - as above
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    class Dated(Catalog):
        """A catalogue whose header says what it is made of, and neither when nor by whom."""

        mime_headers = [  # type: ignore[override]  # a property there, since it has dates
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
            (MADE_OF, digest(po)),
        ]

    made = Dated(fuzzy=False)
    for message in read_po(BytesIO(po), abort_invalid=True):
        if message.id:
            made.add(message.id, message.string, context=message.context)
    file = BytesIO()
    write_mo(file, made)
    return file.getvalue()


def digest(po: bytes) -> str:
    """What tells one text from another."""
    return sha256(po).hexdigest()
