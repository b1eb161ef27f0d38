"""How the meetings of two people have changed, in a sentence for others and for one of the two."""

from introplan.changes.support import SupportChange
from introplan.days import Moment, Stretch, Weekday
from introplan.diagnostics import _
from introplan.rendering.changes.names import ChangeSentence, NamesTold


def _pair_values(change: SupportChange, names: NamesTold) -> dict[str, object]:
    pair, before, after = change.pair, change.before, change.after
    other = pair.supporter if names.you == pair.participant else pair.participant
    values: dict[str, object] = {
        "participant": names.person(pair.participant),
        "supporter": names.person(pair.supporter, pair.role),
        "other": names.person(other, pair.role if other == pair.supporter else "participant"),
        "role": names.part(pair.role),
        "instead_of": names.person(change.instead_of, pair.role) if change.instead_of else "",
        "day": Moment(change.holds_from or change.day),
        "count": change.kept or change.gone or change.added,
        "gone": change.gone,
        "added": change.added,
        "stretch": Stretch(change.day, change.last),
    }
    for prefix, pattern in (("old_", before), ("", after)):
        if pattern:
            values[f"{prefix}rhythm"] = pattern.rhythm or ""
            values[f"{prefix}weekday"] = Weekday(pattern.weekday)
            values[f"{prefix}times"] = pattern.times or ""
            values[f"{prefix}place"] = names.place(pattern.place) if pattern.place else ""
    for prefix, span in (("old_", change.span_before), ("", change.span_after)):
        if span:
            values[f"{prefix}first"], values[f"{prefix}final"] = map(Moment, span)
    return values


def of_pair(change: SupportChange, names: NamesTold) -> ChangeSentence:  # noqa: PLR0912 - one branch for each kind
    """For those who run the programme: the two are named."""
    values = _pair_values(change, names)
    meets = change.after is not None and change.after.rhythm is not None
    match change.what:
        case "begins" if meets:
            template = _(
                "{participant} gets {supporter} as {role}. They meet {rhythm}, on {weekday}s at {times}, from {day}."
            )
        case "begins":
            template = _("{participant} gets {supporter} as {role}. They meet on {day}.")
        case "ends":
            template = _("{participant} and {supporter} do not meet any more, from {day}.")
        case "switches" if meets:
            template = _(
                "{participant} gets {supporter} as {role} instead of {instead_of}, from {day}. "
                "They meet {rhythm}, on {weekday}s at {times}."
            )
        case "switches":
            template = _("{participant} gets {supporter} as {role} instead of {instead_of}, from {day}.")
        case "rhythm":
            template = _("{participant} and {supporter} meet {rhythm} instead of {old_rhythm}, from {day}.")
        case "starts":
            template = _("{participant} and {supporter} meet for the first time on {first} instead of {old_first}.")
        case "stops":
            template = _("{participant} and {supporter} meet for the last time on {final} instead of {old_final}.")
        case "pauses":
            template = _("{participant} and {supporter} do not meet {stretch}. They meet again from {day}.")
        case "some" if not change.added:
            template = _("{participant} and {supporter}: {gone} meetings are no more, {stretch}.")
        case "some" if not change.gone:
            template = _("{participant} and {supporter}: {added} meetings are new, {stretch}.")
        case "some":
            template = _("{participant} and {supporter}: {added} meetings are new and {gone} are no more, {stretch}.")
        case "moved" if _pattern_differs(change):
            template = _(
                "{participant} and {supporter} meet on {weekday}s at {times} instead of {old_weekday}s at {old_times}, "
                "from {day}."
            )
        case "moved":
            template = _("{participant} and {supporter}: {count} meetings have another day, time or place, {stretch}.")
        case "place" if not values["place"]:
            template = _("{participant} and {supporter}: no place is given for their meetings any more, from {day}.")
        case "place":
            template = _("{participant} and {supporter} have a new place for their meetings, {place}, from {day}.")
        case "link":
            template = _("{participant} and {supporter} have a new link for their meetings, from {day}.")
        case "text":
            template = _("{participant} and {supporter}: the descriptions of {count} meetings are new.")
    return ChangeSentence(template, values)


def to_pair(change: SupportChange, names: NamesTold) -> ChangeSentence:  # noqa: PLR0912 - one branch for each kind
    """For one of the two."""
    values = _pair_values(change, names)
    meets = change.after is not None and change.after.rhythm is not None
    supported = names.you == change.pair.participant
    match change.what:
        case "begins" | "switches" if names.you == change.instead_of:
            template = _(
                "{supporter} takes over as {role} for {participant}, from {day}. Your meetings after that are no more."
            )
        case "switches" if supported and meets:
            template = _(
                "{supporter} is your {role} from {day}, instead of {instead_of}. "
                "You meet {rhythm}, on {weekday}s at {times}."
            )
        case "switches" if supported:
            template = _("{supporter} is your {role} from {day}, instead of {instead_of}.")
        case "begins" | "switches" if supported and meets:
            template = _("{supporter} is your {role}. You meet {rhythm}, on {weekday}s at {times}, from {day}.")
        case "begins" | "switches" if supported:
            template = _("{supporter} is your {role}. You meet on {day}.")
        case "begins" | "switches" if meets:
            template = _("You are {role} for {participant}. You meet {rhythm}, on {weekday}s at {times}, from {day}.")
        case "begins" | "switches":
            template = _("You are {role} for {participant}. You meet on {day}.")
        case "ends":
            template = _("You and {other} do not meet any more, from {day}.")
        case "rhythm":
            template = _("You and {other} meet {rhythm} instead of {old_rhythm}, from {day}.")
        case "starts":
            template = _("You and {other} meet for the first time on {first} instead of {old_first}.")
        case "stops":
            template = _("You and {other} meet for the last time on {final} instead of {old_final}.")
        case "pauses":
            template = _("You and {other} do not meet {stretch}. You meet again as before from {day}.")
        case "some" if not change.added:
            template = _("You and {other}: {gone} meetings are no more, {stretch}.")
        case "some" if not change.gone:
            template = _("You and {other}: {added} meetings are new, {stretch}.")
        case "some":
            template = _("You and {other}: {added} meetings are new and {gone} are no more, {stretch}.")
        case "moved" if _pattern_differs(change):
            template = _(
                "You and {other} meet on {weekday}s at {times} instead of {old_weekday}s at {old_times}, from {day}."
            )
        case "moved":
            template = _("You and {other}: {count} meetings have another day, time or place, {stretch}.")
        case "place" if not values["place"]:
            template = _("You and {other}: no place is given for your meetings any more, from {day}.")
        case "place":
            template = _("You and {other} have a new place for your meetings, {place}, from {day}.")
        case "link":
            template = _("You and {other} have a new link for your meetings, from {day}. It is in the calendar.")
        case "text":
            template = _("You and {other}: the descriptions of {count} meetings are new.")
    return ChangeSentence(template, values)


def _pattern_differs(change: SupportChange) -> bool:
    before, after = change.before, change.after
    return before is not None and after is not None and before[1:3] != after[1:3]
