"""Sentences on the lines of a terminal, broken between words: a terminal by itself breaks them anywhere."""

import re

BREAKS = re.compile(r"(?<!\bv\.)(?<!\bkl\.) ")
"""Where a line may end: not between `v.` or `kl.` and its number."""
COMMAND = re.compile(r"`(?:(?:python3?|py) -m introplan|introplan|git) [^`]*`")
"""What is to be copied to the command line: half of it, pasted, would be run."""
GLUE = "\0"


def wrapped(sentence: str, width: int | None, *, beside: int = 0, indent: int = 0) -> list[str]:
    """The lines of a sentence, none wider than `width` cells; all on one when there is no width to keep to.

    The first line has `beside` cells less, since something stands before it; the others begin with `indent` spaces,
    which are in them. A word that is wider than a line, such as a path, is left whole, and so is every command: so it
    can be copied.
    """
    if width is None:
        return [sentence]
    from rich.cells import cell_len  # noqa: PLC0415 - dear to import, and asked for nothing where lines have no end

    lines, line, taken = [], "", beside
    for part in BREAKS.split(COMMAND.sub(lambda command: command[0].replace(" ", GLUE), sentence)):
        word = part.replace(GLUE, " ")
        more = cell_len(word)
        if taken + bool(line.strip()) + more > width and (line.strip() or taken > indent):
            lines.append(line)
            line, taken = " " * indent + word, indent + more
        else:
            space = " " if line.strip() else ""
            line, taken = f"{line}{space}{word}", taken + len(space) + more
    return [*lines, line]


def seen(text: str) -> str:
    """The text as a terminal can show it, character by character; nothing in it can move the cursor."""
    return "".join("→" if char == "\t" else char if char.isprintable() else "·" for char in text)
