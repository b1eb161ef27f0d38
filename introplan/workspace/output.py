"""Writing what a build made: staged beside its place first, so that nothing is ever half-written.

Only files whose bytes change are replaced, each whole; files of earlier builds that are no more made are
removed by the manifest, and nothing else ever is.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from introplan.diagnostics import Message, _
from introplan.workspace.faults import WorldError

MANIFEST = ".introplan-manifest"


class OutputError(WorldError):
    """The disk would not do it."""


@dataclass
class Output:
    """The output folder of one programme. Used as `with Output(folder) as output:`; leaving early writes nothing.

    What lies beneath the folder `secret`, such as `people/`, is listed so that nobody can read where it lies.
    """

    folder: Path
    secret: str
    made: set[str] = field(default_factory=set)
    new: int = 0
    changed: int = 0
    removed: int = 0
    _staged: dict[str, Path] = field(default_factory=dict)
    _staging: Path | None = None
    _earlier: frozenset[str] = frozenset()
    _missing: list[Path] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._missing = [path for path in (self.folder, *self.folder.parents) if not path.exists()]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._staging = Path(tempfile.mkdtemp(prefix=".introplan-", dir=self.folder))
        except OSError as fault:
            raise _explained(fault, self.folder) from fault
        self._earlier = self._manifest()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)
        for path in self._missing if kind is not None else ():
            if not any(path.iterdir()):
                path.rmdir()

    @property
    def had_secrets(self) -> bool:
        """Whether the last build had personal calendars at secret places."""
        return any(path.startswith(self.secret) for path in self._earlier)

    def add(self, path: str, content: bytes) -> None:
        """Stage one file, unless it stands there already with the same bytes. Raises OutputError."""
        assert self._staging is not None, "used outside `with`"
        assert path not in self.made, f"{path} is made twice"
        self.made.add(path)
        target = self.folder / path
        try:
            if target.is_file():
                if target.read_bytes() == content:
                    return
                if path not in self._earlier:
                    raise OutputError(
                        Message(
                            _("{path} was not made by introplan, and the build would replace it"), {"path": target}
                        ),
                        Message(_("move it, or choose another folder with -o")),
                    )
            staged = self._staging / str(len(self._staged))
            staged.write_bytes(content)
        except OSError as fault:
            raise _explained(fault, target) from fault
        self._staged[path] = staged

    def finish(self) -> None:
        """Put every staged file in its place and remove what is no longer made. Raises OutputError for open files."""
        held: list[str] = []
        for path, staged in self._staged.items():
            target = self.folder / path
            was_there = target.exists()
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                staged.replace(target)
            except PermissionError:
                held.append(path)
                continue
            except OSError as fault:
                raise _explained(fault, target) from fault
            self.changed += was_there
            self.new += not was_there
        held += self._remove_left_overs()
        self._write_manifest(held)
        if held:
            values = {"files": tuple(sorted(held))}
            raise OutputError(
                Message(_("{files} can not be replaced; another program has it open"), values)
                if len(held) == 1
                else Message(_("{files} can not be replaced; another program has them open"), values),
                Message(_("close it, and build again")),
            )

    def _remove_left_overs(self) -> list[str]:
        held = []
        for path in sorted(self._earlier - self.made):
            target = self.folder / path
            if not target.is_file():
                continue
            try:
                target.unlink()
            except PermissionError:
                held.append(path)
                continue
            self.removed += 1
            for parent in target.relative_to(self.folder).parents[:-1]:
                if any((self.folder / parent).iterdir()):
                    break
                (self.folder / parent).rmdir()
        return held

    def _manifest(self) -> frozenset[str]:
        """The files that the last build made; a path that leads elsewhere is never ours."""
        try:
            lines = (self.folder / MANIFEST).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return frozenset()
        root = self.folder.resolve()
        listed = {line for line in lines if line and (root / line).resolve().is_relative_to(root)}
        secret = (path.relative_to(self.folder).as_posix() for path in (self.folder / self.secret).rglob("*"))
        return frozenset(listed | {path for path in secret if self._listed_as(path) in lines})

    def _write_manifest(self, held: list[str]) -> None:
        assert self._staging is not None, "used outside `with`"
        text = self._manifest_text(self.made | set(held))
        if (self.folder / MANIFEST).is_file() and text == self._manifest_text(self._earlier):
            return
        staged = self._staging / "manifest"
        staged.write_bytes(text.encode())
        staged.replace(self.folder / MANIFEST)

    def _manifest_text(self, paths: Iterable[str]) -> str:
        return "".join(f"{path}\n" for path in sorted(map(self._listed_as, paths)))

    def _listed_as(self, path: str) -> str:
        """A path as the manifest has it; a secret one as what it can be known by again, but not be read from."""
        return f"#{sha256(path.encode()).hexdigest()}" if path.startswith(self.secret) else path


def _explained(fault: OSError, path: Path) -> OutputError:
    """The operating system's complaint in the coordinator's words."""
    elsewhere = Message(_("choose another folder with -o"))
    if isinstance(fault, PermissionError):
        return OutputError(Message(_("you have no permission to write {path}"), {"path": path}), elsewhere)
    if isinstance(fault, FileExistsError | NotADirectoryError):
        return OutputError(Message(_("{path} can not be a folder: a file has that name"), {"path": path}), elsewhere)
    reason = os.strerror(fault.errno) if fault.errno else str(fault)
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    way_out = Message(_("free some space, and build again")) if full else elsewhere
    return OutputError(Message(_("{path} can not be written: {reason}"), {"path": path, "reason": reason}), way_out)
