"""Secret links: the key behind the addresses of personal calendars, and who has which.

Both lie in the workspace's folder `secret-links`, outside what is put on a web server and outside git: the folder
holds a `.gitignore` that keeps all of it from being committed. The key is also the memory: while it is there, all
that is built or released has secret links. `--no-secret-links` puts it aside.
"""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from introplan.diagnostics import Message, _
from introplan.rendering.feeds import PEOPLE
from introplan.workspace.faults import reason_of
from introplan.workspace.git import Git
from introplan.workspace.links import LinkError, must_be_no_link
from introplan.workspace.manifests import Manifest
from introplan.workspace.output import OutputError, explained
from introplan.workspace.shelves import BUILD, Shelf, shelf_folder
from introplan.workspace.writing import FOR_THE_OWNER, put_in_place, replace_whole

FOLDER = "secret-links"
KEY, ASIDE = "key", "key.off"
LENGTH = 32  # octets


class Links:
    """The folder of the secret links of a workspace. Everything raises OutputError for what cannot be had."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = Path(os.path.relpath(root / FOLDER))
        self.is_new = False

    @property
    def are_used(self) -> bool:
        """Whether the workspace has secret links."""
        return os.path.lexists(self.folder / KEY)

    def key_for_build(self, wish: bool | None, output: Path, programmes: Sequence[str]) -> bytes | None:
        """The key to build with, None without secret links; as the workspace has it where nothing is wished.

        A key that is gone would kill every link that has been handed out: that is done only on request.
        """
        if wish is None and not self.are_used and self._are_lost(output, programmes):
            raise self._gone()
        if wish is False or (wish is None and not self.are_used):
            return None
        return self._key_or_new()

    def key_of_release(self) -> bytes:
        """The key that what was released went by: never a new one."""
        for name in (KEY, ASIDE):
            if os.path.lexists(self.folder / name):
                return self._read(name)
        raise self._gone()

    def put_aside(self) -> None:
        """From now on there are no secret links; the key is kept, so that the same ones can come back."""
        try:
            must_be_no_link(self.folder)
            if self.are_used:
                put_in_place(self.folder / KEY, self.folder / ASIDE)
            elif not os.path.lexists(self.folder / ASIDE):  # nobody has a key for what these tell
                for told in self.folder.glob("*.csv"):
                    told.unlink()
        except OSError as fault:
            raise _explained(fault, self.folder) from fault

    def list_of(self, name: str) -> Path:
        """Where it lies who has which link of a programme."""
        return self.folder / f"{name}.csv"

    def write(self, name: str, content: bytes) -> None:
        """Write who has which link of a programme, when it has changed."""
        target = self.list_of(name)
        try:
            must_be_no_link(self.folder)
            if not target.is_file() or target.read_bytes() != content:
                replace_whole(target, content, FOR_THE_OWNER)
        except OSError as fault:
            raise _explained(fault, target) from fault

    def _are_lost(self, output: Path, programmes: Sequence[str]) -> bool:
        """Whether people have links that nobody has the key of."""
        if os.path.lexists(self.folder / ASIDE):
            return False
        built = (has_secret_places(each, name) for each in (output, self.root / BUILD) for name in programmes)
        return any(self.folder.glob("*.csv")) or any(built)

    def _gone(self) -> OutputError:
        return OutputError(
            Message(_("{path} is missing, and with it the secret links that people have"), {"path": self.folder / KEY}),
            Message(
                _(
                    "put back your copy. If you have none, `--secret-links` gives everybody a new link, and "
                    "`--no-secret-links` does without links"
                )
            ),
        )

    def _key_or_new(self) -> bytes:
        self._refuse_what_git_has()
        try:
            must_be_no_link(self.folder)
            for left in self.folder.glob(".*.new"):  # by a run that was stopped
                left.unlink()
            if not self.are_used:
                self.folder.mkdir(exist_ok=True)
                replace_whole(self.folder / ".gitignore", b"*\n", FOR_THE_OWNER)
                if os.path.lexists(self.folder / ASIDE):
                    put_in_place(self.folder / ASIDE, self.folder / KEY)
                else:
                    self.is_new = True
                    replace_whole(self.folder / KEY, f"{secrets.token_hex(LENGTH)}\n".encode(), FOR_THE_OWNER)
        except OSError as fault:
            raise _explained(fault, self.folder) from fault
        return self._read(KEY)

    def _read(self, name: str) -> bytes:
        file = self.folder / name
        try:
            key = bytes.fromhex(file.read_text(encoding="ascii")) if file.is_file() else b""
        except ValueError:
            key = b""
        except OSError as fault:
            raise _explained(fault, file) from fault
        if len(key) == LENGTH:
            return key
        raise OutputError(
            Message(_("{path} is not as introplan wrote it"), {"path": file}),
            Message(_("put back your copy; if you have none, delete the file, and everybody gets a new link")),
        )

    def _refuse_what_git_has(self) -> None:
        if Git.is_installed() and Git(self.root).says("ls-files", "--", FOLDER):
            values = {"folder": FOLDER}
            raise OutputError(
                Message(
                    _("git keeps `{folder}`, so anyone who has the repository can read every personal calendar"), values
                ),
                Message(
                    _("remove it from git with `git rm -r --cached {folder}`, delete `{folder}/key`, and commit"),
                    values,
                ),
            )


def has_secret_places(output: Path, programme: str, shelves: Sequence[Shelf] = ("secret-links", "shared")) -> bool:
    """Whether the last build had personal calendars at secret places, also one by an introplan that had one folder."""
    return any(
        path.startswith(PEOPLE)
        for shelf in shelves
        for path in Manifest(shelf_folder(output, programme, shelf), PEOPLE).paths()
    )


def _explained(fault: OSError, path: Path) -> OutputError:
    if isinstance(fault, LinkError):
        return explained(fault, path)
    return OutputError(
        Message(_("{path} cannot be used: {reason}"), {"path": path, "reason": reason_of(fault)}),
        Message(_("see who may write there, and build again")),
    )
