"""Letters that an earlier introplan put among what may be shared, moved to what is personal."""

import os
from collections.abc import Iterator
from pathlib import Path

from introplan.cli.screen import news, tell, words
from introplan.diagnostics import _
from introplan.workspace.files import Workspace
from introplan.workspace.links import is_link, must_be_no_link
from introplan.workspace.manifests import MANIFEST
from introplan.workspace.output import explained
from introplan.workspace.shelves import BUILD, names_a_shelf, shelf_folder


def move_letters(workspace: Workspace) -> int:
    """Move each folder of letters whole, and say so; the exit code, 1 when one could not be moved.

    Where a folder with the same letters stands already, the earlier one gets another name beside it.
    """
    code, build = 0, Path(os.path.relpath(workspace.root / BUILD))
    for shared in _built(build):
        private = shelf_folder(build, shared.name, "private")
        for letters in _of_releases(shared):
            target = _free(private / letters.name)
            try:
                must_be_no_link(private)
                private.mkdir(exist_ok=True)
                letters.rename(target)
            except OSError as fault:
                tell(explained(fault, letters))
                code = 1
            else:
                told = {"folder": letters.as_posix(), "target": target.as_posix()}
                news().print(words(_("{folder} contains letters to people, and is now called {target}"), **told))
    return code


def _built(build: Path) -> Iterator[Path]:
    """The folders that hold what may be shared of a programme."""
    for folder in sorted(build.iterdir()) if build.is_dir() and not is_link(build) else ():
        if (folder / MANIFEST).is_file() and not is_link(folder) and not names_a_shelf(folder.name):
            yield folder


def _of_releases(shared: Path) -> Iterator[Path]:
    for folder in sorted(shared.glob("release-*")):
        if (folder / MANIFEST).is_file() and not is_link(folder):
            yield folder


def _free(target: Path) -> Path:
    """The place itself, or one beside it where something stands there."""
    number, place = 1, target
    while os.path.lexists(place):
        number += 1
        place = target.with_name(f"{target.name}_{number}")
    return place
