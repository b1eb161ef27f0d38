"""The sections `organisations`, `units`, `people`, `places` and `travel`: who there is, and where."""

from typing import Annotated, Literal

from introplan.model.dates import AvoidedDays, Day, HalfDays, PersonalDays
from introplan.model.entries import EARLIER_ID, ByReference, EntryPart, Lasting, about
from introplan.model.ids import Id, OrganisationId, PersonId, UnitId
from introplan.model.look import Picture
from introplan.model.numbers import Count, Decimal, Flag, Number
from introplan.model.roles import RoleWord
from introplan.model.texts import Email, Link, Markdown, Phone, Text
from introplan.model.times import DayTimes

OrganisationKind = Literal["municipality", "department", "region", "state_agency", "university", "union", "other"]

CalendarWay = Literal["subscribe", "replace", "changes", "invitations"]
"""How somebody keeps the dates: as a subscription, as a file opened anew each time, or in a calendar of one's own."""


class Organisation(Lasting):
    """An organisation that employs somebody, gives lectures or receives visits."""

    title: Annotated[Text, about("The organisation's name.", "Försäkringskassan")]
    kind: Annotated[OrganisationKind, about("What kind of organisation it is.", "state_agency")]
    part_of: Annotated[OrganisationId | None, about("The organisation it belongs to.", "malmo")] = None
    contact: Annotated[PersonId | None, about("Who to ask there.", "frans-forsakringsson")] = None
    external: Annotated[
        Flag | None,
        about(
            "Whether it is outside the programme; without it, all but the owner's own and the members are.",
            "yes",
        ),
    ] = None
    logo: Annotated[
        Picture | None,
        about(
            "Its logo, on covers and pages of a joint programme; without one, its name instead.",
            "{file: fk.png, text: Försäkringskassan}",
        ),
    ] = None
    half_days: Annotated[tuple[HalfDays, ...], about("Days that end at 12.00 there.", "[twelfth_night]")] = ()
    school_breaks: Annotated[
        tuple[AvoidedDays, ...],
        about("School breaks there, when sessions are better avoided.", "[W08, 2027-W13, W44]"),
    ] = ()
    member_from: Annotated[Day | None, about("Since when it takes part in the joint programme.", "2014-01-01")] = None
    member_until: Annotated[Day | None, about("The last day it takes part in the joint programme.", "2028-12-31")] = (
        None
    )
    was: Annotated[Id | None, about(EARLIER_ID, "fk")] = None


class Unit(Lasting):
    """A workplace, with its manager."""

    title: Annotated[Text, about("The unit's name.", "Barn och familj Norr")]
    organisation: Annotated[OrganisationId, about("The organisation it belongs to.", "asf")]
    manager: Annotated[PersonId, about("Its manager.", "mona-mallgren")]
    hours_away_per_month: Annotated[
        Decimal | None,
        about("Hours a month that its participants, all together, may be away at sessions.", "60"),
    ] = None
    was: Annotated[Id | None, about(EARLIER_ID, "barn-vast")] = None


class LecturerWishes(EntryPart):
    """When somebody would rather give sessions. Wished when dates are proposed, and never a must."""

    days: Annotated[
        tuple[PersonalDays, ...],
        about("Days that suit best: weekdays, dates, weeks, ranges.", "[tuesday, thursday]"),
    ] = ()
    avoid: Annotated[
        tuple[PersonalDays, ...],
        about("Days better left alone: weekdays, dates, weeks, ranges. Never a reason.", "[friday, 2027-W44]"),
    ] = ()
    between: Annotated[DayTimes | None, about("The hours that suit best.", "9:00-12:00")] = None
    sessions_per_month: Annotated[Count | None, about("How many sessions a month are enough.", "2")] = None


class Person(Lasting):
    """Everyone who takes part, once. A protected person has no name, e-mail or telephone number here."""

    name: Annotated[
        Text | None,
        about("First name and surname. Left out for a protected person, and for nobody else.", "Ada Testsson"),
    ] = None
    organisation: Annotated[OrganisationId, about("Who employs the person.", "asf")]
    unit: Annotated[UnitId | None, about("The workplace.", "barn-norr")] = None
    job: Annotated[Text | None, about("What the person works as.", "Socialsekreterare")] = None
    email: Annotated[Email | None, about("The address at work.", "ada.testsson@malmo.example")] = None
    phone: Annotated[Phone | None, about("The telephone number at work.", "040-34 00 00")] = None
    experience_years: Annotated[Number | None, about("Years in the profession.", "8")] = None
    capacity: Annotated[
        ByReference[RoleWord, Number],
        about("How many participants the person has agreed to support at once, by role.", "{introducer: 2}"),
    ] = {}
    hours_per_month: Annotated[
        Decimal | None, about("Working hours set aside each month for supporting participants.", "12")
    ] = None
    available: Annotated[
        tuple[PersonalDays, ...],
        about("The only days when the person can: weekdays, dates, weeks, ranges.", "[tuesday, thursday]"),
    ] = ()
    unavailable: Annotated[
        tuple[PersonalDays, ...],
        about(
            "Days when the person cannot: weekdays, dates, weeks, ranges. Never a reason.",
            "[friday, 2027-W28..2027-W31]",
        ),
    ] = ()
    wishes: Annotated[
        LecturerWishes | None,
        about(
            "When the person would rather give sessions: days, hours, how often. Wished, never a must.",
            "{avoid: [friday], between: 9:00-12:00, sessions_per_month: 2}",
        ),
    ] = None
    calendar_way: Annotated[
        CalendarWay | None,
        about("How the person keeps the dates, which letters go by; without it, as the programme says.", "changes"),
    ] = None
    meetings: Annotated[
        Flag | None,
        about("Whether `invitations` are to regular meetings too; without it, as the programme says.", "yes"),
    ] = None
    languages: Annotated[tuple[Text, ...], about("Languages the person can support in.", "[sv, en]")] = ()
    interests: Annotated[tuple[Text, ...], about("What to talk about; helps when pairing.", "[friluftsliv]")] = ()
    protected: Annotated[Flag, about("Whether the person has protected personal data.", "yes")] = False
    was: Annotated[Id | None, about(EARLIER_ID, "ada-testsson")] = None


class Place(Lasting):
    """A place, with what one needs to know to choose it and to find it."""

    title: Annotated[Text, about("The room's name.", "Sal Möllan")]
    organisation: Annotated[OrganisationId | None, about("The organisation that it belongs to.", "asf")] = None
    address: Annotated[Text | None, about("Street address.", "Exempelgatan 1, Malmö")] = None
    capacity: Annotated[Count | None, about("How many people it holds.", "24")] = None
    shared: Annotated[
        Flag,
        about(
            "Whether several things can be there at once, as in a house with many rooms.",
            "yes",
        ),
    ] = False
    step_free: Annotated[Flag | None, about("Whether it can be reached without steps.", "yes")] = None
    hearing_loop: Annotated[Flag | None, about("Whether there is a hearing loop.", "yes")] = None
    online: Annotated[Flag, about("Whether it is a digital place.", "yes")] = False
    link: Annotated[
        Link | None,
        about(
            "The link to a digital meeting. It is in calendars, never in print.",
            "https://moten.example/introduktion",
        ),
    ] = None
    directions: Annotated[
        Markdown | None, about("How to find it, in Markdown; printed in the booklet.", "Gå in från gården.")
    ] = None
    was: Annotated[Id | None, about(EARLIER_ID, "sal-vast")] = None
