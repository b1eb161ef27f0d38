"""Findings as they are printed: in full for people, and in the forms that editors, scripts and GitHub read."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from introplan.cli.plain_lines import shown
from introplan.cli.screen import news, out, say, tell_template, words
from introplan.diagnostics import SEVERITIES, Diagnostic, Severity, _

if TYPE_CHECKING:
    from introplan.cli.arguments import Form
    from introplan.diagnostics.as_sarif import SarifRule
    from introplan.rendering.printing import PrintFault, TemplateFault


class HasSeverity(Protocol):
    """What is more or less grave."""

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        ...


Graded = TypeVar("Graded", bound=HasSeverity)
MOST_TOLD = 50
"""Findings that are printed in full: ten screens or so. Programs read another form, which has all of them."""
MORE = _(
    "… and {count} more. Fix these first: often many come from one. For all of them: introplan check --format concise"
)


def tell_unmade(fault: "TemplateFault | PrintFault") -> None:
    """Why something could not be made: what is wrong with a template of one's own, or with a print."""
    from introplan.rendering.printing import TemplateFault  # noqa: PLC0415 - only when something is wrong

    if isinstance(fault, TemplateFault):
        tell_template(fault)
    else:
        print_diagnostics(fault.found)


def print_diagnostics(diagnostics: Sequence[Diagnostic], form: "Form" = "full") -> None:
    """All findings in one form, for people as many as one reads; what only one form needs is imported for it."""
    if form == "full":
        if diagnostics:
            _print_in_full(diagnostics)
    elif form == "concise":
        from introplan.diagnostics.concise import concise  # noqa: PLC0415 - only for this form

        out().write_lines(concise(diagnostic, say) for diagnostic in diagnostics)
    elif form == "github":
        from introplan.diagnostics.as_github import as_github  # noqa: PLC0415 - only for this form

        path_of = in_repository()
        out().write_lines(as_github(each, path_of(each.at.span.path), say) for each in diagnostics)
    elif form == "sarif":
        _json(_sarif(diagnostics))
    else:
        from introplan.diagnostics.as_json import as_json  # noqa: PLC0415 - only for this form

        _json([as_json(diagnostic, say) for diagnostic in diagnostics])


def _print_in_full(diagnostics: Sequence[Diagnostic]) -> None:
    from introplan.diagnostics.full import full  # noqa: PLC0415 - only for this form, and where anything is found

    console = out()
    for diagnostic in (first := first_of(diagnostics)):
        console.print(full(diagnostic, say, console.breadth))
    if more := len(diagnostics) - len(first):
        news().print(words(MORE, count=more))


def first_of(diagnostics: Sequence[Graded]) -> Sequence[Graded]:
    """As many findings as anybody reads on a screen, the gravest, in the order in which they all come."""
    if len(diagnostics) <= MOST_TOLD:
        return diagnostics
    gravest = sorted(diagnostics, key=lambda each: SEVERITIES.index(each.severity))[:MOST_TOLD]
    told = {id(each) for each in gravest}
    return [each for each in diagnostics if id(each) in told]


def _json(value: object) -> None:
    import json  # noqa: PLC0415 - only for these forms

    out().write_lines([shown(json.dumps(value, ensure_ascii=False, indent=2))])


def _sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, object]:
    from importlib.metadata import version  # noqa: PLC0415 - only for this form

    from introplan.cli.reader import reader  # noqa: PLC0415 - only for this form
    from introplan.diagnostics.as_sarif import as_sarif  # noqa: PLC0415 - only for this form

    return as_sarif(
        diagnostics, _rules(), say=say, path_of=in_repository(), version=version("introplan"), language=reader()
    )


def _rules() -> list["SarifRule"]:
    """Every name with what `introplan explain` says about it."""
    from introplan.cli.examples import example  # noqa: PLC0415 - only for this form
    from introplan.cli.names import told  # noqa: PLC0415 - only for this form
    from introplan.diagnostics import Message  # noqa: PLC0415 - only for this form
    from introplan.diagnostics.as_sarif import SarifRule  # noqa: PLC0415 - only for this form

    rules = []
    for name in told():
        what, *why = name.paragraphs
        shown = example(name.name)
        halves = [(_("This is reported:"), shown.faulty), (_("Fixed:"), shown.mended)] if shown else []
        markdown = "\n\n".join(f"{words(heading)}\n\n```yaml\n{text}```" for heading, text in halves)
        limit = say(Message("{limit}", {"limit": name.limit.unit.words(name.limit.number)})) if name.limit else ""
        why_text = "\n\n".join(why)
        rules.append(
            SarifRule(name.name, name.severity, what, why_text, name.subject, markdown, name.nature, limit, name.is_off)
        )
    return rules


def in_repository() -> Callable[[str], str]:
    """How paths from the current folder are called from the top of the git repository, as GitHub knows files."""
    here = Path.cwd()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return cache(lambda path: Path(os.path.relpath(here / path, top)).as_posix())
