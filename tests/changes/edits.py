"""Random edits of a programme, as a coordinator makes them: those that people are told of, and those that they are not.

An edit that the programme cannot take, such as one that makes it unreadable, is left out.
"""

import random
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rendering.calendars.calendar_plans import SMALL
from rendering.changes.two_plans import PLAN

from introplan.agenda import Plan, plan_of
from introplan.reading import File, Folder, read_programme

PROGRAMMES = Path(__file__).parents[2] / "programmes"
Data = dict[str, Any]
Edit = Callable[[random.Random, Data], None]
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@cache
def _programme(name: str) -> str:
    if name in {"small", "two"}:
        return SMALL if name == "small" else PLAN
    data: Data = {}
    for file in sorted((PROGRAMMES / name).rglob("*.yaml")):
        _merge(data, yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader) or {})
    return yaml.dump(data, Dumper=yaml.CDumper, allow_unicode=True, sort_keys=False)


def _merge(data: Data, more: Data) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(data.get(key), dict):
            _merge(data[key], value)
        else:
            data[key] = value


def data_of(name: str) -> Data:
    """A programme as its YAML has it, all values as text: `small`, `two`, or one that comes with introplan."""
    data: Data = _filled(yaml.load(_programme(name), yaml.CBaseLoader))
    return data


def _filled(value: Any) -> Any:
    """An entry that says nothing is one without fields."""
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items()}
    return {} if value == "" else value


def plan_from(data: Data) -> Plan | None:
    """The plan of a programme; None when it cannot be read."""
    text = yaml.dump(data, Dumper=yaml.CDumper, allow_unicode=True, sort_keys=False, default_style='"')
    programme, origins, _found = read_programme(
        Folder("programmes/prov", (File("programmes/prov/plan.yaml", text.encode()),))
    )
    return None if programme is None else plan_of("prov", programme, origins)


def edited(chance: random.Random, data: Data, edits: Iterable[Edit]) -> Data:
    """A programme after some edits; those that it cannot take are left out."""
    for edit in edits:
        attempt = deepcopy(data)
        try:
            edit(chance, attempt)
        except (KeyError, IndexError, TypeError, ValueError):
            continue
        if plan_from(attempt) is not None:
            data = attempt
    return data


def _later(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days=days))


def _some(chance: random.Random, entries: Mapping[str, Any] | list[Any]) -> Any:
    return chance.choice(list(entries))


def _entry(chance: random.Random, data: Data, *path: str) -> tuple[Data, str]:
    """An entry's mapping and its key, made a mapping if it is empty."""
    entries = data
    for step in path:
        entries = entries[_some(chance, entries) if step == "*" else step]
    key = _some(chance, entries)
    entries[key] = entries[key] or {}
    return entries, key


def _session(chance: random.Random, data: Data) -> Data:
    entries, key = _entry(chance, data, "cohorts", "*", "sessions")
    entry: Data = entries[key]
    return entry


def _of(*path: str) -> Callable[[random.Random, Data], Data]:
    def entry(chance: random.Random, data: Data) -> Data:
        entries, key = _entry(chance, data, *path)
        found: Data = entries[key]
        return found

    return entry


_participant, _pairing = _of("cohorts", "*", "participants"), _of("pairings")


def _set(entry: Callable[[random.Random, Data], Data], **fields: Callable[[random.Random, Data], Any]) -> Edit:
    """Fields of an entry, each made anew."""

    def edit(chance: random.Random, data: Data) -> None:
        found = entry(chance, data)
        for field, value in fields.items():
            found[field.rstrip("_")] = value(chance, data)

    return edit


def _words(chance: random.Random, _data: Data) -> str:
    return f"Nytt {chance.randrange(10**6)}"


def _address(chance: random.Random, _data: Data) -> str:
    return f"https://moten.example/{chance.randrange(10**6)}"


def _times(chance: random.Random, _data: Data) -> str:
    start = chance.randrange(8, 15)
    return f"{start}-{start + chance.randrange(1, 3)}"


def _time(chance: random.Random, _data: Data) -> str:
    return f"{chance.randrange(8, 16)}.00"


def _day(chance: random.Random, _data: Data) -> str:
    return str(date(2026, 9, 1) + timedelta(days=chance.randrange(700)))


def _id_in(section: str) -> Callable[[random.Random, Data], str]:
    return lambda chance, data: str(_some(chance, data[section]))


def _people(chance: random.Random, data: Data) -> list[str]:
    return sorted(chance.sample(list(data["people"]), chance.randrange(1, 3)))


def _moved(chance: random.Random, data: Data) -> None:
    session = _session(chance, data)
    session["date"] = _later(session["date"], chance.choice((-7, -1, 1, 7, 14)))


def _elsewhere(chance: random.Random, data: Data) -> None:
    session = _session(chance, data)
    if "place" in session and chance.random() < 0.5:
        del session["place"]
    else:
        session["place"] = _some(chance, data["places"])


def _on_or_off(chance: random.Random, data: Data) -> None:
    session = _session(chance, data)
    session["status"] = "planned" if session.get("status") == "cancelled" else "cancelled"


def _removed_session(chance: random.Random, data: Data) -> None:
    entries, key = _entry(chance, data, "cohorts", "*", "sessions")
    del entries[key]


def _added_session(chance: random.Random, data: Data) -> None:
    entries, key = _entry(chance, data, "cohorts", "*", "sessions")
    entries[f"ny-{chance.randrange(10**6)}"] = {
        **entries[key],
        "of": entries[key].get("of", key),
        "date": _later(entries[key]["date"], chance.randrange(1, 30)),
    }


def _half_group(chance: random.Random, data: Data) -> None:
    cohort = data["cohorts"][_some(chance, data["cohorts"])]
    session = cohort["sessions"][_some(chance, cohort["sessions"])]
    session["for"] = chance.sample(list(cohort["participants"]), 1)


def _another_id(chance: random.Random, data: Data) -> None:
    """A place gets another id, and is the same to everybody."""
    old = _some(chance, data["places"])
    new = f"{old}-{chance.randrange(10**4)}"
    data["places"] = {new if key == old else key: value for key, value in data["places"].items()}
    _replaced(data, "place", old, new)


def _replaced(data: Any, field: str, old: str, new: str) -> None:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if key == field and value == old:
            data[key] = new
        elif key == "places" and isinstance(value, list):
            data[key] = [new if each == old else each for each in value]
        else:
            _replaced(value, field, old, new)


def _name(chance: random.Random, data: Data) -> None:
    named = [person for person in data["people"].values() if person and person.get("name")]
    chance.choice(named)["name"] = f"Ny Nyman{chance.choice('abcdefghij')}sson"


def _label(chance: random.Random, data: Data) -> None:
    data["programme"]["roles"][_some(chance, data["programme"]["roles"])]["label"] = _words(chance, data)


def _zone(_chance: random.Random, data: Data) -> None:
    now = data["programme"].get("timezone", "Europe/Stockholm")
    data["programme"]["timezone"] = "Europe/Helsinki" if now == "Europe/Stockholm" else "Europe/Stockholm"


def _meets(**fields: Callable[[random.Random, Data], Any]) -> Edit:
    def edit(chance: random.Random, data: Data) -> None:
        meets = _pairing(chance, data)["meets"]
        for field, value in fields.items():
            meets[field] = value(chance, data)

    return edit


def _another_supporter(chance: random.Random, data: Data) -> None:
    pairing = _pairing(chance, data)
    role = next(word for word in ("introducer", "supervisor", "mentor", "buddy") if word in pairing)
    pairing[role] = _some(chance, data["people"])


def _removed_pairing(chance: random.Random, data: Data) -> None:
    del data["pairings"][_some(chance, data["pairings"])]


def _one_meeting(chance: random.Random, data: Data) -> None:
    day = date.fromisoformat(_day(chance, data))
    year, week, _weekday = day.isocalendar()
    change = chance.choice(["cancelled", {"date": str(day)}, {"place": _some(chance, data["places"])}])
    _pairing(chance, data)["changes"] = {f"{year}-W{week:02}": change}


def _pause(chance: random.Random, data: Data) -> None:
    first = date.fromisoformat(_day(chance, data))
    _participant(chance, data)["pauses"] = [f"{first}..{first + timedelta(days=chance.randrange(14, 120))}"]


def _exempt(chance: random.Random, data: Data) -> None:
    _participant(chance, data)["exempt"] = [_some(chance, data["lectures"])]


def _make_up(chance: random.Random, data: Data) -> None:
    cohort = _some(chance, data["cohorts"])
    session = _some(chance, data["cohorts"][cohort]["sessions"])
    _participant(chance, data)["make_ups"] = [f"{cohort}/{session}"]


def _removed_participant(chance: random.Random, data: Data) -> None:
    entries, key = _entry(chance, data, "cohorts", "*", "participants")
    del entries[key]


def _booking(chance: random.Random, data: Data) -> None:
    review = _some(chance, data["programme"]["reviews"])
    reviews = _participant(chance, data).setdefault("reviews", {})
    if review in reviews and chance.random() < 0.3:
        del reviews[review]
    else:
        reviews[review] = {"date": _day(chance, data), "time": _times(chance, data)}


def _posting(chance: random.Random, data: Data) -> None:
    """Somebody is elsewhere for a while, moves, or stays longer, where they were or in another place."""
    data.setdefault("units", {})["annan"] = {"title": "Annan", "organisation": _some(chance, data["organisations"])}
    data["units"]["annan"]["manager"] = _some(chance, data["people"])
    first = date.fromisoformat(_day(chance, data))
    where = chance.choice([{"unit": "annan"}, {"organisation": _some(chance, data["organisations"])}])
    extras = {"title": _words(chance, data), "manager": _some(chance, data["people"]), "meetings": "no"}
    own = {field: value for field, value in extras.items() if chance.random() < 0.3}
    posting = {**where, "from": str(first), "until": _later(str(first), chance.randrange(80)), **own}
    participant = _participant(chance, data)
    if "postings" in participant and chance.random() < 0.2:
        del participant["postings"]
    else:
        participant["postings"] = [posting]


def _longer_posting(chance: random.Random, data: Data) -> None:
    posted = [one for each in data["cohorts"].values() for one in each["participants"].values() if "postings" in one]
    posting = chance.choice(posted)["postings"][0]
    posting["until"] = _later(posting["until"], chance.randrange(1, 40))


def _programme_review(chance: random.Random, data: Data) -> Data:
    return _of("programme", "reviews")(chance, data)


TOLD: tuple[Edit, ...] = (
    _moved,
    _elsewhere,
    _on_or_off,
    _removed_session,
    _added_session,
    _half_group,
    _another_id,
    _name,
    _label,
    _zone,
    _another_supporter,
    _removed_pairing,
    _one_meeting,
    _pause,
    _exempt,
    _make_up,
    _removed_participant,
    _booking,
    _posting,
    _longer_posting,
    _set(_session, time=_times),
    _set(_session, lecturers=_people),
    _set(_session, note=_words),
    _set(_session, link=_address),
    _set(_session, host=_id_in("organisations")),
    _set(_of("places"), title=_words),
    _set(_of("places"), address=_words),
    _set(_of("places"), directions=_words),
    _set(_of("places"), link=_address),
    _set(_of("lectures"), title=_words),
    _set(_of("lectures"), preparation=_words),
    _set(_of("lectures"), lecturers=_people),
    _set(_of("activities"), title=_words),
    _set(_of("organisations"), title=_words),
    _set(_participant, until=_day),
    _set(_participant, starts=_day),
    _set(_pairing, until=_day),
    _set(_pairing, from_=_day),
    _set(_programme_review, title=_words),
    _set(_programme_review, text=_words),
    _set(_programme_review, with_=lambda chance, _data: chance.choice((["manager"], ["introducer"], ["coordinator"]))),
    _set(_of("events"), date=_day),
    _set(_of("events"), subject=_words),
    _set(_of("events"), by=_id_in("people")),
    _set(_of("events"), place=_id_in("places")),
    _set(_of("people"), unavailable=lambda chance, data: [_day(chance, data)]),
    _meets(on=lambda chance, _data: chance.choice(DAYS)),
    _meets(time=_time),
    _meets(place=_id_in("places")),
    _meets(link=_address),
    _meets(every=lambda chance, _data: chance.choice(("1 week", "2 weeks", "3 weeks", "1 month"))),
)
UNTOLD: tuple[Edit, ...] = (
    _set(_of("lectures"), summary=_words),
    _set(_of("lectures"), deepening=_words),
    _set(_of("lectures"), material=lambda chance, data: [_words(chance, data)]),
    _set(_of("lectures"), text=_words),
    _set(_of("cohorts"), title=_words),
    _set(lambda _chance, data: data["programme"], title=_words),
    _set(lambda _chance, data: data["programme"]["contact"], title=_words),
    _set(lambda _chance, data: data["programme"]["contact"], email=lambda *_: "ny@kommunen.example"),
    _set(_session, internal_note=_words),
)
