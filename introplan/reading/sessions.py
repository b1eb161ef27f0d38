"""Sessions and their keys: what a key stands for without `of`, and those that stand in the wrong place."""

from collections.abc import Iterator, Mapping

from introplan.diagnostics import Diagnostic, Fix, Set, _, error
from introplan.model import Path, Programme
from introplan.model.ids import KnownIds
from introplan.reading.origins import Origins
from introplan.reading.suggestions import meant

MOST_SESSIONS = 20_000
"""Forty every working day for two years: whoever has more has pasted something again and again."""


def sessions_of_nothing(tree: Mapping[str, object], known: KnownIds | None, origins: Origins) -> Iterator[Diagnostic]:
    """Sessions without `of` whose key is no lecture or activity either."""
    taught = _taught(known)
    if taught is None:
        return
    for cohort, entry in _mapping(tree.get("cohorts")).items():
        for key, session in _mapping(_mapping(entry).get("sessions")).items():
            if key not in taught and not (isinstance(session, dict) and "of" in session):
                guess = meant(key, taught) or meant(key.rstrip("0123456789").rstrip("-"), taught)
                yield error(
                    "unknown-reference",
                    _("there is no lecture or activity `{key}`, and the session does not say what it is of"),
                    at=origins.span(("cohorts", cohort, "sessions", key), key=True),
                    help=_("did you mean `{guess}`? If the session is to keep its key, add the line `of: {guess}`")
                    if guess
                    else _("add a line `of:` with the id of a lecture or an activity"),
                    values={"key": key, "guess": guess},
                    fix=_of(("cohorts", cohort, "sessions", key), guess, session),
                )


def _of(path: Path, guess: str, session: object) -> Fix | None:
    """The session with a line that says what it is of, so that its key stays."""
    return Fix((Set((*path, "of"), guess),)) if guess and not isinstance(session, str | list) else None


def sessions_among_participants(tree: Mapping[str, object]) -> list[Path]:
    """Where sessions stand directly under `participants`, told by their date and time."""
    return [
        ("cohorts", cohort, "participants", key)
        for cohort, entry in _mapping(tree.get("cohorts")).items()
        for key, participant in _mapping(_mapping(entry).get("participants")).items()
        if {"date", "time"} <= _mapping(participant).keys()
    ]


def line_missing_above(path: Path, origins: Origins) -> Diagnostic:
    """The first session that stands among participants, for want of a line between them."""
    return error(
        "session-among-participants",
        _("`{key}` is among the participants, and looks like a session"),
        at=origins.span(path, key=True),
        help=_("write the line `sessions:` above it, in the same column as `participants:`"),
        values={"key": path[-1]},
    )


def _taught(known: KnownIds | None) -> list[str] | None:
    """The ids of lectures and activities, None when some cannot be known."""
    if known is None:
        return None
    lectures, activities = known.get("lectures", {}), known.get("activities", {})
    return None if lectures is None or activities is None else [*lectures, *activities]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def too_many_sessions(programme: Programme, origins: Origins) -> Iterator[Diagnostic]:
    """A cohort with more sessions than anybody could hold: something was pasted in, or comes back for far too long."""
    for id_, cohort in programme.cohorts.items():
        count = sum(max(1, len(session.turns)) for session in cohort.sessions.values())
        if count > MOST_SESSIONS:
            yield error(
                "too-many-sessions",
                _("{cohort} has {count} sessions, and {most} are the most that a cohort can have"),
                at=origins.span(("cohorts", id_, "sessions"), key=True),
                help=_("part the cohort, or take away what was pasted in"),
                values={"cohort": cohort.title, "count": count, "most": MOST_SESSIONS},
            )
