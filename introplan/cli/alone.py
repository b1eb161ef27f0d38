"""Being the only command that writes in a workspace: who has the lock, and since when."""

import getpass
import platform
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from introplan.workspace.files import Workspace
from introplan.workspace.lock import Holder, only_one
from introplan.workspace.output import explained
from introplan.workspace.private import Private


@contextmanager
def alone(workspace: Workspace, command: str, patience: float = 0) -> Iterator[None]:
    """Keep other commands from writing while the block runs. Raises HeldError, and OutputError without a folder."""
    private = Private(workspace.root)
    holder = Holder(_who(), platform.node(), command, datetime.now().astimezone())
    with ExitStack() as held:
        try:
            held.enter_context(only_one(private, holder, patience))
        except OSError as fault:
            raise explained(fault, private.folder) from fault
        yield


def _who() -> str:
    """The name that the computer knows whoever runs the command by."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # such as a container where nobody has a name
        return "?"
