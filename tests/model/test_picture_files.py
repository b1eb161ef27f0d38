"""What is known of a picture by its bytes alone."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import JPEG, PICTURES, SOUND, png, promised, svg, turned

from introplan.model.pictures import drawing_text, picture_facts


def facts(name: str):
    content = PICTURES[name]
    assert isinstance(content, bytes)
    return picture_facts(content)


def test_sound_pictures_are_known_with_their_size():
    known = {name: (each.kind, each.width, each.height, each.is_printable) for name in SOUND if (each := facts(name))}
    assert known == {
        "logo.svg": ("svg", 0, 0, True),
        "logo.png": ("png", 40, 20, True),
        "logo.jpg": ("jpeg", 48, 32, True),
    }


@pytest.mark.parametrize(
    ("start", "called"),
    [
        *((b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"GIF89a", "GIF"), (b"%PDF-1.7", "PDF")),
        *((b"RIFF....WEBP", "WebP"), (b"8BPS", "Photoshop"), (b"hej", ""), (b"", "")),
    ],
)
def test_other_kinds_are_called_by_their_names(start, called):
    found = picture_facts(start + bytes(50))
    assert (found.kind, found.called) == (None, called)


@given(st.integers(0, len(JPEG) - 1))
def test_a_photograph_that_is_cut_off_anywhere_is_not_whole(length):
    assert not picture_facts(JPEG[:length]).is_printable


@given(st.integers(0, len(png()) - 1))
def test_a_png_that_is_cut_off_anywhere_is_not_whole(length):
    assert not picture_facts(png()[:length]).is_printable


@given(st.integers(8, len(png()) - 1), st.integers(1, 255))
def test_a_png_with_a_wrong_byte_is_not_whole(place, other):
    content = bytearray(png())
    content[place] ^= other
    assert not picture_facts(bytes(content)).is_printable


def test_a_picture_that_promises_too_much_is_not_looked_into():
    header = struct.pack(">IIBBBBB", 0x7FFFFFFF, 0x7FFFFFFF, 8, 6, 0, 0, 0)
    assert not picture_facts(promised(header, zlib.compress(bytes(10)))).is_printable


@pytest.mark.parametrize("orientation", range(1, 9))
def test_how_the_camera_was_held_is_known(orientation):
    assert picture_facts(turned(orientation)).turned == orientation


@pytest.mark.parametrize(
    ("inside", "parts"),
    [
        ("<text>Hej</text>", {"text"}),
        ("<text><tspan>Hej</tspan></text>", {"text"}),
        ("<text> </text><title>Hej</title><desc>Hej</desc>", set()),
        ("<script>x()</script>", {"script"}),
        ('<rect onclick="x()" width="1" height="1"/>', {"script"}),
        ('<a href="javascript:x()"><path d="M0 0"/></a>', {"script"}),
        ("<foreignObject/>", {"foreign"}),
        ('<image href="https://e.example/x.png"/>', {"outside"}),
        ('<image xlink:href="../x.png"/>', {"outside"}),
        ('<use href="#a"/>', set()),
        ('<image href="data:image/png;base64,AAAA"/>', set()),
        ('<rect fill="url(#g)"/>', set()),
        ('<rect fill="url(https://e.example/g)"/>', {"outside"}),
        ("<style>@import 'x.css';</style>", {"outside"}),
        ('<style>path { fill: url("x.svg#a") }</style>', {"outside"}),
        ('<a href="https://e.example/"><path d="M0 0"/></a>', set()),
    ],
)
def test_what_a_drawing_has_beside_what_is_drawn_is_known(inside, parts):
    assert picture_facts(svg(inside)).parts == parts


def test_a_drawing_with_entities_of_entities_is_no_bomb():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "hej">{entities}]>'.encode() + svg("<text>&a11;</text>")
    assert not picture_facts(bomb).is_printable


def test_a_drawing_is_read_in_whatever_letters_it_is_saved():
    head = '<?xml version="1.0" encoding="{}"?>'
    drawing = svg("<title>Å</title>").decode()
    for encoding in ("utf-8", "utf-16", "iso-8859-1"):
        content = (head.format(encoding) + drawing).encode(encoding)
        assert picture_facts(content).is_printable
        assert drawing_text(content) == drawing


@given(st.binary(max_size=300))
def test_no_bytes_are_too_much(content):
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"<svg"):
        picture_facts(start + content)
