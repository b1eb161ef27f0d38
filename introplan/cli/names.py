"""Every name of a finding, and what is told about it in the reader's language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from introplan.checks import EXPLAINED, SUBJECTS, explanation, subject_of
from introplan.cli import file_names, ledgers, outputs, protected
from introplan.cli.explain_rules import rules_by_name, told_of_rule
from introplan.cli.reader import reader
from introplan.cli.screen import words
from introplan.cli.wrong_use import wrong_use
from introplan.demands import Limit
from introplan.diagnostics import Nature, Severity, _
from introplan.language import Language, in_words, translated
from introplan.reading.explanations import EXPLANATIONS, WARNINGS
from introplan.reading.suggestions import meant
from introplan.releases import ledger_faults, renames

OTHERS = {
    **EXPLANATIONS,
    **outputs.EXPLANATIONS,
    **file_names.EXPLANATIONS,
    **protected.EXPLANATIONS,
    **ledger_faults.EXPLANATIONS,
    **ledgers.EXPLANATIONS,
    **renames.EXPLANATIONS,
}
MILDER: Mapping[str, Severity] = {
    **dict.fromkeys(WARNINGS, "warning"),
    **dict.fromkeys(protected.NOTES, "note"),
    "character-not-in-font": "warning",
    "released-key-renamed": "warning",
    "earlier-id-unknown": "note",
    "ledger-line-twice": "note",
    "release-name-twice": "note",
    "ledger-copy": "note",
    "ledger-past-unknown": "note",
    "programme-begins-anew": "note",
}
READING = _("When the files are read, and printed")


class ToldName(NamedTuple):
    """A name, how grave it is, what it finds and why, the heading that it stands under, and whether it is a fact."""

    name: str
    severity: Severity
    paragraphs: list[str]
    subject: str
    nature: Nature = "fact"
    is_off: bool = False
    limit: Limit | None = None


def told() -> Iterator[ToldName]:
    """All names by subject, in the order of the alphabet under each."""
    language = reader()
    checks = [(subject_of(check), explanation(check)) for check in EXPLAINED]
    subjects = dict.fromkeys([*SUBJECTS, *(subject for subject, _explained in checks)])
    for subject in subjects:
        for explained in sorted(explained for other, explained in checks if other == subject):
            parts = [translated(" ".join(part.split()), language) for part in explained.text.split("\n\n")]
            yield ToldName(explained.name, explained.severity, parts, words(subject), *explained[3:])
    yield from _rules(language)
    for name, texts in sorted(OTHERS.items()):
        yield ToldName(
            name,
            MILDER.get(name, "error"),
            [translated(text, language) for text in texts],
            words(READING),
        )


def _rules(language: Language) -> Iterator[ToldName]:
    for name, (rule_set, rule) in rules_by_name().items():
        severity, paragraphs = told_of_rule(rule_set, rule)
        yield ToldName(
            name,
            severity,
            [paragraph.plain for paragraph in paragraphs],
            in_words(rule_set.title.words, language),
            "judgement",
        )


def known_names() -> frozenset[str]:
    """The names alone, those of rules too: of the workspace's own sets as well, when there is a workspace here."""
    return frozenset([*(explanation(check).name for check in EXPLAINED), *OTHERS, *rules_by_name()])


def demand_known(names: Sequence[str], option: str | None = None, others: Iterable[str] = ()) -> None:
    """Raises WrongUseError for a name that no finding has, with the one that was likely meant, perhaps of `others`."""
    known = known_names() if names else frozenset()
    for name in names:
        if name not in known:
            guess = meant(name, sorted([*known, *others]))
            template = (
                _("there is no check `{name}`; did you mean `{guess}`?")
                if guess
                else _("there is no check `{name}`; `introplan explain` lists them all")
            )
            raise wrong_use(template, option, name=name, guess=guess)
