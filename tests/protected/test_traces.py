"""Every byte of every output is searched for every protected person, also after releases."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protected.parish import PEOPLE, Tree, everything, plan_from, protect, traces_of, tree
from protected.traces import found_in, without_own

GROUPS = {
    "participants": ("bo", "eva"),
    "supporters": ("ida", "moa"),
    "lecturers": ("olle", "oda"),
    "coordinators and managers": ("karin", "mona"),
    "the rest": ("ulla", "hanna", "frida", "mats", "kent"),
    "everybody": PEOPLE,
}


def changed(programme: Tree) -> None:
    """A second release has something of each kind for everybody."""
    sessions, pairings = programme["cohorts"]["ht26"]["sessions"], programme["pairings"]
    sessions["lagen"] |= {"date": "2026-11-12", "lecturers": ["id-oda"]}
    sessions["etik"] |= {"time": "13-15", "lecturers": ["id-olle"]}
    sessions["utbyte-2"]["for"] = ["id-dan", "id-eva"]
    del sessions["valkommen"]
    pairings["introducer-bo"]["introducer"] = "id-ida"
    pairings["mentor-cia"]["meets"]["time"] = "15.00"
    programme["cohorts"]["ht26"]["participants"]["id-eva"]["until"] = "2027-06-30"
    programme["events"]["samtal"]["with"] = ["id-hanna"]
    programme["units"]["enhet-ada"]["manager"] = "id-mats"


def released(
    protected: tuple[str, ...], *, before: bool, key: bytes | None = None, prints: bool = False
) -> Mapping[str, bytes]:
    """All files of a second release, with these protected; whether they were so already `before`."""
    first, second = tree(), tree()
    changed(second)
    protect(second, protected)
    if before:
        protect(first, protected)
    return everything(plan_from(second), plan_from(first), key, prints=prints)


def traces_elsewhere(files: Mapping[str, bytes], protected: tuple[str, ...]) -> set[tuple[str, str]]:
    """Traces of protected people in others' files."""
    whose = {trace: f"id-{person}" for person in protected for trace in traces_of(person)}
    return without_own(found_in(files, whose), whose)


@pytest.mark.long
@pytest.mark.parametrize("before", [True, False], ids=["protected all along", "protected since"])
@pytest.mark.parametrize("protected", GROUPS.values(), ids=GROUPS.keys())
def test_no_byte_but_in_their_own_files_tells_of_a_protected_person(protected: tuple[str, ...], before: bool):
    assert traces_elsewhere(released(protected, before=before), protected) == set()


def test_nor_do_secret_addresses():
    files = released(PEOPLE, before=False, key=b"nyckel")
    assert [path for path in files if path.startswith("secret-links/people/calendar.ics/id-ada")]
    assert traces_elsewhere(files, PEOPLE) == set()


@pytest.mark.long
@pytest.mark.parametrize("protected", GROUPS.values(), ids=GROUPS.keys())
def test_nor_do_the_prints_that_others_have_alone(protected: tuple[str, ...]):
    files = released(protected, before=False, prints=True)
    prints = {path for path in files if path.startswith("private/prints/") and path.endswith(".pdf")}
    assert {"private/prints/id-ada/participant.pdf", "private/prints/id-ida/supporter.pdf"} <= prints
    assert any(path.startswith("private/release-2/people/") and path.endswith(".pdf") for path in files)
    assert traces_elsewhere(files, protected) == set()


@pytest.mark.long
def test_the_print_of_a_protected_person_names_nobody():
    """Whoever finds it is not to learn whose it is, nor whom they meet."""
    prints = {
        path: file
        for path, file in released(("bo", "ida"), before=True, prints=True).items()
        if path.startswith(("private/prints/id-bo/", "private/prints/id-ida/"))
    }
    whose = {trace: person for person in PEOPLE for trace in traces_of(person)}
    told = {(path, whose[trace]) for path, trace in found_in(prints, whose) if trace != f"id-{whose[trace]}"}
    assert told <= {(path, person) for path in prints for person in ("olle", "oda")}  # who gives sessions, to all


@pytest.mark.long
@settings(max_examples=6, deadline=None)
@given(protected=st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=6), before=st.booleans())
def test_nor_of_any_of_several(protected: Any, before: bool):
    protected = tuple(sorted(protected))
    assert traces_elsewhere(released(protected, before=before), protected) == set()


def test_the_search_finds_a_trace_in_every_kind_of_file():
    """Names that an author has written in a text, where nothing takes them out."""
    first, second = tree(), tree()
    changed(second)
    second["programme"]["welcome"] = "Välkommen. Bo Bbqvist\u00adberg möter er."
    second["programme"]["contact"]["title"] = "Programmet (Eva Eeqvistberg)"
    second["lectures"]["lagen"]["preparation"] = "Läs det som id-bo har skrivit, och fråga EVA  EEQVISTBERG."
    protect(second, ("bo", "eva"))
    protect(first, ("bo", "eva"))
    found = traces_elsewhere(everything(plan_from(second), plan_from(first)), ("bo", "eva"))
    kinds = {trace: {path.rpartition(".")[2] for path, other in found if other == trace} for _path, trace in found}
    assert kinds["Eva Eeqvistberg"] >= {"pdf", "html", "ics", "eml", "csv", "md"}
    assert kinds["Bo Bbqvistberg"] == {"pdf", "html", "typ"}
    assert kinds["id-bo"] >= {"pdf", "html", "ics", "eml", "md"}


def test_the_search_finds_a_name_in_typst_source_however_its_letters_are_put_together():
    source = '#"Möt Mk\u030ck\u030ci";#box();#"õll";'
    assert found_in({"print.typ": source.encode()}, ["Mǩǩiõll"]) == {("print.typ", "Mǩǩiõll")}


def test_the_search_finds_what_only_a_program_sees():
    """A name in a PDF's metadata, in a calendar's folded line, in an attachment, and in a file's own name."""
    name = traces_of("bo")[0]
    folded = b"BEGIN:VCALENDAR\r\nSUMMARY:Bo Bbqv\r\n istberg\r\nEND:VCALENDAR\r\n"
    attached = b"Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b64encode(folded)
    files = {
        "a/bo bbqvistberg.txt": b"",
        "b.ics": folded,
        "c.eml": attached,
        "d.html": b"<p>Bo <b>Bbqvist</b>berg</p><!-- -->",
        "e.md": rb"Bo\ Bbqvistberg",
    }
    assert {path for path, _trace in found_in(files, [name])} == files.keys()
