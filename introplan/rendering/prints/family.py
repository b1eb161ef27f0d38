"""Which prints there are of a programme: those of a cohort, for all who work with it, and everybody's own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from introplan.language import _p
from introplan.releases import Edition
from introplan.rendering.booklets import booklet_prints
from introplan.rendering.prints.attendance import attendance_prints
from introplan.rendering.prints.certificate import certificate_print
from introplan.rendering.prints.lecturer import lecturer_print
from introplan.rendering.prints.manager import manager_print
from introplan.rendering.prints.participant import participant_print
from introplan.rendering.prints.printer import Print, Printer
from introplan.rendering.prints.supporter import supporter_print
from introplan.rendering.prints.wall import wall_prints

if TYPE_CHECKING:
    from jinja2 import BaseLoader

OWN: tuple[Callable[[Edition, str], Print | None], ...] = (
    participant_print,
    supporter_print,
    lecturer_print,
    manager_print,
    certificate_print,
)
"""The kinds of personal prints: each makes one for a person by id, or None where the person has no such part."""


ENCLOSED: Mapping[str, str] = MappingProxyType(
    {
        "participant": _p("file", "my-introduction.pdf"),
        "supporter": _p("file", "my-part.pdf"),
        "lecturer": _p("file", "my-sessions.pdf"),
        "manager": _p("file", "my-unit.pdf"),
    }
)
"""The kinds that come with a release, and what the file is called; a certificate waits until the end."""


def cohort_prints(edition: Edition, templates: "BaseLoader") -> Iterator[Print]:
    """The prints of each cohort, each worked out when it is asked for. Raises TemplateFault for an own template."""
    yield from booklet_prints(edition, templates)
    yield from attendance_prints(edition)
    yield from wall_prints(edition)


def enclosed_prints(edition: Edition, printer: Printer, person: str) -> Iterator[tuple[str, bytes]]:
    """What comes with a release of what is somebody's alone: what each is called, marked, and its bytes as a PDF."""
    for each in personal_prints(edition, [person]):
        if name := ENCLOSED.get(each.path.rpartition("/")[2]):
            yield name, printer.pdf(each)


def personal_prints(edition: Edition, people: Iterable[str] | None = None) -> Iterator[Print]:
    """What is each person's alone, each worked out when it is asked for: of these `people`, by id, or of everybody.

    Whoever is in nothing but cohorts that are not published has none yet.
    """
    for person in edition.plan.programme.people if people is None else people:
        if person not in edition.waiting:
            yield from filter(None, (own(edition, person) for own in OWN))
