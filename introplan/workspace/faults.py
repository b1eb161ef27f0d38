"""What the disk or git will not do, and what was asked for and is not there."""

import errno
import os
from typing import Final

from introplan.diagnostics import Message, _


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


HELD_OPEN: Final = (32, 33)
"""What Windows calls it that another program has a file open, or a part of it."""
_HELD = _("another program has it open")
_NOT_ALLOWED = _("you have no permission to")
_FULL = _("the disk is full")
REASONS: Final = {
    errno.ENOENT: _("there is no such file or folder"),
    errno.EISDIR: _("there is a folder with that name"),
    errno.ENOTDIR: _("a file stands where a folder is to be"),
    errno.EEXIST: _("there is something with that name already"),
    errno.ENOTEMPTY: _("there is something in the folder"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: _("nothing can be written on that disk"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _("the file is larger than the disk takes"),
    errno.EIO: _("the disk or the network does not answer as it should"),
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
    errno.ENAMETOOLONG: _("the name, or the path to it, is too long"),
    errno.EINVAL: _("the name has a character that the disk does not take"),
    errno.ELOOP: _("it is a link that leads to itself"),
    errno.EMFILE: _("too many files are open at once"),
}


def reason_of(fault: OSError) -> Message:
    """What the operating system says, without the path, in our words; what we have none for as it says it."""
    if getattr(fault, "winerror", None) in HELD_OPEN:
        return Message(_HELD)
    said = (os.strerror(fault.errno) if fault.errno else "") or str(fault)
    return Message(REASONS.get(fault.errno or 0, _("the computer says: {words}")), {"words": said})
