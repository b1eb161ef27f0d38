"""The catalogues are whole: every text for the reader is in them, in words that fit the same holes."""

import gettext
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from language.catalogues import (
    LANGUAGES,
    as_po,
    catalogue,
    holes,
    merged,
    missing,
    po_file,
    read,
    templates_in,
    templates_in_print,
    texts_of,
    written,
)

from introplan.language import Term, _n, _p, fill, in_words
from introplan.language.catalogue import translated
from introplan.language.compiling import compiled


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_for_the_reader_is_translated(language):
    assert [f"{template.place}: {template.id}" for template in missing(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_what_the_code_says_and_nothing_else(language):
    """Nothing obsolete, nothing twice, in order: `python tests/language/catalogues.py --update` sees to it."""
    path = po_file(language)
    assert path.read_bytes() == as_po(catalogue(language, written(path)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_compiled_catalogue_is_the_same_each_time_and_says_what_its_text_says(language):
    text = po_file(language).read_bytes()
    made = compiled(text)
    assert made == compiled(text)
    found = gettext.GNUTranslations(BytesIO(made))
    for id_, strings in written(po_file(language)).items():
        assert (found.gettext(id_) if isinstance(id_, str) else found.ngettext(*id_, 1)) == strings[0]


def test_no_compiled_catalogue_is_kept_in_git():
    root = Path(__file__).parents[2]
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    assert subprocess.run(["git", "ls-files", "*.mo"], cwd=root, capture_output=True, check=True).stdout == b""


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_guessed(language):
    with po_file(language).open("rb") as file:
        assert [message.id for message in read_po(file) if message.fuzzy and message.id] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_holes_of_its_english_and_its_code_words(language):
    for id_, strings in written(po_file(language)).items():
        *_one, several = texts = texts_of(id_)
        for english, string in zip(texts, strings, strict=False):
            if not string:
                continue
            of_one = {"count"} if english != several else set()
            assert holes(string) | of_one == holes(english) | of_one, id_  # of one, either may leave the number out
            assert string.count("`") == several.count("`"), id_
            assert string == string.strip(), id_


def test_a_template_that_is_put_together_is_a_fault():
    with pytest.raises(ValueError, match="is not a text that is written out"):
        list(templates_in('_(f"there is no {what}")', "module.py"))


def test_texts_are_found_in_code_and_in_templates_with_their_contexts():
    code = '_p("role", "mentor"); _n("a day", "{days} days", "days"); _("an " "end")'
    assert [template.id for template in templates_in(code, "module.py")] == [
        "role\x04mentor",
        ("a day", "{days} days"),
        "an end",
    ]
    source = '{{ _("Starts") }}{% if x %}{{ _p("column", "Who") }}{{ _n("a day", "{count} days", count=x) }}{% endif %}'
    assert [template.id for template in templates_in_print(source, "page.j2")] == [
        "Starts",
        "column\x04Who",
        ("a day", "{count} days"),
    ]
    with pytest.raises(ValueError, match=r"page.j2:1: `_` is not a text that is written out"):
        list(templates_in_print("{{ _(name) }}", "page.j2"))


def test_a_catalogue_is_read_whatever_lies_between_its_entries():
    """An entry twice, one of them empty, no line between, a line that is lost, one with a context."""
    assert read(
        'msgid ""\nmsgstr ""\n"Language: sv\\n"\n\n'
        'msgid "a day"\nmsgstr "en dag"\nmsgid "a week"\nmsgid "lost"\nmsgstr ""\n\n'
        'msgctxt "role"\nmsgid "mentor"\nmsgstr "mentor"\n'
        'msgid "a day"\nmsgstr ""\n\nmsgid "{count} day"\nmsgid_plural "{count} days"\n'
        'msgstr[0] "{count} dag"\nmsgstr[1] "{count} dagar"\n',
    ) == {
        "a day": ("en dag",),
        "a week": (),
        "lost": ("",),
        "role\x04mentor": ("mentor",),
        ("{count} day", "{count} days"): ("{count} dag", "{count} dagar"),
    }


def test_an_entry_that_one_side_has_changed_is_taken_and_what_both_have_is_told(capsys):
    before = {"a": ("1",), "b": ("1",), "c": ("1",)}
    ours = {"a": ("2",), "b": ("1",), "c": ("2",), "d": ("",), "e": ("",)}
    theirs = {"a": ("1",), "b": ("3",), "c": ("3",), "d": ("3",)}
    assert merged(before, ours, theirs) == {"a": ("2",), "b": ("3",), "c": ("2",), "d": ("3",), "e": ("",)}
    assert capsys.readouterr().out == "both sides have changed \"c\": ('2',) is kept, and not ('3',)\n"


def test_a_translation_that_was_changed_while_its_english_was_reworded_is_told(capsys):
    before = {"old": ("1",), "same": ("1",)}
    reworded = {"new": ("1",)}
    changed = {"old": ("2",), "same": ("1",)}
    told = "one side has no \"old\" any more, and the other has changed it: carry ('2',) along\n"
    for ours, theirs in ((reworded, changed), (changed, reworded)):
        assert merged(before, ours, theirs)["new"] == ("1",)
        assert capsys.readouterr().out == told


def test_two_branches_whose_sentences_meet_leave_each_under_its_own_english(tmp_path):
    """Two new entries in the same place, and one reworded beside them: git leaves it in conflict, and we read both."""

    def git(*words, check=True):
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *words], cwd=tmp_path, check=check, capture_output=True)

    def save(message, **entries):
        file.write_text(
            "".join(f'msgid "{english}"\nmsgstr "{string}"\n\n' for english, string in sorted(entries.items())),
            encoding="utf-8",
        )
        git("add", ".")
        git("commit", "-m", message)

    file = tmp_path / "introplan.po"
    git("init", "-b", "main")
    save("before", a="1", d="1")
    git("branch", "other")
    save("ours", a="1", b="2", d="2")
    git("checkout", "other")
    save("theirs", a="1", c="3", d="1", e="3")
    git("checkout", "main")
    git("merge", "other", check=False)
    assert "<<<<<<<" in file.read_text(encoding="utf-8")
    assert written(file) == {"a": ("1",), "b": ("2",), "c": ("3",), "d": ("2",), "e": ("3",)}


def test_a_word_means_what_it_means_in_its_context_and_english_shows_no_context():
    assert in_words(Term(_p("nowhere", "mentor")), "en") == "mentor"
    assert in_words(Term(_p("nowhere", "mentor")), "sv") == "mentor"


@pytest.mark.parametrize(("value", "words"), [(1, "a day"), (0, "0 days"), (2, "2 days")])
def test_a_number_chooses_between_one_and_several(value, words):
    assert fill(_n("a day", "{days} days", "days"), {"days": value}, "en") == words


def test_a_list_chooses_by_how_many_it_holds():
    template = _n("{people} is away", "{people} are away", "people")
    assert fill(template, {"people": ("Ada",)}, "en") == "Ada is away"
    assert fill(template, {"people": ("Ada", "Bo")}, "en") == "Ada and Bo are away"


def test_a_message_is_put_into_swedish_by_its_english():
    assert translated("remove the line", "sv") == "ta bort raden"
    assert translated("remove the line", "en") == "remove the line"
    assert translated("", "sv") == ""
    assert fill("`{field}` has no value", {"field": "place"}, "sv") == "`place` har inget värde"
