"""What entries name and call otherwise now, in a sentence: old words where they are known."""

from introplan.changes.renewed import Renewed
from introplan.diagnostics import _, _n
from introplan.language import Verbatim
from introplan.rendering.changes.names import ChangeSentence, NamesTold, calls_person
from introplan.rendering.changes.quotes import quoted


def of_thing(told: Renewed, names: NamesTold) -> ChangeSentence:
    """What is another about a place, a person, a role, an organisation, an activity, or the programme."""
    id_, event = told.thing.id, told.events[0]
    match told.what:
        case "name":
            return _of_name(told, names)
        case "place":
            form = _("A place has a new name: {new}.")
            return _called(names.place(id_), _once(told, "place", names.before().place(id_)), form)
        case "host":
            form = _("An organisation has a new name: {new}.")
            was = names.before().organisation(id_)
            return _called(names.organisation(id_), _once(told, f"host/{id_}", was), form)
        case "role":
            form = _("A role has a new name: {new}.")
            return _called(names.meeting(id_), names.before().meeting(id_), form)
        case "title":
            form = _("Something has a new name: {new}.")
            return _called(names.subject(event), names.subject(told.was), form)
        case "preparation":
            text = quoted(names.plan, event, "preparation")
            new, gone = _PREPARATION_OF_TASK if event.kind == "task" else _PREPARATION
            form = new if text else gone
            return ChangeSentence(form, {"title": names.subject(event), "text": Verbatim(text)})
        case "address":
            return _of_address(told, names)
        case "link" if not event.told("site-link"):
            return ChangeSentence(_("{place} has no link any more."), {"place": names.place(id_)})
        case "link":
            return ChangeSentence(_("{place} has a new link. It is in the calendar."), {"place": names.place(id_)})
        case "directions":
            text = quoted(names.plan, event, "directions")
            form = (
                _("How to find {place} is described anew: “{text}”.")
                if text
                else _("How to find {place} is not described any more.")
            )
            return ChangeSentence(form, {"place": names.place(id_), "text": Verbatim(text)})
        case "zone":
            return _of_zone(told, names)
        case "rest":
            forms = _n("The description of {count} date is new.", "The descriptions of {count} dates are new.")
            return ChangeSentence(forms, {"count": len(told.changes)})


_PREPARATION = (
    _("What to prepare for {title} is new: “{text}”."),
    _("There is nothing to prepare for {title} any more."),
)
_PREPARATION_OF_TASK = (
    _("What the task “{title}” is about is new: “{text}”."),
    _("What the task “{title}” is about is no longer written."),
)
"""What is said of a text that is new, and of one that is gone."""


def _once(told: Renewed, what: str, was: str | None) -> str | None:
    """What the earlier plan says of something, when that is what has been told: a colleague may have told otherwise."""
    return was if was and any(change.before and change.before.says(what, was) for change in told.changes) else None


def _called(new: str, old: str | None, otherwise: str) -> ChangeSentence:
    if old is None or old == new:
        return ChangeSentence(otherwise, {"new": new})
    return ChangeSentence(_("{old} is now called {new}."), {"old": old, "new": new})


def _of_name(told: Renewed, names: NamesTold) -> ChangeSentence:
    """Of somebody whose name is not shown any more, neither the old one."""
    person = told.thing.id
    now = names.plan.by_identity.people.get(person)
    if now is None or now.protected or not now.name:
        return ChangeSentence(_("A name in the calendar is no longer shown."), {})
    if person == names.you:
        return ChangeSentence(_("Your name in the calendar is now {new}."), {"new": now.name})
    was = names.earlier.by_identity.people.get(person) if names.earlier else None
    events = [change.before for change in told.changes if change.before]
    known = was and any(
        calls_person(event, part, was) for event in events for one, part in event.attendees if one == person
    )
    return _called(now.name, was.name if was and known else None, _("A name in the calendar is new: {new}."))


def _of_address(told: Renewed, names: NamesTold) -> ChangeSentence:
    place = told.thing.id
    now = names.plan.by_identity.places[place].address
    earlier = names.earlier.by_identity.places.get(place) if names.earlier else None
    was = _once(told, "address", earlier.address) if earlier else None
    values = {"place": names.place(place), "new": now or "", "old": was or ""}
    if not now:
        return ChangeSentence(_("{place} has no address any more."), values)
    if not was or was == now:
        return ChangeSentence(_("{place} has a new address: {new}."), values)
    return ChangeSentence(_("{place} has a new address: {new} instead of {old}."), values)


def _of_zone(told: Renewed, names: NamesTold) -> ChangeSentence:
    now = names.plan.programme.frame.timezone
    was = _once(told, "zone", names.before().plan.programme.frame.timezone)
    if was in (None, now):
        return ChangeSentence(_("All times are now in the time zone {new}."), {"new": now})
    return ChangeSentence(_("All times are now in the time zone {new} instead of {old}."), {"new": now, "old": was})
