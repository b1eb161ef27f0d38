"""Names that may stand nowhere in the plan: of people with protected data, kept in a file that git never sees.

The plan itself does not know them: it has an id that says nothing. So whoever knows the names writes them, one a
line, in `protected-names.txt` at the top of the workspace, and `check`, `build` and `publish` see to it that none
stands in anything that lies there or that git would take: texts, documents, the names of files and folders.
"""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from introplan.diagnostics import Diagnostic, Position, Source, Span, _, error, note
from introplan.reading import conflict_in
from introplan.workspace.files import Workspace
from introplan.workspace.inventory import Inventory
from introplan.workspace.links import is_link
from introplan.workspace.names_file import FILE, Fault, NamesFile, is_left_over, look_alikes, names_file
from introplan.workspace.texts import text_of

if TYPE_CHECKING:
    from introplan.language.persons import Names

LARGEST = 20_000_000  # bytes
PICTURES = ".avif .bmp .eot .eps .gif .heic .ico .jpeg .jpg .png .psd .tif .tiff .webp"
SOUNDS_AND_MORE = ".m4a .mov .mp3 .mp4 .ogg .otf .pyc .ttf .wav .webm .woff .woff2"
NO_TEXTS = frozenset((*PICTURES.split(), *SOUNDS_AND_MORE.split()))
"""Endings of files that say nothing in letters, so that their names alone are read."""

MOST_TOLD = 5
EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    "protected-name-written": (
        _("A name from `protected-names.txt` is in the workspace: in a text, a document or the name of a file."),
        _("Git never forgets, and what is printed goes from hand to hand. Notes and titles get names by accident."),
    ),
    "protected-names-in-git": (
        _("Git would include `protected-names.txt`, the file with the names that nobody should see."),
        _("It belongs on the computer of whoever has to know the names, and nowhere else."),
    ),
    "protected-names-unread": (
        _("`protected-names.txt` cannot be read, so nobody knows which names to look for."),
        _("A search that finds nothing and one that has not been made look the same."),
    ),
    "protected-names-misplaced": (
        _("A file looks like `protected-names.txt` and is not read, for its name or its place."),
        _("The names in it are not searched for, and git may include it."),
    ),
    "protected-names-empty": (
        _("There are no names in `protected-names.txt`."),
        _("A search for nothing finds nothing."),
    ),
    "protected-names-one-word": (
        _("A line in `protected-names.txt` has only one word."),
        _("First names and surnames can be ordinary words too, such as Dag and Ek, and are found wherever those are."),
    ),
    "protected-names-unsearched": (
        _("Files that could not be searched for protected names."),
        _("There may be a name in them, and only a person can see it."),
    ),
}
NOTES = ("protected-names-empty", "protected-names-one-word", "protected-names-unsearched")

FAULTS: Mapping[Fault, tuple[str, str]] = {
    "folder": (_("`{file}` is a folder, so no names are searched for"), _("put the names in a text file of that name")),
    "link": (_("`{file}` is a link, so no names are searched for"), _("put the file itself here")),
    "no-permission": (_("`{file}` cannot be opened, so no names are searched for"), _("see that you may read it")),
    "too-large": (
        _("`{file}` is larger than 1 MB, so no names are searched for"),
        _("keep nothing but names in it, one on each line"),
    ),
    "no-text": (
        _("`{file}` is not text, so no names are searched for"),
        _("save it again as UTF-8: in Notepad, Save as and Encoding"),
    ),
    "garbled": (
        _("`{file}` has characters that cannot be read, so no names are searched for"),
        _("save it again as UTF-8: in Notepad, Save as and Encoding"),
    ),
}


def protected_names_found(workspace: Workspace) -> Iterator[Diagnostic]:
    """An error for each place in the workspace where a protected name stands, and what is wrong with their file."""
    inventory, file = Inventory(workspace.root), names_file(workspace.root)
    yield from _misplaced(inventory, file)
    if file is None:
        return
    if file.text and (conflict := conflict_in(Source(known_as(file.path), file.text.text))):
        yield conflict  # of the lines that git has put there, none is a name
        return
    yield from about(file)
    if names := names_of(file):
        yield from found_in(names, inventory, besides=[file.path])


def names_of(file: NamesFile | None) -> "Names | None":
    """The names to look for; None when there is none."""
    if file is None or not file.lines:
        return None
    from introplan.language.persons import Names  # noqa: PLC0415 - dear to import, and few have such a file

    return Names(line for _number, line in file.lines)


def found_in(names: "Names", inventory: Inventory, besides: Sequence[Path] = ()) -> Iterator[Diagnostic]:
    """An error for each place where a name stands, and a note of what could not be searched."""
    unsearched = list(inventory.closed)
    for path in inventory.paths:
        yield from _in_name(names, path, inventory.root)
        if path in besides:
            continue
        content = _content(path)
        if content is None:
            unsearched.append(path)
        elif content:
            found, is_read = _in_content(names, known_as(path), content)
            yield from found
            unsearched += [] if is_read else [path]
    if unsearched:
        yield _unsearched(sorted(set(unsearched)), inventory.root / FILE)


def _unsearched(paths: Sequence[Path], file: Path) -> Diagnostic:
    """A note of what a person has to look through, as many of them as one reads."""
    return note(
        "protected-names-unsearched",
        _("not searched for protected names: {files}")
        if len(paths) <= MOST_TOLD
        else _("{count} files are not searched for protected names, among them {files}"),
        at=_whole(file),
        help=_("look through them yourself, or leave them out of git"),
        values={"files": tuple(known_as(path) for path in paths[:MOST_TOLD]), "count": len(paths)},
    )


def written_in(names: "Names", where: str, text: str, help_text: str) -> Iterator[Diagnostic]:
    """An error for each name in a text, which is known as `where`, with a caret under it."""
    source = Source(where, text)
    for start, end in names.found(text):
        yield error(
            "protected-name-written",
            _("there is a name here that `{file}` protects"),
            at=Span(source, source.position(start), source.position(end)),
            help=help_text,
            values={"file": FILE},
        )


WRITE_THE_ID = _("remove the name before you commit; where an id belongs, write the person's, such as `deltagare-7`")


def _in_content(names: "Names", where: str, content: bytes) -> tuple[list[Diagnostic], bool]:
    """The errors in a file, and whether all of it could be read."""
    from introplan.workspace.documents import contents_of  # noqa: PLC0415 - as above

    contents = contents_of(content)
    found = list(written_in(names, where, contents.text, WRITE_THE_ID)) if contents.text else []
    if not found and any(names.found(text) for text in contents.within):
        found = [
            error(
                "protected-name-written",
                _("there is a name in this document that `{file}` protects"),
                at=Span.of(Source(where, ""), Position(0, 0)),
                help=_("open it, search for the name, also in comments and properties, and remove it"),
                values={"file": FILE},
            )
        ]
    return found, contents.not_read is None


def content_found(names: "Names", where: str, content: bytes) -> list[Diagnostic]:
    """The errors in bytes that git has, or would get."""
    return _in_content(names, where, content)[0]


def _in_name(names: "Names", path: Path, root: Path) -> Iterator[Diagnostic]:
    """An error when a name ends in the last part of a path, and one when a link leads to a name."""
    relative = as_text(os.path.relpath(path, root))
    before = len(relative) - len(as_text(path.name))
    if any(end > before for _start, end in names.found(relative)):
        yield error(
            "protected-name-written",
            _("this path has a name that `{file}` protects"),
            at=_whole(path),
            help=_("rename it with the person's id, such as `deltagare-7`"),
            values={"file": FILE},
        )
    if is_link(path) and names.found(as_text(str(path.readlink()))):
        yield error(
            "protected-name-written",
            _("this link leads to a path with a name that `{file}` protects"),
            at=_whole(path),
            help=_("delete the link, or let it lead elsewhere"),
            values={"file": FILE},
        )


def _misplaced(inventory: Inventory, file: NamesFile | None) -> Iterator[Diagnostic]:
    """An error for what looks like the file and is not read, and one for each such file that git would take."""
    around = sorted(set(inventory.around()))
    for path in look_alikes(file, around):
        yield error(
            "protected-names-misplaced",
            _("this looks like the file of protected names, and is not read"),
            at=_whole(path),
            help=_("call it `{file}` and put it at the top of the workspace, or delete it"),
            values={"file": FILE},
        )
    left_over = [path for path in around if is_left_over(path)]
    for path in ([file.path] if file else []) + left_over:
        if not inventory.is_ignored(path):
            yield error(
                "protected-names-in-git",
                _("git would include `{file}`"),
                at=_whole(path),
                help=_("add the line `{file}` to `.gitignore`; if it is committed already, `git rm --cached {file}`"),
                values={"file": path.name},
            )


def about(file: NamesFile) -> Iterator[Diagnostic]:
    """What is to be said of the file itself."""
    from introplan.language.persons import words_of  # noqa: PLC0415 - as above

    values = {"file": file.path.name}
    if file.fault:
        message, help_text = FAULTS[file.fault]
        yield error("protected-names-unread", message, at=_whole(file.path), help=help_text, values=values)
        return
    if not any(words_of(line) for _number, line in file.lines):
        yield note(
            "protected-names-empty",
            _("there are no names in `{file}`, so none is searched for"),
            at=_whole(file.path),
            help=_("write one on each line, such as `Ada Testsson`, or delete the file"),
            values=values,
        )
    alone = tuple(str(number) for number, line in file.lines if len(words_of(line)) == 1)
    if alone:
        yield note(
            "protected-names-one-word",
            _("line {lines} of `{file}` has only one word, and it is found wherever that word is"),
            at=_whole(file.path),
            help=_("write first name and surname"),
            values=values | {"lines": alone},
        )


def _content(path: Path) -> bytes | None:
    """What is to be searched of a file: nothing of what has no text; None when it cannot be read."""
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode) or path.suffix.lower() in NO_TEXTS:
            return b""
        return path.read_bytes() if about.st_size <= LARGEST else None
    except FileNotFoundError:  # gone since
        return b""
    except OSError:
        return None


def as_text(path: str) -> str:
    """A path with its letters, also where whoever made it wrote them in another character set."""
    text = text_of(os.fsencode(path))
    return (text.text if text else path).replace(os.sep, "/")


def known_as(path: Path) -> str:
    """The path from the current folder."""
    return as_text(os.path.relpath(path))


def _whole(path: Path) -> Span:
    return Span.of(Source(known_as(path), ""), Position(0, 0))
