"""The section `cohorts`: who starts together, and the dated sessions."""

from typing import Annotated, Literal

from introplan.model.dates import Day, PauseDays, WeekdayWord
from introplan.model.entries import EARLIER_ID, ByReference, Entries, Entry, EntryPart, Lasting, about
from introplan.model.groups import Memberships
from introplan.model.ids import (
    ActivityId,
    Id,
    OrganisationId,
    PersonId,
    PlaceId,
    ReviewId,
    SessionId,
    UnitId,
)
from introplan.model.numbers import Count, Number, Percent
from introplan.model.postings import Posting
from introplan.model.sessions import Session
from introplan.model.tasks import CohortTask
from introplan.model.texts import Text
from introplan.model.times import OccasionTimes

OutcomeKind = Literal["employed", "moved", "left"]
ReviewStatus = Literal["planned", "proposed"]
CohortStatus = Literal["draft", "confirmed", "finished", "closed"]


class Intake(EntryPart):
    """How people join the cohort."""

    kind: Annotated[
        Literal["fixed", "rolling"],
        about("How people join.", "rolling"),
    ] = "fixed"
    closes: Annotated[Day | None, about("The last day to join.", "2026-12-31")] = None


class BookedReview(Entry):
    """When a participant's review is."""

    date: Annotated[Day, about("The date.", "2026-12-01")]
    time: Annotated[OccasionTimes | None, about("The time.", "13.00–14.00")] = None
    place: Annotated[PlaceId | None, about("The place.", "sal-vast")] = None
    status: Annotated[
        ReviewStatus,
        about("How far it has come. To everybody else a proposed one is still to be booked.", "proposed"),
    ] = "planned"


class ParticipantOutcome(EntryPart):
    """What became of a participant. Never why."""

    kind: Annotated[OutcomeKind, about("What became of the participant.", "employed")]
    date: Annotated[
        Day, about("The first day of the new post, or the last day of whoever has moved on or left.", "2028-09-01")
    ]


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
    groups: Annotated[
        Memberships,
        about(
            "The groups that the person is in, or each of them with the days when.",
            "[barn, a]",
            "{barn: {from: 2027-01-11}, a: {until: 2026-12-31}}",
        ),
    ] = Memberships.blank()
    postings: Annotated[
        tuple[Posting, ...],
        about(
            "Where the person is when it is not their own unit, each with its first and its last day.",
            "[{unit: vuxen-centrum, from: 2027-01-25, until: 2027-03-21}]",
            "[{organisation: fk, title: Utredningsenheten, from: 2027-04-12, until: 2027-04-23, meetings: no}]",
        ),
    ] = ()
    exempt: Annotated[tuple[ActivityId, ...], about("What the person does not need to take part in.", "[juridik]")] = ()
    make_ups: Annotated[
        tuple[SessionId, ...],
        about(
            "Sessions of other cohorts, or of another half, where the person makes up for what was missed.",
            "[vt27/valkommen]",
        ),
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

    @property
    def postings_in_order(self) -> tuple[Posting, ...]:
        """The postings by their first days, however they are written."""
        return tuple(sorted(self.postings, key=lambda posting: (posting.days, posting.where)))


class Cohort(Lasting):
    """A cohort: its participants and its sessions."""

    title: Annotated[Text, about("What the cohort is called.", "Hösten 2026")]
    starts: Annotated[Day, about("The first day.", "2026-09-01")]
    capacity: Annotated[Count | None, about("How many participants it takes at most.", "20")] = None
    seats: Annotated[
        ByReference[OrganisationId, Number],
        about("How many seats each organisation has.", "{huddinge: 4, nacka: 3}"),
    ] = {}
    intake: Annotated[Intake, about("How people join.", "{kind: rolling, closes: 2026-12-31}")] = Intake.blank()
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
