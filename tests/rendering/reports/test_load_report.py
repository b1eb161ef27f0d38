"""The report on time: whom it adds up, which units are told, and that nobody can work out the rest."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from counts.test_small_numbers import tells
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.reports.municipality import asked, municipality

from introplan.agenda import Plan, away_at
from introplan.rendering.reports.data import as_json
from introplan.rendering.reports.load import load_report
from introplan.rendering.reports.report import HIDDEN, Report, Table

POSTING = "{unit: mellan, from: 2026-10-01, until: 2026-10-31}"


def table(report: Report, key: str) -> Table:
    """The table of that name."""
    return next(each for each in report.tables if each.key == key)


def rows(found: Table) -> list[tuple[object, ...]]:
    """What stands in a table, months as `2026-09`."""
    return [tuple(f"{cell:%Y-%m}" if isinstance(cell, date) else cell for cell in row) for row in found.every_row]


def test_units_with_fewer_than_five_are_told_together_and_only_where_they_are_five():
    found = table(load_report(asked(municipality())), "hours_away")
    assert [column.key for column in found.columns] == ["month", "mellan", "stor", "small_units", "all_units"]
    assert rows(found) == [
        ("2026-09", HIDDEN, 21, HIDDEN, 48),
        ("2026-10", HIDDEN, 14, HIDDEN, 32),
        ("2026-11", HIDDEN, 14, HIDDEN, 32),
        ("Hela tiden", HIDDEN, 49, HIDDEN, 112),
    ]


def test_two_small_units_of_five_between_them_are_told_as_one():
    found = table(load_report(asked(municipality({"stor": 6, "liten": 3, "minst": 2}))), "hours_away")
    assert rows(found)[0] == ("2026-09", 18, 15, 33)
    assert not found.has_hidden


def test_the_coordinator_gets_every_unit():
    report = load_report(asked(municipality(), people=True))
    found = table(report, "hours_away")
    assert report.audience == "coordinator"
    assert rows(found)[0] == ("2026-09", 6, 18, 3, 21, 48)
    assert not found.has_hidden


def test_hours_are_those_of_the_unit_of_the_day():
    found = table(
        load_report(asked(municipality({"stor": 7, "mellan": 6}, postings=POSTING), people=True)), "hours_away"
    )
    assert rows(found) == [
        ("2026-09", 18, 21, 39),
        ("2026-10", 14, 12, 26),
        ("2026-11", 12, 14, 26),
        ("Hela tiden", 44, 47, 91),
    ]


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=1, max_size=5), st.booleans())
def test_nobody_can_work_out_hours_of_fewer_than_five_people(sizes: list[int], moves: bool):
    """Whoever knows all that is printed, and who works where, adds and subtracts; with one who moves for a month."""
    units = {f"e{number}": size for number, size in enumerate(sizes)}
    first = next((unit for unit, size in units.items() if size), None)
    other = next((unit for unit in units if unit != first), None)
    posting = f"{{unit: {other}, from: 2026-10-01, until: 2026-10-31}}" if moves and first and other else ""
    plan = municipality(units, postings=posting)
    found = table(load_report(asked(plan)), "hours_away")
    parts = contributions(plan)
    figures = []
    for row in found.every_row:
        for column, cell in zip(found.columns[1:], row[1:], strict=True):
            those = [part for part in parts if _is_in(part, row[0], column.key, {each.key for each in found.columns})]
            if cell is not HIDDEN:
                assert cell == sum((parts[part] for part in those), Fraction())
                figures.append(those)
            else:
                assert those
    small = sorted(parts, key=lambda part: (units[str(part[1])], str(part)))[:9]
    assert tells(figures, small) is None


def contributions(plan: Plan) -> dict[tuple[str, str | None, date], Fraction]:
    """How many hours each is away from each unit in each month."""
    found: dict[tuple[str, str | None, date], Fraction] = {}
    for session in plan.agenda.sessions:
        for each in away_at(plan, session):
            key = each.person, each.unit, each.month
            found[key] = found.get(key, Fraction()) + Fraction(each.length / timedelta(hours=1))
    return found


def _is_in(part: tuple[str, str | None, date], row: object, column: str, columns: set[str]) -> bool:
    _person, unit, month = part
    if isinstance(row, date) and row != month:
        return False
    return column in ("all_units", unit) or (column == "small_units" and unit not in columns)


SUPPORT = """
pairings:
  stor-0-ida: {participant: stor-0, introducer: ida}
  stor-1-mona: {participant: stor-1, introducer: mona}
"""


def test_hours_of_few_supporters_are_hidden_and_those_of_each_told_to_the_coordinator():
    plan = municipality({"stor": 7}, SUPPORT)
    shared = load_report(asked(plan))
    assert [row[1:] for row in table(shared, "support").rows] == [(HIDDEN,) * 5]
    assert shared.audience == "shared"
    assert "Ida" not in str(as_json(shared))
    found = table(load_report(asked(plan, people=True)), "supporters")
    assert [row[:4] for row in found.rows] == [("Ida", "introduktör", 1, None), ("Mona", "introduktör", 1, None)]


@pytest.mark.parametrize("alone", [[], ["hours_per_month"], ["meets"], ["hours_per_month", "meets"]])
def test_hours_that_are_of_one_of_many_supporters_are_hidden(alone: list[str]):
    """Who has no hours set aside and no meetings adds nothing to the sum."""
    both = {"hours_per_month", "meets"}
    has = [both if number == 0 else both - {*alone} for number in range(5)]
    hours = [", hours_per_month: 9" if "hours_per_month" in own else "" for own in has]
    supporters = "\n".join(
        f"  stod-{number}: {{name: Namn, organisation: kommunen, unit: stor{more}}}"
        for number, more in enumerate(hours)
    )
    meets = ", meets: {on: tuesday, time: 9-10, every: 1 month}"
    pairings = "\n".join(
        f"  par-{number}: {{participant: stor-{number}, introducer: stod-{number}{meets * ('meets' in own)}}}"
        for number, own in enumerate(has)
    )
    plan = municipality({"stor": 7}, f"pairings:\n{pairings}", people=supporters)
    [row] = [row[1:] for row in table(load_report(asked(plan)), "support").rows]
    assert row[0] == 5
    assert (row[1] is HIDDEN) == ("hours_per_month" in alone)
    assert [cell is HIDDEN for cell in row[2:]] == ["meets" in alone] * 3


def test_what_is_not_set_aside_is_not_known():
    plan = municipality({"stor": 7}, SUPPORT)
    [said, phases] = load_report(asked(plan, people=True)).unknown
    assert said == "Vad som är avsatt för Ida och Mona: det säger inte planen."
    assert phases == "Hur stor ärendemängden är: det säger inte faserna."
