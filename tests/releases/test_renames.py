"""What is found when a plan no longer calls things what they were released as."""

import pytest
from rendering.calendars.calendar_plans import released, small_plan

from introplan.diagnostics import Message
from introplan.language import fill
from introplan.releases import EMPTY, Ledger, identity_findings


def found(*changes: tuple[str, str], ledger: Ledger | None = None) -> list[str]:
    """What is said of the small plan after these changes, with the words it points at."""
    told = []
    for each in identity_findings(small_plan(*changes), released(small_plan()) if ledger is None else ledger):
        span, message = each.at.span, each.message
        words = span.source.line(span.start.line)[span.start.column : span.end.column]
        help_ = fill(Message(each.help).template, message.values, "en")
        told.append(f"{each.severity} {words}: {fill(message.template, message.values, 'en')}; {help_}")
    return told


SAYS = "was released as `{}`; with another id, its old entries are cancelled and new ones come"


def test_a_plan_as_it_was_released_has_nothing_to_hear():
    assert found() == []


def test_before_the_first_release_an_id_may_be_anything():
    assert found(("  id: prov", "  id: annat"), ledger=EMPTY) == []


@pytest.mark.parametrize(
    ("field", "old", "new", "otherwise"),
    [
        ("id", "prov", "annat", "if this is to be a programme of its own, delete `releases.ledger`"),
        ("domain", "introduktion.provby.example", "a.example", "it is part of every calendar entry's identity"),
    ],
)
def test_the_identity_of_a_released_programme_stays(field, old, new, otherwise):
    assert found((f"  {field}: {old}\n", f"  {field}: {new}\n")) == [
        f"error {new}: the programme was released with the {field} `{old}`; "
        f"write `{field}: {old}` again; {otherwise}"
    ]


def test_a_renamed_session_is_told_from_one_that_is_removed_and_one_that_is_new():
    renamed = ("      besok: {date: 2026-11-05", "      kassan: {of: besok, date: 2026-11-05")
    assert found(renamed) == [
        f"warning kassan: this {SAYS.format('besok')}; if it is the same, add the line `was: besok`"
    ]


def test_a_renamed_session_that_says_what_it_was_is_the_same():
    assert found(("      besok: {date: 2026-11-05", "      kassan: {of: besok, was: besok, date: 2026-11-05")) == []


def test_a_session_that_is_removed_and_another_on_another_day_are_two():
    assert found(("      besok: {date: 2026-11-05", "      kassan: {of: besok, date: 2026-11-12")) == []


def test_a_renamed_pairing_is_told_once_for_all_its_meetings():
    assert found(("  ada-ida:\n", "  ada-och-ida:\n")) == [
        f"warning ada-och-ida: this {SAYS.format('ada-ida')}; if it is the same, call it `ada-ida` again"
    ]


def test_a_renamed_event_is_told():
    assert found(("  dialog-1:\n", "  dialog-host:\n")) == [
        f"warning dialog-host: this {SAYS.format('dialog-1')}; if it is the same, call it `dialog-1` again"
    ]


def test_a_renamed_cohort_is_told_once():
    assert found(("  ht26:\n", "  host-26:\n")) == [
        f"warning host-26: this {SAYS.format('ht26')}; if it is the same, call it `ht26` again"
    ]
