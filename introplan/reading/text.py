"""From a file's bytes to its text, or to the reason why it has none."""

import re

from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error, warning
from introplan.reading.folder import File, Folder, Unread

UNREAD: dict[Unread, tuple[str, str, str]] = {
    "outside-workspace": (
        "outside-workspace",
        _("the link leads to a file outside the workspace"),
        _("copy the file into the folder: a plan in git has to hold all of itself"),
    ),
    "no-permission": (
        "no-permission",
        _("you have no permission to read this file"),
        _("ask whoever owns the file, or copy it"),
    ),
    "not-a-file": (
        "not-a-file",
        _("this cannot be read as a file"),
        _("rename or remove it, such as a link that leads nowhere or to a folder"),
    ),
    "too-large": (
        "file-too-large",
        _("the file is larger than 5 MB, too large for a plan"),
        _("split it, or keep it elsewhere"),
    ),
    "folder-too-large": (
        "folder-too-large",
        _("the files in this folder are larger than 50 MB together, too large for a plan"),
        _("keep elsewhere what is no part of the plan"),
    ),
    "wrong-ending": (
        "wrong-file-ending",
        _("the file is left out: its name does not end in `.yaml`"),
        _("rename it; in Windows, let the Explorer show file name extensions first"),
    ),
}
_TWO_FOR_ONE = re.compile("Ã[^\x00-\x7f]|â[^\x00-\x7f]{2}")


def at_path(path: str) -> Span:
    """A file or folder as a whole, of which there is no text to show."""
    return Span.of(Source(path, ""), Position(0, 0))


def name_of(path: str) -> str:
    """The file's own name: the same from whatever folder its path is told."""
    return path.rpartition("/")[2]


def unread(folder: Folder) -> list[Diagnostic]:
    """What is wrong with the files of a folder that were not fetched."""
    return [fault for file in folder.files if isinstance(file.content, str) for fault in read_text(file)[1]]


def read_text(file: File) -> tuple[Source | None, list[Diagnostic]]:
    """The file's text as UTF-8, with or without a byte order mark, or the reason why it has none."""
    if isinstance(file.content, str):
        name, template, help_text = UNREAD[file.content]
        return None, [error(name, template, at=at_path(file.path), help=help_text)]
    if file.content.startswith((b"\xff\xfe", b"\xfe\xff")):
        wide = error(
            "not-utf-8",
            _("the file is saved as UTF-16"),
            at=at_path(file.path),
            help=_("save it again as UTF-8: in Notepad, Save as and Encoding"),
        )
        return None, [wide]
    if b"\x00" in file.content:
        binary = error(
            "binary-file",
            _("the file is not text"),
            at=at_path(file.path),
            help=_("move it out of the programme's folder, or give it a name that does not end in `.yaml`"),
        )
        return None, [binary]
    try:
        source = Source(file.path, file.content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        # The decoder leaves the byte order mark out of its count.
        mark = 3 if file.content.startswith(b"\xef\xbb\xbf") else 0
        return None, [_not_utf_8(file.path, file.content[mark:], fault.start)]
    return source, _read_in_another(source)


def _read_in_another(source: Source) -> list[Diagnostic]:
    """The first word such as `FÃ¶relÃ¤sning`; the rest of the file is likely the same."""
    for found in _TWO_FOR_ONE.finditer(source.text):
        if (meant := _meant(found[0])) is None:
            continue
        at, text = source.position(found.start()), found[0]
        words = re.finditer(r"[^\s\"'\[\]{}(),;:]+", source.line(at.line))
        word = next(word for word in words if word.end() > at.column)
        if whole := _meant(word[0]):
            at, text, meant = Position(at.line, word.start()), word[0], whole
        return [
            warning(
                "wrong-character-set",
                _("`{text}` looks like text saved in one character set and read in another"),
                at=Span.of(source, at, len(text)),
                help=_("write it again as `{meant}`, and look through the rest of the file"),
                values={"text": text, "meant": meant},
                about=(name_of(source.path),),
            )
        ]
    return []


def _meant(text: str) -> str | None:
    """The text whose UTF-8 was read as Windows-1252; None when it was not."""
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return None


def _not_utf_8(path: str, content: bytes, start: int) -> Diagnostic:
    """Windows-1252 reads nearly every byte, so the author's own line can be shown as it was meant."""
    meant = Source(path, content.decode("cp1252", errors="replace"))
    return error(
        "not-utf-8",
        _("the file is not saved as UTF-8"),
        at=Label(Span.of(meant, meant.position(start)), _("the first character that shows it")),
        help=_("save it again as UTF-8: in Notepad, Save as and Encoding"),
    )
