"""Any field of a plan set to another value, or taken away: what is meant by its path, and by the value as typed.

A path is what findings and the schema call it by: `ht26/ada-testsson`, `ht26/tolk`, `people.ada-testsson.email`,
`programme.title`, and whatever is called so in the plan alone. Slashes and full stops part it alike.
"""

import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, get_args

import yaml

from introplan.agenda import Plan
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.asked import Asked, Kind, entries_of, everything_asked
from introplan.amendments.ids import path_words
from introplan.diagnostics import Message, Plain, Remove, Set, _
from introplan.editing.words import word
from introplan.model import Path, Programme, Session, Tuning
from introplan.model.dates import key_written, padded, turn_meant
from introplan.model.ids import is_id
from introplan.reading.origins import plain_of
from introplan.reading.places import NOTHING
from introplan.reading.references import items_in
from introplan.reading.shape import entries_at, fields_at, fields_of, instead_of, is_list_at, sections_at
from introplan.reading.suggestions import meant

SECTIONS = tuple(fields_of(Programme))
CHECKS = ("programme", "checks")
PARTS = re.compile(r"[./]")
LONGEST = 60
"""Letters of a value that are shown in a sentence."""
SIGNS_OF_A_SHELL = re.compile(r'["$`\\\\!]')
"""What a shell takes for something else than itself between quotation marks."""


class Aim(NamedTuple):
    """A place in the data of a plan, which may not be written yet."""

    plan: Plan
    path: Path
    is_among_others: bool = False
    """Whether another programme may have the same place."""

    @property
    def called(self) -> str:
        """The place as one reads it."""
        return path_words(self.path)

    @property
    def typed(self) -> str:
        """The place as one types it, and no other is meant."""
        return f"{self.plan.name}/{self.called}" if self.is_among_others else self.called


def value_of(words: str) -> Plain:
    """What is typed as YAML: a list in brackets, a mapping in braces, a text in quotation marks; all else as it is.

    None for no words, and for what YAML takes for nothing.
    """
    text = words.strip()
    if text in NOTHING:
        return None
    if text[0] not in "[{\"'":
        return text
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return text
    return plain_of(node) if node else text


def aimed(plans: Sequence[Plan], words: str, field: str = "") -> Aim | Hindrance:
    """The place that is meant by a path or a name, and by the field of it."""
    steps = PARTS.split(field) if field else []
    aims = [
        Aim(plan, _of_a_word(plan, _joined((*path, *steps))))
        for plan in plans
        for path in _paths(plan, PARTS.split(words))
    ]
    if not any(_fault_in(*aim[:2]) is None for aim in aims):
        aims += [Aim(aim.plan, (*aim.path, *steps)) for aim in _named(plans, words)]
    faults = [(aim, _fault_in(*aim[:2])) for aim in aims]
    found = [aim for aim, fault in faults if fault is None]
    if len(found) == 1:
        return Aim(found[0].plan, _numbered(*found[0][:2]), len(plans) > 1)
    if found:
        choices = tuple(f"{aim.plan.name}/{aim.called}" for aim in found)
        return Hindrance(
            Message(_("`{words}` may be any of these: {choices}"), {"words": words, "choices": choices}),
            Message(_("write the one you mean as it is written here, such as `{typed}`"), {"typed": choices[0]}),
            is_misspelt=True,
        )
    return _misspelt([fault for _aim, fault in faults if fault]) if faults else _unknown(plans, words)


def setting(aim: Aim, value: Plain) -> Amendment | Hindrance:
    """A value at a place in the plan; without one, what stands there is taken away."""
    plan, path = aim.plan, aim.path
    old = plan.origins.plain(path)
    if value is None:
        if not plan.origins.is_written(path):
            return _nothing_there(aim)
        return Amendment(Message(_("{path} is removed"), {"path": aim.called}), (Remove(path),))
    if isinstance(value, str) and is_list_at(path):
        return _no_list(aim, value, old if isinstance(old, list) else [])
    beside = plan.origins.plain(path[:-1])
    other = next((field for field in instead_of(path) if isinstance(beside, dict) and field in beside), "")
    if other and isinstance(beside, dict):
        old = f"{other}: {_shown(beside[other])}"
    told = {"path": aim.called, "value": _shown(value), "old": _shown(old)}
    if (listed := _in_place_of_a_list(plan, path, value)) is not None:
        return Amendment(Message(_("{path}: {value}"), told), (listed,))
    title = _("{path}: {value}, instead of {old}") if old is not None else _("{path}: {value}")
    removed = (Remove((*path[:-1], other)),) if other else ()
    return Amendment(Message(title, told), (Set(path, value, other or follows(plan, path)), *removed))


def _in_place_of_a_list(plan: Plan, path: Path, value: Plain) -> Set | None:
    """What stands under an id that is an item of a list, such as a group with its days: each item becomes a key."""
    for length in range(1, len(path)):
        above = path[:length]
        items = plan.origins.plain(above)
        if isinstance(items, list) and isinstance(path[length], str) and entries_at(above):
            for step in reversed(path[length + 1 :]):
                value = {str(step): value}
            entries: dict[str, Plain] = {str(item): {} for item in items}
            return Set(above, {**entries, str(path[length]): value})
    return None


def _nothing_there(aim: Aim) -> Hindrance:
    """That there is nothing to take away, and what else stands beside it."""
    beside = aim.plan.origins.plain(aim.path[:-1])
    there = tuple(beside) if isinstance(beside, dict) else ()
    return Hindrance(
        Message(_("{path} is not in the plan, so there is nothing to remove"), {"path": aim.called}),
        Message(_("what is there: {choices}"), {"choices": there})
        if there
        else Message(_("what is not written has its usual value, as `introplan schema` shows")),
    )


def _no_list(aim: Aim, value: str, there: Sequence[Plain]) -> Hindrance:
    """That a list is to stand there, and the line that writes one: what stands there now, and the value."""
    items = items_in(value, aim.path, {section: _names(aim.plan, section) for section in sections_at(aim.path)})
    written = _in_brackets([*there, *(item for item in items if item not in there)], partial(word, within=True))
    typed = shlex.quote(written) if SIGNS_OF_A_SHELL.search(written) else f'"{written}"'
    return Hindrance(
        Message(_("`{path}` is a list, and `{value}` is one value"), {"path": aim.called, "value": _shown(value)}),
        Message(
            _("write all that should be there, in brackets; to add to what there is: `introplan set {path} {value}`")
            if there
            else _("write it in brackets: `introplan set {path} {value}`"),
            {"path": aim.typed, "value": typed},
        ),
    )


def _paths(plan: Plan, parts: Sequence[str]) -> Iterator[Path]:
    """The places of a plan that a path may lead to."""
    if len(parts) > 1 and parts[0] == plan.name:
        yield from _paths(plan, parts[1:])
    elif parts[0] in SECTIONS:
        yield tuple(parts)
    elif len(parts) > 1 and parts[0] in plan.programme.cohorts:
        yield from _within_cohort(plan, parts)
    else:
        yield from ((section, *parts) for section in SECTIONS if parts[0] in _entries(plan, section))


def _joined(path: Path) -> Path:
    """A path with its keys that have a slash: absences stand under a session, and the tuning of a rule under its name.

    A check that is no rule has no slash, and is followed by a field of its tuning or the number of one.
    """
    if path[0] == "absences" and len(path) > 2:
        return (path[0], "/".join(map(str, path[1:3])), *path[3:])
    if path[:2] == CHECKS and len(path) > 3:
        follows = str(path[3])
        is_rule = follows not in fields_of(Tuning) and not follows.isdecimal()
        return (*CHECKS, "/".join(map(str, path[2:4])), *path[4:]) if is_rule else path
    return path


def _of_a_word(plan: Plan, path: Path) -> Path:
    """Where the status of a change stands: the line is that word alone, when nothing else is written of it."""
    is_status = path[-1] == "status" and len(path) > 2 and path[-3] == "changes"
    return path[:-1] if is_status and isinstance(plan.origins.plain(path[:-1]), str) else path


def _within_cohort(plan: Plan, parts: Sequence[str]) -> Iterator[Path]:
    """What stands in a cohort: a participant, a session, a task, or a field of its own."""
    id_, key = parts[0], parts[1]
    cohort = plan.programme.cohorts[id_]
    there: Mapping[str, Mapping[str, object]] = {
        "participants": cohort.participants,
        "sessions": cohort.sessions,
        "tasks": cohort.tasks,
    }
    session = cohort.sessions.get(key)
    if session is not None and session.repeats and len(parts) > 2 and turn_meant(parts[2].upper()):
        yield _of_one_time(plan, session, parts[2], parts[3:])
        return
    found = [name for name, entries in there.items() if key in entries]
    yield from (("cohorts", id_, name, *parts[1:]) for name in found)
    if not found and key in fields_at(("cohorts", id_)):
        yield ("cohorts", *parts)


def _of_one_time(plan: Plan, session: Session, turn: str, fields: Sequence[str]) -> Path:
    """Where something stands of one of the times that a session comes back: its line among the changes."""
    changes = plan.origins.plain((*session.path, "changes"))
    there = changes if isinstance(changes, Mapping) else {}
    key = key_written(there, padded(turn.upper()))
    return (*session.path, "changes", key, *fields)


def _entries(plan: Plan, section: str) -> Mapping[str, object]:
    """The entries of a section by their ids; the programme itself has none, and `programme.reviews` is one of its.

    All sessions are known as `cohort/key`, as whoever refers to them writes it.
    """
    if section == "sessions":
        cohorts = plan.programme.cohorts.values()
        return {f"{cohort.id}/{key}": each for cohort in cohorts for key, each in cohort.sessions.items()}
    owner = plan.programme.frame if "." in section else plan.programme
    entries = getattr(owner, section.rpartition(".")[2], None)
    return entries if isinstance(entries, Mapping) else {}


def _names(plan: Plan, section: str) -> dict[str, object]:
    """What the entries of a section are called, by their ids."""
    entries = _entries(plan, section).items()
    return {id_: {"name": getattr(each, "name", None) or getattr(each, "title", None)} for id_, each in entries}


def _named(plans: Sequence[Plan], words: str) -> Iterator[Aim]:
    """What is called so, by its name or its title; the last part may be a field of it."""
    before, _sign, last = words.rpartition("." if "." in words else "/")
    for kind in get_args(Kind):
        for name, steps in ((words, ()), (before, (last,))):
            found = everything_asked(plans, kind, name) if name else ()
            if isinstance(found, tuple) and found:
                yield from (Aim(one.plan, (*_path_of(one), *steps)) for one in found)
                break


def _path_of(one: Asked) -> Path:
    """Where something that was asked for stands."""
    parts = one.id.split("/")
    match one.kind:
        case "session" | "participant" | "task":
            return ("cohorts", parts[0], f"{one.kind}s", parts[1])
        case "review":
            return ("cohorts", parts[0], "participants", parts[1], "reviews", parts[2])
        case _:
            return entries_of(one.plan, one.kind)[one.id].path


def _numbered(plan: Plan, steps: Sequence[str | int]) -> Path:
    """A path with numbers where it leads into lists."""
    path: Path = ()
    for step in steps:
        is_in_list = isinstance(step, str) and step.isdecimal() and isinstance(plan.origins.plain(path), list)
        path = (*path, int(step) if is_in_list else step)
    return path


class _Fault(NamedTuple):
    """A word that there cannot be under a path, with those that there can."""

    template: str
    word: str
    above: Path
    choices: Sequence[str] = ()


def _fault_in(plan: Plan, path: Path) -> _Fault | None:
    """The first step of a path that there cannot be."""
    for length in range(1, len(path)):
        above, step = path[:length], str(path[length])
        if isinstance(plan.origins.plain(above), str):
            return _Fault(_("{within} is a word, and has no field `{word}`"), step, above)
        if fields := fields_at(above):
            if step not in fields:
                return _Fault(_("there is no field `{word}` in {within}"), step, above, fields)
        elif entries_at(above):
            ids = _ids_at(plan, above)
            may_be_new = above == CHECKS or (length == len(path) - 1 and is_id(step))
            if (
                step not in ids
                and (not may_be_new or sections_at((*above, "[key]")))
                and not _is_time(plan, above, step)
            ):
                return _Fault(_("there is no `{word}` in {within}"), step, above, ids)
    return None


def _is_time(plan: Plan, above: Path, step: str) -> bool:
    """Whether it is one of the times that a session comes back, of which nothing is said alone yet."""
    if len(above) != len(("cohorts", "ht26", "sessions", "key", "changes")) or above[-1] != "changes":
        return False
    session = plan.programme.cohorts[str(above[1])].sessions[str(above[3])]
    return any(turn.key == step for turn in session.turns)


def _misspelt(faults: Sequence[_Fault]) -> Hindrance:
    """That a word cannot be there, by the fault of those that has the likeliest one in its place."""
    guess = meant(faults[0].word, [choice for fault in faults for choice in fault.choices])
    fault = next((each for each in faults if guess in each.choices), faults[0])
    values = {"word": fault.word, "within": path_words(fault.above)}
    return Hindrance(Message(fault.template, values), _way_out(fault, guess), is_misspelt=True)


def _way_out(fault: _Fault, guess: str) -> Message:
    if guess:
        return Message(_("did you mean `{guess}`?"), {"guess": guess})
    if fault.choices:
        return Message(_("choose from {choices}"), {"choices": tuple(fault.choices)})
    return Message(_("`introplan schema` lists all fields; write a whole entry as its value, in braces"))


def _ids_at(plan: Plan, above: Path) -> list[str]:
    """The ids of what stands under a path, and of what may, where those are of something else in the plan."""
    there = plan.origins.plain(above) if len(above) > 1 else _entries(plan, str(above[0]))
    referred = [id_ for section in sections_at((*above, "[key]")) for id_ in _entries(plan, section)]
    return list(dict.fromkeys([*(there if isinstance(there, Mapping) else ()), *referred]))


def _unknown(plans: Sequence[Plan], words: str) -> Hindrance:
    found = everything_asked(plans, get_args(Kind), words)
    if isinstance(found, Hindrance):
        return found
    return Hindrance(
        Message(_("there is nothing called `{words}` in the plan"), {"words": words}),
        Message(_("write it as it is in the plan, such as `people.ada-testsson`")),
        is_misspelt=True,
    )


def follows(plan: Plan, path: Path) -> str:
    """The field that a new one is to follow: the last of those before it in their order that stand there."""
    fields, there = fields_at(path[:-1]), plan.origins.plain(path[:-1])
    if path[-1] not in fields or not isinstance(there, dict) or path[-1] in there:
        return ""
    before = [field for field in fields[: fields.index(str(path[-1]))] if field in there]
    return before[-1] if before else ""


def _shown(value: Plain) -> str:
    """A value in a sentence, on one line."""
    text = _in_brackets(value, lambda text: " ".join(text.split()))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _in_brackets(value: Plain, written: Callable[[str], str]) -> str:
    """A value on one line, its lists and mappings in brackets and each word as it is `written`."""
    match value:
        case list():
            return f"[{', '.join(_in_brackets(item, written) for item in value)}]"
        case dict():
            return f"{{{', '.join(f'{name}: {_in_brackets(each, written)}' for name, each in value.items())}}}"
        case _:
            return written(value or "")
