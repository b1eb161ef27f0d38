"""The workspace on disk: where it is, which programmes it has, and the files of its folders as bytes.

A workspace may have come by mail. So whatever is read of it is read here by one rule: no link leads out of it, or to
what it keeps to itself; what is no file, such as a pipe, is not opened; and there is a limit to how large things are.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from introplan.diagnostics import Message, _
from introplan.reading import File, Folder, Unread
from introplan.reading.suggestions import meant
from introplan.workspace.faults import NotThereError
from introplan.workspace.links import is_link

LARGEST_FILE = 5_000_000  # bytes; the longest real file is a hundredth of it
LARGEST_FOLDER = 50_000_000  # bytes; a hundred times the largest real one
LARGEST_LEDGER = 200_000_000  # 300 bytes an event

KEPT_TO_ITSELF = frozenset({"build", "secret-links", "protected-names.txt"})
"""What a link in a folder that is read must not lead to, beside all that is hidden, such as git's own settings."""

Content = tuple[Path, bytes | Unread]
"""A file, and its bytes or why it was not fetched."""


class NoWorkspaceError(NotThereError):
    """There is no `programmes` folder here or above."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                _(
                    "there is no folder `programmes` here, or in a folder above. "
                    "Go to your workspace, or make one: introplan new my-plan"
                )
            )
        )


class Workspace(NamedTuple):
    """The folder that holds `programmes`, and perhaps `templates`."""

    root: Path

    @classmethod
    def here(cls) -> "Workspace":
        """The workspace that the current folder lies in. Raises NoWorkspaceError."""
        start = Path.cwd()
        for folder in (start, *start.parents):
            if (folder / "programmes").is_dir():
                return cls(folder)
        raise NoWorkspaceError

    @property
    def names(self) -> list[str]:
        """The programmes' folder names, in order; folders that begin with a full stop or an underscore are none."""
        try:
            folders = [path for path in (self.root / "programmes").iterdir() if path.is_dir()]
        except PermissionError:
            raise NotThereError(Message(_("you have no permission to read the folder `programmes`"))) from None
        except FileNotFoundError:  # it was there a moment ago
            raise NoWorkspaceError from None
        return sorted(path.name for path in folders if not path.name.startswith((".", "_")))

    def chosen(self, wanted: Sequence[str]) -> list[str]:
        """The wanted programmes, by name or by path; all when none is wanted. Raises NotThereError for others."""
        names = self.names
        if not names:
            raise NotThereError(Message(_("the folder `programmes` is empty. Put a programme's folder in it")))
        chosen = []
        for word in wanted:
            name = Path(word).name
            if name not in names:
                guess = meant(name, names)
                raise NotThereError(
                    Message(
                        _("there is no programme `{word}`; did you mean `{guess}`?"), {"word": word, "guess": guess}
                    )
                    if guess
                    else Message(
                        _("there is no programme `{word}`; choose from {choices}"),
                        {"word": word, "choices": ", ".join(names)},
                    )
                )
            chosen.append(name)
        return list(dict.fromkeys(chosen)) or names

    def folder(self, name: str) -> Folder:
        """A programme's files, as reading wants them."""
        return self._folder(f"programmes/{name}")

    def rule_sets(self) -> Folder:
        """The files of the workspace's own rule sets, in the folder `rulesets`; none when there is no such folder."""
        return self._folder("rulesets")

    def templates(self) -> Folder:
        """The workspace's own templates, in the folder `templates`: every file; none when there is no such folder."""
        return self._folder("templates")

    def notes(self) -> Folder:
        """The files at the top of the workspace that people or git read: Markdown, and the settings of git."""
        paths = [
            path for path in self.root.iterdir() if path.suffix == ".md" or path.name.startswith((".git", ".editor"))
        ]
        files = (File(self._known_as(path), content_of(self.root, path)) for path in sorted(paths) if path.is_file())
        return Folder(self._known_as(self.root), tuple(files))

    def contents(self, folder: str) -> dict[str, bytes]:
        """What can be read in one of these folders, by its path in it."""
        place = self.root / folder
        found = self._read(place)
        return {path.relative_to(place).as_posix(): content for path, content in found if isinstance(content, bytes)}

    def _folder(self, folder: str) -> Folder:
        path = self.root / folder
        files = (File(self._known_as(file), content) for file, content in self._read(path))
        return Folder(self._known_as(path), tuple(sorted(files, key=lambda file: file.path)))

    def _read(self, place: Path) -> list[Content]:
        """The files in a folder; too much of them is none."""
        found: list[Content] = []
        read = 0
        if not os.path.lexists(place):
            return []
        for path, content in (all_files if place == self.root / "templates" else plan_files)(self.root, place):
            read += len(content) if isinstance(content, bytes) else 0
            if read > LARGEST_FOLDER:
                return [(place, "folder-too-large")]
            found.append((path, content))
        return found

    def file(self, name: str, path: str) -> File | None:
        """One of a programme's other files, by its path in its folder; None when there is none."""
        place = self.root / "programmes" / name / path
        if not place.exists() and not place.is_symlink():
            return None
        return File(self._known_as(place), content_of(self.root, place, LARGEST_LEDGER))

    def path(self, name: str, path: str) -> str:
        """How one of a programme's files is called, whether it is there or not."""
        return self._known_as(self.root / "programmes" / name / path)

    def place_of(self, path: str) -> str:
        """The path in the workspace of a file that is told from the current folder."""
        return Path(path).resolve().relative_to(self.root.resolve()).as_posix()

    def _known_as(self, path: Path) -> str:
        """The path from the current folder, with forward slashes; what no terminal can print is replaced."""
        relative = os.path.relpath(path)
        return os.fsencode(relative).decode("utf-8", errors="replace").replace(os.sep, "/")


def plan_files(root: Path, folder: Path) -> Iterator[Content]:
    """The YAML in a folder of the workspace at `root`, and what looks like it."""
    content = _reader(root, folder)
    for path, fault in _paths_under(root, folder):
        name = path.name.lower()
        if fault:
            yield path, fault
        elif name.endswith((".yaml.txt", ".yml.txt")):
            yield path, "wrong-ending"
        elif name.endswith((".yaml", ".yml")):
            yield path, content(path)


def all_files(root: Path, folder: Path) -> Iterator[Content]:
    """Every file in a folder of the workspace at `root`; hidden ones are none."""
    content = _reader(root, folder)
    for path, fault in _paths_under(root, folder):
        if fault:
            yield path, fault
        elif not path.name.startswith(".") and not path.is_dir():
            yield path, content(path)


def _paths_under(root: Path, folder: Path) -> Iterator[tuple[Path, Unread | None]]:
    """What there is in a folder, and why not when it is already known that it cannot be read.

    A link to a folder is never followed, and always told; hidden folders are left out.
    """
    if leads_out(root, folder):
        yield folder, "outside-workspace"
        return
    if not folder.is_dir():
        yield folder, "not-a-file"
        return
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        here = Path(place)
        links = {name for name in folders if is_link(here / name)}
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [*folders, *names]:
            path = here / name
            if name in links:
                yield path, "outside-workspace" if leads_out(root, path) else "not-a-file"
            elif not name.startswith("~$"):  # Word's and Excel's note that a file is open
                yield path, None
        folders[:] = [name for name in folders if name not in links]
    for fault in closed:
        yield Path(fault.filename), "no-permission"


def _reader(root: Path, folder: Path) -> Callable[[Path], bytes | Unread]:
    """Whoever gets what lies in a folder: where no link leads to the folder, only a file that is one may lead out."""

    def content(path: Path) -> bytes | Unread:
        return content_of(root, path) if linked or is_link(path) else _content(path)

    try:
        linked = folder.resolve() != root.resolve() / folder.relative_to(root)
    except (OSError, RuntimeError):  # a link that leads to itself
        linked = True
    return content


def content_of(root: Path, path: Path, largest: int = LARGEST_FILE) -> bytes | Unread:
    """A file of the workspace at `root`: its bytes, or why it was not fetched."""
    return "outside-workspace" if leads_out(root, path) else _content(path, largest)


def _content(path: Path, largest: int = LARGEST_FILE) -> bytes | Unread:
    try:
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            return "not-a-file"
        if told.st_size > largest:
            return "too-large"
        return path.read_bytes()
    except PermissionError:
        return "no-permission"
    except OSError:  # such as a link to itself
        return "not-a-file"


def leads_out(root: Path, path: Path) -> bool:
    """Whether a path of the workspace at `root` ends outside it, or by a link in what it keeps to itself."""
    try:
        place, whole = path.resolve(), root.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return True
    if not place.is_relative_to(whole):
        return True
    parts = place.relative_to(whole).parts
    is_private = any(part.startswith(".") for part in parts) or (parts[:1] and parts[0].casefold() in KEPT_TO_ITSELF)
    return bool(is_private) and parts != path.relative_to(root).parts
