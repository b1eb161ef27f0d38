"""The page that leads to those of several programmes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from introplan.language import Language, joined
from introplan.releases import Edition
from introplan.rendering.look import shared_look
from introplan.rendering.printing import html_environment, render

if TYPE_CHECKING:
    from jinja2 import BaseLoader


def overview(pages: Sequence[tuple[str, Edition]], templates: "BaseLoader") -> bytes:
    """The page, with each of the others given with the path to it."""
    languages = {edition.plan.programme.frame.language for _, edition in pages}
    language: Language = "en" if languages == {"en"} else "sv"
    programmes = [_programme_card(path, edition) for path, edition in pages]
    values = {"programmes": programmes, "look": shared_look([edition for _path, edition in pages])}
    return render(html_environment(templates), "overview.html.j2", language=language, **values).encode()


class ProgrammeCard(NamedTuple):
    """A programme on the page that leads to several."""

    path: str
    title: str
    owner: str
    language: Language
    cohorts: str


def _programme_card(path: str, edition: Edition) -> ProgrammeCard:
    programme, frame = edition.plan.programme, edition.plan.programme.frame
    cohorts = joined((cohort.title for cohort in edition.cohorts), frame.language)
    owner = programme.organisations[frame.owner].title
    return ProgrammeCard(path, frame.title, owner, frame.language, cohorts)
