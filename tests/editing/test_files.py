"""Which file an edit is made in, one row a rule, and that files come, go and keep their bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.diagnostics import Edit, Remove, Rename, Set
from introplan.editing import Collisions, Files, by_file, edit
from introplan.reading import File, Folder, gather
from introplan.reading.sections import Gathered

BO: Edit = Set(("people", "bo"), {"name": "Bo"})
ONE = "people:\n  ada: {name: Ada}\n"
TWO = "people:\n  ada: {name: Ada}\n  cy: {name: Cy}\n"
OTHER = "people:\n  dag: {name: Dag}\n"
FRAME = "programme: {title: T}\n"


def gathered(**files: str | bytes) -> Gathered:
    """A folder of files by their names, with a dash for the slash of a folder."""
    read = {name.replace("__", "/"): text for name, text in files.items()}
    those = [File(f"p/{name}.yaml", text if isinstance(text, bytes) else text.encode()) for name, text in read.items()]
    return gather(Folder("p", tuple(sorted(those, key=lambda file: file.path))))


def place_of(edit_: Edit, **files: str) -> str:
    [place] = by_file(gathered(**files), [edit_])
    return place


@pytest.mark.parametrize(
    ("files", "edit_", "place"),
    [
        ({"a": ONE, "b": OTHER}, Set(("people", "dag", "name"), "D"), "p/b.yaml"),
        ({"a": ONE, "b": OTHER}, Set(("people", "bo"), None, "dag"), "p/b.yaml"),
        ({"a": ONE, "b": TWO.replace("ada", "eva")}, BO, "p/b.yaml"),
        ({"a": FRAME + ONE}, BO, "p/a.yaml"),
        ({"people__ada": ONE}, BO, "p/people/bo.yaml"),
        ({"people__ada": ONE, "people__dag": OTHER}, BO, "p/people/bo.yaml"),
        ({"people__ada": ONE}, Set(("people", "ht26/x"), None), "p/people/ada.yaml"),
        ({"a": FRAME}, BO, "p/people.yaml"),
        ({"People": FRAME}, BO, "p/People.yaml"),
        ({"a": FRAME + "people:\n", "b": OTHER.replace("people", "places")}, BO, "p/a.yaml"),
        ({"a": FRAME, "b": ONE}, Set(("programme", "title"), "U"), "p/a.yaml"),
        ({"b": ONE}, Set(("programme", "title"), "U"), "p/programme.yaml"),
        ({"a": FRAME, "b": "poeple:\n  x:\n"}, Rename(("poeple",), "people"), "p/b.yaml"),
        ({"a": FRAME + ONE, "b": OTHER}, Set(("people", "bo", "name"), "B"), "p/bo.yaml"),
        ({"a": TWO, "b": OTHER}, Set(("people", "bo"), None, file="p/bos.yaml"), "p/bos.yaml"),
        ({"a": TWO, "B": OTHER}, Set(("people", "bo"), None, file="p/b.yaml"), "p/B.yaml"),
        ({"a": TWO, "b": OTHER}, Set(("people", "ada"), None, file="p/b.yaml"), "p/a.yaml"),
    ],
)
def test_each_edit_has_its_file(files: dict[str, str], edit_: Edit, place: str):
    assert place_of(edit_, **files) == place


def test_an_entry_that_follows_a_new_one_comes_beside_it():
    edits = [Set(("people", "bo"), None, "cy"), Set(("people", "eva"), None, "bo"), Set(("people", "eva", "name"), "E")]
    assert list(by_file(gathered(a=ONE, b="people:\n  cy:\n  dag:\n"), edits)) == ["p/b.yaml"]


def test_entries_that_follow_one_another_in_a_circle_have_a_file_all_the_same():
    edits = [Set(("people", "bo"), None, "eva"), Set(("people", "eva"), None, "bo")]
    assert list(by_file(gathered(a=TWO), edits)) == ["p/a.yaml"]


def test_where_several_files_hold_many_the_last_is_chosen_and_said():
    found = edit(gathered(a=TWO, b="people:\n  dag:\n  eva:\n"), [BO])
    assert isinstance(found, Files)
    assert list(found.contents) == ["p/b.yaml"]
    assert found.chosen == ((("people", "bo"), "p/b.yaml"),)
    beside = edit(gathered(a=TWO, b="people:\n  dag:\n  eva:\n"), [Set(("people", "bo"), None, "ada")])
    assert isinstance(beside, Files)
    assert (list(beside.contents), beside.chosen) == (["p/a.yaml"], ())


def test_a_whole_section_goes_from_all_the_files_that_hold_it():
    found = edit(gathered(a=FRAME + ONE, b=OTHER), [Remove(("people",))])
    assert isinstance(found, Files)
    assert found.contents == {"p/a.yaml": FRAME.encode(), "p/b.yaml": None}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (ONE, None),
        ("# Hers.\n" + ONE, "# Hers.\npeople:\n"),
        (TWO, "people:\n  cy: {name: Cy}\n"),
        ("people:\n  ada:\nplaces:\n", None),
        ("people:\n  ada:\nplaces:\n  sal:\n", "people:\nplaces:\n  sal:\n"),
    ],
)
def test_a_file_that_says_nothing_any_more_goes_unless_it_has_a_comment(text: str, after: str | None):
    found = edit(gathered(a=text, b=FRAME), [Remove(("people", "ada"))])
    assert isinstance(found, Files)
    assert found.contents == {"p/a.yaml": None if after is None else after.encode()}


def test_a_file_that_is_called_as_what_has_gone_goes_with_its_comments():
    found = edit(gathered(people__ada="# Om henne\n" + ONE, b=FRAME), [Remove(("people", "ada"))])
    assert isinstance(found, Files)
    assert found.contents == {"p/people/ada.yaml": None}


def test_the_byte_order_mark_and_the_line_ends_stay():
    text = b"\xef\xbb\xbf" + TWO.replace("\n", "\r\n").encode()
    found = edit(gathered(a=text), [BO, Set(("people", "cy", "name"), "Cy D")])
    assert isinstance(found, Files)
    assert found.contents["p/a.yaml"] == text.replace(b"{name: Cy}", b"{name: Cy D}") + b"  bo: {name: Bo}\r\n"


@pytest.mark.parametrize(
    "broken",
    ["people: [", "people:\n  x: &a {b: *a}\n", b"\xff\xfep", b"\xe5", "people:\n  ada: &x {name: Ada}\n"],
)
def test_one_file_in_the_way_and_nothing_is_written(broken: str | bytes):
    files = gathered(people=broken, places="places:\n  sal: {title: S}\n")
    found = edit(files, [Set(("people", "ada", "name"), "A"), Set(("places", "sal", "title"), "T")])
    assert isinstance(found, tuple)
    assert [each.at.path for each in found] == ["p/people.yaml"]


@given(st.lists(st.sampled_from(["ada", "cy", "bo", "eva"]), min_size=1, max_size=4, unique=True))
def test_nothing_but_the_files_of_its_edits_is_among_what_changes(ids: list[str]):
    files = gathered(a=TWO, b=OTHER, c=FRAME)
    found = edit(files, [Set(("people", id_, "job"), "x") for id_ in ids])
    assert isinstance(found, Files)
    assert set(found.contents) == {"p/a.yaml"}
    assert edit(files, []) == Files({})


def test_edits_collide_that_are_about_the_same():
    there = gathered(a="people:\n  ada: {name: Ada, languages: [sv]}\n").origins

    def both(one: Edit, other: Edit) -> bool:
        collisions = Collisions(there)
        return collisions.take([one]) and collisions.take([other])

    name, langs = ("people", "ada", "name"), ("people", "ada", "languages")
    assert not both(Set(name, "A"), Set(name, "B"))
    assert both(Set(name, "A"), Set(name, "A"))
    assert not both(Set(name, "A"), Remove(("people", "ada")))
    assert not both(Remove(("people", "ada")), Set(name, "A"))
    assert both(Set(name, "A"), Set(langs, ["fi"]))
    assert both(Set((*langs, 1), "fi"), Set((*langs, 1), "en"))
    assert not both(Set((*langs, 0), "fi"), Set((*langs, 0), "en"))
    assert not both(Remove(langs), Set((*langs, 1), "en"))


def test_a_new_file_looks_as_those_beside_it():
    session = {"date": "2026-10-06", "breaks": [{"at": "10"}], "lecturers": ["olle"]}
    cohort = """\
cohorts:
   ht26:
      title: Hösten 2026

      # Alla dagar.
      sessions:
         tolk:
            date: 2026-10-06
            breaks:
              - {at: 10}
            lecturers: [olle]

         # Den andra.
         lvu: {date: 2026-10-07}

         sip: {date: 2026-10-08}
"""
    new = {"title": "Hösten 2027", "sessions": {"tolk": session, "lvu": {"date": "2027-10-07"}}}
    found = edit(gathered(cohorts__ht26=cohort), [Set(("cohorts", "ht27"), new)])
    assert isinstance(found, Files)
    assert {path: (text or b"").decode() for path, text in found.contents.items()} == {
        "p/cohorts/ht27.yaml": """\
cohorts:
   ht27:
      title: Hösten 2027

      sessions:
         tolk: {date: 2026-10-06, breaks: [{at: 10}], lecturers: [olle]}

         lvu: {date: 2027-10-07}
"""
    }
