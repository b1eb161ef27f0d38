"""Which prints stand in the build, and what each was made of: those that would be the same are not set again.

It is remembered in the private folder. What stands counts only with the bytes that it was made with, so a print that
somebody has changed, removed or put another in the place of is set again.
"""

import json
from pathlib import Path

from introplan.workspace.contents import bytes_of, digest_of, told_in
from introplan.workspace.links import is_ours
from introplan.workspace.output import explained
from introplan.workspace.private import Private
from introplan.workspace.writing import FOR_THE_OWNER, replace_whole

NAME = "prints.json"


class KeptPrints:
    """The prints of a workspace, by the folder they stand in and their path there.

    `set_with` is a digest of what they are all set with: those that were set with something else are set again.
    """

    def __init__(self, private: Private, set_with: str) -> None:
        self._private, self._file, self._set_with = private, private.folder / NAME, set_with
        self._told = told_in(self._file)
        self._now: dict[str, list[str]] = {}
        self._made: set[Path] = set()

    def within(self, folder: Path) -> "PrintsWithin":
        """The prints in one folder of the build, all of which are made now: what is not among them is forgotten."""
        self._made.add(folder.absolute())
        return PrintsWithin(self, folder)

    def recall(self, file: Path) -> tuple[str, str] | None:
        """The recipe and the digest of a print, where one is remembered."""
        match self._told.get(_place(file)):
            case [str(recipe), str(digest), self._set_with]:
                return recipe, digest
        return None

    def note(self, file: Path, recipe: str, digest: str) -> None:
        """A print is to stand there, made of a recipe."""
        self._now[_place(file)] = [recipe, digest, self._set_with]

    def write(self) -> None:
        """Remember the prints of this build, and those of others that still stand. Raises OutputError.

        Those of this build that are not made any more are forgotten at once, though they stand until it is put in
        place: their paths tell whose they were.
        """
        others = {
            place: told
            for place, told in self._told.items()
            if self._made.isdisjoint(Path(place).parents) and Path(place).is_file()
        }
        told = {**others, **self._now}
        if told != self._told:
            content = json.dumps(told, indent=0, sort_keys=True).encode() + b"\n"
            try:
                self._private.made()
                replace_whole(self._file, content, FOR_THE_OWNER)
            except OSError as fault:
                raise explained(fault, self._file) from fault


class PrintsWithin:
    """The prints of one folder, by their path in it."""

    def __init__(self, kept: KeptPrints, folder: Path) -> None:
        self._kept, self._folder = kept, folder

    def pdf(self, path: str, recipe: str) -> bytes | None:
        """The PDF that was made of a recipe; None when it was made of another, or is not there as it was."""
        file = self._folder / path
        told = self._kept.recall(file)
        if told is None or told[0] != recipe or not is_ours(self._folder, path):
            return None
        content = bytes_of(file)
        if content is None or digest_of(content) != told[1]:
            return None
        self._kept.note(file, *told)
        return content

    def keep(self, path: str, recipe: str, pdf: bytes) -> None:
        """Remember that a PDF has been made of a recipe."""
        self._kept.note(self._folder / path, recipe, digest_of(pdf))


def _place(file: Path) -> str:
    return file.absolute().as_posix()
