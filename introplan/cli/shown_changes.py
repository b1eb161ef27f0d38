"""What has changed, on the screen: the same sentences before a release as in a comparison."""

from collections.abc import Iterable

from rich.text import Text

from introplan.cli.reader import reader
from introplan.cli.screen import out, several
from introplan.diagnostics import _n
from introplan.diagnostics.wrapping import wrapped
from introplan.rendering.changes import NamesTold, in_sentences
from introplan.rendering.changes.listing import ListedGroup

CONCERNED = _n("{count} person is affected", "{count} people are affected")


def counted_changes(groups: Iterable[ListedGroup]) -> tuple[int, str]:
    """How many things are told, each once in however many groups, and `3 people are concerned`."""
    told = {id(each): each for group in groups for each in group.told}.values()
    people = {person for each in told for person in each.people}
    return len(told), several(CONCERNED, len(people))


def print_changes(groups: Iterable[ListedGroup], names: NamesTold) -> None:
    """Print what is told under its headings, in the reader's language and within the window."""
    console = out()
    for group in groups:
        console.print(Text(f"\n{group.heading}", "bold cyan"))
        for told in group.told:
            sentence = in_sentences(told, names, reader())
            console.print(Text("  " + "\n".join(wrapped(sentence, console.breadth, beside=2, indent=4))))
