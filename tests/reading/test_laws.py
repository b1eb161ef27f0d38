"""Laws of reading: nothing that somebody writes makes it fall over, every finding points into its file."""

import itertools
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from introplan.diagnostics import Diagnostic, Label, worst
from introplan.diagnostics.as_json import as_json
from introplan.diagnostics.concise import concise
from introplan.diagnostics.full import full
from introplan.language import fill
from introplan.model import EMPTY
from introplan.reading import File, Folder, gather, read_programme

HERE = Path(__file__).parent
SOUND = {file.name: file.read_bytes() for file in sorted((HERE / "sound").iterdir())}
REAL = sorted((HERE.parents[1] / "programmes").rglob("*.yaml"))
SIGNS = "\t\n\r :-,.#&*!|>'\"%@`?[]{}~=<\\/0123abcåäöÅ\xa0\u200b\u2028\ufeff日👩\x00\x0b\x85"


def folder_of(files: dict[str, bytes]) -> Folder:
    return Folder("programmes/demo", tuple(File(f"programmes/demo/{name}", files[name]) for name in sorted(files)))


def read(files: dict[str, bytes]) -> list[Diagnostic]:
    """Reads, prints, and holds every finding to what is promised of it."""
    programme, _origins, diagnostics = read_programme(folder_of(files))
    assert (programme is None) == (worst(diagnostics) == "error")
    assert diagnostics == sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    for diagnostic in diagnostics:
        for label in (diagnostic.at, *diagnostic.also):
            assert_within_its_file(label)
        assert_can_be_printed(diagnostic)
    return diagnostics


def assert_within_its_file(label: Label) -> None:
    span = label.span
    assert span.start <= span.end
    if span.source.text:
        for position in (span.start, span.end):
            assert position.line < len(span.source.lines)
            # One past the end of the line is where something is missing, and a caret has to stand somewhere.
            assert position.column <= len(span.source.line(position.line)) + 1


def assert_can_be_printed(diagnostic: Diagnostic) -> None:
    def say(message):
        return fill(message.template, message.values, "sv")

    for line in full(diagnostic, say).plain.splitlines():
        assert all(char.isprintable() for char in line)
    assert concise(diagnostic, say).isprintable()
    assert json.loads(json.dumps(as_json(diagnostic, say)))["name"] == diagnostic.name


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """The text after a few slips of the finger: signs left out, added or exchanged, lines lost, doubled or moved."""
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 3))
        sign = draw(st.sampled_from(SIGNS))
        lines = text.split("\n")
        number = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "insert", "replace", "lose", "double", "swap", "indent"])):
            case "delete":
                text = text[:place] + text[place + length :]
            case "insert":
                text = text[:place] + sign + text[place:]
            case "replace":
                text = text[:place] + sign + text[place + length :]
            case "lose":
                text = "\n".join(lines[:number] + lines[number + 1 :])
            case "double":
                text = "\n".join(lines[: number + 1] + lines[number:])
            case "swap":
                lines[number], lines[number - 1] = lines[number - 1], lines[number]
                text = "\n".join(lines)
            case "indent":
                lines[number] = " " * length + lines[number]
                text = "\n".join(lines)
    return text


@pytest.mark.long
@settings(max_examples=250)
@given(st.data())
def test_a_slip_in_a_sound_programme_is_told_of_and_nothing_falls_over(data):
    name = data.draw(st.sampled_from(sorted(SOUND)))
    read(SOUND | {name: data.draw(slips(SOUND[name].decode())).encode()})


@pytest.mark.long
@settings(max_examples=100)
@given(st.data())
def test_a_slip_in_a_file_of_a_real_programme_makes_nothing_fall_over(data):
    file = data.draw(st.sampled_from(REAL))
    read({file.name: data.draw(slips(file.read_text(encoding="utf-8"))).encode()})


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(content):
    read({"extra.yaml": content})


@pytest.mark.long
@settings(max_examples=300)
@given(st.text(alphabet="ab:: -[]{},'\"\n\n  #&*!|>%@?", max_size=60))
def test_any_signs_of_yaml_can_be_read(text):
    read({"extra.yaml": f"people:\n{text}".encode()})
    read({"extra.yaml": text.encode()})


def values() -> st.SearchStrategy[object]:
    words = st.sampled_from(
        ["", "ada-testsson", "2027-03-04", "9-12", "yes", "1 week", "W26..W33", "80", "<<", "id", "å"]
    )
    return st.recursive(
        words | st.none() | st.integers(-5, 10_000),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=6,
    )


@pytest.mark.long
@settings(max_examples=200)
@given(st.data(), values())
def test_any_value_in_any_place_can_be_read(data, value):
    tree = gather(folder_of(SOUND)).tree
    place = tree
    while isinstance(place, dict) and place and data.draw(st.integers(0, 3)):
        parent, key = place, data.draw(st.sampled_from(sorted(place)))
        place = place[key]
    if place is not tree:
        parent[key] = value
    read({"all.yaml": dumped(tree)})


def dumped(tree: object) -> bytes:
    """The tree as YAML, an empty entry as one."""

    def cleared(value: object) -> object:
        if isinstance(value, dict):
            return {key: cleared(part) for key, part in value.items()}
        return [cleared(part) for part in value] if isinstance(value, list) else None if value is EMPTY else value

    return yaml.dump(cleared(tree), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()


@pytest.mark.long
@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
@settings(max_examples=5)
@given(data=st.data())
def test_what_a_programme_says_does_not_depend_on_its_files(name, data):
    """Neither on their order nor on which entry stands in which."""
    folder = HERE.parents[1] / "programmes" / name
    files = [File(file.as_posix(), file.read_bytes()) for file in sorted(folder.rglob("*.yaml"))]
    programme = read_programme(Folder("programmes/demo", tuple(files)))[0]
    assert programme is not None
    shuffled = read_programme(Folder("programmes/demo", tuple(data.draw(st.permutations(files)))))[0]
    assert shuffled == programme

    tree = gather(Folder("programmes/demo", tuple(files))).tree
    entries = [(section, id_) for section, under in tree.items() if section != "programme" for id_ in under]
    numbers = data.draw(st.lists(st.integers(0, 4), min_size=50, max_size=50))
    split: list[dict] = [{"programme": tree["programme"]}, {}, {}, {}, {}]
    for (section, id_), number in zip(entries, itertools.cycle(numbers)):
        split[number].setdefault(section, {})[id_] = tree[section][id_]
    contents = {f"{number}.yaml": dumped(part) for number, part in enumerate(split) if part}
    assert read_programme(folder_of(contents))[0] == programme
