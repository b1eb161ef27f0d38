"""A repository of a new workspace's own: made where there is none, and never within another one."""

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from introplan.diagnostics import Message, _
from introplan.workspace.git import Git
from introplan.workspace.refusals import Refusal, refusal_of
from introplan.workspace.repository import CANNOT, RepositoryError

BRANCH = "main"

SAVE = Message(_('do what git says, and then save the plan with `git add .` and `git commit -m "The first plan"`'))


class Founded(Enum):
    """What has come of it."""

    COMMITTED = "committed"
    UNCOMMITTED = "uncommitted"
    """It is there, but git does not know who to say has made the first commit."""
    WITHIN = "within"
    """The folder lies in another repository, which keeps it."""
    WITHOUT_GIT = "without git"


class Founding(NamedTuple):
    """What has come of it, and the top of the repository that keeps the workspace; None without git."""

    came_to: Founded
    top: Path | None


def found_repository(root: Path, message: str) -> Founding:
    """Give a new workspace its repository, with all that is in it as the first commit.

    A folder that is the top of a repository already, such as an empty one that was cloned, keeps that. Raises
    RepositoryError when git refuses; the files of the workspace are there then all the same.
    """
    if not Git.is_installed():
        return Founding(Founded.WITHOUT_GIT, None)
    git = Git(root)
    _must_be_used(git)
    top = git.says("rev-parse", "--show-toplevel")
    if top is not None and git.says("rev-parse", "--show-prefix"):
        return Founding(Founded.WITHIN, Path(top))
    if top is None:
        _must(git, "init", "-q", f"--initial-branch={BRANCH}")
        _must_be_used(git)  # on a network drive, whoever makes a folder may not be its owner
    if not git.knows_who_you_are():
        return Founding(Founded.UNCOMMITTED, root)
    _must(git, "add", "--all")
    _must(git, "commit", "-q", "-F", "-", given=message.encode())
    return Founding(Founded.COMMITTED, root)


def _must_be_used(git: Git) -> None:
    if refusal := git.refusal():
        raise RepositoryError(*refusal)


def _must(git: Git, *command: str, given: bytes = b"") -> None:
    answer = git.run(*command, given=given)
    if answer.returncode != 0:
        raise RepositoryError(*refusal_of(answer, Refusal(Message(CANNOT, {"what": command[0]}), SAVE)))
