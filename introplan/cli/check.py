"""Findings as one wishes to see them: which are shown, which are only counted, and the line that sums them up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from introplan.cli.checked import Checked, examined_programmes, tell_unreleased
from introplan.cli.forms import print_diagnostics
from introplan.cli.own_schema import keep_schema
from introplan.cli.screen import counted, news, place_of_first, several
from introplan.diagnostics import SEVERITIES, Diagnostic, Severity, _n, worst
from introplan.workspace.files import Workspace

if TYPE_CHECKING:
    from introplan.cli.arguments import Form

CHECKED = _n("{count} programme checked: {findings}", "{count} programmes checked: {findings}")
COUNTED = _n("{count} note is not shown: --notes", "{count} notes are not shown: --notes")
HIDDEN = _n("{count} finding is left out, as you asked", "{count} findings are left out, as you asked")


class FindingsWish(NamedTuple):
    """Which findings are wanted: of these names alone, not of those, and as grave as this at least.

    Without a wish for how grave, people see no notes but those of checks that they have named; programs get all.
    """

    only: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: Severity | None = None

    def admits(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is wanted."""
        named = not self.only or any(name in self.only for name in diagnostic.names)
        grave = SEVERITIES.index(diagnostic.severity) <= SEVERITIES.index(self.severity or "note")
        return named and grave and not any(name in self.ignore for name in diagnostic.names)

    def shows(self, diagnostic: Diagnostic, form: "Form") -> bool:
        """Whether a finding that is wanted is shown, and not only counted."""
        return diagnostic.severity != "note" or form != "full" or self.severity is not None or bool(self.only)


def check_programmes(wanted: Sequence[str], form: "Form", wish: FindingsWish) -> int:
    """Print what is wrong with the wanted programmes; the exit code, 1 when there is an error among it.

    What is not wanted is neither shown nor counted, and notes are only counted where nobody has asked for them. An
    error that keeps a programme from being read is always shown: no check has looked at that programme, so silence
    would say that all is well.
    """
    must_be_known(wish)
    programmes, found = examined_programmes(wanted)
    keep_schema(Workspace.here(), programmes)
    return tell_found(programmes, found, form, wish)


def must_be_known(wish: FindingsWish) -> None:
    """Raise WrongUseError for the name of a check that there is not."""
    if wish.only or wish.ignore:
        from introplan.cli.names import demand_known  # noqa: PLC0415 - all names of findings, for whoever writes one

        demand_known(sorted(wish.only), "--only")
        demand_known(sorted(wish.ignore), "--ignore")


def tell_found(programmes: Sequence[Checked], found: Sequence[Diagnostic], form: "Form", wish: FindingsWish) -> int:
    """Print what is wanted of what is wrong with programmes; the exit code."""
    unread = {
        id(diagnostic)
        for programme in programmes
        if programme.plan is None
        for diagnostic in programme.diagnostics
        if diagnostic.severity == "error"
    }
    those = [diagnostic for diagnostic in found if wish.admits(diagnostic) or id(diagnostic) in unread]
    shown = [diagnostic for diagnostic in those if wish.shows(diagnostic, form)]
    print_diagnostics(shown, form)
    if form == "full":
        tell_unreleased(programmes)
        for forms, count in ((HIDDEN, len(found) - len(those)), (COUNTED, len(those) - len(shown))):
            if count:
                news().print(several(forms, count))
        closing = [several(CHECKED, len(programmes), findings=counted(those))]
        if errors := [diagnostic for diagnostic in those if diagnostic.severity == "error"]:
            closing.append(place_of_first(errors))
        news().print(" · ".join(closing))
    return 1 if worst(those) == "error" else 0
