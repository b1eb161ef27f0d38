"""The coordinator's own day: the one place where a command asks which day it is."""

from datetime import date


def today_here() -> date:
    """The coordinator's own day, for what is told of it; nothing that is built depends on it."""
    return date.today()  # noqa: DTZ011 - her own day
