"""`introplan explain`: what a check looks for, why, where the rule comes from, and an example with its mending."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from rich.text import Text

from introplan.checks import EXPLAINED, SUBJECTS, explanation, subject_of
from introplan.cli import outputs
from introplan.cli.examples import example
from introplan.cli.explain_rules import known_rule_sets, rules_by_name, said, told_of_rule, told_of_set
from introplan.cli.screen import out, words, wrong_use
from introplan.diagnostics import _
from introplan.diagnostics.full import STYLES
from introplan.model import RuleSet
from introplan.publishing import ledger_lines, renames
from introplan.reading.explanations import EXPLANATIONS, WARNINGS
from introplan.reading.suggestions import meant

OTHERS = {**EXPLANATIONS, **outputs.EXPLANATIONS, **ledger_lines.EXPLANATIONS, **renames.EXPLANATIONS}
MILDER = {**dict.fromkeys(WARNINGS, "warning"), "released-key-renamed": "warning", "ledger-line-twice": "note"}
WIDEST = 100  # longer lines of prose are hard to follow
SEVERITIES = {"error": _("error"), "warning": _("warning"), "note": _("note")}
_SOURCE = re.compile(r"(?<=\s)(Sources?|Källa|Källor):\s")


def explain_check(name: str | None) -> None:
    """Print one explanation, or the list of all. Raises BadParameter for a name that is none."""
    checks = {explained.name: explained for explained in map(explanation, EXPLAINED)}
    if name is None:
        _list_all()
    elif name in checks:
        explained = checks[name]
        _heading(name, explained.severity)
        _tell(*_paragraphs(explained.text))
        _show(name)
    elif name in OTHERS:
        what, why = OTHERS[name]
        _heading(name, _severity(name))
        _tell(words(what), words(why))
        _show(name)
    elif name in (rule_sets := known_rule_sets()):
        _explain_rule_set(rule_sets[name])
    elif name in (rules := rules_by_name()):
        severity, paragraphs = told_of_rule(*rules[name])
        _heading(name, severity)
        for paragraph in paragraphs:
            _paragraph(paragraph)
    else:
        guess = meant(name, [*checks, *OTHERS, *rule_sets, *rules])
        template = (
            _("there is no check `{name}`: did you mean `{guess}`?")
            if guess
            else _("there is no check `{name}`: `introplan explain` lists them all")
        )
        raise wrong_use(template, name=name, guess=guess)


def _explain_rule_set(rule_set: RuleSet) -> None:
    paragraphs, rules = told_of_set(rule_set)
    out().print(Text(rule_set.id, "bold"))
    for paragraph in paragraphs:
        _paragraph(paragraph)
    out().print()
    for name, severity, what in rules:
        _line(name, severity, what)


def _paragraphs(explanation: str) -> list[str]:
    """What a check finds, and why, in the reader's language: a paragraph is a line of the catalogue."""
    return [words(" ".join(part.split())) for part in explanation.split("\n\n")]


def _heading(name: str, severity: str) -> None:
    out().print(Text.assemble((name, "bold"), "  ", (words(SEVERITIES[severity]), STYLES[severity])))


def _tell(*paragraphs: str) -> None:
    """What it finds, why, and the source in a paragraph of its own."""
    for paragraph in paragraphs:
        source = _SOURCE.search(f" {paragraph}")
        at = source.start(1) - 1 if source else len(paragraph)
        if reason := paragraph[:at].strip():
            _paragraph(Text(reason))
        if source:
            label, _colon, where = paragraph[at:].partition(":")
            _paragraph(Text.assemble((f"{label}:", "bold"), where))


def _paragraph(text: Text) -> None:
    out().print()
    _prose(text)


def _prose(text: Text, indent: int = 0) -> None:
    """Print text as prose, wrapped at words in a terminal, each line indented."""
    console = out(prose=True)
    lines = [text] if console.soft_wrap else text.wrap(console, min(console.width, WIDEST) - indent)
    for line in lines:
        line.rstrip()
        console.print(Text(" " * indent).append_text(line))


def _show(name: str) -> None:
    """The example, and the same mended, the lines that differ marked."""
    shown = example(name)
    if shown is None:
        return
    faulty, mended = shown.faulty.splitlines(), shown.mended.splitlines()
    differ = [block for block in SequenceMatcher(None, faulty, mended, False).get_opcodes() if block[0] != "equal"]
    _paragraph(Text(words(_("This is remarked on:")), "bold"))
    _yaml(faulty, {n for _tag, first, last, *_other in differ for n in range(first, last)}, "red")
    _paragraph(Text(words(_("Mended:")), "bold"))
    _yaml(mended, {n for *_other, first, last in differ for n in range(first, last)}, "green")


def _yaml(lines: list[str], marked: set[int], style: str) -> None:
    out().print()
    for number, line in enumerate(lines):
        mark = "  > " if number in marked else "    "
        out().print(Text(f"{mark}{line}", style if number in marked else ""))


def _list_all() -> None:
    """Every name by subject, how grave it is, and what it finds."""
    for subject, explanations in _by_subject():
        out().print(Text(words(subject), "bold"))
        for name, severity, what in explanations:
            _line(name, severity, what)
        out().print()
    out().print(Text(words(_("Rule sets")), "bold"))
    for name, rule_set in sorted(known_rule_sets().items()):
        out().print(Text.assemble("  ", (name, "cyan")))
        _prose(Text(said(rule_set.title)), indent=6)
    out().print()
    _prose(Text(words(_("`introplan explain NAME` says more, with an example."))))


def _line(name: str, severity: str, what: str) -> None:
    """A name in a list, how grave it is, and what it is about."""
    out().print(Text.assemble("  ", (name, "cyan"), "  ", (words(SEVERITIES[severity]), STYLES[severity])))
    _prose(Text(what), indent=6)


def _by_subject() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    subjects: dict[str, list[tuple[str, str, str]]] = {subject: [] for subject in SUBJECTS}
    for check in EXPLAINED:
        explained = explanation(check)
        subjects.setdefault(subject_of(check), []).append(
            (explained.name, explained.severity, _paragraphs(explained.text)[0])
        )
    yield from ((subject, sorted(explanations)) for subject, explanations in subjects.items() if explanations)
    yield (
        _("When the files are read, and printed"),
        sorted((name, _severity(name), words(what)) for name, (what, _why) in OTHERS.items()),
    )


def _severity(name: str) -> str:
    """How grave it is what is found outside the checks, where only little is less than an error."""
    return MILDER.get(name, "error")
