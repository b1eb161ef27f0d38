"""What an offer costs, in words: what it brings and ends over days, weeks and months, said beside it."""

from collections.abc import Iterable

from introplan.agenda import Plan, is_invited
from introplan.demands import Price, Reason
from introplan.diagnostics import Message, WayOut, _, _n

MOST_SAID = 2
"""Of more that an offer brings or ends than this, the first are said."""
BRINGS = {
    "week-too-full": _("the week has sessions on {days} days"),
    "unit-over-agreed-hours": _("{unit} is without its participants for {hours} that month"),
    "no-time-for-lunch": _("{left} is left for lunch"),
    "no-break-in-five-hours": _("there is no break of half an hour in five hours"),
    "exchange-too-far-apart": _n(
        "{weeks} week passes without any of it", "{weeks} weeks pass without any of it", by="weeks"
    ),
    "first-weeks-empty": _("the first weeks of {cohort} are empty"),
    "invited-while-busy": _("{person} cannot come to {session}"),
    "too-much-on-one-lecturer": _("{lecturer} alone gives {percent}% of the hours"),
}
ENDS = {
    "week-too-full": _("the week is no longer too full"),
    "unit-over-agreed-hours": _("{unit} keeps to its hours that month"),
    "no-time-for-lunch": _("there is time for lunch"),
    "no-break-in-five-hours": _("there is a break within five hours"),
    "exchange-too-far-apart": _("it comes back in time"),
    "first-weeks-empty": _("the first weeks are no longer empty"),
    "invited-while-busy": _("{person} can come to {session}"),
    "too-much-on-one-lecturer": _("less depends on {lecturer} alone"),
}


def with_price(plan: Plan, way: WayOut, price: Price) -> WayOut:
    """The way out with what it brings and ends. What brings something is for a person to choose, so it has no fix."""
    said = price_in_words(plan, price)
    if not said:
        return way
    values = dict(way.values) | {"way": Message(way.help, way.values), "price": said}
    return WayOut(_("{way}; then {price}"), values, None if price.brings else way.fix)


def price_in_words(plan: Plan, price: Price) -> tuple[Message, ...]:
    """What it brings and ends, the first of it, each in a sentence; nothing when it costs nothing."""
    brought = {reason.name for reason in price.brings}
    ended = (reason for reason in price.ends if reason.name not in brought)
    return (*_said(plan, BRINGS, price.brings), *_said(plan, ENDS, ended))[:MOST_SAID]


def _said(plan: Plan, templates: dict[str, str], reasons: Iterable[Reason]) -> list[Message]:
    """Each that is said, once, however many people it is said of."""
    told = {reason.name: Message(templates[reason.name], _values(plan, reason)) for reason in reasons}
    return list(told.values())


def _values(plan: Plan, reason: Reason) -> dict[str, object]:
    match reason.name:
        case "week-too-full":
            return {"days": len(reason.much) if isinstance(reason.much, tuple) else 0}
        case "unit-over-agreed-hours":
            return {"unit": plan.programme.units[reason.who[0]].title, "hours": reason.much}
        case "no-time-for-lunch":
            return {"left": reason.much}
        case "exchange-too-far-apart":
            return {"weeks": len(reason.much[1]) // 7}
        case "first-weeks-empty":
            return {"cohort": plan.programme.cohorts[reason.who[0]].title}
        case "invited-while-busy":
            asked = next(each for each in reason.much if is_invited(reason.who[0], each))
            return {"person": plan.called(reason.who[0]), "session": plan.title(asked)}
        case "too-much-on-one-lecturer":
            return {"lecturer": plan.called(reason.who[0]), "percent": reason.much}
        case _:
            return {}
