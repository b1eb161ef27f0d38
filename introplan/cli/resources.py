"""What travels with the program: built-in templates, example programmes and fonts."""

from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from introplan.workspace.contents import digest_of
from introplan.workspace.files import Workspace

if TYPE_CHECKING:
    from jinja2 import BaseLoader

    from introplan.rendering.made_before import MadeBefore

FONTS = ("fontpkg_source_sans_3", "fontpkg_noto_sans", "fontpkg_noto_sans_arabic")
PACKAGE = Path(__file__).parent.parent


def packaged(name: str) -> Path:
    """A folder that the wheel carries inside the package, and a checkout beside it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def template_loader(workspace: Workspace, made_before: "MadeBefore | None" = None) -> "BaseLoader":
    """The workspace's own templates before the built-in ones, which `builtin/…` always names."""
    return loader_of(workspace.contents("templates"), made_before)


def loader_of(templates: Mapping[str, bytes], made_before: "MadeBefore | None" = None) -> "BaseLoader":
    """The same, of a workspace's own templates by their path in `templates`; the same again for the same ones."""
    return _loader_of(frozenset(templates.items()), made_before)


@lru_cache(maxsize=2)
def _loader_of(templates: frozenset[tuple[str, bytes]], made_before: "MadeBefore | None") -> "BaseLoader":
    from introplan.rendering.printing import own_templates  # noqa: PLC0415 - only to build
    from introplan.rendering.templates import Templates  # noqa: PLC0415 - as above

    own, builtin = dict(sorted(templates)), packaged("templates")
    changed = own_templates(Templates(own, builtin))
    if not changed:
        return Templates(own, builtin, made_before=made_before)
    from introplan.cli.press import Press  # noqa: PLC0415 - only for templates of one's own

    return Templates(own, builtin, Press(own, changed, builtin), made_before)


@cache
def set_with() -> str:
    """A digest of what all prints are set with: Typst, the fonts, and what is asked of a PDF here."""
    from importlib.metadata import version  # noqa: PLC0415 - only to build

    digest = sha256(version("typst").encode())
    asked = (PACKAGE / "rendering" / "typesetting").glob("*.py")
    for file in sorted((*asked, *(font for folder in font_folders() for font in folder.rglob("*.*")))):
        digest.update(file.name.encode() + digest_of(file.read_bytes()).encode())
    return digest.hexdigest()


def font_folders() -> tuple[Path, ...]:
    """The folders of the fonts that prints are set in: the one that they look like, and those for other letters."""
    from importlib.resources import files  # noqa: PLC0415 - only to build

    return tuple(Path(str(files(package))) / "files" for package in FONTS)
