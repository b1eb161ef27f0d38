"""What the terminal, a pipe or a file gets: the one place that decides in which bytes, for every command."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


@contextmanager
def in_utf8() -> Iterator[None]:
    """While a command runs, what is redirected is UTF-8 with `\\n` at the end of lines, whatever the code page is.

    A terminal keeps its own; what that lacks becomes a question mark. Whoever closes a pipe early has had enough.
    Raises SystemExit when what is redirected cannot be written, such as on a full disk.
    """
    sys.stdout, sys.stderr = _prepared(sys.stdout), _prepared(sys.stderr)
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as fault:
        if fault.errno not in FULL and fault.errno != errno.EPIPE:
            raise
        sys.stdout = _nowhere()  # what is left of it could only fail once more
        if fault.errno in FULL:
            _tell(fault)
        raise SystemExit(1) from None


def _prepared(stream: Any) -> Any:
    if stream is None:  # closed, or a program without a console on Windows
        return _nowhere()
    if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return stream


def _nowhere() -> IO[str]:
    return Path(os.devnull).open("w", encoding="utf-8")


def _tell(fault: OSError) -> None:
    from introplan.cli.screen import tell_fault, words  # noqa: PLC0415 - only when the disk is full
    from introplan.diagnostics import _  # noqa: PLC0415 - as above
    from introplan.workspace.faults import reason_of  # noqa: PLC0415 - as above

    with suppress(OSError):
        tell_fault(words(_("the output cannot be written: {reason}"), reason=reason_of(fault)))
