"""What a file says, of any kind that can be read here: texts, and the texts inside Word, Excel and the like."""

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Literal, NamedTuple

from introplan.workspace.texts import text_of

NotRead = Literal["binary", "too-large", "closed"]
"""Why nobody knows what a file says: no text, too large or with too much inside, or the disk does not give it."""

LARGEST_PART = 20_000_000  # bytes, unpacked
LARGEST_WHOLE = 60_000_000  # bytes, of all parts
MOST_PARTS = 3_000

ZIP, PDF = b"PK\x03\x04", b"%PDF"
PARTS = (".xml", ".rels", ".txt", ".md", ".csv", ".yaml", ".yml", ".html", ".htm", ".json")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".ttf", ".odttf", ".fntdata", ".tiff", ".bmp")

ENDS_LINE = re.compile(
    r"</(?:w:p|a:p|text:p|text:h|si|row|c)\s*>|<(?:w:br|w:tab|w:cr|a:br|text:tab|text:s|text:line-break)\b[^<>]*>"
)
HYPHEN, TAG = re.compile(r"<w:noBreakHyphen\s*/?>"), re.compile(r"<[^<>]*>")
ATTRIBUTE = re.compile(r"""=\s*(?:"([^"<>]{3,300})"|'([^'<>]{3,300})')""")
NUMBER = re.compile(r"<v>(\d{1,9})</v>")
STRINGS, SHEETS = "xl/sharedStrings.xml", "xl/worksheets/"

RTF_LETTER = re.compile(r"\\u(-?\d{1,5}) ?(?:\\'[0-9a-f]{2}|\?)?|\\'([0-9a-f]{2})")
RTF_LINE, RTF_WORD = re.compile(r"\\(?:par|line|cell|row|tab|sect|page)\b ?"), re.compile(r"\\[a-z]+-?\d* ?|[{}]|\\\*")
RTF_SIGNS = {r"\~": " ", r"\_": "-", r"\-": ""}
FOLDED_LINE = re.compile(r"\r?\n[ \t]")


class Contents(NamedTuple):
    """What a file says: as it stands, such as its lines can be pointed at, and what has been read out of it."""

    text: str | None = None
    within: tuple[str, ...] = ()
    not_read: NotRead | None = None


def contents_of(content: bytes) -> Contents:
    """What is to be read in a file."""
    if content.startswith(ZIP):
        return _unpacked(content)
    found = text_of(content)
    if found is None or content.startswith(PDF):
        return Contents(not_read="binary")
    if found.text.startswith("{\\rtf"):
        return Contents(found.text, (_of_rtf(found.text),))
    if found.text[:20].upper().startswith(("BEGIN:VCALENDAR", "BEGIN:VCARD")):
        return Contents(found.text, (FOLDED_LINE.sub("", found.text),))
    return Contents(found.text)


def _unpacked(content: bytes) -> Contents:
    """The texts of a zip and the names in it, as far as their size is in reason."""
    within, sheets, strings, left, not_read = list[str](), list[str](), list[str](), LARGEST_WHOLE, False
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            within.append("\n".join(part.filename for part in parts))
            for part in parts[:MOST_PARTS]:
                if part.is_dir() or part.filename.lower().endswith(PICTURES):
                    continue
                limit = min(LARGEST_PART, left)
                with packed.open(part) as file:
                    unpacked = file.read(limit + 1)
                left -= len(unpacked)
                found = text_of(unpacked) if len(unpacked) <= limit and not unpacked.startswith(ZIP) else None
                if found is None or not part.filename.lower().endswith(PARTS):
                    not_read = not_read or part.filename != "mimetype"
                elif part.filename.startswith(SHEETS):
                    sheets.append(found.text)
                elif part.filename == STRINGS:
                    strings = [_of_xml(inside) for _attributes, inside in _elements(found.text, "si")]
                    within += _texts(found.text)
                else:
                    within += _texts(found.text)
            not_read = not_read or len(parts) > MOST_PARTS
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, zlib.error):
        return Contents(within=tuple(within), not_read="binary")
    within += (text for sheet in sheets for text in (_rows(sheet, strings), *_texts(sheet)))
    return Contents(within=tuple(within), not_read="binary" if not_read else None)


def _texts(xml: str) -> Iterator[str]:
    """What a part says: its paragraphs, its elements each by itself, and what stands in its tags, who has made it."""
    if not xml.lstrip().startswith("<"):
        yield xml
        return
    yield _of_xml(xml)
    yield html.unescape(TAG.sub("\n", xml))
    yield "\n".join(html.unescape(one or other) for one, other in ATTRIBUTE.findall(xml))


def _of_xml(xml: str) -> str:
    """The text of an XML document: its tags gone, since a word may go through several, and its paragraphs as lines."""
    return html.unescape(TAG.sub("", HYPHEN.sub("-", ENDS_LINE.sub("\n", xml))))


def _elements(xml: str, name: str) -> Iterator[tuple[str, str]]:
    """The attributes and the inside of every element of a name: in one go, whatever has been left open."""
    for piece in xml.split(f"</{name}>")[:-1]:
        start = max(piece.rfind(f"<{name} "), piece.rfind(f"<{name}>"))
        if start >= 0:
            attributes, _end, inside = piece[start + len(name) + 1 :].partition(">")
            yield attributes, inside


def _rows(sheet: str, strings: list[str]) -> str:
    """A sheet as one sees it: a line for each row, its cells apart."""
    rows = (inside for _attributes, inside in _elements(sheet, "row"))
    return "\n".join("\t".join(_cell(*cell, strings) for cell in _elements(row, "c")) for row in rows)


def _cell(attributes: str, inside: str, strings: list[str]) -> str:
    number = NUMBER.search(inside)
    if 't="s"' in attributes and number and int(number[1]) < len(strings):
        return strings[int(number[1])]
    return _of_xml(inside)


def _of_rtf(text: str) -> str:
    for sign, meant in RTF_SIGNS.items():
        text = text.replace(sign, meant)
    text = RTF_LETTER.sub(_rtf_letter, text)
    return RTF_WORD.sub("", RTF_LINE.sub("\n", text))


def _rtf_letter(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1]) % 0x10000)
    return bytes.fromhex(match[2]).decode("cp1252", errors="replace")
