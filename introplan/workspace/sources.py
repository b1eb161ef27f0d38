"""What a release is made of on disk, as one digest: so that it can be asked whether anything of it has changed."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from introplan.workspace.contents import digest_of
from introplan.workspace.files import Content, all_files

SHARED = ("templates", "rulesets")
"""Folders of the workspace that every programme is made with."""


def plan_digest(root: Path, programme: str, ledger: str) -> str:
    """A digest of all that a programme's release is made of, but for its `ledger`, which tells of the release.

    Of what is not read, such as a recording that lies beside the plan, it knows the size and the time.
    """
    digest = sha256()
    for file, content in _files_in(root, (f"programmes/{programme}", *SHARED)):
        path = file.relative_to(root).as_posix()
        if path != f"programmes/{programme}/{ledger}":
            known = digest_of(content) if isinstance(content, bytes) else f"{content} {_stamp(file)}"
            digest.update(f"{path}\n{known}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files_in(root: Path, folders: Sequence[str]) -> Iterator[Content]:
    for folder in folders:
        if (root / folder).is_dir():
            yield from sorted(all_files(root, root / folder))


def _stamp(file: Path) -> str:
    try:
        told = file.lstat()
    except OSError:
        return ""
    return f"{told.st_size} {told.st_mtime_ns}"
