"""The look of what is printed and shown: a logo, two colours, the paper. Nobody needs a template for these."""

import re
from typing import Annotated, Literal

from introplan.language import _
from introplan.model.entries import EntryPart, about
from introplan.model.faults import fault
from introplan.model.numbers import Flag
from introplan.model.scalars import PLAIN, ScalarForm, looks_like, scalar, text_of
from introplan.model.texts import TEXT, Text

PaperWord = Literal["a4", "a5"]

COLOUR = ScalarForm(
    "not-a-colour",
    _("`{text}` cannot be read as a colour"),
    _('write its six signs as a web page has them, in quotation marks, such as `"#00649d"`'),
)
_COLOUR = r"#?(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"
_PARTS = r"(?:rgba?)?\s*\(?\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)?"


def read_colour(value: object) -> str:
    """`"#00649d"`: six signs, as a web page has them. In quotation marks, since a bare `#` begins a note."""
    text = text_of(value, COLOUR)
    if re.fullmatch(_COLOUR, text):
        return _in_six_signs(text)
    if meant := _colour_meant(text):
        raise fault(COLOUR.name, COLOUR.refusal, _('did you mean `"{meant}"`?'), text=text, meant=meant)
    raise COLOUR.refuses(text)


def _in_six_signs(text: str) -> str:
    signs = text.removeprefix("#").lower()
    return f"#{signs if len(signs) == 6 else ''.join(sign * 2 for sign in signs)}"


def _colour_meant(text: str) -> str:
    """The colour whose parts somebody has written as a graphic manual has them; nothing when it cannot be told."""
    if re.fullmatch(r"#?[0-9A-Fa-f]{8}", text):  # the last two signs say how much shines through
        return f"#{text.removeprefix('#')[:6].lower()}"
    parts = [int(part) for part in found.groups()] if (found := re.fullmatch(_PARTS, text, re.IGNORECASE)) else []
    return f"#{bytes(parts).hex()}" if parts and max(parts) < 256 else ""


def read_picture_file(value: object) -> str:
    """`logo.svg`: a file in the programme's folder, or its path from there or from the workspace's."""
    return text_of(value, TEXT)


ColourCode = Annotated[str, scalar(read_colour, "colour", looks_like(["string", "number"], f"^{_COLOUR}$"))]
PictureFile = Annotated[str, scalar(read_picture_file, "file of a picture", looks_like(PLAIN, r"\S"))]


class Picture(EntryPart):
    """A picture, as a file in the workspace: PNG, JPEG or SVG."""

    file: Annotated[PictureFile, about("The file, from the programme's folder or the workspace's.", "logo.svg")]
    text: Annotated[
        Text | None,
        about("What the picture says, for whoever does not see it.", "Malmö stads vapen"),
    ] = None


class Look(EntryPart):
    """How everything looks that is printed or shown. Whoever wants more has templates."""

    logo: Annotated[
        Picture | None,
        about("The logo on covers and pages.", "{file: logo.svg, text: Malmö stads vapen}"),
    ] = None
    colour: Annotated[
        ColourCode | None,
        about("The first colour: covers, headings, links and lines.", '"#00649d"'),
    ] = None
    accent: Annotated[
        ColourCode | None,
        about("The second colour, of what stands out: marks and lines beside the first.", '"#b34f00"'),
    ] = None
    paper: Annotated[PaperWord, about("The paper that booklets and personal prints are made for.", "a5")] = "a4"
    notes: Annotated[
        Flag,
        about("Whether there are lines for notes: below each lecture, and at the end of personal prints.", "yes"),
    ] = False
