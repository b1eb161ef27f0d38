"""Ways out of what is wrong in the words of a plan: a word in place of another or of a key, or quotation marks."""

from collections.abc import Collection

from introplan.diagnostics import Fix, Plain, Position, Remove, Rename, Retype, Set, Source
from introplan.model import Path
from introplan.reading.complaints import quoted
from introplan.reading.origins import Origins


def written_as(path: Path, word: str, origins: Origins) -> Fix | None:
    """Another word at a path, which may lead to a key; None without one, or where that key stands already."""
    if not word:
        return None
    if path[-1] != "[key]":
        return Fix((Set(path, word),))
    old, new = path[:-1], (*path[:-2], word)
    if not origins.is_written(old) or origins.is_written(new):
        return None
    return Fix((Rename(old, word),))


def taken_out(path: Path, origins: Origins) -> Fix | None:
    """What stands at a path is to stand there no more."""
    return Fix((Remove(path),)) if origins.is_written(path) else None


def section_meant(section: str, word: str, entries: Plain, beside: Collection[str]) -> Fix | None:
    """What stands in a section that there is not, in the one that is meant, which may be among those `beside` it."""
    if not word or not isinstance(entries, dict):
        return None
    if word not in beside:
        return Fix((Rename((section,), word),))
    return Fix((Remove((section,)), *(Set((word, id_), entry) for id_, entry in entries.items())))


def in_quotes(source: Source, at: Position, text: str) -> Fix | None:
    """A text that stands on one line, from a place on it, in quotation marks; None where it may go on below."""
    start = source.start_of(at.line) + at.column
    if not text or "\n" in text or not source.text.startswith(text, start):
        return None
    line = source.line(at.line)
    rest = line[at.column + len(text) :].strip()
    below = next((other for other in source.lines[at.line + 1 :] if other.strip()), "")
    indent, key = (len(each) - len(each.lstrip(" ")) for each in (below, line))
    if not rest and indent > key:
        return None
    return Fix(signs=(Retype(source.path, start, text, quoted(text)),))
