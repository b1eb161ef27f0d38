"""The form for code scanning: SARIF 2.1.0, with what each check is about.

GitHub reads a part of it: rules with their help, results with level and region. Columns count UTF-16 code units,
as the format has it by default and GitHub does.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from urllib.parse import quote

from introplan.diagnostics.diagnostic import Diagnostic, Label, Message, Nature, Say, Severity
from introplan.diagnostics.source import Position, Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LINE_ENDS = ["\r\n", "\n", "\r", "\x85", "\u2028", "\u2029"]
"""Where YAML ends a line, and so a `Source`."""
KINDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "recommendation"}
PathOf = Callable[[str], str]


class SarifRule(NamedTuple):
    """What is told about a name: what it finds, why, an example, all in the reader's language."""

    name: str
    severity: Severity
    what: str
    why: str
    subject: str
    example: str = ""
    nature: Nature = "fact"
    limit: str = ""
    is_off: bool = False


def as_sarif(  # noqa: PLR0913 - what only the caller knows, each named at the call
    diagnostics: Sequence[Diagnostic],
    rules: Iterable[SarifRule],
    *,
    say: Say,
    path_of: PathOf,
    version: str,
    language: str,
) -> dict[str, object]:
    """A log of one run. `path_of` gives a file's path from the top of the repository."""
    by_name = {rule.name: rule for rule in sorted(rules)}
    numbers = {name: number for number, name in enumerate(by_name)}
    run = {
        "tool": {
            "driver": {
                "name": "introplan",
                "version": version,
                "language": language,
                "rules": [_rule(rule) for rule in by_name.values()],
            }
        },
        "language": language,
        "columnKind": "utf16CodeUnits",
        "newlineSequences": LINE_ENDS,
        "results": [_result(diagnostic, numbers, say, path_of) for diagnostic in diagnostics],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: SarifRule) -> dict[str, object]:
    text = "\n\n".join(filter(None, (rule.what, rule.why)))
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": "\n\n".join(filter(None, (text, rule.example)))},
        "defaultConfiguration": {"level": rule.severity, "enabled": not rule.is_off},
        "properties": {
            "tags": [rule.subject, rule.nature],
            "problem.severity": KINDS[rule.severity],
            "nature": rule.nature,
            **({"limit": rule.limit} if rule.limit else {}),
        },
    }


def _result(diagnostic: Diagnostic, numbers: dict[str, int], say: Say, path_of: PathOf) -> dict[str, object]:
    values = diagnostic.message.values
    told = [say(diagnostic.message)] + ([say(Message(diagnostic.help, values))] if diagnostic.help else [])
    result: dict[str, object] = {
        "ruleId": diagnostic.name,
        "ruleIndex": numbers[diagnostic.name],
        "level": diagnostic.severity,
        "message": {"text": "\n".join(told)},
        "locations": [_location(diagnostic, diagnostic.at, say, path_of)],
    }
    if diagnostic.also:
        result["relatedLocations"] = [
            {"id": number, **_location(diagnostic, label, say, path_of)}
            for number, label in enumerate(diagnostic.also, start=1)
        ]
    if diagnostic.also_named:
        result["properties"] = {"alsoNamed": list(diagnostic.also_named)}
    return result


def _location(diagnostic: Diagnostic, label: Label, say: Say, path_of: PathOf) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(path_of(label.span.path))}}
    if label.span.source.text:
        physical["region"] = _region(label.span)
    location: dict[str, object] = {"physicalLocation": physical}
    if label.template:
        location["message"] = {"text": say(diagnostic.seen_at(label))}
    return location


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.start.line + 1,
        "startColumn": _column(span, span.start),
        "endLine": span.end.line + 1,
        "endColumn": _column(span, span.end),
    }


def _column(span: Span, at: Position) -> int:
    """The column in UTF-16 code units, counted from 1: an emoji takes two."""
    return len(span.source.line(at.line)[: at.column].encode("utf-16-le", "surrogatepass")) // 2 + 1
