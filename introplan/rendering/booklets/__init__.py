"""A booklet for each cohort, to print and to read on a phone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.booklets.booklet import Booklet, booklet_of
from introplan.rendering.printing import html_environment
from introplan.rendering.prints import Print
from introplan.rendering.timeline import timeline_svg
from introplan.rendering.whereabouts import where_pictures

if TYPE_CHECKING:
    from jinja2 import BaseLoader

__all__ = ["Booklet", "booklet_of", "booklet_print", "booklet_prints"]


def booklet_prints(edition: Edition, templates: "BaseLoader") -> Iterator[Print]:
    """`booklets/<cohort>` for each cohort that is printed; the edition says which release they belong to.

    Raises TemplateFault for a workspace's own template.
    """
    for cohort in edition.printed_cohorts:
        yield booklet_print(edition, cohort, templates)


def booklet_print(edition: Edition, cohort: Cohort, templates: "BaseLoader") -> Print:
    """The booklet of one cohort."""
    booklet, html = booklet_of(edition, cohort), html_environment(templates)
    return Print(
        f"booklets/{cohort.identity}",
        "booklet",
        booklet.language,
        {
            "booklet": booklet,
            "w": booklet.words,
            "picture": timeline_svg(html, edition, [cohort]),
            "where_pictures": where_pictures(html, edition.plan, cohort),
        },
        is_folded=booklet.paper == "a5",
    )
