"""The message catalogues: a sentence's English template is its key, and Swedish comes from gettext.

A catalogue travels inside the package, as the code does, and is read once by the package's own loader. It is compiled
when the package is built. A checkout has its text as well, and when that is newer it is compiled here and now.
"""

import gettext
from collections.abc import Mapping
from functools import cache, lru_cache
from io import BytesIO
from pkgutil import get_data
from typing import Literal

from introplan.language.compiling import MADE_OF, compiled, digest
from introplan.language.marks import CONTEXT_ENDS, Counted

Language = Literal["sv", "en"]
DOMAIN = "introplan"


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    text, made = _file(language, "po"), _file(language, "mo")
    found = gettext.GNUTranslations(BytesIO(made)) if made else None
    if text and (found is None or found.info().get(MADE_OF.lower()) != digest(text)):
        found = gettext.GNUTranslations(BytesIO(compiled(text)))
    assert found is not None, "the package's loader reads no data"
    return found


def _file(language: Language, ending: str) -> bytes | None:
    try:
        return get_data(__name__, f"catalogues/{language}/LC_MESSAGES/{DOMAIN}.{ending}")
    except OSError:  # a wheel has no text, and a checkout that was never installed nothing compiled
        return None


@lru_cache(maxsize=4096, typed=True)  # a template of somebody's own may have the same as markup, which stays that
def translated(template: str, language: Language) -> str:
    """The template in the language; as it stands, without its context, when the catalogue lacks it."""
    return _bare(_catalogue(language).gettext(template)) if template else ""


def counted(template: Counted, values: Mapping[str, object], language: Language) -> str:
    """The template for one or for several in the language, by the values."""
    return _bare(_catalogue(language).ngettext(str(template), template.several, template.number(values)))


def _bare(text: str) -> str:
    return text.rpartition(CONTEXT_ENDS)[2] if CONTEXT_ENDS in text else text
