"""What the prints of a plan can be known by again: which introplan makes them, and a fingerprint of what they say."""

from importlib.metadata import version

from introplan.agenda import Plan
from introplan.checks.rules import answers, named_sets
from introplan.cli.resources import template_loader
from introplan.rendering.printing import TemplateFault
from introplan.workspace.files import Workspace


def printed_of(workspace: Workspace, plan: Plan) -> str:
    """`0.1.0:5f3a9c01`; empty when the workspace's own templates cannot be used.

    Another introplan may word and lay out the same plan otherwise, which is no change of the plan: so what one has
    made is compared with the same one's alone.
    """
    from introplan.rendering.printed import printed_fingerprint  # noqa: PLC0415 - dear to import, and only here
    from introplan.rendering.reports import rules_report  # noqa: PLC0415 - as above

    try:
        templates = template_loader(workspace)
        reports = [rules_report(plan, templates, each, answers(plan, each))[1] for each in named_sets(plan)]
        return f"{version('introplan')}:{printed_fingerprint(plan, templates, reports)}"
    except TemplateFault:  # which is told where something is made with them
        return ""
