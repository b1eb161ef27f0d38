"""Days and times of a session as others refer to them: `ht26/internat/2`, `ht26/handledning/2026-W37`."""

from collections.abc import Iterator

from introplan.diagnostics import Diagnostic, Fix, Set, _, error
from introplan.model import Path, Programme, Session
from introplan.reading.origins import Origins
from introplan.reading.suggestions import as_word, meant

MOST_SHOWN = 12


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
        guess = meant(turn, there) if there else ""
        corrected = f"{whole}/{guess}" if guess else whole
        yield error(
            "unknown-reference",
            _("`{session}` is on one day, so that it has no `{turn}`")
            if not there
            else _("`{session}` has no `{turn}`"),
            at=origins.span(path, key=is_key),
            help=_("did you mean `{guess}`?")
            if guess or not there
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
            fix=Fix((Set(path, corrected),)) if not is_key and (guess or not there) else None,
        )


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
