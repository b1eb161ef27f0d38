"""What `introplan new` asks, and what is understood of the answers; nothing is written here."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple, TypeVar, get_args
from unicodedata import category

from introplan.cli.pasted_names import Pasted, PastedPerson, pasted_names
from introplan.cli.pasting import pasted_lines, typed_line
from introplan.cli.reader import LANGUAGES, reader
from introplan.cli.screen import NO, YES, news, several, words
from introplan.cli.typed import day_understood
from introplan.cli.wrong_use import WrongUseError
from introplan.diagnostics import _, _n
from introplan.language import titled, with_capital
from introplan.language.terms import ROLES
from introplan.model.roles import RoleWord
from introplan.reading.suggestions import as_word

T = TypeVar("T")

LONGEST = 80
APART = re.compile(r"[,;/]|\s(?:och|samt|and|&)\s", re.IGNORECASE)
SOON = timedelta(days=28)
"""So much time there is at least before a start that nobody has said."""

STEMS: tuple[tuple[str, RoleWord], ...] = (
    ("introd", "introducer"),
    ("handled", "supervisor"),
    ("supervis", "supervisor"),
    ("mentor", "mentor"),
    ("fadd", "buddy"),
    ("budd", "buddy"),
)
"""How the words for a role begin, in both languages."""

STARTING = _n("{count} person starts:", "{count} people start:")
LEFT_OUT = _n(
    "This could not be read as a name, and is left out: {lines}",
    "These could not be read as names, and are left out: {lines}",
)


class NamedRole(NamedTuple):
    """Those who support participants, and what they are called, where that is a word of her own."""

    word: RoleWord
    label: str | None = None


class Answers(NamedTuple):
    """What a programme that is to be made is to have."""

    title: str
    organisation: str
    starts: date
    roles: tuple[NamedRole, ...]
    people: tuple[PastedPerson, ...]


class UnclearError(Exception):
    """An answer of which it cannot be told what it means; its text says why."""


def interview(title: str, organisation: str, today: date) -> Answers:
    """Ask, each question until its answer is understood; a title and an organisation are what nobody has to say.

    Raises NoMoreInputError and KeyboardInterrupt.
    """
    usual = _usual_start(today)
    news().print(words(_("Five questions, and the plan is yours. Enter alone skips one; Ctrl-C stops it all.")))
    answers = Answers(
        _answer(_("1. What is the programme called?"), _line, title),
        _answer(_("2. Whose is it? A municipality or an organisation, such as Lunds kommun."), _line, organisation),
        _answer(_("3. When does the first group start? Year-month-day."), _day, usual.isoformat()),
        _answer(_("4. Who supports those who start? One or several of {roles}."), _roles, roles=_role_names()),
        _people(),
    )
    news().print()
    return answers


def _usual_start(today: date) -> date:
    """The first Monday of the next term that is not just about to begin."""
    terms = [date(today.year + years, month, 1) for years in (0, 1) for month in (2, 9)]
    first = next(day for day in terms if day >= today + SOON)
    return first + timedelta(days=-first.weekday() % 7)


def _role_names() -> tuple[str, ...]:
    return tuple(titled(term, reader()).lower() for term in ROLES.values())


def _answer(question: str, read: Callable[[str], T], usual: str = "", **values: object) -> T:
    """What is answered, or else what is usual; asked again until it can be read."""
    _ask(question, usual, **values)
    while True:
        try:
            return read(typed_line() or usual)
        except UnclearError as unclear:
            news().print(str(unclear))
            news().print(words(_("Write it again; Enter alone skips the question.")))
            _prompt()


def _ask(question: str, usual: str = "", **values: object) -> None:
    news().print()
    news().print(words(question, **values) + (f" [{usual}]" if usual else ""))
    _prompt()


def _prompt() -> None:
    news().print("> ", end="")


def _line(typed: str) -> str:
    """A name of one line. Raises UnclearError."""
    text = " ".join(typed.split())
    if len(text) > LONGEST:
        raise UnclearError(
            words(_("That is {length} characters; at most {most} have room."), length=len(text), most=LONGEST)
        )
    if not any(map(str.isalpha, text)) or not text.isprintable() or any(category(sign) == "So" for sign in text):
        raise UnclearError(words(_("`{text}` is not a name in letters."), text=text))
    return text


def _day(typed: str) -> date:
    """A day, which is told in full. Raises UnclearError."""
    try:
        day = day_understood(typed)
    except WrongUseError as fault:
        raise UnclearError(f"{fault.message}.") from None
    news().print(words(_("That is {day}."), day=day))
    return day


def _roles(typed: str) -> tuple[NamedRole, ...]:
    """Roles, each once: by its word in either language, or by that and a word of her own. Raises UnclearError."""
    found: dict[RoleWord, NamedRole] = {}
    for each in filter(None, map(str.strip, APART.split(typed))):
        called, _equals, own = (part.strip() for part in each.partition("="))
        role = next((role for stem, role in STEMS if called.casefold().startswith(stem)), None)
        if role is None:
            asked_for = _("`{text}` is none of {roles}. If it is your own word for one of them, write: mentor = {text}")
            raise UnclearError(words(asked_for, text=each, roles=_role_names()))
        label = _line(own or called)
        usual = {_plain(titled(ROLES[role], language)) for language in LANGUAGES} | {_plain(role)}
        found.setdefault(role, NamedRole(role, None if _plain(label) in usual else with_capital(label)))
    return tuple(found[role] for role in get_args(RoleWord) if role in found)


def _plain(label: str) -> str:
    return label.casefold()


def _people() -> tuple[PastedPerson, ...]:
    """Those who start, as they are read and found right."""
    while True:
        news().print()
        news().print(
            words(_("5. Who starts? Paste their names, with e-mail addresses if you like; end with an empty line."))
        )
        news().print(words(_("Whoever has protected personal data is not named: people.yaml shows how.")))
        _prompt()
        pasted = pasted_names("\n".join(pasted_lines()))
        if pasted == Pasted((), ()) or (_tell_pasted(pasted) and pasted.people):
            return pasted.people


def _tell_pasted(pasted: Pasted) -> bool:
    """Show who is read, and ask whether that is right."""
    if pasted.unread:
        news().print(several(LEFT_OUT, len(pasted.unread), lines=tuple(map(as_word, pasted.unread))))
    if not pasted.people:
        return False
    news().print(several(STARTING, len(pasted.people)))
    news().print("\n".join(f"    {name} <{email}>" if email else f"    {name}" for name, email in pasted.people))
    while True:
        news().print(words(_("Is that right? Enter means yes; with n you paste them again.")), end=" ")
        word = typed_line().casefold()
        if word in YES or not word:
            return True
        if word in NO:
            return False
