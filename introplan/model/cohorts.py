"""The section `cohorts`: who starts together, and the dated sessions."""

from typing import Annotated, Literal

from introplan.model.dates import Day, PauseDays, WeekdayWord
from introplan.model.entries import EARLIER_ID, ByReference, Entries, Entry, EntryPart, Lasting, about
from introplan.model.ids import (
    ActivityId,
    CohortId,
    Id,
    OrganisationId,
    PersonId,
    PlaceId,
    ReviewId,
    SessionId,
    UnitId,
)
from introplan.model.numbers import Count, Number, Percent
from introplan.model.tasks import CohortTask
from introplan.model.texts import Link, Markdown, Text
from introplan.model.times import Clock, Length, OccasionTimes

SessionStatus = Literal["planned", "proposed", "confirmed", "cancelled"]
OutcomeKind = Literal["employed", "moved", "left"]
CohortStatus = Literal["draft", "confirmed", "finished", "closed"]


class Intake(EntryPart):
    """How people join the cohort."""

    kind: Annotated[
        Literal["fixed", "rolling"],
        about("How people join.", "rolling"),
    ] = "fixed"
    closes: Annotated[Day | None, about("The last day to join.", "2026-12-31")] = None


class Break(EntryPart):
    """A break in a long session."""

    at: Annotated[Clock, about("When it starts.", "10:15")]
    length: Annotated[Length, about("How long it is.", "20min")]
    title: Annotated[Text | None, about("What it is called.", "Fika")] = None


class BookedReview(Entry):
    """When a participant's review is."""

    date: Annotated[Day, about("The date.", "2026-12-01")]
    time: Annotated[OccasionTimes | None, about("The time.", "13.00–14.00")] = None
    place: Annotated[PlaceId | None, about("The place.", "sal-vast")] = None


class ParticipantOutcome(EntryPart):
    """What became of a participant. Never why."""

    kind: Annotated[OutcomeKind, about("What became of the participant.", "employed")]
    date: Annotated[Day, about("Since when.", "2028-09-01")]


class Participant(Entry):
    """A person in a cohort. What is left out is as the cohort or the person's own entry says."""

    starts: Annotated[
        Day | None, about("The first day in the programme, when it is not the cohort's.", "2026-10-15")
    ] = None
    until: Annotated[Day | None, about("The last day, for someone who leaves early.", "2027-06-30")] = None
    unit: Annotated[UnitId | None, about("The workplace, when it is not the person's own.", "barn-norr")] = None
    manager: Annotated[PersonId | None, about("The manager, when it is not the unit's.", "mona-mallgren")] = None
    work_percent: Annotated[Percent, about("How much of full time the person works.", "80")] = 100
    workdays: Annotated[
        tuple[WeekdayWord, ...],
        about("The weekdays the person works, for part time.", "[monday, tuesday, wednesday, thursday]"),
    ] = ()
    seat_of: Annotated[
        OrganisationId | None, about("Whose seat the person has, when it is not the employer's.", "nacka")
    ] = None
    pauses: Annotated[
        tuple[PauseDays, ...],
        about(
            "Times away from the programme, which moves on by as many days. Never a reason.",
            "[2027-04-01..2027-08-31]",
        ),
    ] = ()
    exempt: Annotated[tuple[ActivityId, ...], about("What the person does not need to take part in.", "[juridik]")] = ()
    make_ups: Annotated[
        tuple[SessionId, ...],
        about("Sessions of other cohorts where the person makes up for what was missed.", "[vt27/valkommen]"),
    ] = ()
    reviews: Annotated[
        ByReference[ReviewId, BookedReview],
        about("When the person's reviews are.", "{manad-3: {date: 2026-12-01, time: 13-14}}"),
    ] = {}
    outcome: Annotated[
        ParticipantOutcome | None,
        about(
            "What became of the person: employed, moved on or left. It changes no date. Never a reason.",
            "{kind: employed, date: 2028-09-01}",
        ),
    ] = None


class Session(Lasting):
    """One dated occasion of a lecture or an activity."""

    of: Annotated[
        ActivityId | None,
        about("Which lecture or activity it is; without it, the one with the same id as the session's key.", "utbyte"),
    ] = None
    date: Annotated[Day, about("The date.", "2027-03-04", "2027-W09-4")]
    time: Annotated[
        OccasionTimes,
        about("From when to when; a start alone takes its length from the lecture.", "9.00–12.00", "13-15"),
    ]
    place: Annotated[PlaceId | None, about("The place.", "sal-mollan")] = None
    link: Annotated[
        Link | None,
        about("The link to a digital session. It is in calendars, never in print.", "https://moten.example/abc"),
    ] = None
    lecturers: Annotated[
        tuple[PersonId, ...] | None,
        about("Who gives it this time, instead of the lecture's own.", "[jana-juristdotter]"),
    ] = None
    host: Annotated[OrganisationId | None, about("The organisation that receives the group this time.", "nacka")] = None
    for_: Annotated[
        tuple[PersonId, ...],
        about("Only these people, when half a group comes at a time.", "[ada-testsson, bo-skissvik]", alias="for"),
    ] = ()
    with_: Annotated[
        tuple[CohortId, ...],
        about(
            "Other cohorts that share this session: one entry in everybody's calendar.",
            "[vt27]",
            alias="with",
        ),
    ] = ()
    breaks: Annotated[
        tuple[Break, ...], about("Breaks in a long session.", "[{at: 10:15, length: 20min, title: Fika}]")
    ] = ()
    status: Annotated[
        SessionStatus,
        about(
            "How far the session has come. A proposed one is not published; a cancelled one is still shown, as "
            "cancelled.",
            "confirmed",
        ),
    ] = "planned"
    note: Annotated[
        Markdown | None,
        about("What is special this time, in Markdown; in calendars and booklets.", "Ta med legitimation."),
    ] = None
    internal_note: Annotated[
        Text | None, about("For the coordinators only; never in print or in a calendar.", "Ring om projektorn.")
    ] = None
    was: Annotated[
        Id | None,
        about("The key it had, when it is renamed: everyone's calendar entry stays the same.", "barnsamtal-1"),
    ] = None


class Cohort(Lasting):
    """A cohort: its participants and its sessions."""

    title: Annotated[Text, about("What the cohort is called.", "Hösten 2026")]
    starts: Annotated[Day, about("The first day.", "2026-09-01")]
    capacity: Annotated[Count | None, about("How many participants it takes at most.", "20")] = None
    seats: Annotated[
        ByReference[OrganisationId, Number],
        about("How many seats each organisation has.", "{huddinge: 4, nacka: 3}"),
    ] = {}
    intake: Annotated[Intake, about("How people join.", "{kind: rolling, closes: 2026-12-31}")] = Intake()
    status: Annotated[
        CohortStatus,
        about(
            "How far the cohort has come. A draft is checked leniently and not printed; see "
            "`build --drafts`. `introplan close` writes `closed`.",
            "draft",
        ),
    ] = "confirmed"
    participants: Annotated[
        ByReference[PersonId, Participant],
        about("Who takes part, by the person's id.", "{ada-testsson: {starts: 2026-10-15}}"),
    ] = {}
    sessions: Annotated[
        Entries[Session],
        about(
            "The dated sessions, each with a key that stays the same.",
            "{barnsamtal: {date: 2027-03-04, time: 9-12}}",
        ),
    ] = {}
    tasks: Annotated[
        Entries[CohortTask],
        about(
            "What those in the cohort have done by a day, without a time: a box to tick. As `tasks` of the programme, "
            "and by a date.",
            "{uppsats: {title: Uppsatsen är inlämnad, date: 2027-05-14}}",
        ),
    ] = {}
    was: Annotated[Id | None, about(EARLIER_ID, "ht26")] = None

    @property
    def is_over(self) -> bool:
        """Whether nothing about it can be mended any more: it is finished, or its people have gone from the plan."""
        return self.status in ("finished", "closed")
