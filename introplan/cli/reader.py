"""The language of whoever reads the screen: `--lang`, `INTROPLAN_LANG`, the locale, else Swedish."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from inspect import cleandoc
from typing import Any

from typer.core import TyperGroup

from introplan.language import Language, translated

LANGUAGES: tuple[Language, ...] = ("sv", "en")
OPTION = "--lang"

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


def _asked_for(words: Sequence[str]) -> Language | None:
    for before, word in zip(["", *words], words, strict=False):
        value = word.removeprefix(f"{OPTION}=") if word.startswith(f"{OPTION}=") else word if before == OPTION else ""
        if value in LANGUAGES:
            return value
    return None


class Commands(TyperGroup):
    """The commands, in the reader's language. The tree of them is made anew for each command line."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Know the language before anything is parsed, since help and faults are in it."""
        words = language_first(args)
        language = _asked_for(words) or spoken(os.environ)
        _chosen.set(language)
        if language != "en":
            for command in _with_those_in(self):
                _translate(command, language)
        return super().make_context(info_name, words, parent, **extra)


def _with_those_in(command: Any) -> Iterator[Any]:
    """A command and, when it is a group, all in it."""
    yield command
    for inner in getattr(command, "commands", {}).values():
        yield from _with_those_in(inner)


def _translate(command: Any, language: Language) -> None:
    """Put a command's help, and that of all it takes, into the language."""
    for part in (command, *command.params):
        for name in ("help", "short_help"):
            text = getattr(part, name, None)
            if text:
                parts = (" ".join(part.split()) for part in cleandoc(text).split("\n\n"))
                setattr(part, name, "\n\n".join(translated(part, language) for part in parts))
