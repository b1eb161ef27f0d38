"""What entries are called in cells, and which entry is meant by what somebody has written in one.

Two of one name have where they work, or their id, behind it in brackets. Protected people are called nothing.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from introplan.agenda import Plan
from introplan.model import Entry, Person


def small(text: str) -> str:
    """A text as it is compared with others: spaces of any kind as one, no difference between small and capital."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True)
class CellNames:
    """The entries of some sections by their ids, as they are called in cells."""

    labels: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]
    """By what may be written instead, the ids that are meant."""

    def meant(self, words: str) -> tuple[str, ...]:
        """The ids of what is meant by words in a cell: one, or several that are called the same."""
        return self.others.get(small(words), ())


@dataclass(frozen=True)
class Labels:
    """What everything in a plan is called, and what is `new`: names by id, by section."""

    plan: Plan
    new: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def protected(self) -> frozenset[str]:
        """The people who are nowhere in a workbook."""
        return frozenset(id_ for id_, person in self.plan.programme.people.items() if person.protected)

    def of(self, *sections: str) -> CellNames:
        """What is called how in some sections, which share their ids."""
        if sections not in self._found:
            self._found[sections] = self._called(sections)
        return self._found[sections]

    @cached_property
    def _found(self) -> dict[tuple[str, ...], CellNames]:
        return {}

    def entries(self, section: str) -> Mapping[str, Entry]:
        """The entries of a section by id."""
        programme = self.plan.programme
        if section == "sessions":
            cohorts = programme.cohorts.values()
            return {f"{cohort.id}/{key}": each for cohort in cohorts for key, each in cohort.sessions.items()}
        owner = programme.frame if section.startswith("programme.") else programme
        found: Mapping[str, Entry] = getattr(owner, section.rpartition(".")[2])
        return found

    def _called(self, sections: Sequence[str]) -> CellNames:
        names: dict[str, str] = {}
        behind: dict[str, str] = {}
        for section in sections:
            for id_, entry in self.entries(section).items():
                if section == "people" and id_ in self.protected:
                    continue
                names[id_] = id_ if section == "sessions" else name_of(entry)
                behind[id_] = self._where(entry)
            names |= self.new.get(section, {})
        return _of(names, behind)

    def _where(self, entry: Entry) -> str:
        """What tells somebody or something from another of the same name: where they work, or whose it is."""
        programme = self.plan.programme
        if isinstance(entry, Person) and entry.unit:
            return programme.units[entry.unit].title
        organisation = getattr(entry, "organisation", None)
        return programme.organisations[organisation].title if organisation else entry.id


def _of(names: Mapping[str, str], behind: Mapping[str, str]) -> CellNames:
    counts = Counter(map(small, names.values()))
    full = {
        id_: name if counts[small(name)] == 1 else f"{name} ({behind.get(id_, id_)})" for id_, name in names.items()
    }
    twice = Counter(map(small, full.values()))
    labels = {id_: name if twice[small(name)] == 1 else f"{names[id_]} ({id_})" for id_, name in full.items()}
    meant: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, label in labels.items():
        for words in (label, names[id_]):
            meant[small(words)][id_] = None
    for id_ in names:
        meant[id_] = {id_: None}
    return CellNames(labels, {words: tuple(ids) for words, ids in meant.items()})


def name_of(entry: Entry) -> str:
    """What an entry is called, on one line."""
    name = getattr(entry, "name", None) or getattr(entry, "title", None) or entry.id
    return " ".join(str(name).split())
