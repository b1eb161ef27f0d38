"""The form for code scanning is SARIF 2.1.0, by the standard's own schema."""

import json
from pathlib import Path

from jsonschema import Draft4Validator

from introplan.diagnostics import Diagnostic, Label, Message, Position, Source, Span, error, note
from introplan.diagnostics.as_sarif import SarifRule, as_sarif
from introplan.language import fill

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
PEOPLE = Source("programmes/demo/möten och träffar.yaml", "people:\n  ida:\n    name: Ida 🧒 Introdotter\n    job: 1\n")
RULES = [
    SarifRule("person-named", "error", "A name.", "Because.", "People", "```yaml\npeople:\n```"),
    SarifRule("a-note", "note", "A note.", "", "Other"),
]


def say(message: Message) -> str:
    return fill(message.template, message.values, "en")


def log(*diagnostics: Diagnostic) -> dict:
    made = as_sarif(diagnostics, RULES, say=say, path_of=lambda path: f"plan/{path}", version="0.1.0", language="en")
    Draft4Validator(SCHEMA).validate(made)
    return made["runs"][0]


def finding() -> Diagnostic:
    return error(
        "person-named",
        "{name} has [a](1) name",
        at=Label(Span(PEOPLE, Position(2, 16), Position(2, 27)), "here"),
        also=[Label(Span.of(PEOPLE, Position(1, 2), 3))],
        help="remove it",
        values={"name": "Ida"},
    )


def test_the_log_is_valid_with_findings_and_without():
    assert [result["ruleId"] for result in log(finding())["results"]] == ["person-named"]
    assert log()["results"] == []


def test_a_finding_has_its_level_its_words_and_its_place():
    result = log(finding())["results"][0]
    assert (result["level"], result["message"]["text"]) == ("error", "Ida has [a](1) name\nremove it")
    assert result["locations"][0]["message"] == {"text": "here"}
    assert result["relatedLocations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 3,
        "endLine": 2,
        "endColumn": 6,
    }


def test_columns_count_utf_16_code_units_as_the_log_says():
    run = log(finding())
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = PEOPLE.line(2).encode("utf-16-le")
    words = line[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")
    assert (run["columnKind"], words) == ("utf16CodeUnits", "Introdotter")


def test_a_path_is_a_relative_uri():
    place = log(finding())["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "plan/programmes/demo/m%C3%B6ten%20och%20tr%C3%A4ffar.yaml"}


def test_what_is_no_text_has_a_path_and_no_region():
    whole = note("a-note", "a picture", at=Span.of(Source("photo.yaml", ""), Position(0, 0)))
    assert log(whole)["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "plan/photo.yaml"}
    }


def test_every_rule_has_its_help_and_every_finding_its_rule():
    run = log(finding())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["a-note", "person-named"]
    assert rules[1]["help"] == {
        "text": "A name.\n\nBecause.",
        "markdown": "A name.\n\nBecause.\n\n```yaml\npeople:\n```",
    }
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["note", "error"]
    assert rules[run["results"][0]["ruleIndex"]]["id"] == "person-named"
