"""What is offered beside a plan, listed as it is offered: thousands of ways out are asked for, each beside them all."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from introplan.agenda import Occasion, Plan
from introplan.demands.indexes import series_of
from introplan.demands.sums import Sums

Several = tuple[Occasion, ...]


class InOrder:
    """Occasions by a key of one id or two, in order."""

    def __init__(self, order: Callable[[Occasion], tuple[object, ...]]) -> None:
        self._order = order
        self._lists: dict[tuple[str, ...], list[Occasion]] = {}

    def of(self, *key: str) -> list[Occasion]:
        """Those of a key."""
        return self._lists.get(key, [])

    def add(self, key: tuple[str, ...], occasion: Occasion) -> None:
        """List one more."""
        insort(self._lists.setdefault(key, []), occasion, key=self._order)

    def remove(self, key: tuple[str, ...], occasion: Occasion) -> None:
        """Take one of them out."""
        there = self._lists[key]
        place = bisect_left(there, self._order(occasion), key=self._order)
        while there[place] is not occasion:
            place += 1
        del there[place]


class Beside:
    """Occasions as they have been offered: by day, and the sessions that are on by what is asked of them.

    It grows, and what was asked before something new was offered has to be asked again.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._count = 0
        self.by_day: dict[date, Several] = {}
        self._of_people: dict[date, dict[str, Several]] = {}
        self.by_key = InOrder(by_time)
        self.in_cohort = InOrder(by_time)
        self.by_last_day = InOrder(by_last_day)
        self.in_series = InOrder(by_time)
        self._of_participant = InOrder(by_time)
        self._unlisted: dict[int, Occasion] = {}
        self.sums: dict[str, Sums] = defaultdict(Sums)

    def __len__(self) -> int:
        """How many are offered."""
        return self._count

    def __iter__(self) -> Iterator[Occasion]:
        """All of them, each once, day by day."""
        return iter({id(each): each for several in self.by_day.values() for each in several}.values())

    @property
    def of_participant(self) -> InOrder:
        """The sessions by each participant who comes and what they are of, listed as late as somebody asks for them."""
        for occasion in self._unlisted.values():
            for key in _participants(occasion):
                self._of_participant.add(key, occasion)
        self._unlisted.clear()
        return self._of_participant

    def of_person(self, person: str, day: date) -> Several:
        """Those of a day that somebody attends; a day is listed by people as soon as somebody asks for it."""
        if day not in self.by_day:
            return ()
        if day not in self._of_people:
            there = self._of_people[day] = {}
            for each in self.by_day[day]:
                _list_by_people(there, each)
        return self._of_people[day].get(person, ())

    def on_days(self, days: Iterable[date]) -> Iterator[Occasion]:
        """Those that are on some days, each once."""
        return iter({id(each): each for day in days for each in self.by_day.get(day, ())}.values())

    def add(self, occasion: Occasion) -> None:
        """Offer one more."""
        self._count += 1
        for day in occasion.each_day:
            self.by_day[day] = (*self.by_day.get(day, ()), occasion)
            if day in self._of_people:
                _list_by_people(self._of_people[day], occasion)
        for lists, key in self._keys(occasion):
            lists.add(key, occasion)
        if is_session(occasion):
            self._unlisted[id(occasion)] = occasion
        for cohort in occasion.cohorts if is_session(occasion) else ():
            self.sums[cohort].add(occasion)

    def remove(self, occasion: Occasion) -> None:
        """Offer one of them no more."""
        self._count -= 1
        for day in occasion.each_day:
            self.by_day[day] = tuple(each for each in self.by_day[day] if each is not occasion)
            for person in _attending(occasion) if day in self._of_people else ():
                there = self._of_people[day]
                there[person] = tuple(each for each in there[person] if each is not occasion)
        for lists, key in self._keys(occasion):
            lists.remove(key, occasion)
        if is_session(occasion) and self._unlisted.pop(id(occasion), None) is None:
            for key in _participants(occasion):
                self._of_participant.remove(key, occasion)
        for cohort in occasion.cohorts if is_session(occasion) else ():
            self.sums[cohort].remove(occasion)

    def along_with(self, several: Several) -> "Beside":
        """Another, with these in place of those that have their keys on the same day."""
        other = Beside(self._plan)
        for each in self:
            other.add(each)
        for each in several:
            for before in other.by_day.get(each.day, ()):
                if before.key == each.key:
                    other.remove(before)
            other.add(each)
        return other

    def _keys(self, occasion: Occasion) -> Iterator[tuple[InOrder, tuple[str, ...]]]:
        yield self.by_key, (occasion.key,)
        if not is_session(occasion):
            return
        series = series_of(self._plan, occasion)
        for cohort in occasion.cohorts:
            yield self.in_cohort, (cohort,)
            yield self.by_last_day, (cohort,)
            if series is not None:
                yield self.in_series, (cohort, series)


def _list_by_people(there: dict[str, Several], occasion: Occasion) -> None:
    for person in _attending(occasion):
        there[person] = (*there.get(person, ()), occasion)


def _attending(occasion: Occasion) -> Iterable[str]:
    """Everybody who is there, each once, in whatever part."""
    return dict.fromkeys(each.person for each in occasion.attendees)


def _participants(occasion: Occasion) -> Iterator[tuple[str, str]]:
    """Each participant who comes, and what a session is of."""
    return ((person, occasion.subject) for person in dict.fromkeys(occasion.people("participant", "make_up")))


def by_time(occasion: Occasion) -> tuple[object, ...]:
    """What occasions stand in order by."""
    return occasion.sort_key


def by_last_day(occasion: Occasion) -> tuple[object, ...]:
    """What occasions stand in order by, when it is their last day that counts."""
    return occasion.last, occasion.key


def is_session(occasion: Occasion) -> bool:
    """Whether it is a session, and is on."""
    return occasion.kind == "session" and occasion.is_on
