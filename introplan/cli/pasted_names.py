"""Names as they are pasted from anywhere: a mail's list of receivers, rows of a sheet, a numbered list of a document.

Nothing but names and addresses is kept: a personal identity number or a telephone number that comes along is dropped.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from introplan.model.ids import id_meant

BULLET = re.compile(r"^(?:[-–—*•·‣▪◦●○■□☐☑✓✔>]+|\(?\d{1,3}[.):](?!\d)|[A-Za-z][.)](?=\s)|\[[ xX]?\])\s*")
ADDRESS = re.compile(r"<?(?:mailto:)?([^\s<>,;:()\"\[\]@]+@[^\s<>,;:()\"\[\]@]+\.[^\W\d_]{2,})>?")
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
LABEL = re.compile(r"^(?:till|to|från|from|kopia|cc|namn|name)\s*:\s*", re.IGNORECASE)
NUMBERS = re.compile(r"[^\w\s]*\d.*$|:.*$")
"""What stands after a name: a number or a day, and all behind it."""
WORD = re.compile(r"[^\W\d_]\.?(?:['’´`.\-‐‑]?[^\W\d_])*\.?")
AND = re.compile(r"\s+(?:och|samt|and|&|\+)\s+", re.IGNORECASE)
CELLS = re.compile(r"[;\t|]")
PARTICLES = frozenset(
    {"af", "al", "av", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von"}
)
FIRST = frozenset({"förnamn", "fornamn", "tilltalsnamn", "first name", "firstname", "given name"})
LAST = frozenset({"efternamn", "surname", "last name", "lastname", "family name"})
HEADINGS = (
    FIRST
    | LAST
    | {
        *(
            "namn",
            "name",
            "e-post",
            "epost",
            "e-postadress",
            "mejl",
            "mail",
            "e-mail",
            "email",
            "till",
            "to",
            "kopia",
            "cc",
        ),
        *("deltagare", "participant", "participants", "nr", "enhet", "unit", "titel", "befattning", "telefon", "start"),
        *("personnummer", "startdatum", "arbetsplats"),
    }
)
LONGEST_NAME = 80


class PastedPerson(NamedTuple):
    """Somebody by name, with an address where one stood beside it."""

    name: str
    email: str | None = None


class Pasted(NamedTuple):
    """Who was pasted, each once, and what could not be read as a name."""

    people: tuple[PastedPerson, ...]
    unread: tuple[str, ...]


@dataclass
class _Piece:
    """A part of a line: its words as a name would be written, and the address that stands in it."""

    words: tuple[str, ...]
    email: str | None
    raw: str

    @property
    def is_full(self) -> bool:
        """Whether it has a first and a last name, as names are written."""
        return len(self.words) > 1 and all(word[0].isupper() or word.casefold() in PARTICLES for word in self.words)


def pasted_names(text: str) -> Pasted:
    """Everybody in a text, in its order."""
    people: dict[str, PastedPerson] = {}
    unread: list[str] = []
    is_last_first = False
    for line in _plain(text).split("\n"):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in CELLS.split(line)]
        headings = [cell.rstrip(":*").casefold() for cell in cells if cell]
        if headings and HEADINGS.issuperset(headings):
            is_last_first = [each in LAST for each in headings if each in FIRST | LAST][:1] == [True]
            continue
        for found in _of_row([cell for cell in cells if cell], is_last_first=is_last_first):
            if isinstance(found, str):
                unread.append(found)
                continue
            key = found.name.casefold()
            before = people.get(key)
            if before and before.email and found.email and before.email != found.email:
                key = f"{key} {found.email}"  # two people of one name
            people.setdefault(key, found)
            if before and not before.email and found.email:
                people[key] = found
    return Pasted(tuple(people.values()), tuple(dict.fromkeys(unread)))


def _plain(text: str) -> str:
    """The text in one form of its letters, with plain spaces and none of what nobody sees."""
    text = re.sub(r"\r\n?|[\x0b\x0c\u2028\u2029]", "\n", unicodedata.normalize("NFC", text))
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    return "".join(sign for sign in spaced if sign in "\n\t" or not unicodedata.category(sign).startswith("C"))


def _of_row(cells: Sequence[str], *, is_last_first: bool) -> Iterator[PastedPerson | str]:
    """Who stands on a line, whose cells are parted by tabs, semicolons or bars."""
    if len(cells) == 1:
        yield from _of_cell(cells[0])
        return
    pieces = [_piece(cell) for cell in cells]
    named = [piece for piece in pieces if piece.words]
    if any("," in cell for cell in cells) or any(piece.is_full for piece in named):
        yield from _joined(_several(cells, pieces))
    elif len(named) == 2 and all(len(piece.words) < 3 for piece in named):
        first, last = reversed(named) if is_last_first else named
        yield PastedPerson(_name((*first.words, *last.words)), _first_address(pieces))
    elif is_last_first and len(named) > 2:
        yield PastedPerson(_name((*named[1].words, *named[0].words)), _first_address(pieces))
    elif named:
        yield "; ".join(cells)
    else:
        yield from (found for cell in cells for found in _of_cell(cell))


def _several(cells: Sequence[str], pieces: Sequence[_Piece]) -> Iterator[PastedPerson | str | _Piece]:
    """Those in the cells of a line with whole names: what has none of them is told, an address goes with its name."""
    for cell, piece in zip(cells, pieces, strict=True):
        if "," in cell or piece.is_full or AND.search(cell):
            yield from _of_cell(cell)
        else:
            yield cell if piece.words else piece


def _of_cell(cell: str) -> Iterator[PastedPerson | str]:
    """Who stands in one cell, where commas part names, or a last name from a first."""
    parts = [part.strip() for part in ADDRESS.sub(lambda found: found[0].replace(",", " "), cell).split(",")]
    pieces = [_piece(part) for part in parts if part]
    named = [piece for piece in pieces if piece.words]
    if len(named) == 2 and any(len(piece.words) == 1 for piece in named) and not AND.search(cell):
        last, first = named
        if len(last.words) == 1 or last.words[0].casefold() in PARTICLES:
            yield PastedPerson(_name((*first.words, *last.words)), _first_address(pieces))
        elif first.raw.islower():  # what somebody works as
            yield PastedPerson(_name(last.words), _first_address(pieces))
            yield first.raw
        else:  # two last names and a first, or a name and a place
            yield cell
        return
    yield from _joined(found for piece in pieces for found in _of_piece(piece))


def _of_piece(piece: _Piece) -> Iterator[PastedPerson | str | _Piece]:
    both = [_piece(part) for part in AND.split(piece.raw)]
    if len(both) > 1:
        if all(each.is_full for each in both):
            yield from (PastedPerson(_name(each.words), each.email) for each in both)
        else:
            yield piece.raw
    elif piece.words:
        name = _name(_in_order(piece))
        yield PastedPerson(name, piece.email) if len(name) <= LONGEST_NAME else piece.raw
    else:
        yield piece if piece.email else piece.raw


def _in_order(piece: _Piece) -> Sequence[str]:
    """The words of a name, the first name first: an address tells when a list of receivers has the last name first."""
    local = piece.email.partition("@")[0] if piece.email else ""
    turned = (*piece.words[1:], *piece.words[:1])
    return turned if len(piece.words) == 2 and id_meant(local) == id_meant(" ".join(turned)) else piece.words


def _joined(found: Iterable[PastedPerson | str | _Piece]) -> Iterator[PastedPerson | str]:
    """Each name with the address that stands after it; of an address alone the name that it tells."""
    last: PastedPerson | None = None
    for each in found:
        if isinstance(each, _Piece):
            if each.email and last and not last.email:
                last = last._replace(email=each.email)
            elif each.email:
                if last:
                    yield last
                last = None
                name = _name_in(each.email)
                yield PastedPerson(name, each.email) if name else each.raw
            continue
        if last:
            yield last
            last = None
        if isinstance(each, PastedPerson):
            last = each
        elif re.search(r"[^\W\d_]", each):  # a number alone is nobody's name, and told to nobody
            yield each
    if last:
        yield last


def _piece(text: str) -> _Piece:
    raw, before = text.strip(), None
    rest = raw
    while rest != before:
        before, rest = rest, LABEL.sub("", BULLET.sub("", rest)).strip()
    rest = re.sub(r"^\d{1,3}\s+", "", rest)
    address = ADDRESS.search(rest)
    rest = NUMBERS.sub(" ", ASIDE.sub(" ", ADDRESS.sub(" ", rest)))
    words = tuple(re.sub(r"[\"“”„»«]", " ", rest).strip(" '’*_<>").split())
    is_name = all(WORD.fullmatch(word) for word in words)
    return _Piece(words if is_name else (), address[1] if address else None, raw)


def _name_in(email: str) -> str:
    """The name that an address such as `ada.testsson@` tells; nothing of another."""
    words = re.split(r"[._]", email.partition("@")[0])
    return _name(words) if len(words) > 1 and all(WORD.fullmatch(word) for word in words) else ""


def _name(words: Sequence[str]) -> str:
    """The words as a name, with capitals where all of them are small or large."""
    name = re.sub(r"(?<=\w\w)\.$", "", " ".join(words).strip(" ,"))
    if name in (name.lower(), name.upper()) and len(name) > 2:
        parts = (part if part in PARTICLES else part.title() for part in name.lower().split())
        return re.sub(r"(['’])([^\W\d_])(?=\s|$)", lambda end: end[1] + end[2].lower(), " ".join(parts))
    return name


def _first_address(pieces: Sequence[_Piece]) -> str | None:
    return next((piece.email for piece in pieces if piece.email), None)
