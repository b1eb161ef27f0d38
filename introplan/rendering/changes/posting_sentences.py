"""Where somebody is to be when it is not their own unit, in sentences: to them, and to those who run the programme."""

from collections.abc import Iterator, Mapping

from introplan.changes.change import Change
from introplan.days import Stretch
from introplan.diagnostics import _
from introplan.rendering.changes.names import ChangeSentence, NamesTold

TO_YOU: Mapping[str, str] = {
    "new": _("You are at {place} {days}."),
    "removed": _("You are no longer to be at {place} {days}."),
    "moved": _("You are at {place} {days}, and not {old_days}."),
    "people": _("Your manager at {place} is {manager}."),
    "nobody": _("No other manager is named for your time at {place} any more."),
    "no-meetings": _("You have no meetings while you are at {place}."),
    "meetings": _("Your meetings go on while you are at {place}."),
}
OF_THEM: Mapping[str, str] = {
    "new": _("{person} is at {place} {days}."),
    "removed": _("{person} is no longer to be at {place} {days}."),
    "moved": _("{person} is at {place} {days}, and not {old_days}."),
    "people": _("The manager of {person} at {place} is {manager}."),
    "nobody": _("No other manager is named for the time of {person} at {place} any more."),
    "no-meetings": _("{person} has no meetings while at {place}."),
    "meetings": _("The meetings of {person} go on while at {place}."),
}
HIDDEN = _("What the calendar of {person} says of where they are has changed.")
"""Of somebody with protected personal data: neither where they are, nor when, is for others to read."""


def of_posting(change: Change, names: NamesTold) -> Iterator[ChangeSentence]:
    """What has changed of somebody's time at a place, the gravest first."""
    event, was = change.event, change.before or change.event
    [person] = event.people("participant")
    if names.hides(person) and names.you != person:
        yield ChangeSentence(HIDDEN, {"person": names.person(person)})
        return
    templates = TO_YOU if names.you == person else OF_THEM
    manager = _manager(change, names)
    values = {
        "person": names.person(person),
        "place": event.title,
        "days": Stretch(event.day, event.last),
        "old_days": Stretch(was.day, was.last),
        "manager": manager,
    }
    for what in change.what:
        match what:
            case "people" if not manager:
                yield ChangeSentence(templates["nobody"], values)
            case "meetings" if event.told("without-meetings"):
                yield ChangeSentence(templates["no-meetings"], values)
            case _ if what in templates:
                yield ChangeSentence(templates[what], values)
            case _:
                continue


def _manager(change: Change, names: NamesTold) -> str:
    """The manager whom the entry names, who does not come to it."""
    found = (key.partition("/") for key in change.event.told_of("person"))
    return next((names.person(id_, part) for part, _slash, id_ in found if part == "manager"), "")
