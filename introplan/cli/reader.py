"""The language of whoever reads the screen: `--lang`, `INTROPLAN_LANG`, the locale, else Swedish."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

import typer
from typer.core import TyperGroup

from introplan.cli.streams import in_utf8
from introplan.cli.usage import told, translate
from introplan.language import Language, fill
from introplan.workspace.faults import NotThereError

LANGUAGES: tuple[Language, ...] = ("sv", "en")
OPTION = "--lang"
MAY_STAND_ALONE = ("--letters",)
"""Options that may have a value or none, which the library does not know of."""
WRONG_USE: Any = typer.BadParameter.__base__  # the kind of all faults with a command line

_chosen: ContextVar[Language | None] = ContextVar("the language of the command that runs", default=None)


def reader() -> Language:
    """The language that the command that runs speaks."""
    return _chosen.get() or spoken(os.environ)


def spoken(environment: Mapping[str, str]) -> Language:
    """The language that the environment asks for. Swedish is the first language of the product."""
    wish = environment.get("INTROPLAN_LANG", "").strip().lower()[:2]
    if wish in LANGUAGES:
        return wish
    posix = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    locale = posix or (_windows_language() if sys.platform == "win32" else "")
    says_nothing = locale.split(".")[0] in ("", "C", "POSIX")
    return "sv" if says_nothing or locale.lower().startswith("sv") else "en"


def _windows_language() -> str:
    """The language of Windows' own menus, such as `sv_SE`; the environment does not tell it there."""
    import ctypes  # noqa: PLC0415 - only on Windows
    from locale import windows_locale  # noqa: PLC0415 - as above

    windows: Any = getattr(ctypes, "windll")  # noqa: B009 - known on Windows only
    return windows_locale.get(windows.kernel32.GetUserDefaultUILanguage(), "")


def language_first(words: Sequence[str]) -> list[str]:
    """The words of a command line with `--lang` before the command, where it may stand after it too."""
    first: list[str] = []
    rest: list[str] = []
    left = iter(words)
    for word in left:
        if word == "--":
            rest += [word, *left]
        elif word == OPTION:
            first += [word, *([value] if (value := next(left, None)) is not None else [])]
        elif word.startswith(f"{OPTION}="):
            first.append(word)
        else:
            rest.append(word)
    return first + rest


def with_no_value(words: Sequence[str]) -> list[str]:
    """The words of a command line where an option that may stand without a value has an empty one, if it does."""
    found = []
    for word, after in zip(words, [*words[1:], "-"], strict=False):  # without words there is nothing after them
        found.append(f"{word}=" if word in MAY_STAND_ALONE and after.startswith("-") else word)
    return found


def _asked_for(words: Sequence[str]) -> Language | None:
    for before, word in zip(["", *words], words, strict=False):
        value = word.removeprefix(f"{OPTION}=") if word.startswith(f"{OPTION}=") else word if before == OPTION else ""
        if value in LANGUAGES:
            return value
    return None


class Commands(TyperGroup):
    """The commands, in the reader's language. The tree of them is made anew for each command line."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line; help, faults and all else are written in the same bytes."""
        with in_utf8():
            return super().main(*args, **extra)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Know the language before anything is parsed, since help and faults are in it."""
        words = with_no_value(language_first(args))
        _chosen.set(_asked_for(words) or spoken(os.environ))
        translate(self, reader())
        with _wrong_use_told():
            return super().make_context(info_name, words, parent, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Run the command, which may have been used wrongly."""
        with _wrong_use_told():
            return super().invoke(ctx)


def _show(fault: Any, _file: Any = None) -> None:
    from introplan.cli.screen import news  # noqa: PLC0415 - it asks here which language it speaks

    news().print(told(fault, reader()))


@contextmanager
def _wrong_use_told() -> Iterator[None]:
    """Wrong use is told in the reader's language, wherever in the command line it is found."""
    try:
        try:
            yield
        except NotThereError as fault:
            raise typer.BadParameter(fill(fault.message.template, fault.message.values, reader())) from fault
    except WRONG_USE as fault:
        if type(fault).__name__ != "NoArgsIsHelpError":  # which shows the help, and is no fault
            fault.show = partial(_show, fault)
        raise
