"""Invitations and cancellations, judged by two calendar programs as messages between people (RFC 5546)."""

import re
from pathlib import Path

import peers
import pytest
from rendering.changes.test_invitations import ADA, INVITED, SENDER, letters_of, mailed
from rendering.changes.test_release_files import EDITS
from rendering.changes.two_plans import PLAN, changed

pytestmark = [pytest.mark.peer, pytest.mark.long]  # calendar programs read every message of several releases

OTHER_WAY = PLAN.replace("calendar_way: changes", "calendar_way: replace")
MOVED = changed(*EDITS).replace("calendar_way: changes", "calendar_way: invitations")


def test_messages_are_read_by_thunderbird_and_gnome(tmp_path: Path):
    messages = [
        each
        for second in (OTHER_WAY, MOVED)
        for letters in letters_of(INVITED, second)
        for letter in letters.values()
        for each in letter.invitations
    ]
    one_of_each = {(each.method, each.title, each.lines[2]): each for each in messages}.values()
    assert {each.method for each in one_of_each} == {"REQUEST", "CANCEL"}
    paths = []
    for number, each in enumerate(one_of_each):
        *_texts, calendar = mailed(each).iter_parts()
        content = calendar.get_payload(decode=True)
        assert content == each.addressed(SENDER, ADA)
        paths.append(tmp_path / f"{number}.ics")
        paths[-1].write_bytes(content)
    for peer in (peers.icaljs, peers.libical):
        answers = peer(paths)
        assert {path.name: answer["refused"] for path, answer in answers.items() if "refused" in answer} == {}
        for path, each in zip(paths, one_of_each, strict=True):
            [event] = answers[path]["events"].values()
            assert event["summary"] == each.title
            assert "alarms" not in event


def test_gnome_misses_what_a_message_has_to_have(tmp_path: Path):
    """So that the silence above is worth something."""
    [first, *_others] = letters_of(INVITED)[0]["ada"].invitations
    whole = first.addressed(SENDER, ADA)
    path = tmp_path / "nobody.ics"
    path.write_bytes(re.sub(rb"ATTENDEE.*\r\n(?: .*\r\n)*", b"", whole))
    [refused] = peers.libical([path])[path]["refused"]
    assert refused.startswith("Failed iTIP restrictions for ATTENDEE property.")
