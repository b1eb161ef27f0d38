"""What the operating system will not do is told in words of ours, in the language of whoever reads."""

import errno
from pathlib import Path

import pytest

from introplan.language import Language, fill
from introplan.workspace.faults import REASONS, reason_of

PACKAGE = Path(__file__).parents[2] / "introplan"


def told(fault: OSError, language: Language) -> str:
    message = reason_of(fault)
    return fill(message.template, message.values, language)


@pytest.mark.parametrize("code", REASONS, ids=lambda code: errno.errorcode[code])
def test_what_is_usual_is_told_in_both_languages(code: int):
    fault = OSError(code, "in English", "a/path")
    swedish, english = told(fault, "sv"), told(fault, "en")
    assert swedish != english
    assert not any("in English" in each or "a/path" in each for each in (swedish, english))


def test_a_file_that_windows_holds_open_is_not_taken_for_a_lack_of_permission():
    fault = PermissionError(errno.EACCES, "The process cannot access the file")
    fault.winerror = 32
    assert told(fault, "sv") == "ett annat program har den öppen"


def test_what_has_no_words_of_ours_is_told_as_said_by_the_computer():
    assert told(OSError(errno.ENOTCONN, ""), "sv").startswith("datorn säger: ")
    assert told(OSError("alone"), "sv") == "datorn säger: alone"


def test_nobody_else_asks_the_system_for_its_words():
    asking = [path.name for path in PACKAGE.rglob("*.py") if "strerror" in path.read_text(encoding="utf-8")]
    assert asking == ["faults.py"]
