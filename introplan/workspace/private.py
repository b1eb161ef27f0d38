"""The workspace's own folder, `.introplan`, which git ignores and nobody shares: what must not lie in `build`.

It is on the disk of the workspace, outside what is put on the web, and needs no git:

    lock                 held by the one command that writes, see `lock`
    stage/               what has been made and is not in its place yet, see `staging`
    publish.json         what has been decided to be put in place, see `intents`
    next/, last/         what a release was made of, see `makings`
    given-out/           the ledgers as this computer last gave them out

What lies there can be deleted at any time, but for one thing: `given-out`, without which only git and the plan's own
ledger know what people have.
"""

from dataclasses import dataclass
from pathlib import Path

from introplan.workspace.writing import replace_whole

FOLDER = ".introplan"
IGNORED = b"*\n"


@dataclass(frozen=True)
class Private:
    """The private folder of the workspace at `root`; it is made when something is first put there."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / FOLDER

    def made(self) -> Path:
        """The folder, made when it is not there, with a `.gitignore` that keeps all of it from being committed."""
        self.folder.mkdir(exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.is_file() or ignore.read_bytes() != IGNORED:  # which two commands may write at once
            ignore.write_bytes(IGNORED)
        return self.folder

    def given_out(self, programme: str) -> bytes | None:
        """The ledger of a programme as it was last given out from this computer; None before that."""
        try:
            return self._mark(programme).read_bytes()
        except OSError:
            return None

    def keep_given_out(self, programme: str, ledger: bytes) -> None:
        """Remember a ledger as given out. Raises OSError."""
        self.made()
        mark = self._mark(programme)
        mark.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(mark, ledger)

    def _mark(self, programme: str) -> Path:
        return self.folder / "given-out" / f"{programme}.ledger"
