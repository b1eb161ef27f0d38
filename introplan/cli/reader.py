"""The language of whoever reads the screen: `--lang`, `INTROPLAN_LANG`, the locale, else Swedish."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar

TYPE_CHECKING = False  # as `typing` has it, which takes longer to import than all else here
if TYPE_CHECKING:
    from introplan.language import Language

LANGUAGES: "tuple[Language, ...]" = ("sv", "en")
OPTION = "--lang"

_chosen: "ContextVar[Language | None]" = ContextVar("the language of the command that runs", default=None)


def reader() -> "Language":
    """The language that the command that runs speaks."""
    return _chosen.get() or spoken(os.environ)


def speak(words: Sequence[str], environment: Mapping[str, str]) -> None:
    """From now on, speak the language that a command line asks for, or else the environment."""
    _chosen.set(_asked_for(words) or spoken(environment))


def said_in(language: "Language", say: Callable[[], Sequence[str]]) -> Sequence[str]:
    """What is said in a language, whichever the command speaks."""
    token = _chosen.set(language)
    try:
        return say()
    finally:
        _chosen.reset(token)


def spoken(environment: Mapping[str, str]) -> "Language":
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

    windows = getattr(ctypes, "windll")  # noqa: B009 - known on Windows only
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


def _asked_for(words: Sequence[str]) -> "Language | None":
    for before, word in zip(["", *words], words, strict=False):
        value = word.removeprefix(f"{OPTION}=") if word.startswith(f"{OPTION}=") else word if before == OPTION else ""
        if value in LANGUAGES:
            return value
    return None
