"""`assert_findings`: a check, and YAML whose comments say what it finds on each line."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from textwrap import dedent

import pytest

from checks.plans import PATH, plan_from
from introplan.agenda import Plan
from introplan.checks import Check, DatedCheck, explanation, found_by
from introplan.demands import Offers
from introplan.diagnostics import Diagnostic, Message, concise
from introplan.language import Language, fill

AssertFindings = Callable[..., None]
Finding = tuple[int, str, str]

_COMMENT = re.compile(r"#\s*(error|warning|note):\s*(.*?)\s*(?=#\s*(?:error|warning|note):|$)")


def worded(diagnostic: Diagnostic, language: Language = "en") -> list[str]:
    """The message, the labels and the help, as a reader sees them."""
    values = diagnostic.message.values
    labels = [diagnostic.seen_at(label) for label in (diagnostic.at, *diagnostic.also)]
    return [
        fill(message.template, message.values, language)
        for message in (diagnostic.message, *labels, Message(diagnostic.help, values))
    ]


def _expected(text: str) -> list[Finding]:
    found, about = [], 0
    for number, line in enumerate(dedent(text).split("\n"), start=1):
        about = about if _COMMENT.match(line.strip()) else number
        found += [(about, severity, words) for severity, words in _COMMENT.findall(line)]
    return found


def _as_expected(diagnostic: Diagnostic, expected: Iterable[Finding]) -> Finding:
    """The finding, with its message as far as the comment on its line goes."""
    assert diagnostic.at.span.path == PATH, f"it points outside the test's own text: {worded(diagnostic)}"
    line, message = diagnostic.at.span.start.line + 1, worded(diagnostic)[0]
    begun = (
        words
        for number, severity, words in expected
        if (number, severity) == (line, diagnostic.severity) and words and message.startswith(words)
    )
    return line, diagnostic.severity, max(begun, key=len, default=message)


def _findings(check: Callable[..., Iterator[Diagnostic]], plan: Plan, today: str) -> Iterator[Diagnostic]:
    offers = Offers(plan)
    found = check(plan, date.fromisoformat(today)) if today else check(plan)
    in_file_order = sorted(found_by(check, found), key=lambda diagnostic: diagnostic.sort_key)
    return (each.with_way_out(offers) for each in in_file_order)


@pytest.fixture
def assert_findings() -> AssertFindings:
    """`assert_findings(check, yaml)`: the check finds what the comments say, and nothing else.

    A comment `# error: text` (or warning, or note) stands on the line that the finding points at, or on lines
    of their own under it. Its text is the message in English, or its beginning: a message may go on, but not
    differ. A finding without a comment fails as surely as a comment without a finding. What is required is
    filled in, so the YAML holds what the test is about; `names=False` leaves people without names. A check that
    depends on the day is given it: `today="2026-08-04"`.
    """

    def assert_findings(check: Check | DatedCheck, text: str, *, names: bool = True, today: str = "") -> None:
        found = sorted(
            _findings(check, plan_from(text, names=names), today), key=lambda diagnostic: diagnostic.sort_key
        )
        name, severity, *_rest = explanation(check)
        assert {(diagnostic.name, diagnostic.severity) for diagnostic in found} <= {(name, severity)}
        expected = _expected(text)
        assert sorted(_as_expected(diagnostic, expected) for diagnostic in found) == sorted(expected)
        for diagnostic in found:  # every hole of every sentence has a value, in both languages
            assert worded(diagnostic, "sv")
            assert concise.concise(diagnostic, say)
            assert all(words.strip() == words and "{}" not in words for words in worded(diagnostic))

    return assert_findings


@pytest.fixture
def helps() -> Callable[..., list[str]]:
    """The ways out of what a check finds in a text, in file order."""

    def helps(check: Check | DatedCheck, text: str, *, today: str = "") -> list[str]:
        found = sorted(_findings(check, plan_from(text), today), key=lambda diagnostic: diagnostic.sort_key)
        return [fill(diagnostic.help, diagnostic.message.values, "en") for diagnostic in found]

    return helps


def say(message: Message) -> str:
    """A message in English."""
    return fill(message.template, message.values, "en")
