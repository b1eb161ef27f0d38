"""Addresses of mail and of web pages, by one predicate each for whoever reads, prints or sends them.

An address is kept as mail servers take it: all of it ASCII, its domain by IDNA. Then it is the same in calendars,
in the headers of mails, in links and in lists, and none of them has to write it in another way.
"""

import re
import unicodedata

LONGEST_LOCAL, LONGEST_DOMAIN, LONGEST = 64, 253, 254
"""Characters that mail servers must take (RFC 5321, 4.5.3.1)."""

# Of the characters that RFC 5322 allows without quotation marks, those are left out that mean something in a link
# (RFC 6068): in `mailto:a?bcc=b@kommun.example` the address would be another one.
_LETTERS = r"[A-Za-z0-9!$'*+_~-]+"
LOCAL = rf"{_LETTERS}(?:\.{_LETTERS})*"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"(?:{LABEL}\.)+(?![0-9]+\Z){LABEL}")
_READ_ANOTHER_WAY = frozenset("ßς\u200c\u200d")
"""What the older IDNA, which Python has, takes for other letters than the newer one does."""


def local_part(text: str) -> str:
    """What stands before the `@`, when mail servers take it; else nothing."""
    return text if len(text) <= LONGEST_LOCAL and re.fullmatch(LOCAL, text) else ""


def domain_of_mail(text: str) -> str:
    """The domain as mail servers know it, `malmö.example` as `xn--malm-8qa.example`; nothing when it is none."""
    labels = unicodedata.normalize("NFC", text).split(".")
    if not all(label and all(map(_may_be_in_a_name, label)) for label in labels):
        return ""
    domain = ".".join(labels)
    try:
        if not domain.isascii():  # most are, and what IDNA needs is dear to import
            domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return domain if len(domain) <= LONGEST_DOMAIN and _DOMAIN.fullmatch(domain) else ""


def _may_be_in_a_name(char: str) -> bool:
    same = unicodedata.normalize("NFKC", char) == char  # a full-width letter is written as the usual one
    return same and char not in _READ_ANOTHER_WAY and (char == "-" or char.isalnum() or unicodedata.combining(char) > 0)


def mail_address(text: str) -> str:
    """The address as mail servers take it; nothing when the text is not one address and no more."""
    before, _at, after = text.rpartition("@")
    local, domain = local_part(before), domain_of_mail(after)
    return f"{local}@{domain}" if local and domain and len(local) + len(domain) < LONGEST else ""


_WEB = re.compile(r"https?://(?P<host>[^\s/?#<>\"{}|\\^`]+)[^\s<>\"{}|\\^`]*")


def is_web_address(text: str) -> bool:
    """Whether the text is the address of a web page that leads where it seems to.

    Not so when a name before an `@` looks like the host, or when characters that nobody sees turn it around.
    """
    found = _WEB.fullmatch(text)
    return bool(found and "@" not in found["host"]) and not any(unicodedata.category(char)[0] == "C" for char in text)


def link_to(address: str) -> str:
    """An address that may be clicked: of a web page, a mailbox or a telephone. Nothing for others, such as scripts.

    Of mail it is the address alone: what stands behind a `?` could add readers that nobody sees, or a text.
    """
    scheme, _colon, rest = address.partition(":")
    match scheme.lower():
        case "http" | "https":
            return address if is_web_address(f"{scheme.lower()}:{rest}") else ""
        case "mailto":
            mailbox = mail_address(rest.partition("?")[0])
            return f"{scheme}:{mailbox}" if mailbox else ""
        case "tel":
            return address if re.fullmatch(r"\+?[0-9()./-]{3,30}", rest) else ""
    return ""
