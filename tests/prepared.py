"""Folders that many tests begin with, each made once: whoever comes later gets a copy."""

import shutil
from collections.abc import Callable
from pathlib import Path

from clock import Now

AN_HOUR = 60
"""Minutes that it takes to make one, whether it is made or copied: what comes then comes later."""
Prepared = Callable[[str, Path, Callable[[], object]], None]
"""`prepared(name, folder, make)`: the folder is as `make` leaves it, which is called the first time alone."""


def prepared_in(kept: Path) -> Prepared:
    """What is prepared lies in a folder of its own."""

    def prepared(name: str, folder: Path, make: Callable[[], object]) -> None:
        begun = Now.asked
        if (kept / name).is_dir():
            for each in folder.iterdir() if folder.is_dir() else ():
                shutil.rmtree(each) if each.is_dir() else each.unlink()
            shutil.copytree(kept / name, folder, symlinks=True, dirs_exist_ok=True)
        else:
            make()
            shutil.copytree(folder, kept / name, symlinks=True)
        Now.asked = begun + AN_HOUR

    return prepared
