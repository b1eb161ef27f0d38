"""What has changed, in sentences: as the coordinator reads them, and as each person does, in both languages."""

# ruff: noqa: E501 - one edit a line is easier to compare with its sentences

import pytest
from rendering.changes.two_plans import PLAN, changed, compared
from rendering.site.pages import plan_from

from introplan.changes.comparison import Comparison
from introplan.releases import events_of
from introplan.rendering.changes import NamesTold, in_sentences

EDITS = {
    "moved": [("barnsamtal: {date: 2027-03-04, time: 9-12, place: salen}", "barnsamtal: {date: 2027-03-11, time: 9-12, place: sal-vast}")],
    "moved over new year, another time": [("utbyte-2: {of: utbyte, date: 2026-12-03, time: 13-15}", "utbyte-2: {of: utbyte, date: 2027-01-14, time: 9-11}")],
    "another time the same day": [("lagen: {date: 2027-04-15, time: 9-11, place: salen}", "lagen: {date: 2027-04-15, time: 13-15, place: salen}")],
    "another place": [("lagen: {date: 2027-04-15, time: 9-11, place: salen}", "lagen: {date: 2027-04-15, time: 9-11, place: sal-vast}")],
    "no place": [("lagen: {date: 2027-04-15, time: 9-11, place: salen}", "lagen: {date: 2027-04-15, time: 9-11}")],
    "cancelled": [("utbyte-1: {of: utbyte, date: 2026-10-15, time: 13-15}", "utbyte-1: {of: utbyte, date: 2026-10-15, time: 13-15, status: cancelled}")],
    "takes place after all": [("time: 13-15, status: cancelled}", "time: 13-15}")],
    "removed": [("      utbyte-4: {of: utbyte, date: 2027-04-22, time: 13-15}\n", "")],
    "new": [("      utbyte-4:", "      utbyte-5: {of: utbyte, date: 2027-05-20, time: 13-15, place: salen}\n      utbyte-4:")],
    "another lecturer": [("time: 9-12, place: salen}\n      lagen", "time: 9-12, place: salen, lecturers: [olle]}\n      lagen")],
    "no lecturer": [("time: 9-12, place: salen}\n      lagen", "time: 9-12, place: salen, lecturers: []}\n      lagen")],
    "another text": [("length: 2h, lecturers: [olle]", "length: 2h, lecturers: [olle], summary: Nytt.")],
    "many other texts": [("kind: exchange, length: 2h", "kind: exchange, length: 2h, summary: Nytt."), ("lecturers: [karin], summary: Tre", "lecturers: [karin], summary: Fyra"), ("length: 2h, lecturers: [olle]", "length: 2h, lecturers: [olle], summary: Nytt.")],
    "another title": [("title: Lagen i vardagen", "title: Lagen till vardags")],
    "joins": [("      bo:\n", "      bo:\n      sven:\n")],
    "leaves": [("      bo:\n", "      karin:\n"), ("[karin], summary", "[olle], summary")],
    "changes cohort": [("      deltagare-7: {reviews", "      bo:\n      deltagare-7: {reviews"), ("    participants:\n      bo:\n", "")],
    "exempt": [("ada: {reviews", "ada: {exempt: [lagen], reviews")],
    "make-up": [("ada: {reviews", "ada: {make_ups: [vt27/barnsamtal], reviews")],
    "a long pause": [("ada: {reviews", "ada: {pauses: [2027-03-01..2027-05-31], exempt: [utbyte], reviews")],
    "another introducer": [("participant: ada, introducer: ida", "participant: ada, introducer: sven")],
    "another introducer later": [("until: 2027-06-30, meets: {on: tuesday", "until: 2027-01-31, meets: {on: tuesday"), ("  sju-sven:", "  ada-sven: {participant: ada, introducer: sven, from: 2027-02-01, meets: {on: friday, time: 8-9}}\n  sju-sven:")],
    "another rhythm": [("time: 13:00, place: rummet", "time: 13:00, place: rummet, every: 2 weeks")],
    "another weekday": [("meets: {on: tuesday, time: 13:00", "meets: {on: thursday, time: 8-9")],
    "another room for meetings": [("time: 13:00, place: rummet", "time: 13:00, place: sal-vast")],
    "no meetings any more": [("  sju-sven: {participant: deltagare-7, introducer: sven, until: 2026-12-31, meets: {on: monday, time: 9:00}}\n", "")],
    "meetings for the first time": [("  sju-sven:", "  bo-ida: {participant: bo, introducer: ida, until: 2027-05-31, meets: {on: friday, time: 8-9}}\n  sju-sven:")],
    "meetings end earlier": [("until: 2027-06-30", "until: 2027-03-31")],
    "meetings go on longer": [("until: 2026-12-31", "until: 2027-03-31")],
    "meetings begin later": [("introducer: ida, until", "introducer: ida, from: 2026-11-01, until")],
    "one meeting moved": [("time: 13:00, place: rummet}}", "time: 13:00, place: rummet}, changes: {2026-W41: {date: 2026-10-08}, 2026-W42: cancelled}}")],
    "review moved": [("manad-3: {date: 2026-12-01, time: 10-11}", "manad-3: {date: 2026-12-08, time: 13-14}")],
    "review not booked any more": [("ada: {reviews: {manad-3: {date: 2026-12-01, time: 10-11}}}", "ada:")],
    "new cohort": [("pairings:\n", "  ht27: {title: Hösten 2027, starts: 2027-09-01, participants: {olle: }, sessions: {lagen: {date: 2027-10-07, time: 9-11}}}\npairings:\n")],
    "an event": [("date: 2026-05-28", "date: 2026-05-29")],
    "another name": [("name: Ida Introdotter", "name: Ida Nyman")],
    "a name that nobody may see any more": [("ida: {name: Ida Introdotter, organisation: kommunen, email: ida@kommunen.example}", "ida: {organisation: kommunen, protected: yes}")],
    "another name of a place": [("title: Salen", "title: Stora salen")],
    "another address": [("salen: {title: Salen}", "salen: {title: Salen, address: Provgatan 2}")],
    "a link to a place": [("rummet: {title: Rummet}", "rummet: {title: Rummet, link: \"https://moten.example/a\"}")],
    "another way to a place": [("salen: {title: Salen}", "salen: {title: Salen, directions: Ring på.}")],
    "another id of a place": [("salen: {title: Salen}", "saltet: {title: Salen}"), ("barnsamtal: {date: 2027-03-04, time: 9-12, place: salen}", "barnsamtal: {date: 2027-03-04, time: 9-12, place: saltet}"), ("lagen: {date: 2027-04-15, time: 9-11, place: salen}", "lagen: {date: 2027-04-15, time: 9-11, place: saltet}"), ("barnsamtal: {date: 2027-09-02, time: 9-12, place: salen}", "barnsamtal: {date: 2027-09-02, time: 9-12, place: saltet}")],
    "another name of an organisation": [("title: Kommunen, kind", "title: Kommunförbundet, kind")],
    "another name of a role": [("required: yes\n      meets", "label: Samtalspartner\n      required: yes\n      meets")],
    "another time zone": [("  length: 24 months", "  timezone: Europe/Helsinki\n  length: 24 months")],
    "to prepare": [("lecturers: [karin], summary", "lecturers: [karin], preparation: Läs kapitel 3., summary")],
    "a note": [("time: 9-12, place: salen}\n      lagen", "time: 9-12, place: salen, note: Ta med dator.}\n      lagen")],
    "a note on what is cancelled": [("status: cancelled}", "status: cancelled, note: Nytt datum kommer.}")],
    "a long note": [("time: 9-12, place: salen}\n      lagen", 'time: 9-12, place: salen, note: "' + "**Ta med** [dator](https://dator.example) och nyckelkort.\\n\\n- Ingång B\\n" * 5 + '"}\n      lagen')],
    "moved, with a new way to prepare": [("barnsamtal: {date: 2027-03-04", "barnsamtal: {date: 2027-03-11"), ("lecturers: [karin], summary", "lecturers: [karin], preparation: Vad vill du veta?, summary")],
    "a link of its own": [("time: 9-12, place: salen}\n      lagen", "time: 9-12, place: salen, link: \"https://moten.example/b\"}\n      lagen")],
    "a link for meetings": [("time: 13:00, place: rummet", "time: 13:00, place: rummet, link: \"https://moten.example/b\"")],
    "a host": [("utbyte-4: {of: utbyte,", "utbyte-4: {of: utbyte, host: kommunen,")],
    "moved and left without a place": [("lagen: {date: 2027-04-15, time: 9-11, place: salen}", "lagen: {date: 2027-04-22, time: 9-11}")],
    "moved and called otherwise": [("lagen: {date: 2027-04-15", "lagen: {date: 2027-04-22"), ("title: Lagen i vardagen", "title: Lagen till vardags")],
    "moved, given by somebody else, with a note": [("lagen: {date: 2027-04-15, time: 9-11", "lagen: {date: 2027-04-22, lecturers: [karin], note: Ta med dator., time: 9-11")],
    "leaves early": [("ada: {reviews", "ada: {until: 2027-01-31, reviews")],
    "leaves before a review": [("ada: {reviews: {manad-3: {date: 2026-12-01, time: 10-11}}}", "ada: {until: 2026-11-15}")],
    "a pause": [("ada: {reviews", "ada: {pauses: [2027-03-01..2027-05-31], reviews")],
    "a pause of those who meet every other week": [("ada: {reviews", "ada: {pauses: [2026-11-02..2027-01-17], reviews")],
    "two pauses": [("ada: {reviews", "ada: {pauses: [2026-11-02..2026-12-20, 2027-02-01..2027-04-01], reviews")],
    "another weekday, room and link for meetings": [("meets: {on: tuesday, time: 13:00, place: rummet}", "meets: {on: wednesday, time: 15:00, place: salen, link: \"https://moten.example/c\"}")],
    "every third week after some": [("time: 13:00, place: rummet}}", "time: 13:00, place: rummet, every: 3 weeks}}")],
    "many make-ups": [("bo:\n    sessions", "bo: {make_ups: [ht26/barnsamtal, ht26/lagen, ht26/utbyte-1, ht26/utbyte-2, ht26/utbyte-4]}\n    sessions"), ("starts: 2027-02-01", "starts: 2026-09-15")],
    "rhythm and weekday": [("meets: {on: tuesday, time: 13:00", "meets: {on: wednesday, time: 15:00, every: 2 weeks")],
    "other contact": [("contact: {title: Programmet", "contact: {title: Introteamet")],
    "an invitation to one more": [("with: [karin, olle]", "with: [karin, olle, sven]")],
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_that_can_change_has_a_sentence(language, expected):
    lines = []
    for edit, replacements in EDITS.items():
        comparison, before, after = compared(*replacements)
        names = NamesTold(after, before)
        lines += [f"{edit}:", *(f"  {in_sentences(told, names, language)}" for told in comparison.told)]
        for person in comparison.by_person:
            own = NamesTold(after, before, you=person)
            lines += [f"    {person}: {in_sentences(told, own, language)}" for told in comparison.told_to(person)]
        lines.append("")
    expected(f"sentences.{language}", "\n".join(lines))


@pytest.mark.long
def test_a_protected_person_is_named_by_their_part():
    for replacements in EDITS.values():
        comparison, before, after = compared(*replacements)
        names = NamesTold(after, before)
        assert "deltagare-7" not in " ".join(in_sentences(told, names, "sv") for told in comparison.told)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            ("place: salen}\n      lagen", "place: salen, note: Ta med dator.}\n      lagen"),
            "Anteckningen om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 är borttagen.",
        ),
        (
            ("lecturers: [karin], summary", "lecturers: [karin], preparation: Läs., summary"),
            "Förberedelserna inför Samtal med barn är borttagna.",
        ),
        (
            ("salen: {title: Salen}", "salen: {title: Salen, directions: Ring på.}"),
            "Vägbeskrivningen till Salen är borttagen.",
        ),
    ],
)
def test_what_is_not_said_any_more_is_told_to_be_gone(written, sentence):
    with_it, without = plan_from(changed(written)), plan_from(PLAN)
    comparison = Comparison.of(events_of(with_it), without)
    [told] = [in_sentences(each, NamesTold(without, with_it), "sv") for each in comparison.told]
    assert told == sentence
