"""What a release gives out, judged by others: notes in Chromium, and the calendars that go by mail."""

from pathlib import Path

import peers
import pytest
from rendering.changes.test_release_files import EDITS, first, mail, second

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser judges: seconds for a page

NOTHING_WRONG = {"violations": [], "console": [], "requests": [], "scrolls_sideways": []}
AT_NIGHT = ("@media screen and (prefers-color-scheme: dark)", "@media screen")


@pytest.mark.parametrize("name", ["people/ada", "people/ida", "cohorts/ht26"])
@pytest.mark.parametrize("night", [False, True])
def test_notes_can_be_read_by_everybody(name: str, night: bool, tmp_path: Path):
    for files in (second(*EDITS), first()):
        html = files[f"{name}.html"].decode()
        path = tmp_path / "note.html"
        path.write_text(html.replace(*AT_NIGHT) if night else html, encoding="utf-8")
        found = peers.axe(path)
        assert {fault: found[fault] for fault in NOTHING_WRONG} == NOTHING_WRONG


def calendars(folder: Path) -> list[Path]:
    """Every calendar of a release on disk: the files, and what is attached to mails."""
    written = []
    for path, content in second(*EDITS).items():
        parts = [content] if path.endswith(".ics") else []
        if path.endswith(".eml"):
            message = mail(content)
            parts = [
                part.get_payload(decode=True) for part in message.walk() if part.get_content_subtype() == "calendar"
            ]
        for part in parts:
            assert isinstance(part, bytes)
            written.append(folder / f"{len(written)}.ics")
            written[-1].write_bytes(part)
    return written


def test_calendars_are_read_by_thunderbird_and_gnome(tmp_path: Path):
    paths = calendars(tmp_path)
    for peer in (peers.icaljs, peers.libical):
        answers = peer(paths)
        assert {path.name: answer["refused"] for path, answer in answers.items() if "refused" in answer} == {}
        assert all(answer["events"] for answer in answers.values())
