"""Made-up programmes that grow in one direction each, as YAML text: no part of the work may grow faster than they do.

    from shapes import SHAPES
    programme, origins, diagnostics = read_programme(SHAPES["one activity"](200))

A shape takes how many there are of what it is about, be it sessions, participants or pairings. Some are planned well,
and some have one fault again and again, for what is pasted is as long when it is wrong. The same number gives the
same bytes.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from introplan.days import OpenDays
from introplan.reading import File, Folder

Entries = dict[str, object]
Sections = dict[str, Entries]

STARTS = date(2026, 8, 31)
OPEN_DAYS = OpenDays()
DAYS = [day for number in range(700) if OPEN_DAYS.is_open(day := STARTS + timedelta(days=number))][:450]
HOURS = ("8.30-9.30", "10.00-11.00", "13.00-14.00", "14.30-15.30", "15.45-16.45")
CLASS = 12
"""So many participants come to a session together where a cohort is parted."""
TURNS = 50
"""So many times a session comes back."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
PROGRAMME: Entries = {
    "schema": 1,
    "id": "prov",
    "title": "Introduktion",
    "kind": "introduction",
    "owner": "staden",
    "length": "24 months",
    "domain": "intro.staden.example",
    "contact": {"title": "Introduktionen", "email": "intro@staden.example"},
    "coordinators": ["samordnare", "samordnare-2"],
    "phases": {
        "start": {"title": "Start", "months": "0-6", "caseload_percent": 25},
        "grund": {"title": "Grund", "months": "6-24", "caseload_percent": 75},
    },
    "roles": {
        "introducer": {
            "required": False,
            "label": "Introduktör",
            "meets": {"length": "45min", "every": {"start": "2 weeks", "grund": "1 month"}},
        }
    },
    "reviews": {"manad-3": {"title": "Uppföljning", "month": 3, "with": ["manager", "introducer"], "length": "1h"}},
    "calendar": {
        "closed": ["public_holidays", "eves"],
        "half_days": ["twelfth_night"],
        "day": "08:00-17:00",
        "lunch": {"between": "11:00-13:00", "length": "45min"},
    },
}


def _frame() -> Sections:
    """What every shape has: a programme, two coordinators, a unit with its manager, two lecturers, a room."""
    return {
        "programme": dict(PROGRAMME),
        "organisations": {"staden": {"title": "Staden", "kind": "municipality"}},
        "units": {"enhet": {"title": "Barn och familj", "organisation": "staden", "manager": "chef"}},
        "people": {id_: _person(id_) for id_ in ("samordnare", "samordnare-2", "chef", "larare", "larare-2")},
        "places": {"salen": _room(0)},
        "lectures": {
            "amne": {"title": "Ämne", "length": "1h", "every": "2 weeks", "lecturers": ["larare"], "text": "**Möt!**"},
            "en-gang": {"title": "En gång", "length": "1h", "lecturers": ["larare"]},
        },
        "pairings": {},
        "cohorts": {"ht26": _cohort()},
    }


def _person(id_: str, unit: str | None = None) -> Entries:
    person: Entries = {"name": f"Ada {id_.title()}", "organisation": "staden", "email": f"{id_}@staden.example"}
    return person | ({"unit": unit} if unit else {})


def _room(number: int) -> Entries:
    return {"title": f"Sal {number}", "organisation": "staden", "address": "Storgatan 1", "capacity": 5000}


def _cohort() -> Entries:
    return {"title": "Hösten", "starts": f"{STARTS}", "participants": {}, "sessions": {}}


def _join(sections: Sections, count: int, cohort: str = "ht26", first: int = 0) -> list[str]:
    """The ids of so many new participants of a cohort."""
    ids = [f"person-{number}" for number in range(first, first + count)]
    for id_ in ids:
        sections["people"][id_] = _person(id_, "enhet")
        sections["cohorts"][cohort]["participants"][id_] = {}  # type: ignore[index] - a cohort is a mapping
    return ids


def _sessions(sections: Sections, cohort: str = "ht26") -> Entries:
    return sections["cohorts"][cohort]["sessions"]  # type: ignore[index, no-any-return] - as above


def _slot(number: int) -> Entries:
    """A day and an hour of its own for each, as far as two years have them; then all over again."""
    return {"date": f"{DAYS[number % len(DAYS)]}", "time": HOURS[number // len(DAYS) % len(HOURS)]}


def _parted(count: int, lecture: Callable[[int], str]) -> Sections:
    """Sessions for a class each, with a lecturer and a room of its own: a large cohort, and nobody in two places."""
    sections = _frame()
    most = len(DAYS) * len(HOURS)
    for first in range(0, count, most):
        number = first // most
        several = _join(sections, CLASS, first=number * CLASS)
        sections["people"][f"larare-{number}"] = _person(f"larare-{number}")
        sections["places"][f"sal-{number}"] = _room(number)
        for each in range(first, min(first + most, count)):
            at = {"place": f"sal-{number}", "lecturers": [f"larare-{number}"], "for": several}
            _sessions(sections)[f"s-{each}"] = {"of": lecture(each), **_slot(each), **at}
    return sections


def one_activity(count: int) -> Sections:
    """Sessions of one and the same."""
    return _parted(count, lambda _number: "amne")


def many_activities(count: int) -> Sections:
    """Sessions of something of its own each."""
    sections = _parted(count, lambda number: f"amne-{number}")
    for number in range(count):
        sections["lectures"][f"amne-{number}"] = {"title": f"Ämne {number}", "length": "1h", "required": False}
    return sections


def many_participants(count: int) -> Sections:
    """Participants of one cohort who come to the same ten sessions, a third of them of another employer."""
    sections = _frame()
    _join(sections, count)
    for number in range(10):
        _sessions(sections)[f"s-{number}"] = {"of": "amne", "place": "salen", **_slot(number * 20)}
    return sections


def half_groups(count: int) -> Sections:
    """Participants who come in two halves, named one by one."""
    sections = _frame()
    ids = _join(sections, count)
    for number in range(10):
        sections["lectures"][f"amne-{number}"] = {"title": f"Ämne {number}", "length": "1h", "lecturers": ["larare"]}
        for half in (0, 1):
            at = {"place": "salen", "for": ids[half::2], **_slot(number * 20 + half)}
            _sessions(sections)[f"s-{number}-{half}"] = {"of": f"amne-{number}", **at}
    return sections


def many_pairings(count: int) -> Sections:
    """Participants with an introducer whom two have, who meet in a room that is theirs."""
    sections = _frame()
    for number, id_ in enumerate(_join(sections, count)):
        introducer = f"introduktor-{number // 2}"
        sections["people"][introducer] = _person(introducer, "enhet") | {"capacity": {"introducer": 2}}
        meets = {"on": WEEKDAYS[number // 2 % 5], "time": f"{9 + number % 2 * 4}.00"}
        sections["pairings"][f"par-{number}"] = {"participant": id_, "introducer": introducer, "meets": meets}
    return sections


def many_cohorts(count: int) -> Sections:
    """Cohorts of four with five sessions each."""
    sections = _frame()
    for number in range(count):
        cohort = f"kull-{number}"
        sections["cohorts"][cohort] = _cohort() | {"title": f"Kull {number}"}
        sections["people"][f"larare-{number}"] = _person(f"larare-{number}")
        sections["places"][f"sal-{number}"] = _room(number)
        _join(sections, 4, cohort, number * 4)
        for each in range(5):
            at = {"place": f"sal-{number}", "lecturers": [f"larare-{number}"]}
            _sessions(sections, cohort)[f"s-{each}"] = {"of": "amne", **_slot(number + each * 60), **at}
    return sections


def pasted(count: int) -> Sections:
    """Sessions for everybody of what nobody needs twice, pasted again and again."""
    sections = _frame()
    _join(sections, CLASS)
    for number in range(count):
        _sessions(sections)[f"s-{number}"] = {"of": "en-gang", "place": "salen", **_slot(number)}
    return sections


def crowded(count: int) -> Sections:
    """Sessions of ten days, all of one lecturer, in one room, for everybody, and hundreds at the same hour."""
    sections = _frame()
    _join(sections, CLASS)
    for number in range(count):
        at = {"date": f"{DAYS[number % 10]}", "time": HOURS[number % 3]}
        _sessions(sections)[f"s-{number}"] = {"of": "amne", "place": "salen", **at}
    return sections


def on_closed_days(count: int) -> Sections:
    """Sessions on Sundays."""
    sections = _parted(count, lambda _number: "amne")
    for number, session in enumerate(_sessions(sections).values()):
        session["date"] = f"{STARTS + timedelta(weeks=number % 100, days=6)}"  # type: ignore[index] - a mapping
    return sections


def out_of_order(count: int) -> Sections:
    """Sessions of one thing each, all before what has to come before them, in the wrong phase."""
    sections = _parted(count, lambda number: f"amne-{number}")
    for number in range(count):
        own = {"title": f"Ämne {number}", "length": "1h", "phase": "grund", "prerequisites": ["en-gang"]}
        sections["lectures"][f"amne-{number}"] = own
    _sessions(sections)["sist"] = {"of": "en-gang", "date": f"{DAYS[-1]}", "time": HOURS[0]}
    return sections


def unavailable(count: int) -> Sections:
    """Sessions of lecturers who can on none of their days, in rooms that are too small, for people who do not work."""
    sections = _parted(count, lambda _number: "amne")
    for id_, person in sections["people"].items():
        if id_.startswith("larare"):
            person["available"] = ["friday"]  # type: ignore[index] - a person is a mapping
    for place in sections["places"].values():
        place["capacity"] = 2  # type: ignore[index] - as above
    for participant in sections["cohorts"]["ht26"]["participants"].values():  # type: ignore[index] - as above
        participant["workdays"] = ["tuesday", "wednesday"]
    return sections


def missed(count: int) -> Sections:
    """Sessions of something of its own each, which half of those who should come are away from."""
    sections = _parted(count, lambda number: f"amne-{number}")
    for number, (key, session) in enumerate(list(_sessions(sections).items())):
        sections["lectures"][f"amne-{number}"] = {"title": f"Ämne {number}", "length": "1h"}
        sections.setdefault("absences", {})[f"ht26/{key}"] = session["for"][::2]  # type: ignore[index] - a mapping
    return sections


def far_apart(count: int) -> Sections:
    """Sessions of what should come back within a week, by half a year too late, and of a hundred other such things."""
    sections = _parted(count, lambda number: f"amne-{number % 100}")
    for number in range(100):
        own = {"title": f"Ämne {number}", "length": "1h", "every": "1 week", "max_gap": "1 week"}
        sections["lectures"][f"amne-{number}"] = own
    return sections


def reviews_on_closed_days(count: int) -> Sections:
    """Participants with a review on a Sunday each."""
    sections = many_pairings(count)
    for number, participant in enumerate(sections["cohorts"]["ht26"]["participants"].values()):  # type: ignore[index]
        participant["reviews"] = {
            "manad-3": {"date": f"{STARTS + timedelta(weeks=13 + number % 5, days=6)}", "time": "9"}
        }
    return sections


def one_supporter(count: int) -> Sections:
    """Participants who all have the same introducer, at the same time."""
    sections = many_pairings(count)
    for pairing in sections["pairings"].values():
        pairing["introducer"] = "introduktor-0"  # type: ignore[index] - a mapping
    return sections


def one_supported(count: int) -> Sections:
    """Pairings of one and the same participant."""
    sections = many_pairings(count)
    for pairing in sections["pairings"].values():
        pairing["participant"] = "person-0"  # type: ignore[index] - a mapping
    return sections


def many_events(count: int) -> Sections:
    """Union dialogues, many on one day."""
    sections = _frame()
    _join(sections, CLASS)
    for number in range(count):
        own = {"kind": "union_dialogue", "subject": f"Ämne {number}", "with": ["chef"], "by": "samordnare"}
        sections.setdefault("events", {})[f"dialog-{number}"] = {**own, **_slot(number)}
    return sections


def short_of_hours(count: int) -> Sections:
    """Sessions that take a unit's participants away for longer than it has agreed to, every month."""
    sections = _parted(count, lambda _number: "amne")
    sections["units"]["enhet"]["hours_away_per_month"] = 1  # type: ignore[index] - a mapping
    return sections


def make_ups(count: int) -> Sections:
    """Participants who were away from a session of their own, and take it with another cohort."""
    sections = _frame()
    sections["cohorts"]["vt27"] = _cohort() | {"title": "Våren"}
    ids = _join(sections, count)
    _sessions(sections)["en-gang"] = {"place": "salen", **_slot(1)}
    _sessions(sections, "vt27")["en-gang"] = {"place": "salen", **_slot(9)}
    sections["absences"] = {"ht26/en-gang": ids}  # type: ignore[dict-item] - one section is lists
    for id_ in ids[: count // 2]:
        sections["cohorts"]["ht26"]["participants"][id_] = {"make_ups": ["vt27/en-gang"]}  # type: ignore[index]
    return sections


def shared_by_cohorts(count: int) -> Sections:
    """Cohorts of two that have ten sessions together."""
    sections = _frame()
    for number in range(count):
        sections["cohorts"][f"kull-{number}"] = _cohort() | {"title": f"Kull {number}"}
        _join(sections, 2, f"kull-{number}", number * 2)
    for number in range(10):
        at = {"place": "salen", "with": [f"kull-{each}" for each in range(count)], **_slot(number * 20)}
        _sessions(sections)[f"s-{number}"] = {"of": "amne", **at}
    return sections


def many_groups(count: int) -> Sections:
    """Groups of four in one cohort, with two sessions each of what all must have, and something of their own."""
    sections = _frame()
    ids = _join(sections, count * 4)
    for number in range(count):
        group, own = f"grupp-{number}", ids[number * 4 : number * 4 + 4]
        sections.setdefault("groups", {})[group] = {"title": f"Grupp {number}"}
        sections["lectures"][f"spar-{number}"] = {"title": f"Spår {number}", "length": "1h", "for": [group]}
        for person in own:
            sections["cohorts"]["ht26"]["participants"][person] = {"groups": [group]}  # type: ignore[index]
        for each, of in enumerate(("amne", "en-gang", f"spar-{number}")):
            slot = number * 3 + each
            lap = slot // (len(DAYS) * len(HOURS))
            sections["people"][f"larare-{lap}"] = _person(f"larare-{lap}")
            sections["places"][f"sal-{lap}"] = _room(lap)
            at = {"place": f"sal-{lap}", "lecturers": [f"larare-{lap}"], "for": [group], **_slot(slot)}
            _sessions(sections)[f"s-{number}-{each}"] = {"of": of, **at}
    return sections


def recurring(count: int) -> Sections:
    """So many times of sessions that come back every week, for a class each; each session fifty times."""
    sections = _frame()
    for number in range(-(-count // TURNS)):
        several = _join(sections, CLASS, first=number * CLASS)
        sections["people"][f"larare-{number}"] = _person(f"larare-{number}")
        sections["places"][f"sal-{number}"] = _room(number)
        repeats = {"every": "1 week", "times": min(TURNS, count - number * TURNS)}
        at = {"place": f"sal-{number}", "lecturers": [f"larare-{number}"], "for": several, "repeats": repeats}
        _sessions(sections)[f"s-{number}"] = {"of": "amne", **_slot(number % 5), **at}
    return sections


def folder_of(sections: Mapping[str, Entries]) -> Folder:
    """A programme of these sections, a file each."""
    files = [
        File(f"programmes/prov/{name}.yaml", f"{name}:\n{_written(entries, 1)}".encode())
        for name, entries in sorted(sections.items())
        if entries
    ]
    return Folder("programmes/prov", tuple(files))


def _written(entries: Entries, depth: int) -> str:
    """A mapping as lines; what is short, or is no mapping, on one."""
    lines = []
    for key, value in entries.items():
        text = json.dumps(value, ensure_ascii=False)
        is_long = isinstance(value, dict) and len(text) > 100 and depth < 4
        lines.append(f"{'  ' * depth}{key}:" + (f"\n{_written(value, depth + 1)}" if is_long else f" {text}\n"))
    return "".join(lines)


def _shape(sections: Callable[[int], Sections]) -> Callable[[int], Folder]:
    return lambda count: folder_of(sections(count))


SHAPES: Mapping[str, Callable[[int], Folder]] = {
    each.__name__.replace("_", " "): _shape(each)
    for each in (
        one_activity,
        many_activities,
        many_participants,
        half_groups,
        many_groups,
        many_pairings,
        many_cohorts,
        shared_by_cohorts,
        pasted,
        crowded,
        on_closed_days,
        out_of_order,
        unavailable,
        missed,
        far_apart,
        reviews_on_closed_days,
        one_supporter,
        one_supported,
        many_events,
        short_of_hours,
        make_ups,
        recurring,
    )
}
