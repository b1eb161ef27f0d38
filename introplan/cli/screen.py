"""The terminal: findings and listings on stdout, news on stderr. `NO_COLOR` and pipes are respected by rich."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.control import strip_control_codes

from introplan.cli.help_screens import named
from introplan.cli.reader import reader
from introplan.diagnostics import Diagnostic, Message, Severity, _, _n
from introplan.diagnostics.full import seen
from introplan.diagnostics.wrapping import wrapped
from introplan.language import Counted, Verbatim, fill, translated
from introplan.workspace.faults import WorldError

if TYPE_CHECKING:
    from introplan.rendering.printing import TemplateFault

YES, NO = frozenset({"j", "ja", "y", "yes"}), frozenset({"", "n", "nej", "no"})
COUNTS = {
    "error": _n("{count} error", "{count} errors"),
    "warning": _n("{count} warning", "{count} warnings"),
    "note": _n("{count} note", "{count} notes"),
}
FIRST_ERROR = _n("the error: {place}", "the first error: {place}")


class Screen(Console):
    """A console on which no name, of a folder or of a template, can move the cursor or turn the line around."""

    def print(self, *objects: object, **how: Any) -> None:
        """Print texts, broken between words in a terminal, and what rich makes of them."""
        super().print(*(self._readable(each) if isinstance(each, str) else each for each in objects), **how)

    def write_lines(self, lines: Iterable[str]) -> None:
        """Write what programs read, line by line as it stands. It costs a tenth of what `print` does."""
        self.file.writelines(f"{strip_control_codes(line)}\n" for line in lines)
        self.file.flush()

    @property
    def breadth(self) -> int | None:
        """The cells of a line; None where lines have no end, as in a file."""
        return self.width if self.file.isatty() else None  # and not by a colour that is forced on a file

    def _readable(self, text: str) -> str:
        """The text; what is indented, such as a command to copy, keeps its lines."""
        lines = shown(text).split("\n")
        return "\n".join(
            part for line in lines for part in ([line] if line.startswith(" ") else wrapped(line, self.breadth))
        )


def shown(text: str) -> str:
    """The text with nothing in it that could move the cursor or turn the line around."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(char if char == "\n" or not unicodedata.category(char).startswith("C") else "·" for char in text)


def _console(*, stderr: bool = False, prose: bool = False) -> Screen:
    stream = sys.stderr if stderr else sys.stdout
    return Screen(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=not (prose and stream.isatty()))


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


def out(*, prose: bool = False) -> Screen:
    """Where findings and listings go; `prose` is wrapped at words in a terminal, all else keeps its columns."""
    return _console(prose=prose)


def news() -> Screen:
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


class WrongUseError(typer.BadParameter):
    """The command was used wrongly, and of which argument or option that is told."""

    def show(self, file: Any = None) -> None:
        """Tell it as faults are told, with where to read more. It is the library that asks for it, when it ends."""
        hint = words(self.param_hint) if isinstance(self.param_hint, str) else named(self.param) if self.param else ""
        shown = _("`{command} --help` shows what you can write")
        way_out = words(shown, command=self.ctx.command_path) if self.ctx else ""
        tell_fault(f"{hint}: {self.message}" if hint else self.message, way_out)


def wrong_use(template: str, param_hint: str | None = None, /, **values: object) -> WrongUseError:
    """What to raise when the command was used wrongly: a template marked with `_`, in the reader's language."""
    return WrongUseError(words(template, **values), param_hint=param_hint)


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
