"""What the version before this one gave out, read by this one: nobody gets an entry anew.

In `upgrade` lie two small programmes as that version released them three times: plan, ledger and calendars, with
sessions moved, cancelled and removed, an introducer replaced, somebody who left, meetings that moved off closed days
and for others, for a proposed session and for a draft. They are never made anew: they are what people have.
"""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from introplan.agenda import Plan, is_personal
from introplan.cli.app import app
from introplan.cli.ledgers import ledger_file
from introplan.cli.plans import read_plan
from introplan.releases import Ledger, as_built, changed_events, edition_of, events_of
from introplan.rendering.calendars import calendars
from introplan.workspace.files import Workspace

BEGIN, END = b"BEGIN:VEVENT\r\n", b"END:VCALENDAR\r\n"
GIVEN_OUT = Path(__file__).parent / "upgrade"
PROGRAMMES = ("hamlet", "provby")
CHANGED_ON_PURPOSE: dict[str, dict[str, tuple[str, str]]] = {
    "hamlet": {
        "the week in English": (r"\(v\. (\d+)\)", r"(week \1)"),
        "who leads": ("Held by: ", "Led by: "),
        "a meeting with a supervisor": ("CATEGORIES:Supervision,", "CATEGORIES:Supervisor meeting,"),
        "times in English": (r"Break: (\d+)\.(\d\d)–(\d+)\.", r"Break: \1:\2–\3:"),
    },
    "provby": {
        "a meeting with an introducer": ("Introduktörssamtal", "Möte med introduktör"),
        "a meeting with a mentor": ("Mentorssamtal", "Möte med mentor"),
        "who leads": ("Håller i: ", "Leds av: "),
        "for whom": ("alla som stöttar en deltagare", "de som stöttar en deltagare"),
    },
}
"""Words of the kept calendars that this version words otherwise, which sends nobody anything: by what it is called in
the programme, a pattern of it as it was, and as it is."""
NEW_ON_PURPOSE = {"provby": {"cia-ida/2028-W09": b":20280306T130000\r\n"}}
"""Meetings that fell away with that version, and move out of a pause with this: by key, and when they begin."""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with both programmes as they were released; the current folder."""
    for name in PROGRAMMES:
        shutil.copytree(GIVEN_OUT / name / "plan", tmp_path / "programmes" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened(name: str) -> tuple[Plan, Ledger]:
    """A programme of the workspace as every command reads it."""
    workspace = Workspace.here()
    file = ledger_file(workspace, name)
    assert file.diagnostics == []
    plan = read_plan(name, workspace.folder(name), releases=file).plan
    assert plan is not None
    return plan, file.ledger


@pytest.mark.parametrize("name", PROGRAMMES)
def test_no_entry_has_another_stamp_and_nothing_is_told(workspace, name):
    plan, ledger = opened(name)
    events = events_of(plan)
    new = NEW_ON_PURPOSE.get(name, {})
    changed = list(changed_events(ledger.events, events))
    assert [(was, is_ and is_.key) for was, is_ in changed] == [(None, key) for key in sorted(new)]
    assert edition_of(plan, ledger).changes == len(new)
    before = {record.key: (record.stamp, record.removed, record.left) for record in ledger.records.values()}
    after = as_built(ledger, events).values()
    assert {each.key: (each.stamp, each.removed, each.left) for each in after if each.key not in new} == before


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_calendars_are_those_that_people_have(workspace, name):
    plan, ledger = opened(name)
    made = dict(calendars(edition_of(plan, ledger)))
    kept = {
        path.relative_to(GIVEN_OUT / name).as_posix(): path.read_bytes()
        for path in (GIVEN_OUT / name / "calendars").rglob("*.ics")
    }
    assert made.keys() == kept.keys()
    rooms = {path for path in made if path.startswith("calendars/places/")}
    new = NEW_ON_PURPOSE.get(name, {}).values()
    differs = {
        path for path, content in made.items() if unfolded(without(content, new)) != as_worded_now(name, kept[path])
    }
    assert differs <= rooms


def as_worded_now(name: str, content: bytes) -> str:
    """What people have, in the words of this version."""
    text = unfolded(content)
    for was, is_now in CHANGED_ON_PURPOSE[name].values():
        text = re.sub(was, is_now, text)
    return text


def unfolded(content: bytes) -> str:
    """A calendar with every line in one piece, since another word breaks it elsewhere."""
    return content.replace(b"\r\n ", b"").decode()


@pytest.mark.parametrize("name", PROGRAMMES)
def test_in_rooms_what_was_shared_stays_and_for_what_was_personal_come_busy_stretches(workspace, name):
    """That version wrote an entry a meeting there, whose identity told which; such calendars are replaced whole."""
    plan, ledger = opened(name)
    made = dict(calendars(edition_of(plan, ledger)))
    moment = f"{ledger.releases[-1].at:%Y%m%dT%H%M%SZ}".encode()
    stamp = b"SEQUENCE:3\r\n", b"DTSTAMP:%b\r\n" % moment, b"LAST-MODIFIED:%b\r\n" % moment
    for path in sorted((GIVEN_OUT / name / "calendars" / "places").glob("*.ics")):
        now = entries(made[f"calendars/places/{path.name}"])
        kept = entries(path.read_bytes())
        taken = [each for each in now if b"/_places/" in each]
        assert [unfolded(each) for each in now if each not in taken] == [
            as_worded_now(name, each) for each in kept if b"Upptaget" not in each and b"Booked" not in each
        ]
        if name not in NEW_ON_PURPOSE:  # what is new gives all stretches another stamp
            assert [each for each in taken if not all(line in each for line in stamp)] == []
        personal = [each for each in plan.agenda.by_place[path.stem] if is_personal(plan, each) and each.takes_time]
        given_out = {each.day for each in personal if each.status != "proposed" and not each.draft}
        assert len({each.split(b"/_places/")[1].split(b"/")[1][:8] for each in taken}) == len(given_out)


def without(file: bytes, starts: Iterable[bytes]) -> bytes:
    """A calendar without the entries that begin then."""
    head, *events = file.removesuffix(END).split(BEGIN)
    return (
        head
        + b"".join(
            BEGIN + each
            for each in events
            if not any(b"DTSTART;TZID=Europe/Stockholm" + start in each for start in starts)
        )
        + END
    )


def entries(file: bytes) -> list[bytes]:
    return file.removesuffix(END).split(BEGIN)[1:]


def test_the_commands_see_no_change(workspace):
    told = CliRunner().invoke(app, ["diff"], catch_exceptions=False)
    assert told.exit_code == 0
    assert told.stdout.count("Nothing has changed since release 3 of") == len({*PROGRAMMES} - NEW_ON_PURPOSE.keys())
    checked = CliRunner().invoke(app, ["check"], catch_exceptions=False)
    assert checked.exit_code == 0
    assert checked.stderr.count("not published") == len(NEW_ON_PURPOSE)
    assert not re.search(r"released-key-renamed|identity-changed|ledger-", checked.stdout)
