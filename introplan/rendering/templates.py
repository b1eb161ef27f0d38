"""The templates of a workspace: its own before the built-in ones, which `builtin/…` always names."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, TemplateNotFound

from introplan.diagnostics import _
from introplan.rendering.made_before import MadeBefore
from introplan.rendering.printing import BUILTIN, PrintForm, TemplateFault

if TYPE_CHECKING:
    from introplan.rendering.typesetting.proof import TextFault


class TemplatePress(Protocol):
    """Where somebody's own templates are worked with, apart from the rest and within limits of time and memory."""

    def render(self, form: PrintForm, template: str, values: Mapping[str, object]) -> str:
        """A template with its values. Raises TemplateFault."""
        ...

    def pdf(self, source: str, made_at: datetime, fonts: tuple[Path, ...], look: Mapping[str, str]) -> bytes:
        """The PDF of a document. Raises TemplateFault."""
        ...

    def faults(self, pdf: bytes, fonts: tuple[Path, ...]) -> "tuple[TextFault, ...]":
        """The texts that a PDF does not show. Raises TemplateFault."""
        ...


class OwnTemplates(BaseLoader):
    """A workspace's own templates, by their path in `templates`: there are no others, wherever a path leads."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = {name: content for name, content in files.items() if not name.startswith(BUILTIN)}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text, and what faults call the file. Raises TemplateFault for one that is not saved as UTF-8."""
        if template not in self.files:
            raise TemplateNotFound(template)
        try:
            text = self.files[template].decode()
        except UnicodeDecodeError as fault:
            raise TemplateFault(template, _("the file is not saved as UTF-8"), "") from fault
        return text.replace("\r\n", "\n").replace("\r", "\n"), f"templates/{template}", lambda: True

    def list_templates(self) -> list[str]:
        """Their paths, in order."""
        return sorted(self.files)


class Templates(ChoiceLoader):
    """All templates of a workspace; with a `press` they are rendered there and not here.

    What was `made_before` of one of them and the same values is not rendered again.
    """

    def __init__(
        self,
        own: Mapping[str, bytes],
        builtin: Path,
        press: TemplatePress | None = None,
        made_before: MadeBefore | None = None,
    ) -> None:
        ours, brought = FileSystemLoader(builtin), OwnTemplates(own)
        super().__init__([brought, ours, PrefixLoader({BUILTIN.rstrip("/"): ours})])
        self.press, self.brought, self.made_before = press, brought.list_templates(), made_before
