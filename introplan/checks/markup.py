"""Checks on Markdown: what somebody has pasted or written as markup, and is none here."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from introplan.agenda import Plan
from introplan.agenda.texts import markdown_texts
from introplan.diagnostics import Diagnostic, Fix, Label, Message, Set, _, finding
from introplan.diagnostics.diagnostic import WAYS
from introplan.model import Path

if TYPE_CHECKING:
    from introplan.checks.odd_markup import Met

PERHAPS = re.compile(r"<[!?/a-zA-Z]|\||\][(:]|\[\^|~~")
"""What a text has that has anything of the kind; few have."""
MOST_PLACES = 3
"""Of one text, where no more pieces of advice are given: each of them has a place that it is about."""

_SAID = {
    "tag": _("`{words}` is HTML, and no markup here"),
    "comment": _("a comment of HTML stands in a text; it is left out"),
    "picture": _("a text has no pictures: this one is given out as a link"),
    "lost_picture": _("a text has no pictures: of this one its words are given out, and nothing else"),
    "lost_link": _("this link leads nowhere: its words are given out, and no link"),
    "unused_link": _("no link of this text is called so: the address is not given out"),
    "footnote": _("a text has no footnotes: `{words}` is given out as it is written"),
    "struck": _("a text has no words struck through: these are given out as others"),
    "table": _("this was to be a table, and is none: its rows are given out as lines"),
}
_REMOVED = _("remove it")
_WAYS: dict[str, str] = {
    "comment": _("remove it; a note to yourself stands after `#`, outside the text"),
    "picture": _("take away the exclamation mark, and what is left is a link; or say in words what it shows"),
    "lost_picture": _(
        "say in words what it shows; a picture on a web page can be linked to: `[words](https://address)`"
    ),
    "lost_link": _("write the whole address of a web page, as `https://…`; of a file, say in words where it is"),
    "unused_link": _("write the link where it is to stand, as `[words](https://address)`, or the address by itself"),
    "footnote": _("write the note in brackets, where its number stands"),
    "struck": _("take away the tildes, or the words with them"),
    "table": _("write a line of hyphens under the first row, such as `|---|---|`, with as many columns as the row has"),
    "br": _("write `\\` at the end of the line, and go on in the next; an empty line begins a new paragraph"),
    "b": _("write `**` on both sides of what is to be bold"),
    "i": _("write `*` on both sides of what is to be in italics"),
    "a": _("write a link as `[words](https://address)`"),
    "li": _("begin each item of a list on a line of its own, with `- `"),
    "td": _("write a table with bars: `| Time | What |`, under it `|---|---|`, and then a line for each row"),
    "h": _("begin a heading on a line of its own, with `# `"),
}


def markup_not_understood(plan: Plan) -> Iterator[Diagnostic]:
    """A text has HTML, a comment, a picture, a link to a file, a footnote, struck words, or bars of no table.

    It comes along when pasting from Word or a web page. Texts are Markdown, with tables, lists, boxes to tick and bare
    addresses; the rest is not printed, so that nobody reads `<br>` in Outlook. What stands in backticks is left alone,
    and so is `<name>` for a name. Source: CommonMark, and our own judgement.
    """
    for path, text in markdown_texts(plan):
        if PERHAPS.search(text):
            from introplan.checks.odd_markup import met_in  # noqa: PLC0415 - what reads Markdown is dear to import

            if met := met_in(text):
                yield _told(plan, path, text, met)


def _told(plan: Plan, path: Path, text: str, met: "Sequence[Met]") -> Diagnostic:
    """One finding for a text, since it is mended as one."""
    from introplan.checks.odd_markup import mended_text  # noqa: PLC0415 - as above

    first = met[0]
    firsts = {_way(each): each for each in reversed(met)}
    ways = tuple(Message(way) for way in dict.fromkeys(_way(each) for each in met))
    others = [each for each in met if each not in firsts.values()][: max(MOST_PLACES - len(firsts), 0)]
    at, *also = (
        Label(plan.origins.words(path, each.words, each.before), _("and this"))
        for each in sorted((*firsts.values(), *others), key=lambda each: each.start)
    )
    mended = mended_text(text, met)
    return finding(
        "markup-not-understood",
        _SAID[first.odd.kind],
        at=at.span,
        also=also,
        help=WAYS if len(ways) > 1 else ways[0].template,
        values={"words": first.words, "ways": ways},
        about=(str(path[1]),) if len(path) > 2 else (),
        fix=None if mended is None else Fix((Set(path, mended + _end(plan, path)),)),
    )


def _end(plan: Plan, path: Path) -> str:
    """The line breaks that a text ends with where it is written, so that its `|` stays as it is."""
    written = str(plan.origins.plain(path) or "")
    return written[len(written.rstrip("\n")) :]


def _way(met: "Met") -> str:
    return _WAYS.get(met.name if met.odd.kind == "tag" else met.odd.kind, _REMOVED)
