"""The marks of texts in templates, `_`, `_n` and `_p`: as in code, but put into the print's language where they stand.

A workspace's own template may mark the texts that the built-in ones have, and say others in both languages, with
`say`: no catalogue has those.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter

from markupsafe import Markup

from introplan.language import Language, formed, sentence_of
from introplan.language import marks as code

InertWriter = Callable[[str], Markup]
"""How an environment writes a text, so that it is inert: as its `finalize` does."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks in one language; `written` where some values may be markup already."""

    language: Language
    written: InertWriter | None = None

    @property
    def functions(self) -> Mapping[str, Callable[..., str]]:
        """The marks by the names that templates know them by."""
        return {"_": self.text, "_n": self.counted, "_p": self.in_context, "say": self.say}

    def text(self, template: str, /, **values: object) -> str:
        """`_("Starts {day}", day=page.day)`."""
        return self._filled(template, values)

    def counted(self, one: str, several: str, /, by: str = "count", **values: object) -> str:
        """`_n("one day", "{count} days", count=page.days)`."""
        return self._filled(code._n(one, several, by), values)

    def in_context(self, context: str, template: str, /, **values: object) -> str:
        """`_p("column", "Who")`."""
        return self._filled(code._p(context, template), values)

    def say(self, swedish: str, english: str) -> str:
        """Of two texts that stand side by side in a workspace's own template, the one in the print's language."""
        return swedish if self.language == "sv" else english

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        """The text in the language, with its holes filled: by names alone, since a template may be a stranger's."""
        sentence = sentence_of(template, values, self.language)
        if not values:
            return sentence
        pieces: list[str | Markup] = []
        for text, hole, form, _conversion in Formatter().parse(sentence):
            pieces.append(text)
            if hole is not None:
                value = values[hole]
                pieces.append(value if isinstance(value, Markup) else format(formed(value, self.language), form or ""))
        if self.written is None or not any(isinstance(piece, Markup) for piece in pieces):
            return "".join(pieces)
        written = self.written
        return Markup("").join(piece if isinstance(piece, Markup) else written(piece) for piece in pieces)
