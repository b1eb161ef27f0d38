"""What each template is given: the one list of them, by what their file is called up to its form.

A test renders every kind of print, page, letter and picture, and holds what it is given to this list; `contexts` makes
the page of it that whoever writes templates of their own looks things up in.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from introplan.rendering.booklets.booklet import Booklet
from introplan.rendering.changes.notes import Note
from introplan.rendering.feeds import FeedPage
from introplan.rendering.look import PrintedLook
from introplan.rendering.prints.attendance import AttendanceSheets
from introplan.rendering.prints.certificate import CertificatePrint
from introplan.rendering.prints.lecturer import LecturerPrint
from introplan.rendering.prints.manager import ManagerPrint
from introplan.rendering.prints.participant import ParticipantPrint
from introplan.rendering.prints.supporter import SupporterPrint
from introplan.rendering.prints.wall import Wall
from introplan.rendering.reports.pages import PrintedReport
from introplan.rendering.reports.rules import RulesPage
from introplan.rendering.site.cohort_pages import CohortPage
from introplan.rendering.site.frame import SiteFrame
from introplan.rendering.site.lectures import LecturePage
from introplan.rendering.site.overview import ProgrammeCard
from introplan.rendering.site.pages import Page
from introplan.rendering.site.places import PlacesPage
from introplan.rendering.site.whole import PageScript
from introplan.rendering.timeline import Panel, PictureLine
from introplan.rendering.whereabouts import WeekLine, WhereLane

GivenValues = Mapping[str, Any]
"""The type of each value, by the name that a template knows it by."""

_PAGE: GivenValues = MappingProxyType({"frame": SiteFrame, "path": str, "root": str, "here": str})
"""What every page of the site is given."""
_PICTURE: GivenValues = MappingProxyType(
    {"name": str, "title": str, "description": str, "legend": str, "key": tuple[str, ...]}
    | dict.fromkeys(("width", "left", "header", "bottom"), float)
)
"""What every picture is given: its words, and where it begins and ends in units of its own."""

GIVEN: Mapping[str, GivenValues] = MappingProxyType(
    {
        "booklet": {
            "booklet": Booklet,
            "w": Mapping[str, str],
            "picture": Markup,
            "where_pictures": tuple[Markup, ...],
        },
        "participant": {"mine": ParticipantPrint},
        "supporter": {"mine": SupporterPrint},
        "lecturer": {"mine": LecturerPrint},
        "manager": {"mine": ManagerPrint},
        "certificate": {"mine": CertificatePrint},
        "attendance": {"attendance": AttendanceSheets},
        "wall": {"wall": Wall},
        "reports/report": {"report": PrintedReport, "pictures": tuple[Markup, ...]},
        "reports/rules": {"page": RulesPage},
        "index": {**_PAGE, "page": Page, "script": PageScript},
        "cohort": {**_PAGE, "page": CohortPage, "script": PageScript},
        "lecture": {**_PAGE, "page": LecturePage},
        "places": {**_PAGE, "page": PlacesPage},
        "overview": {"programmes": list[ProgrammeCard]},
        "feed": {"page": FeedPage},
        "changes/note": {"note": Note},
        "changes/mail": {"note": Note},
        "site/assets": {},
        "timeline": {
            **_PICTURE,
            **dict.fromkeys(("line_height", "ring", "month_size", "term_size", "band_size"), float),
            "months": tuple[PictureLine, ...],
            "terms": tuple[PictureLine, ...],
            "breaks": list[tuple[float, float]],
            "panels": list[Panel],
        },
        "whereabouts": {
            **_PICTURE,
            **dict.fromkeys(("row", "bar", "name_size", "bar_size", "week_size", "key_line"), float),
            "weeks": tuple[WeekLine, ...],
            "lanes": tuple[WhereLane, ...],
        },
    }
)
"""In the order in which they are told."""

LOOK = PrintedLook
"""What every template of a page or a letter is given as `look`."""


def base_of(template: str) -> str:
    """What a template is called in the list: `changes/mail.txt.j2` is `changes/mail`."""
    folder, slash, name = template.rpartition("/")
    return f"{folder}{slash}{name.partition('.')[0]}"
