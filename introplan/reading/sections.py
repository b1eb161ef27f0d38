"""All files of a folder gathered into sections: what stands where, what stands twice, what is no section."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from introplan.diagnostics import Diagnostic, Label, Source, _, error
from introplan.model import EMPTY, Path, Programme
from introplan.reading.folder import Folder
from introplan.reading.nodes import at_file, compose, read_text
from introplan.reading.origins import Origins, Written
from introplan.reading.suggestions import meant
from introplan.reading.tree import TooMuchError, Tree

SECTIONS = tuple(field_.alias or name for name, field_ in Programme.model_fields.items())
ONE_NAMESPACE = {"lectures": "activities", "activities": "lectures"}

Known = dict[str, dict[str, object]]
"""The ids of each section, for references; read from the tree, so that a faulty entry is still known."""


@dataclass
class Gathered:
    """The sections of a folder as plain text, lists and mappings, before anything is known about their types."""

    folder: Folder
    tree: dict[str, object] = field(default_factory=dict)
    written: dict[Path, Written] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def origins(self) -> Origins:
        """Where everything stands."""
        return Origins(self.folder.path, self.written)

    def known(self) -> Known:
        """The ids that references may name."""
        known: Known = {name: entries for name, entries in self.tree.items() if isinstance(entries, dict)}
        frame = known.get("programme", {})
        for name in ("phases", "reviews"):
            entries = frame.get(name)
            known[f"programme.{name}"] = entries if isinstance(entries, dict) else {}
        known["sessions"] = {
            f"{cohort}/{key}": True
            for cohort, entry in known.get("cohorts", {}).items()
            for key in (_mapping(entry, "sessions"))
        }
        return known


def _mapping(entry: object, key: str) -> dict[str, object]:
    value = entry.get(key) if isinstance(entry, dict) else None
    return value if isinstance(value, dict) else {}


def gather(folder: Folder) -> Gathered:
    """Every section of every file, with what is wrong with files, YAML, sections and double ids."""
    gathered = Gathered(folder)
    for file in folder.files:
        source, found = read_text(file)
        gathered.diagnostics += found
        if source is None:
            continue
        node, found = compose(source)
        gathered.diagnostics += found
        if node is not None:
            _add_file(gathered, source, node)
    if "programme" not in gathered.tree and not _hidden_by_a_fault(gathered.diagnostics):
        gathered.diagnostics.append(_no_programme(folder))
    gathered.diagnostics += _sessions_of_nothing(gathered)
    return gathered


def _hidden_by_a_fault(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether the section may stand in a file that could not be read."""
    return any(diagnostic.severity == "error" and diagnostic.name != "unknown-section" for diagnostic in diagnostics)


def _no_programme(folder: Folder) -> Diagnostic:
    return error(
        "no-programme",
        _("no file in this folder has the section `programme`"),
        at=at_file(Source(folder.path, "")),
        help=_("`introplan new` makes a folder to start from"),
    )


def _add_file(gathered: Gathered, source: Source, node: yaml.Node) -> None:
    tree = Tree(source)
    if not isinstance(node, yaml.MappingNode):
        gathered.diagnostics.append(
            error(
                "wrong-type",
                _("a file holds sections, such as `people:`, and this one holds something else"),
                at=tree.span(node),
                help=_("write the name of the section first, with a colon; entries stand under it, indented"),
            )
        )
        return
    keys = {key.value: key for key, _value in node.value if isinstance(key, yaml.ScalarNode)}
    for section, value in tree.items(node).items():
        _add_section(gathered, tree, section, Written(source, keys[section], value))
    gathered.diagnostics += tree.diagnostics


def _add_section(gathered: Gathered, tree: Tree, section: str, written: Written) -> None:
    if section not in SECTIONS:
        guess = meant(section, SECTIONS)
        gathered.diagnostics.append(
            error(
                "unknown-section",
                _("there is no section `{section}`"),
                at=tree.span(written.key),
                help=_("did you mean `{guess}`?") if guess else _("the sections are {choices}"),
                values={"section": section, "guess": guess, "choices": SECTIONS},
            )
        )
        return
    try:
        if section == "programme":
            _add_entry(gathered, tree, (section,), written)
        elif not isinstance(written.value, yaml.MappingNode):
            gathered.written.setdefault((section,), written)
            value = tree.plain(written.value)
            gathered.tree.setdefault(section, {} if value is EMPTY else value)
        else:
            gathered.written.setdefault((section,), written)
            keys = {key.value: key for key, _value in written.value.value if isinstance(key, yaml.ScalarNode)}
            for id_, value in tree.items(written.value).items():
                _add_entry(gathered, tree, (section, id_), Written(written.source, keys[id_], value))
    except TooMuchError as fault:
        gathered.diagnostics.append(
            error(
                "too-many-aliases",
                _("the anchors and aliases of this file repeat far too much"),
                at=tree.span(fault.node),
                help=_("write the entries out; a plan needs no anchors"),
            )
        )


def _add_entry(gathered: Gathered, tree: Tree, path: Path, written: Written) -> None:
    """One entry, unless its id stands already: in this section, or in the one that shares its namespace."""
    shared = (ONE_NAMESPACE.get(str(path[0]), ""), path[-1])
    first = gathered.written.get(path) or gathered.written.get(shared)
    if first is not None:
        gathered.diagnostics.append(
            error(
                "duplicate-id",
                _("`{id}` stands twice among {section}")
                if len(path) > 1
                else _("the section `programme` stands twice"),
                at=tree.span(written.key),
                also=[Label(Tree(first.source).span(first.key), _("first here"))],
                help=_("keep one of them, or give one another id") if len(path) > 1 else _("keep one of them"),
                values={"id": path[-1], "section": path[0]},
            )
        )
        return
    value = tree.plain(written.value)
    gathered.written[path] = written
    if len(path) == 1:
        gathered.tree[str(path[0])] = value
        return
    entries = gathered.tree.setdefault(str(path[0]), {})
    if isinstance(entries, dict):
        entries[str(path[1])] = value


def _sessions_of_nothing(gathered: Gathered) -> list[Diagnostic]:
    """Sessions without `of` whose key is no lecture or activity either."""
    known = gathered.known()
    taught = [*known.get("lectures", ()), *known.get("activities", ())]
    if not taught and gathered.diagnostics:
        return []
    found = []
    for cohort, entry in known.get("cohorts", {}).items():
        for key, session in _mapping(entry, "sessions").items():
            if isinstance(session, dict) and "of" not in session and key not in taught:
                guess = meant(key, taught) or meant(key.rstrip("0123456789").rstrip("-"), taught)
                found.append(
                    error(
                        "unknown-reference",
                        _("there is no lecture or activity `{key}`, and the session does not say what it is of"),
                        at=gathered.origins.span(("cohorts", cohort, "sessions", key), key=True),
                        help=_("add the line `of: {guess}`")
                        if guess
                        else _("add a line `of:` with the id of a lecture or an activity"),
                        values={"key": key, "guess": guess},
                    )
                )
    return found
