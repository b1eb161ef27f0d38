"""What git remembers of people who are gone from the plan, told with the way to make it forget."""

import os
from pathlib import Path

from introplan.cli.screen import news, several, words
from introplan.diagnostics import _, _n
from introplan.releases import FILE_NAME
from introplan.workspace.files import Workspace
from introplan.workspace.mentions import People, messages, remains
from introplan.workspace.private import Private
from introplan.workspace.repository import Repository
from introplan.workspace.writing import replace_whole

MOST = 10
STILL_IN_GIT = "still-in-git.txt"
IN_GIT = _n(
    "git still has them: {count} version of {files} files, in {commits} commits and in tags",
    "git still has them: {count} versions of {files} files, in {commits} commits and in tags",
)
MESSAGES = _n(
    "git has {count} commit or tag whose message or name mentions them, and clearing files leaves it: {which}",
    "git has {count} commits and tags whose messages or names mention them, and clearing files leaves those: {which}",
)


def tell_of_git(workspace: Workspace, people: People) -> None:
    """The honest line: what git remembers all the same, and how it is made to forget."""
    left = remains(workspace.root, people)
    news().print(words(_("before you clear anything for good, ask your registrar what is to be archived first")))
    if left is None or not left.blobs:
        _tell_of_messages(workspace, people)
        news().print(words(_("copies and backups of this folder still have them: ask whoever looks after those")))
        return
    listed = Private(workspace.root).made() / STILL_IN_GIT
    replace_whole(listed, "".join(f"{blob}\n" for blob in left.blobs).encode())
    place = Path(os.path.relpath(listed)).as_posix()
    news().print(several(IN_GIT, len(left.blobs), files=left.files, commits=left.commits))
    _tell_of_messages(workspace, people)
    news().print(words(_("every clone and every backup has the same; to clear it, publish first, then run:")))
    repository = Repository.around(workspace.root, FILE_NAME)
    sharing = ("git push --force --all", "git push --force --tags")
    remote = repository.remote() if repository else None
    lines = [f"git remote add origin {remote}", *sharing] if remote else []
    news().print(
        "\n".join(
            ["", f"    git filter-repo --force --strip-blobs-with-ids {place}", *(f"    {each}" for each in lines), ""]
        )
    )
    if remote:
        news().print(
            words(_("then everybody deletes their copy and clones again, and whoever looks after the server clears it"))
        )


def _tell_of_messages(workspace: Workspace, people: People) -> None:
    """What speaks of them beside the files that git remembers: her own words on commits and releases."""
    if speaking := messages(workspace.root, people):
        which = (*speaking[:MOST], *(["…"] if len(speaking) > MOST else []))
        news().print(several(MESSAGES, len(speaking), which=which))
