"""The terminal: findings and listings on stdout, news on stderr. `NO_COLOR` and pipes are respected by rich."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

from introplan.cli.plain_lines import readable, without_control, write_lines
from introplan.cli.reader import reader
from introplan.diagnostics import Diagnostic, Message, Severity, _, _n
from introplan.diagnostics.wrapping import seen
from introplan.language import Counted, Verbatim, fill, translated
from introplan.workspace.faults import WorldError

if TYPE_CHECKING:
    from introplan.cli.terminal import Terminal
    from introplan.rendering.printing import TemplateFault

YES, NO = frozenset({"j", "ja", "y", "yes"}), frozenset({"", "n", "nej", "no"})
COUNTS = {
    "error": _n("{count} error", "{count} errors"),
    "warning": _n("{count} warning", "{count} warnings"),
    "note": _n("{count} note", "{count} notes"),
}
FIRST_ERROR = _n("the error: {place}", "the first error: {place}")


class Screen:
    """Where what is printed goes when it is no terminal, but a file or another program: it is text and nothing else."""

    is_terminal = False
    soft_wrap = True
    breadth: int | None = None
    """The cells of a line; None since lines have no end here."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def print(self, *objects: object, end: str = "\n") -> None:
        """Print texts, with and without styles."""
        texts = (readable(each, self.breadth) if isinstance(each, str) else str(each) for each in objects)
        self.file.write(without_control(" ".join(texts)) + end)
        self.file.flush()

    def write_lines(self, lines: Iterable[str]) -> None:
        """Write what programs read, line by line as it stands."""
        write_lines(self.file, lines)


def _console(*, stderr: bool = False, prose: bool = False) -> "Screen | Terminal":
    stream = sys.stderr if stderr else sys.stdout
    wants_colours = os.environ.get("FORCE_COLOR") or os.environ.get("TTY_COMPATIBLE") == "1"
    return terminal(stream, prose=prose) if stream.isatty() or wants_colours else Screen(stream)


def terminal(stream: IO[str] | None = None, *, prose: bool = False) -> "Terminal":
    """What rich draws on, wherever it goes: where news does, or a stream."""
    from introplan.cli.terminal import Terminal  # noqa: PLC0415 - rich is dear, and nothing to a file

    stream = stream or sys.stderr
    return Terminal(stream, soft_wrap=not (prose and stream.isatty()))


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def is_written_to_a_screen() -> bool:
    """Whether somebody reads what is printed as it comes, and not a file or another program."""
    return sys.stdout.isatty()


def ask(question: str, *, usually: bool = False) -> bool:
    """Whether to go on, in either language; with Ctrl-C and Ctrl-D it is no, and a bare Enter is what is `usually` so.

    The `question` is a template marked with `_`.
    """
    while True:
        news().print(words(question), end=" ")
        try:
            answer = sys.stdin.readline()
        except KeyboardInterrupt:
            answer = ""
        if not answer.endswith("\n"):
            news().print()
        word = answer.strip().casefold()
        if not word and answer:
            return usually
        if word in YES:
            return True
        if word in NO:
            return False


def out(*, prose: bool = False) -> "Screen | Terminal":
    """Where findings and listings go; `prose` is wrapped at words in a terminal, all else keeps its columns."""
    return _console(prose=prose)


def news() -> "Screen | Terminal":
    """Where news and progress go."""
    return _console(stderr=True)


def say(message: Message) -> str:
    """A message in the reader's language."""
    return fill(message.template, message.values, reader())


def words(template: str, /, **values: object) -> str:
    """A template, marked with `_`, in the reader's language."""
    return fill(template, values, reader())


def tell_fault(fault: str, way_out: str = "") -> None:
    """A fault that is none of the plan's, with the way out, as findings are told."""
    news().print(f"{words(_('error'))}: {fault}")
    if way_out:
        tell_way_out(way_out)


def tell_way_out(way_out: str) -> None:
    """How to go on, beneath a fault."""
    news().print(f"{words(_('help'))}: {way_out}")


def tell(fault: WorldError) -> None:
    """What the disk or git will not do, with the way out."""
    tell_fault(say(fault.message), say(fault.way_out))


def tell_template(fault: "TemplateFault") -> None:
    """What is wrong with a workspace's own template, and the lines concerned."""
    said = fault.message  # our own words; those of a library are in English
    cause = say(said) if isinstance(said, Message) else translated(said, reader())
    template = words(_("the template {template} cannot be used"), template=fault.template)
    tell_fault(seen(f"{template}: {cause}"))
    if excerpt := fault.excerpt.rstrip():
        news().print("\n".join(seen(line) for line in excerpt.splitlines()))
    if fault.way_out:
        tell_way_out(say(fault.way_out))


def place_of_first(errors: Sequence[Diagnostic]) -> str:
    """Where the first of some errors is, to go to."""
    at = errors[0].at.span
    return several(FIRST_ERROR, len(errors), place=Verbatim(f"{seen(at.path)}:{at.start.line + 1}"))


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`, or `nothing to remark on`."""
    severities: list[Severity] = [diagnostic.severity for diagnostic in diagnostics]
    kinds: tuple[Severity, ...] = ("error", "warning", "note")
    parts = [several(COUNTS[kind], severities.count(kind)) for kind in kinds if kind in severities]
    return ", ".join(parts) or words(_("no problems found"))


def several(forms: Counted, count: int, **values: object) -> str:
    """`1 file`, `2 files`: a template for one and for several, marked with `_n`, in the reader's language."""
    return fill(forms, {"count": count, **values}, reader())
