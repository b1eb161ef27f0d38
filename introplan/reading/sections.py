"""All files of a folder gathered into sections: what stands where, what stands twice, what is no section."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from introplan.diagnostics import Diagnostic, Source, Span, _, error, worst
from introplan.model import EMPTY, Path, Programme
from introplan.model.ids import KnownIds, id_meant, is_id
from introplan.reading.doubles import Double, is_named_as_copy, told_of
from introplan.reading.folder import Folder
from introplan.reading.kept_nodes import MOST, KeptNodes
from introplan.reading.mendings import section_meant
from introplan.reading.nodes import compose, legible
from introplan.reading.origins import Origins, Written, node_span, plain_of
from introplan.reading.shape import fields_of
from introplan.reading.suggestions import meant
from introplan.reading.text import at_path, read_text
from introplan.reading.tree import TooMuchError, Tree

SECTIONS = tuple(fields_of(Programme))
NAMESPACES = (("lectures", "activities"), ("groups", "people"))
"""Sections that have no id in common: what refers to the one of them may refer to the other."""
HIDES_NOTHING = frozenset(
    [
        "anchor-in-text",
        "copy-of-a-file",
        "control-character",
        "curly-quotes",
        "duplicate-id",
        "look-alike-character",
        "special-space",
        "tag",
    ]
)


KEPT = KeptNodes()
"""Of the texts read last: before and after a change, most of a plan is the same."""


@dataclass
class Gathered:
    """The sections of a folder as plain text, lists and mappings, before anything is known about their types."""

    folder: Folder
    sections: tuple[str, ...]
    tree: dict[str, object] = field(default_factory=dict)
    written: dict[Path, Written] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    doubles: list[Double] = field(default_factory=list)

    @property
    def origins(self) -> Origins:
        """Where everything stands."""
        return Origins(self.folder.path, self.written)

    @cached_property
    def is_large(self) -> bool:
        """Whether all that has been read would take too much room as nodes."""
        return sum(len(file.content) for file in self.folder.files) > MOST

    @property
    def is_whole(self) -> bool:
        """Whether all that is written has been read. If not, what seems to be missing may stand in the rest."""
        hides = (found.severity == "error" and found.name not in HIDES_NOTHING for found in self.diagnostics)
        return not self.unread and not any(hides)

    def known(self) -> KnownIds | None:
        """The entries that references may name, faulty ones as well; None when some may not have been read."""
        if not self.is_whole:
            return None
        known = {name: _entries(entries) for name, entries in self.tree.items()}
        frame = known.get("programme") or {}
        for name in ("phases", "reviews"):
            known[f"programme.{name}"] = _entries(frame.get(name, {}))
        known["sessions"] = _sessions(known.get("cohorts", {}))
        return known


def _entries(value: object) -> Mapping[str, object] | None:
    """Entries by id, and by the id they were meant to have where that one is faulty; None when they are no entries."""
    if isinstance(value, dict):
        mended = {id_meant(id_): entry for id_, entry in value.items() if not is_id(id_)}
        return mended | value if mended else value
    return {} if value is EMPTY else None


def _sessions(cohorts: Mapping[str, object] | None) -> Mapping[str, object] | None:
    """The sessions of all cohorts by `cohort/session`; None when those of one cannot be known."""
    found: dict[str, object] = {}
    for id_, cohort in (cohorts or {}).items():
        sessions = _entries(cohort.get("sessions", {})) if isinstance(cohort, dict) else None
        if sessions is None:
            return None
        found |= {f"{id_}/{key}": True for key in sessions}
    return found if cohorts is not None else None


def gather(folder: Folder, sections: tuple[str, ...] = SECTIONS) -> Gathered:
    """Every section of every file, with what is wrong with files, YAML, sections and double ids."""
    gathered = Gathered(folder, sections)
    for file in sorted(folder.files, key=lambda file: is_named_as_copy(file.path)):  # of two, the copy is the second
        source, found = read_text(file)
        node = None if source is None else KEPT.of(source)
        if source is not None and node is None:
            node, others = compose(source)
            found += others
            if node is None and (seen := legible(source, others)) is not None:
                source, (node, others) = seen, compose(seen)
                found += [] if node is None else others  # where it is none still, that may come of the strays
        gathered.diagnostics += found
        if source is not None and node is not None:
            told = len(gathered.diagnostics) - len(found)
            _add_file(gathered, source, node)
            if len(gathered.diagnostics) == told:
                KEPT.keep(source, node)  # reading changes those of a text with faults
        elif worst(found) == "error":
            gathered.unread.add(file.path)
    gathered.diagnostics += told_of(gathered.doubles)
    if "programme" in sections and "programme" not in gathered.tree and gathered.is_whole:
        gathered.diagnostics.append(_no_programme(folder))
    return gathered


def _no_programme(folder: Folder) -> Diagnostic:
    return error(
        "no-programme",
        _("no file in this folder has the section `programme`"),
        at=at_path(folder.path),
        help=_("`introplan new` makes a folder to start from"),
    )


def _add_file(gathered: Gathered, source: Source, node: yaml.Node) -> None:
    tree = Tree(source, gathered.folder.uses)
    if not isinstance(node, yaml.MappingNode):
        gathered.diagnostics.append(
            error(
                "not-a-section",
                _("a file begins with the name of a section, and this one with something else"),
                at=source.words(node.start_mark.line),
                help=_("write the name first, with a colon, such as `people:`; entries go under it, indented"),
            )
        )
        return
    here = [key.value for key, _value in node.value]
    empty, misplaced = "", False  # the section right above, when nothing stands under it; whether that has been told
    try:
        for word, key, value in tree.pairs(node, ()):
            if word in gathered.sections:
                empty, misplaced = ("" if value.value else word), False
                _add_section(gathered, tree, word, key, value)
            elif not empty:
                at = node_span(source, key)
                gathered.diagnostics.append(_unknown_section(word, gathered.sections, at, value, here))
            elif not misplaced:
                misplaced = True
                gathered.tree.pop(empty, None)
                gathered.diagnostics.append(_beside_its_section(word, empty, node_span(source, key)))
    except TooMuchError as fault:
        gathered.diagnostics.append(fault.diagnostic)
    if gathered.is_large:
        tree.settle()
    gathered.diagnostics += tree.diagnostics


def _unknown_section(
    word: str, sections: tuple[str, ...], at: Span, value: yaml.Node, here: Collection[str]
) -> Diagnostic:
    guess = "" if _elsewhere(word, sections) else meant(word, sections)
    return error(
        "unknown-section",
        _("there is no section `{section}`"),
        at=at,
        help=_elsewhere(word, sections) or (_("did you mean `{guess}`?") if guess else _("the sections are {choices}")),
        values={"section": word, "guess": guess, "choices": sections},
        fix=section_meant(word, guess, plain_of(value), here),
    )


def _elsewhere(word: str, sections: tuple[str, ...]) -> str:
    """Where a section of the other kind of folder stands; nothing for a word that is no section at all."""
    if "rulesets" in sections:
        return _("the folder `rulesets` is for rule sets alone; move it into a programme") if word in SECTIONS else ""
    if word == "rulesets":
        return _("rule sets have files of their own, in the folder `rulesets` beside `programmes`")
    return ""


def _beside_its_section(word: str, section: str, at: Span) -> Diagnostic:
    return error(
        "indentation",
        _("`{word}` is beside `{section}`, and should be under it"),
        at=at,
        help=_("indent by two spaces all that belongs to `{section}`"),
        values={"word": word, "section": section},
    )


def _section_within(id_: str, section: str, at: Span) -> Diagnostic:
    return error(
        "indentation",
        _("`{id}` is a section, and here it is an entry of `{section}`"),
        at=at,
        help=_("begin it in the first column, without any space before it"),
        values={"id": id_, "section": section},
    )


def _holds_entries(node: yaml.Node) -> bool:
    """Whether only mappings stand under it, as in a section."""
    inner = node.value if isinstance(node, yaml.MappingNode) else ()
    return bool(inner) and all(isinstance(value, yaml.MappingNode) for _key, value in inner)


def _add_section(gathered: Gathered, tree: Tree, section: str, key: yaml.Node, value: yaml.Node) -> None:
    if section == "programme":
        _add_entry(gathered, tree, (section,), key, value)
    elif isinstance(value, yaml.MappingNode):
        gathered.written.setdefault((section,), tree.written(key, value))
        for id_, under, entry in tree.pairs(value, (section,)):
            if id_ in gathered.sections and _holds_entries(entry):
                gathered.diagnostics.append(_section_within(id_, section, node_span(tree.source, under)))
                continue
            _add_entry(gathered, tree, (section, id_), under, entry)
    else:
        entries = tree.plain(value, key, (section,))
        if entries is EMPTY:
            gathered.written.setdefault((section,), tree.written(key, value))
            gathered.tree.setdefault(section, {})
        else:  # what is no mapping takes the place of the entries, so that its fault is told
            gathered.written[section,] = tree.written(key, value)
            gathered.tree[section] = entries


def _add_entry(gathered: Gathered, tree: Tree, path: Path, key: yaml.Node, node: yaml.Node) -> None:
    """One entry, unless its id stands already: in this section, or in the one that shares its namespace."""
    if first := gathered.written.get(path):
        in_words = (
            _("the id `{id}` appears twice in `{section}`") if path[1:] else _("there are two sections `programme`")
        )
        gathered.doubles.append(Double(path, in_words, tree.written(key, node), first))
        return
    sections = next((those for those in NAMESPACES if path[0] in those), ())
    for twin in sections:
        if first := gathered.written.get((twin, path[-1])):
            both = _("the id `{id}` is both in `{one}` and in `{other}`")
            gathered.doubles.append(Double(path, both, tree.written(key, node), first, sections))
            return
    value = tree.plain(node, key, path)
    gathered.written[path] = tree.written(key, node)
    if len(path) == 1:
        gathered.tree[str(path[0])] = value
        return
    entries = gathered.tree.setdefault(str(path[0]), {})
    if isinstance(entries, dict):
        entries[str(path[1])] = value
