"""Ids of the small programme, given another name wherever they stand, for the tests of identities."""

import re
from typing import NamedTuple

from rendering.calendars.calendar_plans import SMALL, plan_in

from introplan.agenda import Plan, plan_of
from introplan.diagnostics import Diagnostic, Message
from introplan.language import fill
from introplan.reading import File, Folder, read_programme
from introplan.releases import Ledger, given_out_of

OWN_LECTURES = (
    SMALL.replace("      barnsamtal: {date", "      samtalet: {of: barnsamtal, date")
    .replace("      barnsamtal:\n        date", "      samtal-1:\n        of: barnsamtal\n        date")
    .replace("      besok: {date", "      besok-1: {of: besok, date")
)
"""The small programme, its sessions called otherwise than what they are of."""


class Kind(NamedTuple):
    """Something with an id, one of the same kind to exchange ids with, and how far in its entry stands."""

    old: str
    other: str
    column: int = 2


KINDS = {
    "participant": Kind("ada", "deltagare-7"),
    "supporter": Kind("ida", "frans"),
    "coordinator": Kind("karin", "mona"),
    "protected": Kind("samtalspartner-3", "ulla"),
    "review": Kind("manad-3", "manad-24", 4),
    "pairing": Kind("ada-ida", "deltagare-7-ida"),
    "place": Kind("salen", "rummet"),
    "online place": Kind("natet", "salen"),
    "cohort": Kind("ht26", "vt27"),
    "session": Kind("samtal-1", "utbyte-1", 6),
    "event": Kind("dialog-1", "samtal-1"),
    "owner": Kind("provby", "kassan"),
    "organisation": Kind("kassan", "facket"),
    "lecture": Kind("barnsamtal", "utbyte"),
    "activity": Kind("besok", "utbyte"),
}


def renamed(new: dict[str, str], column: int = 2, text: str = OWN_LECTURES) -> str:
    """The programme with other ids, each wherever it stands: as an entry in its column and as a reference."""
    pattern = re.compile(rf"(?<![\w./@-])({'|'.join(map(re.escape, new))})(?![\w-])")
    if column == 6:  # the keys of sessions, which nothing refers to
        pattern = re.compile(rf"(?m)(?<=^      )({'|'.join(map(re.escape, new))})(?=:)")
    if "samtal-1" in new and column == 2:  # an event, and a session
        pattern = re.compile(rf"(?m)(?<=^  )({'|'.join(map(re.escape, new))})(?=:)")
    return pattern.sub(lambda found: new[found[0]], text)


def with_was(text: str, was: dict[str, str], column: int = 2, *, under: str | None = None) -> str:
    """The programme with a line `was` at the entries that stand in this column under these ids."""
    for id_, earlier in was.items():
        start = text.index(f"\n{under}:") if under else 0
        entry = re.compile(rf"(?m)^{' ' * column}{re.escape(id_)}:(?: \{{|$)")
        found = entry.search(text, start)
        assert found, id_
        line = f"was: {earlier}, " if found[0].endswith("{") else f"\n{' ' * (column + 2)}was: {earlier}"
        text = text[: found.end()] + line + text[found.end() :]
    return text


def planned(text: str, ledger: Ledger | None = None) -> Plan:
    """The plan of a text, after what has been given out of it."""
    folder = Folder("prov", (File("prov.yaml", text.encode()),))
    if ledger is None:
        return plan_in(folder)
    programme, origins, found = read_programme(folder)
    assert programme is not None, found
    return plan_of("prov", programme, origins, given_out=given_out_of(ledger))


def told(found: Diagnostic) -> str:
    """A finding as it is read: how grave, its name, the words it points at, and the way out."""
    span = found.at.span
    words = span.source.line(span.start.line)[span.start.column : span.end.column]
    return f"{found.severity} {found.name} {words}: {fill(Message(found.help).template, found.message.values, 'en')}"
