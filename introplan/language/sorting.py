"""Swedish alphabetical order, the same on every machine."""

import unicodedata

_LAST = {"å": "z\x01", "ä": "z\x02", "æ": "z\x02", "ö": "z\x03", "ø": "z\x03"}


def alphabetical(text: str) -> tuple[str, str]:
    """A sort key: å, ä and ö after z, other accents as their letter, capitals as small letters."""
    folded = text.casefold()
    key = "".join(_LAST.get(char) or unicodedata.normalize("NFD", char)[:1] for char in folded)
    return key, text
