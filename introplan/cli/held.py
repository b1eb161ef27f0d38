"""What could not be put in its place, told with the way out: an open file, a folder in the way, a full disk."""

import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from introplan.cli.screen import tell_fault, words
from introplan.diagnostics import _, _n
from introplan.workspace.links import LinkError
from introplan.workspace.output import is_full
from introplan.workspace.placing import Held

HeldReason = Literal["open", "link", "folder", "file", "permission", "full", "other"]

HELD: dict[HeldReason, str] = {
    "open": _n(
        "{files} cannot be replaced; another program has it open",
        "{files} cannot be replaced; another program has them open",
        by="files",
    ),
    "link": _n(
        "{files} is a link to another place, and introplan writes nothing through links",
        "{files} are links to other places, and introplan writes nothing through links",
        by="files",
    ),
    "folder": _n(
        "{files} cannot be replaced; there is a folder with that name",
        "{files} cannot be replaced; there are folders with those names",
        by="files",
    ),
    "file": _n(
        "{files} cannot be a folder: a file has that name",
        "{files} cannot be folders: files have those names",
        by="files",
    ),
    "permission": _("you have no permission to write {files}"),
    "full": _("{files} cannot be written: the disk is full"),
    "other": _("{files} cannot be written: {reason}"),
}
WAYS_OUT: dict[HeldReason, str] = {
    "open": _("close it, and build again"),
    "link": _("remove the link, and build again"),
    "folder": _("move the folder away, and build again"),
    "file": _("move the file away, and build again"),
    "permission": _("see who may write there, and build again"),
    "full": _("free some space, and build again"),
    "other": _("see what is in the way, and build again"),
}
ELSEWHERE = _("choose another folder with -o")
"""The way out of `build` alone, where the folder itself cannot be had."""


def tell_held(held: Sequence[Held], command: str) -> None:
    """Say what is held, by what, and the way out."""
    by_reason: dict[tuple[HeldReason, str], set[str]] = defaultdict(set)
    for each in held:
        reason = _reason(each)
        path = _in_the_way(each.path) if reason == "file" else each.path
        by_reason[reason, str(each.fault.strerror or each.fault)].add(Path(os.path.relpath(path)).as_posix())
    for (reason, said), files in by_reason.items():
        elsewhere = command == "build" and reason in ("file", "permission")
        way_out = words(ELSEWHERE) if elsewhere else words(WAYS_OUT[reason])
        tell_fault(words(HELD[reason], files=tuple(sorted(files)), reason=said), way_out)


def _in_the_way(path: Path) -> Path:
    """The file on the way to a path, where there should be a folder."""
    return next((each for each in (path, *path.parents) if each.is_file()), path)


def _reason(held: Held) -> HeldReason:
    match held.fault:
        case LinkError():
            return "link"
        case _ if held.by_another:
            return "open"
        case IsADirectoryError():
            return "folder"
        case PermissionError() if held.path.is_dir() and not held.is_folder:
            return "folder"
        case FileExistsError() | NotADirectoryError():
            return "file"
        case PermissionError():
            return "permission"
        case fault if is_full(fault):
            return "full"
        case _:
            return "other"
