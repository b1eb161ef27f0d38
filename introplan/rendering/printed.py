"""What is printed of a plan, as one fingerprint: so that two booklets that differ never have one release's name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from introplan.agenda import Plan
from introplan.releases import Edition, fingerprint
from introplan.rendering.booklets.booklet import booklet_of
from introplan.rendering.look import look_files
from introplan.rendering.printing import html_environment, own_templates, source_of
from introplan.rendering.site.whole import site_of

if TYPE_CHECKING:
    from jinja2 import BaseLoader


def printed_fingerprint(plan: Plan, templates: "BaseLoader", reports: Iterable[bytes] = ()) -> str:
    """Another for other words in the booklets, the pages or the `reports` on rule sets, look, or own templates.

    It is of what they say and not of their bytes: which release they belong to is no part of it. Drafts are not, nor
    anything else that nobody is given. Raises TemplateFault for a workspace's own templates.
    """
    environment = html_environment(templates)
    edition = Edition(plan)
    booklets = [booklet_of(edition, cohort) for cohort in edition.printed_cohorts]
    pages = site_of(edition, environment, made=frozenset())
    own = [(name, source_of(templates, name)) for name in own_templates(templates)]
    asked = [files] if (files := look_files(edition)) else []
    return fingerprint(booklets, pages, list(reports), own, *asked)
