"""Any field of a plan set to another value, or taken away: what is meant by its path, and by the value as typed.

A path is what findings and the schema call it by: `ht26/ada-testsson`, `ht26/tolk`, `people.ada-testsson.email`,
`programme.title`, and whatever is called so in the plan alone. Slashes and full stops part it alike.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import yaml

from introplan.agenda import Plan
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.diagnostics import Message, Plain, Remove, Set, _
from introplan.model import Path, Programme
from introplan.model.ids import is_id
from introplan.reading.origins import NOTHING, plain_of
from introplan.reading.shape import entries_at, fields_of, part_at
from introplan.reading.suggestions import meant

SECTIONS = tuple(fields_of(Programme))
PARTS = re.compile(r"[./]")
LONGEST = 60
"""Letters of a value that are shown in a sentence."""


class Aim(NamedTuple):
    """A place in the data of a plan, which may not be written yet."""

    plan: Plan
    path: Path

    @property
    def called(self) -> str:
        """The place as one types it."""
        return ".".join(map(str, self.path))


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
    """The place that is meant by a path, and by the field of it."""
    found = [Aim(plan, path) for plan in plans for path in _paths(plan, PARTS.split(words))]
    if not found:
        return _unknown(plans, words)
    if len(found) > 1:
        choices = tuple(f"{aim.plan.name}/{aim.called}" for aim in found)
        return Hindrance(
            Message(_("`{words}` may be any of these: {choices}"), {"words": words, "choices": choices}),
            Message(_("write the one you mean as it stands here, such as `{typed}`"), {"typed": choices[0]}),
            is_misspelt=True,
        )
    [aim] = found
    path = _numbered(aim.plan, (*aim.path, *(PARTS.split(field) if field else ())))
    return _fault_in(aim.plan, path) or Aim(aim.plan, path)


def setting(aim: Aim, value: Plain, *, remove: bool = False) -> Amendment | Hindrance:
    """A value at a place in the plan; with `remove`, and without a value, what stands there is taken away."""
    plan, path = aim
    old = plan.origins.plain(path)
    if remove or value is None:
        if not plan.origins.is_written(path):
            return Hindrance(
                Message(
                    _("`{path}` does not stand in the plan, so there is nothing to take away"), {"path": aim.called}
                ),
                Message(_("`introplan set --help` shows how a field is written")),
            )
        return Amendment(Message(_("{path} is taken away"), {"path": aim.called}), (Remove(path),))
    told = {"path": aim.called, "value": _shown(value), "old": _shown(old)}
    title = _("{path}: {value}, instead of {old}") if old is not None else _("{path}: {value}")
    return Amendment(Message(title, told), (Set(path, value, _follows(plan, path)),))


def _paths(plan: Plan, parts: Sequence[str]) -> Iterator[Path]:
    """The places of a plan that a path may lead to."""
    if len(parts) > 1 and parts[0] == plan.name:
        yield from _paths(plan, parts[1:])
    elif parts[0] in SECTIONS:
        yield _whole(parts)
    elif len(parts) > 1 and parts[0] in plan.programme.cohorts:
        yield from _within_cohort(plan, parts)
    else:
        yield from ((section, *parts) for section in SECTIONS if parts[0] in _entries(plan, section))


def _whole(parts: Sequence[str]) -> Path:
    """A path that begins with its section; who was away from a session stands under a key with a slash."""
    if parts[0] == "absences" and len(parts) > 2:
        return (parts[0], "/".join(parts[1:3]), *parts[3:])
    return tuple(parts)


def _within_cohort(plan: Plan, parts: Sequence[str]) -> Iterator[Path]:
    """What stands in a cohort: a participant, a session, or a field of its own."""
    id_, key = parts[0], parts[1]
    cohort = plan.programme.cohorts[id_]
    there: Mapping[str, Mapping[str, object]] = {"participants": cohort.participants, "sessions": cohort.sessions}
    found = [name for name, entries in there.items() if key in entries]
    yield from (("cohorts", id_, name, *parts[1:]) for name in found)
    if not found and key in _fields(("cohorts", id_)):
        yield ("cohorts", *parts)


def _entries(plan: Plan, section: str) -> Mapping[str, object]:
    """The entries of a section by their ids; the programme's own have none."""
    entries = getattr(plan.programme, section, None)
    return entries if isinstance(entries, Mapping) else {}


def _numbered(plan: Plan, steps: Sequence[str | int]) -> Path:
    """A path with numbers where it leads into lists."""
    path: Path = ()
    for step in steps:
        is_in_list = isinstance(step, str) and step.isdecimal() and isinstance(plan.origins.plain(path), list)
        path = (*path, int(step) if is_in_list else step)
    return path


def _fault_in(plan: Plan, path: Path) -> Hindrance | None:
    """The first step of a path that there can not be, with the one that was likely meant."""
    for length in range(1, len(path)):
        above, step = path[:length], path[length]
        if fields := _fields(above):
            if step not in fields:
                return _misspelt(_("there is no field `{word}` in {within}"), str(step), above, fields)
        elif entries_at(above) and not plan.origins.is_written((*above, step)):
            known = plan.origins.plain(above)
            ids = list(known) if isinstance(known, dict) else []
            if length < len(path) - 1 or not is_id(str(step)):
                return _misspelt(_("there is no `{word}` in {within}"), str(step), above, ids)
    return None


def _fields(path: Path) -> tuple[str, ...]:
    """The fields that a mapping can have, in their order; none of what is no mapping."""
    part = part_at(path)
    return tuple(fields_of(part)) if part else ()


def _misspelt(template: str, word: str, above: Path, choices: Sequence[str]) -> Hindrance:
    within = ".".join(map(str, above))
    guess = meant(word, choices)
    help_ = (
        Message(_("did you mean `{guess}`?"), {"guess": guess})
        if guess
        else Message(_("choose from {choices}"), {"choices": tuple(choices)})
        if choices
        else Message(_("write the whole entry as its value, in braces"))
    )
    return Hindrance(Message(template, {"word": word, "within": within}), help_, is_misspelt=True)


def _unknown(plans: Sequence[Plan], words: str) -> Hindrance:
    known = [id_ for plan in plans for section in SECTIONS for id_ in _entries(plan, section)]
    guess = meant(words, [*SECTIONS, *known])
    help_ = (
        Message(_("did you mean `{guess}`?"), {"guess": guess})
        if guess
        else Message(_("write it as it stands in the plan, such as `people.ada-testsson`"))
    )
    return Hindrance(
        Message(_("there is nothing called `{words}` in the plan"), {"words": words}), help_, is_misspelt=True
    )


def _follows(plan: Plan, path: Path) -> str:
    """The field that a new one is to follow: the last of those before it in their order that stand there."""
    fields, there = _fields(path[:-1]), plan.origins.plain(path[:-1])
    if path[-1] not in fields or not isinstance(there, dict) or path[-1] in there:
        return ""
    before = [field for field in fields[: fields.index(str(path[-1]))] if field in there]
    return before[-1] if before else ""


def _shown(value: Plain) -> str:
    """A value in a sentence, on one line."""
    match value:
        case list():
            text = f"[{', '.join(map(_shown, value))}]"
        case dict():
            text = f"{{{', '.join(f'{key}: {_shown(inner)}' for key, inner in value.items())}}}"
        case _:
            text = " ".join((value or "").split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
