"""Reports for managers, HR and unions, as pages to read and to print."""

from introplan.rendering.reports.rules import rules_report

__all__ = ["rules_report"]
