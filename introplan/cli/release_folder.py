"""The folder that a release writes beside the build: whom to tell, and what."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from introplan.agenda import Plan
from introplan.releases import Ledger
from introplan.rendering.feeds import PEOPLE
from introplan.workspace.output import Output

if TYPE_CHECKING:
    from jinja2 import BaseLoader


class Written(NamedTuple):
    """Where the notes of a release lie, how many people have one, and how many mail drafts there are."""

    folder: Path
    people: int
    mails: int


def write_release(  # noqa: PLR0913 - what a release is made of
    plan: Plan,
    before: Ledger,
    after: Ledger,
    output: Path,
    templates: "BaseLoader",
    *,
    earlier: Plan | None = None,
    with_invitations: bool = False,
) -> Written:
    """Write `release-…` into the programme's folder in `output`, all of it or nothing. Raises OutputError.

    `before` is the ledger as it was and `after` as it is; see `release_files`. Raises TemplateFault for what is wrong
    in a workspace's own templates.
    """
    from introplan.rendering.changes.release import release_files  # noqa: PLC0415 - dear to import, and only here

    assert after.last is not None, "a ledger without a release"
    with Output(output / plan.name / f"release-{after.last.name}", PEOPLE) as folder:
        made = release_files(plan, before, after, templates, earlier=earlier, with_invitations=with_invitations)
        for path, content in made:
            folder.add(path, content)
        folder.finish()
    people = sum(path.startswith("people/") and path.endswith(".html") for path in folder.made)
    mails = sum(path.startswith("mail/") for path in folder.made)
    return Written(folder.folder, people, mails)
