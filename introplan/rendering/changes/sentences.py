"""What has changed, in sentences for those who run the programme and for the person it is about."""

from collections.abc import Iterator, Mapping

from introplan.changes.change import Change
from introplan.changes.renewed import Renewed
from introplan.changes.series import SeriesChange
from introplan.changes.support import SupportChange
from introplan.changes.tasks import TaskChange
from introplan.changes.told import Coming, LastDay, Many, Told
from introplan.days import Moment, Stretch
from introplan.diagnostics import _, _n
from introplan.language import Language, Verbatim, fill, with_capital
from introplan.releases import PublishedEvent
from introplan.rendering.changes.day_sentences import moment_of, moved_days, of_night
from introplan.rendering.changes.names import ChangeSentence, NamesTold
from introplan.rendering.changes.pair_sentences import of_pair, to_pair
from introplan.rendering.changes.posting_sentences import of_posting
from introplan.rendering.changes.quotes import QuotedField, quoted
from introplan.rendering.changes.series_sentences import of_series
from introplan.rendering.changes.task_sentences import of_tasks
from introplan.rendering.changes.thing_sentences import of_thing

DESCRIPTION = _("The description of {title}, {moment}, is new.")
NEW_PLACE, NO_PLACE = _("New place: {place}."), _("No place is given.")
NEW_TOO: Mapping[str, str] = {
    "link": _("The link is new too."),
    "text": _("The description is new too."),
}
WRITTEN_TOO: Mapping[QuotedField, tuple[str, str]] = {
    "directions": (
        _("How to get there is described anew: “{text}”."),
        _("How to get there is not described any more."),
    ),
    "note": (_("The note is new too: “{text}”."), _("The note is gone too.")),
    "points": (_("The points of the day are new too: “{text}”."), _("There are no points of the day any more.")),
    "preparation": (_("What to prepare is new too: “{text}”."), _("There is nothing to prepare any more.")),
}
WRITTEN: Mapping[QuotedField, tuple[str, str]] = {
    "directions": (
        _("How to find {title}, {moment}, is described anew: “{text}”."),
        _("How to find {title}, {moment}, is not described any more."),
    ),
    "note": (_("The note on {title}, {moment}, is new: “{text}”."), _("The note on {title}, {moment}, is gone.")),
    "points": (
        _("The points of {title}, {moment}, are new: “{text}”."),
        _("{title}, {moment}, has no points of the day any more."),
    ),
    "preparation": (
        _("What to prepare for {title}, {moment}, is new: “{text}”."),
        _("There is nothing to prepare for {title}, {moment}, any more."),
    ),
}
"""What is said of a text that is written for an event: its new words, and when it is gone."""
NAME_FIRST = ("{participant}", "{person}", "{supporter}")


def in_sentences(told: Told, names: NamesTold, language: Language) -> str:
    """What is told as one or two sentences in a language."""
    return " ".join(said(sentence, language) for sentence in sentences(told, names))


def said(sentence: ChangeSentence, language: Language) -> str:
    """A sentence in words."""
    template, values = sentence
    words = fill(template, values, language)
    # A protected person is called by the word for what they are, also where the sentence begins.
    return with_capital(words) if template.startswith(NAME_FIRST) else words


def sentences(told: Told, names: NamesTold) -> Iterator[ChangeSentence]:
    """What is told, the fact first. With `names.you`, it is told to that person."""
    match told:
        case Change() if told.event.kind == "posting":
            yield from of_posting(told, names)
        case Change():
            yield from _of_change(told, names)
        case SupportChange():
            yield to_pair(told, names) if names.you in told.concerned else of_pair(told, names)
            yield from _also_elsewhere(told, names)
        case SeriesChange():
            yield from of_series(told, names)
        case TaskChange():
            yield of_tasks(told, names)
        case Renewed():
            yield of_thing(told, names)
        case LastDay():
            yield _of_last_day(told, names)
        case Coming():
            yield _to_comer(told, names) if names.you == told.person else _of_comer(told, names)
        case Many():
            yield _of_many(told, names)


def _also_elsewhere(told: SupportChange, names: NamesTold) -> Iterator[ChangeSentence]:
    """That meetings on another day or at another time are in another place as well."""
    before, after = told.before, told.after
    if told.what == "moved" and before and after and before[1:3] != after[1:3] and before.place != after.place:
        yield (
            ChangeSentence(NEW_PLACE, {"place": names.place(after.place)})
            if after.place
            else ChangeSentence(NO_PLACE, {})
        )


def _of_change(change: Change, names: NamesTold) -> Iterator[ChangeSentence]:  # noqa: PLR0912 - one branch for each kind
    what, event, was = change.what, change.event, change.before or change.event
    values = {
        "title": names.event(event),
        "moment": moment_of(event),
        "place": names.place(event.place) if event.place else "",
    }
    match what[0]:
        case "new" if not event.booked:
            yield ChangeSentence(_("To book: {title}, around {day}."), {**values, "day": Moment(event.day)})
        case "new" if event.place:
            yield ChangeSentence(_("{title} is added, {moment}, {place}."), values)
        case "new":
            yield ChangeSentence(_("{title} is added, {moment}."), values)
        case "restored":
            yield ChangeSentence(_("{title} takes place after all, {moment}."), values)
        case "removed":
            yield ChangeSentence(_("{title}, {moment}, is taken out of the plan."), values)
        case "cancelled":
            yield ChangeSentence(_("{title}, {moment}, is cancelled."), {**values, "moment": moment_of(was)})
        case "booked" if event.place:
            yield ChangeSentence(_("{title} is booked, {moment}, {place}."), values)
        case "booked":
            yield ChangeSentence(_("{title} is booked, {moment}."), values)
        case "moved":
            yield _moved(was, event, values)
        case "place" if not event.place:
            yield ChangeSentence(_("{title}, {moment}: no place is given any more."), values)
        case "place":
            yield ChangeSentence(_("{title}, {moment}, has a new place: {place}."), values)
        case "title":
            yield _of_title(change, values, names)
        case "lecturers":
            yield _given_otherwise(event, names, values)
        case "people" if people := _people(event, what[0], names):
            yield ChangeSentence(_("{title}, {moment}, is now with {people}."), {**values, "people": people})
        case "people" if gone := _people(was, what[0], names):
            yield ChangeSentence(_("{title}, {moment}, is now without {people}."), {**values, "people": gone})
        case "link" if not _has_link(event):
            yield ChangeSentence(_("{title}, {moment}, has no link any more."), values)
        case "link":
            yield ChangeSentence(_("{title}, {moment}, has a new link. It is in the calendar."), values)
        case "host" if event.host and event.host != was.host:
            yield ChangeSentence(
                _("{title}, {moment}, has a new host: {host}."), {**values, "host": _host(event, names)}
            )
        case "note" | "points" | "preparation" | "directions":
            yield _of_written(WRITTEN, what[0], event, names, values)
        case _:
            yield ChangeSentence(of_night(event) if what[0] == "overnight" else DESCRIPTION, values)
    yield from _besides(change, names)


def _of_title(change: Change, values: Mapping[str, object], names: NamesTold) -> ChangeSentence:
    """What it is called now; of a title that it has alone, the day too, since others of the same keep theirs."""
    own = _("{old_title}, {moment}, is now called {title}.")
    form = own if change.event.told("own-title") else _("{old_title} is now called {title}.")
    return ChangeSentence(form, {**values, "old_title": names.event(change.before or change.event)})


def _given_otherwise(event: PublishedEvent, names: NamesTold, values: Mapping[str, object]) -> ChangeSentence:
    if people := _people(event, "lecturers", names):
        return ChangeSentence(_("{title}, {moment}, is now given by {people}."), {**values, "people": people})
    if event.people("lecturer"):
        return ChangeSentence(_("{title}, {moment}, is now given by somebody else."), values)
    return ChangeSentence(_("{title}, {moment}: it is not settled who gives it."), values)


def _of_last_day(told: LastDay, names: NamesTold) -> ChangeSentence:
    values = {"person": names.person(told.person), "day": Moment(told.day), "count": len(told.changes)}
    if names.you == told.person:
        forms = _n(
            "Your last day in the programme is {day}. {count} date after it is dropped.",
            "Your last day in the programme is {day}. {count} dates after it are dropped.",
        )
    else:
        forms = _n(
            "{person} leaves the programme. The last day is {day}, and {count} date after it is dropped.",
            "{person} leaves the programme. The last day is {day}, and {count} dates after it are dropped.",
        )
    return ChangeSentence(forms, values)


def _besides(change: Change, names: NamesTold) -> Iterator[ChangeSentence]:
    """What else has changed, after the first sentence."""
    event, was, others = change.event, change.before or change.event, change.what[1:]
    if "place" in others and change.what[0] != "booked":
        yield (
            ChangeSentence(NEW_PLACE, {"place": names.place(event.place)})
            if event.place
            else ChangeSentence(NO_PLACE, {})
        )
    if "title" in others:
        yield ChangeSentence(_("It was called {old_title} before."), {"old_title": names.event(was)})
    if "lecturers" in others:
        people = _people(event, "lecturers", names)
        unnamed = _("It is now given by somebody else.")
        nobody = unnamed if event.people("lecturer") else _("It is not settled who gives it.")
        yield ChangeSentence(_("It is now given by {people}.") if people else nobody, {"people": people})
    if "people" in others and (people := _people(event, "people", names)):
        yield ChangeSentence(_("It is now with {people}."), {"people": people})
    if "host" in others and event.host and event.host != was.host:
        yield ChangeSentence(_("New host: {host}."), {"host": _host(event, names)})
    if "overnight" in others:
        yield ChangeSentence(of_night(event, after=True), {})
    yield from (ChangeSentence(template, {}) for what, template in NEW_TOO.items() if what in others)
    yield from (_of_written(WRITTEN_TOO, what, event, names, {}) for what in WRITTEN_TOO if what in others)


def _of_written(
    forms: Mapping[QuotedField, tuple[str, str]],
    what: QuotedField,
    event: PublishedEvent,
    names: NamesTold,
    values: Mapping[str, object],
) -> ChangeSentence:
    """The words that are written for an event now, or that there are none any more."""
    new, gone = forms[what]
    text = quoted(names.plan, event, what)
    return ChangeSentence(new if text else gone, {**values, "text": Verbatim(text)})


def _has_link(event: PublishedEvent) -> bool:
    return bool(event.told("link") or event.told("site-link"))


def _host(event: PublishedEvent, names: NamesTold) -> str:
    return names.organisation(event.host) if event.host else ""


def _people(event: PublishedEvent, what: str, names: NamesTold) -> tuple[str, ...]:
    """Who gives it, or who else is there, but for whoever reads it and the participant it is about."""
    others = [(person, part) for person, part in event.attendees if part not in ("lecturer", "participant")]
    named = [(person, "lecturer") for person in event.people("lecturer") if not names.hides(person)]
    chosen = named if what == "lecturers" else others
    return tuple(names.person(person, part) for person, part in chosen if person != names.you)


def _moved(was: PublishedEvent, event: PublishedEvent, values: Mapping[str, object]) -> ChangeSentence:
    if not event.booked and was.booked:
        values = {**values, "old": Moment(was.day, was.times), "day": Moment(event.day)}
        return ChangeSentence(_("{title}, {old}, is not booked any more. Book it anew, around {day}."), values)
    if not event.booked:
        values = {**values, "old": Moment(was.day), "new": Moment(event.day)}
        return ChangeSentence(_("{title} is to be booked around {new} instead of {old}."), values)
    return moved_days(was, event, values)


def _of_comer(coming: Coming, names: NamesTold) -> ChangeSentence:
    values = _coming_values(coming, names)
    match coming.what:
        case "joins":
            return ChangeSentence(
                _n(
                    "{person} joins {cohort}: {count} session, on {day}.",
                    "{person} joins {cohort}: {count} sessions, the first on {day}.",
                ),
                values,
            )
        case "leaves":
            return ChangeSentence(
                _n(
                    "{person} is no longer in {cohort}: {count} session less, on {day}.",
                    "{person} is no longer in {cohort}: {count} sessions less, the first on {day}.",
                ),
                values,
            )
        case "comes" if len(coming.events) > 1 and coming.part == "make_up":
            return ChangeSentence(_("{person} makes up for {count} sessions, {stretch}."), values)
        case "comes" if len(coming.events) > 1:
            return ChangeSentence(_("{person} now comes to {count} more sessions, {stretch}."), values)
        case "comes" if coming.part == "make_up":
            return ChangeSentence(_("{person} makes up for {title}, {moment}."), values)
        case "comes":
            return ChangeSentence(_("{person} now comes to {title}, {moment}."), values)
        case "stays_away" if len(coming.events) > 1:
            return ChangeSentence(_("{person} no longer comes to {count} of the sessions, {stretch}."), values)
        case "stays_away":
            return ChangeSentence(_("{person} no longer comes to {title}, {moment}."), values)


def _to_comer(coming: Coming, names: NamesTold) -> ChangeSentence:
    values, comes = _coming_values(coming, names), coming.what in ("joins", "comes")
    several, gives = len(coming.events) > 1, coming.part == "lecturer"
    if several and gives:
        return ChangeSentence(
            _("You now give {count} more sessions, {stretch}.")
            if comes
            else _("You no longer give {count} of the sessions, {stretch}."),
            values,
        )
    if several and comes and coming.part == "make_up":
        return ChangeSentence(_("You make up for {count} sessions, {stretch}."), values)
    if several:
        return ChangeSentence(
            _("You now come to {count} more sessions, {stretch}.")
            if comes
            else _("You no longer come to {count} of the sessions, {stretch}."),
            values,
        )
    if gives:
        return ChangeSentence(
            _("You now give {title}, {moment}.") if comes else _("You no longer give {title}, {moment}."), values
        )
    if comes and coming.part == "make_up":
        return ChangeSentence(_("You make up for {title}, {moment}."), values)
    return ChangeSentence(
        _("You now come to {title}, {moment}.") if comes else _("You no longer come to {title}, {moment}."), values
    )


def _coming_values(coming: Coming, names: NamesTold) -> Mapping[str, object]:
    first = min(coming.events, key=lambda event: event.sort_key)
    return {
        "person": coming.group or names.person(coming.person, coming.part),
        "cohort": tuple(names.cohort(cohort) for cohort in coming.cohorts),
        "count": len(coming.events),
        "title": names.event(first),
        "moment": moment_of(first),
        "day": Moment(first.day),
        "stretch": Stretch(coming.day, coming.last),
    }


def _of_many(many: Many, names: NamesTold) -> ChangeSentence:
    values = {
        "cohort": tuple(names.cohort(cohort) for cohort in many.cohorts),
        "count": len(many.events),
        "day": Moment(many.day),
    }
    match many.what:
        case "new":
            return ChangeSentence(
                _n(
                    "{cohort} is new in the plan: {count} date, on {day}.",
                    "{cohort} is new in the plan: {count} dates, the first on {day}.",
                ),
                values,
            )
        case "removed":
            return ChangeSentence(
                _n(
                    "{cohort} is taken out of the plan: {count} date, on {day}.",
                    "{cohort} is taken out of the plan: {count} dates, the first on {day}.",
                ),
                values,
            )
        case "text":
            return ChangeSentence(
                _n("The description of {count} date is new.", "The descriptions of {count} dates are new."), values
            )
