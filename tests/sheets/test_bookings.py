"""The lists for those who book rooms and those who ask lecturers: all that is to be, and nobody who takes part."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from amendments.amending import plan_in, trial_of

from introplan.agenda import Plan, is_room
from introplan.sheets.bookings import lecturers_of, rooms_of
from introplan.sheets.xlsx_writing import xlsx_of


@pytest.fixture(scope="module")
def malmo() -> Plan:
    return plan_in(trial_of("malmo"))


def test_whoever_books_rooms_has_every_hour_and_learns_of_nobody(malmo: Plan):
    rooms, lecturers = rooms_of(malmo, "en"), lecturers_of(malmo, "en")
    [sheet] = rooms.sheets
    places = malmo.programme.places
    titles = {place.title: id_ for id_, place in places.items() if is_room(place)}
    wanted = {
        (each.day, each.place) for each in malmo.agenda.sessions if not each.draft and each.place in titles.values()
    }
    assert wanted <= {(row[2], titles[str(row[0])]) for row in sheet.rows}
    assert {row[6] for row in sheet.rows if row[7] is None} >= {"Taken"}
    taking_part = {id_ for cohort in malmo.programme.cohorts.values() for id_ in cohort.participants}
    for book in (rooms, lecturers):
        with ZipFile(BytesIO(xlsx_of(book))) as packed:
            text = "".join(packed.read(name).decode() for name in packed.namelist())
        assert [id_ for id_ in taking_part if id_ in text or malmo.called(id_) in text] == []


def test_whoever_asks_lecturers_sees_who_has_said_yes(malmo: Plan):
    [sheet] = lecturers_of(malmo, "en").sheets
    named = [id_ for id_, person in malmo.programme.people.items() if not person.protected]
    giving = [each for each in malmo.agenda.sessions if not each.draft and set(each.people("lecturer")) & set(named)]
    assert {row[0] for row in sheet.rows} == {
        malmo.called(id_) for each in giving for id_ in each.people("lecturer") if id_ in named
    }
    assert {row[-1] for row in sheet.rows} == {"takes place", "does not take place", "the lecturer has said yes"}
