"""The look that a programme asks for, as what prints and pages are made with: colours that can be read, and logos."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from introplan.agenda import Plan
from introplan.agenda.partners import partners
from introplan.model import Look, Picture
from introplan.model.contrast import INK, READABLE, WHITE, as_text, contrast, readable, text_on, tint_of
from introplan.model.pictures import PictureFacts, drawing_text, picture_facts
from introplan.releases import Edition
from introplan.rendering.markup import typst_literal

DARK_PAPERS = ("#12201f", "#1c2e2e", "#11191d", "#19242a", "#1f343d")
"""What text in the first colour stands on where the screen is dark."""


class MemberMark(NamedTuple):
    """A member of the programme on covers and pages: its name, and its logo, if it has one, as a data address."""

    name: str
    text: str = ""
    picture: str = ""
    file: str = ""


class PrintedLook(NamedTuple):
    """The look of a programme: what CSS is to say of it, and its members; nothing of either when it asks for none."""

    booklet_css: Markup
    page_css: Markup
    members: tuple[MemberMark, ...]


class LookColours(NamedTuple):
    """The colours of a look, named as in `look.typ`."""

    brand: str
    brand_tint: str
    brand_field: str
    on_brand_field: str
    soft_on_brand_field: str
    accent: str
    on_accent: str
    amber: str


DEFAULT = LookColours("#0f4c5c", "#e3eff2", "#0f4c5c", WHITE, "#d5e4e7", "#f2b35d", INK, "#f2b35d")
"""The colours of a programme that asks for none, as `look.typ` has them."""


def colours_of(look: Look) -> LookColours:
    """The colours of prints: each text reads on what it stands on, whatever has been asked for."""
    colours = DEFAULT
    if field := look.colour:
        on = text_on(field)
        soft = readable(tint_of(field, 0.9, 0.04), field) if on == WHITE else on
        colours = colours._replace(
            brand=(brand := as_text(field)),
            brand_tint=tint_of(brand),
            brand_field=field,
            on_brand_field=on,
            soft_on_brand_field=soft,
        )
    if accent := look.accent:
        colours = colours._replace(accent=accent, on_accent=text_on(accent), amber=_pale_enough(accent))
    return colours


def _pale_enough(accent: str) -> str:
    """The colour, so pale that ink reads on it."""
    if contrast(accent, INK) >= READABLE:
        return accent
    paler = (tint_of(accent, percent / 100, chroma=0.4) for percent in range(60, 100))
    return next((each for each in paler if contrast(each, INK) >= READABLE), WHITE)


def look_of(edition: Edition) -> PrintedLook:
    """What pages and booklets on screens are made with."""
    look = edition.plan.programme.frame.look
    return PrintedLook(_booklet_css(look), _page_css(look), tuple(members_of(edition)))


def colours_alone(plan: Plan) -> PrintedLook:
    """The same without logos, for what many people get one each of."""
    return PrintedLook(Markup(""), _page_css(plan.programme.frame.look), ())


def shared_look(editions: Sequence[Edition]) -> PrintedLook:
    """The colours of a page over several programmes: theirs, when they have the same."""
    looks = {colours_alone(edition.plan) for edition in editions}
    return looks.pop() if len(looks) == 1 else PrintedLook(Markup(""), Markup(""), ())


def members_of(edition: Edition) -> Iterator[MemberMark]:
    """The programme's own logo, then its members'; none where there is only the owner, and no logo."""
    plan = edition.plan
    look, members = plan.programme.frame.look, partners(plan, edition.cohorts)
    owner, *others = members
    own = _mark(plan, look.logo, owner.title) if look.logo else None
    if own and own.picture:
        yield own
    theirs = [_mark(plan, each.logo, each.title) for each in members]
    if own and own.picture and not theirs[0].picture:
        theirs = theirs[1:]  # the programme's logo stands for its owner
    if others or any(each.picture for each in theirs):
        yield from theirs


def _mark(plan: Plan, logo: Picture | None, name: str) -> MemberMark:
    """A member with its logo, as far as there is one that can be shown."""
    content = plan.pictures.get(logo.file) if logo else None
    if not logo or not isinstance(content, bytes):
        return MemberMark(name)
    facts = picture_facts(content)
    if not facts.is_printable:
        return MemberMark(name)
    return MemberMark(name, logo.text or name, _data_address(content, facts), logo.file)


def _data_address(content: bytes, facts: PictureFacts) -> str:
    kind = "svg+xml" if facts.kind == "svg" else facts.kind
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def look_files(edition: Edition) -> Mapping[str, str]:
    """`look.typ` and the logos for Typst, each a text, as what they are called; nothing when nothing is asked for.

    Typst takes no bytes but from the disk; so a picture of points is put into a drawing of its own size.
    """
    look, members = edition.plan.programme.frame.look, tuple(members_of(edition))
    if look == Look() and not members:
        return {}
    logos = {f"look/{number}.svg": _drawing(each) for number, each in enumerate(members) if each.picture}
    source = _typst(look, members)
    return {"look.typ": source, "builtin/look.typ": source, **logos}


_UPRIGHT = {
    2: "-1 0 0 1 {w} 0",
    3: "-1 0 0 -1 {w} {h}",
    4: "1 0 0 -1 0 {h}",
    5: "0 1 1 0 0 0",
    6: "0 1 -1 0 {h} 0",
    7: "0 -1 -1 0 {h} {w}",
    8: "0 -1 1 0 0 {w}",
}
"""How a photograph is turned upright that a camera was held askew for, as a matrix of SVG."""


def _drawing(member: MemberMark) -> str:
    """A logo as a drawing in text."""
    content = b64decode(member.picture.partition(",")[2])
    facts = picture_facts(content)
    if facts.kind == "svg":
        return drawing_text(content)
    width, height = facts.width, facts.height
    across, down = (height, width) if facts.turned > 4 else (width, height)
    turned = _UPRIGHT.get(facts.turned, "1 0 0 1 0 0").format(w=width, h=height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {across} {down}">'
        f'<image width="{width}" height="{height}" transform="matrix({turned})" href="{member.picture}"/></svg>'
    )


def _typst(look: Look, members: tuple[MemberMark, ...]) -> str:
    """The source of `look.typ`."""
    colours = colours_of(look)._asdict().items()
    lines = [f"#let {name.replace('_', '-')} = rgb({typst_literal(colour)})" for name, colour in colours]
    lines += [f"#let paper-word = {typst_literal(look.paper)}", f"#let wants-notes = {typst_literal(look.notes)}"]
    told = [
        {"name": each.name, **({"picture": f"/look/{number}.svg", "text": each.text} if each.picture else {})}
        for number, each in enumerate(members)
    ]
    return "\n".join([*lines, f"#let members = {typst_literal(told)}", ""])


def _page_css(look: Look) -> Markup:
    """What pages are to be of another colour, in a light and in a dark scheme; nothing without a colour."""
    if not look.colour:
        return Markup("")
    colours, dark = colours_of(look), _dark(look.colour)
    light = {
        "link": colours.brand,
        "tint": colours.brand_tint,
        "band": colours.brand_field,
        "on-band": colours.on_brand_field,
    }
    whole = ".top .owner, .top dt { opacity: 1; }"  # what is half seen through would read worse than it is reckoned
    lines = (_root(light), f"@media screen and (prefers-color-scheme: dark) {{ {_root(dark)} }}", whole)
    return Markup("\n".join(lines))


def _booklet_css(look: Look) -> Markup:
    """The same of booklets on screens."""
    colours = colours_of(look)
    lines = []
    if look.colour:
        field, on, soft = colours.brand_field, colours.on_brand_field, colours.soft_on_brand_field
        light = {"brand": colours.brand, "link": colours.brand, "field": field, "on-field": on, "soft-on-field": soft}
        dark = {"brand": (link := _dark(look.colour)["link"]), "link": link}
        lines += [_root(light), f"@media screen and (prefers-color-scheme: dark) {{ {_root(dark)} }}"]
    if look.accent:
        lines.append(_root({"accent": colours.accent, "on-accent": colours.on_accent}))
    return Markup("\n".join(lines))


def _dark(colour: str) -> dict[str, str]:
    """The colours of a page on a dark screen."""
    tint, band = tint_of(colour, 0.31, 0.035), tint_of(colour, 0.28, 0.055)
    return {"link": readable(colour, *DARK_PAPERS, tint), "tint": tint, "band": band, "on-band": "#f2f8fa"}


def _root(variables: Mapping[str, str]) -> str:
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in variables.items())} }}"
