"""A lecturer's own print: their sessions, for how many, what comes before and after, and nobody's name who comes."""

import pytest
from rendering.booklets.programmes import tiny, words
from rendering.prints.programmes import large, made_by, words_in

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.prints.lecturer import LecturerPrint, lecturer_print

SEVERAL_DAYS = (
    "      lagen:\n        date: 2027-05-06\n",
    "      lagen:\n        date: 2027-05-06\n        until: 2027-05-07\n",
)


def print_of(plan: Plan, person: str) -> LecturerPrint:
    made = lecturer_print(Edition(plan), person)
    assert made is not None
    mine = made.values["mine"]
    assert isinstance(mine, LecturerPrint)
    return mine


def files_of(plan: Plan, person: str) -> dict[str, bytes]:
    return made_by(lambda edition: filter(None, [lecturer_print(edition, person)]), plan)


def test_a_session_says_when_where_for_how_many_and_what_is_around_it():
    [lecture] = print_of(tiny(), "karin").lectures
    [session] = lecture.sessions
    assert (session.day, session.times, session.room, session.who, session.phase) == (
        *("torsdag 3 september 2026 (v. 36)", "9.00–11.00", "Salen", "högst 3 deltagare", "Start"),
    )
    assert (session.before, session.after) == ("", "Utbytet, tors 1 okt")
    assert session.note == "Vi bjuder på **fika**."


def test_before_and_after_are_what_the_same_people_have():
    """Not the half group of others, nor what is cancelled."""
    [session] = print_of(tiny(), "olle").lectures[0].sessions
    assert (session.before, session.after) == ("Utbytet, tors 4 mars", "Utbytet, tors 2 sep")


def test_a_lecture_says_what_is_needed_and_with_whom_as_far_as_they_are_named():
    [lecture] = print_of(
        tiny(("lecturers: [olle, hemlig-olle]", "lecturers: [olle, hemlig-olle, max]")), "olle"
    ).lectures
    assert (lecture.preparation, lecture.material, lecture.had, lecture.together) == (
        *("Läs **lagen**.", ("https://lagen.example/sfs", "Boken")),
        *(("Välkomstdagen", "Övningen som inte är satt"), "Max Mentorsson"),
    )


def test_several_days_are_one_row_and_count_once():
    mine = print_of(tiny(SEVERAL_DAYS), "olle")
    [term] = mine.terms
    assert [each.short_day for each in term.dates] == ["6–7 maj"]
    assert mine.count == "Du håller i en träff"


def test_many_sessions_of_one_lecture_are_told_in_the_list_alone():
    weekly = "date: 2026-10-06, time: 13-15, lecturers: [olle], repeats: {every: 1 week, times: 12}"
    series = f"      serie: {{of: utbyte, {weekly}}}\n"
    mine = print_of(tiny(("    sessions:\n", f"    sessions:\n{series}")), "olle")
    assert sum(len(term.dates) for term in mine.terms) > 10
    assert [lecture.title for lecture in mine.lectures] == ["Lagen på riktigt"]


def test_what_is_cancelled_stays_in_the_list_and_needs_nothing():
    mine = print_of(
        tiny(("        date: 2027-05-06\n", "        date: 2027-05-06\n        status: cancelled\n")), "olle"
    )
    assert [each.cancelled for each in mine.terms[0].dates] == [True]
    assert (mine.lectures, mine.places) == ((), ())


def test_a_coordinator_does_not_meet_herself():
    assert print_of(tiny(), "karin").meeting == ()
    assert [each.name for each in print_of(tiny(), "olle").meeting] == ["Karin Provlund"]


def test_whoever_gives_nothing_has_no_print():
    assert lecturer_print(Edition(tiny()), "ada") is None


def test_a_protected_lecturer_has_a_print_that_names_nobody():
    for file in files_of(tiny(), "hemlig-olle").values():
        said = words(file) if file.startswith(b"{") or b"<html" in file else words_in(file)
        assert [name for name in ("Olle", "Karin Provlund", "Ada", "hemlig-olle") if name in said] == []
        assert "programmet@kommunen.example" in said


@pytest.mark.parametrize("person", ["karin", "olle"])
def test_no_participant_is_named_in_either_form(person: str):
    for file in files_of(tiny(), person).values():
        said = words(file) if b"<html" in file else words_in(file)
        assert [name for name in ("Ada", "Åsa", "deltagare-7") if name in said] == []


@pytest.mark.parametrize(
    ("participants", "lectures", "language"),
    [(4, 5, "sv"), (4, 5, "en"), pytest.param(40, 80, "sv", marks=pytest.mark.long)],
)
def test_it_is_whole_small_and_large(participants: int, lectures: int, language: str):
    pdf, _page = files_of(large(participants, lectures, language=language), "lars").values()
    assert words_in(pdf).count(f"nummer {lectures - 1}") >= 2
