"""What a release is made of on disk, as one digest: so that it can be asked whether anything of it has changed."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from introplan.workspace.contents import digest_of

SHARED = ("templates", "rulesets")
"""Folders of the workspace that every programme is made with."""


def files_under(root: Path, folders: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """Every file in folders of the workspace, by its path there and in order; hidden ones are none."""
    for folder in folders:
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root)
            if file.is_file() and not any(part.startswith((".", "~$")) for part in path.parts):
                yield path.as_posix(), file


def plan_digest(root: Path, programme: str, ledger: str) -> str:
    """A digest of all that a programme's release is made of, but for its `ledger`, which tells of the release."""
    digest = sha256()
    for path, file in files_under(root, (f"programmes/{programme}", *SHARED)):
        if path != f"programmes/{programme}/{ledger}":
            digest.update(f"{path}\n{digest_of(file.read_bytes())}\n".encode())
    return digest.hexdigest()
