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
    """Where the notes of a release lie, how many people have one, and how many mail drafts there are.

    `without_address` are the names of those whose letter can not be mailed.
    """

    folder: Path
    people: int
    mails: int
    without_address: tuple[str, ...]


def write_release(  # noqa: PLR0913 - what a release is made of
    plan: Plan,
    before: Ledger,
    after: Ledger,
    output: Path,
    templates: "BaseLoader",
    *,
    earlier: Plan | None = None,
    key: bytes | None = None,
) -> Written:
    """Write `release-…` into the programme's folder in `output`, all of it or nothing. Raises OutputError.

    `before` is the ledger as it was and `after` as it is; see `release_files`. Raises TemplateFault for what is wrong
    in a workspace's own templates.
    """
    from introplan.rendering.changes.release import release_files, without_address  # noqa: PLC0415 - dear to import, and only here

    assert after.last is not None, "a ledger without a release"
    with Output(output / plan.name / f"release-{after.last.name}", PEOPLE) as folder:
        for path, content in release_files(plan, before, after, templates, earlier=earlier, key=key):
            folder.add(path, content)
        folder.finish()
    people = sum(path.startswith("people/") and path.endswith(".html") for path in folder.made)
    mails = sum(path.endswith(".eml") for path in folder.made)
    return Written(folder.folder, people, mails, without_address(plan, folder.made, earlier=earlier))
