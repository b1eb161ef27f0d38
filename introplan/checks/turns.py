"""Findings about several days of one session, or several of the times that it comes back, told as one.

The same line of the plan has brought them about. What is known of each is still known of each, so that one more day
is news and the others are not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from string import Formatter
from types import MappingProxyType

from introplan.agenda import Occasion, Plan
from introplan.checks.causes import all_ways
from introplan.checks.occasions import MOST_NAMES, alike, key_of
from introplan.checks.ways_out import CANCEL_IT
from introplan.days import Dates
from introplan.diagnostics import Concerned, Diagnostic, Fix, Label, Message, WayOut, _
from introplan.language import sentence_of


def as_one_session(plan: Plan, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, those of one check at one line about the same session as one, whatever days they are about."""
    turns = _turns(plan)
    if not turns:
        yield from found
        return
    alike: dict[object, list[Diagnostic]] = defaultdict(list)
    for each in found:
        alike[_shared(each, turns) or id(each)].append(each)
    for several in alike.values():
        yield several[0] if len(several) == 1 else _one(plan, several, turns)


def _turns(plan: Plan) -> Mapping[str, Occasion]:
    """The days and times of sessions that have several, by how the author refers to each; days on end are one."""
    return {key_of(each): each for each in plan.agenda.sessions if each.turn is not None or each.days}


def _shared(found: Diagnostic, turns: Mapping[str, Occasion]) -> object:
    """What those have in common that are told as one: check, line, severity and sessions; None of no such session."""
    if turns.keys().isdisjoint(found.ids):
        return None
    whole = tuple(dict.fromkeys(turns[id_].session_called for id_ in found.ids if id_ in turns))
    others = tuple(id_ for id_ in found.ids if id_ not in turns and "/" in id_)
    return found.names, found.severity, found.at.span, whole, others


def _one(plan: Plan, several: Sequence[Diagnostic], turns: Mapping[str, Occasion]) -> Diagnostic:
    in_order = sorted(several, key=lambda each: (each.day or date.min, each.sort_key))
    first = in_order[0]
    keys = tuple(dict.fromkeys(id_ for each in in_order for id_ in each.ids if id_ in turns))
    is_moved_as_one = all(plan.written(turns[key]).repeats is None for key in keys)
    told = replace(
        first,
        message=_of_all(in_order),
        also=_labels_of(in_order),
        about=_about_all(in_order, keys),
        parts=tuple(part for each in in_order for part in each.each),
    )
    if is_moved_as_one:
        return told
    return replace(told, help="", fix=None, way_out=lambda offers: _way_of_each(plan, in_order, offers))


def _way_of_each(plan: Plan, in_order: Sequence[Diagnostic], offers: object) -> WayOut:
    """The ways out of the times that it comes back; of many only words, of the first.

    Times that are all to be cancelled are, in one line.
    """
    told = [each.with_way_out(offers) for each in in_order]
    if all(each.help == CANCEL_IT for each in told):
        lines = tuple(dict.fromkeys(each.message.values["cancelling"] for each in told))
        edits = dict.fromkeys(edit for each in told if each.fix for edit in each.fix.edits)
        return WayOut(_("cancel it those times: write {lines} under `changes`"), {"lines": lines}, Fix(tuple(edits)))
    way = all_ways(plan, told[:MOST_NAMES], offers)
    return way if len(in_order) <= MOST_NAMES else way._replace(fix=None)


def _of_all(in_order: Sequence[Diagnostic]) -> Message:
    """What they say, on all of their days; where it is not quite the same, the first, and the days of the others."""
    first, days = in_order[0].message, [each.day for each in in_order if each.day is not None]
    values = {**first.values, "last_day": max(days)} if days else dict(first.values)
    if len(set(days)) < 2:
        return Message(first.template, MappingProxyType(values))
    template = sentence_of(first.template, first.values, "en")
    holes = {hole for _text, hole, _form, _conversion in Formatter().parse(template) if hole and hole != "day"}
    if all(
        each.message.template == first.template and repr(each.message.values.get(hole)) == repr(first.values.get(hole))
        for each in in_order
        for hole in holes
    ):
        return Message(first.template, MappingProxyType({**values, "day": Dates.of(days)}))
    others = Dates.of(day for day in days if day != days[0])
    likewise = {**values, "told": first, "others": others}
    return Message(_("{told}; likewise on {others}"), MappingProxyType(likewise))


def _labels_of(in_order: Sequence[Diagnostic]) -> tuple[Label, ...]:
    """All their other places, each once, as seen by the finding that names it."""
    found: dict[object, Label] = {}
    for each in in_order:
        for label in each.also:
            seen = each.seen_at(label)
            found.setdefault((label.span, label.template), Label(label.span, seen.template, seen.values))
    return tuple(found.values())[:MOST_NAMES]


def _about_all(in_order: Sequence[Diagnostic], keys: tuple[str, ...]) -> tuple[Concerned, ...]:
    """All ids that they are about, the days and times of the session alike, and so are those who are alike in one."""
    every = dict.fromkeys(id_ for each in in_order for id_ in each.ids)
    together = {id_ for each in in_order for ids in each.about if not isinstance(ids, str) for id_ in ids}
    alone = tuple(id_ for id_ in every if id_ not in keys and id_ not in together)
    return *alone, *alike(keys), *alike(tuple(id_ for id_ in every if id_ in together and id_ not in keys))
