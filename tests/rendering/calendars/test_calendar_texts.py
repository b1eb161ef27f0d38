"""Whatever somebody writes, the calendar is sound and says the same to whoever reads it."""

import re
import unicodedata
from typing import get_args, get_origin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel
from rendering.calendars.calendar_plans import SMALL, events, made, small_plan

from introplan.agenda import plan_of
from introplan.model import Break, Programme, place_entries
from introplan.model.texts import read_markdown, read_text
from introplan.reading import File, Folder, read_programme
from introplan.rendering.calendars.lint import faults

PLAN = small_plan()
PIECES = (
    *("\r", "\n", "\r\n", "\t", '"', ";", ",", ":", "\\", "\\n", "\\N", "\\,", "^n", "^", "'", "’", " ", "å", "ö"),
    *("😀", "👩‍👩‍👧", "e\u0301", "\u200f", "\u202e", "\u2028", "\u0085", "\u00a0", "\ufeff", "\x00", "\x07", "\x7f"),
    *("END:VEVENT", "BEGIN:VEVENT", "\r\nATTENDEE:mailto:x@y.example", "UID:1", "#", "*", "[a](b)", "<b>", "- ", "1. "),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=("Cs",)), max_size=8)).map("".join)
LONG = "å😀\\;," * 2000  # 10,000 characters


def as_read(text: str) -> str:
    """A text with one kind of line break and without control characters and byte order marks."""
    lines = re.sub("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text).removesuffix("\n")
    return "".join(
        char for char in lines if char in "\n\t" or (unicodedata.category(char) != "Cc" and char != "\ufeff")
    )


def as_title(text: str) -> str:
    """The same on one line, cut where Outlook cuts."""
    line = re.sub(r"[\t\n ]+", " ", as_read(text)).strip()
    return line if len(line) < 255 else f"{line[:253]}…"


def with_text(text: str) -> Programme:
    """The small programme with a text wherever an author can write one, past the reader, who would refuse some."""

    def told(part):
        return part.model_copy(
            update={
                name: as_free(getattr(part, name)) if (type(part), name) in FREE else changed(getattr(part, name))
                for name in type(part).model_fields
            }
        )

    def as_free(value):
        return tuple(text for _ in value) if isinstance(value, tuple) else text if isinstance(value, str) else value

    def changed(value):
        if isinstance(value, dict):
            return {key: changed(each) for key, each in value.items()}
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(changed(each) for each in value)
        return told(value) if hasattr(value, "model_copy") else value

    programme = told(PLAN.programme)
    programme.__dict__.pop("taught", None)  # made once of the unchanged ones, and copied with them
    place_entries(programme)
    return programme


def free_fields(kind, seen):
    """Every field of a model, and of the models in it, where an author writes as they like."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        for name, field in kind.model_fields.items():
            if any(each in (read_text, read_markdown) for each in readers(field.annotation, field.metadata)):
                yield kind, name
            yield from free_fields(field.annotation, seen)
    for part in get_args(kind):
        yield from free_fields(part, seen)


def readers(kind, metadata=()):
    """The functions that read a value of this type, or a part of it; of a mapping, not its keys."""
    for each in (*metadata, *getattr(kind, "__metadata__", ())):
        yield getattr(each, "reader", None)
    parts = get_args(kind)
    for part in parts[1:] if get_origin(kind) is dict else parts:
        yield from readers(part)


FREE = frozenset(free_fields(Programme, set()))


def test_every_free_text_of_the_language_is_among_those_that_are_tried():
    names = {name for _, name in FREE}
    assert names >= {"title", "name", "summary", "text", "preparation", "note", "address", "directions", "subject"}
    assert names >= {"label", "material", "welcome", "job", "internal_note", "interests", "deepening", "reason"}
    assert (Break, "title") in FREE


@pytest.mark.parametrize("field", ["email: introduktion@provby.example", "https://moten.example/natet"])
@pytest.mark.parametrize("hostile", ["\\r", "\\n", "\\0", ";", "\\u202e", "END:VEVENT x", "å 😀", "x" * 10_000])
def test_an_address_takes_what_it_can_and_refuses_the_rest_in_words(field, hostile):
    """What is read gives sound calendars; what is not, a diagnostic."""
    address = field.rpartition(" ")[2]
    text = SMALL.replace(f'"{address}"', address).replace(address, f'"{address}{hostile}"')
    programme, origins, diagnostics = read_programme(Folder("prov", (File("prov.yaml", text.encode()),)))
    if programme is None:
        assert diagnostics
        return
    files = made(plan_of("prov", programme, origins), drafts=True)
    assert {path: faults(file) for path, file in files.items() if faults(file)} == {}


@pytest.mark.long
@given(TEXTS)
@example(LONG)
@example("END:VEVENT\r\nEND:VCALENDAR\r\n")
@example("")
def test_any_text_anywhere_gives_sound_calendars(text):
    plan = plan_of("prov", with_text(text), PLAN.origins)
    files = made(plan, drafts=True)
    assert {path: faults(file) for path, file in files.items() if faults(file)} == {}
    assert files.keys() == made(PLAN, drafts=True).keys()


@pytest.mark.long
@given(TEXTS)
@example(LONG)
@example("I:\\Nyanställda\\nya;,")
@example("a\\")
def test_any_text_is_read_back_as_it_was_written(text):
    plan = plan_of("prov", with_text(text), PLAN.origins)
    files = made(plan, drafts=True)
    [barnsamtal] = [event for event in events(files["cohorts/ht26.ics"]) if "barnsamtal" in event["UID"]]
    assert barnsamtal["SUMMARY"] == as_title(text)
    assert barnsamtal.get("LOCATION", "") == as_title(f"{text}, {text}" if text else text)
    described = barnsamtal["DESCRIPTION"]
    assert described.startswith(as_read(f"{text}\n\n")) or not text
    assert as_read(f"- {text}\n- ") in described


@pytest.mark.long
@given(TEXTS)
def test_no_line_is_longer_than_75_octets_or_split_inside_a_character(text):
    plan = plan_of("prov", with_text(text), PLAN.origins)
    for file in made(plan, drafts=True).values():
        assert file.endswith(b"\r\n")
        lines = file.removesuffix(b"\r\n").split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert "\r\n".join(line.decode("utf-8") for line in lines).encode() == file.removesuffix(b"\r\n")
