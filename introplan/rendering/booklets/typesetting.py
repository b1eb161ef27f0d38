"""Typst source to PDF: in process, tagged for PDF/UA-1, with given fonts only, and the same bytes every time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from introplan.rendering.printing import TemplateFault, own_templates, source_of

if TYPE_CHECKING:
    from jinja2 import BaseLoader
    from typst import Compiler, TypstError, TypstWarning

DRAFT_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # before the first release nothing has a time of its own
MAIN = "main.typ"


def compiler_of(fonts: Path) -> "Compiler":
    """Typst with the fonts of a folder and no others; its documents can read those alone, which nobody need hide."""
    import typst  # noqa: PLC0415 - only booklets need it

    return typst.Compiler(root=fonts, font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]))


@dataclass(frozen=True)
class Typesetter:
    """One compiler for many booklets, so that what they share is read and laid out once."""

    compiler: "Compiler"
    files: Mapping[str, bytes]
    own: tuple[str, ...]

    @classmethod
    def of(cls, templates: "BaseLoader", *, fonts: Path) -> "Typesetter":
        """A typesetter with the fonts of a folder.

        Templates that end in `.typ` or `.svg` can be imported and shown by the others.
        """
        names = [name for name in templates.list_templates() if name.endswith((".typ", ".svg"))]
        return cls(
            compiler_of(fonts),
            {name: source_of(templates, name).encode() for name in names},
            own_templates(templates),
        )

    def pdf(self, source: str, made_at: datetime = DRAFT_TIME) -> bytes:
        """The PDF of a document, which says when it was made.

        Raises TemplateFault when a workspace has templates of its own and Typst refuses the document, or finds a
        font missing, which it takes lightly. With the built-in templates alone that is a bug.
        """
        import typst  # noqa: PLC0415 - only booklets need it

        files = {**self.files, MAIN: source.encode()}
        try:
            pdf, warnings = self.compiler.compile_with_warnings(
                files,  # type: ignore[type-var]  # several files by name, which the stubs do not know of
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=made_at,
            )
        except typst.TypstError as refused:
            if not self.own:
                raise
            raise self._fault(refused) from None
        for warning in warnings:
            if warning.message.startswith("unknown font"):
                raise self._fault(warning)
        assert isinstance(pdf, bytes)
        return pdf

    def _fault(self, said: "TypstError | TypstWarning") -> TemplateFault:
        # Typst names files from the working folder, by way of the folder that it may read.
        excerpt = re.sub(r"(┌─ ).*[/\\]", r"\1", said.diagnostic)
        return TemplateFault(", ".join(self.own), said.message, excerpt)
