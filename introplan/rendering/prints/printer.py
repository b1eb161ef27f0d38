"""One way to make a print of whatever kind: its templates rendered, set, and read back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from introplan.agenda import Plan
from introplan.language import Language
from introplan.releases import Edition
from introplan.rendering.look import PrintedLook, look_files, look_of
from introplan.rendering.markup import with_all_words_broken
from introplan.rendering.printing import PrintFault, html_environment, own_templates, render, typst_environment
from introplan.rendering.typesetting.recipes import EarlierPrints
from introplan.rendering.typesetting.typesetter import DRAFT_TIME, Typesetter

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

    from introplan.diagnostics import Diagnostic

OF_PRINT = (".typ", ".typ.j2", ".svg", ".svg.j2")
"""What the names of templates end in that a PDF is made of."""


class Print(NamedTuple):
    """What is to be printed: where it lies, of which templates, and with which values.

    `path` has no ending, and `template` has none either: `booklets/ht26` of `booklet` is `booklets/ht26.pdf` of
    `booklet.typ.j2`, and with `on_screen` also `booklets/ht26.html` of `booklet.html.j2`. Pictures among the values
    are SVG as Markup; in the PDF they are shown as what they are, in the page they are part of it. Of a booklet on A5
    that `is_folded` there is also `booklets/folded/ht26.pdf`, with its pages on A4 as the printer needs them.
    """

    path: str
    template: str
    language: Language
    values: Mapping[str, object]
    on_screen: bool = True
    is_folded: bool = False


class Printer:
    """Whoever makes the prints of one edition, with one typesetter. `fonts` are folders, Source Sans 3 first."""

    def __init__(self, edition: Edition, templates: "BaseLoader", *, fonts: tuple[Path, ...]) -> None:
        self.plan: Plan = edition.plan
        self.made_at: datetime = edition.release.at if edition.release else DRAFT_TIME
        self.edition, self.templates, self.fonts = edition, templates, fonts

    def files(self, what: Print, earlier: EarlierPrints | None = None) -> Iterator[tuple[str, bytes]]:
        """The paths and the bytes of a print.

        What stands there of an `earlier` build is not set again while it would be made of the same. What is set is read
        back. Raises PrintFault for a PDF that does not show every word, and TemplateFault for an own template.
        """
        pdf = self.pdf(what, earlier)
        yield f"{what.path}.pdf", pdf
        if what.is_folded:
            folder, _slash, name = what.path.rpartition("/")
            path = f"{folder}/folded/{name}.pdf"
            yield path, self._folded(path, pdf, earlier)
        if what.on_screen:
            values = {"language": what.language, "look": self._look, **what.values}
            page = render(self._html, f"{what.template}.html.j2", **values)
            yield f"{what.path}.html", page.encode()

    def pdf(self, what: Print, earlier: EarlierPrints | None = None) -> bytes:
        """The PDF alone. Raises as `files` does."""
        values = {name: _as_text(value) for name, value in what.values.items()}
        source = render(self._typst, f"{what.template}.typ.j2", language=what.language, **values)
        recipe = self._typesetter.recipe(source, self.made_at)
        return _kept(f"{what.path}.pdf", recipe, earlier, lambda: self._set(what, source))

    def _folded(self, path: str, pdf: bytes, earlier: EarlierPrints | None) -> bytes:
        """A booklet as it is printed and folded."""
        from introplan.rendering.typesetting.folding import folded, folding_recipe  # noqa: PLC0415 - only to build

        recipe = folding_recipe(pdf, self.made_at)
        return _kept(path, recipe, earlier, lambda: folded(pdf, self.made_at, fonts=self.fonts))

    def _set(self, what: Print, source: str) -> bytes:
        """The PDF of a source, read back."""
        from introplan.rendering.typesetting.findings import print_findings  # noqa: PLC0415 - only to build

        if refused := self._refused_logos:
            raise PrintFault(refused)
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
        return Typesetter.of(self.templates, fonts=self.fonts, look=look_files(self.edition))

    @cached_property
    def _refused_logos(self) -> "tuple[Diagnostic, ...]":
        from introplan.rendering.typesetting.logos import logo_findings  # noqa: PLC0415 - only to build

        return tuple(logo_findings(self.plan, self._typesetter, self._look.members))

    @cached_property
    def _look(self) -> PrintedLook:
        return look_of(self.edition)


def _kept(path: str, recipe: str, earlier: EarlierPrints | None, made: Callable[[], bytes]) -> bytes:
    """What stands at a path and is made of a recipe; else it is made."""
    if earlier is None:
        return made()
    pdf = earlier.pdf(path, recipe)
    if pdf is None:
        pdf = made()
        earlier.keep(path, recipe, pdf)
    return pdf


def _as_text(value: object) -> object:
    """A picture as a text that Typst can be given, and so several of them; anything else as it is."""
    if isinstance(value, Markup):
        return str(value)
    if isinstance(value, tuple) and any(isinstance(each, Markup) for each in value):
        return tuple(_as_text(each) for each in value)
    return value
