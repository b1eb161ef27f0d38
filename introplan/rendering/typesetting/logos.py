"""Logos that Typst will not draw, although nothing is wrong with them that can be seen without drawing them."""

from collections.abc import Iterator, Sequence

from introplan.agenda import Plan
from introplan.diagnostics import Diagnostic, _, error
from introplan.rendering.look import MemberMark
from introplan.rendering.printing import TemplateFault
from introplan.rendering.typesetting.typesetter import Typesetter

_TRIAL = """\
#set document(title: "logo")
#set page(width: 80mm, height: 80mm)
#set text(font: "Source Sans 3")
#image("/look/{number}.svg", height: 10mm, alt: "logo")
"""


def logo_findings(plan: Plan, typesetter: Typesetter, members: Sequence[MemberMark]) -> Iterator[Diagnostic]:
    """An error for each logo that Typst refuses: one of no size, say, or with more in it than it takes."""
    import typst  # noqa: PLC0415 - only prints need it

    for number, member in enumerate(members):
        if not member.picture:
            continue
        try:
            typesetter.pdf(_TRIAL.format(number=number))
        except (typst.TypstError, TemplateFault) as refused:
            at = next(path for path, picture in plan.programme.pictures.items() if picture.file == member.file)
            yield error(
                "picture-not-printable",
                _("`{file}` cannot be drawn: {why}"),
                at=plan.origins.span((*at, "file")),
                help=_("save it as a plain SVG with its text made into outlines, or as PNG"),
                values={"file": member.file, "why": str(getattr(refused, "message", refused))},
                about=(member.file,),
            )
