"""The catalogues are whole: every text for the reader is in them, in words that fit the same holes."""

import pytest
from babel.messages.pofile import read_po
from language.catalogues import LANGUAGES, as_mo, as_po, catalogue, holes, missing, po_file, templates_in, written

from introplan.language import fill
from introplan.language.catalogue import translated


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_for_the_reader_is_translated(language):
    assert [f"{template.place}: {template.id}" for template in missing(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_what_the_code_says_and_nothing_else(language):
    """Nothing obsolete, nothing twice, in order: `python tests/language/catalogues.py --update` sees to it."""
    path = po_file(language)
    assert path.read_bytes() == as_po(catalogue(language, written(path)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_fresh(language):
    path = po_file(language)
    assert path.with_suffix(".mo").read_bytes() == as_mo(catalogue(language, written(path)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_guessed(language):
    with po_file(language).open("rb") as file:
        assert [message.id for message in read_po(file) if message.fuzzy and message.id] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_holes_of_its_english_and_its_code_words(language):
    for id_, strings in written(po_file(language)).items():
        for english, string in zip([id_] if isinstance(id_, str) else id_, strings, strict=False):
            if not string:
                continue
            of_one = {"count"} if english != (id_ if isinstance(id_, str) else id_[1]) else set()
            assert holes(string) | of_one == holes(english) | of_one, id_  # of one, either may leave the number out
            assert string.count("`") == "".join(id_ if isinstance(id_, str) else id_[1]).count("`"), id_
            assert string == string.strip(), id_


def test_a_template_that_is_put_together_is_a_fault():
    with pytest.raises(ValueError, match="is not a text that is written out"):
        list(templates_in('_(f"there is no {what}")', "module.py"))


def test_branches_that_are_merged_line_by_line_leave_a_catalogue_that_can_be_read(tmp_path):
    """What git's `union` may leave: an entry twice, one of them empty, no line between, a line that is lost."""
    file = tmp_path / "introplan.po"
    file.write_text(
        'msgid ""\nmsgstr ""\n"Language: sv\\n"\n\n'
        'msgid "a day"\nmsgstr "en dag"\nmsgid "a week"\nmsgid "lost"\nmsgstr ""\n\n'
        'msgid "a day"\nmsgstr ""\n\nmsgid "{count} day"\nmsgid_plural "{count} days"\n'
        'msgstr[0] "{count} dag"\nmsgstr[1] "{count} dagar"\n',
        encoding="utf-8",
    )
    assert written(file) == {
        "a day": ("en dag",),
        "a week": (),
        "lost": ("",),
        ("{count} day", "{count} days"): ("{count} dag", "{count} dagar"),
    }


def test_a_message_is_put_into_swedish_by_its_english():
    assert translated("remove the line", "sv") == "ta bort raden"
    assert translated("remove the line", "en") == "remove the line"
    assert translated("", "sv") == ""
    assert fill("`{field}` has no value", {"field": "place"}, "sv") == "`place` har inget värde"
