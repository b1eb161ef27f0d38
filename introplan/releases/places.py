"""What files of a person or a cohort are called in a release: paths that Windows has room for, whatever the ids."""

from hashlib import sha256

LONGEST_PATH = 120
"""Characters of a path from the workspace on. Windows has room for some 250 in all, and own folders take the rest."""

LONGEST_PROGRAMME, LONGEST_RELEASE = 40, 16
"""Characters of the name of a programme's folder and of a release."""

AROUND = len("build/_private/release-/people/.min-introduktion.pdf")
HASH = 8


def file_name(programme: str, identity: str) -> str:
    """An identity as the beginning of a file's name, cut where the whole path would have no room."""
    room = LONGEST_PATH - AROUND - LONGEST_RELEASE - len(programme)
    if len(identity) <= room:
        return identity
    kept = identity[: max(room - HASH - 1, 0)].rstrip("-")
    return f"{kept}-{sha256(identity.encode()).hexdigest()[:HASH]}"
