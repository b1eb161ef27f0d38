"""Being told that something in a workspace may be another, and whether it is: by its bytes, which alone decide."""

import time
from collections.abc import Iterator
from pathlib import Path

from introplan.workspace.contents import digest_of
from introplan.workspace.files import Content, Workspace, all_files

WATCHED = ("programmes", "templates", "rulesets")
"""What everything is made of. Only people write there: to watch `build` would never end."""
QUIET = 200  # milliseconds without another event that end a save, which may be written in several pieces
LONGEST = 1600  # milliseconds that a save may take
GLANCE = 1000  # milliseconds between two looks at whether the folders are still the same ones
POLLED = 1000  # milliseconds between two looks where nothing is told, as on a network drive
EVERYTHING = 30.0  # seconds after which all is looked at, since a network drive and OneDrive do not tell of all
AGAIN = 0.2  # seconds until a file that could not be read is tried again: somebody may be writing it
TRIES = 5

FilesSeen = dict[str, str]
"""Every file by its path in the workspace, with a digest of its bytes, or why it was not read."""


def changes(root: Path, *, polling: bool = False) -> Iterator[None]:
    """Whenever something may have changed, at once the first time; waits in between, for ever.

    A folder that is taken away and put back is another, of which nothing more would be heard: it is watched anew. With
    `polling` nobody is asked to tell, and all files are looked at again and again.
    """
    from watchfiles import watch  # noqa: PLC0415 - only to watch

    while True:
        folders = _folders(root)
        yield
        looked = -EVERYTHING  # what was saved while the caller was at work, nobody has told of: look once more
        if not folders:
            time.sleep(GLANCE / 1000)
            continue
        for events in watch(
            *folders,
            watch_filter=lambda _change, path: not _is_left_by_others(Path(path)),
            step=QUIET,
            debounce=LONGEST,
            rust_timeout=GLANCE,
            yield_on_timeout=True,
            force_polling=polling or None,
            poll_delay_ms=POLLED,
        ):
            if _folders(root) != folders:
                break
            if events or time.monotonic() - looked > EVERYTHING:
                yield
                looked = time.monotonic()


def _folders(root: Path) -> dict[Path, tuple[int, int]]:
    """The folders that are there, each with what it is known by on its disk."""
    found = {}
    for name in WATCHED:
        try:
            told = (root / name).stat()
        except OSError:
            continue
        found[root / name] = (told.st_dev, told.st_ino)
    return found


def _is_left_by_others(path: Path) -> bool:
    """Word's and Excel's notes that a file is open, and what editors write beside a file before it takes its place."""
    return path.name.startswith(("~$", ".")) or path.name.endswith("~")


def seen(workspace: Workspace) -> FilesSeen:
    """All that is watched, as it is now; what cannot be read is tried again before that is told."""
    for _try in range(TRIES):
        found = _seen(workspace)
        if "no-permission" not in found.values():
            break
        time.sleep(AGAIN)
    return found


def _seen(workspace: Workspace) -> FilesSeen:
    root = workspace.root
    return {
        path.relative_to(root).as_posix(): digest_of(content) if isinstance(content, bytes) else content
        for name in WATCHED
        for path, content in _files(root, root / name)
    }


def _files(root: Path, folder: Path) -> Iterator[Content]:
    return all_files(root, folder) if folder.exists() else iter(())
