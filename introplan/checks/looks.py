"""Checks on the look: that pictures are there and can be printed, and that colours can be read."""

from collections.abc import Iterator
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.diagnostics import Diagnostic, Fix, Message, Set, _, finding
from introplan.model import NoPicture, Path, Picture
from introplan.model.contrast import PAPERS, READABLE, WHITE, as_text, contrast, least_contrast, tint_of
from introplan.model.pictures import ENDINGS, MOST_POINTS, PictureFacts, picture_facts

HEAVY, WIDE = 1_000_000, 3_000
"""Bytes, and points across or down, from which a logo is larger than any print has use for."""


class Shown(NamedTuple):
    """A picture that is there: where it stands, what is written of it, its bytes, and what is known of them."""

    path: Path
    picture: Picture
    content: bytes
    facts: PictureFacts


def picture_missing(plan: Plan) -> Iterator[Diagnostic]:
    """A picture that the plan names cannot be had: there is no such file, or it lies outside the workspace.

    A cover without its logo goes to print unseen. A picture lies in the workspace, so that everybody who has the plan
    has it, and a release can be made again. Source: our own judgement.
    """
    for path, picture in plan.programme.pictures.items():
        found = plan.pictures.get(picture.file)
        if isinstance(found, NoPicture) and found.why != "too-large":
            template, advice = _MISSING[found.why]
            meant = found.meant if found.why == "not-there" else ""
            yield finding(
                "picture-missing",
                template,
                at=plan.origins.span((*path, "file")),
                help=_("did you mean `{meant}`?") if meant else advice,
                values={"file": picture.file, "meant": meant},
                about=(picture.file,),
                fix=Fix((Set((*path, "file"), meant),)) if meant else None,
            )


_MISSING = {
    "not-there": (
        _("there is no file `{file}` in the programme's folder, nor from the workspace's"),
        _("put the picture into the programme's folder"),
    ),
    "outside-workspace": (
        _("`{file}` lies outside the workspace"),
        _("copy the picture into the programme's folder, and write its name alone"),
    ),
    "no-permission": (
        _("you have no permission to read `{file}`"),
        _("copy the picture into the programme's folder, and write its name alone"),
    ),
    "not-a-file": (
        _("`{file}` is no file"),
        _("write the picture's own name, with its ending, such as `logo.svg`"),
    ),
}


def picture_not_printable(plan: Plan) -> Iterator[Diagnostic]:
    """A picture cannot be printed: another kind of file, an empty or broken one, one that is far too large.

    PNG, JPEG and SVG can be printed and shown. A photograph that was cut off while it was being copied would be
    printed by half, and one of more than 10 MB makes each print as large. Source: trials with Typst and browsers.
    """
    for path, picture in plan.programme.pictures.items():
        found = plan.pictures.get(picture.file)
        if isinstance(found, NoPicture):
            told = _TOO_LARGE if found.why == "too-large" else None
        else:
            told = _why_not(found, picture_facts(found)) if found is not None else None
        if told:
            message, advice = told
            yield finding(
                "picture-not-printable",
                message.template,
                at=plan.origins.span((*path, "file")),
                help=advice,
                values={"file": picture.file, **message.values},
                about=(picture.file,),
            )


_SAVE_AGAIN = _("save it as PNG, or ask for the logo as SVG")
_MAKE_SMALLER = _("save it with at most 2,000 points across; for a logo that is plenty")
_TOO_LARGE = (Message(_("`{file}` is larger than 10 MB, and each print would have all of it")), _MAKE_SMALLER)


def _why_not(content: bytes, facts: PictureFacts) -> tuple[Message, str] | None:
    """Why a picture cannot be printed, and what to do; None when it can."""
    if not content.strip():
        return Message(_("`{file}` is empty")), _("copy the picture again from where you have it")
    if facts.kind is None:
        if not facts.called:
            return Message(_("`{file}` is no picture that can be printed")), _SAVE_AGAIN
        template = _("`{file}` is a {kind} file, which cannot be printed")
        return Message(template, {"kind": facts.called}), _SAVE_AGAIN
    if facts.width * facts.height > MOST_POINTS:
        template = _("`{file}` is said to be {width} by {height} points, which no computer can show")
        return Message(template, {"width": facts.width, "height": facts.height}), _MAKE_SMALLER
    if not facts.is_whole:
        if facts.kind == "svg":
            return Message(_("`{file}` is a drawing that cannot be read to its end")), _SAVE_AGAIN
        return Message(_("`{file}` is not whole: the end of the picture is missing")), _COPY_AGAIN
    if "outside" in facts.parts:
        template = _("`{file}` shows something that is not in the file, such as a picture beside it")
        return Message(template), _("embed it: in Inkscape, Extensions, Images, Embed; or save the logo as PNG")
    return None


_COPY_AGAIN = _("copy the picture again from where you have it")


def picture_heavy(plan: Plan) -> Iterator[Diagnostic]:
    """A picture is larger than any print has use for: 1 MB or more, or more than 3,000 points across or down.

    All of it is in each print and each page, and so in each mail with a print. A logo is 13 millimetres high, for which
    some hundred points do. Source: our own judgement.
    """
    for path, picture, content, facts in _shown(plan):
        if len(content) >= HEAVY or max(facts.width, facts.height) > WIDE:
            template = (
                _("`{file}` is {size} MB, and each print has all of it")
                if len(content) >= HEAVY
                else _("`{file}` is {width} by {height} points, and each print has all of them")
            )
            yield finding(
                "picture-heavy",
                template,
                at=plan.origins.span((*path, "file")),
                help=_MAKE_SMALLER if facts.kind != "svg" else _("save the drawing without pictures in it"),
                values={
                    "file": picture.file,
                    "size": round(len(content) / 1_000_000, 1),
                    "width": facts.width,
                    "height": facts.height,
                },
                about=(picture.file,),
            )


def picture_drawn_otherwise(plan: Plan) -> Iterator[Diagnostic]:
    """A drawing has something that does not look in print as it does on the designer's screen, or a wrong ending.

    Text in an SVG is set in the typeface of the booklet, whatever it asks for, since the other one is not there; what
    moves, or what a script draws, is not drawn at all. A PNG that is called `.jpg` is printed, and confuses other
    programs. Source: trials with Typst and browsers.
    """
    for path, picture, _content, facts in _shown(plan):
        if told := _otherwise(picture, facts):
            template, advice = told
            yield finding(
                "picture-drawn-otherwise",
                template,
                at=plan.origins.span((*path, "file")),
                help=advice,
                values={"file": picture.file, "kind": facts.called},
                about=(picture.file,),
            )


def _otherwise(picture: Picture, facts: PictureFacts) -> tuple[str, str] | None:
    if "text" in facts.parts:
        return (
            _("`{file}` has text in it, which is printed in another typeface"),
            _("have the text made into outlines: in Illustrator, Create outlines; in Inkscape, Object to path"),
        )
    if facts.parts & {"script", "foreign"}:
        return (
            _("`{file}` has parts that are not printed: a script, something that moves, or a piece of a web page"),
            _("save it as a plain SVG, and look at what comes of it"),
        )
    if ENDINGS.get("." + picture.file.rpartition(".")[2].lower()) != facts.kind:
        return (
            _("`{file}` is a {kind} file, whatever its name ends in"),
            _("give the file the ending of what it is, here and in the folder"),
        )
    return None


def picture_without_text(plan: Plan) -> Iterator[Diagnostic]:
    """A picture says nothing to whoever does not see it.

    A logo is all that says whose a cover is. Whoever has it read aloud hears the text instead; without one, the
    organisation's name. Source: WCAG 2.1, 1.1.1, which the law on digital public service asks for.
    """
    for path, picture in plan.programme.pictures.items():
        if picture.text is None:
            organisations, frame = plan.programme.organisations, plan.programme.frame
            owner = str(path[1]) if path[0] == "organisations" else frame.owner
            name = organisations[owner].title
            yield finding(
                "picture-without-text",
                _("the picture `{file}` has no text for those who do not see it"),
                at=plan.origins.span(path, key=True),
                help=_("say what it says, such as `text: {name}`"),
                values={"file": picture.file, "name": name},
                about=(picture.file,),
                fix=Fix((Set((*path, "text"), name, after="file"),)),
            )


def colour_hard_to_read(plan: Plan) -> Iterator[Diagnostic]:
    """The first colour is too pale to be read as text on white, or on a pale field of the same hue.

    Prints and pages are made all the same: fields have the colour as it is, with dark text, and texts the nearest that
    can be read. Source: WCAG 2.1, 1.4.3, which asks for 4.5 to 1.
    """
    colour = plan.programme.frame.look.colour
    if colour is None or (near := as_text(colour)) == colour:
        return
    on_white, on_tint = contrast(colour, WHITE), least_contrast(colour, (*PAPERS, tint_of(colour)))
    yield finding(
        "colour-hard-to-read",
        _("text in `{colour}` is hard to read: its contrast is {white} on white and {tint} on pale fields"),
        at=plan.origins.span(("programme", "look", "colour")),
        help=_(
            "as text, `{near}` of the same hue has the {least} that are needed; or keep `{colour}` for fields with dark"
            " text, as `accent`"
        ),
        values={
            "colour": colour,
            "white": _tenths(on_white),
            "tint": _tenths(on_tint),
            "near": near,
            "least": _tenths(READABLE),
        },
        about=("programme",),
        fix=Fix((Set(("programme", "look", "colour"), near),)),
    )


def _tenths(ratio: float) -> float:
    """A contrast as people write it, never rounded up to what is enough."""
    return int(ratio * 10) / 10


def _shown(plan: Plan) -> Iterator[Shown]:
    """The pictures that can be printed."""
    for path, picture in plan.programme.pictures.items():
        content = plan.pictures.get(picture.file)
        if isinstance(content, bytes) and _why_not(content, facts := picture_facts(content)) is None:
            yield Shown(path, picture, content, facts)
