"""Where what is built lies: folders beside each other, so that one of them may be shared whole.

    build/malmo/                 calendars of the programme, booklets, the page: for everybody who works with it
    build/malmo_private/         calendars of people, and what releases write to them: for each alone
    build/malmo_secret-links/    the same calendars, at addresses that nobody can guess, when they are on the web

A programme whose own folder has such an ending is refused, see `names_a_shelf`, so these are nobody else's.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Shelf = Literal["shared", "private", "secret-links"]
ShelfKind = Literal[Shelf, "letters"]
KINDS: tuple[ShelfKind, ...] = ("shared", "private", "secret-links", "letters")

ENDINGS: Mapping[Shelf, str] = {"shared": "", "private": "_private", "secret-links": "_secret-links"}
BUILD = "build"
"""The folder in the workspace that everything is built in, unless another is asked for."""


def shelf_folder(output: Path, programme: str, shelf: Shelf) -> Path:
    """The folder of one programme that holds one kind of what is built of it."""
    return output / f"{programme}{ENDINGS[shelf]}"


def programme_of(folder: Path) -> str:
    """Which programme a folder among what is built belongs to."""
    return _without_ending(folder.name)


def letters_folder(root: Path, programme: str, release: str) -> Path:
    """Where the letters of a release lie in the workspace at `root`."""
    return shelf_folder(root / BUILD, programme, "private") / f"release-{release}"


def is_private(path: Path) -> bool:
    """Whether a path leads through a folder of what is personal."""
    return any(part.lower().endswith(ENDINGS["private"]) for part in path.parts)


def names_a_shelf(programme: str) -> bool:
    """Whether a programme's folder is called as another's shelf would be."""
    return _without_ending(programme) != programme


def _without_ending(name: str) -> str:
    ending = next((each for each in ENDINGS.values() if each and name.lower().endswith(each)), "")
    return name[: len(name) - len(ending)]
