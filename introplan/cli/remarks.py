"""What `build` and `publish` say of the findings: errors, what is new since the last release, a line for all else."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from rich.text import Text

from introplan.agenda import earlier_ids
from introplan.cli.checked import Checked
from introplan.cli.forms import print_diagnostics
from introplan.cli.screen import news, out, place_of_first, say, several, words
from introplan.diagnostics import Diagnostic, _, _n
from introplan.diagnostics.full import heading
from introplan.language import Verbatim
from introplan.releases import seen_before

IN_FULL = 3
"""As many findings as have room on a terminal of 30 lines, when each has its own lines, places and way out."""
IN_FULL_OF_MANY = 2
"""As many errors, when others have a line each beneath them."""
BRIEFLY = 5
"""How many checks have a line each for what they find beside those."""
KNOWN = _n("{count} known warning: introplan check", "{count} known warnings: introplan check")
NOTES = _n("{count} note: introplan check --notes", "{count} notes: introplan check --notes")
STANDING = _n("{count} warning as before: introplan check", "{count} warnings as before: introplan check")
NEWS = _n("{count} new warning:", "{count} new warnings:")
LIKE_IT = _n("{fact} (and {count} more like it)", "{fact} (and {count} more like it)")
MORE = _n("and {count} more: introplan check", "and {count} more: introplan check")


class Remarks(NamedTuple):
    """All that is found, by what is to be said of it: `known` are the warnings that stood at the last release."""

    errors: list[Diagnostic]
    new: list[Diagnostic]
    known: list[Diagnostic]
    notes: list[Diagnostic]

    @property
    def everything(self) -> list[Diagnostic]:
        """All of them."""
        return [*self.notes, *self.known, *self.new, *self.errors]


def remarks_on(programmes: Sequence[Checked], found: Sequence[Diagnostic]) -> Remarks:
    """What is found in some programmes, each held to its own last release."""
    known = {
        id(each)
        for programme in programmes
        for each in seen_before(
            standing(programme, programmes, found),
            programme.releases.ledger.known,
            earlier_ids(programme.plan.programme) if programme.plan else {},
        )
    }
    by_severity = {severity: [each for each in found if each.severity == severity] for severity in ("error", "note")}
    warnings = [each for each in found if each.severity == "warning"]
    return Remarks(
        by_severity["error"],
        [each for each in warnings if id(each) not in known],
        [each for each in warnings if id(each) in known],
        by_severity["note"],
    )


def standing(programme: Checked, programmes: Sequence[Checked], found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Of all that is found in some programmes, what is in this one, or in the workspace that they share."""
    others = {id(each) for other in programmes if other is not programme for each in other.diagnostics}
    return [each for each in found if id(each) not in others]


def show_errors_and_news(remarks: Remarks) -> None:
    """What is new and then the errors, which are what is seen last; as much in full as a terminal has room for."""
    crowded = bool(remarks.errors) or len(remarks.new) > IN_FULL
    print_briefly(remarks.new, in_full=0 if crowded else IN_FULL)
    print_briefly(remarks.errors, in_full=IN_FULL if len(remarks.errors) <= IN_FULL else IN_FULL_OF_MANY)


def print_briefly(found: Sequence[Diagnostic], *, in_full: int, briefly: int = BRIEFLY) -> None:
    """The first findings in full, and of the others a line for each check, up to a number; then how many there are."""
    print_diagnostics(found[:in_full])
    by_check: dict[str, list[Diagnostic]] = {}
    for each in found[in_full:]:
        by_check.setdefault(each.name, []).append(each)
    those = list(by_check.values())
    for alike in those[:briefly]:
        out().print(_in_brief(alike))
    if left := sum(map(len, those[briefly:])):
        out().print(several(MORE, left))
    elif those:
        out().print(words(_("see everything: introplan check")))


def _in_brief(alike: Sequence[Diagnostic]) -> Text:
    """One line for what a check finds, with the first of it in words."""
    first, others = alike[0], len(alike) - 1
    fact = say(first.message)
    if others:
        fact = several(LIKE_IT, others, fact=Verbatim(fact))
    text = heading(first, fact, say, out().breadth)
    text.rstrip()
    return text


def name_news(new: Sequence[Diagnostic]) -> None:
    """Every check that warns of something new, with what it finds, before it is given out."""
    if new:
        out().print(Text(several(NEWS, len(new)), "bold"))
        print_briefly(new, in_full=0, briefly=len(new))


def left_standing(remarks: Remarks) -> Iterator[Callable[[], str]]:
    """A line each for the warnings and the notes of a build, where nothing has changed since."""
    if warnings := len(remarks.known) + len(remarks.new):
        yield partial(several, STANDING, warnings)
    if remarks.notes:
        yield partial(several, NOTES, len(remarks.notes))


def tell_of_the_rest(remarks: Remarks) -> None:
    """A line each for what has been seen before, for the notes, and for where the first of several errors is."""
    if remarks.known:
        news().print(several(KNOWN, len(remarks.known)))
    if remarks.notes:
        news().print(several(NOTES, len(remarks.notes)))
    if len(remarks.errors) > 1:  # one is in full right above
        news().print(place_of_first(remarks.errors))
