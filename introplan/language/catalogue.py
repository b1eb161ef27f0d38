"""The message catalogues: a sentence's English template is its key, and Swedish comes from gettext.

A catalogue travels inside the package, as the code does, and is read once by the package's own loader. It is compiled
when the package is built. A checkout has its text as well, and when that is newer it is compiled here and now.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pkgutil import get_data
from struct import iter_unpack, unpack_from
from typing import Literal

from introplan.language.compiling import MADE_OF, compiled, digest
from introplan.language.marks import CONTEXT_ENDS, Counted

Language = Literal["sv", "en"]
DOMAIN = "introplan"


class Messages:
    """The messages of a compiled catalogue, each read when it is asked for: there are thousands, and few are said."""

    def __init__(self, content: bytes) -> None:
        count, templates, texts = unpack_from("<8x3I", content)
        self._content = content
        self._texts = tuple(iter_unpack("<2I", content[texts : texts + 8 * count]))
        where = iter_unpack("<2I", content[templates : templates + 8 * count])
        self._numbers = {
            content[start : start + size].partition(b"\0")[0]: number for number, (size, start) in enumerate(where)
        }

    def forms(self, template: str) -> list[str] | None:
        """The text of a template, or the one for one and the one for several; None when it is not here."""
        number = self._numbers.get(template.encode())
        if number is None:
            return None
        size, start = self._texts[number]
        return self._content[start : start + size].decode().split("\0")

    def is_made_of(self, text: bytes) -> bool:
        """Whether it is of this text, by its header."""
        [header] = self.forms("") or [""]
        return f"{MADE_OF}: {digest(text)}" in header.splitlines()


@cache
def _catalogue(language: Language) -> Messages | None:
    if language == "en":
        return None
    text, made = _file(language, "po"), _file(language, "mo")
    found = Messages(made) if made else None
    if text and (found is None or not found.is_made_of(text)):
        found = Messages(compiled(text))
    assert found is not None, "the package's loader reads no data"
    return found


def _file(language: Language, ending: str) -> bytes | None:
    try:
        return get_data(__name__, f"catalogues/{language}/LC_MESSAGES/{DOMAIN}.{ending}")
    except OSError:  # a wheel has no text, and a checkout that was never installed nothing compiled
        return None


def translated(template: str, language: Language) -> str:
    """The template in the language; as it stands, without its context, when the catalogue lacks it."""
    return _bare(_forms(template, language, template)[0]) if template else ""


def counted(template: Counted, values: Mapping[str, object], language: Language) -> str:
    """The template for one or for several in the language, by the values."""
    one, several = _forms(str(template), language, str(template), template.several)
    return _bare(one if template.number(values) == 1 else several)


def _forms(template: str, language: Language, *lacking: str) -> Sequence[str]:
    messages = _catalogue(language)
    return (messages and messages.forms(template)) or lacking


def _bare(text: str) -> str:
    return text.rpartition(CONTEXT_ENDS)[2] if CONTEXT_ENDS in text else text
