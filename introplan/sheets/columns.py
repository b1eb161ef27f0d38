"""What a sheet is: for each section its rows and its columns, by the fields of the model and what they are called.

A field of the model is a column here, or is left to the files: a test holds the two together.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from introplan.agenda import Plan
from introplan.agenda.disclosure import may_tell_seats
from introplan.language import _, _p
from introplan.model import Participant, Path
from introplan.sheets.labels import Labels

SectionName = Literal["people", "participants", "sessions", "lectures", "pairings", "reviews", "places", "seats"]
Half = Literal["", "start", "end", "role", "supporter"]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: what it is called, and the field of the entry that it has.

    A `key` says which entry it is, and is not changed by a sheet. `half` is what it has of a field that stands in two
    columns. `of` is the section of another entry that it tells of, such as the person who takes part.
    """

    title: str
    path: tuple[str, ...]
    width: int = 16
    key: bool = False
    half: Half = ""
    of: str = ""
    also: tuple[str, ...] = ()
    """What else it may be called, in small letters."""

    @property
    def name(self) -> str:
        """What tells it from the other columns of its section."""
        return "/".join((self.of, *self.path, self.half))


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One entry that has a row: its id, where it stands, and what its keys are."""

    id: str
    path: Path
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Section:
    """A section of the plan as a sheet."""

    name: SectionName
    title: str
    help: str
    columns: tuple[SheetColumn, ...]
    model: Path
    """Where an entry of it stands, with some id for those that vary."""
    rows: Callable[[Plan, Labels], Iterator[SheetEntry]]
    more: tuple[SheetColumn, ...] = ()
    """Columns that sheets of her own may have, and ours do not."""
    left: tuple[str, ...] = ()
    """Fields that stay in the files."""

    @property
    def keys(self) -> tuple[SheetColumn, ...]:
        """The columns that say which entry it is."""
        return tuple(column for column in self.columns if column.key)

    @property
    def halves(self) -> Mapping[Half, SheetColumn]:
        """The columns of the field that stands in two."""
        return {column.half: column for column in self.columns if column.half}


def _named(plan: Plan, labels: Labels) -> Iterator[SheetEntry]:
    for id_, each in plan.programme.people.items():
        if id_ not in labels.protected:
            yield SheetEntry(id_, each.path)


def _participants(plan: Plan, labels: Labels) -> Iterator[SheetEntry]:
    for cohort in plan.programme.cohorts.values():
        for person, each in cohort.participants.items():
            if person not in labels.protected:
                yield SheetEntry(f"{cohort.id}/{person}", each.path, (cohort.id, person))


def _sessions(plan: Plan, labels: Labels) -> Iterator[SheetEntry]:
    for cohort in plan.programme.cohorts.values():
        for key, each in cohort.sessions.items():
            if not each.for_ or not set(each.for_) <= labels.protected:
                yield SheetEntry(f"{cohort.id}/{key}", each.path, (cohort.id,))


def _lectures(plan: Plan, _labels: Labels) -> Iterator[SheetEntry]:
    for id_, each in plan.programme.lectures.items():
        yield SheetEntry(id_, each.path)


def _pairings(plan: Plan, labels: Labels) -> Iterator[SheetEntry]:
    for id_, each in plan.programme.pairings.items():
        if not {each.participant, each.supporter} & labels.protected:
            yield SheetEntry(id_, each.path, (each.participant,))


def _reviews(plan: Plan, labels: Labels) -> Iterator[SheetEntry]:
    """The reviews of everybody who is in the programme, booked or not, and those that have been booked earlier."""
    for cohort in plan.programme.cohorts.values():
        for person, each in cohort.participants.items():
            if person not in labels.protected:
                for review in plan.programme.frame.reviews:
                    if review in each.reviews or _is_going_on(each, over=cohort.is_over):
                        keys = (cohort.id, person, review)
                        yield SheetEntry("/".join(keys), (*each.path, "reviews", review), keys)


def _is_going_on(participant: Participant, *, over: bool) -> bool:
    return not over and participant.until is None


def _places(plan: Plan, _labels: Labels) -> Iterator[SheetEntry]:
    for id_, each in plan.programme.places.items():
        yield SheetEntry(id_, each.path)


def _seats(plan: Plan, _labels: Labels) -> Iterator[SheetEntry]:
    for cohort in plan.programme.cohorts.values():
        if not may_tell_seats(plan, cohort):
            continue
        for organisation in cohort.seats:
            path = (*cohort.path, "seats", organisation)
            yield SheetEntry(f"{cohort.id}/{organisation}", path, (cohort.id, organisation))


EMAIL = SheetColumn(_p("column", "E-mail"), ("email",), 30, also=("mail", "e-postadress", "mailadress", "mejladress"))
PHONE = SheetColumn(_p("column", "Phone"), ("phone",), 16, also=("telefonnr", "tel", "mobilnummer", "mobile phone"))
JOB = SheetColumn(_p("column", "Job"), ("job",), 20, also=("befattning", "yrkestitel", "title", "titel", "position"))
FROM = SheetColumn(
    _p("column", "From"), ("time",), 8, half="start", also=("starttid", "börjar", "kl", "start", "begins")
)
TO = SheetColumn(_p("column", "To"), ("time",), 8, half="end", also=("sluttid", "slutar", "slut", "end", "ends"))
RANGE = SheetColumn(_p("column", "Time"), ("time",), 14, also=("klockslag", "tider", "kl.", "hours"))
COHORT = SheetColumn(
    _p("column", "Cohort"), ("[cohort]",), 16, key=True, also=("kull", "intake", "intag", "programomgång")
)

SECTIONS: tuple[Section, ...] = (
    Section(
        "people",
        _p("sheet", "People"),
        _("Everybody in the programme: participants, supporters, lecturers and managers."),
        (
            SheetColumn(_p("column", "Name"), ("name",), 26, also=("namn", "för- och efternamn", "full name")),
            SheetColumn(_p("column", "Organisation"), ("organisation",), 26),
            SheetColumn(
                _p("column", "Unit"), ("unit",), 24, also=("arbetsplats", "avdelning", "workplace", "department")
            ),
            JOB,
            EMAIL,
            PHONE,
            SheetColumn(
                _p("column", "Years of experience"), ("experience_years",), 10, also=("erfarenhet", "experience")
            ),
            SheetColumn(_p("column", "May introduce"), ("capacity", "introducer"), 10),
            SheetColumn(_p("column", "May supervise"), ("capacity", "supervisor"), 10),
            SheetColumn(_p("column", "May mentor"), ("capacity", "mentor"), 10),
            SheetColumn(_p("column", "May be buddy"), ("capacity", "buddy"), 10),
            SheetColumn(_p("column", "Hours a month"), ("hours_per_month",), 10),
            SheetColumn(_p("column", "Can only"), ("available",), 20),
            SheetColumn(_p("column", "Cannot"), ("unavailable",), 20),
            SheetColumn(_p("column", "Languages"), ("languages",), 14),
            SheetColumn(_p("column", "Interests"), ("interests",), 20),
        ),
        ("people", "[id]"),
        _named,
        left=("calendar_way", "meetings", "wishes", "protected", "was"),
    ),
    Section(
        "participants",
        _p("sheet", "Participants"),
        _("Who is in which cohort. What is empty is as for the cohort, or as the person's own row says."),
        (
            COHORT,
            SheetColumn(_p("column", "Name"), ("[person]",), 26, key=True, also=("namn", "deltagare", "participant")),
            SheetColumn(
                _p("column", "Starts"),
                ("starts",),
                12,
                also=("börjar", "startdatum", "anställningsdatum", "första dag", "first day", "start date", "start"),
            ),
            SheetColumn(_p("column", "Last day"), ("until",), 12, also=("slutar", "slutdatum", "ends", "end date")),
            SheetColumn(_p("column", "Other unit"), ("unit",), 24),
            SheetColumn(_p("column", "Other manager"), ("manager",), 24),
            SheetColumn(_p("column", "Per cent of full time"), ("work_percent",), 10, also=("tjänstgöringsgrad",)),
            SheetColumn(_p("column", "Workdays"), ("workdays",), 20),
            SheetColumn(_p("column", "Seat of"), ("seat_of",), 20),
            SheetColumn(_p("column", "Away"), ("pauses",), 24, also=("pauser", "uppehåll", "pauses")),
            SheetColumn(_p("column", "Groups"), ("groups",), 18, also=("grupp", "group")),
            SheetColumn(_p("column", "Need not attend"), ("exempt",), 20),
            SheetColumn(_p("column", "Makes up at"), ("make_ups",), 20),
            SheetColumn(_p("column", "Outcome"), ("outcome", "kind"), 14),
            SheetColumn(_p("column", "Outcome on"), ("outcome", "date"), 12),
        ),
        ("cohorts", "[cohort]", "participants", "[person]"),
        _participants,
        more=(
            SheetColumn(_p("column", "Unit"), ("unit",), of="people", also=("arbetsplats", "avdelning", "workplace")),
            SheetColumn(_p("column", "Organisation"), ("organisation",), of="people"),
            *(SheetColumn(each.title, each.path, of="people", also=each.also) for each in (JOB, EMAIL, PHONE)),
        ),
        left=("postings", "reviews"),
    ),
    Section(
        "sessions",
        _p("sheet", "Sessions"),
        _("The dated sessions. Of one that lasts for several days, the first and the last."),
        (
            COHORT,
            SheetColumn(
                _p("column", "Lecture or activity"),
                ("of",),
                30,
                also=("föreläsning", "aktivitet", "lecture", "activity", "moment", "pass", "ämne", "innehåll"),
            ),
            SheetColumn(_p("column", "Own title"), ("title",), 24, also=("rubrik",)),
            SheetColumn(_p("column", "Date"), ("date",), 12, also=("datum", "dag", "day")),
            FROM,
            TO,
            SheetColumn(_p("column", "Last day"), ("until",), 12),
            SheetColumn(
                _p("column", "Place"), ("place",), 22, also=("lokal", "sal", "rum", "room", "venue", "location")
            ),
            SheetColumn(_p("column", "Lecturers"), ("lecturers",), 26, also=("föreläsare", "lecturer", "speaker")),
            SheetColumn(_p("column", "Host"), ("host",), 20),
            SheetColumn(_p("column", "Only for"), ("for",), 20),
            SheetColumn(_p("column", "Shared with"), ("with",), 14),
            SheetColumn(_p("column", "Also asked"), ("also",), 20),
            SheetColumn(_p("column", "Status"), ("status",), 20),
            SheetColumn(_p("column", "Note"), ("note",), 30, also=("anteckning", "kommentar", "comment")),
            SheetColumn(_p("column", "Internal note"), ("internal_note",), 30, also=("intern anteckning",)),
            SheetColumn(_p("column", "Link"), ("link",), 24),
        ),
        ("cohorts", "[cohort]", "sessions", "[session]"),
        _sessions,
        more=(RANGE,),
        left=("overnight", "repeats", "changes", "breaks", "points", "was"),
    ),
    Section(
        "lectures",
        _p("sheet", "Lectures"),
        _("What can be given. The long texts of the booklet stay in the YAML files."),
        (
            SheetColumn(
                _p("column", "Title"), ("title",), 34, also=("föreläsning", "lecture", "namn", "name", "titel")
            ),
            SheetColumn(_p("column", "Length"), ("length",), 10),
            SheetColumn(_p("column", "Lecturers"), ("lecturers",), 26, also=("föreläsare", "lecturer", "speaker")),
            SheetColumn(_p("column", "Host"), ("host",), 20),
            SheetColumn(_p("column", "Phase"), ("phase",), 18),
            SheetColumn(_p("column", "Weeks"), ("weeks",), 10),
            SheetColumn(_p("column", "Competences"), ("competences",), 28),
            SheetColumn(_p("column", "Branch"), ("area",), 20),
            SheetColumn(_p("column", "After"), ("prerequisites",), 24),
            SheetColumn(_p("column", "Only for"), ("for",), 18),
            SheetColumn(_p("column", "Required"), ("required",), 12),
            SheetColumn(_p("column", "Places that suit"), ("places",), 22),
            SheetColumn(_p("column", "Comes back"), ("every",), 12),
            SheetColumn(_p("column", "Longest gap"), ("max_gap",), 12),
            SheetColumn(_p("column", "At most"), ("max_participants",), 10),
            SheetColumn(_p("column", "Summary"), ("summary",), 40, also=("sammanfattning",)),
            SheetColumn(_p("column", "Material"), ("material",), 30),
        ),
        ("lectures", "[id]"),
        _lectures,
        left=("breaks", "text", "preparation", "deepening", "was"),
    ),
    Section(
        "pairings",
        _p("sheet", "Pairings"),
        _("Who supports whom. When somebody takes over from another, `introplan replace` keeps what has been."),
        (
            SheetColumn(
                _p("column", "Participant"), ("participant",), 26, key=True, also=("deltagare", "name", "namn")
            ),
            SheetColumn(_p("column", "Role"), ("role",), 14, half="role", also=("roll",)),
            SheetColumn(
                _p("column", "Supporter"), ("supporter",), 26, half="supporter", also=("stödperson", "supporter")
            ),
            SheetColumn(_p("column", "From day"), ("from",), 12, also=("från och med", "from", "från", "startdatum")),
            SheetColumn(_p("column", "Last day"), ("until",), 12, also=("till och med", "to", "until", "slutdatum")),
            SheetColumn(_p("column", "Meet on"), ("meets", "on"), 12),
            SheetColumn(_p("column", "Meet at"), ("meets", "time"), 12),
            SheetColumn(_p("column", "Meet in"), ("meets", "place"), 20),
        ),
        ("pairings", "[id]"),
        _pairings,
        left=("introducer", "supervisor", "mentor", "buddy", "changes", "was", "link", "length", "every"),
    ),
    Section(
        "reviews",
        _p("sheet", "Reviews"),
        _("When each participant's reviews are. Those without a date are not booked yet."),
        (
            COHORT,
            SheetColumn(_p("column", "Participant"), ("[person]",), 26, key=True, also=("deltagare", "name", "namn")),
            SheetColumn(_p("column", "Review"), ("[review]",), 30, key=True, also=("uppföljning", "samtal")),
            SheetColumn(_p("column", "Date"), ("date",), 12, also=("datum", "dag", "day")),
            FROM,
            TO,
            SheetColumn(_p("column", "Place"), ("place",), 22, also=("lokal", "rum", "room")),
            SheetColumn(_p("column", "Status"), ("status",), 20),
        ),
        ("cohorts", "[cohort]", "participants", "[person]", "reviews", "[review]"),
        _reviews,
        more=(RANGE,),
    ),
    Section(
        "places",
        _p("sheet", "Places"),
        _("Rooms, and digital places to meet."),
        (
            SheetColumn(
                _p("column", "Title"), ("title",), 26, also=("namn", "lokal", "sal", "rum", "room", "place", "name")
            ),
            SheetColumn(_p("column", "Organisation"), ("organisation",), 24),
            SheetColumn(_p("column", "Address"), ("address",), 30, also=("adress", "besöksadress")),
            SheetColumn(
                _p("column", "Seats there"), ("capacity",), 10, also=("antal platser", "kapacitet", "capacity")
            ),
            SheetColumn(_p("column", "Shared house"), ("shared",), 10),
            SheetColumn(_p("column", "Without steps"), ("step_free",), 10),
            SheetColumn(_p("column", "Hearing loop"), ("hearing_loop",), 10),
            SheetColumn(_p("column", "Digital"), ("online",), 10),
            SheetColumn(_p("column", "Link"), ("link",), 30),
            SheetColumn(_p("column", "Directions"), ("directions",), 40),
        ),
        ("places", "[id]"),
        _places,
        left=("was",),
    ),
    Section(
        "seats",
        _p("sheet", "Seats"),
        _("How many seats each organisation has in each cohort."),
        (
            COHORT,
            SheetColumn(
                _p("column", "Organisation"), ("[organisation]",), 30, key=True, also=("kommun", "municipality")
            ),
            SheetColumn(_p("column", "Seats"), (), 10, also=("antal platser", "platser", "antal")),
        ),
        ("cohorts", "[cohort]", "seats", "[organisation]"),
        _seats,
    ),
)

BY_NAME: Mapping[str, Section] = {section.name: section for section in SECTIONS}

SECTIONS_OF_KEYS: Mapping[str, str] = {
    "[cohort]": "cohorts",
    "[person]": "people",
    "[review]": "programme.reviews",
    "[organisation]": "organisations",
    "participant": "people",
}
"""What a key is the id of."""
