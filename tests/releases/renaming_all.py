"""Every id of a real programme given another one, wherever the models say that it is referred to."""

from collections.abc import Mapping
from pathlib import Path as File_
from typing import Any

import yaml

from introplan.agenda import Plan, plan_of
from introplan.model import EMPTY
from introplan.reading import File, Folder, gather, read_programme
from introplan.reading.shape import sections_at
from introplan.releases import EMPTY as NO_LEDGER
from introplan.releases import Ledger, given_out_of

PROGRAMMES = File_(__file__).parents[2] / "programmes"
SECTIONS = ("organisations", "people", "places", "lectures", "activities", "cohorts", "pairings", "events")
Tree = Mapping[str, Any]
Path = tuple[str | int, ...]


def tree_of(name: str) -> Tree:
    """All that stands in the files of a programme that introplan comes with."""
    paths = sorted((PROGRAMMES / name).rglob("*.yaml"))
    return gather(Folder(name, tuple(File(path.as_posix(), path.read_bytes()) for path in paths))).tree


OF_THE_FRAME = (("programme", "reviews"), ("programme", "tasks"))


class Renaming:
    """The programme with or without other ids, and with or without a word about what they were."""

    def __init__(self, tree: Tree, *, renames: bool, was: bool) -> None:
        self.tree, self.renames, self.was = tree, renames, was
        self.ids: dict[str, set[str]] = {section: set(tree.get(section, ())) for section in SECTIONS}
        self.ids["programme.reviews"] = set(tree["programme"].get("reviews", ()))
        self.ids["programme.tasks"] = set(tree["programme"].get("tasks", ()))

    def plan(self, name: str, ledger: Ledger = NO_LEDGER) -> Plan:
        """The plan of it."""
        text = yaml.dump(self._walk(self.tree, ()), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        programme, origins, found = read_programme(Folder(name, (File("programme.yaml", text.encode()),)))
        assert programme is not None, [each.message for each in found]
        return plan_of(name, programme, origins, given_out=given_out_of(ledger))

    def _walk(self, value: Any, path: Path) -> Any:
        if isinstance(value, Mapping):
            return dict(self._entry(id_, each, path) for id_, each in value.items())
        if isinstance(value, list):
            return [self._walk(each, (*path, index)) for index, each in enumerate(value)]
        if value is EMPTY:
            return None
        sections = ("people",) if path[0] == "absences" else sections_at(path)
        return self._referred(value, sections) if sections and isinstance(value, str) else value

    def _entry(self, id_: str, value: Any, path: Path) -> tuple[str, Any]:
        made = self._walk(value, (*path, id_))
        if path[2:] == ("sessions",) and path[0] == "cohorts":
            made = {"of": self._referred(id_, ("lectures", "activities"))} | made
        elif path not in ((section,) for section in SECTIONS) and path not in OF_THE_FRAME:
            return self._referred(id_, sections_at((*path, "[key]"))), made
        if not self.renames:
            return id_, made
        return _other(id_), {**(made or {}), **({"was": id_} if self.was else {})}

    def _referred(self, id_: str, sections: tuple[str, ...]) -> str:
        if not self.renames:
            return id_
        if "sessions" in sections and "/" in id_:
            return "/".join(map(_other, id_.split("/")))
        return _other(id_) if any(id_ in self.ids.get(section, ()) for section in sections) else id_


def _other(id_: str) -> str:
    return f"x-{id_}"[:40]
