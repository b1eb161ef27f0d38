"""What has become of a session that comes back, in a sentence."""

from introplan.changes.series import SeriesChange
from introplan.changes.support import FEW
from introplan.days import Dates, Moment
from introplan.diagnostics import _, _n
from introplan.releases import PublishedEvent
from introplan.rendering.changes.names import ChangeSentence, NamesTold


def of_series(told: SeriesChange, names: NamesTold) -> tuple[ChangeSentence, ...]:
    """How it comes back from now on, or that it does no more; then the times that are not as usual."""
    template, usual = _template(told, names), told.usual
    first, last = told.changes[0].event, told.changes[-1].event
    on = told.are or told.were
    values = {
        "title": names.event(first),
        "recurrence": usual.recurrence or Moment(first.day),
        "times": usual.times or "",
        "place": names.place(usual.place) if usual.place else "",
        "day": Moment(told.day),
        "first": Moment(on[0].day, year=on[0].day.year != on[-1].day.year),
        "last": Moment(on[-1].day),
        "old": Moment(told.were[-1].day) if told.were else "",
        "until": Moment(last.day),
        "days": Dates.of(each.day for each in told.events),
        "left": Dates.of(each.day for each in told.are if each.day >= told.day),
        "count": len(told.changes),
        "people": _lecturers(first, names),
    }
    return ChangeSentence(template, values), *_unusual(told, names)


def _template(told: SeriesChange, names: NamesTold) -> str:
    usual = told.usual
    match told.what:
        case "new":
            return (
                _("{title} is added: {recurrence} at {times}, {first} to {last}, {place}.")
                if usual.place
                else _("{title} is added: {recurrence} at {times}, {first} to {last}.")
            )
        case "removed":
            return _("{title}, {recurrence} at {times}, is taken out of the plan from {day}.")
        case "cancelled":
            return _("{title}, {recurrence} at {times}, is cancelled from {day}.")
        case "moved":
            return _moved(told)
        case "ends":
            return _("{title} is for the last time on {last} instead of {old}.")
        case "goes_on":
            return _("{title} goes on until {last} instead of {old}.")
        case "some":
            return (
                _("{title} is no longer on {days}.")
                if all(change.after is None or not change.after.is_on for change in told.changes)
                else _("{title} is also on {days}.")
                if all(change.after and change.after.is_on for change in told.changes)
                else _n(
                    "{title} is on other days from {day}: {count} time differs.",
                    "{title} is on other days from {day}: {count} times differ.",
                )
            )
        case "lecturers" if _lecturers(told.changes[0].event, names):
            return _("{title}, {recurrence}, is given by {people} from {day}.")
        case "lecturers":
            return _("{title}, {recurrence}, is given by somebody else from {day}.")
        case "text":
            return _n(
                "What is said of {title} is new {count} time, on {day}.",
                "What is said of {title} is new {count} times, from {day}.",
            )


def _moved(told: SeriesChange) -> str:
    """How it comes back now, and how long where that is another; what is left of it when that has no rhythm."""
    usual = told.usual
    if usual.recurrence is None:
        return _("{title} is on {left} at {times}, and then no more.")
    is_elsewhere = any("place" in change.what for change in told.changes) and usual.place
    if told.were[-1].day != told.are[-1].day:
        return (
            _("{title} is {recurrence} at {times} in {place}, from {day} until {last}.")
            if is_elsewhere
            else _("{title} is {recurrence} at {times}, from {day} until {last}.")
        )
    return (
        _("{title} is {recurrence} at {times} in {place}, from {day}.")
        if is_elsewhere
        else _("{title} is {recurrence} at {times}, from {day}.")
    )


def _unusual(told: SeriesChange, names: NamesTold) -> tuple[ChangeSentence, ...]:
    """The times that are not as usual, where they are few, or how many they are."""
    those = told.unusual if told.what in ("new", "moved") else ()
    if not those:
        return ()
    if len(those) > FEW:
        forms = _n("{count} time is otherwise.", "{count} times are otherwise.")
        return (ChangeSentence(forms, {"count": len(those)}),)
    return (
        ChangeSentence(_("Otherwise: {moments}."), {"moments": tuple(Moment(one.day, one.times) for one in those)}),
    )


def _lecturers(event: PublishedEvent, names: NamesTold) -> tuple[str, ...]:
    people = (each for each in event.people("lecturer") if not names.hides(each) and each != names.you)
    return tuple(names.person(each, "lecturer") for each in people)
