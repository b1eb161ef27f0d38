"""The three forms of a finding: full for people, concise for editors, JSON for programs."""

import json
from datetime import date

import pytest

from introplan.diagnostics import (
    Diagnostic,
    Fix,
    Label,
    Message,
    Position,
    Remove,
    Rewrite,
    Set,
    Source,
    Span,
    error,
    note,
    warning,
    worst,
)
from introplan.diagnostics.as_json import as_json
from introplan.diagnostics.concise import concise
from introplan.diagnostics.full import full
from introplan.language import fill

PEOPLE = Source("programmes/demo/people.yaml", "people:\n  ida: {capacity: {mentor: 1}}\n")
PAIRINGS = Source(
    "programmes/demo/pairings.yaml", "# Vem stöttar vem.\n" * 9 + "pairings:\n  bo-ida:\n    mentor: ida\n"
)


def say(message: Message) -> str:
    return fill(message.template, message.values, "en")


def span(source: Source, line: int, column: int, length: int) -> Span:
    return Span.of(source, Position(line - 1, column - 1), length)


def finding(**changed: object) -> Diagnostic:
    parts: dict[str, object] = {
        "at": Label(span(PAIRINGS, 12, 13, 3), "no room left from {day}"),
        "also": [Label(span(PEOPLE, 2, 28, 1), "agreed here")],
        "help": "pair {participant} with another mentor",
        "values": {"mentor": "Ida Introdotter", "participant": "Bo [red] Skissvik", "day": date(2026, 9, 1)},
    } | changed
    return error("mentor-over-capacity", "{mentor} has agreed to 1, and supports 2", **parts)


def test_the_full_form_shows_the_fact_the_words_other_places_and_the_way_out():
    assert full(finding(), say).plain == (
        "error[mentor-over-capacity]: Ida Introdotter has agreed to 1, and supports 2\n"
        "  --> programmes/demo/pairings.yaml:12:13\n"
        "   |\n"
        "12 |     mentor: ida\n"
        "   |             ^^^ no room left from 1 September 2026 (week 36)\n"
        "  ::: programmes/demo/people.yaml:2:28\n"
        " 2 |   ida: {capacity: {mentor: 1}}\n"
        "   |                            - agreed here\n"
        "help: pair Bo [red] Skissvik with another mentor\n"
    )


def test_without_advice_there_is_no_line_of_help():
    assert "help" not in full(finding(help=""), say).plain


def test_a_place_without_text_is_its_path():
    whole = Span.of(Source("programmes/demo/photo.yaml", ""), Position(0, 0))
    assert full(error("binary-file", "the file is not text", at=whole), say).plain == (
        "error[binary-file]: the file is not text\n --> programmes/demo/photo.yaml\n"
    )


def test_the_severity_has_a_colour_and_the_words_have_none_of_their_own():
    styles = {str(part.style) for part in full(finding(), say).spans}
    assert styles == {"bold red", "bold", "blue", "bold blue", "bold green"}


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "mark"),
    [
        ("title: Sal Öst", 8, 7, "title: Sal Öst", "       ^^^^^^^"),
        ("title: 日本語 x", 8, 3, "title: 日本語 x", "       ^^^^^^"),
        ("title: 日本語 x", 12, 1, "title: 日本語 x", "              ^"),
        ("\ttitle: x", 1, 1, "→title: x", "^"),
        ("a\x1b[31mb", 2, 1, "a·[31mb", " ^"),
        ("short", 6, 1, "short", "     ^"),
        ("e\u0301: x", 5, 1, "e\u0301: x", "   ^"),
        ("x" * 200, 150, 3, "…" + "x" * 100 + "…", " " * 51 + "^^^"),
        ("x" * 200, 1, 150, "x" * 100 + "…", "^" * 60),
    ],
)
def test_the_caret_stands_under_the_very_words(line, column, length, shown, mark):
    """Columns count characters; carets count cells of the terminal."""
    source = Source("a.yaml", line + "\n")
    text = full(error("name", "what", at=span(source, 1, column, length)), say).plain
    assert text.splitlines()[3:5] == [f"1 | {shown}", f"  | {mark}"]


def test_of_words_over_several_lines_the_first_line_is_marked():
    source = Source("a.yaml", "text: one\n  two\n")
    across = Span(source, Position(0, 6), Position(1, 5))
    assert full(error("name", "what", at=across), say).plain.splitlines()[3:] == ["1 | text: one", "  |       ^^^"]


def test_the_concise_form_is_one_line_with_line_and_column_from_one():
    assert concise(finding(), say) == (
        "programmes/demo/pairings.yaml:12:13: error[mentor-over-capacity] "
        "Ida Introdotter has agreed to 1, and supports 2"
    )


def test_the_json_form_has_every_part():
    assert as_json(finding(), say) == {
        "name": "mentor-over-capacity",
        "also_named": [],
        "nature": "fact",
        "limit": None,
        "severity": "error",
        "message": "Ida Introdotter has agreed to 1, and supports 2",
        "at": {
            "path": "programmes/demo/pairings.yaml",
            "start": {"line": 12, "column": 13},
            "end": {"line": 12, "column": 16},
            "message": "no room left from 1 September 2026 (week 36)",
        },
        "also": [
            {
                "path": "programmes/demo/people.yaml",
                "start": {"line": 2, "column": 28},
                "end": {"line": 2, "column": 29},
                "message": "agreed here",
            }
        ],
        "help": "pair Bo [red] Skissvik with another mentor",
        "fix": None,
    }


def test_the_json_form_has_the_way_out_as_data_when_it_is_an_edit():
    edits = Set(("people", "ida", "capacity", "mentor"), "2"), Set(("people", "bo", "email"), "b@e.se", after="name")
    fix = Fix((*edits, Remove(("people", "ida", "was"))))
    assert as_json(note("name", "what", at=span(PEOPLE, 1, 1, 6), fix=fix), say)["fix"] == [
        {"set": ["people", "ida", "capacity", "mentor"], "value": "2"},
        {"set": ["people", "bo", "email"], "value": "b@e.se", "after": "name"},
        {"remove": ["people", "ida", "was"]},
    ]
    whole = Fix(files=(Rewrite("releases.ledger", b""),))
    assert as_json(note("name", "what", at=span(PEOPLE, 1, 1, 6), fix=whole), say)["fix"] is None


def test_the_json_form_is_json_and_the_same_every_time():
    assert json.dumps(as_json(finding(), say)) == json.dumps(as_json(finding(), say))
    bare = as_json(note("name", "what", at=span(PEOPLE, 1, 1, 6)), say)
    assert (bare["help"], bare["also"], bare["severity"]) == (None, [], "note")


def test_the_worst_of_several_findings():
    at = span(PEOPLE, 1, 1, 6)
    assert worst([note("a", "", at=at), error("b", "", at=at), warning("c", "", at=at)]) == "error"
    assert worst([note("a", "", at=at), warning("c", "", at=at)]) == "warning"
    assert worst([]) is None


def test_findings_sort_by_path_line_column_and_name():
    places = [(PEOPLE, 2, 3), (PAIRINGS, 12, 5), (PAIRINGS, 11, 3), (PAIRINGS, 12, 1)]
    found = [error("name", "what", at=span(source, line, column, 1)) for source, line, column in places]
    found.append(error("another", "what", at=span(PEOPLE, 2, 3, 1)))
    found.sort(key=lambda diagnostic: diagnostic.sort_key)
    assert [(d.at.span.path[16:], *d.at.span.start, d.name) for d in found] == [
        ("pairings.yaml", 10, 2, "name"),
        ("pairings.yaml", 11, 0, "name"),
        ("pairings.yaml", 11, 4, "name"),
        ("people.yaml", 1, 2, "another"),
        ("people.yaml", 1, 2, "name"),
    ]


def test_of_several_things_to_do_each_has_a_line_and_programs_get_them_in_one():
    ways = (Message("give {town} 4 seats; no other has any left over", {"town": "Nacka"}), Message("write `email:`"))
    several = finding(help="{ways}", values=dict(finding().message.values) | {"ways": ways})
    assert full(several, say).plain.splitlines()[-2:] == [
        "help: give Nacka 4 seats; no other has any left over",
        "help: write `email:`",
    ]
