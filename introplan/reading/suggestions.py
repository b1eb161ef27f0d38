"""Did you mean: the word of the language, or the id, that the author most likely meant."""

from collections.abc import Collection

from introplan.model.glossary import ENGLISH, GLOSSARY
from introplan.model.ids import id_meant


def meant(text: str, choices: Collection[str]) -> str:
    """The choice that `text` most likely means: by the glossary, as an id, in the plural, or by its letters."""
    small = text.strip().lower()
    for candidate in (
        small,
        GLOSSARY.get(small),
        ENGLISH.get(small),
        small.replace("-", "_").replace(" ", "_"),
        id_meant(text),
    ):
        for form in _forms(candidate):
            if form in choices:
                return form
    from difflib import get_close_matches  # noqa: PLC0415 - only for a fault

    close = get_close_matches(small, choices, n=1, cutoff=0.6) or get_close_matches(
        id_meant(text), choices, n=1, cutoff=0.6
    )
    return close[0] if close else ""


def _forms(word: str | None) -> tuple[str, ...]:
    """The word itself, and its English plural or singular."""
    if not word:
        return ()
    return (word, f"{word}s", word.removesuffix("s"))
