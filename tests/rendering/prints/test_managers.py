"""A manager's own print: their participants on the days on which they are theirs, and nothing of the protected."""

import pytest
from rendering.booklets.programmes import tiny, words
from rendering.prints.programmes import large, made_by, words_in

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.prints.manager import ManagerPrint, manager_print

POSTED = ("      ada:\n", "      ada: {postings: [{unit: soder, from: 2027-03-01, until: 2027-03-31}]}\n")


def print_of(plan: Plan, person: str) -> ManagerPrint:
    made = manager_print(Edition(plan), person)
    assert made is not None
    mine = made.values["mine"]
    assert isinstance(mine, ManagerPrint)
    return mine


def files_of(plan: Plan, person: str) -> dict[str, bytes]:
    return made_by(lambda edition: filter(None, [manager_print(edition, person)]), plan)


def test_each_participant_has_their_days_and_who_supports_them_in_turn():
    ada, asa = print_of(tiny(), "mona").managed
    assert (ada.name, ada.unit, ada.days) == ("Ada Testsson", "Enhet Norr", "1 september 2026–31 augusti 2028")
    assert ada.supporters == (
        "Introduktör: Ida Introsdotter (till 31 januari 2027)",
        "Introduktör: Isak Introsson (från 1 februari 2027)",
    )
    assert asa.supporters == ("Introduktör: Ida Introsdotter", "Vägledare: Max Mentorsson")


def test_who_is_away_is_told_session_by_session():
    [first, *_] = print_of(tiny(), "mona").away
    assert first.title == "Hösten 2026"
    assert [(row.week, row.day, row.times, row.title, row.who) for row in first.rows] == [
        ("36", "tors 3 sep", "9.00–11.00", "Välkomstdagen", "Ada Testsson, Åsa Utkast"),
        ("40", "tors 1 okt", "13.00–15.00", "Utbytet", "Ada Testsson, Åsa Utkast"),
    ]


def test_a_row_where_all_of_several_are_away_says_so():
    several = print_of(large(5, 2), "maja").away
    assert {row.who for term in several for row in term.rows} == {"alla som nämns här"}


def test_hours_are_added_up_by_month_beside_what_the_unit_has_agreed_to():
    plan = tiny(
        ("organisation: kommunen, manager: mona}", "organisation: kommunen, manager: mona, hours_away_per_month: 3.5}")
    )
    [unit] = print_of(plan, "mona").hours
    booked = {
        f"{half.title} {month.title}": (month.booked, month.is_over) for half in unit.halves for month in half.months
    }
    assert unit.agreed == "3 h 30 min"
    assert (booked["Hösten 2026 sep"], booked["Våren 2027 maj"]) == (("4 h", True), ("6 h", True))


def test_somebody_from_another_unit_is_theirs_while_they_are_posted_there():
    mine = print_of(tiny(POSTED), "sven")
    [ada] = mine.managed
    assert (ada.name, ada.unit, ada.is_guest) == ("Ada Testsson", "Enhet Norr", True)
    assert (ada.days, ada.elsewhere) == ("1–31 mars 2027", ())
    assert ada.supporters == ("Introduktör: Isak Introsson (från 1 februari 2027)",)
    assert print_of(tiny(POSTED), "mona").managed[0].elsewhere == ("Enhet Söder 1–31 mars 2027",)
    assert [(row.day, row.who) for term in mine.away for row in term.rows] == [("tors 4 mars", "Ada Testsson")]


def test_whoever_is_posted_elsewhere_is_not_away_from_home():
    mine = print_of(tiny(POSTED), "mona")
    assert [row.who for term in mine.away for row in term.rows if row.day == "tors 4 mars"] == ["Åsa Utkast"]


def test_the_reviews_to_hold_are_theirs():
    reviews = print_of(tiny(), "mona").reviews
    assert [review.title for review in reviews] == ["Efter tre månader: Ada Testsson", "Efter tre månader: Åsa Utkast"]


def test_whoever_is_nobodys_manager_has_no_print():
    assert manager_print(Edition(tiny()), "karin") is None


# Protected people


def test_nothing_is_told_of_a_protected_participant_but_that_there_is_one():
    mine = print_of(tiny(), "sven")
    assert mine.count == "Du har en deltagare. Inte alla står med namn här."
    assert (mine.managed, mine.away, mine.hours) == ((), (), ())


def test_no_sum_holds_the_hours_of_somebody_protected():
    """The rest of a sum beside what the others have would be theirs."""
    with_one = print_of(
        tiny(("deltagare-7: {organisation: kommunen, unit: soder", "deltagare-7: {organisation: kommunen, unit: norr")),
        "mona",
    )
    assert with_one.hours == print_of(tiny(), "mona").hours


def test_a_protected_supporter_is_not_named():
    plan = tiny(
        (
            "  max: {name: Max Mentorsson, organisation: grannen, phone: 010-22}",
            "  max: {organisation: grannen, protected: yes}",
        )
    )
    assert print_of(plan, "mona").managed[1].supporters == ("Introduktör: Ida Introsdotter",)


def test_the_print_of_a_protected_manager_names_nobody():
    plan = tiny(
        (
            "  mona: {name: Mona Mallgren, organisation: kommunen, unit: norr, email: mona@kommunen.example}",
            "  mona: {organisation: kommunen, unit: norr, protected: yes}",
        )
    )
    for file in files_of(plan, "mona").values():
        said = words(file) if b"<html" in file else words_in(file)
        assert [name for name in ("Ada", "Åsa", "Ida", "Enhet Norr", "mona") if name in said] == []
        assert "Du har 2 deltagare" in said


@pytest.mark.parametrize(
    ("participants", "lectures", "language"),
    [(4, 5, "sv"), (4, 0, "en"), pytest.param(40, 80, "sv", marks=pytest.mark.long)],
)
def test_it_is_whole_small_and_large(participants: int, lectures: int, language: str):
    pdf, _page = files_of(large(participants, lectures, language=language), "maja").values()
    assert words_in(pdf).count("Skissberg 3") >= 2
