"""What has changed as a list: under headings, as Markdown, and as values for programs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from introplan.changes.change import Change
from introplan.changes.comparison import Comparison
from introplan.changes.told import Told
from introplan.diagnostics import _
from introplan.language import Language, alphabetical, day_words, fill
from introplan.releases import PublishedEvent
from introplan.rendering.changes.memberships import as_groups
from introplan.rendering.changes.names import NamesTold
from introplan.rendering.changes.sentences import in_sentences
from introplan.rendering.markup import markdown_text

By = Literal["person", "cohort", "day"]


class ListedGroup(NamedTuple):
    """A heading, and what is told under it."""

    heading: str
    told: tuple[Told, ...]


class ListingWish(NamedTuple):
    """How what has changed is to be grouped, and whose of it alone."""

    by: By = "cohort"
    person: str | None = None
    cohort: str | None = None


def groups(comparison: Comparison, names: NamesTold, language: Language, wish: ListingWish) -> list[ListedGroup]:
    """What is told, under headings: cohorts in the plan's order, people in the alphabet's, days in time's."""
    wish = wish._replace(
        person=wish.person and names.identity_of_person(wish.person),
        cohort=wish.cohort and names.identity_of_cohort(wish.cohort),
    )
    if wish.by == "person":
        everyone = [wish.person] if wish.person else sorted(comparison.by_person, key=lambda one: _known_as(one, names))
        found = [ListedGroup(_known_as(one, names)[0][1], _chosen(comparison.told_to(one), wish)) for one in everyone]
        return [group for group in found if group.told]
    told = _chosen(comparison.told_to(wish.person) if wish.person else as_groups(comparison.told, names), wish)
    if wish.by == "day":
        by_day: dict[date, list[Told]] = defaultdict(list)
        for one in told:
            by_day[one.day].append(one)
        return [ListedGroup(day_words(day, language), tuple(by_day[day])) for day in sorted(by_day)]
    order = {cohort: index for index, cohort in enumerate(names.plan.by_identity.cohorts)}
    by_cohorts: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told:
        by_cohorts[one.cohorts].append(one)
    in_order = sorted(by_cohorts, key=lambda cohorts: (not cohorts, [order.get(each, len(order)) for each in cohorts]))
    return [ListedGroup(_titles(cohorts, names, language), tuple(by_cohorts[cohorts])) for cohorts in in_order]


def _chosen(told: Iterable[Told], wish: ListingWish) -> tuple[Told, ...]:
    return tuple(one for one in told if wish.cohort is None or wish.cohort in one.cohorts)


def _known_as(person: str, names: NamesTold) -> tuple[tuple[str, str], str]:
    """How those who run the programme know a person, in the order of the alphabet: a protected one by the id."""
    entries = (plan.by_identity.people.get(person) for plan in names.plans)
    return alphabetical(next((entry.name or entry.id for entry in entries if entry), person)), person


def _titles(cohorts: Sequence[str], names: NamesTold, language: Language) -> str:
    if not cohorts:
        return fill(_("For others than a cohort"), {}, language)
    return fill("{cohorts}", {"cohorts": tuple(map(names.cohort, cohorts))}, language)


def as_markdown(title: str, since: str, found: Sequence[ListedGroup], names: NamesTold, language: Language) -> str:
    """A list in Markdown, with what authors have written as plain text."""
    lines = [f"## {markdown_text(title)}", "", markdown_text(since), ""]
    for group in found:
        lines += [f"### {markdown_text(group.heading)}", ""]
        lines += [f"- {markdown_text(in_sentences(one, names, language))}" for one in group.told]
        lines.append("")
    return "\n".join(lines)


def as_values(found: Sequence[ListedGroup], names: NamesTold, language: Language) -> list[dict[str, object]]:
    """Everything under the headings as JSON values; of a single event, also how it was and how it is."""
    return [
        {
            "group": group.heading,
            "what": list(one.what) if isinstance(one, Change) else one.what,
            "day": str(one.day),
            "last": str(one.last),
            "cohorts": [names.id_now("cohorts", each) for each in one.cohorts],
            "people": [names.id_now("people", each) for each in one.people],
            "sentence": in_sentences(one, names, language),
            **(_before_and_after(one, names) if isinstance(one, Change) else {}),
        }
        for group in found
        for one in group.told
    ]


def _before_and_after(change: Change, names: NamesTold) -> Mapping[str, object]:
    return {
        "key": change.event.key,
        "before": _values(change.before, names) if change.before else None,
        "after": _values(change.after, names) if change.after else None,
    }


def _values(event: PublishedEvent, names: NamesTold) -> dict[str, object]:
    times = event.times
    return {
        "title": event.title,
        "day": str(event.day),
        "start": f"{times.start:%H:%M}" if times else None,
        **({"until": str(event.until)} if event.until else {}),
        "end": f"{times.end:%H:%M}" if times and times.end else None,
        "place": names.id_now("places", event.place) if event.place else None,
        "status": event.status,
        "attendees": [{"person": names.id_now("people", person), "part": part} for person, part in event.attendees],
    }
