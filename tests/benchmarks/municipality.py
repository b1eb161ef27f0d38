"""A made-up municipality of any size, as YAML text: what the benchmarks read, check and render.

    from municipality import municipality
    programme, origins, diagnostics = read_programme(municipality(1))

Once over: 6 cohorts that overlap, 180 participants, 60 introducers, 45 sessions a cohort; about 30,000
places for an event in somebody's or something's calendar. Ten times over: ten times as much of everything,
still one programme. The same number gives the same bytes.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from introplan.days import HALF_DAYS, OpenDays, Stretch, YearlyWeeks, add_months
from introplan.reading import File, Folder

COHORTS, PARTICIPANTS, SESSIONS = 6, 30, 45  # cohorts, participants of each, sessions of each
INTRODUCERS, LECTURERS, UNITS, ROOMS, LECTURES = 60, 24, 18, 12, 45
FIRST_NAMES = ("Ada", "Bo", "Cia", "Disa", "Elin", "Farid", "Gun", "Hugo", "Ines", "Jon", "Kim", "Liv")
LAST_NAMES = ("Testsson", "Skissvik", "Provlund", "Låtsaslund", "Övningsdotter", "Påhittsson", "Exempelstrand")
AVOIDED = (YearlyWeeks(26, 33), YearlyWeeks(52, 52), YearlyWeeks(1, 1))
OPEN_DAYS = OpenDays(half_days=tuple(HALF_DAYS), avoid=AVOIDED)
WEEKDAYS = ("monday", "wednesday", "friday")
TEXT = """\
      Att möta människor i en utsatt situation kräver både kunskap och närvaro. Under den här förmiddagen
      får du med dig **tre sätt** att börja, och du provar dem tillsammans med en kollega.

      Vi utgår från ett påhittat ärende. Vad vet vi, vad tror vi, och vem frågar vi? Det viktigaste är inte
      att ha rätt från början. Det viktigaste är att *kunna ändra sig*.

      - Ta med en fråga från din egen vardag.
      - Skriv aldrig ner något som gör att någon känns igen.
"""


def municipality(times: int) -> Folder:
    """The programme `times` over."""
    files = {
        "programme.yaml": _frame(),
        "organisations.yaml": "".join(_organisations(times)),
        "people.yaml": "".join(_people(times)),
        "competences.yaml": "".join(_competences()),
        **{f"lectures/{_lecture(n)}.yaml": _lecture_file(n, times) for n in range(LECTURES)},
        **{f"cohorts/{_cohort(n)}.yaml": "".join(_cohort_file(n, times)) for n in range(COHORTS * times)},
        **{f"pairings/{_cohort(n)}.yaml": "".join(_pairings(n, times)) for n in range(COHORTS * times)},
    }
    folder = "programmes/storstad"
    return Folder(folder, tuple(File(f"{folder}/{path}", files[path].encode()) for path in sorted(files)))


def _frame() -> str:
    return """\
programme:
  schema: 1
  id: storstad
  title: Introduktion för nya socialsekreterare i Storstad
  kind: introduction
  owner: storstad
  length: 24 months
  domain: introduktion.storstad.example
  contact:
    title: Introduktionsprogrammet
    email: introduktion@storstad.example
  coordinators: [samordnare]
  phases:
    start: {title: Trygg start, months: 0-3, caseload_percent: 25}
    grund: {title: Grund, months: 3-12, caseload_percent: 60}
    fordjup: {title: Fördjupning, months: 12-24, caseload_percent: 100}
  roles:
    introducer:
      required: true
      label: Introduktör
      meets: {length: 1h, every: {start: 1 week, grund: 2 weeks, fordjup: 2 weeks}}
  reviews:
    manad-3: {title: Uppföljning efter tre månader, month: 3, with: [manager, introducer], length: 1h}
    manad-12: {title: Uppföljning efter ett år, month: 12, with: [manager, introducer], length: 1h}
    manad-24: {title: Avslutande samtal, month: 24, with: [manager], length: 1h}
  calendar:
    closed: [public_holidays, eves]
    half_days: [twelfth_night, maundy_thursday, walpurgis_eve, all_saints_eve, day_before_christmas_eve]
    avoid: [W26..W33, W52, W01]
    day: 08:30-16:30
    lunch: {between: 11:30-13:00, length: 45min}
  welcome: |
    Välkommen! Ta det lugnt, vi har två år på oss.

events:
""" + "".join(
        f"  dialog-{year}-{month:02d}:\n    kind: union_dialogue\n    date: {_weekday_from(date(year, month, 10), 1)}\n"
        f"    time: 10.00–11.30\n    with: [facket]\n    by: samordnare\n"
        f"    subject: Arbetsmängd och arbetsmiljö i programmet\n"
        for year in range(2025, 2031)
        for month in (1, 5, 9)
    )


def _organisations(times: int) -> Iterator[str]:
    yield (
        "organisations:\n"
        "  storstad: {title: Storstads kommun, kind: municipality}\n"
        "  facket: {title: Fackliga företrädare, kind: union}\n"
        "  regionen: {title: Regionen, kind: region, external: yes, contact: lecturer-1}\n"
        "units:\n"
    )
    for n in range(UNITS * times):
        yield f"  enhet-{n}:\n    title: Barn och familj {n}\n    organisation: storstad\n    manager: chef-{n}\n"
    yield "places:\n"
    for n in range(ROOMS * times):
        yield (
            f"  sal-{n}:\n    title: Sal {n}\n    organisation: storstad\n    address: Exempelgatan {n}, Storstad\n"
            "    capacity: 40\n    step_free: yes\n    hearing_loop: yes\n"
            "    directions: |\n"
            "      Gå in genom huvudentrén och anmäl dig i receptionen. Salen ligger på plan 2.\n"
        )


def _people(times: int) -> Iterator[str]:
    yield "people:\n  samordnare: {name: Karin Exempelsson, organisation: storstad}\n"
    for n in range(UNITS * times):
        yield f"  chef-{n}: {{name: Mona Mallgren {n}, organisation: storstad, unit: enhet-{n}}}\n"
    for n in range(LECTURERS * times):
        organisation = "regionen" if n % 4 == 1 else "storstad"
        yield f"  lecturer-{n}: {{name: Olle {LAST_NAMES[n % 7]} {n}, organisation: {organisation}}}\n"
    for n in range(INTRODUCERS * times):
        yield (
            f"  introducer-{n}:\n    name: Ida {LAST_NAMES[n % 7]} {n}\n    organisation: storstad\n"
            f"    unit: enhet-{n % (UNITS * times)}\n    capacity: {{introducer: 3}}\n"
            f"    experience_years: {3 + n % 20}\n"
        )
    for n in range(COHORTS * PARTICIPANTS * times):
        yield (
            f"  person-{n}:\n    name: {FIRST_NAMES[n % 12]} {LAST_NAMES[n % 7]} {n}\n    organisation: storstad\n"
            f"    unit: enhet-{n % (UNITS * times)}\n    job: Socialsekreterare\n"
            f"    email: person.{n}@storstad.example\n"
        )


def _competences() -> Iterator[str]:
    yield "competences:\n"
    for n in range(LECTURES):
        yield f"  kunskap-{n}:\n    title: Kunskap nummer {n}\n    gap: {{now: 2, target: 4}}\n"


def _lecture(n: int) -> str:
    return f"amne-{n}"


def _lecture_file(n: int, times: int) -> str:
    # One a fortnight. Those about where a phase ends are in none, for a pause moves it for some.
    phase = "    phase: start\n" if n < 4 else "    phase: grund\n" if 7 <= n < 18 else ""
    return f"""\
lectures:
  {_lecture(n)}:
    title: Ämne {n} – så gör du i vardagen
    summary: Tre modeller, mycket övning och tid för dina egna frågor, för den {n}:e gången.
    text: |
{TEXT}\
    lecturers: [lecturer-{n % (LECTURERS * times)}]
    length: 3h
{phase}\
    competences: [kunskap-{n}]
    preparation: |
      Läs sammanfattningen på sidan {n + 3}, och skriv ner **en** fråga.
    material:
      - Bokens kapitel {n}
"""


def _cohort(n: int) -> str:
    return f"kull-{n}"


def _starts(n: int) -> date:
    """Half a year between the cohorts; ten times as many start ten at a time."""
    half_year = n % COHORTS
    return date(2025 + half_year // 2, 2 if half_year % 2 == 0 else 9, 1)


def _cohort_file(n: int, times: int) -> Iterator[str]:
    starts = _starts(n)
    yield f"cohorts:\n  {_cohort(n)}:\n    title: Kull {n}\n    starts: {starts}\n    capacity: {PARTICIPANTS}\n"
    yield f"    seats: {{storstad: {PARTICIPANTS}}}\n    participants:\n"
    pause = Stretch(date.fromisocalendar(starts.year + 1, 10, 1), date.fromisocalendar(starts.year + 1, 14, 7))
    for member in range(PARTICIPANTS):
        paused = member % 10 == 9
        yield f"      person-{n * PARTICIPANTS + member}:\n"
        if paused:
            yield f"        work_percent: 80\n        pauses: [{starts.year + 1}-W10..{starts.year + 1}-W14]\n"
        yield "        reviews:\n"
        yield from _reviews(n, member, pause if paused else None, times)
    yield "    sessions:\n"
    previous = starts
    for session in range(SESSIONS):
        # Every second week, Tuesdays for one half of the cohorts and Thursdays for the other.
        day = _open(_weekday_from(starts + timedelta(days=15 * session + 3), 1 + 2 * (n % 2)))
        day = day if day > previous else _open(previous + timedelta(weeks=1))
        previous = day
        room = (n + session) % (ROOMS * times)
        yield f"      tillfalle-{session}:\n        of: {_lecture(session)}\n        date: {day}\n"
        yield f"        time: {'9.00–12.00' if session % 3 else '13-16'}\n        place: sal-{room}\n"
        yield f"        lecturers: [lecturer-{(n + session) % (LECTURERS * times)}]\n"
        if session % 3:
            yield "        breaks:\n          - {at: 10.15, length: 20min, title: Fika}\n"


def _reviews(n: int, member: int, pause: Stretch | None, times: int) -> Iterator[str]:
    """The booked reviews of one participant, on the weekday when the cohort has no sessions."""
    person = n * PARTICIPANTS + member
    hour = 8 + 2 * (person // (INTRODUCERS * times) % 3) + person // UNITS % 2
    for months in (3, 12, 24):
        due = add_months(_starts(n), months)
        if pause and due >= pause.first:
            due += timedelta(days=len(pause))
        day = _open(_weekday_from(due, 3 - 2 * (n % 2)), avoid=False)
        yield f"          manad-{months}: {{date: {day}, time: {hour}.00}}\n"


def _open(day: date, *, avoid: bool = True) -> date:
    """The day, or the same weekday of the first week that is open and not left alone."""
    while not OPEN_DAYS.is_open(day) or OPEN_DAYS.half_day(day) or (avoid and OPEN_DAYS.avoided_by(day)):
        day += timedelta(weeks=1)
    return day


def _pairings(n: int, times: int) -> Iterator[str]:
    yield "pairings:\n"
    for member in range(PARTICIPANTS):
        person = n * PARTICIPANTS + member
        introducer = person % (INTRODUCERS * times)
        room = f", place: sal-{person // 6 % (ROOMS * times)}" if member % 6 == 0 else ""
        hour = 8 + 2 * (person // (INTRODUCERS * times) % 3) + member // 3 % 2  # three share an introducer
        yield f"  par-{person}:\n    participant: person-{person}\n    introducer: introducer-{introducer}\n"
        yield f"    meets: {{on: {WEEKDAYS[member % 3]}, time: {hour}.00{room}}}\n"


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
