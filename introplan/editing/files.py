"""Which file of a plan an edit is made in, and the files as they are after it: all of them, or none.

An edit is made where the entry stands that it is about. A new entry comes beside the one that it is to follow, or into
the file that is asked for, else where its section is: in the file that holds several, or in one of its own where each
has one of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import yaml

from introplan.diagnostics import Edit, Message, Remove, Set, Source, _, worst
from introplan.editing.revision import EditRefusal, edited
from introplan.editing.signs import MARK
from introplan.model import Path
from introplan.model.ids import is_id
from introplan.reading.folder import File
from introplan.reading.nodes import compose
from introplan.reading.places import NOTHING
from introplan.reading.sections import Gathered
from introplan.reading.text import at_path, read_text

TOO_MUCH = frozenset(["too-many-aliases", "nested-too-deep"])
"""What keeps the rest of a file from being read."""


class Chosen(NamedTuple):
    """A new entry, and the file that it is put into, though others could have had it."""

    entry: Path
    file: str


@dataclass(frozen=True)
class Files:
    """The files that edits change, by their paths; None for one that says nothing any more and goes."""

    contents: Mapping[str, bytes | None]
    chosen: tuple[Chosen, ...] = ()


def edit(gathered: Gathered, edits: Iterable[Edit], personal: Collection[str] = ()) -> Files | tuple[EditRefusal, ...]:
    """The files of a plan after edits of its data, or all that is in the way.

    A comment that tells of somebody in `personal` goes along with what is removed beneath it.
    """
    those = list(edits)
    places = _Places(gathered, those)
    found: dict[str, bytes | None] = {}
    refused = []
    for path, of_file in places.by_file.items():
        content = _after(gathered, path, of_file, personal, places.like(path, of_file))
        if isinstance(content, EditRefusal):
            refused.append(content)
        elif content != places.contents.get(path):
            found[path] = content
    return tuple(refused) if refused else Files(found, places.chosen)


def by_file(gathered: Gathered, edits: Iterable[Edit]) -> Mapping[str, Sequence[Edit]]:
    """The edits by the path of the file that each is made in, in their order."""
    return _Places(gathered, list(edits)).by_file


@dataclass(frozen=True)
class _Places:
    """Where edits are made: their paths are of the data as it was."""

    gathered: Gathered
    edits: Sequence[Edit]

    @cached_property
    def contents(self) -> Mapping[str, object]:
        """What each file says, or why it has not been fetched."""
        return self.gathered.folder.contents

    @cached_property
    def by_file(self) -> Mapping[str, Sequence[Edit]]:
        """The edits of each file, in the order in which they are first made in it."""
        found: dict[str, list[Edit]] = defaultdict(list)
        for each in self.edits:
            for path, one in self._made(each):
                found[path].append(one)
        return dict(found)

    @cached_property
    def chosen(self) -> tuple[Chosen, ...]:
        """Where new entries are put that could stand in several files, and that follow none in particular."""
        entries = dict.fromkeys(each.path[:2] for each in self.edits if len(each.path) > 1)
        new = [entry for entry in entries if entry[0] != "programme" and entry not in self.gathered.written]
        return tuple(
            Chosen(entry, self._place(entry))
            for entry in new
            if not self._after(entry) and len(self._with_many(str(entry[0]))) > 1
        )

    def like(self, path: str, edits: Sequence[Edit]) -> str | None:
        """The file whose looks a new one is to have: one that holds the same section; None for one that is there."""
        holders = self._holders.get(str(edits[0].path[0]), {})
        return max(holders) if holders and path not in self.contents else None

    def _made(self, edit: Edit) -> Iterator[tuple[str, Edit]]:
        """An edit in its file; one of a whole section in all that hold it."""
        section = str(edit.path[0])
        if section == "programme" or len(edit.path) > 1:
            yield self._place(edit.path[:2]), edit
            return
        first, *others = sorted(self._holders.get(section, ())) or self._elsewhere(section)
        yield first, edit
        for other in others:
            yield other, Remove(edit.path) if isinstance(edit, Set) else edit

    def _place(self, entry: Path, asked: frozenset[Path] = frozenset()) -> str:
        """The file in which an entry stands, or is to stand; `asked` are those that it follows, itself among them."""
        section = str(entry[0])
        start = (section,) if section == "programme" else entry
        if written := self.gathered.written.get(start):
            return written.source.path
        after = self._after(entry)
        if after and after not in asked:
            return self._place(after, asked | {entry})
        if asked_for := next((each.file for each in self._sets_of(entry) if each.file), ""):
            return self._known(asked_for)
        return self._of_section(section, str(entry[-1]))

    def _after(self, entry: Path) -> Path:
        """The entry that a new one is to follow, if it is there or comes too."""
        after = next(((entry[0], each.after) for each in self._sets_of(entry) if each.after), ())
        is_there = after in self.gathered.written or any(each.path[:2] == after for each in self.edits)
        return after if after and is_there else ()

    def _sets_of(self, entry: Path) -> Iterator[Set]:
        return (each for each in self.edits if isinstance(each, Set) and each.path == entry)

    def _of_section(self, section: str, id_: str) -> str:
        """The file in which a new entry of a section is to stand."""
        holders = self._holders.get(section)
        if not holders:
            return self._known(f"{self.gathered.folder.path}/{section}.yaml")
        if many := self._with_many(section):
            return max(many)
        last = max(holders)
        folder, _slash, name = last.rpartition("/")
        has_its_own = len(holders) > 1 or name.rpartition(".")[0] in holders[last]
        return self._known(f"{folder}/{id_}.yaml") if has_its_own and is_id(id_) else last

    def _with_many(self, section: str) -> list[str]:
        """The files that hold several entries of a section."""
        return [file for file, ids in self._holders.get(section, {}).items() if len(ids) > 1]

    @cached_property
    def _holders(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """The ids of each section's entries by the files that they stand in."""
        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for path, written in self.gathered.written.items():
            ids = found[str(path[0])].setdefault(written.source.path, [])
            ids += [str(path[1])] if len(path) > 1 else []
        return found

    def _elsewhere(self, section: str) -> list[str]:
        """Where something stands that is no section; else where a section of that name would."""
        found = [file.path for file in self.gathered.folder.files if section in _sections(file)]
        return found or [self._known(f"{self.gathered.folder.path}/{section}.yaml")]

    def _known(self, path: str) -> str:
        """A path as a file is called that is there already, in whatever letters; Windows knows no difference."""
        return next((each for each in self.contents if each.casefold() == path.casefold()), path)


def _sections(file: File) -> Collection[str]:
    """The words in the first column of a file."""
    source, _found = read_text(file)
    node = compose(source)[0] if source else None
    return [str(key.value) for key, _value in node.value] if isinstance(node, yaml.MappingNode) else []


def _after(
    gathered: Gathered, path: str, edits: Sequence[Edit], personal: Collection[str], like: str | None
) -> bytes | EditRefusal | None:
    """What a file says after edits of what stands in it; None when nothing is left to say."""
    file = next((each for each in gathered.folder.files if each.path == path), File(path, b""))
    source, _found = read_text(file)
    if source is None or isinstance(file.content, str) or not _can_be_edited(gathered, source):
        return EditRefusal(Message(_("the file cannot be read, so nothing is written into it")), at_path(path))
    model = next((read_text(each)[0] for each in gathered.folder.files if each.path == like), None)
    text = edited(source, edits, personal, model)
    if isinstance(text, EditRefusal):
        return text
    mark = MARK if file.content.startswith(MARK) else b""
    return None if _is_done_with(source, text, edits, personal) else mark + text.encode()


def _can_be_edited(gathered: Gathered, source: Source) -> bool:
    """Whether a file is YAML that is not too much to read."""
    _node, found = compose(source)
    own = [each for each in gathered.diagnostics if each.name in TOO_MUCH and each.at.span.path == source.path]
    return worst([*found, *own]) != "error"


def _is_done_with(source: Source, text: str, edits: Sequence[Edit], personal: Collection[str]) -> bool:
    """Whether a file goes: nothing is left in it, nor any comment of hers, unless it is called as what has gone."""
    if not _says_nothing(text):
        return False
    stem = source.path.rpartition("/")[2].rpartition(".")[0]
    gone = {str(each.path[-1]) for each in edits if isinstance(each, Remove) and len(each.path) <= 2}
    is_named_so = stem in gone or any(word in stem for word in personal)
    return is_named_so or not any(line.lstrip().startswith("#") for line in text.splitlines())


def _says_nothing(text: str) -> bool:
    """Whether no section of a text has anything in it."""
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    values = [value for _key, value in node.value] if isinstance(node, yaml.MappingNode) else [node]
    return not any(map(_says_something, values))


def _says_something(value: yaml.Node | None) -> bool:
    return (
        value is not None
        and bool(value.value)
        and (isinstance(value, yaml.CollectionNode) or value.value not in NOTHING)
    )
