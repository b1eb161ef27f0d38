"""`introplan build` where there is nothing to do: it says so before anything is imported that takes time."""

import os
from collections.abc import Mapping, Sequence

from introplan.cli.bare_words import bare_words
from introplan.cli.reader import reader, speak
from introplan.cli.today import today_here
from introplan.workspace.unchanged import EarlierBuilds


def unchanged_build(words: Sequence[str], environment: Mapping[str, str]) -> Sequence[str] | None:
    """What there is to say where a command line asks for a build that is there already; None for all others."""
    wanted = bare_words("build", words)
    root = None if wanted is None else _workspace()
    if wanted is None or root is None:
        return None
    speak(words, environment)
    return EarlierBuilds(root).told(wanted, reader(), environment, today_here().isoformat())


def _workspace() -> str | None:
    """The workspace that the current folder lies in, as `Workspace.here` finds it."""
    try:
        folder = os.getcwd()
    except OSError:  # it has been deleted
        return None
    while not os.path.isdir(os.path.join(folder, "programmes")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
