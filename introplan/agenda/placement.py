"""The meetings of all pairings beside each other: which stay, which go where they must, and which find other room."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from introplan.agenda.given_out import GivenOut
from introplan.agenda.meetings import Meetings, Series, series_of
from introplan.agenda.occasions import Occasion
from introplan.agenda.support import SupportIndex
from introplan.agenda.taken import Taken
from introplan.days import OpenDays, monday_of
from introplan.model import Programme


def placed_meetings(
    programme: Programme,
    support: SupportIndex,
    open_days: OpenDays,
    sessions: Sequence[Occasion],
    given_out: GivenOut,
) -> Iterator[Occasion]:
    """The meetings of all pairings, each key once.

    Those of cohorts that are decided come first, as if there were no proposed session and no draft; then those of
    drafts, beside all. Of two that want the same time, the one whose key is first gets it.
    """
    pairs = (series_of(programme, each, open_days) for each in support.every)
    every = sorted((series for series in pairs if series is not None), key=lambda series: series.sort_key)
    taken = Taken()
    taken.take(session for session in sessions if not _moves_only_drafts(session))
    decided = _beside_each_other([series for series in every if not series.is_draft], taken, given_out)
    yield from decided
    if drafts := [series for series in every if series.is_draft]:
        made = {meeting.key for meeting in decided}
        taken.take((*filter(_moves_only_drafts, sessions), *decided))
        yield from (each for each in _beside_each_other(drafts, taken, given_out) if each.key not in made)


def _moves_only_drafts(session: Occasion) -> bool:
    return session.draft or session.status == "proposed"


def _beside_each_other(every: Sequence[Series], taken: Taken, given_out: GivenOut) -> list[Occasion]:
    """The meetings of some series, each key once."""
    placing = _Placing(taken)
    for series in every:
        placing.add(series, series.meetings(taken, given_out))
    placing.place()
    return placing.placed


class _Placing:
    """The meetings of many series, and the order in which they find their days."""

    def __init__(self, taken: Taken) -> None:
        self.placed: list[Occasion] = []
        self._busy = Taken(beneath=taken)
        self._added: dict[str, list[Meetings]] = defaultdict(list)
        self._by_hand: list[Occasion] = []
        self._staying: list[tuple[Series, Occasion]] = []
        self._regular: list[tuple[Series, list[Occasion]]] = []
        self._looking: list[tuple[Series, Occasion]] = []

    def add(self, series: Series, meetings: Meetings) -> None:
        """The meetings of one series, but for those that another journey of the same two has already."""
        of_the_same = self._added[series.pairing.id]
        if of_the_same:
            made = {meeting.key for one in of_the_same for several in one for meeting in several}
            meetings = Meetings(*([each for each in several if each.key not in made] for several in meetings))
        of_the_same.append(meetings)
        self._by_hand += meetings.by_hand
        self._staying += [(series, meeting) for meeting in meetings.staying]
        self._regular.append((series, meetings.regular))
        self._looking += [(series, meeting) for meeting in meetings.moved]

    def place(self) -> None:
        """All of them: by hand, then what stays, so that nothing new pulls it along, the regular, and the others."""
        weeks = {monday_of(meeting.day) for _, meeting in (*self._staying, *self._looking)}
        self.placed += self._by_hand
        self._busy.take(self._by_hand)
        days = {meeting.day for _, meeting in self._staying}
        kept = self._stay()
        for series, meetings in self._regular:
            in_the_way = [each for each in meetings if each.day in days and not kept.leaves_room_for(each)]
            there = [each for each in meetings if each not in in_the_way] if in_the_way else meetings
            self._looking += [(series, each) for each in in_the_way]
            self.placed += there
            self._busy.take(each for each in there if monday_of(each.day) in weeks)
        for series, meeting in sorted(self._looking, key=lambda one: one[0].sort_key):
            found = meeting if self._busy.leaves_room_for(meeting) else series.elsewhere(meeting, self._busy)
            if found is not None:
                self._put(found)

    def _stay(self) -> Taken:
        """When people are busy with what stays, as it is still free for both; the rest is reckoned anew."""
        kept = Taken()
        for series, meeting in self._staying:
            if self._busy.leaves_room_for(meeting):
                self._put(meeting)
                kept.take([meeting])
            elif own_day := series.on_own_day(meeting):
                self._regular.append((series, [own_day]))
            else:
                self._looking.append((series, meeting))
        return kept

    def _put(self, meeting: Occasion) -> None:
        self._busy.take([meeting])
        self.placed.append(meeting)
