"""Names of folders and files that not every computer can have: most who share a plan have Windows."""

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping

from introplan.diagnostics import Diagnostic, Label, Message, _, error
from introplan.model.ids import id_meant
from introplan.reading import Folder
from introplan.reading.text import at_path
from introplan.releases.places import LONGEST_PROGRAMME
from introplan.workspace.files import Workspace

DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)
"""What Windows keeps for itself, with whatever ending."""
SIGNS = re.compile(r'[<>:"|?*\\\x00-\x1f]')
EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    "name-not-in-windows": (
        _("A folder or a file has a name that Windows cannot have."),
        _(
            "Whoever fetches the plan on a computer with Windows gets an error from git, or a folder that cannot be "
            "opened, and so does whoever is sent what is built. Names such as `CON` and `NUL` are Windows' own, a name "
            "does not end in a full stop or a space, and has none of the signs `< > : \" | ? * \\`. A programme's "
            "folder has a name of at most 40 characters, since it is part of long paths."
        ),
    ),
    "names-alike": (
        _("Two folders or files differ only by capitals, or by how an å, ä or ö is written."),
        _(
            "On Windows and on a Mac the two are one: git would put the one in place of the other, and so would what "
            "is built. Rename one of them."
        ),
    ),
}


def names_of_files(workspace: Workspace, folders: Mapping[str, Folder], templates: Folder) -> Iterator[Diagnostic]:
    """An error for each name that some computer cannot have: of programmes' folders, of files, of what they share."""
    wanted = {folder.path for folder in folders.values()}
    siblings = {name: workspace.path(name, "").rstrip("/") for name in workspace.names}
    yield from (each for each in _alike(siblings) if wanted.intersection(_told(each)))
    for name, folder in folders.items():
        yield from _not_in_windows(name, folder.path)
        yield from _too_long(name, folder.path)
    for folder in (*folders.values(), workspace.rule_sets(), templates):
        paths = _paths_within(folder)
        for place, path in paths.items():
            yield from _not_in_windows(place, path)
        yield from _alike(paths)


def _told(found: Diagnostic) -> tuple[str, ...]:
    """The two paths that a finding of names that are alike is about."""
    return tuple(label.span.path for label in (found.at, *found.also))


def _paths_within(folder: Folder) -> dict[str, str]:
    """The folders and files in a folder, those that hold others first: each by its place there, and how it is told.

    Whoever stands in the folder is told paths that say nothing of its name, such as `..`.
    """
    found: dict[str, str] = {}
    told = "" if folder.path == "." else f"{folder.path}/"
    for file in folder.files:
        parts = posixpath.relpath(file.path, folder.path).split("/")
        places = ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
        found |= {place: f"{told}{place}" for place in places}
    return found


def not_in_windows(name: str) -> Message | None:
    """Why Windows cannot have a name of a folder or a file; None where it can."""
    sign = SIGNS.search(name)
    if DEVICE.fullmatch(name):
        return Message(_("`{name}` cannot be a name: Windows keeps it for itself"), {"name": name})
    if name.endswith((".", " ")):
        return Message(_("`{name}` ends in a full stop or a space, which no name does in Windows"), {"name": name})
    if sign is not None:
        told = {"name": name, "sign": sign[0]}
        return Message(_("`{name}` has the sign `{sign}`, which no name has in Windows"), told)
    return None


def _not_in_windows(place: str, path: str) -> Iterator[Diagnostic]:
    name = place.rpartition("/")[2]
    if why := not_in_windows(name):
        yield error(
            "name-not-in-windows",
            why.template,
            at=at_path(path),
            help=_("rename it, for example to `{meant}`; what is in it stays as it is"),
            values={**why.values, "meant": _meant(name)},
            about=(name,),
        )


def _too_long(name: str, path: str) -> Iterator[Diagnostic]:
    """An error for a programme's folder that leaves no room for what is made of it."""
    if len(name) > LONGEST_PROGRAMME:
        yield error(
            "name-not-in-windows",
            _("`{name}` has {length} characters, and Windows has room for {most} in the name of a programme's folder"),
            at=at_path(path),
            help=_("rename it, for example to `{meant}`; what is in it stays as it is"),
            values={"name": name, "length": len(name), "most": LONGEST_PROGRAMME, "meant": _meant(name)},
            about=(name,),
        )


def _meant(name: str) -> str:
    """A name like this one that every computer can have."""
    bare = name.rstrip(". ")
    stem, dot, ending = bare.rpartition(".")
    is_ending = bool(dot and stem) and ending.isalnum()
    meant = id_meant(stem if is_ending else bare) or "programme"
    return f"{meant}.{ending}" if is_ending else meant


def _alike(paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Those whose place is another's too, by their places in one folder and how they are told."""
    alike: dict[str, list[str]] = defaultdict(list)
    for place in paths:
        alike[unicodedata.normalize("NFC", place).casefold()].append(place)
    for first, *others in alike.values():
        for other in others:
            is_same = unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", other)
            yield error(
                "names-alike",
                _("two are called `{name}` here: in the one an å, ä or ö is a single character, in the other two")
                if is_same
                else _("`{name}` and `{other}` are one and the same in Windows and on a Mac"),
                at=at_path(paths[other]),
                also=[Label(at_path(paths[first]), _("the same name"))],
                help=_("rename one of them"),
                values={"name": other.rpartition("/")[2], "other": first.rpartition("/")[2]},
                about=(other.rpartition("/")[2],),
            )
