"""What the prints of a plan can be known by again: which introplan makes them, and a fingerprint of what they say."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from introplan.agenda import Plan
from introplan.checks.rules import answers, named_sets
from introplan.cli.resources import packaged, template_loader
from introplan.releases import Edition
from introplan.rendering.printing import TemplateFault
from introplan.workspace.files import Workspace

WORDED_WITH = ("language", "rendering", "rulesets", "templates")
"""The folders of the program that its prints get their words and their looks from."""


def this_introplan() -> str:
    """`0.1.0+c41f02aa`: the version, and a fingerprint of all that words prints, which may differ within a version."""
    return f"{version('introplan')}+{_worded_with(tuple(packaged(name) for name in WORDED_WITH))}"


@cache  # it stays the same as long as it runs
def _worded_with(folders: tuple[Path, ...]) -> str:
    digest = sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        if path.suffix != ".pyc":
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def printed_of(workspace: Workspace, plan: Plan) -> str:
    """`0.1.0+c41f02aa:5f3a9c01`; empty when the workspace's own templates cannot be used.

    Another introplan may word and lay out the same plan otherwise, which is no change of the plan: so what one has
    made is compared with the same one's alone.
    """
    from introplan.rendering.printed import printed_fingerprint  # noqa: PLC0415 - dear to import, and only here
    from introplan.rendering.reports import rules_report  # noqa: PLC0415 - as above

    try:
        templates = template_loader(workspace)
        reports = [rules_report(Edition(plan), templates, each, answers(plan, each))[1] for each in named_sets(plan)]
        return f"{this_introplan()}:{printed_fingerprint(plan, templates, reports)}"
    except TemplateFault:  # which is told where something is made with them
        return ""
