"""Committing a release in the git repository that a workspace lies in: one programme's folder, and nothing else."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from introplan.diagnostics import Message, _
from introplan.workspace.faults import WorldError
from introplan.workspace.git import Git
from introplan.workspace.refusals import RESOLVE, TELL_WHO_YOU_ARE, Refusal, refusal_of

FINISH = _("finish it with `git {finish}`, or take it back with `git {undo}`")
UNDER_WAY = {
    "MERGE_HEAD": (_("a merge is under way"), "commit --no-edit", "merge --abort"),
    "CHERRY_PICK_HEAD": (_("a cherry-pick is under way"), "cherry-pick --continue", "cherry-pick --abort"),
    "REVERT_HEAD": (_("a revert is under way"), "revert --continue", "revert --abort"),
    "rebase-merge": (_("a rebase is under way"), "rebase --continue", "rebase --abort"),
    "rebase-apply": (_("a rebase is under way"), "rebase --continue", "rebase --abort"),
}
"""What somebody may have begun, by what git keeps of it: in words, how it is finished, and how it is taken back."""
GO_BACK = _("go back to one with `git switch {branch}`")
KEEP = _("make what is here one, with `git switch -c kept`")
USUAL = ("main", "master")
NOT_IN_TAGS = re.compile(r"[^\w.-]+|\.(?=\.)|^\.|\.$|\.lock$")
PATIENCE = 10.0  # seconds that a git of somebody else's may take
BETWEEN_LOOKS = 0.1  # seconds
CANNOT = _("git cannot make the {what}: {complaint}")
PUBLISH_AGAIN = Message(_("do what git says, and publish again"))
NO_COMMIT = _("{what}, or publish with `--no-commit` and commit yourself")


class RepositoryError(WorldError):
    """Git will not do it."""


class BusyError(RepositoryError):
    """Another git is at work here, maybe one of our own that has outlived us: nobody knows yet what will come of it."""


@dataclass(frozen=True)
class Repository:
    """The git repository around a workspace; `root` is the workspace's folder, `ledger` a ledger's file name."""

    root: Path
    ledger: str

    @property
    def git(self) -> Git:
        """Git in the workspace's folder."""
        return Git(self.root)

    @classmethod
    def around(cls, root: Path, ledger: str) -> "Repository | None":
        """The repository that a workspace lies in; None when it lies in none, and where there is no git.

        Raises RepositoryError when git finds one and will not use it.
        """
        if not Git.is_installed():
            return None
        repository = cls(root, ledger)
        if refusal := repository.git.refusal():
            raise RepositoryError(*refusal)
        return repository if repository.git.says("rev-parse", "--is-inside-work-tree") == "true" else None

    def must_be_ready(self, programme: str, tag: str) -> None:
        """Raise RepositoryError for whatever would keep a release from being committed and tagged."""
        ledger = f"{_folder(programme)}/{self.ledger}"
        if self.branch is None:
            branch = self._branch_with_head()
            raise _not_ready(
                _("no branch is checked out here, so a commit would get lost"),
                GO_BACK if branch else KEEP,
                branch=branch,
            )
        if unmerged := self._unmerged():
            raise _not_ready(_("files of a merge are not resolved yet: {files}"), RESOLVE, files=unmerged)
        git_folder = self.root / (self.git.says("rev-parse", "--git-dir") or ".git")
        for file, (what, finish, undo) in UNDER_WAY.items():
            if (git_folder / file).exists():
                raise _not_ready(what, FINISH, finish=finish, undo=undo)
        if self.git.says("check-ignore", "-q", "--", ledger) is not None:
            raise _not_ready(
                _("git ignores `{path}`, which has to be kept"), _("take it out of `.gitignore`"), path=ledger
            )
        if not self.git.knows_who_you_are():
            raise _not_ready(_("git does not know who you are"), TELL_WHO_YOU_ARE)
        tags = (self.git.says("for-each-ref", "--format=%(refname:lstrip=2)", "refs/tags/") or "").split("\n")
        before = tag.rpartition("/")[0]
        in_the_way = [each for each in tags if each == before or each.startswith(f"{tag}/")]
        if in_the_way:  # a name cannot be a folder of names too
            raise _not_ready(
                _("git has the tag `{other}`, so there can be no tag `{tag}`"),
                _("give that one another name: `git tag {other}-old {other}` and `git tag -d {other}`"),
                tag=tag,
                other=in_the_way[0],
            )

    @property
    def branch(self) -> str | None:
        """The branch that is checked out; None when none is."""
        return self.git.says("symbolic-ref", "-q", "--short", "HEAD")

    def left_out(self, programme: str) -> list[str]:
        """The YAML files of a programme that git ignores, so that no commit holds them."""
        listed = self.git.says(
            "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", _folder(programme)
        )
        return [path for path in (listed or "").split("\0") if path.lower().endswith((".yaml", ".yml"))]

    def has_committed(self, path: Path, content: bytes) -> bool:
        """Whether the last commit has a file with these bytes."""
        place = path.relative_to(self.root).as_posix()
        return self._blob(place, content) == self.git.says("rev-parse", "--verify", "-q", f"HEAD:./{place}")

    def commit_with(self, path: Path, content: bytes) -> str | None:
        """The latest commit of this branch that gave a file these bytes, whatever became of them; None without one."""
        place = path.relative_to(self.root).as_posix()
        blob = self._blob(place, content)
        told = self.git.says("log", "--full-history", "-m", "--raw", "--no-abbrev", "--format=%H", "HEAD", "--", place)
        commit = None
        for line in (told or "").splitlines():
            if not line.startswith(":"):
                commit = line or commit
            elif line.split()[3] == blob:
                return commit
        return None

    def commit(self, programme: str, message: str, also: Sequence[str] = ()) -> None:
        """Commit a programme's folder as it is, its new files too, and nothing else; what is staged stays staged.

        `also` are more folders of the workspace that it is made with. Raises RepositoryError when git or a hook
        refuses; then nothing is staged that was not before.
        """
        self._commit(message, *(_folder(programme), *(folder for folder in also if self._has_files(folder))))

    def commit_file(self, path: Path, message: str) -> None:
        """Commit one file as it is, and nothing else. Raises RepositoryError when git or a hook refuses."""
        self._commit(message, path.relative_to(self.root).as_posix())

    def _commit(self, message: str, *folders: str) -> None:
        new = self.git.run("ls-files", "-z", "--others", "--exclude-standard", "--", *folders).stdout
        listed = ("--pathspec-from-file=-", "--pathspec-file-nul")
        self.wait_for_index()
        if new:
            self._must("add", *listed, given=new)
        try:
            self._must("commit", "-q", "--only", "-F", "-", "--", *folders, given=message.encode())
        except BaseException:
            if new:
                self.git.run("rm", "-q", "--cached", *listed, given=new)
            raise

    def tag(self, tag: str, message: str, commit: str) -> str:
        """Tag a commit; the tag that it got, or has. Raises RepositoryError when git refuses.

        A tag that another commit has stays there: then this one gets the beginning of its own commit behind it.
        """
        name, is_there = self._tag(tag, commit)
        if not is_there:
            self._must("tag", "-a", "-F", "-", name, commit, given=message.encode())
        return name

    def tag_on(self, tag: str, commit: str) -> str | None:
        """The tag that `tag` has given a commit; None before it has one."""
        name, is_there = self._tag(tag, commit)
        return name if is_there else None

    def _tag(self, tag: str, commit: str) -> tuple[str, bool]:
        """The tag that a commit has, or can get, and whether it has it."""
        name = tag
        for name in (tag, *(f"{tag}-{commit[:length]}" for length in range(4, len(commit) + 1))):
            there = self.git.says("rev-parse", "--verify", "-q", f"refs/tags/{name}^{{commit}}")
            if there in (None, commit):
                return name, there is not None
        return name, False

    def sharing(self) -> str | None:
        """The command that sends commits and tags to the others; None when there is no repository to send to.

        A branch that has been sent nowhere yet is told where to, since git asks for that.
        """
        remotes = (self.git.says("remote") or "").split("\n")
        if not remotes[0] or self.branch is None:
            return None
        if self.git.says("rev-parse", "--symbolic-full-name", "@{upstream}") is not None:
            return "git push --follow-tags"
        return f"git push --follow-tags -u {'origin' if 'origin' in remotes else remotes[0]} {self.branch}"

    def remote(self) -> str | None:
        """Where it is sent to and fetched from, without the name and password that may stand in it."""
        address = self.git.says("remote", "get-url", "origin")
        return re.sub(r"(?<=://)[^/@]*@", "", address) if address else None

    def is_busy(self) -> bool:
        """Whether a git is at work here, or was when it was killed."""
        return self._index_lock.exists()

    def wait_for_index(self) -> None:
        """Wait for a git that is at work here. Raises BusyError when it has not finished in good time."""
        for _pause in range(round(PATIENCE / BETWEEN_LOOKS)):
            if not self.is_busy():
                return
            time.sleep(BETWEEN_LOOKS)
        raise BusyError(
            Message(_("git is at work here, or was stopped halfway: it has left {path}"), {"path": self._index_lock}),
            Message(_("if no git is running, delete that file; then publish again")),
        )

    @cached_property
    def _index_lock(self) -> Path:
        return self.root / (self.git.says("rev-parse", "--git-path", "index.lock") or ".git/index.lock")

    def _branch_with_head(self) -> str | None:
        """A branch that has the commit that is checked out by itself; None when that would be lost."""
        asked = ("for-each-ref", "--contains", "HEAD", "--format=%(refname:short)", "refs/heads")
        branches = [each for each in (self.git.says(*asked) or "").split("\n") if each]
        return next((each for each in USUAL if each in branches), branches[0] if branches else None)

    def _unmerged(self) -> tuple[str, ...]:
        """The files of a merge that have not been resolved."""
        listed = self.git.says("diff", "--name-only", "--diff-filter=U", "-z", "--no-ext-diff", "--relative") or ""
        return tuple(filter(None, listed.split("\0")))

    def _blob(self, place: str, content: bytes) -> str | None:
        """What git would call a file with these bytes, at that place."""
        return self.git.says("hash-object", "--stdin", "--path", place, given=content)

    def _has_files(self, folder: str) -> bool:
        """Whether git would commit anything from a folder, or that it is gone from there."""
        return bool(self.git.says("ls-files", "--cached", "--others", "--exclude-standard", "--", folder))

    def _must(self, *command: str, given: bytes = b"") -> None:
        answer = self.git.run(*command, given=given)
        if answer.returncode != 0:
            raise RepositoryError(*refusal_of(answer, Refusal(Message(CANNOT, {"what": command[0]}), PUBLISH_AGAIN)))


def tag_of(programme: str, release: str) -> str:
    """`malmo/1.2`: the tag of a programme's release, without what git does not take in a name."""
    return f"{NOT_IN_TAGS.sub('-', programme)}/{release}"


def _folder(programme: str) -> str:
    return f"programmes/{programme}"


def _not_ready(template: str, way_out: str, **values: object) -> RepositoryError:
    return RepositoryError(Message(template, values), Message(NO_COMMIT, {"what": Message(way_out, values)}))
