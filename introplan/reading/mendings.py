"""Ways out of what is wrong in the words of a plan, as edits of its data: a word in place of another, or of a key."""

from introplan.diagnostics import Fix, Plain, Remove, Set
from introplan.model import Path
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
    return Fix((Remove(old), Set(new, origins.plain(old), after=str(old[-1]))))


def taken_out(path: Path, origins: Origins) -> Fix | None:
    """What stands at a path is to stand there no more."""
    return Fix((Remove(path),)) if origins.is_written(path) else None


def section_meant(section: str, word: str, entries: Plain) -> Fix | None:
    """What stands in a section that there is not, in the one that is meant."""
    if not word or not isinstance(entries, dict):
        return None
    return Fix((Remove((section,)), *(Set((word, id_), entry) for id_, entry in entries.items())))
