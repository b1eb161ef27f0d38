"""Small pictures for tests, sound and broken, by the names that examples and plans give them."""

import struct
import zlib
from base64 import b64decode

from introplan.model import NoPicture, Pictures


def png(width: int = 40, height: int = 20) -> bytes:
    """A sound picture of one colour."""
    row = b"\0" + bytes((11, 84, 104)) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return promised(header, zlib.compress(row * height, 1))


def promised(header: bytes, packed: bytes) -> bytes:
    """A PNG of a header and of what is to be its points."""
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh"
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB"
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA"
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y"
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcg"
    "LikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09P"
    "T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAgADADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH"
    "/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABcBAAMBAAAAAAAAAAAAAAAAAAAEBQP/xAAbEQEAAgIDAAAAAAAAAAAAAAAABEEDQgWB"
    "wf/aAAwDAQACEQMRAD8AmADqSN1YU3Vhmo3FsAYmwAAQC/QCbyGvfh2HsAJx1//Z"
)
"""A sound photograph of 48 by 32 points: a dark field above left, a yellow one below right."""
_EXIF = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0%s\0\0\0\0\0\0\0"


def turned(orientation: int) -> bytes:
    """The same, as a camera held askew notes it."""
    data = _EXIF % bytes([orientation])
    return JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data + JPEG[2:]


def svg(inside: str = "", **attributes: str) -> bytes:
    """A drawing of a house."""
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20"{more}>'
        f'<path d="M2 18V9l8-7 8 7v9z" fill="#0b5468"/>{inside}</svg>'
    ).encode()


SOUND: dict[str, bytes] = {
    "logo.svg": svg(),
    "logo.png": png(),
    "logo.jpg": JPEG,
}
PICTURES: Pictures = {
    **SOUND,
    "saknas.svg": NoPicture("not-there", "logo.svg"),
    "logo.bmp": b"BM" + bytes(60),
    "logo.tif": b"II*\0" + bytes(60),
    "tom.png": b"",
    "halv.jpg": JPEG[: len(JPEG) // 2],
    "halv.png": png()[:60],
    "stor.png": NoPicture("too-large"),
    "lovad.png": promised(struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0), zlib.compress(b"")),
    "bred.png": png(3001, 1),
    "tung.svg": svg(f'<path d="M0 0{" " * 1_200_000}"/>'),
    "egentligen-png.jpg": png(),
    "LOGO.PNG": png(),
    "skriven.svg": svg("<text>Exempelby</text>"),
    "rorlig.svg": svg("<script>alert(1)</script>"),
    "visar-annat.svg": svg('<image href="foto.jpg" width="9" height="9"/>'),
}
"""All that examples of checks may name; whatever else they name is not there."""
