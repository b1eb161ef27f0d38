"""Checks on personal data: what must never be in a file that git keeps for good."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from introplan.agenda import Plan
from introplan.agenda.texts import given_out_texts
from introplan.checks.edits import taking_out
from introplan.diagnostics import Diagnostic, Label, Span, _, finding

OLDEST = 110
NEUTRAL = frozenset({"deltagare", "participant", "person", "trainee", "kollega", "skyddad", "anonym", "okand"})
PROTECTED_FIELDS = ("name", "email", "phone")
ODD_SMALL_LETTERS = "ſıİ"
"""What a pattern takes for an s or an i when it leaves capitals out of account, though `lower` does not make it one."""
_DIGITS = re.compile(r"\d\d{5}[-+ ]?\d{4}")
"""What every such number has in it: few files do, and to look for this in a whole one is quick, from digit to digit."""
_NUMBER = re.compile(r"(?<![\d.,/-])(?P<century>19|20)?(?P<digits>\d{6})(?P<sign>[-+ ]?)(?P<last>\d{4})(?!\d|[-.,/]\d)")


def protected_person_named(plan: Plan) -> Iterator[Diagnostic]:
    """A person with protected personal data has a name, an e-mail address or a telephone number in the plan.

    Git never forgets: what is committed once can be read for ever, also after it has been removed. A
    protected person is an id that says nothing, such as `deltagare-7`. Each authority decides itself how it
    guards such data, and this is introplan's way. Source: Skatteverket on skyddade personuppgifter.
    """
    for person in plan.programme.people.values():
        written = [field for field in PROTECTED_FIELDS if getattr(person, field) is not None]
        if person.protected and written:
            yield finding(
                "protected-person-named",
                _("`{id}` is protected, and has {fields} here"),
                at=plan.where(person, written[0]),
                also=[
                    *(Label(plan.where(person, field), _("this too")) for field in written[1:]),
                    Label(plan.where(person, "protected"), _("protected here")),
                ],
                help=_("remove it before you commit, and make sure that the id is no name either"),
                values={"id": person.id, "fields": tuple(f"`{field}`" for field in written)},
                about=(person.id,),
                fix=taking_out(plan, *((*person.path, field) for field in written)),
            )


def protected_id_tells(plan: Plan) -> Iterator[Diagnostic]:
    """The id of a protected person looks like a name.

    The id is in the files, in their history and in the name of the person's own calendar. It should say nothing, such
    as `deltagare-7`. The calendar keeps its name when the id is another, so a line `was` with a name reveals as much.
    Source: Skatteverket on skyddade personuppgifter.
    """
    for person in plan.programme.people.values():
        if person.protected and _tells(person.identity) and person.identity != person.id:
            yield finding(
                "protected-id-tells",
                _("`{id}` is protected, and `was` keeps an id that looks like a name"),
                at=plan.where(person, "was"),
                help=_("remove the line: the person's calendar is then a new one, under an id that says nothing"),
                fix=taking_out(plan, (*person.path, "was")),
                values={"id": person.id},
                about=(person.id,),
            )
        if person.protected and _tells(person.id):
            yield finding(
                "protected-id-tells",
                _("`{id}` is protected, and the id looks like a name"),
                at=plan.where(person),
                help=_("choose an id such as `deltagare-7`; git keeps the old one in its history, so ask for advice"),
                values={"id": person.id},
                about=(person.id,),
            )


def protected_id_written(plan: Plan) -> Iterator[Diagnostic]:
    """The id of a protected person is in a text that others read.

    In what others read they are "deltagare" or the word for their part, and in a count: an id would let readers follow
    somebody from page to page. Ids that are ordinary words are not looked for. Source: Skatteverket on skyddade
    personuppgifter.
    """
    ids = {id_ for person in plan.programme.people.values() if person.protected for id_ in (person.id, person.identity)}
    looked_for = [id_ for id_ in sorted(ids, key=len, reverse=True) if not id_.isalpha()]
    if not looked_for:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, looked_for))})(?![\w-])", re.IGNORECASE)
    for path, text in given_out_texts(plan):
        found = pattern.search(text) if _may_have(text, looked_for) else None
        if found:
            yield finding(
                "protected-id-written",
                _("`{id}` is protected, and is in a text that others read"),
                at=plan.origins.span(path),
                help=_("write it without the id, such as “a participant”"),
                values={"id": found[0].lower()},
                about=(found[0].lower(),),
            )


def _may_have(text: str, ids: Iterable[str]) -> bool:
    """Whether a text may have one of the ids in it, in capitals or not: quickly asked, and seldom so."""
    lowered = text.lower()
    return any(id_.lower() in lowered for id_ in ids) or any(odd in text for odd in ODD_SMALL_LETTERS)


def _tells(id_: str) -> bool:
    """Whether an id looks like a name."""
    words = [word for word in id_.split("-") if word.isalpha()]
    return len(words) > 1 and not NEUTRAL.intersection(words)


def person_without_name(plan: Plan) -> Iterator[Diagnostic]:
    """A person has no name, and is not protected.

    In booklets and calendars they would be "deltagare" or "mentor", as protected people are. Source: our own
    judgement.
    """
    for person in plan.programme.people.values():
        if person.name is None and not person.protected:
            yield finding(
                "person-without-name",
                _("`{id}` has no name"),
                at=plan.where(person),
                help=_("add a line `name:`, or `protected: yes` if their personal data are protected"),
                values={"id": person.id},
                about=(person.id,),
            )


def personal_identity_number(plan: Plan) -> Iterator[Diagnostic]:
    """Something in the files looks like a Swedish personal identity number (personnummer or samordningsnummer).

    A plan needs none, and git never forgets. The number is looked for in the whole text of each file,
    comments too: six or eight digits that are a date, and four more that make the check digit right. Source:
    dataskyddslagen (2018:218) 3 kap. 10 §, by which such numbers are used without consent only where that is
    clearly called for.
    """
    latest = min((cohort.starts for cohort in plan.programme.cohorts.values()), default=None)
    for source in plan.origins.sources:
        for match in _NUMBER.finditer(source.text) if _DIGITS.search(source.text) else ():
            if _is_personal(match, latest):
                yield finding(
                    "personal-identity-number",
                    _("this looks like a personal identity number"),
                    at=Span(source, source.position(match.start()), source.position(match.end())),
                    help=_(
                        "remove it before you commit; if it is committed already, ask whoever looks after "
                        "the repository to remove it from the history"
                    ),
                    about=(source.path.rpartition("/")[2],),
                )


def _is_personal(match: re.Match[str], latest: date | None) -> bool:
    """Whether the check digit is right, and the date somebody's day of birth before `latest`."""
    digits, last, sign, century = match["digits"], match["last"], match["sign"], match["century"]
    if not century and (sign == " " or (not sign and digits.startswith("07"))):
        return False  # two numbers beside each other, or a mobile telephone number
    if _check_digit(digits + last[:3]) != int(last[3]):
        return False
    day = int(digits[4:6]) - (60 if int(digits[4:6]) > 60 else 0)  # a samordningsnummer has 60 more
    for first_two in (century,) if century else ("19", "20"):
        born = _date(int(first_two + digits[:2]), int(digits[2:4]), day)
        if born is None or (latest is not None and born >= latest):
            continue
        if century or latest is None or latest.year - born.year <= OLDEST:
            return True
    return False


def _check_digit(digits: str) -> int:
    """The Luhn algorithm: every other digit doubled, from the first."""
    total = 0
    for index, digit in enumerate(digits):
        doubled = int(digit) * (2 if index % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return -total % 10


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
