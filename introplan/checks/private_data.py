"""Checks on data that belong to somebody's private life: addresses from home, and why somebody is away."""

import re
from collections.abc import Iterable, Iterator

from introplan.agenda import Plan
from introplan.demands.organisations import comes_from_nobody
from introplan.diagnostics import Diagnostic, Position, Source, Span, _, finding
from introplan.model import Path

PRIVATE_MAIL = frozenset(
    {
        *("gmail.com", "googlemail.com", "hotmail.com", "hotmail.se", "outlook.com", "live.com", "live.se", "msn.com"),
        *("icloud.com", "me.com", "mac.com", "yahoo.com", "yahoo.se", "protonmail.com", "proton.me", "aol.com"),
        *("telia.com", "tele2.se", "bredband.net", "comhem.se", "spray.se", "home.se", "bahnhof.se", "swipnet.se"),
    }
)
REASON = re.compile(
    r"\b(?:\w*sjuk(?:skriv\w*|dom\w*|anmäl\w*)?|föräldraledig\w*|(?:mamma|pappa|barn|tjänst)ledig\w*|vab\w*|vård av \w+"
    r"|gravid\w*|förlossning\w*|rehab\w*|utmatt\w*|utbränd\w*|depress\w*|deprimerad|operation\w*|opereras?|cancer\w*"
    r"|begravning\w*|parental leave|maternity\w*|sick\w*|pregnan\w*|burn-?out|surgery|illness)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"(?:^|\s)#(.*)$")


def nobody_to_turn_to(plan: Plan) -> Iterator[Diagnostic]:
    """The booklet does not say who to turn to about cases, workload or worry: the programme has no `ask`.

    An employer makes known who employees can turn to when work is too much (AFS 2023:2, chapter 2). The booklet has the
    coordinators' addresses anyway; who helps with what is the coordinator's to write. Source: Arbetsmiljöverket,
    organisational and social work environment.
    """
    given_out = [each for each in plan.programme.cohorts.values() if each.participants and each.status == "confirmed"]
    if given_out and plan.programme.frame.ask is None:
        yield finding(
            "nobody-to-turn-to",
            _("the booklet of {cohort} does not say who to turn to about what"),
            at=plan.origins.span(("programme",), key=True),
            help=_("add a text `ask:` to the programme: who to ask about cases, workload and leave"),
            values={"cohort": given_out[0].title},
            about=(given_out[0].id,),
        )


def private_mail_address(plan: Plan) -> Iterator[Diagnostic]:
    """An e-mail address is at a provider of private addresses.

    Addresses are printed in booklets and shown in calendars. Those from work are the employer's to give out; a private
    one is not. Somebody who is retired, or comes from outside and from nowhere in particular (an organisation of kind
    `other`), has no other address than their own. Source: introplan's reading of what belongs to work, after advice to
    municipalities on publishing employees' data.
    """
    frame = plan.programme.frame
    addresses: list[tuple[Path, str, str]] = [(("programme", "contact", "email"), frame.contact.email, "")]
    addresses += [
        ((*each.path, "email"), each.email or "", each.id)
        for each in plan.programme.people.values()
        if not comes_from_nobody(plan, each)
    ]
    for path, address, person in addresses:
        domain = address.rpartition("@")[2].lower()
        if domain in PRIVATE_MAIL:
            yield finding(
                "private-mail-address",
                _("this looks like a private address: {domain} is for private people"),
                at=plan.origins.span(path),
                help=_("write the work address, or remove the line"),
                values={"domain": domain},
                about=(person or frame.id,),
            )


def reason_for_absence(plan: Plan) -> Iterator[Diagnostic]:
    """A comment beside somebody's pause, part time, absence or outcome says why: illness, parental leave or the like.

    Health is sensitive (the GDPR's article 9), the plan needs no reason, and git never forgets. The fields have no room
    for a reason, but comments do, so those beside them are read: on the same line, within the entry and right above it.
    Source: Integritetsskyddsmyndigheten on employees' data; dataskyddsförordningen, article 9.
    """
    told: set[tuple[str, int]] = set()
    for path in _absences(plan) if any(map(_has_reasons, plan.origins.sources)) else ():
        for span, word in _comments_with_reason(plan, path):
            if (span.path, span.start.line) not in told:
                told.add((span.path, span.start.line))
                yield finding(
                    "reason-for-absence",
                    _("`{word}` says why somebody is away"),
                    at=span,
                    help=_("remove it before you commit; a pause needs its dates and nothing else"),
                    values={"word": word},
                    about=("/".join(map(str, path)),),
                )


def _has_reasons(source: Source) -> bool:
    """Whether a comment anywhere in a file has such a word."""
    comments = (_COMMENT.search(line) for line in source.lines if "#" in line) if "#" in source.text else ()
    return any(REASON.search(comment[1]) for comment in comments if comment)


def _absences(plan: Plan) -> Iterator[Path]:
    """Where it is written that somebody is away: pauses, part time, outcomes, days somebody cannot or would rather not,
    and absences.
    """
    programme = plan.programme
    for cohort in programme.cohorts.values():
        for participant in cohort.participants.values():
            for field in ("pauses", "workdays", "work_percent", "until", "exempt", "make_ups", "outcome"):
                if plan.origins.is_written((*participant.path, field)):
                    yield (*participant.path, field)
    for person in programme.people.values():
        for field in ("unavailable", "available", "wishes"):
            if getattr(person, field):
                yield (*person.path, field)
    for key in programme.absences:
        yield ("absences", key)


def _comments_with_reason(plan: Plan, path: Path) -> Iterator[tuple[Span, str]]:
    entry, value = plan.origins.span(path[:-1], key=True), plan.origins.span(path)
    name = plan.origins.span(path, key=True)
    lines = value.source.lines
    first, last = name.start.line, min(value.end.line, len(lines) - 1)
    numbers = [*_above(lines, first), *range(first, last + 1)]
    if entry.path == value.path and len(path) > 2:
        numbers += [entry.start.line, *_above(lines, entry.start.line)]
    for number in dict.fromkeys(numbers):
        comment = _COMMENT.search(lines[number])
        reason = REASON.search(comment[1]) if comment else None
        if comment and reason:
            start = comment.start(1) + reason.start()
            yield Span(value.source, Position(number, start), Position(number, start + len(reason[0]))), reason[0]


def _above(lines: Iterable[str], number: int) -> Iterator[int]:
    """The lines right above a line that are comments and nothing else."""
    all_lines = list(lines)
    while number > 0 and all_lines[number - 1].lstrip().startswith("#"):
        number -= 1
        yield number
