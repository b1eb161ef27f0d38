"""A booklet for each cohort, as a tagged PDF to print and as one HTML file to read on a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from introplan.releases import Edition
from introplan.rendering.booklets.booklet import Booklet, booklet_of
from introplan.rendering.booklets.characters import unprintable
from introplan.rendering.booklets.typesetting import DRAFT_TIME, Typesetter
from introplan.rendering.markup import with_all_words_broken
from introplan.rendering.printing import PrintFault, html_environment, own_templates, render, typst_environment
from introplan.rendering.timeline import timeline_svg
from introplan.rendering.whereabouts import where_pictures

if TYPE_CHECKING:
    from jinja2 import BaseLoader

__all__ = ["Booklet", "booklet_of", "booklets", "unprintable"]

OF_PRINT = (".typ", ".typ.j2", ".svg", ".svg.j2")
"""What the names of templates end in that a PDF is made of."""


def booklets(edition: Edition, templates: "BaseLoader", *, fonts: Path) -> Iterator[tuple[str, bytes]]:
    """`booklets/<cohort>.pdf` and `booklets/<cohort>.html` for each cohort that is printed.

    `fonts` is a folder with Source Sans 3; the edition says which release they belong to.
    Each PDF is read back. Raises PrintFault for one that does not show every word, and TemplateFault for a
    workspace's own template.
    """
    from introplan.rendering.booklets.findings import print_findings  # noqa: PLC0415 - only to build

    typesetter = Typesetter.of(templates, fonts=fonts)
    own = [name for name in own_templates(templates) if name.endswith(OF_PRINT)]
    html, typst = html_environment(templates), typst_environment(templates)
    for cohort in edition.printed_cohorts:
        booklet = booklet_of(edition, cohort)
        picture, where = timeline_svg(html, edition, [cohort]), where_pictures(html, edition.plan, cohort)
        source = render(
            typst,
            "booklet.typ.j2",
            language=booklet.language,
            booklet=booklet,
            w=booklet.words,
            picture=str(picture),
            where_pictures=tuple(map(str, where)),
        )
        path, made_at = f"booklets/{cohort.identity}.pdf", edition.release.at if edition.release else DRAFT_TIME
        pdf = typesetter.pdf(source, made_at)
        if typesetter.faults(pdf):  # a word without syllables, mostly
            pdf = typesetter.pdf(with_all_words_broken(source), made_at)
            if faults := typesetter.faults(pdf):
                raise PrintFault(tuple(print_findings(edition.plan, path, faults, own)))
        yield path, pdf
        page = render(
            html,
            "booklet.html.j2",
            language=booklet.language,
            booklet=booklet,
            w=booklet.words,
            picture=picture,
            where_pictures=where,
        )
        yield f"booklets/{cohort.identity}.html", page.encode()
