"""A pairing that is given to somebody else: what has been is not written anew, and there is a way that does not."""

from datetime import date

from rendering.calendars.calendar_plans import released, small_plan

from introplan.language import fill
from introplan.releases import PublishedEvent, events_of, identity_findings

LEDGER = released(*[small_plan()] * 20)  # the last of them on 20 September 2026
REPLACED = ("    introducer: ida\n    until: 2026-09-22", "    introducer: karin\n    until: 2026-09-22")
ENDED = ("    introducer: ida\n    until: 2026-09-22", "    introducer: ida\n    until: 2026-09-19")
ANOTHER = """  ada-karin:
    participant: ada
    introducer: karin
    from: 2026-09-20
    until: 2026-09-22
    meets: {on: tuesday, time: 13.00, place: rummet}
  deltagare-7-ida:
"""
LATER = ("    introducer: ida\n    until: 2026-10-16", "    introducer: karin\n    until: 2026-10-16")
HAD = "by the last release Ida Introdotter has had these meetings since"
SAYS = "now Karin Exempelsson would have had them"


def found(*changes: tuple[str, str], today: date | None = None) -> list[str]:
    """What is said of the small plan after these changes, and the way out."""
    return [
        f"{each.severity} {each.name}: {fill(each.message.template, each.message.values, 'en')}; "
        f"{fill(each.help, each.message.values, 'en')}"
        for each in identity_findings(small_plan(*changes), LEDGER, today)
    ]


def been(*changes: tuple[str, str]) -> dict[str, PublishedEvent]:
    """The meetings that have been by the last release, after these changes."""
    return {
        key: event
        for key, event in events_of(small_plan(*changes)).items()
        if event.kind == "meeting" and event.day < date(2026, 9, 20)
    }


def test_a_pairing_that_has_begun_can_not_be_given_to_somebody_else_from_its_beginning():
    assert been(REPLACED) != been()
    assert found(REPLACED) == [
        f"error released-pairing-replaced: {HAD} 1 September 2026 (week 36); {SAYS}; "
        "let `ada-ida` be as it was, with `until: 2026-09-19`, and write a new "
        "pairing with `from: 2026-09-20`"
    ]


def test_the_advice_keeps_what_has_been_and_is_the_end_of_the_finding():
    changes = ENDED, ("  deltagare-7-ida:\n", ANOTHER)
    assert found(*changes) == []
    assert been(*changes) == been()


def test_a_pairing_that_has_not_begun_may_be_given_to_anybody():
    assert found(LATER) == []
    assert found(LATER, today=date(2026, 10, 5)) == []


def test_what_may_have_been_since_the_last_release_is_told_by_the_day():
    assert found(LATER, today=date(2026, 10, 13)) == [
        f"warning released-pairing-replaced: {HAD} 5 October 2026 (week 41); {SAYS}; "
        "let `deltagare-7-ida` be as it was, with `until: 2026-10-12`, and "
        "write a new pairing with `from: 2026-10-13`"
    ]


def test_a_pairing_that_is_taken_out_for_another_from_the_beginning_is_told():
    assert found(("  ada-ida:\n", "  ada-karin:\n"), REPLACED) == [
        f"warning released-pairing-replaced: {HAD} 1 September 2026 (week 36); {SAYS}; "
        "put `ada-ida` back, with `until: 2026-09-19`, "
        "and write `from: 2026-09-20` here"
    ]


def test_somebody_who_only_has_another_id_has_not_replaced_anybody():
    names = [
        one.partition(":")[0]
        for one in found(
            ("  ida: {", "  ida-x: {"), ("introducer: ida", "introducer: ida-x"), ("[karin, ida]", "[karin, ida-x]")
        )
    ]
    assert names == ["warning released-key-renamed"]
