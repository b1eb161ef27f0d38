"""What rule sets say about a plan, as tables: a row a rule, and beneath it each place where it is not met."""

from collections.abc import Iterator, Sequence

from introplan.diagnostics import Diagnostic
from introplan.language import _, _p
from introplan.model import RuleSet
from introplan.rendering.reports.report import Cell, Column, Question, Report, ReportPart, Sentences, Table, report_of
from introplan.rendering.reports.rules import AnsweredRule, RuleCard, RulesPage, page_of

AnsweredSet = tuple[RuleSet, Sequence[AnsweredRule]]


def rules_in_tables(asked: Question, answered: Sequence[AnsweredSet]) -> Report:
    """The report on some rule sets, in the programme's language; protected people are nobody in particular in it."""
    pages = [(rule_set, page_of(asked.edition, rule_set, answers)) for rule_set, answers in answered]
    findings = [found for _set, answers in answered for answer in answers for found in answer.findings]
    names_people = any(_people_in(asked, found) for found in findings)
    return report_of(
        asked,
        "rules",
        title=_("How the plan meets rules"),
        introduction=_("Rule by rule, whether the plan meets them, and where it does not."),
        audience="coordinator" if names_people else "shared",
        readers=_("For the coordinator.") if names_people else _("For managers, HR and unions."),
        parts=tuple(part for rule_set, page in pages for part in _parts(asked, rule_set, page)),
        unknown=tuple(
            f"{rule.title}: {rule.said}" if rule.said else rule.title
            for _set, page in pages
            for rule in page.rules
            if rule.state == "can_not_be_checked"
        ),
    )


def _people_in(asked: Question, found: Diagnostic) -> bool:
    """Whether a finding is about somebody."""
    ids = (id_ for each in found.about for id_ in (each if isinstance(each, tuple) else (each,)))
    return any(isinstance(id_, str) and id_ in asked.plan.programme.people for id_ in ids)


def _parts(asked: Question, rule_set: RuleSet, page: RulesPage) -> Iterator[ReportPart]:
    counts = ", ".join(f"{count.words}: {count.number}" for count in page.counts)
    yield Table(
        key=rule_set.id,
        title=page.title,
        text=f"{counts}.",
        columns=(
            Column("rule", asked.words(_p("column", "Rule"))),
            Column("state", asked.words(_p("column", "Answer"))),
            Column("found", asked.words(_p("column", "What was seen"))),
            Column("where", asked.words(_p("column", "Where"))),
        ),
        rows=tuple(row for rule in page.rules for row in _rows(rule)),
        empty=asked.words(_("There are no rules.")),
    )
    comparison = _("The rules are for another profession or country, and ask nothing of this programme.")
    said = [asked.words(comparison) if page.comparison else "", page.uncertain]
    yield Sentences(
        f"{rule_set.id}_sources",
        asked.words(_("Sources of {rule_set}"), rule_set=page.title),
        (*filter(None, said), *page.sources),
    )


def _rows(rule: RuleCard) -> Iterator[tuple[Cell, ...]]:
    yield rule.title, rule.state_words, rule.said, ""
    for place in rule.places:
        yield "", "", place.fact, place.where
