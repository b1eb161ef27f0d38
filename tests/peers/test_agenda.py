"""The coordinator's agenda as a calendar, as two calendar programs read it: whole days, each once, with its words."""

from datetime import timedelta

import peers
import pytest
from rendering.reports.large import plan_from, question, tree

from introplan.rendering.calendars.whole_days import calendar_of_days
from introplan.rendering.reports.agenda import agenda_report

pytestmark = pytest.mark.peer


@pytest.mark.parametrize("peer", [peers.icaljs, peers.libical], ids=["ical.js", "libical"])
def test_every_entry_is_read_as_a_whole_day(peer, tmp_path):
    asked = question(plan_from(tree()), until=None, first="2026-11-30", days=400)
    report = agenda_report(asked)
    file = tmp_path / "agenda.ics"
    file.write_bytes(calendar_of_days(asked.edition, "agenda", report.title, report.entries, asked.day))
    read = peer([file])[file]
    assert "refused" not in read
    found = sorted((event["start"], event["end"], event["summary"]) for event in read["events"].values())
    assert found == sorted(
        (f"{entry.day}", f"{entry.day + timedelta(days=1)}", entry.title) for entry in report.entries
    )
