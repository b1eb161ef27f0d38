"""The workspace's own folder, `.introplan`, which git ignores and nobody shares: what must not lie in `build`.

It is on the disk of the workspace, outside what is put on the web, and needs no git:

    lock                 held by the one command that writes, see `lock`
    stage/               what has been made and is not in its place yet, see `staging`
    rewriting.json       what has been decided to be written into the plan's files, see `rewriting`
    before-close/        the files as they were before a cohort was closed, packed, until the next release
    publish.json         what has been decided to be put in place, see `intents`
    next/, last/         what a release was made of, see `makings`
    given-out/           the ledgers as this computer last gave them out
    remembered/          what was known of the ledgers when nothing was missing in them, see `history`
    built/               what the last builds went by and made, see `unchanged`
    prints.json          what the prints in the build were made of, see `kept_prints`
    schema.json          by which an editor completes the ids that there are, see `cli/own_schema`
    before-change/       the files as they were before each of the latest changes that a command has made

What lies there can be deleted at any time, but for one thing: `given-out`, without which only git and the plan's own
ledger know what people have.
"""

from pathlib import Path
from typing import NamedTuple

from introplan.workspace.contents import bytes_of
from introplan.workspace.links import must_be_no_link
from introplan.workspace.writing import replace_whole

FOLDER = ".introplan"
GIVEN_OUT = "given-out"
IGNORED = b"*\n"


class Private(NamedTuple):
    """The private folder of the workspace at `root`; it is made when something is first put there."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / FOLDER

    def made(self) -> Path:
        """The folder, made when it is not there, with a `.gitignore` that keeps all of it from being committed.

        Raises OSError, LinkError for a link: introplan has none there, and would write and remove through it.
        """
        must_be_no_link(self.folder)
        self.folder.mkdir(exist_ok=True)
        for place in self.folder.iterdir():
            must_be_no_link(place)
        ignore = self.folder / ".gitignore"
        if bytes_of(ignore) != IGNORED:  # which two commands may write at once
            if not ignore.is_file():
                ignore.unlink(missing_ok=True)  # a pipe takes no bytes
            ignore.write_bytes(IGNORED)
        return self.folder

    def made_within(self, *names: str) -> Path:
        """A folder in it, made when it is not there. Raises OSError, LinkError for a link on the way."""
        folder = self.made()
        for name in names:
            folder /= name
            must_be_no_link(folder)
            folder.mkdir(exist_ok=True)
        return folder

    def given_out(self) -> list[bytes]:
        """The ledgers as they were last given out from here, of every programme: a folder may have been renamed."""
        marks = sorted((self.folder / GIVEN_OUT).glob("*.ledger"))
        return [content for mark in marks if (content := bytes_of(mark)) is not None]

    def keep_given_out(self, programme: str, ledger: bytes) -> None:
        """Remember a ledger as given out. Raises OSError."""
        replace_whole(self.made_within(GIVEN_OUT) / f"{programme}.ledger", ledger)
