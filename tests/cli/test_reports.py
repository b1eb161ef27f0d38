"""`introplan report coverage`, `outcomes` and `agenda`: what the programmes of the project say, and how it is asked."""

import json
from datetime import date
from pathlib import Path

import pytest
from cli.conftest import Run

CHECKOUT = Path(__file__).parents[2]
ASKED = {
    "coverage": ("--until", "2026-11-30"),
    "outcomes": ("--until", "2026-11-30"),
    "agenda": ("--from", "2026-11-30"),
}


@pytest.fixture(autouse=True)
def in_the_checkout(monkeypatch):
    monkeypatch.chdir(CHECKOUT)


@pytest.mark.long
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("programme", ["malmo", "huddingetrainee"])
@pytest.mark.parametrize("name", ASKED)
def test_what_the_programmes_say(name: str, programme: str, language: str, run: Run, expected):
    told = run("--lang", language, "report", name, programme, *ASKED[name])
    assert (told.code, told.err) == (0, "")
    expected(f"reports/{name}.{programme}.{language}.txt", told.out)
    assert "`" not in told.out  # which paper and pages would show as well


@pytest.mark.long
@pytest.mark.parametrize("name", ASKED)
def test_without_a_day_it_is_about_today(name: str, run: Run, monkeypatch):
    monkeypatch.setattr("introplan.cli.today.date", _Day)
    assert run("report", name, "malmo").out == run("report", name, "malmo", *ASKED[name]).out


class _Day(date):
    @classmethod
    def today(cls) -> "_Day":
        return cls(2026, 11, 30)


def test_the_agenda_is_about_so_many_days(run: Run):
    week = json.loads(run("report", "agenda", "malmo", "--from", "2027-01-18", "--days", "7", "--format", "json").out)
    rows = week[0]["tables"]["to-do"]["rows"]
    assert {row["week"] for row in rows} == {"v. 3"}
    assert week[0]["from"] == "2027-01-18"
    assert all("2027-01-18" <= row["by"] <= "2027-01-24" for row in rows)  # a day with its year, whatever reads it


def test_the_agenda_is_a_calendar_for_the_coordinator_alone(run: Run, tmp_path: Path):
    file = tmp_path / "att-gora.ics"
    assert run("report", "agenda", "malmo", *ASKED["agenda"], "--output", str(file)).code == 0
    calendar = file.read_bytes()
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
    assert calendar.count(b"BEGIN:VEVENT") > 10
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["coverage", "outcomes"])
def test_a_report_without_days_is_no_calendar(name: str, run: Run):
    told = run("report", name, "malmo", "--format", "ics")
    assert told.code == 2
