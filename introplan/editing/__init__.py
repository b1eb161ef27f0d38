"""Values into YAML text: what is to be another is spliced in, every other byte stays, and the result is read again."""

from introplan.editing.changes import changed
from introplan.editing.collisions import Collisions
from introplan.editing.files import Chosen, Files, by_file, edit
from introplan.editing.revision import EditRefusal, edited
from introplan.editing.signs import overlap, retyped

__all__ = [
    "Chosen",
    "Collisions",
    "EditRefusal",
    "Files",
    "by_file",
    "changed",
    "edit",
    "edited",
    "overlap",
    "retyped",
]
