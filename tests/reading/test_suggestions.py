"""Did you mean: Swedish words, other English words, plurals, names for ids, slips of the finger."""

import pytest

from introplan.model import Cohort, Person, Programme, Session
from introplan.model.glossary import ENGLISH, SWEDISH
from introplan.model.schema import json_schema
from introplan.reading.shape import all_fields, fields_of
from introplan.reading.suggestions import meant

SECTIONS = tuple(fields_of(Programme))


@pytest.mark.parametrize(
    ("text", "choices", "found"),
    [
        ("deltagare", tuple(fields_of(Cohort)), "participants"),
        ("Deltagare", tuple(fields_of(Cohort)), "participants"),
        ("platser", tuple(fields_of(Cohort)), "seats"),
        ("platser", SECTIONS, "places"),
        ("namn", tuple(fields_of(Person)), "name"),
        ("namn", tuple(fields_of(Cohort)), "title"),
        ("e-post", tuple(fields_of(Person)), "email"),
        ("intern anteckning", tuple(fields_of(Session)), "internal_note"),
        ("arbetsdagar", ("workdays", "pauses"), "workdays"),
        ("röda dagar", ("public_holidays", "eves"), "public_holidays"),
        ("midsommarafton", ("public_holidays", "eves"), "eves"),
        ("person", SECTIONS, "people"),
        ("cohort", SECTIONS, "cohorts"),
        ("programs", SECTIONS, "programme"),
        ("lecture", SECTIONS, "lectures"),
        ("organization", SECTIONS, "organisations"),
        ("study visit", ("study_visit", "exchange"), "study_visit"),
        ("study-visit", ("study_visit", "exchange"), "study_visit"),
        ("Åsa Öberg", ("asa-oberg", "ada-testsson"), "asa-oberg"),
        ("ada-testson", ("asa-oberg", "ada-testsson"), "ada-testsson"),
        ("barnsamtl", ("barnsamtal", "utbyte"), "barnsamtal"),
        ("xyzzy", SECTIONS, ""),
        ("", SECTIONS, ""),
        ("people" * 100_000, SECTIONS, ""),
        ("anything", (), ""),
    ],
)
def test_what_was_meant(text, choices, found):
    assert meant(text, choices) == found


def test_every_word_of_the_glossary_leads_to_a_word_of_the_language():
    """A field, a section, or one of the words that a field can be."""
    schema_words = all_fields() | set(SECTIONS) | words_of_the_language()
    for table in (SWEDISH, ENGLISH):
        for word, meanings in table.items():
            assert [meaning for meaning in meanings if meaning not in schema_words] == [], word


def test_the_glossary_is_in_small_letters_and_knows_no_word_as_itself():
    for table in (SWEDISH, ENGLISH):
        for word, meanings in table.items():
            assert word == word.lower().strip()
            assert meanings
            assert meanings != (word,), word


def words_of_the_language() -> set[str]:
    found = {"yes", "no"}

    def collect(schema: object) -> None:
        if isinstance(schema, dict):
            found.update(map(str, schema.get("enum", ())))
            for part in schema.values():
                collect(part)
        elif isinstance(schema, list):
            for part in schema:
                collect(part)

    collect(json_schema("sv"))
    return found
