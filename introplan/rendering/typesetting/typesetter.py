"""Typst source to PDF: in process, tagged for PDF/UA-1, with given fonts only, and the same bytes every time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from introplan.diagnostics import Message, _
from introplan.rendering.printing import BUILTIN, TemplateFault, own_templates, source_of
from introplan.rendering.typesetting.letters import printable
from introplan.rendering.typesetting.recipes import recipe_of

if TYPE_CHECKING:
    from jinja2 import BaseLoader
    from typst import Compiler, TypstError, TypstWarning

    from introplan.rendering.templates import TemplatePress
    from introplan.rendering.typesetting.proof import TextFault

DRAFT_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # before the first release nothing has a time of its own
MAIN = "main.typ"


ENOUGH = 200
"""How many faults of one print are looked at: one cause can cut every line."""

PACKAGES_ASKED_FOR = ("failed to download package", "package not found")
"""What Typst says of a package. It is kept from fetching any by where it runs: see `orders`."""


RESTLESS = "did not converge"
"""Of what Typst says, and no more, where numbers of pages move what they refer to: its last ones may be wrong."""
UNSETTLED = dict.fromkeys(("numbers.typ", f"{BUILTIN}numbers.typ"), b"#let are-settled = false")
"""What is put in place of `numbers.typ` then, so that no such number is told."""


def compiler_of(fonts: Sequence[Path]) -> "Compiler":
    """Typst with the fonts of some folders and no others; its documents read but the first, which nobody need hide.

    Nor are there packages: neither in the folders of whoever runs it, for then others would get other booklets.
    """
    import typst  # noqa: PLC0415 - only booklets need it

    return typst.Compiler(
        root=fonts[0],
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts)),
        package_path=fonts[0] / "no-packages",
        package_cache_path=fonts[0] / "no-packages",
    )


@dataclass(frozen=True)
class Typesetter:
    """One compiler for many booklets, so that what they share is read and laid out once."""

    fonts: tuple[Path, ...]
    files: Mapping[str, bytes]
    own: Mapping[str, str]
    press: "TemplatePress | None" = None
    look: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, templates: "BaseLoader", *, fonts: tuple[Path, ...], look: Mapping[str, str] | None = None
    ) -> "Typesetter":
        """A typesetter with the fonts of some folders, and with the files of a programme's `look`.

        Templates that end in `.typ` or `.svg` can be imported and shown by the others. What a press renders, it sets
        as well.
        """
        from introplan.rendering.templates import Templates  # noqa: PLC0415 - only what is rendered needs Jinja2

        typesetter = cls.here(templates, fonts=fonts, look=look)
        if isinstance(templates, Templates) and templates.press:
            return replace(typesetter, own={}, press=templates.press)
        return typesetter

    @classmethod
    def here(
        cls, templates: "BaseLoader", *, fonts: tuple[Path, ...], look: Mapping[str, str] | None = None
    ) -> "Typesetter":
        """The same that sets them itself, whoever's templates they are.

        A `look.typ` of one's own goes before that of the programme's look.
        """
        names = [name for name in templates.list_templates() if name.endswith((".typ", ".svg"))]
        own = [name for name in own_templates(templates) if name.endswith((".typ", ".svg", ".j2"))]
        files = {name: source_of(templates, name).encode() for name in names}
        files |= {name: text.encode() for name, text in (look or {}).items() if name not in own}
        return cls(fonts, files, {name: source_of(templates, name) for name in own}, look=look or {})

    @cached_property
    def _compiler(self) -> "Compiler":
        return compiler_of(self.fonts)

    def pdf(self, source: str, made_at: datetime = DRAFT_TIME) -> bytes:
        """The PDF of a document, which says when it was made. What no font has stands in it as `letters` says.

        Raises TemplateFault when a workspace has templates of its own and Typst refuses the document, or finds a
        font missing, which it takes lightly. With the built-in templates alone that is a bug.
        """
        import typst  # noqa: PLC0415 - only booklets need it

        if self.press:
            return self.press.pdf(source, made_at, self.fonts, self.look)
        try:
            pdf, warnings = self._compiled(source, made_at)
            if any(RESTLESS in warning.message for warning in warnings):
                pdf, warnings = replace(self, files={**self.files, **UNSETTLED})._compiled(source, made_at)
        except typst.TypstError as refused:
            if shown := printable(source, refused.diagnostic):
                return self.pdf(shown, made_at)
            if not self.own:
                raise
            raise self._fault(refused) from None
        for warning in warnings:
            if warning.message.startswith("unknown font"):
                raise self._fault(warning)
        assert isinstance(pdf, bytes)
        return pdf

    def _compiled(self, source: str, made_at: datetime) -> "tuple[bytes, list[TypstWarning]]":
        return self._compiler.compile_with_warnings(  # type: ignore[return-value]  # one document is one file
            {**self._read_by(source), MAIN: source.encode()},  # type: ignore[type-var]  # several files, unknown to the stubs
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=made_at,
        )

    def recipe(self, source: str, made_at: datetime = DRAFT_TIME) -> str:
        """A digest of what the PDF of a document is made of: with the same fonts the same one gives the same bytes."""
        return recipe_of(source, self._read_by(source), made_at)

    def _read_by(self, source: str) -> Mapping[str, bytes]:
        """The files that a document may read: those that it, or one of them, names.

        Typst reads all that it is given for each document anew, and a print need not be set again for a file that is
        none of its own. A template of somebody else's may put a name together, so then it is all.
        """
        if self.own or self.press:
            return self.files
        named = {name: content for name, content in self.files.items() if not name.endswith(".typ")}
        waiting = [source.encode()]
        while waiting:
            text = waiting.pop()
            found = {name: self.files[name] for name in self.files.keys() - named if _last_part(name) in text}
            named |= found
            waiting += found.values()
        return {name: content for name, content in self.files.items() if name in named}

    def faults(self, pdf: bytes) -> "tuple[TextFault, ...]":
        """The first texts that a PDF of this typesetter does not show. Raises TemplateFault as `pdf` does."""
        from introplan.rendering.typesetting.proof import text_faults  # noqa: PLC0415 - only to build

        return self.press.faults(pdf, self.fonts) if self.press else tuple(islice(text_faults(pdf), ENOUGH))

    def _fault(self, said: "TypstError | TypstWarning") -> TemplateFault:
        # Typst names files from the working folder, by way of the folder that it may read.
        excerpt = re.sub(r"(┌─ ).*[/\\]", r"\1", said.diagnostic)
        template = self._place(said.diagnostic)
        if not said.message.startswith(PACKAGES_ASKED_FOR):
            return TemplateFault(template, said.message, excerpt)
        return TemplateFault(
            template,
            _("packages are not fetched, so that nobody's template reaches the network"),
            "\n".join(line for line in excerpt.splitlines() if not line.startswith("error:")),
            Message(_("put what it needs of the package into `templates`, as a file of your own")),
        )

    def _place(self, diagnostic: str) -> str:
        """The template that has the line which Typst shows, and its number, if just one has; else all of one's own."""
        shown = re.search(r"^\s*\d+ │ (.*)$", diagnostic, re.MULTILINE)
        wanted = shown[1].strip() if shown else ""
        places = [
            f"{name}:{number}"
            for name, text in self.own.items()
            for number, line in enumerate(text.splitlines(), start=1)
            if wanted and line.strip() == wanted
        ]
        return places[0] if len(places) == 1 else ", ".join(self.own)


def _last_part(name: str) -> bytes:
    """What a file is called wherever one stands that imports it."""
    return name.rpartition("/")[2].encode()
