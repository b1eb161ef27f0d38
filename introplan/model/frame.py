"""The section `programme`: the frame of the whole, and the one section without ids."""

from typing import Annotated, Literal

from pydantic import WithJsonSchema

from introplan.days import country_of_zone
from introplan.model.dates import AvoidedDays, ClosedDays, Day, HalfDays, MonthKey
from introplan.model.entries import EARLIER_ID, ByReference, Entries, Entry, EntryPart, Lasting, OneOrSeveral, about
from introplan.model.ids import Id, OrganisationId, PersonId
from introplan.model.look import Look
from introplan.model.numbers import Decimal, Flag, MonthNumber, Percent
from introplan.model.people import CalendarWay
from introplan.model.phases import Phase
from introplan.model.roles import ReviewerWord, Roles
from introplan.model.tasks import ProgrammeTask
from introplan.model.texts import CheckName, Country, Domain, Email, Link, Markdown, RuleSetName, Text, TimeZone
from introplan.model.times import DayTimes, Every, Lead, Length, ProgrammeLength
from introplan.model.tuning import Tuning
from introplan.model.weights import Weights

ReviewKind = Literal["follow_up", "agreement", "observation", "assessment"]
GoalKind = Literal["turnover", "competence", "wellbeing", "quality", "other"]
AccessWord = Literal["step_free", "hearing_loop"]


class Contact(EntryPart):
    """Who to write to about the programme; the organiser of every calendar entry."""

    title: Annotated[
        Text,
        about("The name that people see as the sender of calendars and mails.", "Introduktionsprogrammet"),
    ]
    email: Annotated[Email, about("A shared mailbox that outlives its coordinators.", "introduktion@malmo.example")]


class WorkingGroup(EntryPart):
    """Those from HR and from operations who work on the programme together."""

    hr: Annotated[tuple[PersonId, ...], about("People from HR.", "[hanna-fiktivberg]")] = ()
    operations: Annotated[tuple[PersonId, ...], about("People from operations.", "[olle-provlund]")] = ()


class Review(Lasting):
    """A talk that every participant has, in a month counted from their own start."""

    title: Annotated[Text, about("What the review is called.", "Uppföljning efter tre månader")]
    kind: Annotated[
        ReviewKind,
        about("What the review is for.", "observation"),
    ] = "follow_up"
    month: Annotated[MonthNumber, about("How many months after the participant's own start it is due.", "3")]
    with_: Annotated[
        tuple[ReviewerWord, ...],
        about(
            "Who takes part beside the participant: roles, manager, coordinator.",
            "[manager, introducer]",
            alias="with",
        ),
    ]
    length: Annotated[Length | None, about("How long it is.", "1h")] = None
    text: Annotated[
        Markdown | None,
        about("What to prepare, in Markdown; printed in the booklet.", "Fundera på vad som har gått bra."),
    ] = None
    was: Annotated[Id | None, about(EARLIER_ID, "manad-3")] = None


class Lunch(EntryPart):
    """When lunch is."""

    between: Annotated[DayTimes, about("The hours that lunch falls within.", "11:30-13:00")]
    length: Annotated[Length | None, about("How long lunch is at least.", "45min")] = None


class Calendar(EntryPart):
    """Which days the programme uses."""

    country: Annotated[
        Country | None,
        about(
            "Whose public holidays: a country, or a part of one; without it, that of the time zone. Eves, names of "
            "half days and bridge days are Swedish.",
            "SE",
            "GB-ENG",
        ),
    ] = None
    closed: Annotated[
        tuple[ClosedDays, ...],
        about(
            "Days without work or meetings: `public_holidays`, `eves`, weeks of every year, dates and ranges.",
            "[public_holidays, eves, W28..W31]",
        ),
    ] = ("public_holidays", "eves")
    half_days: Annotated[
        tuple[HalfDays, ...],
        about("Days that end at 12.00: names of eves, or dates.", "[twelfth_night, maundy_thursday]"),
    ] = ()
    avoid: Annotated[
        tuple[AvoidedDays, ...],
        about(
            "Days without sessions, although people work: weeks of every year, weeks, dates and ranges.",
            "[W26..W33, 2027-W44]",
        ),
    ] = ()
    avoid_bridge_days: Annotated[
        Flag, about("Whether single working days between two days off are left alone.", "yes")
    ] = False
    day: Annotated[DayTimes | None, about("When joint activities can start and must end.", "08:30-16:30")] = None
    lunch: Annotated[Lunch | None, about("When lunch is.", "{between: 11:30-13:00, length: 45min}")] = None


class Alarms(EntryPart):
    """How long before calendars remind those who get an entry: in what is imported, since subscriptions ignore it.

    What lasts all day reminds at 9.00, at least a day before.
    """

    sessions: Annotated[Lead | None, about("Before a session, on its first day.", "1 day")] = None
    reviews: Annotated[Lead | None, about("Before a review that is booked.", "2 days")] = None
    tasks: Annotated[Lead | None, about("Before the day by which a task is to be done, at 9.00.", "1 week")] = None


class Indicator(EntryPart):
    """How a goal is measured."""

    measure: Annotated[Text, about("What is measured.", "Personalomsättning bland nya socialsekreterare")]
    unit: Annotated[Text | None, about("The unit that it is measured in.", "procent per år")] = None
    baseline: Annotated[Decimal | None, about("The figure before the programme.", "24")] = None
    target: Annotated[Decimal | None, about("The figure to reach.", "15")] = None
    at_months: Annotated[tuple[MonthNumber, ...], about("After how many months it is measured.", "[12, 24]")] = ()
    results: Annotated[
        ByReference[MonthKey, Decimal],
        about("What has been measured since, by the month it was measured in.", "{2027-09: 18.5}"),
    ] = {}


class Goal(Entry):
    """What the programme is to achieve."""

    title: Annotated[Text, about("The goal in one sentence.", "Fler stannar kvar")]
    kind: Annotated[
        GoalKind,
        about("What the goal is about.", "turnover"),
    ] = "other"
    indicator: Annotated[
        Indicator | None,
        about("How the goal is measured.", "{measure: Personalomsättning, baseline: 24, target: 15}"),
    ] = None


class GapAnalysis(EntryPart):
    """When the gaps in `competences` were found, and who decided so."""

    date: Annotated[Day, about("When the analysis was decided.", "2026-05-20")]
    decided_by: Annotated[PersonId | None, about("Who decided it.", "olle-provlund")] = None


class Recruitment(EntryPart):
    """When participants are recruited."""

    opens: Annotated[Day, about("First day to apply.", "2026-03-02")]
    closes: Annotated[Day, about("Last day to apply.", "2026-04-17")]


class Exchange(EntryPart):
    """How close together the exchange sessions are."""

    max_gap: Annotated[Every, about("The longest time between two exchange sessions, summer left out.", "10 weeks")]


class Certificate(EntryPart):
    """What it takes to get the certificate."""

    attendance_percent: Annotated[Percent | None, about("The smallest share of required sessions attended.", "80")] = (
        None
    )
    reviews: Annotated[Flag, about("Whether all reviews must be done.", "yes")] = True


class Frame(EntryPart):
    """The frame of the programme: its length, phases, roles, rhythm, calendar and goals."""

    schema_: Annotated[
        Literal["1"],
        WithJsonSchema({"enum": [1, "1"]}),
        about("The version of the language that the files are written in; always 1.", "1", alias="schema"),
    ]
    id: Annotated[
        Id,
        about(
            "Part of the identity of every calendar entry. Never change it: every entry would appear twice.",
            "malmo",
        ),
    ]
    title: Annotated[Text, about("What the programme is called.", "Introduktionsprogram för nya socialsekreterare")]
    kind: Annotated[
        Literal["introduction", "trainee"],
        about(
            "What kind of programme it is.",
            "introduction",
        ),
    ]
    owner: Annotated[OrganisationId, about("The organisation that runs it.", "asf")]
    length: Annotated[ProgrammeLength, about("How long it is for one participant.", "24 months")]
    contact: Annotated[
        Contact,
        about(
            "Who to write to; the organiser of every calendar entry.",
            "{title: Introduktionsprogrammet, email: introduktion@malmo.example}",
        ),
    ]
    domain: Annotated[
        Domain,
        about(
            "Part of the identity of every calendar entry. Never change it: every entry would appear twice.",
            "introduktion.malmo.example",
        ),
    ]
    language: Annotated[Literal["sv", "en"], about("The language of everything that is printed.", "sv")] = "sv"
    calendar_way: Annotated[
        CalendarWay, about("How people keep their dates, which letters go by, unless theirs is another.", "replace")
    ] = "replace"
    meetings: Annotated[Flag, about("Whether those with `invitations` are invited to regular meetings too.", "yes")] = (
        False
    )
    published_at: Annotated[
        Link | None,
        about(
            "The web address of the folder with everybody's own calendars, for those who subscribe.",
            "https://introduktion.malmo.example",
        ),
    ] = None
    timezone: Annotated[TimeZone, about("The time zone of all times.", "Europe/Stockholm")] = "Europe/Stockholm"
    coordinators: Annotated[
        tuple[PersonId, ...], about("Who runs the programme from day to day.", "[karin-exempelsson]")
    ]
    working_group: Annotated[
        WorkingGroup | None,
        about(
            "Those from HR and from operations who work on the programme together.",
            "{hr: [hanna-fiktivberg], operations: [olle-provlund]}",
        ),
    ] = None
    phases: Annotated[
        Entries[Phase],
        about("The parts of the programme, one after the other.", "{start: {title: Trygg start, months: 0-3}}"),
    ] = {}
    roles: Annotated[
        Roles,
        about(
            "Who supports a participant: introducer, supervisor, mentor, buddy.",
            "{introducer: {required: yes}}",
        ),
    ] = Roles.blank()
    reviews: Annotated[
        Entries[Review],
        about(
            "The talks that every participant has.",
            "{manad-3: {title: Efter tre månader, month: 3, with: [manager]}}",
        ),
    ] = {}
    tasks: Annotated[
        Entries[ProgrammeTask],
        about(
            "What every participant has done by a day, without a time: a box to tick.",
            "{plan: {title: Utvecklingsplanen är klar, week: 4, with: [supervisor]}}",
        ),
    ] = {}
    calendar: Annotated[Calendar, about("Which days the programme uses.", "{closed: [public_holidays, eves]}")] = (
        Calendar.blank()
    )
    alarms: Annotated[
        Alarms,
        about(
            "How long before calendars remind of sessions, reviews and tasks; without it they do not. Only entries "
            "that are imported remind, and Outlook lets everybody turn it off.",
            "{sessions: 1 day, tasks: 1 week}",
        ),
    ] = Alarms.blank()
    goals: Annotated[
        Entries[Goal], about("What the programme is to achieve.", "{kvar: {title: Fler stannar kvar}}")
    ] = {}
    gap_analysis: Annotated[
        GapAnalysis | None,
        about(
            "When the competence gaps were found, and who decided so.",
            "{date: 2026-05-20, decided_by: olle-provlund}",
        ),
    ] = None
    recruitment: Annotated[
        Recruitment | None,
        about("When participants are recruited.", "{opens: 2026-03-02, closes: 2026-04-17}"),
    ] = None
    exchange: Annotated[
        Exchange | None, about("How close together the exchange sessions are.", "{max_gap: 10 weeks}")
    ] = None
    certificate: Annotated[
        Certificate | None, about("What it takes to get the certificate.", "{attendance_percent: 80}")
    ] = None
    part_time: Annotated[
        Literal["unchanged", "extends"], about("Whether part time makes the programme longer.", "extends")
    ] = "unchanged"
    access: Annotated[
        tuple[AccessWord, ...],
        about("What every room must have because somebody needs it. Never write who.", "[step_free, hearing_loop]"),
    ] = ()
    rulesets: Annotated[
        tuple[RuleSetName, ...], about("Published rule sets to hold the plan to.", "[malmo, socialstyrelsen]")
    ] = ()
    checks: Annotated[
        ByReference[CheckName, OneOrSeveral[Tuning]],
        about(
            "Which checks are tuned, and why. A list holds several tunings of the same check.",
            "{place-too-small: {severity: note, reason: Salen byggs om.}}",
            "{caseload-jumps: {limit: 50, reason: Enheten har gott om stöd.}}",
            "{place-too-small: [{severity: ignore, reason: Vi delar gruppen då., for: [ht26/utbyte-3]}]}",
        ),
    ] = {}
    weights: Annotated[
        Weights,
        about(
            "How much wishes weigh when introplan proposes dates and who supports whom.",
            "{plan: {travel: 0, spread: 5}}",
        ),
    ] = Weights.blank()
    welcome: Annotated[
        Markdown | None,
        about("The welcome in the booklet, in Markdown.", "Välkommen! Ta det lugnt, vi rustar dig."),
    ] = None
    ask: Annotated[
        Markdown | None,
        about("Who to ask about what, in Markdown; printed in the booklet.", "Fråga din introduktör först."),
    ] = None

    look: Annotated[
        Look,
        about(
            "How everything looks that is printed or shown: a logo, colours, the paper.",
            '{colour: "#00649d", logo: {file: logo.svg, text: Malmö stads vapen}}',
        ),
    ] = Look.blank()

    @property
    def ignored(self) -> frozenset[str]:
        """The checks that are never asked, of nobody and nothing, as long as the plan is as it is."""
        return frozenset(
            name
            for name, tunings in self.checks.items()
            if any(each.severity == "ignore" and not each.for_ and each.until is None for each in tunings)
        )

    @property
    def country(self) -> str:
        """Whose public holidays and rules for working hours: as the calendar says, else the time zone's country."""
        return self.calendar.country or country_of_zone(self.timezone)
