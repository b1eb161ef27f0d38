"""How a release is given out so that it survives being stopped anywhere, and what is done with one that was.

Everything is made and staged first, and what is to be done is written down (`intents`). Then, for each programme,
the ledger is written, committed and tagged, and what was staged is put in its place (`placing`). Whoever comes after
an interruption finds one of these:

    ====================================  =================  =========================================================
    found                                 it means           done
    ====================================  =================  =========================================================
    a stage without an intent             died while making  the stage is removed
    an intent, the ledger as before       nothing given out  the plan as it was: the ledger is written; else dropped
    the ledger new, git has it not        written            the plan as it was: committed; else the ledger taken back
    git has it, without a tag             **given out**      tagged
    not all in its place                  half placed        put in place; what the stage lacks is made again as it was
    all in its place                      only the intent    the intent is removed, and then the stage
    ====================================  =================  =========================================================

Where there is no git, the ledger alone tells whether a release is given out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal

from introplan.workspace.contents import digest_of
from introplan.workspace.intents import Begun
from introplan.workspace.makings import Makings
from introplan.workspace.private import Private
from introplan.workspace.repository import Repository, RepositoryError
from introplan.workspace.sources import SHARED, plan_digest
from introplan.workspace.writing import replace_whole, staged_beside

BEFORE, AFTER = "before.ledger", "after.ledger"
"""The names of a release's two ledgers among what is kept of it: the file as it was, and as it will be."""


class Standing(Enum):
    """How far a release has come."""

    INTENDED = "nothing is given out"
    WRITTEN = "the ledger is written"
    COMMITTED = "git has it, without its tag"
    GIVEN_OUT = "git has it with its tag, or there is no git"
    OVERTAKEN = "nothing is given out, and something else has been done since"


TO_BE_DONE = (Standing.INTENDED, Standing.WRITTEN, Standing.COMMITTED)


class NoTagError(RepositoryError):
    """Git has the release, and will not tag it."""


@dataclass(frozen=True)
class Facts:
    """What is to be seen of a release: which ledger stands, whether the plan is as it was, and what git has."""

    ledger: Literal["before", "after", "another"]
    same_plan: bool
    in_git: bool
    committed: bool = False
    tagged: bool = False


def standing(facts: Facts) -> Standing:
    """What facts mean: the table above, line by line."""
    if facts.committed:
        return Standing.GIVEN_OUT if facts.tagged else Standing.COMMITTED
    if facts.ledger == "after" and not facts.in_git:
        return Standing.GIVEN_OUT
    if facts.ledger == "another" or not facts.same_plan:
        return Standing.OVERTAKEN
    return Standing.WRITTEN if facts.ledger == "after" else Standing.INTENDED


@dataclass(frozen=True)
class Giving:
    """Giving out one release of the workspace at `root`, whose ledger is `ledger` in the programme's folder."""

    root: Path
    ledger: str
    begun: Begun
    repository: Repository | None

    @property
    def file(self) -> Path:
        """The programme's ledger."""
        return self.root / "programmes" / self.begun.programme / self.ledger

    @property
    def makings(self) -> Makings:
        """What the release is made of."""
        return Makings(Private(self.root), self.begun.programme)

    def content(self, which: str) -> bytes | None:
        """The ledger before or after the release, wherever it is to be had."""
        digest = self.begun.before if which == BEFORE else self.begun.after
        contents = [files[which] for files in self.makings.found() if which in files]
        return next(
            (each for each in (*contents, self._stands) if each is not None and digest_of(each) == digest), None
        )

    def facts(self) -> Facts:
        """What is to be seen of it now."""
        now, commit = self._digest, self.commit
        return Facts(
            "after" if now == self.begun.after else "before" if now == self.begun.before else "another",
            self.begun.plan == plan_digest(self.root, self.begun.programme, self.ledger),
            self.repository is not None,
            commit is not None,
            self._tag_on(commit) is not None,
        )

    def carry_out(self, must_be_fit: Callable[[Standing], None]) -> Standing:
        """Do what is left until it is given out, or overtaken.

        Before anything is written, `must_be_fit` may raise RepositoryError for what must not be given out.
        Raises RepositoryError when git refuses, BusyError when it is at work, NoTagError when it only refuses the tag,
        OSError when the disk does; what has been done stands.
        """
        while True:
            if self.repository:
                self.repository.wait_for_index()
            found = standing(self.facts())
            if found in TO_BE_DONE:
                must_be_fit(found)
            match found:
                case Standing.INTENDED:
                    self._write()
                case Standing.WRITTEN:
                    self._commit()
                case Standing.COMMITTED:
                    self._tag()
                case Standing.OVERTAKEN:
                    self.take_back()
                    return found
                case Standing.GIVEN_OUT:
                    return found

    @property
    def commit(self) -> str | None:
        """The commit that gave the release out; None before that, and without git."""
        after = self.content(AFTER)
        return self.repository.commit_with(self.file, after) if self.repository and after else None

    @property
    def tag(self) -> str | None:
        """The tag that points to that commit; None without one."""
        return self._tag_on(self.commit)

    def take_back(self) -> None:
        """Give the programme its ledger as it was, if the new one stands there and nothing is given out."""
        if self._digest == self.begun.after:
            before = self.content(BEFORE)
            if before is not None:
                replace_whole(self.file, before)
            elif self.begun.before is None:
                self.file.unlink()
        staged_beside(self.file).unlink(missing_ok=True)
        self.makings.forget_next()

    @property
    def _stands(self) -> bytes | None:
        """The ledger that stands there; None without one. Raises OSError."""
        return self.file.read_bytes() if self.file.is_file() else None

    @property
    def _digest(self) -> str | None:
        """What it is known by."""
        content = self._stands
        return None if content is None else digest_of(content)

    def _tag_on(self, commit: str | None) -> str | None:
        if self.repository is None or commit is None:
            return None
        return self.repository.tag_on(self.begun.tag, commit)

    def _write(self) -> None:
        after = self.content(AFTER)
        if after is None:
            raise FileNotFoundError(AFTER)
        replace_whole(self.file, after)

    def _commit(self) -> None:
        assert self.repository, "only git has commits"
        self.repository.commit(self.begun.programme, self.begun.message, (*SHARED, *self.begun.pictures))

    def _tag(self) -> None:
        """Tag the commit, by another name when somebody has given a commit of theirs the same. Raises NoTagError."""
        repository, commit = self.repository, self.commit
        assert repository, "only git has tags"
        assert commit, "it has been committed"
        try:
            repository.tag(self.begun.tag, self.begun.message, commit)
        except RepositoryError as fault:
            raise NoTagError(fault.message, fault.way_out) from fault
