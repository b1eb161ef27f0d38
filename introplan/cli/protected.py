"""Names that may stand nowhere in the plan: of people with protected data, kept in a file that git never sees.

The plan itself does not know them: it has an id that says nothing. So whoever knows the names writes them, one a
line, in `protected-names.txt` at the top of the workspace, and `check` sees to it that none stands in any text.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from introplan.diagnostics import Diagnostic, Position, Source, Span, _, error
from introplan.model.ids import id_meant
from introplan.workspace.files import LARGEST_FILE, Workspace
from introplan.workspace.git import Git

FILE = "protected-names.txt"
PARTED = r"[\s,._-]+"
NO_TEXTS = frozenset({"build", "node_modules", "venv", "__pycache__"})
EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    "protected-name-written": (
        _("A name from `protected-names.txt` stands in a file of the workspace."),
        _("Git never forgets, and what is printed goes from hand to hand. Notes and titles name people by accident."),
    ),
    "protected-names-in-git": (
        _("Git would take `protected-names.txt` along, the file with the names that nobody is to see."),
        _("It belongs on the computer of whoever has to know the names, and nowhere else."),
    ),
}


def protected_names_written(workspace: Workspace) -> Iterator[Diagnostic]:
    """An error for each place in the workspace's texts where a protected name stands, and one when git has the file."""
    file = workspace.root / FILE
    if not file.is_file():
        return
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    names = [name for line in text.splitlines() if (name := line.partition("#")[0].strip())]
    if not _is_ignored(file):
        yield error(
            "protected-names-in-git",
            _("git would take `{file}` along"),
            at=Span.of(Source(_known_as(file), ""), Position(0, 0)),
            help=_("add the line `{file}` to `.gitignore`; if it is committed already, `git rm --cached {file}`"),
            values={"file": FILE},
        )
    if names:
        pattern = re.compile("|".join(map(_pattern, names)), re.IGNORECASE)
        for path in _texts(workspace.root):
            yield from _written_in(path, pattern)


def _written_in(path: Path, pattern: re.Pattern[str]) -> Iterator[Diagnostic]:
    source = Source(_known_as(path), _text(path))
    for match in pattern.finditer(source.text):
        yield error(
            "protected-name-written",
            _("a name stands here that `{file}` protects"),
            at=Span(source, source.position(match.start()), source.position(match.end())),
            help=_("write the person's id, such as `deltagare-7`, or no name at all, before you commit"),
            values={"file": FILE},
        )


def _pattern(name: str) -> str:
    """The name as it may be written: whichever way its words are parted, the last one first, or as an id."""
    words = re.split(PARTED, name)
    orders = {tuple(words), (words[-1], *words[:-1]), tuple(id_meant(name).split("-"))}
    ways = (PARTED.join(map(re.escape, order)) for order in sorted(orders) if all(order))
    return "|".join(rf"(?<!\w){way}(?!\w)" for way in ways)


def _texts(root: Path) -> Iterator[Path]:
    """The workspace's own texts: not what is built, what is hidden, or the file of names itself."""
    for place, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in NO_TEXTS)
        for name in sorted(files):
            path = Path(place) / name
            if path != root / FILE and not path.is_symlink() and path.stat().st_size <= LARGEST_FILE:
                yield path


def _text(path: Path) -> str:
    """What a file says; nothing when it is no text."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _is_ignored(file: Path) -> bool:
    """Whether git leaves the file alone; so it does where there is no git."""
    inside = any((folder / ".git").exists() for folder in file.parents)
    if not inside or not Git.is_installed():
        return True
    return Git(file.parent).run("check-ignore", "-q", file.name).returncode == 0


def _known_as(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
