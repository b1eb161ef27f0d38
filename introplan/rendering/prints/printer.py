"""One way to make a print of whatever kind: its templates rendered, set, and read back."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from introplan.agenda import Plan
from introplan.language import Language
from introplan.releases import Edition
from introplan.rendering.markup import with_all_words_broken
from introplan.rendering.printing import PrintFault, html_environment, own_templates, render, typst_environment
from introplan.rendering.typesetting.typesetter import DRAFT_TIME, Typesetter

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

OF_PRINT = (".typ", ".typ.j2", ".svg", ".svg.j2")
"""What the names of templates end in that a PDF is made of."""


class Print(NamedTuple):
    """What is to be printed: where it lies, of which templates, and with which values.

    `path` has no ending, and `template` has none either: `booklets/ht26` of `booklet` is `booklets/ht26.pdf` of
    `booklet.typ.j2`, and with `on_screen` also `booklets/ht26.html` of `booklet.html.j2`. Pictures among the values
    are SVG as Markup; in the PDF they are shown as what they are, in the page they are part of it.
    """

    path: str
    template: str
    language: Language
    values: Mapping[str, object]
    on_screen: bool = True


class Printer:
    """Whoever makes the prints of one edition, with one typesetter. `fonts` are folders, Source Sans 3 first."""

    def __init__(self, edition: Edition, templates: "BaseLoader", *, fonts: tuple[Path, ...]) -> None:
        self.plan: Plan = edition.plan
        self.made_at: datetime = edition.release.at if edition.release else DRAFT_TIME
        self.templates, self.fonts = templates, fonts

    def files(self, what: Print) -> Iterator[tuple[str, bytes]]:
        """The paths and the bytes of a print.

        The PDF is read back. Raises PrintFault for one that does not show every word, and TemplateFault for a
        workspace's own template.
        """
        yield f"{what.path}.pdf", self._pdf(what)
        if what.on_screen:
            page = render(self._html, f"{what.template}.html.j2", language=what.language, **what.values)
            yield f"{what.path}.html", page.encode()

    def _pdf(self, what: Print) -> bytes:
        from introplan.rendering.typesetting.findings import print_findings  # noqa: PLC0415 - only to build

        values = {name: _as_text(value) for name, value in what.values.items()}
        source = render(self._typst, f"{what.template}.typ.j2", language=what.language, **values)
        pdf = self._typesetter.pdf(source, self.made_at)
        if self._typesetter.faults(pdf):  # a word without syllables, mostly
            pdf = self._typesetter.pdf(with_all_words_broken(source), self.made_at)
            if faults := self._typesetter.faults(pdf):
                own = [name for name in own_templates(self.templates) if name.endswith(OF_PRINT)]
                raise PrintFault(tuple(print_findings(self.plan, f"{what.path}.pdf", faults, own)))
        return pdf

    @cached_property
    def _html(self) -> "Environment":
        return html_environment(self.templates)

    @cached_property
    def _typst(self) -> "Environment":
        return typst_environment(self.templates)

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter.of(self.templates, fonts=self.fonts)


def _as_text(value: object) -> object:
    """A picture as a text that Typst can be given, and so several of them; anything else as it is."""
    if isinstance(value, Markup):
        return str(value)
    if isinstance(value, tuple) and any(isinstance(each, Markup) for each in value):
        return tuple(_as_text(each) for each in value)
    return value
