"""A change before it is made, on the screen: in words, who is told of it, the lines of the files, what is left."""

from rich.text import Text

from introplan.amendments import Amendment
from introplan.cli.concerned import concerned
from introplan.cli.forms import print_diagnostics
from introplan.cli.prospects import Prospect
from introplan.cli.reader import reader
from introplan.cli.screen import news, out, say, several, words
from introplan.cli.shown_changes import print_changes
from introplan.cli.shown_lines import show_lines
from introplan.diagnostics import Message, _, _n
from introplan.diagnostics.wrapping import wrapped
from introplan.rendering.changes import NamesTold
from introplan.rendering.changes.listing import ListingWish, groups

MOST_NAMED = 12
TOLD = _n(
    "At the next release {count} person is told of this: {people}",
    "At the next release {count} people are told of this: {people}",
)
SPARED = _n("{count} person no longer needs to be told: {people}", "{count} people no longer need to be told: {people}")
WAITING = _n(
    "Besides, {count} other change since release {release} is waiting to be released",
    "Besides, {count} other changes since release {release} are waiting to be released",
)


def show_amendment(prospect: Prospect, amendment: Amendment) -> None:
    """All of a change, before somebody is asked."""
    out().print(Text("\n".join(wrapped(say(amendment.title), out().breadth)), "bold"))
    show_changes(prospect)
    show_concerned(prospect)
    news().print()
    show_files(prospect)
    show_left(amendment)
    show_new_findings(prospect)


def show_left(amendment: Amendment) -> None:
    """What is left for the coordinator to do."""
    if amendment.left:
        news().print("\n" + words(_("This is left for you:")))
        for each in amendment.left:
            news().print("  – " + "\n".join(wrapped(say(each), news().breadth, beside=4, indent=4)))


def show_changes(prospect: Prospect) -> None:
    """What becomes another date, place or person for anybody, as a comparison of two plans tells it."""
    changes, plans = prospect.changes, prospect.plans
    if changes is None or plans is None:
        return
    names = NamesTold(plans[1], plans[0])
    told = groups(changes, names, reader(), ListingWish())
    if told:
        print_changes(told, names)
        out().print()
    else:
        out().print(words(_("Nobody's dates change.")))


def show_concerned(prospect: Prospect) -> None:
    """Who is told of it at the next release, and what else is."""
    found = concerned(prospect)
    if found is None:
        if prospect.plans:
            news().print(words(_("The programme has not been released, so nobody needs to be told.")))
        return
    for forms, people in ((TOLD, found.told), (SPARED, found.spared)):
        if people:
            more = [Message(_("{more} more"), {"more": len(people) - MOST_NAMED})] if len(people) > MOST_NAMED else []
            news().print(several(forms, len(people), people=(*people[:MOST_NAMED], *more)))
    if not found.told:
        news().print(words(_("At the next release nobody is told of this.")))
    if found.waiting:
        news().print(several(WAITING, found.waiting, release=found.release))


def show_files(prospect: Prospect) -> None:
    """The lines of the files that come and go."""
    for path, each in prospect.rewrites.items():
        show_lines(path, each.before, each.after)
    for entry, file in prospect.chosen:
        told = {"entry": "/".join(map(str, entry)), "file": file}
        news().print(words(_("{entry} could be in several files, and is put into {file}"), **told))


def show_new_findings(prospect: Prospect) -> None:
    """What is found after it, and is not found now."""
    if prospect.new_findings:
        news().print("\n" + words(_("After that, the plan has these problems:")))
        print_diagnostics(prospect.new_findings, "full")  # which ends with an empty line
    else:
        news().print()
