"""The meetings of all pairings beside each other: which stay, which go where they must, and which find other room."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from introplan.agenda.given_out import GivenOut
from introplan.agenda.meetings import Meetings, Series, WantedMeeting, days_beyond, days_of_week, series_of
from introplan.agenda.occasions import Occasion
from introplan.agenda.support import SupportIndex
from introplan.agenda.taken import Taken, rooms_of
from introplan.days import OpenDays
from introplan.model import Programme

Looking = tuple[Series, WantedMeeting]


def placed_meetings(
    programme: Programme,
    support: SupportIndex,
    open_days: OpenDays,
    fixed: Sequence[Occasion],
    given_out: GivenOut,
) -> Iterator[Occasion]:
    """The meetings of all pairings, each key once, beside what is `fixed`: sessions, reviews and events with a time.

    Those of cohorts that are decided come first, as if there were no proposed session and no draft; then those of
    drafts, beside all. Of two that want the same time, the one whose key is first gets it.
    """
    pairs = (series_of(programme, each, open_days) for each in support.every)
    every = sorted((series for series in pairs if series is not None), key=lambda series: series.sort_key)
    taken = Taken(rooms_of(programme.places))
    taken.take(occasion for occasion in fixed if occasion.is_decided)
    decided = _beside_each_other([series for series in every if not series.is_draft], taken, given_out)
    yield from decided
    if drafts := [series for series in every if series.is_draft]:
        made = {meeting.key for meeting in decided}
        taken.take(occasion for occasion in fixed if not occasion.is_decided)
        taken.take(meeting for meeting in decided if meeting.moved_from is not None)
        regular = [meeting for meeting in decided if meeting.moved_from is None]
        yield from (each for each in _beside_each_other(drafts, taken, given_out, regular) if each.key not in made)


def _beside_each_other(
    every: Sequence[Series], taken: Taken, given_out: GivenOut, regular: Sequence[Occasion] = ()
) -> list[Occasion]:
    """The meetings of some series, each key once; nothing is moved to where others are `regular`."""
    placing = _Placing(taken, regular)
    for series in every:
        placing.add(series, series.meetings(taken, given_out))
    placing.place()
    return placing.placed


class _Placing:
    """The meetings of many series, and the order in which they find their days."""

    def __init__(self, taken: Taken, regular: Sequence[Occasion]) -> None:
        self.placed: list[Occasion] = []
        self._taken = taken
        self._beside = regular
        self._busy = taken.on_top()
        self._made: dict[str, set[str]] = defaultdict(set)
        self._by_hand: list[Occasion] = []
        self._staying: list[tuple[Series, WantedMeeting, date]] = []
        self._regular: list[tuple[Series, list[Occasion]]] = []
        self._looking: list[Looking] = []

    def add(self, series: Series, meetings: Meetings) -> None:
        """The meetings of one series, but for those that another journey of the same two has already."""
        made = self._made[series.pairing.id]
        if made:
            meetings = Meetings(
                [each for each in meetings.by_hand if each.key not in made],
                [each for each in meetings.staying if each[0].meeting.key not in made],
                [each for each in meetings.regular if each.key not in made],
                [each for each in meetings.looking if each.meeting.key not in made],
            )
        made.update(each.key for each in (*meetings.by_hand, *meetings.regular))
        self._by_hand += meetings.by_hand
        self._staying += [(series, wanted, day) for wanted, day in meetings.staying]
        self._regular.append((series, meetings.regular))
        self._looking += [(series, wanted) for wanted in meetings.looking]

    def place(self) -> None:
        """All of them: by hand, then what stays, so that nothing new pulls it along, the regular, and the others.

        Who finds no day in the own week waits until all have looked there.
        """
        firm = self._taken.apart()
        firm.take(self._put(self._by_hand))
        firm.take(self._put(self._stay()))
        regular = [*self._beside, *self._keep_regular(firm)]
        self._looking.sort(key=lambda one: one[0].sort_key)
        weeks = [(series, wanted, days_of_week(series, wanted.slot)) for series, wanted in self._looking]
        known = self._take_on(regular, (day for *_, days in weeks for day in days), set())
        waiting = [(series, wanted) for series, wanted, days in weeks if not self._find(series, wanted, days)]
        further = [(series, wanted, days) for series, wanted in waiting if (days := days_beyond(series, wanted.slot))]
        if further:
            self._take_on(regular, (day for *_, days in further for day in days), known)
            self._find_beyond(further)

    def _stay(self) -> Iterator[Occasion]:
        """What was given out on another day and is still free for both; the rest is reckoned anew."""
        for series, wanted, day in self._staying:
            meeting = wanted.on(day)
            if self._busy.leaves_time_for(meeting):
                yield meeting
            elif series.is_possible(wanted, self._taken):
                self._regular.append((series, [wanted.meeting]))
            else:
                self._looking.append((series, wanted))

    def _keep_regular(self, firm: Taken) -> list[Occasion]:
        """The meetings that are on their own day, and no meeting by hand or given out earlier is in their way."""
        kept: list[Occasion] = []
        for series, meetings in self._regular:
            people = [person.id for person in series.people]
            days = firm.days_among({each.day for each in meetings}, people) if firm else ()
            in_the_way = [each for each in meetings if each.day in days and not firm.leaves_time_for(each)]
            self._looking += [(series, series.wanted(each)) for each in in_the_way]
            kept += [each for each in meetings if each not in in_the_way] if in_the_way else meetings
        self.placed += kept
        return kept

    def _take_on(self, regular: list[Occasion], days: Iterable[date], known: set[date]) -> set[date]:
        """People are busy with their regular meetings too, on these days; all days of which that is known."""
        new = {*days} - known
        self._busy.take(each for each in regular if each.day in new)
        return known | new

    def _find(self, series: Series, wanted: WantedMeeting, days: Iterable[date]) -> bool:
        """Whether a meeting finds room on one of the days, the first that it can."""
        for day in days:
            if series.can_be_on(day) and self._busy.leaves_room_for(meeting := wanted.on(day)):
                self._put([meeting])
                return True
        return False

    def _find_beyond(self, further: Iterable[tuple[Series, WantedMeeting, list[date]]]) -> None:
        """Room for meetings beyond their weeks, yet between their neighbours wherever those have gone."""
        days_of = {meeting.key: meeting.day for meeting in self.placed}
        for series, wanted, days in further:
            before, after = (
                days_of.get(f"{series.pairing.identity}/{slot.key}") if slot else None
                for slot in series.neighbours(wanted.slot)
            )
            first = wanted.slot.part_of(before).last if before else date.min
            last = wanted.slot.part_of(after).first if after else date.max
            if self._find(series, wanted, (day for day in days if first < day < last)):
                days_of[wanted.meeting.key] = self.placed[-1].day

    def _put(self, meetings: Iterable[Occasion]) -> Iterable[Occasion]:
        """Place meetings, one after the other."""
        placed = []
        for meeting in meetings:
            self._busy.take([meeting])
            placed.append(meeting)
        self.placed += placed
        return placed
