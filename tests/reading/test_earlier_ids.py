"""Earlier ids: whatever has a field `was` is watched, so that no two entries have been the same."""

from introplan.model import Lasting, Programme
from introplan.reading.earlier_ids import SECTIONS
from introplan.reading.shape import part_at
from tests.reading.pasted import found

UNITS = """\
units:
  norr: {title: Norr, organisation: exempelby, manager: karin-exempelsson, was: vast}
  soder: {title: Söder, organisation: exempelby, manager: karin-exempelsson, was: vast}
"""
TAUGHT = {"lectures", "activities"}
"""Two sections that share their ids."""


def test_every_section_that_calendars_know_by_its_ids_is_watched():
    assert {*SECTIONS, *TAUGHT} == {section for section in Programme.model_fields if _lasts(section)}


def _lasts(section: str) -> bool:
    part = part_at((section, "id"))
    return part is not None and issubclass(part, Lasting)


def test_two_units_cannot_have_been_the_same():
    assert [(each.name, each.at.span.start.line + 1) for each in found(UNITS)] == [("identity-taken", 3)]
