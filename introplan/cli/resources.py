"""What travels with the program: built-in templates, example programmes and fonts."""

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
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader  # noqa: PLC0415 - only to build

    builtin = FileSystemLoader(packaged("templates"))
    return ChoiceLoader([FileSystemLoader(workspace / "templates"), builtin, PrefixLoader({"builtin": builtin})])


def font_folder() -> Path:
    """The folder of the fonts that booklets are set in."""
    from importlib.resources import files  # noqa: PLC0415 - only to build

    return Path(str(files("fontpkg_source_sans_3"))) / "files"
