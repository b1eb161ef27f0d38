"""Removing entries from YAML text: what goes, what stays to the byte, and what is refused."""

import pytest
from editing.corpus import paths, saved, values
from hypothesis import given, settings
from hypothesis import strategies as st

from introplan.diagnostics import Edit, Remove, Set, Source
from introplan.editing import EditRefusal, edited


def after(text: str, *changes: Edit, personal: tuple[str, ...] = ()) -> str:
    """The text after the changes, which are not refused."""
    found = edited(Source("plan.yaml", text), changes, personal)
    assert not isinstance(found, EditRefusal), found
    return found


def without(text: str, *paths: tuple[str | int, ...], personal: tuple[str, ...] = ()) -> str:
    return after(text, *map(Remove, paths), personal=personal)


PEOPLE = """\
# Alla som är med.

people:
  # Koordinatorer

  karin:
    name: Karin

  # Ada kommer från Lund.
  ada:   {name: Ada}  # ny
  # Deltagare, våren
  bo:
    name: Bo
    # Bo är tillbaka i maj.

  cy:
"""


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (("people", "ada"), ("  # Ada kommer från Lund.\n  ada:   {name: Ada}  # ny\n", "")),
        (("people", "bo"), ("  bo:\n    name: Bo\n    # Bo är tillbaka i maj.\n\n", "\n")),
        (("people", "cy"), ("\n  cy:\n", "")),
        (("people", "karin"), ("  karin:\n    name: Karin\n\n", "")),
        (("people", "karin", "name"), ("    name: Karin\n", "")),
    ],
)
def test_an_entry_goes_with_its_own_comments_and_no_others(path, left):
    assert without(PEOPLE, path) == PEOPLE.replace(*left)


def test_entries_that_stand_together_leave_no_hole():
    assert without(PEOPLE, ("people", "ada"), ("people", "bo")) == PEOPLE.replace(
        "  # Ada kommer från Lund.\n  ada:   {name: Ada}  # ny\n", ""
    ).replace("  bo:\n    name: Bo\n    # Bo är tillbaka i maj.\n\n", "\n")


def test_a_heading_above_goes_when_it_tells_of_somebody_who_goes():
    text = "people:\n  # Ada Testssons mentor\n  bo: {name: Bo}\n  cy:\n"
    assert without(text, ("people", "bo")) == "people:\n  # Ada Testssons mentor\n  cy:\n"
    assert without(text, ("people", "bo"), personal=("Ada Testsson",)) == "people:\n  cy:\n"


def test_what_is_emptied_says_nothing_and_can_be_read():
    assert without("people:\n  ada:\nplaces:\n  sal: {title: Sal}\n", ("people", "ada")) == (
        "people:\nplaces:\n  sal: {title: Sal}\n"
    )
    assert without("a:\n  - x\n  - y\nb: c\n", ("a", 0), ("a", 1)) == "a: []\nb: c\n"


@pytest.mark.parametrize(
    ("text", "paths", "left"),
    [
        ("a: {x: 1, y: 2, z: 3}\n", [("a", "y")], "a: {x: 1, z: 3}\n"),
        ("a: {x: 1, y: 2, z: 3}\n", [("a", "x")], "a: {y: 2, z: 3}\n"),
        ("a: {x: 1, y: 2, z: 3}\n", [("a", "z")], "a: {x: 1, y: 2}\n"),
        ("a: {x: 1, y: 2, z: 3}\n", [("a", "x"), ("a", "y")], "a: {z: 3}\n"),
        ("a: {x: 1, y: 2, z: 3}\n", [("a", "y"), ("a", "z")], "a: {x: 1}\n"),
        ("a: {x: , y: 2}\n", [("a", "x")], "a: {y: 2}\n"),
        ("a: {x: 1, y: }\n", [("a", "y")], "a: {x: 1 }\n"),
        ("a: {x: 1}\n", [("a", "x")], "a: {}\n"),
        ("a: {x: 1,}\n", [("a", "x")], "a: {}\n"),
        ("a: [x, y, z]\n", [("a", 1)], "a: [x, z]\n"),
        ("a: [x, y, z]\n", [("a", 0), ("a", 2)], "a: [y]\n"),
        ("a: [x, y, z]\n", [("a", 0), ("a", 1), ("a", 2)], "a: []\n"),
        ("a: [x,\n    y,\n    z]\n", [("a", 1)], "a: [x,\n    z]\n"),
        ("a:\n  - x  # en\n  - y\n", [("a", 0)], "a:\n  - y\n"),
        ("a:\n- {x: 1}\n- x: 2\n  y: 3\nb: c\n", [("a", 1)], "a:\n- {x: 1}\nb: c\n"),
        ("a:\n- x: 2\n  y: 3\nb: c\n", [("a", 0, "y")], "a:\n- x: 2\nb: c\n"),
        ("a:\n  x: |\n    en\n\n    två\n\n  y: 1\n", [("a", "x")], "a:\n  y: 1\n"),
        ("a:\n  x: 1\n  y: >-\n    en\n    två\n", [("a", "y")], "a:\n  x: 1\n"),
        ("a:\r\n  x: 1\r\n  y: 2\r\n", [("a", "x")], "a:\r\n  y: 2\r\n"),
        ("a:\n  x: 1\n  y: 2", [("a", "y")], "a:\n  x: 1"),
        ("a:\n  x: 1\t# en\n  😀: 2\n  y: 3\n", [("a", "x")], "a:\n  😀: 2\n  y: 3\n"),
        ('a:\n  "x": "1 # 2"\n  y: 2\n', [("a", "x")], "a:\n  y: 2\n"),
        ("a:\n  x:\n    z: 1\n  y: 2\n", [("a", "x"), ("a", "x", "z")], "a:\n  y: 2\n"),
    ],
)
def test_whatever_it_looks_like_only_that_goes(text, paths, left):
    assert without(text, *paths) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("c:\n  title: H\n  starts: 1\n  status: confirmed  # klart\n", "  status: closed  # klart\n"),
        ("c:\n  starts: 1  # då\n  sessions:\n    a: 1\n", "  starts: 1  # då\n  status: closed\n  sessions:\n"),
        ("c: {title: H, starts: 1, sessions: {}}\n", "starts: 1, status: closed, sessions: {}}\n"),
        ("c:\r\n  starts: 1\r\n  b: 2\r\n", "  starts: 1\r\n  status: closed\r\n  b: 2\r\n"),
        ("c:\n  starts: 1", "  starts: 1\n  status: closed"),
        ('c: {starts: 1, status: "confirmed"}\n', '{starts: 1, status: "closed"}\n'),
    ],
)
def test_a_word_is_set_in_its_place_or_after_another_field(text, left):
    assert left in after(text, Set(("c", "status"), "closed", after="starts"))


@pytest.mark.parametrize(
    ("text", "paths", "line"),
    [
        ("a:\n  x: &x {z: 1}\n  y: *x\n", [("a", "x")], 2),
        ("a:\n  x: &x {z: 1}\n  y: *x\n", [("a", "y")], 3),
        ("a:\n  x: &x {z: 1, v: 2}\n  y: *x\n", [("a", "y", "z")], 3),
        ("a:\n  x: &x\n    z: 1\n  y: *x\n", [("a", "x", "z")], 2),
        ("a:\n  x: {z: !!str 1}\n  y: 2\n", [("a", "x")], 2),
        ("a:\n  ? x\n  : 1\n  y: 2\n", [("a", "x")], 2),
        ("a:\n- x: 1  # en\n  y: 2\n", [("a", 0, "x")], 2),
        ("a: {x: 1,  # en\n    y: 2}\n", [("a", "x")], 1),
    ],
)
def test_what_would_take_something_else_along_is_refused_with_its_line(text, paths, line):
    found = edited(Source("plan.yaml", text), map(Remove, paths))
    assert isinstance(found, EditRefusal)
    assert found.at.start.line + 1 == line


def test_an_anchor_elsewhere_in_the_file_is_in_nobodys_way():
    text = "a:\n  x: &x {z: 1}\n  y: *x\n  w: 3\n"
    assert without(text, ("a", "w")) == text.replace("  w: 3\n", "")


@pytest.mark.parametrize("tail", ["", "    sessions:\n", "    sessions: {}\n"])
def test_the_first_of_several_fields_stands_on_lines_of_its_own_whatever_stands_beside_it(tail: str):
    text = "cohorts:\n  ht26:\n    starts: 2026-09-01\n    participants: {ada: , bo: }\n"
    lag = {"date": "2026-09-22", "time": "13-15", "place": "sal"}
    path = ("cohorts", "ht26", "sessions", "lag")
    lines = "    sessions:\n      lag:\n        date: 2026-09-22\n        time: 13-15\n        place: sal\n"
    assert after(f"{text}{tail}", Set(path, lag)) == f"{text}{lines}"
    short = {"date": "2026-09-22"}
    assert after(f"{text}{tail}", Set(path, short)) == f"{text}    sessions: {{lag: {{date: 2026-09-22}}}}\n"


@pytest.mark.long
@settings(max_examples=150)
@given(st.data())
def test_whatever_is_removed_what_stays_stays_in_its_order(data):
    text = data.draw(saved())
    several = data.draw(st.lists(st.sampled_from(list(paths(values(text)))), min_size=1, max_size=6, unique=True))
    found = edited(Source("plan.yaml", text), map(Remove, several))
    if isinstance(found, EditRefusal):
        return
    left = iter(text)
    assert all(char in left for char in found.replace(" []", "").replace(" {}", ""))
