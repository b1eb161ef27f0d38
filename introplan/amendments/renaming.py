"""Something called by another id, wherever the plan speaks of it, and that calendars know by its first one still."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from introplan.agenda import Plan
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.asked import Asked, Kind, entries_of
from introplan.amendments.ids import Ids, IdsGivenOut, no_id, path_words, section_of
from introplan.amendments.references import IdReference, PlainSections, mentions, references, tree_of
from introplan.diagnostics import Edit, Message, Plain, Remove, Rename, Set, _
from introplan.model import ROLES, Entry, Lasting, Path
from introplan.model.ids import id_meant

RENAMED: tuple[Kind, ...] = (
    "person",
    "cohort",
    "session",
    "participant",
    "lecture",
    "activity",
    "place",
    "organisation",
    "unit",
    "pairing",
    "event",
    "programme-review",
    "programme-task",
    "task",
    "phase",
    "goal",
    "area",
    "competence",
    "group",
)
"""What can be given another id. A participant is a person."""

MOST_PLACES = 6


def renamed(found: Asked, words: str, given_out: IdsGivenOut | None = None) -> Amendment | Hindrance:
    """Something with the words as its id, everywhere; without `given_out`, nothing has been released yet.

    It keeps its identity: the id that it was first given out under stands as `was`, and goes when it is called so
    again. What a ledger has never had needs none.
    """
    renaming = _Renaming(found.plan, _entry_of(found), _without_cohort(found, words), given_out)
    return renaming.hindrance or Amendment(renaming.title, renaming.edits, tuple(renaming.left))


def lasting_word(plan: Plan, words: str) -> Hindrance | None:
    """Why a word that is no entry's cannot be another: it is the programme's own, or the language's."""
    if words in (plan.name, plan.programme.frame.id):
        return Hindrance(
            Message(_("`{id}` is the programme itself, whose id is a part of every calendar entry"), {"id": words}),
            Message(_("leave it; `introplan set programme.title` changes what people read")),
        )
    if words in ROLES:
        return Hindrance(
            Message(_("`{role}` is a word of the language, for everybody who has that role"), {"role": words}),
            Message(_("`introplan set programme.roles.{role}.label` changes what people read"), {"role": words}),
        )
    return None


def _entry_of(found: Asked) -> Entry:
    programme = found.plan.programme
    if found.kind == "session":
        return programme.session_called(found.id)
    if found.kind == "task":
        cohort, _slash, key = found.id.partition("/")
        return programme.cohorts[cohort].tasks[key]
    if found.kind == "participant":
        return programme.people[found.id.rpartition("/")[2]]
    return entries_of(found.plan, found.kind)[found.id]


def _without_cohort(found: Asked, words: str) -> str:
    """The new id alone, where a session's is written with its cohort, as the old one is."""
    cohort, slash, _key = found.id.rpartition("/")
    return words.removeprefix(f"{cohort}/") if slash else words


@dataclass(frozen=True)
class _Renaming:
    """An entry that is to have another id, and the sessions that are called by it."""

    plan: Plan
    entry: Entry
    new: str
    given_out: IdsGivenOut | None

    @property
    def old(self) -> str:
        return self.entry.id

    @property
    def ids(self) -> Ids:
        """Which ids are taken."""
        return Ids(self.plan, self.given_out)

    @cached_property
    def section(self) -> str:
        """The section of its ids, as references name it: `programme.reviews`, `sessions`."""
        return section_of(self.entry)

    @cached_property
    def tree(self) -> PlainSections:
        return tree_of(self.plan)

    @cached_property
    def sessions(self) -> tuple[Entry, ...]:
        """The sessions that are of it by their key alone, which follows where it can."""
        if self.section not in ("lectures", "activities"):
            return ()
        every = (cohort.sessions.get(self.old) for cohort in self.plan.programme.cohorts.values())
        return tuple(session for session in every if session and session.of is None)

    @cached_property
    def followers(self) -> tuple[Entry, ...]:
        """Those of the sessions whose cohort has no other session that is, or was, called so."""
        return tuple(each for each in self.sessions if not self.ids.taken(each, self.new))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All that get the new id."""
        return (self.entry, *self.followers)

    # What is in the way.

    @property
    def hindrance(self) -> Hindrance | None:
        """Why it cannot be called so."""
        if unfit := no_id(self.new):
            return unfit
        if self.new == self.old:
            return Hindrance(
                Message(_("`{id}` is called that already"), {"id": self.new}),
                Message(_("write the id that it should have")),
            )
        return self.ids.taken(self.entry, self.new) or self._means_two_things

    @property
    def _means_two_things(self) -> Hindrance | None:
        """A reference of which nobody can tell whether it means this entry."""
        for each in self._affected:
            others = [section for section in each.sections if section != self.section and self._has(section, each.id)]
            if each.id == self.old and others:
                return Hindrance(
                    Message(
                        _("`{id}` in {place} may be the one in `{section}` or the one in `{other}`"),
                        {"id": self.old, "place": path_words(each.path), "section": self.section, "other": others[0]},
                    ),
                    Message(_("give the other one another id by hand first, so that it is clear which is meant")),
                )
        return None

    def _has(self, section: str, id_: str) -> bool:
        return section != "sessions" and id_ in getattr(self.plan.programme, section, ())

    # What is written.

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, str]]:
        """By section, the ids that change."""
        found: dict[str, dict[str, str]] = {}
        for entry in self.entries:
            own = section_of(entry)
            found.setdefault(own, {})[_reference_to(entry, entry.id)] = _reference_to(entry, self.new)
        if self.section == "cohorts":
            cohort = self.plan.programme.cohorts[self.old]
            found["sessions"] = {f"{self.old}/{key}": f"{self.new}/{key}" for key in cohort.sessions}
        return found

    @cached_property
    def _affected(self) -> tuple[IdReference, ...]:
        return tuple(each for each in references(self.tree) if self._new_name(each) is not None)

    def _new_name(self, reference: IdReference) -> str | None:
        found = (self._names[section].get(reference.id) for section in reference.sections if section in self._names)
        return next((each for each in found if each is not None), None)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """The entry and all that speaks of it."""
        return (
            *(edit for entry in self.entries for edit in self._of_entry(entry)),
            *(edit for each in self._affected for edit in self._of_reference(each)),
            *(Set((*each.path, "of"), self.new) for each in self.sessions if each not in self.followers),
        )

    def _of_reference(self, reference: IdReference) -> Iterator[Edit]:
        new, path = self._new_name(reference), reference.path
        assert new is not None, reference
        if path[-1] == "of" and path[-2] == new and self._is_written_here(path):
            yield Remove(path)
        else:
            yield Rename(path, new) if reference.is_key else Set(path, new)

    def _of_entry(self, entry: Entry) -> Iterator[Edit]:
        yield Rename(entry.path, self.new)
        if entry is self.entry and self.section == "sessions":
            yield from self._of(entry)
        if isinstance(entry, Lasting):
            yield from self._was(entry)

    def _was(self, entry: Lasting) -> Iterator[Edit]:
        """The line `was`, so that it stays the same to calendars; none when it is called as it was first."""
        fields = self._written(entry)
        written, path = fields.get("was"), (*entry.path, "was")
        if self.new == entry.identity:
            if written is not None:
                yield Remove(path)
        elif (written is None or written == self.new) and self.ids.was_given_out(entry):
            yield Set(path, entry.identity, "" if written else _title_field(fields))

    def _of(self, entry: Entry) -> Iterator[Edit]:
        """What the session is of, which its key says no more; or the line that says what the key says now."""
        fields, path = self._written(entry), (*entry.path, "of")
        if "of" not in fields:
            yield Set(path, self.old)
        elif fields["of"] == self.new and self._is_written_here(path):
            yield Remove(path)

    def _is_written_here(self, path: Path) -> bool:
        """Whether a field `of` stands last, as a renaming writes it: any other is the author's own, and stays."""
        fields = self.plan.origins.plain(path[:-1])
        return isinstance(fields, dict) and [name for name in fields if name != "was"][-1] == path[-1]

    def _written(self, entry: Entry) -> Mapping[str, Plain]:
        fields = self.plan.origins.plain(entry.path)
        return fields if isinstance(fields, dict) else {}

    # What is told.

    @property
    def title(self) -> Message:
        """What is done, in a sentence."""
        told = {"old": _reference_to(self.entry, self.old), "new": _reference_to(self.entry, self.new)}
        sessions = tuple(f"`{_reference_to(each, self.old)}`" for each in self.followers)
        if sessions:
            return Message(
                _("`{old}` is now called `{new}`, wherever the plan mentions it, and with it {sessions}"),
                {**told, "sessions": sessions},
            )
        return Message(_("`{old}` is now called `{new}`, wherever the plan mentions it"), told)

    @property
    def left(self) -> Iterator[Message]:
        """Where the old id, or the old name, stays."""
        name = getattr(self.entry, "name", None) or getattr(self.entry, "title", None)
        if name and id_meant(name) == self.old and id_meant(name) != self.new:
            field_ = "name" if hasattr(self.entry, "name") else "title"
            place = path_words((*self.entry.path[:-1], self.new))
            yield Message(
                _('it is still called {name}; write the new name: `introplan set {place} {field} "{name}"`'),
                {"name": name, "place": place, "field": field_},
            )
        places = [path_words(self._path_after(path)) for path in mentions(self.tree, self.old)]
        if places:
            more = ("…",) if len(places) > MOST_PLACES else ()
            yield Message(
                _("`{old}` is in texts too, which are left as they are: {places}"),
                {"old": self.old, "places": (*places[:MOST_PLACES], *more)},
            )
        file = self.plan.origins.span(self.entry.path, key=True).source.path
        if file.replace("\\", "/").rpartition("/")[2].partition(".")[0] == self.old:
            yield Message(_("the file {file} keeps its name"), {"file": file})

    def _path_after(self, path: Path) -> Path:
        """Where something stands when all is done."""
        own = next((entry.path for entry in self.entries if path[: len(entry.path)] == entry.path), ())
        return (*own[:-1], self.new, *path[len(own) :]) if own else path


def _reference_to(entry: Entry, id_: str) -> str:
    """An id as it is written where something refers to it: a session's behind its cohort's."""
    return f"{entry.path[1]}/{id_}" if section_of(entry) == "sessions" else id_


def _title_field(fields: Mapping[str, Plain]) -> str:
    """The field that says what an entry is called to people; empty when none does."""
    return next((field for field in ("name", "title", "subject") if field in fields), "")
