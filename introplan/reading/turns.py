"""Days and times of a session as others refer to them: `ht26/internat/2`, `ht26/handledning/2026-W37`."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from introplan.days import first_day_of, nearest_turn
from introplan.diagnostics import Diagnostic, _, error
from introplan.model import Path, Programme, Session
from introplan.model.dates import turn_meant
from introplan.reading.mendings import written_as
from introplan.reading.origins import Origins
from introplan.reading.suggestions import as_word, meant

MOST_SHOWN = 12
NEAR = timedelta(days=31)
"""What is further away is not meant."""


def turns_of_nothing(programme: Programme, origins: Origins) -> Iterator[Diagnostic]:
    """References to a day of a session that does not have so many, or to a week when it does not come back."""
    for path, text, is_key in _references(programme):
        cohort, _slash, rest = text.partition("/")
        key, slash, turn = rest.partition("/")
        if not slash:
            continue
        there = turns_of(programme.cohorts[cohort].sessions[key])
        if turn in there:
            continue
        whole = f"{cohort}/{key}"
        guess = _turn_meant(turn, there, programme.cohorts[cohort].sessions[key])
        corrected = f"{whole}/{guess}" if guess else whole
        is_told = bool(guess) or not there
        yield error(
            "unknown-reference",
            _("`{session}` is on one day, so that it has no `{turn}`")
            if not there
            else _("`{session}` has no `{turn}`"),
            at=origins.span(path, key=is_key),
            help=_("did you mean `{guess}`?")
            if is_told
            else _("write one of {choices}")
            if len(there) <= MOST_SHOWN
            else _("they go from `{first}` to `{last}`"),
            values={
                "session": whole,
                "turn": turn,
                "guess": corrected,
                "choices": tuple(map(as_word, there)),
                "first": there[0] if there else "",
                "last": there[-1] if there else "",
            },
            fix=written_as((*path, "[key]") if is_key else path, corrected, origins) if is_told else None,
        )


def _turn_meant(text: str, there: Collection[str], session: Session) -> str:
    """The day or time that is meant: by a date, by the nearest week or month, or by what is written; or nothing."""
    key = turn_meant(text)
    days = {turn.key: turn.day for turn in session.turns}
    if key and days:
        nearest = nearest_turn(days, key)
        return key if key in days else nearest if abs(days[nearest] - first_day_of(key)) <= NEAR else ""
    return meant(text, there) if there else ""


def turns_of(session: Session) -> tuple[str, ...]:
    """What can stand after a session's key: the number of a day, or the week or month when it comes back."""
    if session.repeats is not None:
        return tuple(turn.key for turn in session.turns)
    if session.until is None or session.time is None:
        return ()
    return tuple(str(number + 1) for number in range((session.until - session.date).days + 1))


def _references(programme: Programme) -> Iterator[tuple[Path, str, bool]]:
    """Every reference to a session, where it stands, and whether it is the key of a line."""
    for cohort in programme.cohorts.values():
        for participant in cohort.participants.values():
            for index, text in enumerate(participant.make_ups):
                yield (*participant.path, "make_ups", index), text, False
    for text in programme.absences:
        yield ("absences", text), text, True
    for tunings in programme.frame.checks.values():
        for tuning in tunings:
            for index, text in enumerate(tuning.for_):
                if "/" in text:
                    yield (*tuning.path, "for", index), text, False
