"""The file of protected names: where it lies, what it says, and files that are taken for it and are not read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from introplan.workspace.links import is_link
from introplan.workspace.texts import ReadText, text_of

FILE = "protected-names.txt"
LARGEST = 1_000_000  # bytes; forty thousand names
LOOKS_ALIKE = re.compile(
    r"[\W_]*protected[\W_]*names?(?:[\W_]*(?:txt|text|kopia|copy|csv|md|docx?|odt|rtf|xlsx?|ods|\d+))*[\W_]*",
    re.IGNORECASE,
)
LEFT_OVER = r"(?:[~.#$]*protected-names.*(?:~|#|\.(?:bak|backup|old|orig|tmp|save|sw[a-z]))|[~.#$]+protected-names.*)"
"""What editors leave beside a file."""

COMMENT = re.compile("(?<!&)#")  # and `&#197;` is a letter
RTF = "{\\rtf"
STRANGE = r"[^\W\d_][†‡„”“™Žž•‰¤§¶±¢£¥©®¬]|[†‡„™‰…¤¶¢£¥©®¬][^\W\d_]|\ufffd"
"""What stands in no name, but in one that was saved in another character set than it is read in."""

Fault = Literal["folder", "link", "no-permission", "too-large", "no-text", "garbled"]


class NamesFile(NamedTuple):
    """The file of a workspace: its lines without comments, by their numbers from 1, or the fault that hides them."""

    path: Path
    lines: tuple[tuple[int, str], ...] = ()
    text: ReadText | None = None
    fault: Fault | None = None


def names_file(root: Path) -> NamesFile | None:
    """The workspace's file of protected names; None without one. Its letters may be large or small, as on Windows."""
    try:
        alike = [path for path in root.iterdir() if path.name.lower() == FILE]
    except OSError:
        return None
    path = min(alike, key=lambda path: path.name != FILE, default=None)
    if path is None:
        return None
    content = _content(path)
    if isinstance(content, str):
        return NamesFile(path, fault=content)
    text = text_of(content)
    if text is None or text.text.startswith(RTF):
        return NamesFile(path, fault="no-text")
    lines = tuple(_lines(text.text))
    if text.charset != "UTF-8" and any(re.search(STRANGE, line) for _number, line in lines):
        return NamesFile(path, fault="garbled")
    return NamesFile(path, lines, text)


def is_left_over(path: Path) -> bool:
    """Whether an editor has left this beside the file of names."""
    return re.fullmatch(LEFT_OVER, path.name, re.IGNORECASE) is not None


def look_alikes(names: NamesFile | None, paths: Iterable[Path]) -> list[Path]:
    """Which paths are likely meant to be the file of names, and are not read."""
    return [
        path
        for path in paths
        if LOOKS_ALIKE.fullmatch(path.name) and not is_left_over(path) and (names is None or path != names.path)
    ]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(re.split("\r\n|[\r\n]", text.rstrip("\x1a")), start=1):
        said = COMMENT.split(line, maxsplit=1)[0].strip().strip("\ufeff")
        if re.search(r"[^\W\d_]", said):
            yield number, said


def _content(path: Path) -> bytes | Fault:
    try:
        if is_link(path):
            return "link"
        if path.is_dir():
            return "folder"
        if not path.is_file():
            return "no-permission"
        return path.read_bytes() if path.stat().st_size <= LARGEST else "too-large"
    except OSError:
        return "no-permission"
