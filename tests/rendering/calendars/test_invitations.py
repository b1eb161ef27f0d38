"""Our own reading of messages of iTIP: a sound one has no fault, and each fault is told."""

import pytest
from rendering.changes.test_release_files import EDITS, mail, second

from introplan.rendering.calendars.lint import faults, message_faults


def message(method: str) -> bytes:
    """The first message of a kind that a release makes."""
    for path, content in second(*EDITS).items():
        if path.startswith("invitations/"):
            calendar = list(mail(content).iter_parts())[-1].get_payload(decode=True)
            if isinstance(calendar, bytes) and f"METHOD:{method}\r\n".encode() in calendar:
                return calendar
    raise AssertionError(method)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_what_a_release_makes_is_sound_as_a_message_and_nothing_to_publish(method: str):
    assert message_faults(message(method)) == []
    assert faults(message(method)) != []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b"METHOD:REQUEST", b"METHOD:PUBLISH", "a message with another header"),
        (b"METHOD:REQUEST", b"METHOD:CANCEL", "a STATUS that does not agree with the METHOD"),
        (b"CALSCALE:GREGORIAN\r\n", b"", "a message with another header"),
        (b"PARTSTAT=NEEDS-ACTION", b"PARTSTAT=DECLINED", "an ATTENDEE who is not asked to come"),
        (b"BYDAY=-1SU", b"BYDAY=SU", "a VTIMEZONE that is not one yearly pair"),
        (b"SEQUENCE:1\r\n", b"", "an event without SEQUENCE"),
        (b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\nBEGIN:VEVENT\r\n", "a message that is not about one event"),
    ],
)
def test_each_fault_is_told(before: bytes, after: bytes, fault: str):
    sound = message("REQUEST")
    assert before in sound
    assert fault in message_faults(sound.replace(before, after))


def test_a_message_asks_one_person():
    lines = message("REQUEST").splitlines(keepends=True)
    [start] = [index for index, line in enumerate(lines) if line.startswith(b"ATTENDEE")]
    end = start + 1 + lines[start + 1].startswith(b" ")
    none, two = lines[:start] + lines[end:], lines[:end] + lines[start:]
    assert message_faults(b"".join(none)) == ["a message that does not ask one person"]
    assert message_faults(b"".join(two)) == ["a message that does not ask one person"]
