"""Did you mean: the word of the language, or the id, that the author most likely meant."""

from collections.abc import Collection, Iterator

from introplan.model.glossary import ENGLISH, SWEDISH
from introplan.model.ids import id_meant


def meant(text: str, choices: Collection[str]) -> str:
    """The choice that `text` most likely means: by the glossary, as an id, in the plural, or by its letters.

    Empty when nothing is close.
    """
    small = text.strip().lower()[:200]
    for candidate in _candidates(small):
        for form in (candidate, f"{candidate}s", candidate.removesuffix("s")):
            if form in choices:
                return form
    return nearest(small, choices) or nearest(id_meant(text), choices)


def nearest(text: str, choices: Collection[str]) -> str:
    """The choice that is most like a text by its letters; empty when nothing is close."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a fault

    close = get_close_matches(text, choices, n=1, cutoff=0.6)
    return close[0] if close else ""


def as_word(text: str) -> str:
    """A word of the file, as it is printed in a sentence."""
    return f"`{text}`"


def _candidates(small: str) -> Iterator[str]:
    yield small
    spaced = small.replace("_", " ").replace("-", " ")
    for word in (small, spaced):
        yield from SWEDISH.get(word, ())
        yield from ENGLISH.get(word, ())
    yield spaced.replace(" ", "_")
    yield id_meant(small)
