"""Characters that look like others, or like nothing: each is named where it stands, with what to type."""

import pytest
from rich.cells import cell_len

from introplan.diagnostics.full import full
from introplan.language import fill
from introplan.reading.characters import DASHES, LETTERS, SPACES, UNSEEN_CHARACTERS, plain_text, stray
from tests.reading.pasted import beside, found, found_in, mended, read

PLACE = "places:\n  sal-ost:\n    title: Sal Öst\n"
KINDS = {"space": "special-space", "unseen": "control-character", "look-alike": "look-alike-character"}


def told(text: str) -> list[tuple[str, str, int, int]]:
    return [
        (each.name, str(each.message.values["code"]), each.at.span.start.line + 1, each.at.span.start.column + 1)
        for each in found(text)
    ]


@pytest.mark.parametrize("char", [*SPACES, *UNSEEN_CHARACTERS], ids=lambda char: f"U+{ord(char):04X}")
@pytest.mark.parametrize("line", ["  {}  capacity: 12\n", "    capacity:{} 12\n", "    capac{}ity: 12\n"])
def test_a_space_that_is_none_is_named_where_yaml_has_its_own_signs(char, line):
    text = PLACE + line.format(char)
    one = stray(char)
    assert one is not None
    assert told(text) == [(KINDS[one.kind], one.code, 4, line.index("{") + 1)]
    assert found(text)[0].message.values["called"] == one.called
    assert found(mended(text)) == []


@pytest.mark.parametrize("char", SPACES, ids=lambda char: f"U+{ord(char):04X}")
def test_an_indent_of_other_spaces_is_told_once_a_file_and_mended_whole(char):
    text = f"people:\n{char * 2}eva-exempel:\n{char * 4}name: Eva\n{char * 4}organisation: exempelby\n"
    assert [(each.name, each.message.values["lines"]) for each in found(text)] == [("special-space", 3)]
    assert mended(text) == text.replace(char, " ")
    assert found(mended(text)) == []


def test_such_characters_are_lawful_in_texts_for_people():
    title = "Sal\xa0Öst, hand\xadledar\u2011rum\u2009–\u2009а"
    text = f"places:\n  sal-ost:\n    title: {title}\n    directions: |\n      Gå in.\n"
    text += "      \xa0\xa0Obs:\xa0stängt.\n"
    assert found(text) == []
    assert "\xa0\xa0Obs:\xa0stängt." in str(read(text)).replace("\\xa0", "\xa0")


@pytest.mark.parametrize("char", LETTERS)
def test_a_letter_of_another_alphabet_in_an_id_or_a_field_is_named(char):
    plain = LETTERS[char][0]
    assert plain_text(f"x{char}-") == f"x{plain}-"
    if not plain.islower():
        return
    text = f"organisations:\n  x{char}: {{title: X, kind: municipality}}\n"
    text += f"people:\n  eva: {{name: Eva, organisation: x{char}}}\n"
    assert [(name, line, column) for name, _code, line, column in told(text)] == [
        ("look-alike-character", 2, 4),
        ("look-alike-character", 4, 35),
    ]
    assert mended(text) == text.replace(char, plain)
    assert found(mended(text)) == []


def test_a_word_in_another_alphabet_is_told_as_no_id_and_not_letter_by_letter():
    assert [each.name for each in found("places:\n  Мальмё: {title: Malmö}\n")] == ["not-an-id"]


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize("value", ["2027{}03-04", "2027-W0{0}9{0}4".replace("0{0}9{0}", "09{0}")])
def test_a_dash_in_a_date_is_named(dash, value):
    text = f"cohorts:\n  vt28:\n    title: VT28\n    starts: {value.format(dash)}\n"
    names = [each.name for each in found(text)]
    assert names == ["look-alike-character"]
    assert mended(text) == text.replace(dash, "-")


def test_a_dash_in_a_time_is_right_as_swedish_writes_it():
    for dash in "–—":
        text = f"cohorts:\n  vt28:\n    sessions:\n      a: {{date: 2028-01-10, time: 9.00{dash}12.00}}\n"
        assert [each.name for each in found(text) if each.name == "look-alike-character"] == []
        assert "look-alike-character" in [each.name for each in found(text.replace(dash, "\u2011"))]


@pytest.mark.parametrize("value", ["１２", "١٢", "१२", "1\u200b2", "𝟏𝟐"])
def test_digits_of_other_scripts_are_named_with_what_to_type(value):
    text = f"{PLACE}    capacity: {value}\n"
    (only,) = found(text)
    assert only.message.values["meant"] == "12"
    assert mended(text) == f"{PLACE}    capacity: 12\n"


def test_the_mark_is_under_the_character_also_behind_wide_ones():
    (only,) = found("places: {sal-ost: {title: 日本, capacity: １２}}\n")
    lines = full(only, lambda message: fill(message.template, message.values, "en"), 80).plain.splitlines()
    above, mark = lines[-3:-1]
    assert above == "1 | places: {sal-ost: {title: 日本, capacity: １２}}"
    assert mark.index("^") == cell_len(above[: above.index("１")])
    assert mark.count("^") == 2


def test_a_letter_of_two_characters_is_the_same_as_one():
    two = "A\u030asa O\u0308berg"
    text = f"people:\n  asa: {{name: {two}, organisation: exempelby}}\n"
    assert found(text) == []
    assert read(text) == {"people": {"asa": {"name": "Åsa Öberg", "organisation": "exempelby"}}}
    pairing = "pairings:\n  a: {participant: Åsa Öberg, mentor: asa}\n"
    assert found(text + pairing)[0].message.values["guess"] == "asa"
    assert [each.message.values["meant"] for each in found("places:\n  mo\u0308te: {title: Möte}\n")] == ["mote"]


def test_a_full_width_colon_is_named_and_mended():
    text = "places:\n  sal-ost：\n    title: Sal\n"
    assert told(text) == [("look-alike-character", "U+FF1A", 2, 10)]
    assert found(mended(text)) == []


def test_byte_order_marks_between_files_put_together_are_mended():
    text = "\ufeffplaces:\n  a: {title: A}\n\ufeffunits:\n"
    assert [(each.name, each.message.values["lines"]) for each in found(text[1:])] == [("control-character", 1)]
    assert found(mended(text[1:])) == found("places:\n  a: {title: A}\nunits:\n")


def test_characters_that_a_code_makes_in_quotation_marks_have_no_place_to_point_at():
    assert [each.name for each in found(f'{PLACE}    capacity: "1\\u200b2"\n')] == []


@pytest.mark.parametrize("quote", ["“Sal”", "‘Sal’", "„Sal“"])
def test_curly_quotation_marks_around_a_value_are_mended(quote):
    text = f"places:\n  sal-ost:\n    title: {quote}\n"
    assert [each.name for each in found(text)] == ["curly-quotes"]
    assert mended(text) == 'places:\n  sal-ost:\n    title: "Sal"\n'


def test_a_list_that_word_has_made_of_dashes_is_told_where_fields_follow():
    text = "cohorts:\n  vt28:\n    title: V\n    starts: 2028-01-10\n    pauses:\n    – from: 2028-02-01\n"
    assert "look-alike-character" in [each.name for each in found(text)]
    assert "    - from:" in mended(text)


def test_a_file_after_its_mending_is_read_again():
    assert found_in(beside(PLACE)) == []


def test_all_else_in_a_file_with_such_an_indent_is_told_at_once_and_in_its_place():
    text = "places:\n\xa0\xa0a:\n\xa0\xa0\xa0\xa0title: A\n\xa0\xa0\xa0\xa0capacity: många\n  b: {titel: B}\n"
    assert [(each.name, each.at.span.start) for each in found(text)] == [
        ("special-space", (1, 0)),
        ("not-a-number", (3, 14)),
        ("unknown-field", (4, 6)),
    ]
    assert [each.name for each in found(mended(text))] == ["not-a-number", "unknown-field"]


def test_curly_quotation_marks_around_a_key_are_told_and_the_key_is_read():
    text = "“places”:\n  “sal”: {title: Sal}\n"
    assert [each.name for each in found(text)] == ["curly-quotes", "curly-quotes"]
    assert mended(text) == '"places":\n  "sal": {title: Sal}\n'
    assert found(mended(text)) == []


def test_a_space_before_a_key_within_brackets_is_told():
    text = "places:\n  sal: {title: Sal,\xa0capacity: 3}\n"
    assert told(text) == [("special-space", "U+00A0", 2, 20)]
    assert found(mended(text)) == []


def test_an_address_may_have_letters_of_any_alphabet_and_usual_hyphens():
    def names(address: str) -> list[str]:
        return [each.name for each in found(f"people:\n  e: {{name: E, organisation: exempelby, email: {address}}}\n")]

    assert names("e-a@kommun.example") == []
    assert names("e@кор.example") == []
    assert names("e@kommun\u2011ett.example") == ["look-alike-character"]
    assert names("e\u200b@kommun.example") == ["control-character"]


COHORT = """\
cohorts:
  vt28:
    title: V
    starts: 2028-01-10
    sessions:
      a: {of: valkommen, date: 2028-01-13, time: 9-12, place: sal-ost, lecturers: [karin-exempelsson]}
places:
  sal-ost:
    title: Sal Öst
    capacity: 12
"""


@pytest.mark.parametrize("char", ["\xa0", "\u2009", "\u3000", "\u200b", "\u2060", "\xad", "\ufeff"])
@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("2028-01-10", "2028-01-{}10"),
        ("2028-01-10", "2028-01-10{}# start"),
        ("sal-ost,", "sal-{}ost,"),
        ("karin-exempelsson", "karin-exempels{}son"),
        ("  sal-ost:", "  sal-{}ost:"),
        ("title: V", "ti{}tle: V"),
        ("[karin-exempelsson]", "[karin-exempelsson]{}"),
        ("capacity: 12", "capacity:{}12"),
        ("capacity: 12", "capacity: 1{}2"),
        ("capacity: 12", "{}capacity: 12"),
        ("  vt28", "{}  vt28"),
        ("cohorts:", "{}cohorts:"),
        ("9-12", "9{}-12"),
        ("a: {of", "a: {}{{of"),
        ("sson]}", "sson]}}{}"),
    ],
)
def test_a_character_too_many_is_one_finding_and_nothing_is_found_once_it_is_mended(char, written, typed):
    text = "# Kullar\n" + COHORT.replace(written, typed.format(char), 1)
    assert [(name, code) for name, code, _line, _column in told(text)] == [
        (KINDS[stray(char).kind], f"U+{ord(char):04X}")
    ]
    assert found(COHORT) == found(mended(text)) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sal\xa0ost", "sal-ost"),
        ("sal\xadost", "sal-ost"),
        ("sal-o\xadst", "sal-ost"),
        ("sal-o\u202fst", "sal-ost"),
    ],
)
def test_an_id_is_read_as_the_word_that_is_used_elsewhere(typed, meant):
    text = COHORT.replace("  sal-ost:", f"  {typed}:")
    assert [each.message.values["meant"] for each in found(text)] == [meant]
    assert mended(text) == COHORT


def test_one_day_of_a_session_is_read_with_the_hyphen_that_its_key_has():
    session = "      min-dag: {of: valkommen, date: 2028-01-13, until: 2028-01-14, time: 9-12}\n"
    text = COHORT.replace("places:", f"{session}places:")
    text += "absences:\n  vt28/min-dag/2: [karin-exempelsson]\n"
    assert mended(text.replace("min-dag/2", "min\xa0dag/2")) == text


def test_a_soft_hyphen_that_is_seen_as_a_hyphen_in_a_date_is_one():
    assert mended(COHORT.replace("2028-01-10", "2028\xad01\xad10")) == COHORT


def test_a_space_too_many_before_a_line_of_a_list_is_deleted():
    text = COHORT.replace("[karin-exempelsson]", "X").replace(", lecturers: X", "")
    text = text.replace("capacity: 12", "directions:\n      - a\n      - b")
    assert mended(text.replace("      - b", "      \xa0- b")) == text


@pytest.mark.parametrize("char", ["\u200b", "\ufeff"])
@pytest.mark.parametrize(
    ("written", "typed"), [("title: V", "title:{}V"), ("title: Sal", "title: Sal\n    floor:{}# nere")]
)
def test_what_is_seen_as_nothing_and_stands_for_a_space_is_typed_as_one(char, written, typed):
    text = COHORT.replace(written, typed.format(char), 1)
    assert "control-character" in [each.name for each in found(text)]
    assert mended(text) == COHORT.replace(written, typed.format(" "), 1)


@pytest.mark.parametrize("dash", "‐‑–—−")
def test_a_dash_that_begins_a_line_of_a_list_is_a_hyphen(dash):
    typed = "lectures:\n  a:\n    title: A\n    length: 1h\n    lecturers:\n"
    typed += f"      - karin-exempelsson\n      {dash} max-mentor\n    phase: grund\n"
    assert [name for name, *_rest in told(typed)] == ["look-alike-character"]
    assert mended(typed) == typed.replace(f"{dash} ", "- ")
