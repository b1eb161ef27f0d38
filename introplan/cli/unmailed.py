"""Who has not been sent the letter of the release before: a letter tells only what has changed since that one."""

from itertools import pairwise
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.cli.ledgers import ledger_file
from introplan.cli.letters import LettersError, Wanted, letters_source, must_name_nobody_protected
from introplan.cli.post import Post, PostWish, post_of
from introplan.mailing.log import LETTER, standings
from introplan.workspace.files import Workspace


class Unmailed(NamedTuple):
    """The release before, and those by name whom `send` owes its letter."""

    release: str
    people: tuple[str, ...]


def unmailed_before(workspace: Workspace, post: Post, today: Plan) -> Unmailed | None:
    """Whom `send` has not sent the letter of the release before, of those whom this release has one for.

    Nobody where no earlier release has been mailed by `send`, as when letters have gone by hand until now, and where
    the letters before cannot be made again. Raises TemplateFault.
    """
    name, programme = post.wanted.release.name, post.wanted.programme
    releases = ledger_file(workspace, programme).ledger.releases
    before = next((first for first, second in pairwise(releases) if second.name == name), None)
    known = standings(post.log.steps)
    earlier = {each.name for each in releases if each.at < post.wanted.release.at}
    if before is None or not any(release in earlier for release, _person, _what in known):
        return None
    letters = (each.letter for each in (*post.ready, *post.uncertain) if each.invitation is None)
    reached = {
        person
        for (release, person, what), each in known.items()
        if release == before.name and what == LETTER and each.reached
    }
    owed = {each.person for each in letters} - reached
    if not owed:
        return None
    wanted = Wanted(programme, before)
    try:
        made_of = letters_source(workspace, wanted)
        must_name_nobody_protected(made_of, today)
    except LettersError:
        return None
    there = post_of(workspace, wanted, today, PostWish(only=owed), made_of)
    people = tuple(each.name for each in there.ready if each.invitation is None)
    return Unmailed(before.name, people) if people else None
