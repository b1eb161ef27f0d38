"""Two years of a real programme in three releases: what is moved, cancelled, removed and brought back on the way.

Everything is changed in the YAML, as a coordinator changes it, and each release goes by the ledger of those before.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from rendering.calendars.calendar_plans import PROGRAMMES, made, plan_in, released

from introplan.agenda import Plan
from introplan.reading import File, Folder
from introplan.releases import EMPTY, Ledger

NAME = "malmo"
HT26, PAIRINGS, PLACES = "cohorts/ht26.yaml", "pairings/ht26.yaml", "organisations.yaml"
Files = dict[str, str]


class Published(NamedTuple):
    """A release: the plan, the ledger after it, and every calendar by its path."""

    plan: Plan
    ledger: Ledger
    calendars: Mapping[str, bytes]


@cache
def three_releases() -> tuple[Published, ...]:
    """The three, the oldest first."""
    folder = PROGRAMMES / NAME
    files = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))
    }
    ledger, found = EMPTY, []
    for changes in ((), SECOND, THIRD):
        for change in changes:
            change(files)
        plan = plan_in(Folder(NAME, tuple(File(path, text.encode()) for path, text in files.items())))
        ledger = released(plan, from_=ledger)
        found.append(Published(plan, ledger, made(plan, ledger=ledger)))
    return tuple(found)


def session(key: str, field: str, value: str) -> Callable[[Files], None]:
    """One field of a session of the first cohort becomes another."""

    def change(files: Files) -> None:
        block = _block(files[HT26], key)
        mended, times = re.subn(rf"^( +{field}:).*$", rf"\1 {value}", block, count=1, flags=re.MULTILINE)
        if not times:
            mended = f"{block.rstrip()}\n        {field}: {value}\n\n"
        files[HT26] = files[HT26].replace(block, mended)

    return change


def without(key: str) -> Callable[[Files], None]:
    """A session is taken out."""

    def change(files: Files) -> None:
        files[HT26] = files[HT26].replace(_block(files[HT26], key), "")

    return change


def with_session(key: str, *lines: str) -> Callable[[Files], None]:
    """A session is added, or comes back."""

    def change(files: Files) -> None:
        files[HT26] = f"{files[HT26].rstrip()}\n\n      {key}:\n" + "".join(f"        {line}\n" for line in lines)

    return change


def replaced(path: str, before: str, after: str) -> Callable[[Files], None]:
    """A piece of a file becomes another."""

    def change(files: Files) -> None:
        assert files[path].count(before) == 1, before
        files[path] = files[path].replace(before, after)

    return change


def _block(text: str, key: str) -> str:
    found = re.search(rf"^      {key}:\n(?:        .*\n|\n)+", text, flags=re.MULTILINE)
    assert found, key
    return found[0]


SECOND = (
    session("juridik-grunder", "date", "2026-09-11"),
    session("bemotande", "place", "sal-vast"),
    session("dokumentation", "status", "cancelled"),
    without("sekretess"),
    replaced(PAIRINGS, "2026-W41: {date: 2026-10-07, time: 13.00}", "2026-W41: {date: 2026-10-08, time: 15.00}"),
    replaced(PAIRINGS, "meets: {on: monday, time: 10.00, place: samtalsrum-norr}", "meets: {on: friday, time: 14.00}"),
    replaced(
        HT26,
        "manad-3:  {date: 2026-11-27, time: 9.00,  place: samtalsrum-norr}",
        "manad-3:  {date: 2026-12-04, time: 8.30}",
    ),
)
THIRD = (
    session("juridik-grunder", "date", "2026-09-15"),
    session("juridik-grunder", "time", "13.00–16.00"),
    session("dokumentation", "status", "planned"),
    with_session("sekretess", "date: 2026-10-29", "time: 9-11", "place: sal-vast"),
    without("utbyte-3"),
    replaced(PAIRINGS, "      2026-W47: cancelled\n", ""),
    replaced(PAIRINGS, "meets: {on: friday, time: 14.00}", "meets: {on: monday, time: 10.00, place: samtalsrum-norr}"),
)
