"""Characters that the booklets' typeface lacks, told of before anything is printed."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from introplan.agenda import Plan
from introplan.cli.resources import font_folder
from introplan.diagnostics import Diagnostic, _, error

NAME = "character-not-in-font"
WHAT = "A text has a character, such as an emoji, that the booklets' typeface lacks."
WHY = "An accessible PDF shows every character it holds, so the booklet can not be made. Write it in words instead."


def unprintable_characters(plan: Plan, *, drafts: bool) -> Iterator[Diagnostic]:
    """An error for each text of the plan that its booklets can not show."""
    from introplan.rendering.booklets import unprintable  # noqa: PLC0415 - only to build

    with tempfile.TemporaryDirectory(prefix="introplan-") as scratch:
        for path, character in unprintable(plan, fonts=font_folder(), scratch=Path(scratch), drafts=drafts):
            yield error(
                NAME,
                _("the booklets can not show the character {character}"),
                at=plan.origins.span(path),
                help=_("remove it, or write it in words"),
                values={"character": f"U+{ord(character):04X} {character}"},
            )
