"""What entries name and call otherwise now, in a sentence: old words where they are known."""

from introplan.changes.renewed import Renewed
from introplan.diagnostics import _, _n
from introplan.rendering.changes.names import Names, Sentence


def of_thing(told: Renewed, names: Names) -> Sentence:
    """What is another about a place, a person, a role, an organisation, an activity, or the programme."""
    id_, event = told.thing.id, told.events[0]
    match told.what:
        case "name":
            return _of_name(told, names)
        case "place":
            form = _("A place has a new name: {new}.")
            return _called(names.place(id_), names.before().place(id_) if names.earlier else None, form)
        case "host":
            form = _("An organisation has a new name: {new}.")
            return _called(names.organisation(id_), names.before().organisation(id_) if names.earlier else None, form)
        case "role":
            form = _("A role has a new name: {new}.")
            return _called(names.meeting(id_), names.before().meeting(id_) if names.earlier else None, form)
        case "title":
            form = _("Something has a new name: {new}.")
            return _called(names.subject(event), names.subject(told.was), form)
        case "preparation":
            return Sentence(_("What to prepare for {title} is new."), {"title": names.subject(event)})
        case "address":
            return _of_address(id_, names)
        case "link" if not event.told("site-link"):
            return Sentence(_("{place} has no link any more."), {"place": names.place(id_)})
        case "link":
            return Sentence(_("{place} has a new link. It is in the calendar."), {"place": names.place(id_)})
        case "directions":
            return Sentence(_("How to find {place} is described anew."), {"place": names.place(id_)})
        case "zone":
            return _of_zone(names)
        case "rest":
            forms = _n("The description of {count} date is new.", "The descriptions of {count} dates are new.")
            return Sentence(forms, {"count": len(told.changes)})


def _called(new: str, old: str | None, otherwise: str) -> Sentence:
    if old is None or old == new:
        return Sentence(otherwise, {"new": new})
    return Sentence(_("{old} is now called {new}."), {"old": old, "new": new})


def _of_name(told: Renewed, names: Names) -> Sentence:
    """Of somebody whose name is not shown any more, neither the old one."""
    person = told.thing.id
    now = names.plan.by_identity.people.get(person)
    if now is None or now.protected or not now.name:
        return Sentence(_("A name in the calendar is no longer shown."), {})
    if person == names.you:
        return Sentence(_("Your name in the calendar is now {new}."), {"new": now.name})
    was = names.earlier.by_identity.people.get(person) if names.earlier else None
    return _called(now.name, was.name if was else None, _("A name in the calendar is new: {new}."))


def _of_address(place: str, names: Names) -> Sentence:
    now = names.plan.by_identity.places[place].address
    earlier = names.earlier.by_identity.places.get(place) if names.earlier else None
    was = earlier.address if earlier else None
    values = {"place": names.place(place), "new": now or "", "old": was or ""}
    if not now:
        return Sentence(_("{place} has no address any more."), values)
    if not was or was == now:
        return Sentence(_("{place} has a new address: {new}."), values)
    return Sentence(_("{place} has a new address: {new} instead of {old}."), values)


def _of_zone(names: Names) -> Sentence:
    now = names.plan.programme.frame.timezone
    was = names.earlier.programme.frame.timezone if names.earlier else now
    if was == now:
        return Sentence(_("All times are now in the time zone {new}."), {"new": now})
    return Sentence(_("All times are now in the time zone {new} instead of {old}."), {"new": now, "old": was})
