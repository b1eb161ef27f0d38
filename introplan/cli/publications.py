"""A release that is about to be given out, as a value: whether there is one, what it is called and made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from introplan.agenda import Plan, earlier_ids
from introplan.cli.checked import Checked
from introplan.cli.printed import printed_of
from introplan.cli.sources import ReleaseSource, source_on_disk
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Diagnostic, _
from introplan.releases import (
    FILE_NAME,
    Edition,
    Ledger,
    Release,
    events_of,
    known_from,
    ledger_text,
    names_of,
    next_name,
    next_release,
    nominal_days,
    release_day,
    rooms_mark,
    says_nothing_new,
)
from introplan.releases.places import LONGEST_RELEASE
from introplan.releases.ways import ways_now
from introplan.workspace.contents import digest_of
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Begun
from introplan.workspace.pictures import pictures_elsewhere
from introplan.workspace.repository import Repository, tag_of
from introplan.workspace.sources import with_pictures

NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-]))*")


class ReleaseWish(NamedTuple):
    """What `publish` was asked for."""

    message: str | None
    name: str | None = None
    yes: bool = False
    commit: bool = True


@dataclass(frozen=True)
class Publication:
    """A release of one programme: its plan, all that it is made of, and the digest of that on disk.

    One that is not new stands in the ledger already, and only git lacks it. `pictures` are the paths of those that do
    not lie in the programme's folder.
    """

    checked: Checked
    plan: Plan
    earlier: Plan | None
    source: ReleaseSource
    digest: str
    pictures: tuple[str, ...] = ()
    is_new: bool = True

    @property
    def name(self) -> str:
        """The programme's name."""
        return self.checked.name

    @property
    def before(self) -> Ledger:
        """The ledger as it was."""
        return self.source.before

    @property
    def after(self) -> Ledger:
        """The ledger as it will be."""
        return self.source.after

    @property
    def release(self) -> Release:
        """The release itself."""
        return self.after.releases[-1]

    @cached_property
    def content(self) -> bytes:
        """The file of the ledger as it will be."""
        return ledger_text(self.after).encode()


def must_be_a_name(name: str | None) -> None:
    """Raise WrongUseError for what cannot name a release, since a tag and a folder are called so too."""
    if name is None:
        return
    if not NAME.fullmatch(name) or len(name) > LONGEST_RELEASE or name.lower().endswith(".lock"):
        raise wrong_use(
            _(
                "`{name}` cannot name a release: at most {most} of letters a to z, digits, `.`, `-` and `_`, "
                "such as 1.2"
            ),
            "--name",
            name=name,
            most=LONGEST_RELEASE,
        )


def publication_of(  # noqa: PLR0913, PLR0917 - what a release depends on
    workspace: Workspace,
    repository: Repository | None,
    checked: Checked,
    digest: str,
    wish: ReleaseWish,
    now: datetime,
    *,
    standing: Sequence[Diagnostic] = (),
) -> Publication | None:
    """The next release of a programme, or the last when git lacks it; None when there is nothing to release.

    `standing` is all that is found in it, and given out all the same.
    Raises WrongUseError for a name that is taken.
    """
    plan, ledger, content = checked.plan, checked.releases.ledger, checked.releases.content
    assert plan is not None, checked.name
    if wish.name is not None and ledger.release(wish.name):
        raise wrong_use(
            _("{programme} has a release `{name}` already"), "--name", programme=checked.name, name=wish.name
        )
    elsewhere = pictures_elsewhere(workspace.root, checked.name, plan.pictures)
    digest = with_pictures(digest, elsewhere)  # as they were read
    events, frame = events_of(plan), plan.programme.frame
    names = names_of(plan, events)
    is_same = says_nothing_new(ledger, events, names) and not checked.edition.is_reworded
    if is_same and checked.releases.is_whole:
        file = ledger_path(workspace, checked.name)
        if repository is None or content is None or repository.has_committed(file, content):
            return None
        source = source_on_disk(workspace, plan, checked.releases, ledger)
        return Publication(checked, plan, None, source, digest, tuple(elsewhere), is_new=False)
    name = wish.name or next_name(ledger, checked.releases.taken)
    release = Release(
        name, now, wish.message or "", checked.printed or printed_of(workspace, plan), rooms_mark(Edition(plan))
    )
    identity, nominal = (frame.id, frame.domain), nominal_days(plan)
    known = known_from(standing, earlier_ids(plan.programme))
    ways = ways_now(plan, ledger.events, release_day(release, frame.timezone))
    after = next_release(ledger, events, release, identity, names, nominal=nominal, known=known, ways=ways)
    source = source_on_disk(workspace, plan, checked.releases, after)
    return Publication(checked, plan, source.earlier(), source, digest, tuple(elsewhere))


def must_be_ready(repository: Repository | None, publication: Publication) -> None:
    """Raise RepositoryError for whatever would keep git from having the release."""
    if repository is not None:
        repository.must_be_ready(publication.name, tag_of(publication.name, publication.release.name))


def begun_of(repository: Repository | None, publication: Publication, *, secret_links: bool) -> Begun:
    """What is written down of a release before it is carried out."""
    content = publication.checked.releases.content
    return Begun(
        programme=publication.name,
        name=publication.release.name,
        message=publication.release.message,
        before=digest_of(content) if content is not None else None,
        after=digest_of(publication.content if publication.is_new else content or b""),
        plan=publication.digest,
        tag=tag_of(publication.name, publication.release.name) if repository else "",
        secret_links=secret_links,
        pictures=publication.pictures,
    )


def ledger_path(workspace: Workspace, programme: str) -> Path:
    """Where a programme's ledger lies."""
    return workspace.root / "programmes" / programme / FILE_NAME
