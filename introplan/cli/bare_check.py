"""`introplan check` as it is mostly typed, without options, and so without typer, a tenth of it."""

from collections.abc import Mapping, Sequence

from introplan.cli.bare_words import bare_words
from introplan.cli.reader import speak
from introplan.cli.streams import in_utf8


def bare_check(words: Sequence[str], environment: Mapping[str, str]) -> int | None:
    """The exit code of a command line that asks for a check and for nothing else; None for all others.

    None too where what it asks for is not there: typer tells that, as of every command. Nothing is printed before.
    """
    wanted = bare_words("check", words)
    if wanted is None:
        return None
    speak(words, environment)
    with in_utf8():
        try:
            return _checked(wanted)
        except KeyboardInterrupt:
            return 130


def _checked(wanted: Sequence[str]) -> int | None:
    from introplan.cli.check import FindingsWish, check_programmes  # noqa: PLC0415 - for a check alone
    from introplan.workspace.faults import NotThereError  # noqa: PLC0415 - as above

    try:
        return check_programmes(wanted, "full", FindingsWish())
    except NotThereError:
        return None
