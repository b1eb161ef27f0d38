"""Every word that a file holds, as anybody who has it can get at it, and the traces of people that are among them."""

import html
import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from unicodedata import normalize

import pypdfium2

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_BROKEN = re.compile(r'";(?:#box\(\);|#metadata\("break"\);|#"\u200b";)#"')
"""What stands in Typst source between the parts of a word that may break there."""
_NOT_SEEN = "\u00ad\u200b\u200c\u200d\u2060"
METADATA = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")


def words_of(path: str, content: bytes) -> Iterator[str]:
    """Its path, its bytes as they are, and what they say to whoever opens the file as what it is."""
    yield path
    yield content.decode("utf-8", errors="replace")
    match path.rpartition(".")[2]:
        case "ics":
            unfolded = content.replace(b"\r\n ", b"").decode()
            yield unfolded
            yield re.sub(r"\\([,;\\nN])", lambda match: "\n" if match[1] in "nN" else match[1], unfolded)
        case "html":
            yield html.unescape(content.decode())
            yield html.unescape(re.sub(r"<[^>]*>", "", content.decode()))
        case "typ":
            yield _BROKEN.sub("", content.decode())
        case "pdf":
            yield from _words_of_pdf(content)
        case "eml":
            yield from _words_of_mail(content)
        case "md":
            yield re.sub(r"\\(\W)", r"\1", content.decode())


def _words_of_pdf(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_bounded()
    yield from (document.get_metadata_value(key) for key in METADATA)
    yield from (bookmark.get_title() for bookmark in document.get_toc())
    for stream in _STREAM.findall(content):
        try:
            inner = zlib.decompress(stream)
        except zlib.error:
            inner = stream
        yield inner.decode("latin-1")
        yield "\0".join(map(_unpacked, _HEX.findall(inner)))


def _unpacked(digits: bytes) -> str:
    packed = bytes.fromhex((digits + b"0" * (len(b"".join(digits.split())) % 2)).decode())
    return packed.decode("utf-16-be", errors="replace")


def _words_of_mail(content: bytes) -> Iterator[str]:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    yield from (f"{name}: {value}" for name, value in message.items())
    for part in message.walk():
        if not part.is_multipart():
            kind = {"plain": "txt", "calendar": "ics"}.get(part.get_content_subtype(), part.get_content_subtype())
            name = part.get_filename() or f"part.{kind}"
            body = part.get_payload(decode=True)
            assert isinstance(body, bytes)
            yield from words_of(name, body)


def plain(text: str) -> str:
    """A text without regard to capitals, to how it is spaced and hyphenated, and to what cannot be seen."""
    seen = normalize("NFKC", text)
    for letter in _NOT_SEEN:
        seen = seen.replace(letter, "")
    for hyphen in "-\u2010":  # each by itself, since a pattern that begins with one letter is soon searched for
        seen = re.sub(rf"{hyphen}\s*\n\s*", "-", seen)
    return " ".join(seen.split()).casefold()


def found_in(files: Mapping[str, bytes], traces: Collection[str]) -> set[tuple[str, str]]:
    """Which traces are in which files: the path, and the trace."""
    wanted = {trace: plain(trace) for trace in traces}
    found = set()
    for path, content in files.items():
        for text in map(plain, words_of(path, content)):
            unbroken = text.replace("- ", "").replace("-", "")
            found |= {
                (path, trace)
                for trace, words in wanted.items()
                if words in text or (" " not in words and words.isalpha() and words in unbroken)
            }
    return found


def without_own(found: Collection[tuple[str, str]], own: Mapping[str, str]) -> set[tuple[str, str]]:
    """What is found elsewhere than in somebody's own files; `own` is whose a trace is, by their first id."""
    return {
        (path, trace)
        for path, trace in found
        if not re.search(rb"(^|/)%s([.\w-]*$|/[\w-]+\.\w+$)" % own[trace].encode(), path.encode())
    }
