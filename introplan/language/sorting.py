"""Swedish alphabetical order, the same on every machine."""

import unicodedata
from functools import lru_cache

_LAST = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}  # the characters that follow z


@lru_cache(maxsize=4096)  # the same names are put in order in list after list
def alphabetical(text: str) -> tuple[str, str]:
    """A sort key: å, ä and ö after z, other accents as their letter, capitals as small letters."""
    folded = unicodedata.normalize("NFC", text).casefold()
    key = "".join(_LAST.get(char) or unicodedata.normalize("NFD", char)[:1] for char in folded)
    return key, text
