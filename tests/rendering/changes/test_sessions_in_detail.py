"""What is told of a session's own title, its points, and who else is asked; and what its entry says of them."""

import pytest
from rendering.calendars.calendar_plans import made, small_plan

from introplan.agenda import Plan
from introplan.changes.comparison import Comparison, last_days_of
from introplan.releases import events_of
from introplan.releases.entries import also_named, entry_of
from introplan.rendering.changes.names import NamesTold
from introplan.rendering.changes.sentences import in_sentences
from introplan.rendering.titles import also_invited

NOTE = "        note: Ta med **legitimation**.\n"
POINTS = "        points: [{time: 9.00–9.30, title: Kaffe och namn}, {time: 9.30, title: Så arbetar vi}]\n"
EARLIER = "        points: [{time: 8.00–8.30, title: Kaffe och namn}, {time: 8.30, title: Så arbetar vi}]\n"
DATE = "        date: 2026-10-22\n        time: 9.00–12.00"
WHEN = "tors 22 oktober 2026 (v. 43) kl. 9.00–12.00"
TITLE = "Samtal med barn; det första mötet"


def with_lines(*lines: str) -> Plan:
    return small_plan((NOTE, "".join((NOTE, *lines))))


def told(before: Plan, after: Plan, you: str | None = None) -> list[str]:
    comparison = Comparison(events_of(before), events_of(after), last_days_of(after))
    names = NamesTold(after, before, you=you) if you else NamesTold(after, before)
    return [in_sentences(one, names, "sv") for one in (comparison.told_to(you) if you else comparison.told)]


def test_a_title_of_its_own_is_told_of_the_session_and_its_day():
    own = with_lines("        title: Budget och beslut\n")
    assert told(small_plan(), own) == [f"{TITLE}, {WHEN}, heter nu Budget och beslut."]
    assert told(small_plan(), own, "ada") == [f"{TITLE}, {WHEN}, heter nu Budget och beslut."]


def test_another_title_of_the_lecture_says_nothing_of_a_session_with_its_own():
    line = "        title: Budget och beslut\n"
    renamed = small_plan((NOTE, NOTE + line), (f"title: {TITLE}", "title: Barnsamtal"))
    assert all("Budget" not in sentence for sentence in told(with_lines(line), renamed))


def test_a_title_like_that_of_the_lecture_is_none_of_its_own():
    assert told(small_plan(), with_lines(f"        title: {TITLE}\n")) == []


def test_points_are_quoted_and_move_untold():
    words = "”9.00–9.30 Kaffe och namn; 9.30–12.00 Så arbetar vi”"
    assert told(small_plan(), with_lines(POINTS)) == [f"Programpunkterna för {TITLE}, {WHEN}, är nya: {words}."]
    assert told(with_lines(POINTS), small_plan()) == [f"{TITLE}, {WHEN}, har inga programpunkter längre."]
    moved = small_plan((NOTE, NOTE + EARLIER), (DATE, DATE.replace("9.00–12.00", "8.00–11.00")))
    assert told(with_lines(POINTS), moved) == [
        f"{TITLE} tors 22 oktober 2026 (v. 43) har ny tid: kl. 8.00–11.00 i stället för kl. 9.00–12.00."
    ]


def test_whoever_is_invited_is_told_and_the_others_are_not():
    invited = with_lines("        also: [manager, ulla]\n")
    assert told(small_plan(), invited, "ulla") == [f"Du är nu med på {TITLE} {WHEN}."]
    assert told(small_plan(), invited, "ada") == []
    assert told(invited, small_plan(), "mona") == [f"Du är inte längre med på {TITLE} {WHEN}."]
    assert made(invited).keys() >= {"people/ulla.ics"}
    assert b"SUMMARY:Samtal med barn" in made(invited)["people/ulla.ics"]


def test_a_session_that_is_called_off_has_neither_points_nor_guests():
    plan = with_lines(POINTS, "        also: [ulla]\n")
    entry = entry_of(plan, plan.agenda.by_key["ht26/barnsamtal"]._replace(status="cancelled"), ())
    assert (entry.points, entry.invited) == ((), ())


@pytest.mark.parametrize(
    ("also", "words"),
    [
        ("[manager, ulla]", "chefer och Ulla Utkast"),
        ("[ulla, samtalspartner-3, coordinator]", "Ulla Utkast"),  # who is protected, and who gives it already
        ("[mentor]", ""),  # whom nobody but protected people have
        ("[samtalspartner-3]", ""),
    ],
)
def test_what_others_read_has_roles_and_no_protected_person(also: str, words: str):
    plan = with_lines(f"        also: {also}\n")
    session = plan.agenda.by_key["ht26/barnsamtal"]
    assert also_invited(plan, session) == words
    assert "samtalspartner" not in str(also_named(plan, session))
