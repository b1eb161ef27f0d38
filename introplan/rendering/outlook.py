"""How to get the dates into Outlook, in the same words wherever it is printed. The texts are Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from introplan.language import Language, _, translated


@dataclass(frozen=True, slots=True)
class OutlookWay:
    """One way to have the dates: `key` tells it from the others, `warning` is empty where there is none."""

    key: str
    title: str
    text: str
    warning: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """The ways, what goes before them, and what to do without Outlook (a plain sentence or two)."""

    choose: str
    ways: tuple[OutlookWay, ...]
    without: str


_How = tuple[tuple[str, str], ...]
"""How something is done in each Outlook: which one, and what to choose there."""

_CLASSIC = _("Classic Outlook")
_NEW = _("New Outlook and Outlook on the web")
_OPENING: _How = (
    (_CLASSIC, _("File → Open & Export → Open Calendar. Choose the file.")),
    (
        _NEW,
        _(
            "Add calendar → Create blank calendar. Give it a name. Then choose Add calendar → Upload from file. Choose "
            "the file and, below it, your new calendar."
        ),
    ),
)
_IMPORTING: _How = (
    (_CLASSIC, _("File → Open & Export → Import/Export → Import an iCalendar file. Choose the file, then Import.")),
    (_NEW, _("Add calendar → Upload from file. Choose the file and, below it, your calendar.")),
)
_SUBSCRIBING: _How = (
    (_NEW, _("Add calendar → Subscribe from web. Paste the address, write a name and choose Import.")),
    (_CLASSIC, _("Open Calendar → From Internet. Paste the address and choose OK.")),
)
_CHOOSE = _(
    "Choose one of three ways, and keep to it. Way 1 is the least work. The buttons may have slightly other names in "
    "your version of Outlook."
)
_WITHOUT = _(
    "You do not need Outlook at all. Print the booklet, or the programme's page. A print does not change. Look at the "
    "page again before you set out."
)


class _Advice(NamedTuple):
    """What a way is made of: its title, a sentence or two, then steps; `how` is for the one that ends in a colon."""

    key: str
    title: str
    text: str
    steps: tuple[str, ...]
    how: _How
    warning: str = ""


_WAYS = (
    _Advice(
        "subscribe",
        _("Subscribe"),
        _(
            "The calendar replaces itself when the plan changes. It can take up to a day, sometimes more. You cannot "
            "change it."
        ),
        (
            _(
                "Copy the address of the calendar. Right-click the calendar on the programme's page, or on your own "
                "page if you have been given one, and choose **Copy link address**. On a phone, keep your finger on it."
            ),
            _(
                "Does the address begin with **https://**? Go on. If not, the page is not on the web. Then choose "
                "way 2."
            ),
            _("Put the address into Outlook:"),
        ),
        _SUBSCRIBING,
    ),
    _Advice(
        "open",
        _("Open the file as a calendar of its own"),
        _("The calendar is shown beside your usual one. It does not change by itself."),
        (
            _("Save the file on your computer."),
            _("Open it as a calendar of its own:"),
            _(
                "When the plan changes you are told what to delete and what to put in. If that is much, a new file "
                "with the whole calendar comes along. Then delete the whole old calendar, and open the new file in the "
                "same way."
            ),
        ),
        _OPENING,
    ),
    _Advice(
        "changes",
        _("Import only the changes"),
        _(
            "Choose this if you want the dates in your usual calendar. You do most of it yourself, every time that the "
            "plan changes."
        ),
        (
            _("The first time, import the whole calendar. Never import that file again."),
            _(
                "When the plan changes you get a list of what to delete, and a small file with what comes instead. "
                "First delete everything on the list from your calendar. Outlook does not do it for you."
            ),
            _("Then import the small file, once:"),
        ),
        _IMPORTING,
        _("**Never import the same file twice into your usual calendar.** Everything would appear twice."),
    ),
)


def how_to_open(language: Language) -> tuple[str, ...]:
    """How a file becomes a calendar of its own, in each Outlook."""
    return tuple(f"{where}: {how}" for where, how in _told(_OPENING, language))


def how_to_import(language: Language) -> tuple[str, ...]:
    """How a file's entries come into a calendar that is there already, in each Outlook."""
    return tuple(f"{where}: {how}" for where, how in _told(_IMPORTING, language))


def how_to_subscribe(language: Language) -> tuple[str, ...]:
    """How a calendar is followed at its address, in each Outlook."""
    return tuple(f"{where}: {how}" for where, how in _told(_SUBSCRIBING, language))


def outlook_in(language: Language) -> Outlook:
    """The advice in one language."""
    return Outlook(
        translated(_CHOOSE, language),
        tuple(
            OutlookWay(
                way.key,
                f"{number}. {translated(way.title, language)}",
                _markdown(way, language),
                translated(way.warning, language),
            )
            for number, way in enumerate(_WAYS, start=1)
        ),
        translated(_WITHOUT, language),
    )


def _markdown(way: _Advice, language: Language) -> str:
    lines = [translated(way.text, language), ""]
    for number, template in enumerate(way.steps, start=1):
        step = translated(template, language)
        lines.append(f"{number}. {step}")
        if template.endswith(":"):
            lines += (f"   - **{where}:** {how}" for where, how in _told(way.how, language))
    return "\n".join(lines) + "\n"


def _told(ways: _How, language: Language) -> Iterator[tuple[str, str]]:
    return ((translated(where, language), translated(how, language)) for where, how in ways)
