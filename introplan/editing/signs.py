"""Signs of files put in place of others, where it is they that keep the data of a file from being read or changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from introplan.diagnostics import Retype, Source
from introplan.editing.splices import Splice, spliced
from introplan.reading.folder import Folder
from introplan.reading.text import read_text

MARK = b"\xef\xbb\xbf"
"""The byte order mark, which some editors put before a text."""


def retyped(folder: Folder, signs: Iterable[Retype]) -> Mapping[str, bytes]:
    """The files of a folder that are others with these signs; what a file does not say any more is left out."""
    of_file: dict[str, set[Retype]] = defaultdict(set)
    for each in signs:
        of_file[each.file].add(each)
    return {
        file.path: content
        for file in folder.files
        if isinstance(file.content, bytes) and file.path in of_file
        if (content := _content(file.content, read_text(file)[0], of_file[file.path])) is not None
    }


def _content(content: bytes, source: Source | None, signs: Iterable[Retype]) -> bytes | None:
    if source is None:
        return None
    there = [each for each in signs if source.text.startswith(each.old, each.start)]
    text = spliced(source.text, (Splice(each.start, each.start + len(each.old), each.new) for each in there))
    return None if text is None else (MARK if content.startswith(MARK) else b"") + text.encode()


def overlap(signs: Iterable[Retype], others: Iterable[Retype]) -> bool:
    """Whether signs are about those that others are about, and not the same."""
    return any(one != other and _is_within(one, other) for one in signs for other in others)


def _is_within(one: Retype, other: Retype) -> bool:
    begins_before = one.start < other.start + len(other.old) and other.start < one.start + len(one.old)
    return one.file == other.file and begins_before
