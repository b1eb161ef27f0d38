"""What a command prints, into a file: PowerShell's `>` breaks å, ä and ö."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path


@contextmanager
def printed_into(output: Path | None) -> Iterator[None]:
    """What is printed meanwhile goes into the file, whole and in UTF-8; without a file it is printed as ever.

    Raises WrongUseError when the file cannot be written.
    """
    if output is None:
        yield
        return
    from introplan.cli.report import write  # noqa: PLC0415 - dear to import, and only for a file

    text = io.StringIO()
    with redirect_stdout(text):
        yield
    write(text.getvalue().encode(), output)
