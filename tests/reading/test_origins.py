"""Where a value was written: the very words when they stand alone, else the key over them."""

import pytest

from introplan.reading import File, Folder, Origins, read_programme, sections

TEXT = """\
people:
  ada:
    name: Ada Testsson
    languages: [sv, en]
    interests:
      - friluftsliv
      - film
    capacity: {mentor: 2}
  bo: &bo
    job: |
      Socialsekreterare
  cy: *bo
programme:
  phases:
    start: {months: 0-3}
units:
"""


@pytest.fixture(params=["small", "too large to be kept as nodes"], autouse=True)
def size(request, monkeypatch):
    if request.param != "small":
        monkeypatch.setattr(sections, "MOST", 0)


def origins() -> Origins:
    return read_programme(Folder("programmes/demo", (File("programmes/demo/all.yaml", TEXT.encode()),)))[1]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("people", "ada"), "ada"),
        (("people", "ada", "name"), "Ada Testsson"),
        (("people", "ada", "languages"), "[sv, en]"),
        (("people", "ada", "languages", 1), "en"),
        (("people", "ada", "interests"), "interests"),
        (("people", "ada", "interests", 1), "film"),
        (("people", "ada", "capacity"), "capacity"),
        (("people", "ada", "capacity", "mentor"), "2"),
        (("people", "ada", "capacity", "mentor", "[key]"), "mentor"),
        (("people", "ada", "[key]"), "ada"),
        (("people", "bo", "job"), "job"),
        (("people", "cy", "job"), "job"),
        (("programme", "phases", "start", "months"), "0-3"),
        (("programme", "phases", "start"), "start"),
        (("programme",), "programme"),
        (("units",), "units"),
        # What is not written is shown by the nearest part that is.
        (("people", "ada", "email"), "ada"),
        (("people", "nobody", "name"), "people"),
        (("programme", "length"), "programme"),
    ],
)
def test_a_path_leads_to_the_very_words(path, words):
    span = origins().span(path)
    assert span.start.line == span.end.line
    assert span.source.line(span.start.line)[span.start.column : span.end.column] == words


def test_the_key_can_be_asked_for():
    span = origins().span(("people", "ada", "name"), key=True)
    assert (span.start, span.end) == ((2, 4), (2, 8))


def test_a_path_of_another_programme_leads_to_the_folder():
    assert origins().span(("cohorts", "ht26")).path == "programmes/demo"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("people", "ada", "name"), True),
        (("people", "ada", "email"), False),
        (("people", "cy", "job"), True),
        (("people", "ada", "languages", 1), True),
        (("people", "ada", "languages", 2), False),
        (("people", "nobody"), False),
        (("cohorts",), False),
    ],
)
def test_what_is_written_is_told_from_what_is_left_out(path, written):
    assert origins().is_written(path) == written


def test_places_take_no_part_in_equality():
    assert origins() == Origins("elsewhere", {})
