"""Why git refuses, in words of ours: what its complaint means, its own words whole, and the way out.

Git speaks English here (`git.py` sees to that), so what it complains of can be told apart by its words. What is not
known here is told as git says it.
"""

import re
import shlex
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from introplan.diagnostics import Message, _
from introplan.language import Verbatim


class RefusalAnswer(Protocol):
    """What git has answered, and complained of."""

    stdout: bytes
    stderr: bytes


class Refusal(NamedTuple):
    """Why git refuses, with its own words, and the way out."""

    message: Message
    way_out: Message


class KnownRefusal(NamedTuple):
    """A complaint that is known by its words, what it means, and the way out; `values` are more that those name.

    The words are a pattern, compiled when git has refused something: most who start introplan never see one.
    """

    words: str
    meaning: str
    way_out: str
    values: Callable[[re.Match[str]], Mapping[str, object]] = re.Match.groupdict


TELL_WHO_YOU_ARE = _(
    'tell it, once on this computer: `git config --global user.name "Your Name"` '
    'and `git config --global user.email "you@example.org"`'
)
RESOLVE = _(
    "open each, choose what is to stand, and take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`; "
    "then `git add .` and `git commit --no-edit`"
)


def _trusting(found: re.Match[str]) -> Mapping[str, object]:
    """The line that lets git trust a folder, quoted so that PowerShell and a Unix shell read it alike.

    It is git's own line where git gives one: on a network drive the folder has `%(prefix)/` before it there.
    """
    [folder] = shlex.split(found["told"] or "") or [""]
    if not folder:
        at = found["at"] or found["owned"]
        folder = f"%(prefix)/{at}" if at.startswith("//") else at
    return {"command": Verbatim(f"git config --global --add safe.directory {_quoted(folder)}")}


def _quoted(path: str) -> str:
    """The path as one word for PowerShell, which doubles no backslash, and for a Unix shell."""
    if re.fullmatch(r"[\w:./-]+", path):
        return path
    return f'"{path}"' if "'" in path else f"'{path}'"


DAMAGED = KnownRefusal(
    (
        r"loose object \S+ .*is corrupt|object file \S+ is empty|index file (?:corrupt|smaller)|bad signature 0x"
        r"|invalid sha1 pointer|unable to read (?:tree|sha1)|missing blob|bad tree object|bad object HEAD"
    ),
    _("the git folder here is damaged, as a synchronised folder may leave it: {complaint}"),
    _(
        "clone it anew, beside this folder, from where you share it, and copy your changed files there; "
        "where it is shared nowhere, ask for help before you delete anything"
    ),
)
KNOWN: tuple[KnownRefusal, ...] = (
    KnownRefusal(
        (
            r"(?s)(?:dubious ownership in repository at '(?P<at>[^']*)'|unsafe repository \('(?P<owned>[^']*)')"
            r"(?:.*safe\.directory (?P<told>[^\n]*\S))?"
        ),
        _("git does not trust this folder, since it belongs to somebody else, as on a network drive: {complaint}"),
        _("if the folder is yours, or shared by those you work with, type `{command}`, and try again"),
        _trusting,
    ),
    KnownRefusal(
        r"tell me who you are|auto-detect email|empty ident name|auto-detection is disabled",
        _("git does not know who you are: {complaint}"),
        TELL_WHO_YOU_ARE,
    ),
    KnownRefusal(
        r"Unable to create '(?P<file>[^']*\.lock)': File exists",
        _("git is at work here, or was stopped halfway: {complaint}"),
        _("if no git is running, delete {file}, and try again"),
        lambda found: {"file": Verbatim(found["file"])},
    ),
    KnownRefusal(
        r"unmerged files|unresolved conflict|: needs merge|fix conflicts and then",
        _("files of a merge are not resolved yet: {complaint}"),
        RESOLVE,
    ),
    DAMAGED,
    KnownRefusal(
        r"No space left on device|[Dd]isk quota exceeded",
        _("the disk is full, so git cannot save: {complaint}"),
        _("make room on it, and try again"),
    ),
    KnownRefusal(
        r"Permission denied|Read-only file system|insufficient permission for adding",
        _("git may not write here: {complaint}"),
        _("close what has the files open, see that you may write in the folder and in its `.git`, and try again"),
    ),
    KnownRefusal(
        r"Filename too long|unable to create file .*: File name too long",
        _("a path is too long for git: {complaint}"),
        _("type `git config --global core.longpaths true`, or put the folder nearer to the top of the disk"),
    ),
    KnownRefusal(
        r"failed to sign|signing failed|cannot run gpg",
        _("git is to sign what it saves, and cannot: {complaint}"),
        _("unlock your key, or leave signing out here with `git config commit.gpgsign false`"),
    ),
    KnownRefusal(
        r"Expected git repo version|unknown repository extension|unknown option|unrecognized argument",
        _("the git on this computer is too old: {complaint}"),
        _("install a newer one from git-scm.com, and try again"),
    ),
)
"""Asked in this order; the first whose words stand in the complaint tells what it means."""


def refusal_of(answer: RefusalAnswer, otherwise: Refusal) -> Refusal:
    """Why git gave that answer: as it is known here, else as `otherwise` says, which may name git's `{complaint}`."""
    said = _said(answer)
    complaint = {"complaint": _on_one_line(said)}
    for known in KNOWN:
        if found := re.search(known.words, said):
            values = {**complaint, **known.values(found)}
            return Refusal(Message(known.meaning, values), Message(known.way_out, values))
    message, way_out = otherwise
    return Refusal(Message(message.template, {**message.values, **complaint}), way_out)


def damaged(answer: RefusalAnswer) -> Refusal:
    """What is said of a folder where git finds no repository although there is something of one."""
    values = {"complaint": _on_one_line(_said(answer))}
    return Refusal(Message(DAMAGED.meaning, values), Message(DAMAGED.way_out, values))


def _said(answer: RefusalAnswer) -> str:
    """All that git, or a hook, says: its complaint, and then what it had answered before it refused."""
    return "\n".join(part.decode(errors="replace").strip() for part in (answer.stderr, answer.stdout)).strip()


def _on_one_line(said: str) -> Verbatim:
    lines = (line.removeprefix("fatal: ").removeprefix("error: ").strip() for line in said.split("\n"))
    return Verbatim(" ".join(filter(None, lines)))
