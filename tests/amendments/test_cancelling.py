"""Cancelling: what is shown as cancelled, what is taken out with all that points at it, and what that leaves undone."""

from dataclasses import replace
from datetime import date

from amendments.worked_out import TODAY, after, asked_for, said
from checks.plans import plan_from
from demands.small_plans import plan_from as plan_of_data

from introplan.amendments import Amendment, Hindrance
from introplan.amendments.cancelling import cancelled
from introplan.checks import run_checks

PLAN = """
    programme:
      checks:
        session-unconfirmed: {severity: ignore, for: [ht26/tolk]}
        week-too-full: [{severity: note, for: [ht26/tolk, ht26/lvu]}, {severity: ignore, for: [ht26]}]
      reviews: {manad-3: {title: Efter tre månader, month: 3, with: [mentor], length: 1h}}
      roles: {mentor: {meets: {every: 1 week, length: 1h}}}
    people: {ada: {name: Ada}, bo: {name: Bo}, cy: {name: Cy}, mia: {name: Mia}, olle: {name: Olle}}
    places: {sal: {title: Salen, capacity: 9, address: Gatan 1}}
    lectures: {tolk: {title: Tolk, required: yes, lecturers: [olle]}, lvu: {title: LVU, required: no}}
    cohorts:
      ht26:
        participants:
          ada: {reviews: {manad-3: {date: 2026-12-01, time: 13-14}}}
          bo:
        sessions:
          tolk: {date: 2026-10-06, time: 9-12, place: sal, status: confirmed}
          lvu: {date: 2026-10-13}
          borta: {of: lvu, date: 2026-10-20, status: cancelled}
      vt27:
        starts: 2026-09-15
        participants:
          cy: {make_ups: [ht26/tolk, ht26/lvu]}
    pairings:
      ada-mia: {participant: ada, mentor: mia, meets: {on: monday, time: 13}, changes: {2026-W42: {time: 14}}}
    absences: {ht26/tolk: [bo]}
    events:
      dialog: {date: 2026-11-03, subject: Höstens dialog}
"""
TOLK = "ht26/tolk"


def cancel(words: str, text: str = PLAN, *released: str, today: date = TODAY) -> Amendment | Hindrance:
    plan = replace(plan_from(text), released=frozenset(released))
    return cancelled(asked_for(plan, words), today)


def made(words: str, *released: str) -> dict[str, object]:
    found = cancel(words, PLAN, *released)
    assert isinstance(found, Amendment), said(found)
    tree = after(PLAN, found.edits)
    assert isinstance(tree, dict)
    return tree


def test_what_people_have_is_shown_as_cancelled_and_nobody_makes_up_there():
    tree = made(TOLK, TOLK)
    ht26, vt27 = tree["cohorts"]["ht26"], tree["cohorts"]["vt27"]
    assert list(ht26["sessions"]["tolk"].items())[-1] == ("status", "cancelled")
    assert vt27["participants"]["cy"] == {"make_ups": ["ht26/lvu"]}
    assert "absences" not in tree or not tree["absences"]
    assert len(tree["programme"]["checks"]["week-too-full"]) == 2


def test_the_status_comes_after_when_and_where():
    text = "cohorts: {ht26: {participants: {ada: }, sessions: {a: {date: 2026-10-06, time: 9-12, note: Hej}}}}"
    found = cancel("ht26/a", text, "ht26/a")
    assert isinstance(found, Amendment)
    tree = after(text, found.edits)
    assert isinstance(tree, dict)
    assert list(tree["cohorts"]["ht26"]["sessions"]["a"]) == ["date", "time", "status", "note"]


def test_what_nobody_has_is_taken_out_with_all_that_points_at_it():
    tree = made(TOLK)
    ht26, vt27 = tree["cohorts"]["ht26"], tree["cohorts"]["vt27"]
    assert list(ht26["sessions"]) == ["lvu", "borta"]
    assert vt27["participants"]["cy"] == {"make_ups": ["ht26/lvu"]}
    assert not tree.get("absences")
    checks = tree["programme"]["checks"]
    assert "session-unconfirmed" not in checks
    assert [each["for"] for each in checks["week-too-full"]] == [["ht26/lvu"], ["ht26"]]


def test_what_it_leaves_undone_is_told():
    assert said(cancel(TOLK, PLAN, TOLK)) == [
        "Tolk on Tue 6 October 2026 (week 41), 9:00–12:00 is cancelled",
        "Ada and Bo then have no Tolk, which is required: plan it again",
        "Cy was to make up for Tolk there: no other session fits",
        "cancel the booking of Salen on Tue 6 October 2026 (week 41), 9:00–12:00",
    ]
    assert said(cancel(TOLK)) == [
        "Tolk on Tue 6 October 2026 (week 41), 9:00–12:00 is removed",
        "Ada and Bo then have no Tolk, which is required: plan it again",
        "Cy was to make up for Tolk there: no other session fits",
        "cancel the booking of Salen on Tue 6 October 2026 (week 41), 9:00–12:00",
        "tell Olle, who has said yes",
    ]
    past = cancel(TOLK, PLAN, TOLK, today=date(2027, 1, 1))
    assert said(past)[1] == "6 October 2026 (week 41) has passed: cancel only what was not held then"


def test_whoever_was_to_make_up_is_shown_another_session_that_fits():
    text = PLAN.replace(
        "      vt27:",
        "      ht27: {starts: 2026-09-01, sessions: {tolk: {date: 2026-11-10}}}\n      vt27:",
    )
    told = said(cancel(TOLK, text))
    assert "Cy was to make up for Tolk there: `ht27/tolk` on 10 November 2026 (week 46) fits" in told


def test_a_meeting_is_cancelled_by_a_line_and_a_review_is_no_longer_booked():
    assert made("ada-mia/2026-W41")["pairings"]["ada-mia"]["changes"]["2026-W41"] == "cancelled"
    assert made("ada-mia/2026-W42")["pairings"]["ada-mia"]["changes"]["2026-W42"] == {
        "time": "14",
        "status": "cancelled",
    }
    assert "reviews" not in (made("ht26/ada/manad-3")["cohorts"]["ht26"]["participants"]["ada"] or {})
    assert not made("events/dialog").get("events")


def test_what_is_cancelled_or_not_booked_is_told_with_the_way_back():
    assert said(cancel("ht26/borta")) == [
        "LVU on Tue 20 October 2026 (week 43), 9:00–12:00 is cancelled already",
        "`introplan set ht26/borta status planned` brings it back",
    ]
    assert said(cancel("ht26/bo/manad-3"))[0] == (
        "Efter tre månader – Bo is not booked; it is only due on Tue 1 December 2026 (week 49)"
    )


def test_what_is_taken_out_leaves_nothing_that_reading_or_an_error_would_tell():
    for released in ((), (TOLK,)):
        plan = plan_of_data(made(TOLK, *released))
        assert [each.name for each in run_checks(plan) if each.severity == "error"] == []


def test_a_cancelled_meeting_says_what_takes_it_up_again():
    for change, path in (("cancelled", "2026-W42"), ("{time: 14, status: cancelled}", "2026-W42.status")):
        text = PLAN.replace("{2026-W42: {time: 14}}", f"{{2026-W42: {change}}}")
        assert said(cancel("ada-mia/2026-W42", text))[1] == (
            f"`introplan set pairings.ada-mia.changes.{path} --remove` brings it back"
        )
