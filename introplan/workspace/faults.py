"""What the disk or git will not do, and what was asked for and is not there."""

import os

from introplan.diagnostics import Message


class WorldError(Exception):
    """What is the matter, and the way out; whoever shows it puts both into the reader's language."""

    def __init__(self, message: Message, way_out: Message) -> None:
        super().__init__(message.template)
        self.message, self.way_out = message, way_out


class NotThereError(Exception):
    """Wrong use: what was asked for is not in the workspace, or there is no workspace."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


def reason_of(fault: OSError) -> str:
    """What the operating system says, without the path."""
    return os.strerror(fault.errno) if fault.errno else str(fault)
