"""What is meant by words on the command line: an id, a name or a title, alone or with what it belongs to before it.

`ada-testsson`, `Ada Testsson` and `Ada` are the same person, where no other is called so. What stands within
something else is parted from it by a slash: `ht26/tolk`, `malmo/ht26/tolk`, `ada-testsson/manad-3`. What is left out
on the left has to be clear without it. Small letters and capitals are the same, and so are letters with and without
accents where nothing else is called so. The beginnings of the words are enough where they can mean nothing else:
`Ad Test`.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from introplan.agenda import Plan
from introplan.amendments.amendment import Hindrance
from introplan.diagnostics import Message, _, _n
from introplan.language import Either
from introplan.model import Entry
from introplan.model.ids import id_meant
from introplan.reading.suggestions import as_word, meant

Kind = Literal[
    "session",
    "participant",
    "review",
    "event",
    "person",
    "cohort",
    "lecture",
    "activity",
    "place",
    "organisation",
    "unit",
    "pairing",
    "programme-review",
    "programme-task",
    "task",
    "phase",
    "goal",
    "area",
    "competence",
    "group",
]
"""What can be asked for. The id of a session is `cohort/key`, of a participant `cohort/person`, and of a review
`cohort/person/review`: one talk with one participant. The talk itself, as the programme has it, is `programme-review`.
A `programme-task` is for everybody; the id of a `task`, which a cohort has of its own, is `cohort/key`.
"""

SECTIONS: dict[Kind, str] = {
    "event": "events",
    "person": "people",
    "cohort": "cohorts",
    "lecture": "lectures",
    "activity": "activities",
    "place": "places",
    "organisation": "organisations",
    "unit": "units",
    "pairing": "pairings",
    "programme-review": "reviews",
    "programme-task": "tasks",
    "phase": "phases",
    "goal": "goals",
    "area": "areas",
    "competence": "competences",
    "group": "groups",
}
"""The section that may stand before an id, where things of several kinds are called the same."""

IN_THE_FRAME: tuple[Kind, ...] = ("programme-review", "programme-task", "phase", "goal")
"""What has its section in `programme`."""

NOT_THERE: dict[Kind, str] = {
    "session": _("there is no session `{words}`"),
    "participant": _("there is no participant `{words}`"),
    "review": _("there is no review `{words}`"),
    "event": _("there is no event `{words}`"),
    "person": _("there is no person `{words}`"),
    "cohort": _("there is no cohort `{words}`"),
    "lecture": _("there is no lecture `{words}`"),
    "activity": _("there is no activity `{words}`"),
    "place": _("there is no place `{words}`"),
    "organisation": _("there is no organisation `{words}`"),
    "unit": _("there is no unit `{words}`"),
    "pairing": _("there is no pairing `{words}`"),
    "task": _("there is no task `{words}`"),
    "programme-task": _("there is no task `{words}`"),
}
STANDS_IN = SECTIONS | {"session": "sessions", "participant": "participants", "review": "reviews", "task": "tasks"}
"""The section that something stands in, in a file of its own or in that of its cohort."""
NOTHING = _("there is nothing called `{words}` in the plan")
MOST_CHOICES = 12
MOST_GUESSES = 4
MOST_SLASHES = 6
SHORTEST_BEGINNING = 2
IN_FULL = 2
"""The nearness of words that are an id or a whole name, however they are spelt."""


class Asked(NamedTuple):
    """What was meant, and the plan that has it."""

    plan: Plan
    id: str
    kind: Kind


def asked(plans: Sequence[Plan], kind: Kind | Sequence[Kind], words: str) -> Asked | Hindrance:
    """The one thing of a kind, or of several kinds, that the words mean, in any of the plans."""
    found = everything_asked(plans, kind, words)
    if isinstance(found, Hindrance):
        return found
    return found[0] if len(found) == 1 else _Choices.of(plans, kind).ambiguous(words)


def everything_asked(plans: Sequence[Plan], kind: Kind | Sequence[Kind], words: str) -> tuple[Asked, ...] | Hindrance:
    """What the words mean, also in each of several plans that call it by the same id."""
    choices = _Choices.of(plans, kind)
    found = choices.found(words)
    if not found:
        return choices.unknown(words)
    if len({(choice.id, choice.kind) for choice in found}) > 1:
        return choices.ambiguous(words)
    return tuple(Asked(choice.plan, choice.id, choice.kind) for choice in found)


class CalledAs(NamedTuple):
    """What something is called: its id, its names in full, and what is enough of them, or is what it once was."""

    id: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    was: str | None = None

    def nearness(self, words: str) -> int | None:
        """How near the words come to it, 0 being the id itself; None when they mean something else."""
        if words == self.id:
            return 0
        if _small(words) in map(_small, self.names):
            return 1
        plain = _plain(words)
        if plain and plain in map(_plain, (self.id, *self.names)):
            return 2
        if plain and plain in map(_plain, self.short):
            return 3
        forms = map(_plain, (self.id, *self.names, *self.short))
        return 4 if len(plain) >= SHORTEST_BEGINNING and any(_begins(plain, form) for form in forms) else None


@dataclass(frozen=True, eq=False)
class _Choice:
    """One thing that can be asked for, by what it and all that it stands in is called, the outermost first."""

    plan: Plan
    kind: Kind
    parts: tuple[CalledAs, ...]

    @property
    def id(self) -> str:
        return "/".join(part.id for part in self.parts)

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """How it may be typed by ids, the shortest that is its own last."""
        section = [SECTIONS[self.kind]] if self.kind in SECTIONS else []
        shorter = ["/".join(part.id for part in self.parts[1:])] if len(self.parts) > 2 else []
        longer = ["/".join([*section, self.id]), f"{self.plan.name}/{self.id}"]
        return (*shorter, self.id, *longer, "/".join([self.plan.name, *section, self.id]))

    def nearness(self, pieces: Sequence[str]) -> tuple[int, bool] | None:
        """How near words that were parted come to it, and whether something is left out; None when they are not it."""
        within = pieces[-len(self.parts) :]
        found = [part.nearness(piece) for part, piece in zip(reversed(self.parts), reversed(within), strict=False)]
        if None in found or tuple(pieces[: len(pieces) - len(within)]) not in self._before:
            return None
        return max(each for each in found if each is not None), len(within) < len(self.parts)

    @cached_property
    def _before(self) -> tuple[tuple[str, ...], ...]:
        """What may stand to the left of all its parts."""
        section = ((SECTIONS[self.kind],),) if self.kind in SECTIONS else ()
        return ((), (self.plan.name,), *section, *((self.plan.name, *each) for each in section))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Whatever may have been meant to be typed, in small letters."""
        last = self.parts[-1]
        names = (*last.names, *last.short, *map(_plain, last.names))
        return frozenset(map(_small, (*self.typed, last.id, *names, *([last.was] if last.was else []))))


@dataclass(frozen=True)
class _Choices:
    """All that can be asked for."""

    plans: tuple[Plan, ...]
    every: tuple[_Choice, ...]
    kinds: tuple[Kind, ...]

    @classmethod
    def of(cls, plans: Sequence[Plan], kind: Kind | Sequence[Kind]) -> "_Choices":
        kinds = _kinds(kind)
        every: dict[tuple[str, Kind, tuple[str, ...]], _Choice] = {}
        for plan in plans:
            for each in kinds:
                for parts in _known(plan, each):
                    choice = _Choice(plan, each, parts)
                    every.setdefault((plan.name, each, tuple(part.id for part in parts)), choice)
        return cls(tuple(plans), tuple(every.values()), kinds)

    def found(self, words: str) -> tuple[_Choice, ...]:
        """What the words mean; several things where they may mean each of them."""
        ways = list(_parted(" ".join(words.split())))
        near = [(each, choice) for choice in self.every for way in ways if (each := choice.nearness(way)) is not None]
        nearest = min((each for each, _choice in near), default=None)
        return tuple(dict.fromkeys(choice for each, choice in near if each == nearest))

    def as_typed(self, choice: _Choice) -> str:
        """The shortest way to ask for it by ids."""
        ways = choice.typed
        return next((way for way in ways if self.found(way) == (choice,)), ways[-1])

    def ambiguous(self, words: str) -> Hindrance:
        """That the words mean several things, and how each is asked for."""
        found = self.found(words)
        first = self.as_typed(found[0])
        told = tuple(self._told(choice) for choice in found[:MOST_CHOICES])
        more = len(found) - len(told)
        template = (
            _("`{words}` may be any of these: {choices}; and {more} more")
            if more
            else _("`{words}` may be any of these: {choices}")
        )
        return Hindrance(
            Message(template, {"words": words, "choices": told, "more": more}),
            Message(_("write the one you mean as it is written here, such as `{typed}`"), {"typed": first}),
            is_misspelt=True,
        )

    def unknown(self, words: str) -> Hindrance:
        """That the words mean nothing, and what may have been meant."""
        kind, *others = self.kinds
        if others and (elsewhere := self._elsewhere(words)):
            values = {"words": words, "sections": elsewhere}
            return Hindrance(
                Message(_("`{words}` is in {sections}, and cannot be chosen here"), values),
                Message(_("choose something that is in {sections}"), {"sections": Either(_sections(self.kinds))}),
                is_misspelt=True,
            )
        template = NOTHING if others else NOT_THERE.get(kind, NOTHING)
        return Hindrance(Message(template, {"words": words}), self._way_out(words), is_misspelt=True)

    def _elsewhere(self, words: str) -> tuple[str, ...]:
        """The sections that have something so called, of a kind that is not asked for."""
        others = _Choices.of(self.plans, [kind for kind in get_args(Kind) if kind not in self.kinds])
        ways = list(_parted(" ".join(words.split())))
        near = [(choice.kind, choice.nearness(way)) for choice in others.every for way in ways]
        return _sections(kind for kind, found in near if found is not None and found[0] <= IN_FULL)

    def _way_out(self, words: str) -> Message:
        meant_by: dict[str, list[_Choice]] = defaultdict(list)
        for choice in self.every:
            for form in choice.forms:
                meant_by[form].append(choice)
        guess = meant(" ".join(words.split()), sorted(meant_by))
        close = meant_by.get(guess, [])
        guesses = tuple(dict.fromkeys(self.as_typed(choice) for choice in close))
        if 0 < len(guesses) <= MOST_GUESSES:
            template = _n("did you mean {choices}?", "did you mean one of these: {choices}?", by="choices")
            return Message(template, {"choices": tuple(map(as_word, guesses))})
        if 0 < len(self.every) <= MOST_CHOICES:
            choices = tuple(as_word(self.as_typed(choice)) for choice in self.every)
            return Message(_("choose from {choices}"), {"choices": choices})
        return Message(_("write its id, its name or its title as it is in the plan"))

    def _told(self, choice: _Choice) -> Message:
        """How it is asked for, with what tells it from the others; of a protected person nothing but the id."""
        typed = self.as_typed(choice)
        if choice.kind == "session":
            day = choice.plan.programme.session_called(choice.id).date
            return Message(_("`{typed}`, {day}"), {"typed": typed, "day": day})
        names = choice.parts[-1].names
        if names and (at := _where(choice)):
            return Message(_("`{typed}`, {name}, {unit}"), {"typed": typed, "name": names[0], "unit": at})
        if names:
            return Message(_("`{typed}`, {name}"), {"typed": typed, "name": names[0]})
        return Message(_("`{typed}`"), {"typed": typed})


def _where(choice: _Choice) -> str:
    """The unit, else the organisation, of a person: two of one name are told apart by that."""
    if choice.kind not in ("person", "participant"):
        return ""
    programme = choice.plan.programme
    person = programme.people[choice.parts[-1].id]
    if person.unit:
        return programme.units[person.unit].title
    return programme.organisations[person.organisation].title if person.organisation else ""


def _sections(kinds: Iterable[Kind]) -> tuple[str, ...]:
    return tuple(map(as_word, dict.fromkeys(STANDS_IN[kind] for kind in kinds)))


def _kinds(kind: Kind | Sequence[Kind]) -> tuple[Kind, ...]:
    return (kind,) if isinstance(kind, str) else tuple(kind)


@lru_cache(maxsize=4096)
def _small(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split())).casefold()


@lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    return id_meant(words)


def _begins(typed: str, form: str) -> bool:
    """Whether what is typed begins the first word of a form and then, in order, others of it; all are plain."""
    first, *others = typed.split("-")
    if not form.startswith(first):
        return False
    left = iter(form.split("-")[1:])
    return all(any(word.startswith(each) for word in left) for each in others)


def _parted(words: str) -> Iterator[tuple[str, ...]]:
    """The words at their slashes, and at fewer of them: a title may have a slash of its own."""
    at = [index for index, sign in enumerate(words) if sign == "/"][:MOST_SLASHES]
    for chosen in range(2 ** len(at)):
        cuts = [index for number, index in enumerate(at) if chosen & (1 << number)]
        bounds = [-1, *cuts, len(words)]
        yield tuple(words[start + 1 : end].strip() for start, end in pairwise(bounds))


def _known(plan: Plan, kind: Kind) -> Iterator[tuple[CalledAs, ...]]:
    """All of a kind that a plan has, each with what it stands in."""
    match kind:
        case "session":
            yield from _sessions(plan)
        case "participant":
            for cohort in plan.programme.cohorts.values():
                yield from ((_titled(cohort), _person(plan, id_)) for id_ in cohort.participants)
        case "review":
            reviews = [_titled(each) for each in plan.programme.frame.reviews.values()]
            for parts in _known(plan, "participant"):
                yield from ((*parts, review) for review in reviews)
        case "task":
            for cohort in plan.programme.cohorts.values():
                yield from ((_titled(cohort), _titled(task)) for task in cohort.tasks.values())
        case "person":
            yield from ((_person(plan, id_),) for id_ in plan.programme.people)
        case _:
            yield from ((_titled(entry),) for entry in entries_of(plan, kind).values())


def entries_of(plan: Plan, kind: Kind) -> Mapping[str, Entry]:
    """The entries of a kind that has a section, by their ids."""
    owner = plan.programme.frame if kind in IN_THE_FRAME else plan.programme
    entries: Mapping[str, Entry] = getattr(owner, SECTIONS[kind])
    return entries


def _titled(entry: Entry) -> CalledAs:
    """What an entry with a title is called; an event by its subject, a pairing by nothing but its id."""
    title = getattr(entry, "title", None) or getattr(entry, "subject", None)
    return CalledAs(entry.id, (title,) if title else (), was=getattr(entry, "was", None))


def _person(plan: Plan, id_: str) -> CalledAs:
    """A person by name, and by the first or the last word of it; a protected person by nothing but the id."""
    person = plan.programme.people[id_]
    words = (person.name or "").split()
    return CalledAs(
        id_, (person.name,) if person.name else (), tuple(dict.fromkeys(words[:1] + words[-1:])), person.was
    )


def _sessions(plan: Plan) -> Iterator[tuple[CalledAs, CalledAs]]:
    for cohort in plan.programme.cohorts.values():
        for key, session in cohort.sessions.items():
            taught = plan.programme.activity_of(session)
            yield _titled(cohort), CalledAs(key, (taught.title,), (taught.id,), session.was)
