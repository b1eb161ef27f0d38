"""Text, and texts of a known form: addresses of people and pages, telephone numbers, domains, time zones."""

import re
from typing import Annotated

from introplan.days import country_meant, is_country
from introplan.language import _
from introplan.model.addresses import LABEL, LOCAL, LONGEST, domain_of_mail, is_web_address, mail_address
from introplan.model.faults import fault
from introplan.model.scalars import PLAIN, ScalarForm, looks_like, scalar, text_of
from introplan.model.zones import STOCKHOLM, zone_meant, zones

TEXT = ScalarForm("not-text", "", _("write the text on the same line, or under `|`"))
EMAIL = ScalarForm(
    "not-an-email-address",
    _("`{text}` cannot be read as an e-mail address"),
    _("write it with one `@`, such as `introduktion@kommun.example`"),
)
PHONE = ScalarForm(
    "not-a-phone-number",
    _("`{text}` cannot be read as a telephone number"),
    _("write it in digits, such as `040-34 00 00`"),
)
LINK = ScalarForm(
    "not-a-link",
    _("`{text}` cannot be read as a web address"),
    _("write it as the browser shows it, such as `https://kommun.example/introduktion`"),
)
DOMAIN = ScalarForm(
    "not-a-domain",
    _("`{text}` cannot be read as a domain name"),
    _("write small letters a to z, digits and full stops, such as `introduktion.kommun.example`"),
)
COUNTRY = ScalarForm(
    "not-a-country",
    _("`{text}` is neither a country nor a part of one whose public holidays are known"),
    _("write its code, such as `SE`, `NO` or `GB-ENG`"),
)
TIMEZONE = ScalarForm(
    "not-a-timezone",
    _("there is no time zone `{text}`"),
    _("write it as continent and city, such as `Europe/Stockholm`"),
)

# Three digits at least. A space is the usual one: a number is one line.
_PHONE = r"(?=(?:[^0-9]*[0-9]){3})\+?[0-9 ()/–-]{3,25}"
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:?\"()\[\]\\]+")


def read_text(value: object) -> str:
    """Any text on one line; in quotation marks when it holds `: ` or ` #`, or begins with a special sign."""
    return text_of(value, TEXT)


def read_check_name(value: object) -> str:
    """`place-too-small`: the name at the head of what is found; `introplan explain` lists them all."""
    return text_of(value, TEXT)


def read_rule_set_name(value: object) -> str:
    """`malmo`: one that comes with introplan, or one of your own; `introplan explain` lists them."""
    return text_of(value, TEXT)


def read_markdown(value: object) -> str:
    """Text with `**bold**`, `*slanted*`, lists and links, indented under `|`; an empty line begins a paragraph."""
    return text_of(value, TEXT)


def read_email(value: object) -> str:
    """`introduktion@kommun.example`."""
    text = text_of(value, EMAIL)
    if address := mail_address(text):
        return address
    local, _at, domain = text.rpartition("@")
    if not domain_of_mail(domain) or not re.fullmatch(r"[\w.-]+", local):
        found = [one for each in _ADDRESS.findall(text) if (one := mail_address(each.strip(".")))]
        raise EMAIL.refuses(text, found[0] if len(found) == 1 and len(text) < LONGEST else "")
    if local.isascii():
        plain = re.sub(r"\.{2,}", ".", local).strip(".")
        raise EMAIL.refuses(text, mail_address(f"{plain}@{domain}"))
    raise fault(
        EMAIL.name,
        _("no mail reaches `{text}`: the letters before `@` can only be a to z"),
        _("look in Outlook how the address is written; `å` in a name is often `a` in an address"),
        text=text,
    )


def read_phone(value: object) -> str:
    """`040-34 00 00`, as it is to be printed: digits, spaces, `+`, `-` and brackets."""
    text = text_of(value, PHONE)
    if re.fullmatch(_PHONE, text):
        return text
    number = re.match(r"[+0-9 ()/–-]+", text)  # what stands before an extension, or before what is no number at all
    meant = number[0].strip(" (/–-") if number else ""
    raise PHONE.refuses(text, meant if re.fullmatch(_PHONE, meant) else "")


def read_link(value: object) -> str:
    """`https://kommun.example/introduktion`; it begins with https:// or http://."""
    text = text_of(value, LINK)
    if not is_web_address(text):
        scheme, _colon, rest = text.partition(":")
        meant = f"https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) else f"{scheme.lower()}:{rest}"
        raise LINK.refuses(text, meant if is_web_address(meant) else "")
    return text


def read_domain(value: object) -> str:
    """`introduktion.malmo.example`, in small letters a to z."""
    text = text_of(value, DOMAIN)
    if not re.fullmatch(rf"(?=.{{3,100}}\Z)(?!.*[A-Z]){LABEL}(\.{LABEL})+", text):
        small = re.sub(r"^(https?://)?(www\.)?|/.*$", "", text.lower())
        raise DOMAIN.refuses(text, small if small != text and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", small) else "")
    return text


def read_timezone(value: object) -> str:
    """`Europe/Stockholm`: a name of the IANA database."""
    text = text_of(value, TIMEZONE)
    if text != STOCKHOLM and text not in zones():  # which reads a folder, and so only for zones elsewhere
        raise TIMEZONE.refuses(text, zone_meant(text))
    return text


def read_country(value: object) -> str:
    """`SE`, `NO` or `GB-ENG`: the code of a country, or of a part that has public holidays of its own."""
    text = text_of(value, COUNTRY)
    if not is_country(text):
        raise COUNTRY.refuses(text, country_meant(text))
    return text


Text = Annotated[str, scalar(read_text, "text", looks_like(PLAIN, r"\S"))]
CheckName = Annotated[str, scalar(read_check_name, "name of a check", looks_like(PLAIN, r"\S"))]
RuleSetName = Annotated[str, scalar(read_rule_set_name, "name of a rule set", looks_like(PLAIN, r"\S"))]
Markdown = Annotated[str, scalar(read_markdown, "Markdown", looks_like(PLAIN, r"\S"))]
_DOMAIN = r"[^\s@<>(),;:?]+"
Email = Annotated[str, scalar(read_email, "e-mail address", looks_like("string", rf"^{LOCAL}@{_DOMAIN}\.{_DOMAIN}$"))]
Phone = Annotated[str, scalar(read_phone, "telephone number", looks_like(["string", "integer"], rf"^{_PHONE}$"))]
Link = Annotated[str, scalar(read_link, "web address", looks_like("string", r"^https?://[^\s/]"))]
Domain = Annotated[str, scalar(read_domain, "domain name", looks_like("string", r"^[a-z0-9.-]+\.[a-z0-9-]+$"))]
Country = Annotated[
    str, scalar(read_country, "country or part of one", looks_like("string", r"^[A-Z]{2}(-[A-Za-z0-9]+)?$"))
]
TimeZone = Annotated[str, scalar(read_timezone, "time zone", looks_like("string", "/|^UTC$"))]
