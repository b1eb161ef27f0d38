"""The pages of a programme as one value, and made to files that lead to each other.

The start page stands by itself, styles and all, since it is the one that is mailed and opened alone. The others, of
which there are many, share one stylesheet. All lead to each other by relative paths, so that the folder can be
shared whole, on a disk or on the web; and what comes next is found by a script on the reader's own clock, without
which each page is complete.
"""

from base64 import b64encode
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from introplan.releases import Edition
from introplan.rendering.booklets import booklet_of
from introplan.rendering.look import look_of
from introplan.rendering.printing import html_environment, render
from introplan.rendering.site.cohort_pages import CohortPage, cohort_page
from introplan.rendering.site.frame import PLACES, START, SiteFrame, frame_of
from introplan.rendering.site.lectures import LecturePage, lecture_pages
from introplan.rendering.site.pages import Page, page_of
from introplan.rendering.site.places import PlacesPage

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

STYLES = "assets/site.css"
"""The stylesheet that the pages share."""


@dataclass(frozen=True, slots=True)
class WholeSite:
    """What all the pages of a programme say."""

    frame: SiteFrame
    start: Page
    cohorts: tuple[CohortPage, ...]
    lectures: tuple[LecturePage, ...]


class PageScript(NamedTuple):
    """The script of a page, and its hash, by which the page allows it and no other."""

    text: Markup
    hash: str


def site_of(edition: Edition, environment: "Environment", made: Collection[str]) -> WholeSite:
    """What the pages say; `made` are the paths of the files that lie beside them."""
    cohorts = edition.cohorts
    booklets = {cohort.id: booklet_of(edition, cohort) for cohort in cohorts}
    lectures = lecture_pages(edition, booklets)
    start = page_of(edition, environment, lectures, made)
    return WholeSite(
        frame=frame_of(start),
        start=start,
        cohorts=tuple(cohort_page(edition, each, booklets[each.id], environment, made) for each in cohorts),
        lectures=lectures,
    )


def site(edition: Edition, templates: "BaseLoader", *, made: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """The pages of one programme: `index.html` and those it leads to, each with its path.

    `made` are the paths of the files that lie beside it, relative to it: only these are linked, and of them only
    what may be shared. The edition says which release they belong to; before the first one the pages are a draft.
    """
    environment = html_environment(templates)
    whole = site_of(edition, environment, made)
    language = whole.frame.language
    script, look = _script(environment), look_of(edition)

    def rendered(path: str, template: str, here: str, **values: object) -> tuple[str, bytes]:
        root = "../" * path.count("/")
        around = {"language": language, "frame": whole.frame, "path": path, "root": root, "here": here, "look": look}
        return path, render(environment, template, **around, **values).encode()

    yield STYLES, render(environment, "site/assets.css.j2", language=language, look=look).encode()
    for cohort in whole.cohorts:
        path = f"cohorts/{cohort.key}.html"
        yield rendered(path, "cohort.html.j2", "cohorts", page=cohort, script=script)
    for lecture in whole.lectures:
        yield rendered(f"lectures/{lecture.key}.html", "lecture.html.j2", "lectures", page=lecture)
    if whole.start.places:
        yield rendered(PLACES, "places.html.j2", "places", page=PlacesPage(whole.start.places))
    yield rendered(START, "index.html.j2", "start", page=whole.start, script=script)


def _script(environment: "Environment") -> PageScript:
    text = render(environment, "site/site.js")
    return PageScript(Markup(text), f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}")
