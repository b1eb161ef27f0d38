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


@dataclass(frozen=True)
class Typesetter:
    """One compiler for many booklets, so that what they share is read and laid out once."""

    compiler: "Compiler"
    files: Mapping[str, bytes]
    own: tuple[str, ...]

    @classmethod
    def of(cls, templates: "BaseLoader", *, fonts: Path, scratch: Path) -> "Typesetter":
        """A typesetter with the fonts of a folder, whose documents can read nothing but `scratch`, which is empty.

        Templates that end in `.typ` or `.svg` can be imported and shown by the others.
        """
        import typst  # noqa: PLC0415 - only booklets need it

        names = [name for name in templates.list_templates() if name.endswith((".typ", ".svg"))]
        chosen = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
        return cls(
            typst.Compiler(root=scratch, font_paths=chosen),
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
        # Typst names files from the working folder, by way of the scratch folder's random name.
        excerpt = re.sub(r"(┌─ ).*[/\\]", r"\1", said.diagnostic)
        return TemplateFault(", ".join(self.own), said.message, excerpt)
