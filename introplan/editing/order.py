"""Where something new comes among its siblings: by its day, where theirs stand in order of day; else as it was told."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Generic, TypeVar

from introplan.editing.traces import GONE

DAYS = ("date", "from", "starts")
"""Fields by which an entry has its day."""

DAY = re.compile(r"\d{4}-(?:\d\d(?:-\d\d)?|W\d\d(?:-\d)?)(?=\.\.|$)")
"""A day, a week or a month as text, or the first one of a stretch."""

OrderKey = TypeVar("OrderKey", str, int)


class Order(Generic[OrderKey]):
    """Keys of siblings in their order, into which new ones are put."""

    def __init__(self, siblings: Iterable[tuple[OrderKey, object]]) -> None:
        """Siblings are keys with values, `GONE` of one that goes. Items of a list have numbers for keys."""
        pairs = list(siblings)
        self.keys: list[OrderKey] = [key for key, _value in pairs]
        by_key = _days([_day(key) for key, _value in pairs])
        by_value = _days([GONE if value is GONE else _day(value) for _key, value in pairs])
        self._days, self._is_by_key = (by_key, True) if by_key else (by_value, False)

    def add(self, key: OrderKey, value: object, after: OrderKey | None = None) -> None:
        """Put something new in its place: by its day, else after the sibling of that name, else last."""
        day = _day(key if self._is_by_key else value)
        if self._days and day is not None:
            place = bisect_right(self._days, day)
            self._days.insert(place, day)
        else:
            place = self.keys.index(after) + 1 if after is not None and after in self.keys else len(self.keys)
            self._days = []
        self.keys.insert(place, key)


def _days(days: Sequence[object]) -> list[date]:
    """The days of siblings, when all have one and they come in order; one that goes stands where the one before did."""
    known = [day for day in days if day is not GONE]
    if not known or None in known:
        return []
    found: list[date] = []
    for day in days:
        found.append(day if isinstance(day, date) else found[-1] if found else known[0])  # type: ignore[arg-type]
    return found if found == sorted(found) else []


def _day(value: object) -> date | None:
    """The day of an entry, or of a text that is one."""
    if isinstance(value, dict):
        return next((_day(value[field]) for field in DAYS if field in value), None)
    found = DAY.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return date.fromisoformat(f"{found[0]}-01" if len(found[0]) == len("2026-10") else found[0])
    except ValueError:
        return None
