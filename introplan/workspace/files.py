"""The workspace on disk: where it is, which programmes it has, and their files as bytes."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from introplan.diagnostics import Message, _
from introplan.reading import File, Folder, Unread
from introplan.reading.suggestions import meant
from introplan.workspace.faults import NotThereError

LARGEST_FILE = 5_000_000  # bytes; the longest real file is a hundredth of it
LARGEST_LEDGER = 200_000_000  # 300 bytes an event


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


@dataclass(frozen=True)
class Workspace:
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
        folders = (path for path in (self.root / "programmes").iterdir() if path.is_dir())
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
        path = self.root / "programmes" / name
        files = sorted(self._files(path), key=lambda file: file.path)
        return Folder(self._known_as(path), tuple(files))

    def rule_sets(self) -> Folder:
        """The files of the workspace's own rule sets, in the folder `rulesets`; none when there is no such folder."""
        path = self.root / "rulesets"
        files = sorted(self._files(path), key=lambda file: file.path) if path.is_dir() else []
        return Folder(self._known_as(path), tuple(files))

    def file(self, name: str, path: str) -> File | None:
        """One of a programme's other files, by its path in its folder; None when there is none."""
        place = self.root / "programmes" / name / path
        if not place.exists() and not place.is_symlink():
            return None
        return File(self._known_as(place), self._content(place, largest=LARGEST_LEDGER))

    def path(self, name: str, path: str) -> str:
        """How one of a programme's files is called, whether it is there or not."""
        return self._known_as(self.root / "programmes" / name / path)

    def _files(self, folder: Path) -> Iterator[File]:
        closed: list[OSError] = []
        for place, folders, names in os.walk(folder, onerror=closed.append):
            here = Path(place)
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in [*folders, *names]:
                path, ending = here / name, name.lower()
                if name.startswith("~$"):  # Word's and Excel's note that a file is open
                    continue
                if ending.endswith((".yaml.txt", ".yml.txt")):
                    yield File(self._known_as(path), "wrong-ending")
                elif ending.endswith((".yaml", ".yml")) or (path.is_symlink() and path.is_dir()):
                    yield File(self._known_as(path), self._content(path))

        for fault in closed:
            yield File(self._known_as(Path(fault.filename)), "no-permission")

    def _content(self, path: Path, largest: int = LARGEST_FILE) -> bytes | Unread:
        try:
            if path.is_symlink() and not path.resolve().is_relative_to(self.root.resolve()):
                return "outside-workspace"
            if not path.is_file():
                return "not-a-file"
            if path.stat().st_size > largest:
                return "too-large"
            return path.read_bytes()
        except PermissionError:
            return "no-permission"

    def _known_as(self, path: Path) -> str:
        """The path from the current folder, with forward slashes; what no terminal can print is replaced."""
        relative = os.path.relpath(path)
        return os.fsencode(relative).decode("utf-8", errors="replace").replace(os.sep, "/")
