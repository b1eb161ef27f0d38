"""Running the command that gets a token to log in with: somebody's own, from a file that git ignores."""

import shlex
import subprocess
import sys
from pathlib import Path

from introplan.diagnostics import Message, _
from introplan.workspace.faults import WorldError

PATIENCE = 300.0  # seconds; it may have to ask in a browser
LONGEST = 16_000


class TokenError(WorldError):
    """There is no token. What the command printed is not told: a secret may be in it."""


def token_from(command: str, folder: Path) -> str:
    """What the command prints, run in the workspace without a shell. Raises TokenError."""
    try:
        words = shlex.split(command, posix=sys.platform != "win32")
        answer = subprocess.run(
            [word.strip('"') for word in words],
            cwd=folder,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=PATIENCE,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as fault:
        raise _none(command) from fault
    token = answer.stdout.decode("ascii", "replace").strip()
    if answer.returncode or not token or len(token) > LONGEST or not token.isprintable() or " " in token:
        raise _none(command)
    return token


def _none(command: str) -> TokenError:
    return TokenError(
        Message(_("`{command}` gives no token to log in with"), {"command": command}),
        Message(_("run it by itself and see what it says; it is to print the token and nothing else")),
    )
