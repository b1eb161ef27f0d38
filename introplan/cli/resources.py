"""What travels with the program: built-in templates, example programmes and fonts."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BaseLoader

PACKAGE = Path(__file__).parent.parent


def packaged(name: str) -> Path:
    """A folder that the wheel carries inside the package, and a checkout beside it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def template_loader(workspace: Path) -> "BaseLoader":
    """The workspace's own templates before the built-in ones, which `builtin/…` always names."""
    from jinja2 import FileSystemLoader  # noqa: PLC0415 - only to build

    return _before_the_builtin(FileSystemLoader(workspace / "templates"))


def loader_of(templates: Mapping[str, bytes]) -> "BaseLoader":
    """The same, of a workspace's own templates by their path in `templates`."""
    from jinja2 import DictLoader  # noqa: PLC0415 - only to build

    texts = {name: content.decode("utf-8", "replace") for name, content in templates.items()}
    return _before_the_builtin(DictLoader(texts))


def _before_the_builtin(own: "BaseLoader") -> "BaseLoader":
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader  # noqa: PLC0415 - only to build

    builtin = FileSystemLoader(packaged("templates"))
    return ChoiceLoader([own, builtin, PrefixLoader({"builtin": builtin})])


def font_folder() -> Path:
    """The folder of the fonts that booklets are set in."""
    from importlib.resources import files  # noqa: PLC0415 - only to build

    return Path(str(files("fontpkg_source_sans_3"))) / "files"
