"""The pages to share: those of one programme, and one that leads to several. No network."""

from introplan.rendering.site.overview import overview
from introplan.rendering.site.whole import site

__all__ = ["overview", "site"]
