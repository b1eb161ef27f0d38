"""The bytes of a file as they stand on disk, and what they are known by again."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any


def bytes_of(file: Path) -> bytes | None:
    """A file's bytes; None where it cannot be read, is not there, or is no file: a pipe is never at its end."""
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError:
        return None


def told_in(file: Path) -> dict[str, Any]:
    """What a file of introplan's own tells, by name; nothing where there is none, and where no introplan wrote it.

    A workspace that was sent may have any such file in it, with brackets in one another as deep as you like.
    """
    try:
        told = json.loads(bytes_of(file) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def digest_of(content: bytes) -> str:
    """What a file's bytes are known by again."""
    return sha256(content).hexdigest()


def has(file: Path, digest: str) -> bool:
    """Whether a file stands there with the bytes that a digest is of."""
    content = bytes_of(file)
    return content is not None and digest_of(content) == digest
