"""A page for each cohort: its dates and phases, the picture of its years, what to do, and what there is to fetch.

Nobody in the cohort is named: that is left to the booklet, which is handed to those it is about.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.booklets import Booklet
from introplan.rendering.booklets.booklet import PhaseWords, ReviewWords
from introplan.rendering.booklets.people import RoleWords
from introplan.rendering.site.cohorts import CohortCard, cohort_card
from introplan.rendering.site.dates import Year, sessions_shown, years_of
from introplan.rendering.tasks import TaskLine
from introplan.rendering.timeline import timeline_svg

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class CohortPage:
    """All that the page of a cohort says; of a closed one its dates, and nothing that is for those who are in it."""

    key: str
    card: CohortCard
    picture: Markup
    years: tuple[Year, ...]
    phases: tuple[PhaseWords, ...]
    tasks: tuple[TaskLine, ...]
    reviews: tuple[ReviewWords, ...]
    certificate: str
    roles: tuple[RoleWords, ...]
    ask: str


def cohort_page(
    edition: Edition, cohort: Cohort, booklet: Booklet, environment: "Environment", made: Collection[str]
) -> CohortPage:
    """The page of a cohort, of what its booklet tells; the picture is drawn with the environment."""
    goes_on = not cohort.is_over
    return CohortPage(
        key=cohort.identity,
        card=cohort_card(edition.plan, cohort, made),
        picture=timeline_svg(environment, edition, [cohort]),
        years=tuple(years_of(edition, sessions_shown(edition, cohort), cohort)),
        phases=booklet.phases,
        tasks=booklet.tasks if goes_on else (),
        reviews=booklet.reviews if goes_on else (),
        certificate=booklet.certificate,
        roles=booklet.people.roles if goes_on else (),
        ask=booklet.ask if goes_on else "",
    )
