"""Plans from a few lines of YAML: what a test leaves out is filled in, and what it writes keeps its place."""

from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent
from typing import Any

from pictures import PICTURES
from pydantic import ValidationError

from introplan.agenda import Plan, plan_of
from introplan.cli.rulesets import published
from introplan.model import EMPTY, NoPicture, Path, Programme
from introplan.reading import File, Folder, gather, interpret
from introplan.reading.sections import Gathered

PATH = "programmes/test/plan.yaml"
LEFT_OUT_IN_TESTS = {"no-programme", "empty-file"}

# By the last steps of the path. Titles and names that are left out are the id.
DEFAULTS: Mapping[Path, object] = {
    ("programme",): {},
    ("programme", "schema"): "1",
    ("programme", "id"): "test",
    ("programme", "kind"): "introduction",
    ("owner",): "owner",
    ("length",): "24 months",
    ("domain",): "test.example",
    ("contact",): {},
    ("email",): "test@test.example",
    ("coordinators",): [],
    ("organisation",): "owner",
    ("manager",): "manager",
    ("organisations", "*", "kind"): "department",
    ("activities", "*", "kind"): "course",
    ("events", "*", "kind"): "other",
    ("months",): "0-24",
    ("month",): "3",
    ("with",): [],
    ("reason",): "because",
    ("now",): "1",
    ("target",): "4",
    ("starts",): "2026-09-01",
    ("date",): "2026-10-06",
}
USUAL_TIME = "9-12"


# By the field that a reference stands in; what is not listed names people.
REFERENCES = {
    "owner": "organisations",
    "organisation": "organisations",
    "part_of": "organisations",
    "host": "organisations",
    "seat_of": "organisations",
    "seats": "organisations",
    "unit": "units",
    "place": "places",
    "places": "places",
    "competences": "competences",
    "area": "areas",
    "phase": "programme.phases",
    "by_phase": "programme.phases",
    "of": "lectures",
    "exempt": "lectures",
    "prerequisites": "lectures",
    "make_ups": "sessions",
    "reviews": "programme.reviews",
    "groups": "groups",
    "in_list": "groups",
    "by_group": "groups",
}


def plan_from(text: str, *, names: bool = True, times: bool = True) -> Plan:
    """The plan of a text, with all that is required and all that is referred to filled in.

    With `names`, whoever has no name and is not protected is called by their id; with `times`, sessions have the usual.
    """
    gathered = filled_in(text, names=names, times=times)
    programme, faults = interpret(gathered)
    assert faults == []
    assert programme is not None
    plan = plan_of("test", programme, gathered.origins, published())
    named = (picture.file for picture in programme.pictures.values())
    return replace(plan, pictures={file: PICTURES.get(file, NoPicture("not-there")) for file in named})


def filled_in(text: str, *, names: bool = True, times: bool = True) -> Gathered:
    """The sections of a text, with all that is required and all that is referred to filled in."""
    gathered = gather(Folder("programmes/test", (File(PATH, dedent(text).encode()),)))
    assert {found.name for found in gathered.diagnostics} <= LEFT_OUT_IN_TESTS
    gathered.diagnostics.clear()  # what is left out is filled in, so that all references can be followed
    _fill_in(gathered, times=times)
    if names:
        for id_, person in gathered.tree.get("people", {}).items():
            entry = _mapping_at(gathered.tree, ("people", id_))
            if person is EMPTY or "protected" not in entry:
                entry.setdefault("name", id_)
    return gathered


def _fill_in(gathered: Gathered, *, times: bool) -> None:
    tree: dict[str, Any] = gathered.tree
    _mapping_at(tree, ("programme",))
    for cohort in tree.get("cohorts", {}):
        for key in list(_mapping_at(tree, ("cohorts", cohort, "sessions"))):
            session = _mapping_at(tree, ("cohorts", cohort, "sessions", key))
            if "of" not in session and key not in tree.get("activities", {}):
                _mapping_at(tree, ("lectures", key))
            if session.get("time") is EMPTY:  # a test says so of one that lasts all day
                del session["time"]
            elif times and "until" not in session:
                session.setdefault("time", USUAL_TIME)
    for _round in range(10):
        if not (faults := _faults(gathered)):
            return
        assert [fault for fault in faults if not _filled_in(tree, fault)] == []
    raise AssertionError(_faults(gathered))


def _faults(gathered: Gathered) -> list[Mapping[str, Any]]:
    try:
        Programme.model_validate(gathered.tree, context=gathered.known())
    except ValidationError as refused:
        return list(refused.errors(include_url=False))
    return []


def _filled_in(tree: dict[str, Any], fault: Mapping[str, Any]) -> bool:
    """Whether a fault was only something that a test may leave out, which is there now."""
    path: Path = fault["loc"]
    if fault["type"] == "missing":
        _mapping_at(tree, path[:-1])[path[-1]] = _default(path)
        return True
    if fault["type"] == "phase-without-time":
        _mapping_at(tree, path)["months"] = _default((*path, "months"))
        return True
    if fault["type"] == "unknown-reference":
        section, id_ = _referred(path), fault["ctx"]["values"]["text"]
        if section == "sessions":
            cohort, _slash, key = id_.partition("/")
            _mapping_at(tree, ("cohorts", cohort, "sessions", key)).setdefault("time", USUAL_TIME)
            _mapping_at(tree, ("lectures", key))
        else:
            _mapping_at(tree, (*section.split("."), id_))
        return True
    return False


def _referred(path: Path) -> str:
    """The section that the reference at a path leads to."""
    if path[0] in ("travel", "absences"):
        return "places" if path[0] == "travel" else "sessions" if path[-1] == "[key]" else "people"
    if path[0] == "cohorts" and path[-2] == "with":
        return "cohorts"
    if path[0] in ("lectures", "activities") and path[-2] == "for":
        return "groups"
    *_before, field = [step for step in (path[:-2] if path[-1] == "[key]" else path) if isinstance(step, str)]
    return REFERENCES.get(field, "people")


def _mapping_at(tree: dict[str, Any], path: Path) -> dict[str, Any]:
    """The mapping at a path, made when there is none."""
    here = tree
    for step in path:
        if isinstance(step, int):  # an item of a list, or the only one, which needs no list
            here = here[step] if isinstance(here, list) else here
            continue
        if step not in here or here[step] is EMPTY:
            here[step] = {}
        here = here[step]
    return here


def _default(path: Path) -> object:
    for ending, value in DEFAULTS.items():
        steps = path[-len(ending) :]
        if len(steps) == len(ending) and all(want in ("*", step) for want, step in zip(ending, steps, strict=True)):
            return value.copy() if isinstance(value, dict | list) else value
    return path[-2]
