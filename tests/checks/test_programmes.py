"""The programmes that come with introplan have no problems found."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from introplan.agenda import plan_of
from introplan.checks import DATED, run_checks
from introplan.checks.readiness import session_unconfirmed
from introplan.cli.rulesets import published
from introplan.reading import File, Folder, read_programme

WRITTEN = date(2026, 11, 25)
"""The day on which the programmes are as they are: what lies further ahead is not confirmed yet."""
PROGRAMMES = Path(__file__).parents[2] / "programmes"


@pytest.mark.parametrize("name", sorted(folder.name for folder in PROGRAMMES.iterdir() if folder.is_dir()))
def test_nothing_is_found(name: str):
    files = sorted((PROGRAMMES / name).rglob("*.yaml"))
    folder = Folder(name, tuple(File(file.as_posix(), file.read_bytes()) for file in files))
    programme, origins, diagnostics = read_programme(folder)
    assert diagnostics == []
    assert programme is not None
    plan = plan_of(name, programme, origins, published())
    assert run_checks(plan) == []
    days = [date(2026, 1, 1) + timedelta(weeks=number) for number in range(4 * 52)]
    found = [(check, day) for day in days for check in DATED if list(check(plan, day))]
    assert [each for each in found if each[0] is not session_unconfirmed or each[1] <= WRITTEN] == []
