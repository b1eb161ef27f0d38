"""The examples of `introplan explain`: some YAML that a check finds fault with, and the same, mended.

Each is a file beside the code that finds it, named after the finding; a line `---` parts the two.
"""

from importlib.resources import files
from typing import NamedTuple

HOMES = ("introplan.checks", "introplan.reading", "introplan.cli")


class Example(NamedTuple):
    """Two texts as they would stand in a file of a plan, as far as the finding is about them."""

    faulty: str
    mended: str


def example(name: str) -> Example | None:
    """The example of a finding, None for what YAML cannot show, such as a file that may not be read."""
    for home in HOMES:
        file = files(home) / "examples" / f"{name}.yaml"
        if file.is_file():
            faulty, _line, mended = file.read_text(encoding="utf-8").partition("\n---\n")
            return Example(f"{faulty}\n", mended)
    return None
