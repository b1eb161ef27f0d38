"""What there is to know of a picture's bytes without drawing it: kind, size, whether it is whole, what is in it."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple
from xml.parsers import expat

PictureKind = Literal["png", "jpeg", "svg"]
WhyNoPicture = Literal["not-there", "outside-workspace", "no-permission", "not-a-file", "too-large"]

ENDINGS: Mapping[str, PictureKind] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg"}
"""The kinds of pictures by what their files end in."""

OTHERS: tuple[tuple[bytes, str], ...] = (
    *((b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"GIF8", "GIF"), (b"%PDF", "PDF")),
    *((b"8BPS", "Photoshop"), (b"%!PS", "EPS"), (b"\xc5\xd0\xd3\xc6", "EPS"), (b"PK\3\4", "Word, PowerPoint or zip")),
)
"""How files of other kinds begin, which people take for pictures that can be printed."""


MOST_POINTS = 100_000_000
"""Points of the largest picture that is looked into: no screen or print has as many."""


class NoPicture(NamedTuple):
    """That there is no picture to be had, why, and which file may have been meant."""

    why: WhyNoPicture
    meant: str = ""


Pictures = Mapping[str, bytes | NoPicture]
"""The pictures of a programme by their files as they are written; one that nobody has looked for is not among them."""


class PictureFacts(NamedTuple):
    """What a picture is: its kind, or the name of another; its width and height; how it is turned; what is amiss.

    `turned` is the orientation that a camera has noted, 1 for upright. Of a drawing, `parts` are what it has that is
    not drawn, or not as it looks: `text`, `script`, `outside`, `foreign`.
    """

    kind: PictureKind | None
    called: str = ""
    width: int = 0
    height: int = 0
    is_whole: bool = True
    turned: int = 1
    parts: frozenset[str] = frozenset()

    @property
    def is_printable(self) -> bool:
        """Whether it can be printed as it is."""
        points = self.width * self.height
        return self.kind is not None and self.is_whole and points <= MOST_POINTS and "outside" not in self.parts


def picture_facts(content: bytes) -> PictureFacts:
    """What a file's bytes are a picture of, whatever it is called."""
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return PictureFacts(None, "WebP")
    for start, called in OTHERS:
        if content.startswith(start):
            return PictureFacts(None, called)
    start = content[:5000].replace(b"\0", b"")  # each letter may take two bytes
    if b"<svg" in start or b":svg" in start:
        return _svg(content)
    return PictureFacts(None)


_PNG = b"\x89PNG\r\n\x1a\n"
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many values a point has, by the kind of colours."""


def _png(content: bytes) -> PictureFacts:
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) < 13:
        return PictureFacts("png", is_whole=False)
    width, height, depth, colours = struct.unpack(">IIBB", chunks[0][1][:10])
    facts = PictureFacts("png", "PNG", width, height)
    if width * height > MOST_POINTS or not width * height:
        return facts._replace(is_whole=width * height > 0)
    is_interlaced = chunks[0][1][12] == 1
    row = 1 + (width * _SAMPLES.get(colours, 4) * depth + 7) // 8
    given = _unpacked(b"".join(data for name, data in chunks if name == b"IDAT"), row * height * 2)
    is_whole = chunks[-1][0] == b"IEND" and given is not None and (is_interlaced or given >= row * height)
    return facts._replace(is_whole=is_whole)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG, up to the first that is not whole."""
    at = len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        name, data, check = content[at + 4 : at + 8], content[at + 8 : at + 8 + length], content[at + 8 + length :][:4]
        if len(check) < 4 or zlib.crc32(name + data) != int.from_bytes(check, "big"):
            return
        yield name, data
        at += 12 + length


def _unpacked(packed: bytes, most: int) -> int | None:
    """How many bytes come of packed ones, at most so many; None when they cannot be unpacked."""
    unpacking, got = zlib.decompressobj(), 0
    try:
        while packed and got < most and not unpacking.eof:
            got += len(unpacking.decompress(packed, min(1_000_000, most)))
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return None
    return got


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _jpeg(content: bytes) -> PictureFacts:
    facts, at = PictureFacts("jpeg", "JPEG"), 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        data = content[at + 4 : at + 2 + length]
        if marker == 0xFF:  # more than one before a marker
            at += 1
            continue
        if marker in _FRAMES and len(data) >= 5:
            height, width = struct.unpack(">HH", data[1:5])
            facts = facts._replace(width=width, height=height)
        elif marker == 0xE1 and data.startswith(b"Exif\0\0"):
            facts = facts._replace(turned=_orientation(data[6:]))
        elif marker == 0xDA:  # the picture itself, up to the mark that ends it
            return facts._replace(is_whole=facts.width > 0 and content.rfind(b"\xff\xd9") > at)
        at += 2 + length
    return facts._replace(is_whole=False)


def _orientation(exif: bytes) -> int:
    """How the camera was held, from 1 to 8; 1 when it does not say."""
    order: Literal["little", "big"] = "little" if exif.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(exif[at : at + size], order)

    start = number(4, 4)
    for entry in range(min(number(start, 2), 100)):
        at = start + 2 + 12 * entry
        if number(at, 2) == 0x0112:
            return turned if 1 <= (turned := number(at + 8, 2)) <= 8 else 1
    return 1


def _svg(content: bytes) -> PictureFacts:
    reader = _Drawing()
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        return PictureFacts("svg", "SVG", is_whole=False)
    return PictureFacts("svg", "SVG", is_whole=reader.is_svg, parts=frozenset(reader.parts))


DEEPEST = 500
"""Groups within each other that a drawing has at most; no program that draws makes a tenth of them."""


class _Drawing:
    """What is met in a drawing as it is read from its beginning to its end."""

    def __init__(self) -> None:
        self.parts: set[str] = set()
        self.is_svg, self._open = False, [""]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = lambda _name: self._open.pop()
        self.parser.CharacterDataHandler = self._said
        self.parser.ProcessingInstructionHandler = self._instructed

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2]
        if len(self._open) > DEEPEST:
            raise ValueError(DEEPEST)
        self.is_svg = self.is_svg or (kind == "svg" and len(self._open) == 1)
        self._open.append(kind)
        if kind in ("script", "animate", "animateTransform", "animateMotion", "set"):
            self.parts.add("script")
        if kind in ("foreignObject", "iframe", "video", "audio"):
            self.parts.add("foreign")
        for key, value in attributes.items():
            if key.rpartition(" ")[2].lower().startswith("on"):
                self.parts.add("script")
            self._leads(key, value)

    def _leads(self, key: str, value: str) -> None:
        said, local = value.strip().lower(), key.rpartition(" ")[2]
        if local in ("href", "src") and said.startswith("javascript:"):
            self.parts.add("script")
        elif (local in ("href", "src") and said and not said.startswith(("#", "data:")) and self._open[-1] != "a") or (
            _leads_out(said)
        ):
            self.parts.add("outside")

    def _said(self, text: str) -> None:
        if text.strip() and self._open[-1] in ("text", "tspan", "textPath", "tref"):
            self.parts.add("text")
        if self._open[-1] == "style" and (_leads_out(text.lower()) or "@import" in text):
            self.parts.add("outside")

    def _instructed(self, name: str, data: str) -> None:
        if name == "xml-stylesheet" and "#" not in data:
            self.parts.add("outside")


def _leads_out(said: str) -> bool:
    """Whether something like `url(…)` leads out of the drawing."""
    after = (part.strip(" '\"") for part in said.split("url(")[1:])
    return any(part and not part.startswith(("#", "data:")) for part in after)


def drawing_text(content: bytes) -> str:
    """An SVG as text, without the line that says how its letters are written."""
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = content.decode("latin-1")
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
