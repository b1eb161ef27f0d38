"""What the proof of a print has found, as diagnostics at the author's own words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from introplan.agenda import Plan
from introplan.agenda.texts import given_out_words
from introplan.diagnostics import Diagnostic, _, error
from introplan.model import Path
from introplan.rendering.typesetting.proof import TextFault

MOST = 5
"""How many places of one print are told: a template that cuts text does so everywhere."""

FEW = 4  # letters

_CUT = (
    _("page {page} of {print} has no room for “{words}”"),
    _("page {page} of {print}, with your own {template}, has no room for “{words}”"),
)
_OVER = (
    _("page {page} of {print} has “{words}” over other text"),
    _("page {page} of {print}, with your own {template}, has “{words}” over other text"),
)
_UNSEEN = re.compile(r"[\s*_`#>\[\]\\\u00ad]+")


def print_findings(plan: Plan, path: str, faults: Iterable[TextFault], own: Sequence[str]) -> Iterator[Diagnostic]:
    """An error for each text of the plan that its print at `path` does not show whole, or shows over other text.

    `own` are the workspace's own templates, which are then what is to be mended.
    """
    texts = [(where, _solid(text)) for where, text in given_out_words(plan)]
    told: dict[Path, TextFault] = {}
    for fault in sorted(faults, key=lambda fault: len(fault.words) < FEW):  # a letter or two may be from anywhere
        if len(fault.words) >= FEW or not told:
            told.setdefault(_place(_solid(fault.words), texts), fault)
    for where, fault in islice(told.items(), MOST):
        yield error(
            "text-lost-in-print",
            (_OVER if fault.kind == "over" else _CUT)[bool(own)],
            at=plan.origins.span(where),
            help=_("let texts break over pages there: no `height`, `clip`, `place` or `breakable: false` round them")
            if own
            else _("shorten the text, or break it up; and tell introplan's makers, since any text should have room"),
            values={
                "page": fault.page,
                "print": path,
                "template": ", ".join(own),
                "words": f"{fault.words[:60].rstrip()}…" if len(fault.words) > 60 else fault.words,
            },
        )


def _place(words: str, texts: Sequence[tuple[Path, str]]) -> Path:
    """Where the words are written: in the shortest text that holds them all, else in the longest among them.

    What a template says itself is written nowhere, and a letter or two of the plan's are in it by chance.
    """
    if within := [(len(text), where) for where, text in texts if words and words in text]:
        return min(within, key=lambda part: part[0])[1]
    among = [(len(text), where) for where, text in texts if len(text) >= FEW and text in words]
    return max(among, key=lambda part: part[0])[1] if among else ("programme", "title")


def _solid(text: str) -> str:
    """The text without what Markdown and the print may make of the space in it."""
    return _UNSEEN.sub("", text)
