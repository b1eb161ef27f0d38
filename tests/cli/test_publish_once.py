"""What a release costs: whatever several parts of it go by is made once."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from cli.conftest import Run, replace

from introplan.cli import printed
from introplan.releases import events, ledger_files
from introplan.rendering import calendars


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each of what is dear has been made."""
    found: Counter[str] = Counter()

    def count(owner: Any, name: str, word: str, of: Callable[..., str] = lambda *_: "") -> None:
        made = getattr(owner, name)

        def counting(*values: Any, **more: Any) -> Any:
            found[f"{word}{of(*values)}"] += 1
            return made(*values, **more)

        monkeypatch.setattr(owner, name, counting)

    count(calendars, "shelves", "calendars of ", lambda edition, *_: edition.plan.name)
    count(events, "_Making", "events of ", lambda plan: f"{plan.name} on {plan.agenda.sessions[0].day}")
    count(printed, "named_sets", "prints of ", lambda plan: plan.name)
    count(ledger_files, "record_lines", "lines of a ledger")
    return found


@pytest.mark.long
def test_a_release_makes_its_calendars_its_events_and_its_prints_once(repository, run: Run, counted: Counter[str]):
    assert run("publish", "-m", "Första", "--yes").code == 0
    counted.clear()
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-16")
    assert run("publish", "-m", "Flyttat", "--yes").code == 0
    lines = counted.pop("lines of a ledger")
    events_made = {word: count for word, count in counted.items() if word.startswith("events")}
    assert set(events_made.values()) == {1}
    assert {word: count for word, count in counted.items() if word not in events_made} == {
        "calendars of demo": 1,
        "prints of demo": 1,
    }
    ledger = (repository / "programmes/demo/releases.ledger").read_text(encoding="utf-8")
    records = sum(1 for line in ledger.splitlines() if " tells=" in line and " left " not in line)
    assert lines <= 4 * records, "as it was and as it will be, to be kept and to be written"
