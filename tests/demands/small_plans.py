"""Small plans at random, in which everything may stand in the way of everything, as data that can be changed."""

from datetime import date, timedelta
from typing import Any

import yaml
from hypothesis import strategies as st

from introplan.agenda import Plan, plan_of
from introplan.reading import File, Folder, read_programme

Data = dict[str, Any]
MONDAY = date(2026, 10, 5)
WEEKS = 6
DAYS = [MONDAY + timedelta(days=n) for n in range(7 * WEEKS)]
CROWDED = [MONDAY + timedelta(days=n) for n in (1, 2, 8)]
"""Days on which more lies than on others, so that things meet."""
WORKDAYS = [day for day in DAYS if day.weekday() < 5]
WORDS = ("monday", "tuesday", "wednesday", "thursday", "friday")
HOURS = ("7-8", "9-12", "9-16", "11-12.30", "12-13", "13-15", "18-21.30")
SUBJECTS = ("a", "b", "utbyte", "start")
PARTICIPANTS = ("ada", "bo", "cy")


def plan_from(data: Data) -> Plan:
    """The plan of the data, read from YAML as any other."""
    text = yaml.dump(_filled(data), Dumper=yaml.CSafeDumper, sort_keys=False, default_style='"')
    file = File("programmes/liten/p.yaml", text.encode())
    programme, origins, found = read_programme(Folder("programmes/liten", (file,)))
    assert programme is not None, (found, text)
    return plan_of("liten", programme, origins)


def _filled(value: Any) -> Any:
    """An entry that says nothing is one without fields."""
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items()}
    return {} if value is None else value


def _some(draw: st.DrawFn, one_in: int) -> bool:
    return draw(st.integers(0, one_in - 1)) == 0


def _day(draw: st.DrawFn, days: list[date] = DAYS) -> str:
    return draw(st.sampled_from(days)).isoformat()


def _days(draw: st.DrawFn) -> list[str]:
    """Days away: a weekday, a date, some days in a row."""
    first = draw(st.sampled_from(DAYS))
    last = first + timedelta(days=draw(st.integers(1, 12)))
    return [draw(st.sampled_from([draw(st.sampled_from(WORDS)), first.isoformat(), f"{first}..{last}"]))]


@st.composite
def small_plans(draw: st.DrawFn) -> Data:
    """At most three participants and a lecturer, six sessions, six weeks, and every kind of thing in the way."""
    return {
        "programme": _frame(draw),
        "organisations": _organisations(draw),
        "units": {"barn": _unit(draw)},
        "people": _people(draw),
        "places": {
            "sal": {"title": "Sal", "capacity": draw(st.sampled_from(["2", "3", "9"])), "address": "Gatan 1"},
            "rum": {"title": "Rum", "capacity": "9", "address": "Vägen 2", "organisation": "nacka"},
            "natet": {"title": "Nätet", "online": "yes", "link": "https://liten.example/x"},
        },
        "travel": {"sal": {"rum": draw(st.sampled_from(["15min", "1h 30min"]))}},
        "lectures": _lectures(draw),
        "activities": {
            "utbyte": {"title": "utbyte", "kind": "exchange", "length": "1h", "every": "2 weeks"},
            "start": {"title": "start", "kind": "induction", "length": "2h"},
        },
        "cohorts": {
            "ht": {
                "title": "Hösten",
                "starts": MONDAY.isoformat(),
                "participants": {person: _participant(draw) for person in PARTICIPANTS[: draw(st.integers(1, 3))]},
                "sessions": {f"s{n}": _session(draw) for n in range(draw(st.integers(1, 6)))},
            }
        },
    }


@st.composite
def plans_with_those_invited(draw: st.DrawFn) -> Data:
    """The same, with people who are asked to sessions, a house that several share, and breaks of lectures."""
    data: Data = draw(small_plans())
    data["places"]["hus"] = {"title": "Hus", "capacity": "9", "address": "Gatan 3", "shared": "yes"}
    for lecture in data["lectures"].values():
        if _some(draw, 2):
            lecture["breaks"] = [{"at": "11.30", "length": "45min"}]
    for session in data["cohorts"]["ht"]["sessions"].values():
        if _some(draw, 2):
            session["also"] = sorted(draw(st.sets(st.sampled_from(["manager", "olle", "ada"]), min_size=1, max_size=2)))
        if _some(draw, 4):
            session["place"] = "hus"
    return data


def _frame(draw: st.DrawFn) -> Data:
    frame: Data = {
        "schema": "1",
        "id": "liten",
        "title": "Liten",
        "kind": "introduction",
        "owner": "asf",
        "length": "2 months",
        "domain": "liten.example",
        "coordinators": ["mona"],
        "contact": {"title": "Liten", "email": "liten@liten.example"},
        "phases": {"forsta": {"title": "1", "months": "0-1"}, "andra": {"title": "2", "months": "1-2"}},
        "calendar": _calendar(draw),
    }
    if _some(draw, 2):
        frame["exchange"] = {"max_gap": "2 weeks"}
    return frame


def _calendar(draw: st.DrawFn) -> Data:
    calendar: Data = {"closed": ["public_holidays", *([_day(draw, WORKDAYS)] if _some(draw, 2) else [])]}
    if _some(draw, 4):
        calendar["avoid"] = [draw(st.sampled_from(["W43", "W44", "W45"]))]
    if _some(draw, 2):
        calendar["half_days"] = [_day(draw, CROWDED)]
    if _some(draw, 4):
        calendar["avoid_bridge_days"] = "yes"
    if _some(draw, 3):
        calendar["day"] = draw(st.sampled_from(["8-17", "9-15"]))
    if _some(draw, 3):
        calendar["lunch"] = {"between": "11-13", "length": "45min"}
    return calendar


def _organisations(draw: st.DrawFn) -> Data:
    organisations: Data = {id_: {"title": id_, "kind": "municipality"} for id_ in ("asf", "nacka", "fk")}
    if _some(draw, 4):
        organisations["nacka"]["school_breaks"] = ["2026-W44"]
    if _some(draw, 5):
        organisations["fk"]["half_days"] = [_day(draw, WORKDAYS)]
    if _some(draw, 5):
        organisations["nacka"]["member_until"] = _day(draw)
    return organisations


def _unit(draw: st.DrawFn) -> Data:
    unit: Data = {"title": "Barn", "organisation": "asf", "manager": "mona"}
    if _some(draw, 3):
        unit["hours_away_per_month"] = draw(st.sampled_from(["4", "9"]))
    return unit


def _people(draw: st.DrawFn) -> Data:
    people: Data = {
        person: {"name": person, "organisation": draw(st.sampled_from(["asf", "nacka"])), "unit": "barn"}
        for person in PARTICIPANTS
    }
    people |= {"olle": {"name": "olle", "organisation": "fk"}, "mona": {"name": "mona", "organisation": "asf"}}
    if _some(draw, 2):
        people["olle"][draw(st.sampled_from(["unavailable", "available"]))] = _days(draw)
    return people


def _lectures(draw: st.DrawFn) -> Data:
    lectures: Data = {id_: {"title": id_, "length": "2h"} for id_ in ("a", "b")}
    for lecture in lectures.values():
        if _some(draw, 2):
            lecture["lecturers"] = ["olle"]
        if _some(draw, 4):
            lecture["phase"] = draw(st.sampled_from(["forsta", "andra"]))
        if _some(draw, 5):
            lecture["weeks"] = draw(st.sampled_from(["1-3", "2-6"]))
        if _some(draw, 5):
            lecture["required"] = "no"
        if _some(draw, 3):
            lecture["max_participants"] = "1"
    if draw(st.booleans()):
        lectures["b"]["prerequisites"] = draw(st.sampled_from([["a"], ["a", "utbyte"]]))
    return lectures


def _participant(draw: st.DrawFn) -> Data:
    participant: Data = {}
    if _some(draw, 4):
        participant["workdays"] = sorted(draw(st.sets(st.sampled_from(WORDS), min_size=3, max_size=4)))
    if _some(draw, 5):
        first = draw(st.sampled_from(DAYS))
        participant["pauses"] = [f"{first}..{first + timedelta(days=draw(st.integers(1, 15)))}"]
    if _some(draw, 5):
        participant["starts"] = _day(draw, DAYS[:20])
    if _some(draw, 5):
        participant["until"] = _day(draw, DAYS[20:])
    if _some(draw, 6):
        participant["exempt"] = [draw(st.sampled_from(SUBJECTS))]
    return participant


def _session(draw: st.DrawFn) -> Data:
    session: Data = {
        "of": draw(st.sampled_from(SUBJECTS)),
        "date": _day(draw, draw(st.sampled_from([CROWDED, DAYS]))),
        "time": draw(st.sampled_from(HOURS)),
    }
    if place := draw(st.sampled_from(["", "sal", "rum", "sal", "rum", "natet"])):
        session["place"] = place
    if _some(draw, 4):
        session["for"] = sorted(draw(st.sets(st.sampled_from(PARTICIPANTS), min_size=1, max_size=2)))
    if _some(draw, 4):
        session["lecturers"] = ["olle"]
    if _some(draw, 4) and session["time"] == "9-16":
        session["breaks"] = [{"at": "11.30", "length": "45min"}]
    if _some(draw, 8):
        session["status"] = draw(st.sampled_from(["cancelled", "proposed"]))
    return session


@st.composite
def with_another_cohort(draw: st.DrawFn) -> Data:
    """The same, with sessions of a cohort that has nobody yet, and with participants who were away from their own."""
    data: Data = draw(small_plans())
    own = data["cohorts"]["ht"]
    others = {f"t{n}": _session(draw) for n in range(draw(st.integers(1, 6)))}
    for session in others.values():
        session.pop("for", None)
    data["cohorts"]["vt"] = {"title": "Våren", "starts": MONDAY.isoformat(), "sessions": others}
    people = sorted(own["participants"])
    away = {f"ht/{key}": sorted(draw(st.sets(st.sampled_from(people)))) for key in own["sessions"]}
    if any(away.values()):
        data["absences"] = {key: those for key, those in away.items() if those}
    return data
