"""`introplan report rules`: rule by rule, whether a plan meets the published rule sets, in every form."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.text import Text

from introplan.agenda import Plan
from introplan.checks.rules import STATES, Answer, State, answers, named_sets
from introplan.cli.arguments import ReportForm
from introplan.cli.checked import Checked, checked_programmes, with_print
from introplan.cli.explain_rules import COMPARISON
from introplan.cli.forms import print_diagnostics
from introplan.cli.reader import reader
from introplan.cli.report import SET_WITH_TEMPLATES, ReportWish, give, question, write
from introplan.cli.resources import template_loader
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.screen import counted, news, say, several, tell_template, terminal, words
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Counted, Message, Span, _, _n, worst
from introplan.diagnostics.wrapping import seen
from introplan.language import Language, in_words
from introplan.language.terms import RULE_STATES
from introplan.model import RuleSet, Wording
from introplan.reading import unread
from introplan.reading.suggestions import meant
from introplan.releases import Edition
from introplan.rendering.editions import mark_of
from introplan.workspace.files import Workspace

MOST_PLACES = 3
"""Of more places than this where a rule is not met, the terminal tells the number; the other forms have them all."""
NARROWEST, WIDEST = 60, 100
STATE_STYLES: Mapping[State, str] = {
    "met": "green",
    "not_met": "bold red",
    "not_applicable": "dim",
    "can_not_be_checked": "yellow",
}
STATE_COUNTS: Mapping[State, Counted] = {
    "met": _n("{count} met", "{count} met"),
    "not_met": _n("{count} not met", "{count} not met"),
    "not_applicable": _n("{count} not applicable", "{count} not applicable"),
    "can_not_be_checked": _n("{count} cannot be checked", "{count} cannot be checked"),
}


def report_rules(wanted: Sequence[str], names: Sequence[str], form: ReportForm | None, output: Path | None) -> int:
    """Put rule sets to the wanted programmes and give what they answer; the exit code, 1 when one cannot be read.

    Without names, they are those that each programme names itself.
    """
    wish, workspace = ReportWish(form, output), Workspace.here()
    form = wish.chosen_form
    rule_sets, faults = rule_sets_of(workspace)
    programmes = [with_print(workspace, each) for each in checked_programmes(wanted)]
    lacking = unread(workspace.templates()) if form in SET_WITH_TEMPLATES else []
    lacking += faults + [found for programme in programmes if not programme.plan for found in programme.diagnostics]
    print_diagnostics(lacking, "full")
    if worst(lacking) == "error":
        news().print(counted(lacking))
        return 1
    answered = [
        (each, [(rule_set, answers(each.plan, rule_set)) for rule_set in _chosen(each.plan, names, rule_sets)])
        for each in programmes
        if each.plan
    ]
    answered = [(checked, sets) for checked, sets in answered if sets]
    if not answered:
        raise wrong_use(
            _("the programme names no rule set; choose one with --ruleset: {choices}"),
            choices=tuple(sorted(rule_sets)),
        )
    if form == "text" and output is None:
        for checked, sets in answered:
            _print(checked.edition, sets)
        return 0
    if form == "html":
        return _give_page(answered, output, workspace)
    if form == "json":
        write(_as_json(answered).encode(), output)
        return 0
    from introplan.rendering.reports.rule_tables import rules_in_tables  # noqa: PLC0415 - dear, and for these forms

    reports = [
        (checked.edition, rules_in_tables(question(checked, _language_of(checked, form), wish), sets))
        for checked, sets in answered
    ]
    return give(reports, form, output, workspace)


AnsweredSets = list[tuple[RuleSet, tuple[Answer, ...]]]


def _chosen(plan: Plan, names: Sequence[str], rule_sets: Mapping[str, RuleSet]) -> list[RuleSet]:
    """The rule sets by name, or those that the programme names. Raises WrongUseError for a name that is none."""
    if not names:
        return list(named_sets(plan))
    for name in names:
        if name not in rule_sets:
            guess = meant(name, sorted(rule_sets))
            raise wrong_use(
                _("there is no rule set `{name}`; did you mean `{guess}`?")
                if guess
                else _("there is no rule set `{name}`; there are {choices}"),
                "--ruleset",
                name=name,
                guess=guess,
                choices=tuple(sorted(rule_sets)),
            )
    return [rule_sets[name] for name in dict.fromkeys(names)]


def _print(edition: Edition, sets: Sequence[tuple[RuleSet, tuple[Answer, ...]]]) -> None:
    """The answers as a list that reads well from 60 columns on: what a rule answers, and beside it the rule."""
    console = terminal(sys.stdout, prose=True)  # in a file the lines have an end too
    width = max(NARROWEST, min(console.width, WIDEST))

    def wrapped(text: Text, prefix: Text, indent: int) -> None:
        for number, line in enumerate(text.wrap(console, width - indent)):
            line.rstrip()
            console.print(Text.assemble(prefix if not number else " " * indent, line))

    mark = mark_of(edition, language=reader())
    beside = max(cell_len(in_words(word, reader())) for word in RULE_STATES.values()) + 2
    for rule_set, given in sets:
        console.print(Text(edition.plan.programme.frame.title, "dim"))
        wrapped(Text(f"{mark.title}. {mark.text}", "dim"), Text(), 0)
        console.print(Text.assemble((_say(rule_set.title), "bold"), (f"  {rule_set.id}", "cyan")))
        if rule_set.comparison:
            wrapped(Text(words(COMPARISON), "yellow"), Text(), 0)
        console.print(Text(counts(given)))
        for source in rule_set.sources.values():
            wrapped(Text(f"{words(_('Source'))}: {source.cited}", "dim"), Text(), 0)
        if rule_set.uncertain:
            wrapped(Text(words(_("Uncertain: {what}"), what=rule_set.uncertain.words), "dim"), Text(), 0)
        console.print()
        for answer in given:
            state = in_words(RULE_STATES[answer.state], reader())
            prefix = Text.assemble((state, STATE_STYLES[answer.state]), " " * (beside - cell_len(state)))
            wrapped(_told(answer), prefix, beside)
        console.print()


def _told(answer: Answer) -> Text:
    """A rule's title, what was seen, and where it is not met."""
    rule = answer.rule
    text = Text(_say(rule.title), "bold" if answer.state == "not_met" else "")
    if answer.said:
        text.append(f"\n{say(answer.said)}", "dim")
    for found in answer.findings[:MOST_PLACES]:
        text.append(f"\n{say(found.message)}")
        text.append(f"\n  {place(found.at.span)}", "blue")
        if found.help:
            text.append(f"\n  {words(_('help'))}: ", "green")
            text.append(say(Message(found.help, found.message.values)))
    if (more := len(answer.findings) - MOST_PLACES) > 0:
        text.append("\n" + several(_n("and {count} more place", "and {count} more places"), more))
    if answer.state == "not_met":
        if rule.uncertain:
            text.append("\n" + words(_("Uncertain: {what}"), what=rule.uncertain.words), "dim")
        text.append(f"\n{answer.name}", "cyan")
    return text


def counts(given: Sequence[Answer]) -> str:
    """`10 met, 1 not met, 0 cannot be checked`: what is not met, or not seen, is told also when it is nothing."""
    states = [answer.state for answer in given]
    return ", ".join(
        several(STATE_COUNTS[state], states.count(state))
        for state in STATES
        if state in states or state != "not_applicable"
    )


def place(span: Span) -> str:
    """`programmes/malmo/programme.yaml:12`."""
    return seen(span.path) + (f":{span.start.line + 1}" if span.source.text else "")


def _say(wording: Wording) -> str:
    return in_words(wording.words, reader())


def _give_page(answered: Sequence[tuple[Checked, AnsweredSets]], output: Path | None, workspace: Workspace) -> int:
    """The page of the one rule set that was asked for. Raises WrongUseError for several, which are several pages."""
    from introplan.rendering.printing import TemplateFault  # noqa: PLC0415 - dear to import, and only here
    from introplan.rendering.reports import rules_report  # noqa: PLC0415 - as above

    pages = [(checked.edition, *each) for checked, sets in answered for each in sets]
    if len(pages) > 1:
        raise wrong_use(
            _("a page is about one rule set and one programme; name them, or build: that makes the pages"), "--format"
        )
    [(edition, rule_set, given)] = pages
    try:
        write(rules_report(edition, template_loader(workspace), rule_set, given)[1], output)
    except TemplateFault as fault:
        tell_template(fault)
        return 1
    return 0


def _language_of(checked: Checked, form: ReportForm) -> Language:
    return reader() if form == "text" or checked.plan is None else checked.plan.programme.frame.language


def _as_json(answered: Sequence[tuple[Checked, AnsweredSets]]) -> str:
    import json  # noqa: PLC0415 - only for this form

    return (
        json.dumps(
            [
                {
                    "programme": checked.name,
                    "release": mark_of(checked.edition).title,
                    "rule_sets": [_set_as_json(*each) for each in sets],
                }
                for checked, sets in answered
            ],
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _set_as_json(rule_set: RuleSet, given: Sequence[Answer]) -> dict[str, object]:
    return {
        "name": rule_set.id,
        "title": _say(rule_set.title),
        "comparison": rule_set.comparison,
        "uncertain": _say(rule_set.uncertain) if rule_set.uncertain else None,
        "rules": [_answer_as_json(answer) for answer in given],
    }


def _answer_as_json(answer: Answer) -> dict[str, object]:
    from introplan.diagnostics.as_json import as_json  # noqa: PLC0415 - only for this form

    rule = answer.rule
    return {
        "name": answer.name,
        "kind": rule.kind,
        "same_as": list(rule.same_as),
        "title": _say(rule.title),
        "text": _say(rule.text) if rule.text else None,
        "state": answer.state,
        "said": say(answer.said) if answer.said else None,
        "findings": [as_json(found, say) for found in answer.findings],
        "sources": [
            {"name": source.name, "year": source.year, "where": source.where}
            for source in answer.rule_set.sources_of(rule)
        ],
        "uncertain": _say(rule.uncertain) if rule.uncertain else None,
    }
