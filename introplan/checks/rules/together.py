"""What rules find, put together: with the check that asks the same, and all that one rule finds in one finding.

So a fact stands once among the findings, whoever asks for it. The answers of a rule set are left as they are: there
each rule says for itself whether it is met.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from string import Formatter
from types import MappingProxyType

from introplan.agenda import Plan
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.rules.answers import Answer
from introplan.diagnostics import SEVERITIES, Concerned, Diagnostic, Label, Message, _
from introplan.language import Authored, Either

OF_SOMEBODY = frozenset({"participant", "supporter", "id"})
"""Values by which an advice says for whom it is."""


def together(plan: Plan, found: Iterable[Diagnostic], answers: Iterable[Answer]) -> list[Diagnostic]:
    """The findings of checks and of rules; what both have found is told once, under the check's name, with both.

    Rules that ask the same as a check which is silent, or the very same as each other, stand under the first of them.
    """
    told = list(found)
    by_checks = len(told)
    asked: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(told):
        asked[each.name].append(index)
    for answer in answers:
        asks = (*answer.rule.same_as, f"{answer.rule.kind} {answer.rule.parameters!r}")
        for finding in answer.findings:
            those = {index for name in asks for index in asked[name]}
            same = [index for index in sorted(those) if _is_same(plan, told[index], finding)]
            if same and _covers(plan, [told[index] for index in same], finding):
                for index in [index for index in same if index < by_checks] or same[:1]:
                    told[index] = _with_name(told[index], finding)
                continue
            for name in asks:
                asked[name].append(len(told))
            told.append(finding)
    return told


def _is_same(plan: Plan, one: Diagnostic, other: Diagnostic) -> bool:
    """Whether two findings that ask the same are about the same: people, else things, else cohorts and days."""
    if one.name == other.name or not _of_one_role(one, other):
        return False
    people, cohorts = plan.programme.people.keys(), plan.programme.cohorts.keys()
    ids, others = set(one.ids), set(other.ids)
    for mine, theirs in (
        (ids & people, others & people),
        tuple({id_ for id_ in each if id_ not in people and id_ not in cohorts} for each in (ids, others)),
    ):
        if mine and theirs:
            return not mine.isdisjoint(theirs)
    return not ids.isdisjoint(others & cohorts) and (one.day == other.day or None in {one.day, other.day})


def _of_one_role(one: Diagnostic, other: Diagnostic) -> bool:
    """Whether the one is about a role that the other is about too, where both are about any."""
    mine, theirs = (_roles(each.message.values.get("role")) for each in (one, other))
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _roles(value: object) -> set[object]:
    """The roles that a finding names, of which one may do."""
    return {*value.values} if isinstance(value, Either) else {value} if value else set()


def _covers(plan: Plan, same: Sequence[Diagnostic], finding: Diagnostic) -> bool:
    """Whether nobody whom the finding concerns alike is left out of those that are the same, if they are of people."""
    people = plan.programme.people.keys()
    several = {id_ for ids in finding.about if not isinstance(ids, str) for id_ in ids} & people
    those = set().union(*(each.ids for each in same)) & people
    return not those or several <= those


def _with_name(told: Diagnostic, finding: Diagnostic) -> Diagnostic:
    """The finding with the name of a rule that asks the same beside its own, as grave as the graver of the two."""
    severity = min(told.severity, finding.severity, key=SEVERITIES.index)
    also_named = tuple(dict.fromkeys((*told.also_named, finding.name)))
    return replace(told, also_named=also_named, severity=severity)


def one_for_each_rule(plan: Plan, found: Iterable[Diagnostic], titles: Mapping[str, Authored]) -> Iterator[Diagnostic]:
    """The findings, with all that one rule finds in one; `titles` are the rules' by their names."""
    of_rule: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for finding in found:
        if finding.name in titles:
            of_rule[finding.name, finding.severity].append(finding)
        else:
            yield finding
    for (name, _severity), several in of_rule.items():
        yield several[0] if len(several) == 1 else _one(plan, several, titles[name])


def _one(plan: Plan, several: Sequence[Diagnostic], title: Authored) -> Diagnostic:
    """One finding in place of several of one rule; what each of them said stands at its own place."""
    in_order = sorted(several, key=lambda each: each.sort_key)
    first = in_order[0]
    whom = tuple(dict.fromkeys(person for each in in_order for person in _whom(plan, each)))
    is_of_people = all(_whom(plan, each) for each in in_order)
    places = [Label(each.at.span, each.message.template, each.message.values) for each in in_order]
    template = (
        _("“{rule}” is not met in {number} places")
        if not is_of_people
        else _("“{rule}” is not met for {whom}")
        if len(whom) <= MOST_NAMES
        else _("“{rule}” is not met for {number} people, such as {whom}")
    )
    values = {
        **first.message.values,
        "rule": title,
        "whom": names(plan, whom[:MOST_NAMES]),
        "number": len(whom) if is_of_people else len(several),
    }
    return replace(
        first,
        message=Message(template, MappingProxyType(values)),
        at=places[0],
        also=tuple(places[1:MOST_NAMES]),
        help=first.help if _is_for_all(in_order) else "",
        about=_about_all(plan, in_order),
        also_named=tuple(dict.fromkeys(name for each in in_order for name in each.also_named)),
        parts=tuple(part for each in in_order for part in each.each),
        fix=None,
        way_out=None,
        cause=None,
    )


def _whom(plan: Plan, finding: Diagnostic) -> tuple[str, ...]:
    """Those whom a finding concerns alike, else the first person whom it is about."""
    people = plan.programme.people
    several = next((ids for ids in finding.about if not isinstance(ids, str) and set(ids) <= people.keys()), ())
    return several or tuple(id_ for id_ in finding.about if id_ in people)[:1]


def _is_for_all(several: Sequence[Diagnostic]) -> bool:
    """Whether the first advice is an advice for all of them, or says for whom it is."""
    first = several[0]
    taken = {hole for _text, hole, _form, _conversion in Formatter().parse(first.help) if hole}
    if not taken.isdisjoint(OF_SOMEBODY):
        return True
    return all(
        each.help == first.help
        and all(each.message.values.get(hole) == first.message.values.get(hole) for hole in taken)
        for each in several
    )


def _about_all(plan: Plan, several: Sequence[Diagnostic]) -> tuple[Concerned, ...]:
    """All ids that they are about, the people alike."""
    ids = dict.fromkeys(id_ for each in several for id_ in each.ids)
    people = plan.programme.people
    return (*(id_ for id_ in ids if id_ not in people), *alike(tuple(id_ for id_ in ids if id_ in people)))
