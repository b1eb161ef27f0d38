"""Which prints there are of a programme: those of a cohort, which may be shared by all who work with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from introplan.releases import Edition
from introplan.rendering.booklets import booklet_prints
from introplan.rendering.prints.attendance import attendance_prints
from introplan.rendering.prints.printer import Print
from introplan.rendering.prints.wall import wall_prints

if TYPE_CHECKING:
    from jinja2 import BaseLoader


def cohort_prints(edition: Edition, templates: "BaseLoader") -> Iterator[Print]:
    """The prints of each cohort, each worked out when it is asked for. Raises TemplateFault for an own template."""
    yield from booklet_prints(edition, templates)
    yield from attendance_prints(edition)
    yield from wall_prints(edition)
