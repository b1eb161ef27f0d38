"""A terminal as rich knows it, with its colours, its width, and lines that are drawn anew: only where there is one."""

from collections.abc import Iterable
from typing import IO, Any

from rich.console import Console

from introplan.cli.plain_lines import readable, write_lines


class Terminal(Console):
    """A console on which no name, of a folder or of a template, can move the cursor or turn the line around."""

    def __init__(self, file: IO[str], *, soft_wrap: bool = True) -> None:
        super().__init__(file=file, highlight=False, markup=False, emoji=False, soft_wrap=soft_wrap)

    def print(self, *objects: object, **how: Any) -> None:
        """Print texts, broken between words in a terminal, and what rich makes of them."""
        super().print(*(readable(each, self.breadth) if isinstance(each, str) else each for each in objects), **how)

    def write_lines(self, lines: Iterable[str]) -> None:
        """Write what programs read, line by line as it stands. It costs a tenth of what `print` does."""
        write_lines(self.file, lines)

    @property
    def breadth(self) -> int | None:
        """The cells of a line; None where lines have no end, as in a file."""
        return self.width if self.file.isatty() else None  # and not by a colour that is forced on a file
