"""Why a session cannot be somewhere, in a few words. Nobody else's meetings or reviews are told."""

from introplan.agenda import Plan
from introplan.checks.reviews import part_name
from introplan.days import Closing, Holiday, Weekday
from introplan.demands import Reason
from introplan.diagnostics import Message, _

WORDS = {
    "session-in-avoided-week": _("the programme avoids {closing}"),
    "session-on-bridge-day": _("it is a bridge day"),
    "session-on-half-day": _("the afternoon is off"),
    "session-in-school-break": _("school break in {organisations}"),
    "session-outside-working-day": _("it is outside the working day"),
    "session-in-the-evening": _("it is in the evening"),
    "lecturer-unavailable": _("{person} cannot come"),
    "lecturer-double-booked": _("{person} has something else"),
    "participant-double-booked": _("the cohort has something else"),
    "supporter-double-booked": _("{person} has something else"),
    "guest-double-booked": _("{person} has something else"),
    "place-double-booked": _("{place} is taken"),
    "place-away": _("{place} cannot be used"),
    "place-too-small": _("{place} is too small"),
    "too-many-participants": _("more would come than it takes"),
    "no-break-in-five-hours": _("there is no break of half an hour in five hours"),
    "no-time-for-lunch": _("there is too little time for lunch"),
    "unit-over-agreed-hours": _("{unit} has given all its hours that month"),
    "place-not-accessible": _("{place} does not suit everybody"),
    "no-time-to-travel": _("there is no time to get there"),
    "too-little-daily-rest": _("the night is too short"),
    "session-outside-phase": _("it is outside its phase"),
    "session-outlasts-membership": _("{organisation} takes no part then"),
    "session-without-participants": _("the cohort has not begun, or is done"),
    "session-on-day-off": _("the cohort has not begun, or is done"),
    "review-off-its-month": _("it is too far from when it is due"),
    "review-without-reviewer": _("there is no {role} then"),
}
OTHERWISE = _("`introplan explain {name}` says why")


def obstacles(plan: Plan, reasons: tuple[Reason, ...]) -> tuple[Message, ...]:
    """Each of the reasons in words, of those that say the same one."""
    told = [_told(plan, each) for each in reasons]
    return tuple({each.template + str(each.values): each for each in told}.values())


def _told(plan: Plan, reason: Reason) -> Message:
    if reason.name.endswith("-on-closed-day"):
        return Message(_because(reason.much), {"reason": reason.much})
    if reason.name == "prerequisite-too-late":
        return _order_told(plan, reason)
    programme, who = plan.programme, reason.who[0] if reason.who else ""
    values: dict[str, object] = {"name": reason.name}
    match reason.name:
        case "session-in-avoided-week":
            values["closing"] = reason.much
        case "review-without-reviewer":
            values["role"] = part_name(plan, reason.why)
        case "session-in-school-break":
            values["organisations"] = tuple(organisation.title for organisation, _line in reason.much)
        case "session-outlasts-membership":
            values["organisation"] = programme.organisations[who].title
        case _ if who in programme.places:
            values["place"] = programme.places[who].title
        case "unit-over-agreed-hours":
            values["unit"] = programme.units[who].title
        case _ if who in programme.people:
            values["person"] = plan.called(who)
    return Message(WORDS.get(reason.name, OTHERWISE), values)


def _order_told(plan: Plan, reason: Reason) -> Message:
    """What has to come before what; what is only wanted yet is in no plan, and is what is spoken of."""
    key, needed = reason.why
    values: dict[str, object] = {"first": plan.programme.taught[needed].title}
    second = plan.agenda.by_key.get(key)
    if second is None:
        return Message(_("it must come after {first}"), values)
    return Message(
        _("{first} must come before {second}"), {**values, "second": plan.programme.taught[second.subject].title}
    )


def _because(closed: Holiday | Weekday | Closing) -> str:
    if isinstance(closed, Holiday):
        return _("it is {reason}")
    return _("it is a {reason}") if isinstance(closed, Weekday) else _("it is closed ({reason})")
