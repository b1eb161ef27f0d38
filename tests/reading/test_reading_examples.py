"""What is found when files are read has an example as well: it is found in the first half, and not in the second."""

from importlib.resources import files
from pathlib import Path

import pytest

from introplan.cli.examples import example
from introplan.reading import File, Folder, read_programme
from introplan.reading.explanations import EXPLANATIONS

SOUND = Path(__file__).parent / "sound"
WRITTEN = sorted(file.name.removesuffix(".yaml") for file in (files("introplan.reading") / "examples").iterdir())

# What no YAML can show: the fault is in the file and not in its text, or in a text that nobody would read.
NOT_IN_YAML = {
    "outside-workspace",
    "no-permission",
    "not-a-file",
    "file-too-large",
    "folder-too-large",
    "copy-of-a-file",  # in two files
    "many-faults",
    "too-many-sessions",
    "wrong-file-ending",
    "not-utf-8",
    "binary-file",
    "merge-conflict",  # and git would take an example for one
    "nested-too-deep",
    "not-yaml",
    "two-programmes",  # in two files
}
OF_RULE_SETS = {
    "rule-without-kind",
    "rule-with-two-kinds",
    "rule-asks-nothing",
    "rule-set-name-taken",
    "same-as-no-check",
}


def found(name: str, text: str) -> set[str]:
    """What is found in a sound programme with the example beside it, or in place of its frame."""
    sound = {file.name: file.read_bytes() for file in SOUND.iterdir()}
    if name == "no-programme" or text.startswith("programme:"):
        del sound["programme.yaml"]
    sound["example.yaml"] = text.encode()
    folder = Folder("programmes/demo", tuple(File(name, content) for name, content in sorted(sound.items())))
    return {diagnostic.name for diagnostic in read_programme(folder)[2]}


def test_everything_that_yaml_can_show_has_an_example():
    assert set(WRITTEN) == set(EXPLANATIONS) - NOT_IN_YAML - OF_RULE_SETS


@pytest.mark.parametrize("name", WRITTEN)
def test_an_example_gives_what_it_is_of_and_its_mending_does_not(name: str):
    shown = example(name)
    assert shown is not None
    assert name in found(name, shown.faulty), f"the first half of {name}.yaml does not give {name}"
    assert shown.mended.strip(), f"{name}.yaml has no line `---` with the mended YAML after it"
    assert name not in found(name, shown.mended), f"the second half of {name}.yaml still gives {name}"
