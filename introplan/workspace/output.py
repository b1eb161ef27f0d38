"""What a command makes for one folder of the build: staged first, and compared with what stands there."""

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from introplan.diagnostics import Message, _
from introplan.workspace.contents import bytes_of, digest_of
from introplan.workspace.faults import WorldError, reason_of
from introplan.workspace.links import LinkError, is_link, must_be_reached, must_have_no_link
from introplan.workspace.manifests import Manifest
from introplan.workspace.placing import PlacedFile, Placing
from introplan.workspace.shelves import ShelfKind
from introplan.workspace.staging import Stage


class OutputError(WorldError):
    """The disk would not do it."""


@dataclass
class Output:
    """The files that are made for a folder, on behalf of a `programme`; empty for the page over them all.

    Nothing is put in place here: `placing` says what is to be.
    """

    folder: Path
    secret: str
    stage: Stage
    kind: ShelfKind = "shared"
    programme: str = ""
    new: int = 0
    changed: int = 0
    earlier: frozenset[str] = field(init=False)
    _places: dict[str, PlacedFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            must_be_reached(self.folder, self.stage.private.root)
        except LinkError as fault:
            raise explained(fault, fault.path) from fault
        self.earlier = Manifest(self.folder, self.secret).paths()

    @property
    def made(self) -> frozenset[str]:
        """The paths of what has been made so far."""
        return frozenset(self._places)

    @property
    def manifest(self) -> Path:
        """The file that says what has been made, when it is in its place."""
        return Manifest(self.folder, self.secret).file

    def digests(self) -> Iterator[tuple[str, str]]:
        """What has been made, by its path, and what its bytes are known by again."""
        return ((place.path, place.digest) for place in self._places.values())

    @property
    def removed(self) -> int:
        """How many files of earlier builds are made no more."""
        return sum((self.folder / path).is_file() for path in self.earlier - self.made)

    @property
    def placing(self) -> Placing:
        """All that has been made, and where it is to be."""
        return Placing(self.folder, self.secret, self.kind, self.programme, tuple(self._places.values()))

    def content(self, path: str) -> bytes | None:
        """What has been made for a path, from where it is staged or stands; None when nothing has, or it is gone."""
        placed = self._places.get(path)
        if placed is None:
            return None
        content = bytes_of(self.stage.folder / placed.staged if placed.staged else self.folder / path)
        return content if content is not None and digest_of(content) == placed.digest else None

    def add(self, path: str, content: bytes) -> None:
        """Take one file; it is staged unless it stands there already with the same bytes. Raises OutputError."""
        assert path not in self._places, f"{path} is made twice"
        target, digest = self.folder / path, digest_of(content)
        try:
            must_have_no_link(self.folder, path)
            through = is_link(target)
            is_there = through or target.is_file()
            same = is_there and not through and target.read_bytes() == content
            if is_there and not same and path not in self.earlier:
                raise OutputError(
                    Message(_("{path} was not made by introplan, and the build would replace it"), {"path": target}),
                    Message(_("move it away, and try again")),
                )
            self._places[path] = PlacedFile(path, digest, "" if same else self.stage.put(content))
        except LinkError as fault:
            raise explained(fault, fault.path) from fault
        except OSError as fault:
            raise explained(fault, self.stage.folder) from fault
        self.new += not is_there
        self.changed += is_there and not same


def explained(fault: OSError, path: Path) -> OutputError:
    """The operating system's complaint in the coordinator's words."""
    place = Path(os.path.relpath(fault.path if isinstance(fault, LinkError) else path))
    if isinstance(fault, LinkError):
        return OutputError(
            Message(
                _("{path} is a link to another place, and introplan writes nothing through links"), {"path": place}
            ),
            Message(_("remove the link, and try again")),
        )
    if isinstance(fault, PermissionError):
        return OutputError(
            Message(_("you have no permission to write {path}"), {"path": place}),
            Message(_("see who may write there, and try again")),
        )
    if isinstance(fault, FileExistsError | NotADirectoryError):
        return OutputError(
            Message(_("{path} cannot be a folder: a file has that name"), {"path": place}),
            Message(_("move the file away, and try again")),
        )
    if is_full(fault):
        return OutputError(
            Message(_("{path} cannot be written: the disk is full"), {"path": place}),
            Message(_("free some space, and try again")),
        )
    reason = reason_of(fault)
    return OutputError(
        Message(_("{path} cannot be written: {reason}"), {"path": place, "reason": reason}),
        Message(_("see what is in the way, and try again")),
    )


def is_full(fault: OSError) -> bool:
    """Whether there is no room left, or no more of it for this user."""
    return fault.errno in (errno.ENOSPC, errno.EDQUOT)
