"""The settings of a mail server, from `mail.yaml`; the password is asked for, or in the environment."""

import getpass
import os

from introplan.cli.forms import print_diagnostics
from introplan.cli.screen import is_terminal, news, words
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Message, _
from introplan.mailing.settings import FILE_NAME, MailSettings, read_settings
from introplan.mailing.smtp import Login, ServerError
from introplan.workspace.faults import reason_of
from introplan.workspace.files import Workspace, content_of
from introplan.workspace.inventory import Inventory
from introplan.workspace.tokens import token_from

PASSWORD = "INTROPLAN_MAIL_PASSWORD"
ASK_IT = (
    _("Our introduction programme mails a letter to everybody in it, from a program on my computer. I need to know:"),
    _("1. Which mail server takes the letters: its name, and its port (587 or 465, with TLS)?"),
    _("2. Does one log in there? As whom, and with a password or a token?"),
    _("3. May {sender} be the sender?"),
    _("4. How many messages a minute and a day does it take?"),
    _("5. Is its certificate signed by an authority of our own? Then I need that as a file."),
)
EXAMPLE = "server: smtp.kommun.example\nport: 587\nuser: introduktion@kommun.example"


def mail_settings(workspace: Workspace, sender: str) -> MailSettings | None:
    """The settings; None when there are none yet, or faulty ones, which is told.

    Raises ServerError when git keeps the file, or would.
    """
    path = workspace.root / FILE_NAME
    if not os.path.lexists(path):
        news().print(words(_("There is no {file} yet, which says where letters are handed over."), file=FILE_NAME))
        news().print(words(_("Ask IT this, and send it as it is:")) + "\n")
        news().print(_indented("\n".join(words(line, sender=sender) for line in ASK_IT)) + "\n")
        news().print(words(_("Then write what they answer into {file}, beside the folder programmes:"), file=FILE_NAME))
        news().print(f"\n{_indented(EXAMPLE)}\n")
        news().print(words(_("Without a server: `introplan publish` leaves drafts, and a table to merge from.")))
        return None
    _must_be_out_of_git(workspace)
    settings, found = read_settings(workspace.path("..", f"../{FILE_NAME}"), content_of(workspace.root, path))
    print_diagnostics(found, "full")
    return settings


def login_of(settings: MailSettings, workspace: Workspace) -> Login | None:
    """Who logs in; None when nobody has to. Asks for the password. Raises TokenError, and WrongUseError without one."""
    if settings.user is None:
        return None
    if settings.token_command:
        return Login(settings.user, token_from(settings.token_command, workspace.root), is_token=True)
    if password := os.environ.get(PASSWORD):
        return Login(settings.user, password)
    if not is_terminal():
        raise wrong_use(_("there is nobody to ask for the password here; `{variable}` can hold it"), variable=PASSWORD)
    return Login(settings.user, getpass.getpass(f"{words(_('Password of {user}:'), user=settings.user)} "))


def authority_of(settings: MailSettings, workspace: Workspace) -> bytes | None:
    """The certificate at `ca`; None without one. Raises ServerError."""
    if settings.ca is None:
        return None
    try:
        return (workspace.root / settings.ca).read_bytes()
    except OSError as fault:
        values = {"path": settings.ca, "reason": reason_of(fault)}
        raise ServerError(
            Message(_("the certificate {path} cannot be read: {reason}"), values),
            Message(_("see what `ca` in mail.yaml says; the path is from the folder of the workspace")),
        ) from fault


def _must_be_out_of_git(workspace: Workspace) -> None:
    inventory, values = Inventory(workspace.root), {"file": FILE_NAME}
    if inventory.git and inventory.git.says("ls-files", "--", FILE_NAME):
        raise ServerError(
            Message(_("git keeps {file}, which is for this computer alone"), values),
            Message(_("write the line `/{file}` into .gitignore, type `git rm --cached {file}`, and commit"), values),
        )
    if not inventory.is_ignored(workspace.root / FILE_NAME):
        raise ServerError(
            Message(_("git would keep {file}, which is for this computer alone"), values),
            Message(_("write the line `/{file}` into .gitignore"), values),
        )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
