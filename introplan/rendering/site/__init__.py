"""The page to share: `index.html` of one programme, and one that leads to several. No scripts, no network."""

from introplan.rendering.site.pages import overview, site

__all__ = ["overview", "site"]
