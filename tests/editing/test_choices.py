"""Where what comes stands and how it looks, and what goes along with what goes: each choice as a whole small file."""

import pytest

from introplan.diagnostics import Edit, Remove, Rename, Set, Source
from introplan.editing import EditRefusal, edited

LONG = "Samtalsrum med plats för åtta"

PLACES = [
    pytest.param(
        "sessions:\n  a: {date: 2026-09-01}\n  b: {date: 2026-10-01}\n",
        [Set(("sessions", "c"), {"date": "2026-09-15"}, after="b")],
        "sessions:\n  a: {date: 2026-09-01}\n  c: {date: 2026-09-15}\n  b: {date: 2026-10-01}\n",
        id="by date, where all siblings have one and stand in order",
    ),
    pytest.param(
        "sessions:\n  # Hösten\n  a: {date: 2026-09-01}\n",
        [Set(("sessions", "c"), {"date": "2026-W35-1"}), Set(("sessions", "d"), {"date": "2026-09-01"})],
        "sessions:\n  # Hösten\n  c: {date: 2026-W35-1}\n  a: {date: 2026-09-01}\n  d: {date: 2026-09-01}\n",
        id="before the first one, below its heading, and after one of the same day",
    ),
    pytest.param(
        "sessions:\n  # Den här är bokad.\n  a: {date: 2026-09-01}\n",
        [Set(("sessions", "c"), {"date": "2026-08-31"})],
        "sessions:\n  c: {date: 2026-08-31}\n  # Den här är bokad.\n  a: {date: 2026-09-01}\n",
        id="before the first one and the note to it",
    ),
    pytest.param(
        "sessions:\n  b: {date: 2026-10-01}\n  a: {date: 2026-09-01}\n  d: {date: 2026-11-01}\n",
        [Set(("sessions", "c"), {"date": "2026-09-15"}, after="b")],
        "sessions:\n  b: {date: 2026-10-01}\n  c: {date: 2026-09-15}\n"
        "  a: {date: 2026-09-01}\n  d: {date: 2026-11-01}\n",
        id="after the one that is named, where they stand in another order",
    ),
    pytest.param(
        "pairings:\n  a: {from: 2026-09-01}\n  b: {mentor: bo}\n",
        [Set(("pairings", "c"), {"from": "2026-08-01"})],
        "pairings:\n  a: {from: 2026-09-01}\n  b: {mentor: bo}\n  c: {from: 2026-08-01}\n",
        id="last, where one has no date",
    ),
    pytest.param(
        "changes:\n  2026-W41: {date: 2026-12-01}\n  2027-W02: cancelled\n",
        [Set(("changes", "2026-W50"), "cancelled")],
        "changes:\n  2026-W41: {date: 2026-12-01}\n  2026-W50: cancelled\n  2027-W02: cancelled\n",
        id="by the week that is its key",
    ),
    pytest.param(
        "pauses: [2026-09-01..2026-09-14, 2027-03-01..2027-03-14]\n",
        [Set(("pauses", 2), "2026-12-01..2026-12-14")],
        "pauses: [2026-09-01..2026-09-14, 2026-12-01..2026-12-14, 2027-03-01..2027-03-14]\n",
        id="stretches in a list by their first day",
    ),
    pytest.param(
        "people:\n  ada:\n    name: Ada\n    # Ada är ny.\n  # bo är slut\n\n# Lokaler\nplaces:\n  sal: {}\n",
        [Set(("people", "cy"), {"name": "Cy"})],
        "people:\n  ada:\n    name: Ada\n    # Ada är ny.\n  cy:\n    name: Cy\n"
        "  # bo är slut\n\n# Lokaler\nplaces:\n  sal: {}\n",
        id="last: after comments that are deeper, before those at the margin",
    ),
    pytest.param(
        "ada:\n  name: Ada\n  email: a@b.se\n",
        [Set(("ada", "phone"), "08-1", after="name")],
        "ada:\n  name: Ada\n  phone: 08-1\n  email: a@b.se\n",
        id="a field after the one that is named",
    ),
]

BLANK_LINES = [
    pytest.param(
        "people:\n  ada: {}\n\n\n  bo: {}\nplaces:\n",
        [Set(("people", "cy"), None)],
        "people:\n  ada: {}\n\n\n  bo: {}\n\n\n  cy:\nplaces:\n",
        id="as many as between the two above",
    ),
    pytest.param(
        "people:\n  ada: {}\n  bo: {}\n\n  dan: {}\n",
        [Set(("people", "cy"), None, after="bo")],
        "people:\n  ada: {}\n  bo: {}\n\n  cy:\n\n  dan: {}\n",
        id="as many as at the place itself",
    ),
    pytest.param(
        "people:\n  ada: {}\n",
        [Set(("people", "cy"), None), Set(("places", "sal"), {"title": "Sal"})],
        "people:\n  ada: {}\n  cy:\n\nplaces:\n  sal:\n    title: Sal\n",
        id="none after a single one, one between sections",
    ),
    pytest.param(
        "a:\n  x: 1\n\n  y: 2\n\n  z: 3\n",
        [Remove(("a", "y"))],
        "a:\n  x: 1\n\n  z: 3\n",
        id="those above go along",
    ),
    pytest.param(
        "a:\n\n  x: 1\n\n  y: 2\n",
        [Remove(("a", "x"))],
        "a:\n\n  y: 2\n",
        id="for the first one those below",
    ),
    pytest.param("a:\n  x: 1\n\n  y: 2\nb: 3\n", [Remove(("a", "y"))], "a:\n  x: 1\nb: 3\n", id="for the last one too"),
]

STYLES = [
    pytest.param(
        "people:\n  ada: {name: Ada}\n  bo: {name: Bo}\n  cy:\n    name: Cy\n",
        [Set(("people", "dan"), {"name": "Dan", "roles": ["a", "b"]})],
        "people:\n  ada: {name: Ada}\n  bo: {name: Bo}\n  cy:\n    name: Cy\n  dan: {name: Dan, roles: [a, b]}\n",
        id="as most siblings",
    ),
    pytest.param(
        "people:\n",
        [Set(("people", "ada"), {"name": "Ada", "capacity": {"mentor": "1"}, "absent": ["W1", "W2"]})],
        "people:\n  ada:\n    name: Ada\n    capacity: {mentor: 1}\n    absent: [W1, W2]\n",
        id="alone: an entry in lines, the mapping of a field and a list in brackets",
    ),
    pytest.param(
        "cohorts:\n  a:\n    sessions:\n      x: {date: 2026-09-01}\n  b:\n    title: B\n",
        [Set(("cohorts", "b", "sessions", "y"), {"date": "2027-09-01"})],
        "cohorts:\n  a:\n    sessions:\n      x: {date: 2026-09-01}\n  b:\n    title: B\n"
        "    sessions:\n      y: {date: 2027-09-01}\n",
        id="alone, but others of its kind stand elsewhere: as those",
    ),
    pytest.param(
        "cohorts:\n  a:\n    sessions:\n      x:\n        lecturers: [bo]\n"
        "      y:\n        breaks:\n          - {at: 10}\n",
        [Set(("cohorts", "a", "sessions", "y", "lecturers"), ["cy", "dan"]), Set(("cohorts", "a", "pauses"), ["W1"])],
        "cohorts:\n  a:\n    sessions:\n      x:\n        lecturers: [bo]\n"
        "      y:\n        breaks:\n          - {at: 10}\n"
        "        lecturers: [cy, dan]\n    pauses: [W1]\n",
        id="a list as others of its name, and not as another field beside it",
    ),
    pytest.param(
        "a:\n  text: kort\n  b: 1\n",
        [Set(("a", "text"), "Rad ett\n\nRad två\n")],
        "a:\n  text: |\n    Rad ett\n\n    Rad två\n  b: 1\n",
        id="a text of several lines under a pipe",
    ),
    pytest.param(
        "a:\n  text: |-\n      Rad ett\n      Rad två\n  b: 1\n",
        [Set(("a", "text"), "Rad tre\n  Rad fyra")],
        "a:\n  text: |-\n      Rad tre\n        Rad fyra\n  b: 1\n",
        id="at the indentation that it had",
    ),
    pytest.param(
        "a: >-\n  En text som\n  är vikt.\n",
        [Set(("a",), "En annan som viks.")],
        "a: >-\n  En annan\n  som viks.\n",
        id="folded as it was",
    ),
    pytest.param(
        "a:\n    x:\n        p: 1\n    y:\n",
        [Set(("a", "y", "q"), "2"), Set(("a", "z"), {"p": "3\n4"})],
        "a:\n    x:\n        p: 1\n    y:\n        q: 2\n    z:\n        p: |-\n            3\n            4\n",
        id="as deep as the file has it",
    ),
    pytest.param(
        "a:\n  - x\nb:\n",
        [Set(("a", 1), "y"), Set(("b", 0), {"c": "d"}), Set(("b", 1), "två\nrader")],
        "a:\n  - x\n  - y\nb:\n  - {c: d}\n  - |-\n    två\n    rader\n",
        id="a list with a text of several lines in lines",
    ),
    pytest.param(
        "reviews:\n  manad-3:  {date: 2026-12-01}\n  manad-12: {date: 2027-09-01}\n",
        [Set(("reviews", "manad-6"), {"date": "2027-03-01"})],
        "reviews:\n  manad-3:  {date: 2026-12-01}\n  manad-6:  {date: 2027-03-01}\n  manad-12: {date: 2027-09-01}\n",
        id="in the column of its siblings",
    ),
    pytest.param(
        "a: \"hej\"\nb: 'hej'\nc: hej\nd: {e: \"hej\", f: 'hej'}\n",
        [Set((key,), "då") for key in "abc"] + [Set(("d", key), "då") for key in "ef"],
        "a: \"då\"\nb: 'då'\nc: då\nd: {e: \"då\", f: 'då'}\n",
        id="in the marks that it had",
    ),
    pytest.param(
        "a: 1\nb: 1\nc: 1\nd: [1, 1]\n",
        [
            *(Set(("a",), "x: y"), Set(("b",), 'säg "hej": då'), Set(("c",), "Sal 3, plan 2")),
            *(Set(("d", 0), "Sal 3, plan 2"), Set(("d", 1), "C:\\x: 1")),
        ],
        'a: "x: y"\nb: \'säg "hej": då\'\nc: Sal 3, plan 2\nd: ["Sal 3, plan 2", \'C:\\x: 1\']\n',
        id="double marks where it needs some, single ones where it holds double ones or a backslash",
    ),
]

WIDTHS = [
    pytest.param(
        f"places:\n  sal: {{title: {LONG}, address: Gatan 1, map: karta, capacity: 8}}  # ny\n  b: {{title: B}}\n",
        [Set(("places", "sal", "directions"), "Ring på klockan vid dörren")],
        f"places:\n  sal:  # ny\n    title: {LONG}\n    address: Gatan 1\n    map: karta\n    capacity: 8\n"
        "    directions: Ring på klockan vid dörren\n  b: {title: B}\n",
        id="brackets that an edit makes too wide become lines, the comment stays behind the key",
    ),
    pytest.param(
        f"a:\n  - {{title: '{LONG}', b: {{c: d, e: f}}, g: [h, i, j, k, l]}}  # ny\n",
        [Set(("a", 0, "m"), f"{LONG} och {LONG}")],
        f"a:\n  - title: '{LONG}'  # ny\n    b: {{c: d, e: f}}\n    g: [h, i, j, k, l]\n    m: {LONG} och {LONG}\n",
        id="their words as they stand",
    ),
    pytest.param(
        f"places: {{sal: {{title: {LONG}, directions: {LONG}}}}}\n",
        [Set(("places", "sal", "address"), LONG), Set(("places", "sal", "map"), LONG)],
        f"places:\n  sal:\n    title: {LONG}\n    directions: {LONG}\n    address: {LONG}\n    map: {LONG}\n",
        id="once more, where one line is not enough",
    ),
    pytest.param(
        f"places:\n  sal: {{title: {LONG}, directions: {LONG}, map: {LONG}, address: {LONG}}}\n",
        [Set(("places", "sal", "capacity"), "8")],
        f"places:\n  sal: {{title: {LONG}, directions: {LONG}, map: {LONG}, address: {LONG}, capacity: 8}}\n",
        id="what was wider before is left",
    ),
    pytest.param(
        "places:\n  a: {title: A}\n",
        [Set(("places", "sal"), {"title": LONG, "directions": LONG, "map": LONG, "address": LONG})],
        f"places:\n  a: {{title: A}}\n  sal:\n    title: {LONG}\n    directions: {LONG}\n"
        f"    map: {LONG}\n    address: {LONG}\n",
        id="a new value that would be too wide is written in lines",
    ),
]

COMMENTS = [
    pytest.param(
        "a:\n  x: 1\n  # Det här är om y.\n  y: 2  # två\n  z: 3\n",
        [Remove(("a", "y"))],
        "a:\n  x: 1\n  z: 3\n",
        id="a note above goes, and what stands behind",
    ),
    pytest.param(
        "a:\n  x: 1\n  # Rubrik\n  y: 2\n  z: 3\n",
        [Remove(("a", "y"))],
        "a:\n  x: 1\n  # Rubrik\n  z: 3\n",
        id="a heading stays",
    ),
    pytest.param(
        "a:\n  # Det här är om alla.\n  x: 1\n  y: 2\n",
        [Remove(("a", "x"))],
        "a:\n  # Det här är om alla.\n  y: 2\n",
        id="what stands above the first one stays",
    ),
    pytest.param(
        "a:\n  x: 1\n  # Om något annat.\n\n  y: 2\n    # om y\n  z: 3\n",
        [Remove(("a", "y"))],
        "a:\n  x: 1\n  # Om något annat.\n\n  z: 3\n",
        id="a note beyond a blank line stays, what is deeper beneath goes",
    ),
    pytest.param(
        "ada-testsson:  # inte klar\nbo:\n  name: Bo\n",
        [Set(("ada-testsson", "name"), "Ada")],
        "ada-testsson:  # inte klar\n  name: Ada\nbo:\n  name: Bo\n",
        id="an empty entry keeps its comment on its line",
    ),
    pytest.param("d:  # x\n  text\n", [Set(("d",), "ny")], "d:  # x\n  ny\n", id="one between key and value stays"),
    pytest.param("d: text  # x\n", [Set(("d",), "a\nb")], "d: |-  # x\n  a\n  b\n", id="one behind a value stays"),
    pytest.param("d: |  # x\n  a\n  b\n", [Set(("d",), "c")], "d: c  # x\n", id="one behind a pipe stays"),
    pytest.param(
        "c:\n  severity: note\n  # för att\n  reason: x  # så\n\nd: 1\n",
        [Set(("c", 1), {"severity": "off"})],
        "c:\n  - severity: note\n    # för att\n    reason: x  # så\n  - {severity: off}\n\nd: 1\n",
        id="what stood alone becomes the first of several, with its comments",
    ),
    pytest.param(
        "c: {severity: note}  # så\n",
        [Set(("c", 1), {"severity": "off"})],
        "c: [{severity: note}, {severity: off}]  # så\n",
        id="in brackets too",
    ),
]

LAST = [
    pytest.param("a:  # alla\n  x: 1\nb: 2\n", [Remove(("a", "x"))], "a:  # alla\nb: 2\n", id="a mapping"),
    pytest.param("a:\n  - x\n  - y\nb: 2\n", [Remove(("a", 0)), Remove(("a", 1))], "a: []\nb: 2\n", id="a list"),
    pytest.param("a: [{x: 1}]\n", [Remove(("a", 0, "x"))], "a: [{}]\n", id="in brackets"),
    pytest.param("a:\n  - x: 1\n", [Remove(("a", 0, "x"))], "a:\n  - {}\n", id="an item"),
    pytest.param("# Hej.\n\na: 1\n", [Remove(("a",))], "# Hej.\n", id="a file of nothing but comments"),
    pytest.param(
        "a: null\nb: ~\nc: {}\n",
        [Set((key, "x"), "1") for key in "abc"],
        "a: {x: 1}\nb: {x: 1}\nc: {x: 1}\n",
        id="words for nothing are replaced",
    ),
]

NAMES = [
    pytest.param(
        "people:\n  # Ada är ny.\n  ada: {name: Ada}  # hej\n  bo: {}\n",
        [Rename(("people", "ada"), "anna"), Set(("people", "ada", "email"), "a@b.se")],
        "people:\n  # Ada är ny.\n  anna: {name: Ada, email: a@b.se}  # hej\n  bo: {}\n",
        id="what is renamed keeps its place and its comments, and is edited by its old name",
    ),
    pytest.param(
        "a: 1\nb: 2\n", [Rename(("a",), "b"), Rename(("b",), "a")], "b: 1\na: 2\n", id="two that change names"
    ),
    pytest.param("'a': {\"b\": 1}\n", [Rename(("a",), "c"), Rename(("a", "b"), "d")], "'c': {\"d\": 1}\n", id="marks"),
    pytest.param("a: {b: 1}\n", [Rename(("a",), "k: v"), Rename(("a", "b"), "<<")], '"k: v": {"<<": 1}\n', id="nasty"),
]

BRACKETS = [
    pytest.param(
        "a: {x: , y: 1}\n", [Set(("a", "x"), "2")], "a: {x: 2, y: 1}\n", id="behind the space of an empty value"
    ),
    pytest.param("a: {y: 1, x: }\n", [Set(("a", "z"), None)], "a: {y: 1, x: , z: ~}\n", id="never an empty value"),
    pytest.param("a: {x: 1}\n", [Set(("a", "x"), "x:")], 'a: {x: "x:"}\n', id="a colon at the end"),
    pytest.param("a: {x, y: 1}\n", [Set(("a", "x"), "2")], "a: {x: 2, y: 1}\n", id="a key alone"),
    pytest.param("a: { x: 1, }\n", [Set(("a", "y"), "2")], "a: { x: 1, y: 2, }\n", id="a comma at the end"),
    pytest.param("a: [x, y, z]\n", [Remove(("a", 0)), Remove(("a", 1))], "a: [z]\n", id="two side by side"),
    pytest.param("a: [x, y]\n", [Remove(("a", 0)), Remove(("a", 1)), Set(("a", 2), "z")], "a: [z]\n", id="all anew"),
    pytest.param(
        "a: [\n  x,  # en\n  y,  # två\n]\n",
        [Set(("a", 2), "z")],
        "a: [\n  x,  # en\n  y,  # två\n  z\n]\n",
        id="on lines of their own",
    ),
    pytest.param(
        "a: {x: 1,  # en\n    y: 2}\n", [Set(("a", "y"), "3")], "a: {x: 1,  # en\n    y: 3}\n", id="a comment"
    ),
]

ITEMS = [
    pytest.param(
        "a:\n- x: 1\n  y: 2\n- x: 3\n", [Remove(("a", 0, "x"))], "a:\n- y: 2\n- x: 3\n", id="the first field of an item"
    ),
    pytest.param(
        "a:\n- x: 1\n  y: 2\n",
        [Set(("a", 1), {"x": "3", "y": "4"})],
        "a:\n- x: 1\n  y: 2\n- x: 3\n  y: 4\n",
        id="at the margin",
    ),
    pytest.param("a:\n  - x\n  -\n  - y\n", [Set(("a", 1), "z")], "a:\n  - x\n  - z\n  - y\n", id="an empty item"),
    pytest.param("a:\n  - x  # en\n  - x  # två\n", [Remove(("a", 1))], "a:\n  - x  # en\n", id="one of two alike"),
    pytest.param(
        "a: [x, y, z]\n", [Set(("a",), ["x", "ny", "z", "till"])], "a: [x, ny, z, till]\n", id="a whole list anew"
    ),
]

ENDINGS = [
    pytest.param(
        "a:\r\n  x: 1\r\n", [Set(("a", "y"), "1\n2\n")], "a:\r\n  x: 1\r\n  y: |\r\n    1\r\n    2\r\n", id="CRLF"
    ),
    pytest.param("a:\r  x: 1\r", [Set(("a", "y"), "2")], "a:\r  x: 1\r  y: 2\r", id="CR"),
    pytest.param(
        "a: x\x85b: y\u2028", [Set(("a",), "z"), Set(("c",), "w")], "a: z\x85b: y\u2028c: w\u2028", id="NEL, LS"
    ),
    pytest.param("a: 1\r\nb: 2\n", [Set(("c",), "3", "a")], "a: 1\r\nc: 3\r\nb: 2\n", id="as the line above"),
    pytest.param("\ufeffa: x\nb: y\n", [Set(("a",), "z"), Remove(("b",))], "\ufeffa: z\n", id="byte order mark"),
    pytest.param("a: 1", [Set(("b",), "2")], "a: 1\nb: 2", id="no last line end"),
    pytest.param("a: 1\r\nb: 2", [Remove(("b",))], "a: 1", id="nor when the last one goes"),
    pytest.param("a: 1", [Set(("a",), "1\n2\n")], "a: |\n  1\n  2\n", id="but for a text that has one itself"),
    pytest.param("a: |\n  hej", [Set(("b",), "2")], "a: |\n  hej\nb: 2", id="a text under a pipe that was last"),
    pytest.param("a: 1\t# en\nb: 2\n", [Set(("a",), "3")], "a: 3\t# en\nb: 2\n", id="a tab before a comment"),
    pytest.param("😀: {😀: 1, b: 😀}  # 😀\n", [Set(("😀", "b"), "x")], "😀: {😀: 1, b: x}  # 😀\n", id="emoji"),
]


@pytest.mark.parametrize(
    ("text", "changes", "meant"),
    [*PLACES, *BLANK_LINES, *STYLES, *WIDTHS, *COMMENTS, *LAST, *NAMES, *BRACKETS, *ITEMS, *ENDINGS],
)
def test_a_file_is_written_as_its_author_would(text: str, changes: list[Edit], meant: str):
    found = edited(Source("plan.yaml", text), changes)
    assert not isinstance(found, EditRefusal), found
    assert found == meant


PLAIN = ("no", "13:00", "9.00", "10.30", "2026-10-07", "010", "1.10", "a - b", "it's", "a#b", "k:v", "Sal 3, plan 2")
MARKED = ("", "~", "null", "- x", "-", "x:", "a: b", " x", "x ", "#x", "x #y", "&a", "*a", "!t", "”hej”", "“hej”", "\t")


@pytest.mark.parametrize("word", PLAIN)
def test_a_word_that_says_itself_stands_without_marks(word: str):
    assert edited(Source("plan.yaml", "a: 1\n"), [Set(("a",), word)]) == f"a: {word}\n"


@pytest.mark.parametrize("word", MARKED)
def test_a_word_that_would_say_something_else_stands_in_marks(word: str):
    found = edited(Source("plan.yaml", "a: 1\n"), [Set(("a",), word)])
    assert found == 'a: "{}"\n'.format(word.replace("\t", "\\t"))


REFUSED = [
    pytest.param("a: &x {b: 1}\nc: *x\n", [Set(("c", "b"), "2")], 2, "b: 2", id="through an alias"),
    pytest.param("a: &x {b: 1}\nc: *x\n", [Set(("a", "b"), "2")], 1, "b: 2", id="what is repeated elsewhere"),
    pytest.param("a: &x 1\nb: *x\nc: 1\n", [Remove(("a",))], 1, "", id="an anchor that would go"),
    pytest.param("a: &x 1\nb: *x\nc: 1\n", [Remove(("b",))], 2, "", id="an alias that would go"),
    pytest.param("b: &x 1\na:\n  ? x\n  : 1\n  y: *x\n", [Remove(("a", "x"))], 3, "a:\n  y: *x", id="beside an alias"),
    pytest.param("a: 1\nb: !!str 1\n", [Set(("b",), "2")], 2, "b: 2", id="a tag"),
    pytest.param("a:\n  ? x\n  : 1\n  y: 2\n", [Remove(("a", "x"))], 2, "a:\n  y: 2", id="a question mark"),
    pytest.param("a:\n  x: 1\n  x: 2\n", [Set(("a", "y"), "3")], 3, "a:\n  x: 2\n  y: 3", id="a key that stands twice"),
    pytest.param("a: {x: 1,  # en\n    y: 2}\n", [Remove(("a", "x"))], 1, "a: {y: 2}", id="a comment in brackets"),
    pytest.param("a:\n  - x: 1  # en\n    y: 2\n", [Remove(("a", 0, "x"))], 2, "- y: 2", id="one behind a first field"),
]


@pytest.mark.parametrize(("text", "changes", "line", "paste"), REFUSED)
def test_what_would_take_something_else_along_is_refused_with_what_to_paste(
    text: str, changes: list[Edit], line: int, paste: str
):
    found = edited(Source("plan.yaml", text), changes)
    assert isinstance(found, EditRefusal)
    assert (found.at.start.line + 1, found.paste) == (line, paste)
