"""From a file's bytes to its text, or to the reason why it has none."""

from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error
from introplan.reading.folder import File, Unread

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
        _("this can not be read as a file"),
        _("rename the folder, or remove the broken link"),
    ),
    "too-large": (
        "file-too-large",
        _("the file is larger than 5 MB, too large for a plan"),
        _("split it, or keep it elsewhere"),
    ),
    "wrong-ending": (
        "wrong-file-ending",
        _("the file is left out: its name does not end in `.yaml`"),
        _("rename it; in Windows, let the Explorer show file name extensions first"),
    ),
}


def at_path(path: str) -> Span:
    """A file or folder as a whole, of which there is no text to show."""
    return Span.of(Source(path, ""), Position(0, 0))


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
        return Source(file.path, file.content.decode("utf-8-sig")), []
    except UnicodeDecodeError as fault:
        # The decoder leaves the byte order mark out of its count.
        mark = 3 if file.content.startswith(b"\xef\xbb\xbf") else 0
        return None, [_not_utf_8(file.path, file.content[mark:], fault.start)]


def _not_utf_8(path: str, content: bytes, start: int) -> Diagnostic:
    """Windows-1252 reads nearly every byte, so the author's own line can be shown as it was meant."""
    meant = Source(path, content.decode("cp1252", errors="replace"))
    return error(
        "not-utf-8",
        _("the file is not saved as UTF-8"),
        at=Label(Span.of(meant, meant.position(start)), _("the first character that shows it")),
        help=_("save it again as UTF-8: in Notepad, Save as and Encoding"),
    )
