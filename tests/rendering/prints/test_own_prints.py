"""Personal prints: what is whose, in the words of whoever reads it, and nothing of anybody who may not be named."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from rendering.booklets.programmes import FONTS, TEMPLATES, TINY, plan_from, real, tiny, words
from rendering.booklets.test_prints import ADDRESSES, COMPOUNDS, UNHYPHENATED, everywhere

from introplan.agenda import Plan
from introplan.agenda.hours import minutes_by_month, taken_as_supporter
from introplan.language import length_words
from introplan.releases import Edition
from introplan.rendering.own.agenda import own_agenda
from introplan.rendering.own.path import own_make_ups, own_paths, own_reviews
from introplan.rendering.own.standing import standing_by, supported_by
from introplan.rendering.own.supporting import phase_talks, support_hours
from introplan.rendering.printing import html_environment, render
from introplan.rendering.prints import Print, Printer
from introplan.rendering.prints.family import personal_prints
from introplan.rendering.reports.report import Question
from introplan.rendering.reports.supporters import supporters_of

UNTIL = "participant: ada, introducer: ida, until: 2027-01-31"
MEETS = (UNTIL, f"{UNTIL}, meets: {{on: tuesday, time: 13:00}}")


def prints(plan: Plan, *, drafts: bool = False, people: Iterable[str] | None = None) -> dict[str, Print]:
    return {each.path: each for each in personal_prints(Edition(plan, drafts=drafts), people)}


def page(plan: Plan, path: str, *, drafts: bool = False) -> str:
    """What a print says on the screen."""
    what = prints(plan, drafts=drafts)[path]
    return words(render(html_environment(TEMPLATES), f"{what.template}.html.j2", language=what.language, **what.values))


def pdf(plan: Plan, path: str) -> bytes:
    return Printer(Edition(plan), TEMPLATES, fonts=FONTS).pdf(prints(plan)[path])


def rows(plan: Plan, person: str) -> list[tuple[str, str, str]]:
    return [(row.day, row.title, row.note) for term in own_agenda(Edition(plan), person) for row in term.rows]


# Who has one


def test_everybody_has_a_print_for_each_part_that_they_take_and_nobody_else_has_one():
    assert sorted(prints(tiny())) == [
        "prints/ada/certificate",
        "prints/ada/participant",
        "prints/asa/certificate",
        "prints/asa/participant",
        "prints/deltagare-7/certificate",
        "prints/deltagare-7/participant",
        "prints/hemlig-olle/lecturer",
        "prints/ida/certificate",
        "prints/ida/supporter",
        "prints/isak/certificate",
        "prints/isak/supporter",
        "prints/karin/lecturer",
        "prints/max/certificate",
        "prints/max/supporter",
        "prints/mona/manager",
        "prints/olle/lecturer",
        "prints/sven/certificate",
        "prints/sven/manager",
        "prints/sven/supporter",
    ]
    assert list(prints(tiny(), people=["max", "isak", "mona"])) == [
        "prints/max/supporter",
        "prints/max/certificate",
        "prints/isak/supporter",
        "prints/isak/certificate",
        "prints/mona/manager",
    ]


def test_whoever_is_in_a_draft_alone_has_one_with_drafts_only():
    plan = tiny(
        ("status: draft", "status: draft\n    participants:\n      olle:"),
        ("  asa-max:", "  olle-karin: {participant: olle, mentor: karin}\n  asa-max:"),
    )
    assert {"prints/olle/participant", "prints/karin/supporter"}.isdisjoint(prints(plan))
    with_drafts = prints(plan, drafts=True)
    assert {"prints/olle/participant", "prints/karin/supporter"} <= with_drafts.keys()
    assert "Utkast" in page(plan, "prints/olle/participant", drafts=True)


# What stands in a participant's


def test_those_who_stand_by_somebody_come_with_their_days_and_how_to_reach_them():
    plan = tiny(MEETS)
    assert [(each.role, each.name, each.days) for each in standing_by(Edition(plan), "ada")] == [
        ("Introduktör", "Ida Introsdotter", "till 31 januari 2027"),
        ("Introduktör", "Isak Introsson", "från 1 februari 2027"),
        ("Chef", "Mona Mallgren", ""),
        ("Samordnare", "Karin Provlund", ""),
    ]
    [ida, *_others] = standing_by(Edition(plan), "ada")
    assert ida.email == "ida@kommunen.example"
    assert ida.meets == "Ni ses på tisdagar kl. 13.00–14.00: varje vecka i Start och varannan vecka i Grund."


def test_two_pairings_with_the_same_supporter_that_follow_on_each_other_are_one():
    asa = [(each.role, each.name, each.days) for each in standing_by(Edition(tiny()), "asa")]
    assert asa[:2] == [("Introduktör", "Ida Introsdotter", ""), ("Vägledare", "Max Mentorsson", "")]


def test_the_dates_are_ones_own_alone_and_say_what_is_otherwise():
    assert rows(tiny(), "ada") == [
        ("tors 3 sep", "Välkomstdagen", ""),
        ("tors 1 okt", "Utbytet", ""),
        ("tors 5 nov", "Utbytet", "Inställt"),
        ("tis 1 dec", "Efter tre månader", ""),
        ("tors 4 mars", "Utbytet", ""),
        ("tors 6 maj", "Lagen på riktigt", ""),
        ("fre 1 sep", "Till sist", ""),
    ]
    assert ("tis 1 sep", "Samtal med Ida Introsdotter", "") in rows(tiny(MEETS), "ada")


def test_reviews_are_on_ones_own_days_and_say_whether_they_are_booked():
    late = tiny(
        ("      ada:\n", "      ada: {starts: 2026-10-15, reviews: {manad-3: {date: 2027-01-14, time: 9-10}}}\n")
    )
    assert [(each.title, each.day, each.times) for each in own_reviews(Edition(late), "ada")] == [
        ("Efter tre månader", "torsdag 14 januari 2027 (v. 2)", "9.00–10.00"),
        ("Till sist", "omkring 16 oktober 2028 (v. 42)", "inte bokat än"),
    ]


@pytest.mark.parametrize(
    ("participant", "days", "phases"),
    [
        ("{starts: 2026-10-15}", "15 oktober 2026–14 oktober 2028", ["15 oktober 2026–14 januari 2027"]),
        ("{until: 2026-11-15}", "1 september–15 november 2026", ["1 september–15 november 2026"]),
        ("{pauses: [2026-10-01..2026-10-31]}", "1 september 2026–1 oktober 2028", ["1 september–31 december 2026"]),
    ],
    ids=["joins late", "leaves early", "has a pause"],
)
def test_phases_are_on_ones_own_days(participant: str, days: str, phases: list[str]):
    [path] = own_paths(Edition(tiny(("      ada:\n", f"      ada: {participant}\n"))), "ada")
    assert (path.days, [phase.days for phase in path.phases][:1]) == (days, phases)
    assert len(path.phases) == (1 if "until" in participant else 3)


def test_whoever_comes_back_has_both_their_times_in_one_print():
    plan = tiny(
        ("      ada:\n", "      ada: {until: 2026-12-31}\n"),
        (
            "status: draft",
            "participants:\n      ada:\n    sessions:\n      utbyte-9: {of: utbyte, date: 2027-03-11, time: 9-10}",
        ),
    )
    assert [path.cohort for path in own_paths(Edition(plan), "ada")] == ["Hösten 2026", "Våren 2027"]
    assert {"tors 3 sep", "tors 11 mars"} <= {day for day, _title, _note in rows(plan, "ada")}
    assert "Min introduktion, våren 2027" in render_title(plan, "prints/ada/participant")


def render_title(plan: Plan, path: str) -> str:
    what = prints(plan)[path]
    html = render(html_environment(TEMPLATES), f"{what.template}.html.j2", language=what.language, **what.values)
    return "".join(re.findall("<title>(.*?)</title>", html))


def test_what_is_made_up_for_is_called_so():
    plan = tiny(
        ("      ada:\n", "      ada: {make_ups: [vt27/utbyte-9]}\n"),
        ("status: draft", "sessions:\n      utbyte-9: {of: utbyte, date: 2027-03-11, time: 9-10, place: salen}"),
    )
    assert [(each.title, each.times) for each in own_make_ups(Edition(plan), "ada")] == [("Utbytet", "9.00–10.00")]
    assert ("tors 11 mars", "Utbytet", "Du tar igen det du missade") in rows(plan, "ada")


def test_a_print_without_pairings_or_sessions_says_the_rest():
    text = re.sub(r"^    sessions:\n(?:      .*\n)+", "", TINY, flags=re.MULTILINE)
    text = re.sub(r"^pairings:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    plan = plan_from(text)
    said = page(plan, "prints/ada/participant")
    assert ("Mona Mallgren" in said, "Efter tre månader" in said, "Introduktör" in said) == (True, True, False)
    assert pdf(plan, "prints/ada/participant").startswith(b"%PDF")
    assert not [path for path in prints(plan) if path.endswith("supporter")]


# What stands in a supporter's


def test_a_supporter_reads_of_their_own_participants_and_their_phases():
    plan = tiny(MEETS)
    assert [(each.role, each.name, each.about) for each, _journey in supported_by(Edition(plan), "ida")] == [
        ("Du är introduktör", "Ada Testsson", "Enhet Norr"),
        ("Du är introduktör", "Åsa Utkast", "Enhet Norr"),
    ]
    talks = {talk.title: talk for talk in phase_talks(Edition(plan), "ida")}
    assert talks["Start"].sessions == ("Välkomstdagen", "Utbytet")
    assert talks["Grund"].days == ("Åsa Utkast: 1 mars 2027–31 augusti 2028",)
    assert talks["Praktik"].reviews == ("Efter tre månader: Ada Testsson", "Efter tre månader: Åsa Utkast")


def test_hours_that_are_booked_are_held_against_those_set_aside():
    mailbox = "email: ida@kommunen.example"
    plan = tiny(MEETS, (mailbox, f"hours_per_month: 4, {mailbox}"))
    hours = support_hours(Edition(plan), "ida")
    booked = {
        month.title: (month.booked, month.is_over) for half in hours.halves for month in half.months if month.title
    }
    assert hours.set_aside == "4 h"
    assert (booked["sep"], booked["okt"], hours.has_over) == (("5 h", True), ("4 h", False), True)


def test_hours_booked_are_those_of_the_report_of_the_load():
    review = "      ada:\n        reviews: {manad-3: {date: 2026-12-01, time: 9-10}}\n"
    plan = tiny(MEETS, ("      ada:\n", review))
    edition = Edition(plan)
    [ida] = [each for each in supporters_of(Question(edition, "sv", people=True)) if each.person == "ida"]
    printed = [month.booked for half in support_hours(edition, "ida").halves for month in half.months if month.booked]
    assert printed == [length_words(timedelta(minutes=ida.minutes[month])) for month in sorted(ida.minutes)]
    meetings = minutes_by_month(each for each in taken_as_supporter(plan, "ida") if each.kind == "meeting")
    december = date(2026, 12, 1)
    assert ida.minutes[december] == meetings[december] + 60


# Nobody is named who may not be


def test_the_supporter_of_a_protected_participant_reads_of_a_participant():
    said = page(tiny(), "prints/sven/supporter")
    assert "Deltagare" in said
    assert ("deltagare-7" in said, "Enhet Söder" in said) == (False, False)
    [(stander, _journey)] = supported_by(Edition(tiny()), "sven")
    assert (stander.name, stander.about, stander.days, stander.email) == ("", "", "", "")


def test_the_print_of_a_protected_participant_has_no_name_on_it():
    plan = tiny()
    said = page(plan, "prints/deltagare-7/participant")
    named = [str(each.name) for each in plan.programme.people.values() if each.name and each.name in said]
    assert named == []
    assert "Min introduktion, hösten 2026" in said


def test_all_phases_are_shown_where_one_of_ones_participants_is_protected():
    """Which of them are left out would tell from when to when somebody is supported."""
    plan = tiny(("introducer: sven}", "introducer: sven, until: 2026-10-01}"))
    assert [(talk.title, talk.days) for talk in phase_talks(Edition(plan), "sven")] == [
        ("Start", ()),
        ("Praktik", ()),
        ("Grund", ()),
    ]


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_no_title_and_no_foot_has_a_name(name: str):
    """They are the same for all who have such a print, so that no page is new for a name's sake."""
    plan = real(name)
    names = {str(each.name) for each in plan.programme.people.values() if each.name}
    for what in prints(plan).values():
        if what.template not in {"participant", "supporter"}:
            continue
        mine = what.values["mine"]
        said = f"{mine.title} {mine.mark.foot} {mine.organisation}"  # type: ignore[attr-defined]  # of either kind
        assert not [name for name in names if name in said]


@pytest.mark.long
@pytest.mark.parametrize("word", [COMPOUNDS[0], ADDRESSES[0], UNHYPHENATED[0]], ids=["compound", "address", "code"])
def test_no_word_is_lost_however_long_it_is(word: str):
    plan = everywhere(word)
    printer = Printer(Edition(plan), TEMPLATES, fonts=FONTS)
    kinds = {each.template: each for each in prints(plan).values() if each.template in {"participant", "supporter"}}
    assert [printer.pdf(each)[:5] for each in kinds.values()] == [b"%PDF-"] * len(kinds)
