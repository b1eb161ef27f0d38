"""`introplan explain`: what a check looks for, why, where the rule comes from, and an example with its mending."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from rich.containers import Lines
from rich.text import Text

from introplan.checks import EXPLAINED, explanation
from introplan.cli.examples import example
from introplan.cli.explain_rules import known_rule_sets, rules_by_name, said, told_of_rule, told_of_set
from introplan.cli.names import ToldName, demand_known, told
from introplan.cli.screen import Screen, out, several, words
from introplan.demands.limits import Limit, Whose
from introplan.diagnostics import Nature, _, _n
from introplan.diagnostics.full import STYLES, WORDS
from introplan.model import RuleSet

NARROWEST, WIDEST = 20, 100  # a terminal may say that it is 0 wide; longer lines of prose are hard to follow
NATURES: Mapping[Nature, str] = {"fact": _("fact"), "judgement": _("judgement")}
LIMITED: Mapping[Whose, str] = {
    "ours": _("{limit}, our own suggestion; `limit` in `programme.checks` may say another, from {least} to {most}"),
    "law": _("{limit}, by law; `limit` in `programme.checks` may say another, from {least} to {most}"),
    "others": _("{limit}, by the source; `limit` in `programme.checks` may say another, from {least} to {most}"),
}
ALL_ON = _n("{count} check, on", "{count} checks, all on")
SOME_ON = _n("{count} check, {on} on", "{count} checks, {on} of them on")
_SOURCE = re.compile(r"(?<=\s)(Sources?|Källa|Källor):\s")


def explain_check(name: str | None) -> None:
    """Print one explanation, or the list of all. Raises WrongUseError for a name that is none."""
    if name is None:
        _list_all()
        return
    if rule_set := known_rule_sets().get(name):
        _explain_rule_set(rule_set)
        return
    demand_known([name], others=known_rule_sets())
    if rule := rules_by_name().get(name):
        severity, texts = told_of_rule(*rule)
        _heading(name, severity, "judgement")
        for text in texts:
            _paragraph(text)
        return
    explained = next(each for each in told() if each.name == name)
    _heading(name, "off" if explained.is_off else explained.severity, explained.nature)
    _tell(explained.paragraphs)
    _how_to_tune(explained)
    _show(name)


def _explain_rule_set(rule_set: RuleSet) -> None:
    paragraphs, rules = told_of_set(rule_set)
    out().print(Text(rule_set.id, "bold"))
    for paragraph in paragraphs:
        _paragraph(paragraph)
    out().print()
    for name, severity, what in rules:
        _line(name, severity, what)


def _heading(name: str, severity: str, nature: Nature) -> None:
    """The name, how grave it is, and whether it is a fact: what is wrong with files or programs always is."""
    is_told = "/" in name or name in {explanation(check).name for check in EXPLAINED}
    out().print(Text.assemble((name, "bold"), "  ", _state(severity), f", {words(NATURES[nature])}" if is_told else ""))


def _how_to_tune(explained: ToldName) -> None:
    """The number that it goes by, and how a plan changes it or turns it on."""
    if limit := explained.limit:
        _paragraph(
            Text.assemble(
                (f"{words(_('Limit'))}: ", "bold"),
                words(
                    LIMITED[limit.whose],
                    limit=limit.unit.words(limit.number),
                    least=limit.least,
                    most=limit.most,
                ),
            )
        )
    if explained.is_off:
        _paragraph(Text(words(_("It is off until `severity` or `limit` in `programme.checks` turns it on."))))


def _tell(paragraphs: list[str]) -> None:
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
    if isinstance(console, Screen) or console.soft_wrap:
        lines = Lines([text])
    else:
        lines = text.wrap(console, max(NARROWEST, min(console.width, WIDEST) - indent))
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
    _paragraph(Text(words(_("This is reported:")), "bold"))
    _yaml(faulty, {n for _tag, first, last, *_other in differ for n in range(first, last)}, "red")
    _paragraph(Text(words(_("Fixed:")), "bold"))
    _yaml(mended, {n for *_other, first, last in differ for n in range(first, last)}, "green")


def _yaml(lines: list[str], marked: set[int], style: str) -> None:
    out().print()
    for number, line in enumerate(lines):
        mark = "  > " if number in marked else "    "
        out().print(Text(f"{mark}{line}", style if number in marked else ""))


def _list_all() -> None:
    """Every name by subject, how grave it is, and what it finds."""
    names: list[ToldName] = []
    listed = (explained for explained in told() if "/" not in explained.name)
    for subject, those in groupby(listed, key=lambda explained: explained.subject):
        under = list(those)
        names += under
        out().print(Text.assemble((subject, "bold"), ": ", _counted(under)))
        for each in under:
            _line(each.name, "off" if each.is_off else each.severity, each.paragraphs[0], each.limit)
        out().print()
    out().print(Text(words(_("Rule sets")), "bold"))
    for name, rule_set in sorted(known_rule_sets().items()):
        out().print(Text.assemble("  ", (name, "cyan")))
        _prose(Text(said(rule_set.title)), indent=6)
    out().print()
    _prose(Text.assemble(words(_("In all")), ": ", _counted(names)))
    _prose(Text(words(_("`introplan explain NAME` says more, with an example."))))


def _counted(those: Sequence[ToldName]) -> str:
    """How many checks there are, and how many of them look without being asked to."""
    off = sum(each.is_off for each in those)
    told_how = SOME_ON if off else ALL_ON
    return several(told_how, len(those), on=len(those) - off)


def _line(name: str, severity: str, what: str, limit: Limit | None = None) -> None:
    """A name in a list, how grave it is, the limit that it goes by, and what it is about."""
    number = f", {words(_('limit {limit}'), limit=limit.unit.words(limit.number))}" if limit else ""
    out().print(Text.assemble("  ", (name, "cyan"), "  ", _state(severity), number))
    _prose(Text(what), indent=6)


def _state(severity: str) -> Text:
    """How grave it is, or that it is off."""
    return Text(words(_("off")), "dim") if severity == "off" else Text(words(WORDS[severity]), STYLES[severity])
