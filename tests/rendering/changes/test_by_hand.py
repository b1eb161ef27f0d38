"""The law of way 3: whoever follows the two lists of each letter by hand has what the last release says.

The hand is a client of our own. It knows a calendar as Outlook shows it, by title, start, end, place and link; it finds
what a note tells it to delete by title, day and time, and imports the file that the note names.
"""

import os
import random
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest
from rendering.changes.test_release_files import released
from rendering.changes.two_plans import PLAN
from rendering.site.pages import TEMPLATES

from introplan.agenda import Plan, plan_of
from introplan.reading import File, Folder, read_programme
from introplan.releases import EMPTY, Ledger, Release, edition_of
from introplan.rendering.calendars import finished_calendars
from introplan.rendering.changes.release import ReleaseFiles

ALL = os.environ.get("INTROPLAN_HANDS") == "all"
"""More lives of the same kinds."""
CHECKOUT = Path(__file__).parents[3]
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober"),
    *("november", "december"),
)

Texts = Mapping[str, str]
Edit = Callable[[random.Random, str], str]


class Entry(NamedTuple):
    """An entry as a calendar program shows it, with where it leads; a whole day has no times."""

    title: str
    day: date
    times: str
    place: str
    link: str


def imported(file: bytes) -> list[Entry]:
    """What a program shows of a file that is imported: nothing that is cancelled."""
    entries = []
    for event in file.replace(b"\r\n ", b"").decode().split("BEGIN:VEVENT\r\n")[1:]:
        said = dict(re.findall(r"^([A-Z-]+)[^:\r]*:(.*)\r$", event, re.MULTILINE))
        title, place = (re.sub(r"\\(.)", r"\1", said.get(name, "")) for name in ("SUMMARY", "LOCATION"))
        start, end = (date.fromisoformat(said[name][:8]) for name in ("DTSTART", "DTEND"))
        clocks = [f"{int(clock[:2])}.{clock[2:4]}" for clock in (said["DTSTART"][9:], said["DTEND"][9:]) if clock]
        assert clocks or (end - start).days == 1
        if said["STATUS"] != "CANCELLED":
            link = re.search(r"Länk till mötet: (\S+?)(?:\\n|\r)", event)
            entries.append(Entry(title, start, "–".join(clocks), place, link[1] if link else ""))
    return entries


def listed(note: str, word: str, year: int) -> list[tuple[str, date, str]]:
    """Title, day and times of everything in the step of a note in Markdown that begins with a word."""
    step = re.search(rf"^\d\. {word}.*?(?=^\d\. |^Frågor)", note.replace("\\", ""), re.MULTILINE | re.DOTALL)
    found, title = [], ""
    for line in step[0].splitlines() if step else ():
        if heading := re.fullmatch(r"   \*\*(.*)\*\*", line):
            title = heading[1]
        elif told := re.fullmatch(r"   - \w+ (\d+) (\w+)(?: (\d{4}))? \(v\. \d+\), ([\d.–]+|hela dagen).*", line):
            day = date(int(told[3] or year), MONTHS.index(told[2]) + 1, int(told[1]))
            found.append((title, day, told[4].replace("hela dagen", "")))
    assert len(found) == len(re.findall(r"^   - \w+ \d+ \w+", step[0] if step else "", re.MULTILINE))
    return found


def by_hand(calendar: list[Entry], files: Mapping[str, bytes], reader: str, year: int) -> list[Entry]:
    """The calendar after somebody has done what their note says. What is to be deleted has to be found."""
    note = files.get(f"{reader}.md", b"").decode()
    left = [] if re.search(r"^\d\. Ta bort kalendern", note, re.MULTILINE) else list(calendar)
    for title, day, times in listed(note, "Ta bort", year):
        [entry] = [entry for entry in left if (entry.title, entry.day, entry.times) == (title, day, times)]
        left.remove(entry)
    if re.search(r"^\d\. (Öppna den som en egen kalender|Importera filen .*\.hela\.ics)", note, re.MULTILINE):
        return left + imported(files[f"{reader}.hela.ics"])
    add = imported(files.get(f"{reader}.ics", b""))
    assert sorted(entry[:3] for entry in add) == sorted(listed(note, "Lägg in", year)), "the file is the list"
    return left + add


def ahead(entries: Iterable[Entry], day: date) -> list[Entry]:
    return sorted(entry for entry in entries if entry.day >= day)


def plan(texts: Texts) -> Plan | None:
    """The plan of these files, when they are one."""
    return _plan(tuple(sorted(texts.items())))


@lru_cache(maxsize=4)  # an edit that has been tried is what is released next
def _plan(texts: tuple[tuple[str, str], ...]) -> Plan | None:
    folder = Folder("prov", tuple(File(path, text.encode()) for path, text in texts))
    programme, origins, _ = read_programme(folder)
    return plan_of("prov", programme, origins) if programme else None


def one_of(pattern: str, change: Callable[[random.Random, re.Match[str]], str]) -> Edit:
    """An edit of one place where a pattern is found."""

    def edit(chance: random.Random, text: str) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if not found:
            return text
        chosen = chance.choice(found)
        return text[: chosen.start()] + change(chance, chosen) + text[chosen.end() :]

    return edit


def _another(chance: random.Random, match: re.Match[str]) -> str:
    """The same field with a value that it has elsewhere in the same file."""
    values = re.findall(rf"{re.escape(match[1])}([\w-]+)", match.string)
    return match[1] + chance.choice(values)


def _address(chance: random.Random) -> str:
    return f'"https://moten.example/{chance.randint(1, 9)}"'


WHEN = (
    one_of(r"(date: )(20\d\d-\d\d)-\d\d", lambda chance, match: f"{match[1]}{match[2]}-{chance.randint(1, 28):02}"),
    one_of(
        r"(time: )\d[\d.:–-]*", lambda chance, match: match[1] + chance.choice(("8-10", "9-12", "13-14.30", "15-16"))
    ),
    one_of(r"(\bon: )\w+", lambda chance, match: match[1] + chance.choice(("monday", "tuesday", "thursday"))),
    one_of(r"(every: )1 week", lambda _, match: f"{match[1]}2 weeks"),
    one_of(r"(place: )[\w-]+", _another),
    one_of(r"(place: [\w-]+)(?=[,}])", lambda chance, match: f"{match[1]}, link: {_address(chance)}"),
    one_of(r"(link: ).+?(?=[,}\n])", lambda chance, match: match[1] + _address(chance)),
    one_of(r"(  salen: *\{title: \w+)", lambda chance, match: f"{match[1]}, link: {_address(chance)}"),
    one_of(r"(introducer: )[\w-]+(?=[,}\n])", _another),
    one_of(r"(mentor: )[\w-]+(?=[,}\n])", _another),
    one_of(r"(lecturers: \[)[\w-]+", _another),
    one_of(r"\{(?=(?:of: \w+, )?date: )", lambda _, match: "{status: cancelled, "),
    one_of(r"^      [\w-]+: +\{(?:of: [\w-]+, +)?date: .*\}\n", lambda *_: ""),
    one_of(r"^  [\w-]+: \{participant: .*\}\n", lambda *_: ""),
    one_of(
        r"(    participants:\n)", lambda chance, match: f"{match[1]}      {chance.choice(('bo', 'olle', 'sven'))}:\n"
    ),
    one_of(r"^      (?:bo|olle|sven):\n", lambda *_: ""),
    one_of(r"(summary: .*?)(?=[},\n])", lambda _, match: f"{match[1]} Nu med mer övning"),
)
NAMES = (
    one_of(r"(calendar_way:) \w+", lambda chance, match: f"{match[1]} {chance.choice(('replace', 'changes'))}"),
    one_of(r"(name: \w+) \w+", lambda chance, match: f"{match[1]} {chance.choice(('Ny', 'Nydotter', 'Nysson'))}"),
    one_of(
        r"(  (?:salen|sal-[a-z]+|samtalsrum[a-z-]*): *\{?\n? *title: )[^,}\n]+",
        lambda _, match: f"{match[1]}Ett annat rum",
    ),
    one_of(r"(title: [^,}\n]+)", lambda _, match: f"{match[1]} igen"),
)


def edited(chance: random.Random, texts: Texts, edits: tuple[Edit, ...]) -> Texts:
    """A few edits of the files, none of which makes them unreadable."""
    for _ in range(chance.randint(1, 4)):
        path, edit = chance.choice(sorted(texts)), chance.choice(edits)
        changed = {**texts, path: edit(chance, texts[path])}
        if plan(changed):
            texts = changed
    return texts


def made(
    now: Plan, before: Ledger, after: Ledger, earlier: Plan | None
) -> tuple[Mapping[str, bytes], Mapping[str, list[Entry]]]:
    """The files that come with each note, and what each calendar shows of which they are made, by whom it is for."""
    release, files, built = ReleaseFiles(now, before, after, TEMPLATES, earlier=earlier), dict[str, bytes](), {}
    for calendar in finished_calendars(edition_of(now, after)):
        files |= takewhile(lambda file: not file[0].endswith(".eml"), release.of(calendar))
        if calendar.path.startswith(("calendars/people", "calendars/cohorts")):
            built[calendar.path.removeprefix("calendars/").removesuffix(".ics")] = imported(calendar.content)
    return files, built


def lives_by_hand(seed: int, texts: Texts, edits: tuple[Edit, ...], *, releases: int, knows: bool) -> int:
    """A programme's releases, followed by hand by everybody; how many notes there were. `knows` how it was before."""
    chance = random.Random(seed)
    ledger, earlier, hands, notes = EMPTY, None, dict[str, list[Entry]](), 0
    for number in range(1, releases + 1):
        now = plan(texts)
        assert now
        at = datetime(2026, 8, 3, 8, tzinfo=UTC).replace(month=8 + number - 1 if number < 6 else 12)
        release = Release(str(number), at, "")
        after = released(now, ledger, release)
        files, built = made(now, ledger, after, earlier if knows else None)
        notes += sum(path.endswith(".md") for path in files)
        hands = {
            reader: by_hand(hands.get(reader, []), files, reader, at.year) for reader in hands.keys() | built.keys()
        }
        for reader, entries in hands.items():
            assert ahead(entries, at.date()) == ahead(built.get(reader, []), at.date()), (seed, number, reader)
            if f"{reader}.hela.ics" in files:
                assert sorted(imported(files[f"{reader}.hela.ics"])) == sorted(built[reader]), (seed, number, reader)
        ledger, earlier = after, now
        texts = edited(chance, texts, edits)
    return notes


@cache
def programme(name: str) -> Texts:
    """The files of a programme that comes along."""
    folder = CHECKOUT / "programmes" / name
    paths = sorted(folder.rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): by_changes(path.read_text(encoding="utf-8")) for path in paths}


def by_changes(text: str) -> str:
    """The same plan, in which people delete and put in by hand."""
    return re.sub(r"^programme:\n", "programme:\n  calendar_way: changes\n", text, flags=re.MULTILINE)


@cache
def starter() -> Texts:
    """The files that `introplan new` begins with."""
    folder = CHECKOUT / "templates" / "workspace" / "starter"
    files = (path for path in folder.rglob("*") if path.is_file())
    texts = {path.name.removesuffix(".j2"): path.read_text(encoding="utf-8") for path in files}
    return {
        name: by_changes(text.replace("{{ id }}", "prov").replace("{{ title }}", "Prov"))
        for name, text in texts.items()
    }


MONTHLY = ("meets: {length: 1h, every: 1 week}", "meets: {length: 1h, every: 1 month}")


def letters_after(before: str, after: str) -> Mapping[str, bytes]:
    """The files of a release of one plan after another."""
    then, now = plan({"plan.yaml": before}), plan({"plan.yaml": after})
    assert then
    assert now
    ledger = released(then, EMPTY, Release("1", datetime(2026, 8, 3, 8, tzinfo=UTC), ""))
    again = released(now, ledger, Release("2", datetime(2026, 9, 3, 8, tzinfo=UTC), ""))
    return dict(ReleaseFiles(now, ledger, again, TEMPLATES, earlier=then))


@pytest.mark.parametrize("way", [1, -1])
def test_a_meeting_that_stays_is_neither_deleted_nor_put_in_when_its_key_is_another(way: int):
    """Two who met every month meet every week: on the days of the old meetings, nothing is another."""
    then, now = [PLAN.replace(*MONTHLY), PLAN][::way]
    files = letters_after(then, now)
    for person in ("ada", "ida"):
        note = files[f"people/{person}.md"].decode()
        remove, add = (listed(note, word, 2026) for word in ("Ta bort", "Lägg in"))
        assert not set(remove) & set(add)
        assert bool(remove) != bool(add), "every old meeting is one of the new ones"
        assert re.search(r"varje (vecka|månad)", note)


def test_what_is_the_same_under_another_key_is_told_to_nobody():
    other = PLAN.replace("utbyte-4: {of: utbyte", "utbyte-sist: {of: utbyte")
    files = letters_after(PLAN, other)
    assert not [path for path in files if path.startswith(("people/", "cohorts/"))]
    noted = other.replace("date: 2027-04-22, time: 13-15", "date: 2027-04-22, time: 13-15, note: Ta med dator.")
    note = letters_after(PLAN, noted)["people/ada.md"].decode()
    assert "Ta med dator" in note
    assert "Lägg in" not in note


@pytest.mark.parametrize(
    "edit",
    [
        ("rummet: {title: Rummet}", "rummet: {title: Ett annat rum, address: Provgatan 2}"),
        ("name: Ida Introdotter", "name: Ida Nyman"),
        ("required: yes\n", "required: yes\n      label: Samtalspartner\n"),
        ("  length: 24 months", "  timezone: Europe/Helsinki\n  length: 24 months"),
        ("time: 13:00, place: rummet", 'time: 13:00, link: "https://moten.example/a"'),
    ],
)
def test_what_a_colleague_has_released_apart_is_not_to_be_replaced(edit: tuple[str, str]):
    """The plan of the last release lacks it, and the ledger knows it."""
    then, now = plan({"plan.yaml": PLAN}), plan({"plan.yaml": PLAN.replace(*edit)})
    assert then
    assert now
    ledger = released(now, EMPTY, Release("2", datetime(2026, 8, 3, 8, tzinfo=UTC), ""))
    again = released(now, ledger, Release("3", datetime(2026, 8, 10, 8, tzinfo=UTC), ""))
    assert dict(ReleaseFiles(now, ledger, again, TEMPLATES, earlier=then)) == {}


@pytest.mark.parametrize("knows", [True, False])
def test_following_the_lists_by_hand_gives_the_calendar_of_the_release(knows: bool):
    edits = (*WHEN, *NAMES) if knows else WHEN
    told = sum(lives_by_hand(seed, {"plan.yaml": PLAN}, edits, releases=4, knows=knows) for seed in range(4))
    assert told > 60


@pytest.mark.long
@pytest.mark.parametrize(
    ("texts", "lives"),
    [
        (lambda: {"plan.yaml": PLAN}, 30 if ALL else 8),
        (starter, 15 if ALL else 3),
        (lambda: programme("malmo"), 3 if ALL else 1),
        (lambda: programme("huddingetrainee"), 2 if ALL else 1),
    ],
    ids=["small", "starter", "malmo", "huddingetrainee"],
)
def test_the_law_of_the_hand_over_many_lives(texts: Callable[[], Texts], lives: int):
    told = sum(lives_by_hand(seed, texts(), (*WHEN, *NAMES), releases=8, knows=True) for seed in range(10, 10 + lives))
    assert told > 10 * lives
