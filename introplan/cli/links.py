"""`introplan build --secret-links`: the key behind the addresses of personal calendars, and who has which.

Both lie in the workspace's folder `secret-links`, outside what is put on a web server and outside git: the folder
holds a `.gitignore` that keeps all of it from being committed.
"""

import os
import secrets
from pathlib import Path

from introplan.diagnostics import Message, _
from introplan.workspace.git import Git
from introplan.workspace.output import OutputError
from introplan.workspace.writing import FOR_THE_OWNER, replace_whole

FOLDER = "secret-links"
KEY = "key"
LENGTH = 32  # octets


class Links:
    """The folder of the secret links of a workspace. Raises OutputError for what can not be read or written."""

    def __init__(self, root: Path) -> None:
        self.folder = Path(os.path.relpath(root / FOLDER))
        self.is_new = False
        _refuse_what_git_has(root)
        try:
            for left in self.folder.glob(".*.new"):  # by a run that was stopped
                left.unlink()
            self.key = self._key()
        except OSError as fault:
            raise _explained(fault, self.folder) from fault

    def write(self, name: str, content: bytes) -> Path:
        """Write who has which link of a programme, when it has changed; where it lies."""
        target = self.folder / f"{name}.csv"
        try:
            if not target.is_file() or target.read_bytes() != content:
                replace_whole(target, content, FOR_THE_OWNER)
        except OSError as fault:
            raise _explained(fault, target) from fault
        return target

    def _key(self) -> bytes:
        file = self.folder / KEY
        if file.is_file():
            try:
                key = bytes.fromhex(file.read_text(encoding="ascii"))
            except ValueError:
                key = b""
            if len(key) == LENGTH:
                return key
            raise OutputError(
                Message(_("{path} is not as introplan wrote it"), {"path": file}),
                Message(_("put back the copy that you have; without one, delete it, and everybody gets a new link")),
            )
        self.is_new = True
        self.folder.mkdir(exist_ok=True)
        replace_whole(self.folder / ".gitignore", b"*\n", FOR_THE_OWNER)
        replace_whole(file, f"{secrets.token_hex(LENGTH)}\n".encode(), FOR_THE_OWNER)
        return self._key()


def _refuse_what_git_has(root: Path) -> None:
    if Git.is_installed() and Git(root).says("ls-files", "--", FOLDER):
        values = {"folder": FOLDER}
        raise OutputError(
            Message(_("git keeps `{folder}`, and whoever has the repository can read every personal calendar"), values),
            Message(_("take it out with `git rm -r --cached {folder}`, delete `{folder}/key`, and commit"), values),
        )


def _explained(fault: OSError, path: Path) -> OutputError:
    reason = fault.strerror or str(fault)
    return OutputError(
        Message(_("{path} can not be used: {reason}"), {"path": path, "reason": reason}),
        Message(_("look who may write there, and build again")),
    )
