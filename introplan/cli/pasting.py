"""What somebody types or pastes into the terminal, a line or several at a time."""

import sys
from collections.abc import Iterator

BETWEEN = 0.1
"""Seconds within which the next line of what is pasted comes."""


class NoMoreInputError(Exception):
    """Whoever is asked has closed the input (Ctrl-D, in Windows Ctrl-Z)."""


def typed_line() -> str:
    """The next line. Raises NoMoreInputError when there is none."""
    line = sys.stdin.readline()
    if not line:
        raise NoMoreInputError
    return line.encode(errors="surrogateescape").decode(errors="replace").strip()


def pasted_lines() -> Iterator[str]:
    """Lines until an empty one after which nothing waits: what is pasted may have empty lines in it."""
    while True:
        line = typed_line()
        if not line and not _waits():
            return
        yield line


def _waits() -> bool:
    """Whether another line has come already."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only on Windows
        from time import sleep  # noqa: PLC0415 - as above

        sleep(BETWEEN)
        return bool(msvcrt.kbhit())
    from select import select  # noqa: PLC0415 - only where the terminal can be asked so

    try:
        return bool(select([sys.stdin], [], [], BETWEEN)[0])
    except (OSError, ValueError):  # no terminal
        return False
