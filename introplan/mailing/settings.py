"""What has to be known of a mail server, as `mail.yaml` in the workspace says it; no password is among it."""

import ipaddress
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import ValidationError

from introplan.diagnostics import Diagnostic, _, worst
from introplan.model.entries import EntryPart, about
from introplan.model.numbers import MinuteCount, Port
from introplan.model.texts import Email, Text
from introplan.reading.faults import diagnostics_of
from introplan.reading.folder import File, Folder, Unread
from introplan.reading.sections import gather
from introplan.reading.shape import fields_of

FILE_NAME = "mail.yaml"
SUBMISSION, TLS_AT_ONCE = 587, 465
A_MINUTE = 24
"""Messages; Exchange Online takes 30."""

Encryption = Literal["starttls", "tls", "none"]


class MailSettings(EntryPart):
    """The organisation's own mail server, and how letters are handed to it."""

    server: Annotated[Text, about("The name of the mail server.", "smtp.kommun.example")]
    port: Annotated[Port, about("Its port.", "587")] = SUBMISSION
    encryption: Annotated[
        Encryption | None,
        about("How the connection is encrypted; without it, as the port has it. None on this computer alone.", "tls"),
    ] = None
    user: Annotated[Text | None, about("Who logs in; without it nobody does.", "introduktion@kommun.example")] = None
    from_: Annotated[
        Email | None,
        about("The sender; without it, the programme's contact.", "introduktion@kommun.example", alias="from"),
    ] = None
    ca: Annotated[
        Text | None, about("A file with the certificate that the server's own is signed by.", "kommunens-ca.pem")
    ] = None
    token_command: Annotated[
        Text | None, about("A command that prints a token to log in with, instead of a password.", "get-token")
    ] = None
    pace: Annotated[MinuteCount | None, about("How many messages a minute the server takes.", "24")] = None

    @property
    def is_here(self) -> bool:
        """Whether the server is this computer itself."""
        if self.server.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.server).is_loopback
        except ValueError:
            return False

    @property
    def pause(self) -> float:
        """Seconds between two messages."""
        return 60 / self.pace if self.pace else 0 if self.is_here else 60 / A_MINUTE


def read_settings(path: str, content: bytes | Unread) -> tuple[MailSettings | None, list[Diagnostic]]:
    """The settings that a file holds, and what is wrong with it; with an error among that there are none."""
    fields = tuple(fields_of(MailSettings))
    gathered = gather(Folder(path, (File(path, content),)), fields)
    found = list(gathered.diagnostics)
    settings = None
    try:
        settings = MailSettings.model_validate(gathered.tree, context={})
    except ValidationError as refused:
        found += diagnostics_of(refused.errors(include_url=False), gathered.origins, {})
    return (None if worst(found) == "error" else settings), [_of_a_setting(each) for each in found]


def _of_a_setting(found: Diagnostic) -> Diagnostic:
    """A word that is no setting, and one that is not there, are told as such, and not as parts of a plan."""
    if found.name == "missing-field":
        return replace(found, message=replace(found.message, template=_("the settings lack {fields}")))
    if found.name != "unknown-section":
        return found
    way_out = _("did you mean `{guess}`?") if found.message.values["guess"] else _("the settings are {choices}")
    message = replace(found.message, template=_("there is no setting `{section}`"))
    return replace(found, message=message, help=way_out)
