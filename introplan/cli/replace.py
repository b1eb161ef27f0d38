"""`introplan replace`: somebody who is followed by another from a day."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import asked
from introplan.amendments.duties import DutyWord, succeeding
from introplan.amendments.followed import Wished
from introplan.amendments.lecturers import lecturing
from introplan.amendments.replacing import replacing
from introplan.cli.amending import Wish, amend
from introplan.cli.leave import amending
from introplan.cli.today import today_here
from introplan.cli.typed import day_typed
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _
from introplan.model import ROLES, RoleWord
from introplan.reading.suggestions import meant

DUTIES: tuple[DutyWord, ...] = get_args(DutyWord)
WORDS = (*ROLES, *DUTIES)


class Succeeding(NamedTuple):
    """As what somebody is followed, from which day and for whom, as it is typed."""

    role: str | None
    lecturer: bool
    first: str
    participants: Sequence[str] = ()


def replace(person: str, by: str, how: Succeeding, wish: Wish) -> int:
    """Let somebody follow another, after asking; the exit code."""
    first = day_typed(how.first, "--from")
    role = _role(how)

    def change(plan: Plan, id_: str) -> Amendment | Hindrance:
        follower = asked([plan], "person", by)
        if isinstance(follower, Hindrance):
            return follower
        if role is None:
            return lecturing(plan, id_, follower.id, first)
        if role == "manager" or role == "contact" or role == "coordinator":  # noqa: PLR1714 - so that mypy knows
            return succeeding(plan, id_, follower.id, role, first)
        participants = _participants(plan, how.participants)
        if isinstance(participants, Hindrance):
            return participants
        return replacing(plan, Wished(id_, follower.id, role, first, participants), today_here())

    return amend("replace", amending(person, change), wish)


def _role(how: Succeeding) -> RoleWord | DutyWord | None:
    """As what somebody is followed; None for a lecturer. Raises WrongUseError when that is not said, or said twice."""
    if how.lecturer == (how.role is not None):
        raise wrong_use(_("say in which role with --role, or use --lecturer"))
    if how.role is None:
        return None
    word = how.role.strip().lower()
    for each in WORDS:
        if each == word:
            if how.participants and each in DUTIES:
                raise wrong_use(_("--for goes with a role that supports participants"), "--for")
            return each
    if guess := meant(word, WORDS):
        raise wrong_use(_("there is no role `{word}`; did you mean `{guess}`?"), "--role", word=how.role, guess=guess)
    raise wrong_use(
        _("there is no role `{word}`; choose from {choices}"),
        "--role",
        word=how.role,
        choices=tuple(f"`{each}`" for each in WORDS),
    )


def _participants(plan: Plan, words: Sequence[str]) -> tuple[str, ...] | Hindrance:
    found = []
    for each in words:
        participant = asked([plan], "person", each)
        if isinstance(participant, Hindrance):
            return participant
        found.append(participant.id)
    return tuple(dict.fromkeys(found))
