"""The field reference is made from the models, and lies beside the programmes in Swedish, and in English."""

import re

import pytest

from introplan.language import Language
from introplan.model import Programme, RuleFile
from introplan.model.descriptions import parts
from introplan.model.reference import field_reference


@pytest.mark.parametrize(("page", "language"), [("FIELDS.md", "sv"), ("FIELDS.en.md", "en")])
def test_the_field_reference_is_fresh(page: str, language: Language, expected):
    expected(f"../../programmes/{page}", field_reference(language))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_field_reference_has_every_field_of_every_model(language: Language):
    told = set(re.findall(r"^\| (?:\*\*)?(\w+)(?:\*\*)? \|", field_reference(language), re.MULTILINE))
    written_in_one_line = {"by_phase", "all", "by_group", "in_list", "sv", "en"}
    names = {
        field.alias or name
        for part in parts()
        if part not in (Programme, RuleFile)
        for name, field in part.model_fields.items()
    }
    assert names - told <= written_in_one_line


def test_both_pages_have_the_same_headings_and_fields_in_the_same_order():
    swedish, english = (field_reference(language).partition("## programme")[2] for language in ("sv", "en"))
    shown = r"^###? .*|^\| (?:\*\*)?\w+(?:\*\*)? \|(?! [-A-Z])"
    assert re.findall(shown, swedish, re.MULTILINE)[1:] == re.findall(shown, english, re.MULTILINE)[1:] != []
