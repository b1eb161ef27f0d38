"""What a newcomer breaks, and the screen that tells of it, kept whole: read them aloud when they change.

A case is a folder of files in `broken/` that take the place of those in `sound/`, or stand beside them; its
screen lies next to it. What git cannot hold is made here.
"""

import re
from pathlib import Path

import pytest

from introplan.diagnostics import Diagnostic, Message, concise, worst
from introplan.diagnostics.full import full
from introplan.language import fill
from introplan.reading import File, Folder, Unread, read_programme, sections

HERE = Path(__file__).parent
BROKEN = sorted(folder.name for folder in (HERE / "broken").iterdir() if folder.is_dir())

PLACES = "places:\n  sal-ost:\n    title: Sal Öst\n    capacity: {capacity}\n"
MADE: dict[str, dict[str, bytes | Unread]] = {
    "latin-1": {"extra.yaml": PLACES.format(capacity="12").encode("latin-1")},
    "windows-1252-with-byte-order-mark": {
        "extra.yaml": b"\xef\xbb\xbf" + PLACES.format(capacity="12").encode("cp1252")
    },
    "utf-16": {"extra.yaml": PLACES.format(capacity="12").encode("utf-16")},
    "utf-16-without-byte-order-mark": {"extra.yaml": PLACES.format(capacity="12").encode("utf-16-le")},
    "binary": {"extra.yaml": b"PK\x03\x04\x00\x00programmes"},
    "byte-order-mark": {"extra.yaml": PLACES.format(capacity="många").encode("utf-8-sig")},
    "two-byte-order-marks": {"extra.yaml": b"\xef\xbb\xbf" + PLACES.format(capacity="12").encode("utf-8-sig")},
    "windows-line-ends": {"extra.yaml": PLACES.format(capacity="många").replace("\n", "\r\n").encode()},
    "old-mac-line-ends": {"extra.yaml": PLACES.format(capacity="många").replace("\n", "\r").encode()},
    "control-character": {"extra.yaml": PLACES.format(capacity="12 \x0b").encode()},
    "escaped-control-character": {"extra.yaml": PLACES.format(capacity=r'"12\e[31m"').encode()},
    "control-character-in-a-key": {"extra.yaml": rb'places: {sal-ost: {"t\e[31mitle": Sal, title: Sal}}'},
    "line-separator": {"extra.yaml": PLACES.format(capacity="12\u2028").encode()},
    "deep-brackets": {"extra.yaml": b"places: " + b"[" * 30_000},
    "deep-hyphens": {"extra.yaml": b"places:\n  " + b"- " * 30_000 + b"x"},
    "deep-indentation": {"extra.yaml": b"places:\n" + b"".join(b" " * n + b"a:\n" for n in range(1, 900))},
    "very-long-line": {"extra.yaml": f"places: {{sal: {{title: {'lång ' * 20_000}, capacity: många}}}}".encode()},
    "name-with-swedish-letters": {"möten och träffar.yaml": PLACES.format(capacity="många").encode()},
    "name-with-a-control-character": {"m\x1b[31m.yaml": PLACES.format(capacity="många").encode()},
    "link-out-of-the-workspace": {"people.yaml": "outside-workspace"},
    "no-permission": {"people.yaml": "no-permission"},
    "broken-link": {"people.yaml": "not-a-file"},
    "too-large": {"people.yaml": "too-large"},
    "folder-too-large": {"people.yaml": "folder-too-large"},
    "name-ends-in-txt": {"people.yaml.txt": "wrong-ending", "people.yaml": b"# in the other file\n"},
}


def sound() -> dict[str, bytes | Unread]:
    return {file.name: file.read_bytes() for file in (HERE / "sound").iterdir()}


def read(files: dict[str, bytes | Unread]) -> list[Diagnostic]:
    folder = Folder("programmes/demo", tuple(File(f"programmes/demo/{name}", files[name]) for name in sorted(files)))
    programme, _origins, diagnostics = read_programme(folder)
    assert (programme is None) == (worst(diagnostics) == "error")
    return diagnostics


def say(message: Message) -> str:
    return fill(message.template, message.values, "en")


def screen(diagnostics: list[Diagnostic]) -> str:
    assert all(concise.concise(diagnostic, say) for diagnostic in diagnostics)  # which an editor takes
    return "\n".join(full(diagnostic, say).plain for diagnostic in diagnostics)


def test_indentation_that_libyaml_itself_gives_up_is_told_as_any_other_that_is_too_deep():
    """PyYAML 6.0.4 refuses a thousand levels; earlier ones leave it to introplan."""
    deep = b"places:\n" + b"".join(b" " * n + b"a:\n" for n in range(1, 1500))
    assert [found.name for found in read(sound() | {"extra.yaml": deep})] == ["nested-too-deep"]


def test_the_sound_programme_is_read_without_a_word():
    assert read(sound()) == []


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_has_a_screen_that_says_how_to_mend_it(case, expected, monkeypatch):
    files = {file.name: file.read_bytes() for file in (HERE / "broken" / case).iterdir()}
    expected(f"broken/{case}.screen", screen(read(sound() | files)))
    expected(f"broken/{case}.screen", screen(read(sound() | files)))  # and again, as often as it is read
    monkeypatch.setattr(sections, "MOST", 0)
    expected(f"broken/{case}.screen", screen(read(sound() | files)))  # and as a plan too large to be kept as nodes


@pytest.mark.parametrize("case", MADE)
def test_a_file_that_git_can_not_hold_has_such_a_screen_as_well(case, expected):
    expected(f"broken/{case}.screen", screen(read(sound() | MADE[case])))


def test_every_screen_belongs_to_a_case():
    screens = {file.stem for file in (HERE / "broken").glob("*.screen")}
    assert screens == {*BROKEN, *MADE}


def test_a_folder_without_files_says_how_to_begin(expected):
    expected("empty-folder.screen", screen(read({})))


def test_a_folder_without_a_programme_says_how_to_begin(expected):
    files = {name: content for name, content in sound().items() if name in ("organisations.yaml", "people.yaml")}
    expected("no-programme.screen", screen(read(files)))


def test_no_screen_blames_begs_or_shouts():
    for file in sorted(HERE.rglob("*.screen")):
        said = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith(("error", "help"))]
        for word in ("invalid", "illegal", "please", "must", "wrong,", "!!", "failed", "unexpected", "scalar"):
            assert [line for line in said if word in re.sub("`[^`]*`", "", line.lower())] == [], file.name


def test_every_error_but_those_without_advice_has_a_way_out():
    """The way out of a bracket that is closed by another is the label under it."""
    for file in sorted(HERE.rglob("*.screen")):
        for finding in file.read_text(encoding="utf-8").split("\n\n"):
            assert "\nhelp: " in finding or "this should be" in finding, finding
