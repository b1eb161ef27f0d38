"""The message catalogues: a sentence's English template is its key, and Swedish comes from gettext.

A catalogue travels inside the package, as the code does, and is read once by the package's own loader.
"""

import gettext
from functools import cache
from io import BytesIO
from pkgutil import get_data
from typing import Literal

Language = Literal["sv", "en"]
DOMAIN = "introplan"


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    content = get_data(__name__, f"catalogues/{language}/LC_MESSAGES/{DOMAIN}.mo")
    assert content is not None, "the package's loader reads no data"
    return gettext.GNUTranslations(BytesIO(content))


def translated(template: str, language: Language) -> str:
    """The template in the language; as it stands when the catalogue lacks it."""
    return _catalogue(language).gettext(template) if template else ""


def counted(one: str, several: str, count: int, language: Language) -> str:
    """The template for one or for several, in the language."""
    return _catalogue(language).ngettext(one, several, count)
