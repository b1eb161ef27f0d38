"""The lines that a change is shown by: those that come and go, below what they stand under."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from introplan.cli.shown_lines import changed_lines

ENTRY = """\
      {key}:
        date: {date}
        time: 9-12
        place: aulan
        breaks:
          - {{at: {pause}, length: 20min}}
"""


def shown(old: str, new: str) -> list[str]:
    return [f"{sign} {words.strip()}" for sign, words in changed_lines(old.splitlines(), new.splitlines())]


def test_what_stays_is_not_shown_however_often_it_stands_in_the_file() -> None:
    entries = [ENTRY.format(key=f"s{number}", date=f"2026-09-{number:02d}", pause="10.15") for number in range(1, 30)]
    moved = ENTRY.format(key="s4", date="2026-10-04", pause="10.30")
    old, new = "".join(entries), "".join([*entries[:3], moved, *entries[4:]])
    assert shown(old, new) == [
        "  s4:",
        "- date: 2026-09-04",
        "+ date: 2026-10-04",
        "  breaks:",
        "- - {at: 10.15, length: 20min}",
        "+ - {at: 10.30, length: 20min}",
    ]


def test_a_new_entry_stands_below_its_section() -> None:
    assert shown("people:\n  ada: {}\n", "people:\n  # Nya\n\n  ada: {}\n  bo: {}\n") == [
        "  people:",
        "+ # Nya",
        "+ bo: {}",
    ]


def test_a_line_that_is_repeated_is_shown_once_as_gone() -> None:
    assert shown("a: 1\na: 1\nb: 2\n", "a: 1\nb: 2\n") == ["- a: 1"]


def test_a_new_file_is_shown_whole() -> None:
    assert shown("", "lectures:\n  tolk:\n    title: Tolk\n") == ["+ lectures:", "+ tolk:", "+ title: Tolk"]


def test_an_entry_with_the_same_last_line_as_the_one_before_begins_with_its_own_first() -> None:
    entries = {
        key: f"  {key}:\n    of: {of}\n    date: {day}\n    status: proposed\n"
        for key, of, day in (("a", "x", 1), ("b", "utbyte", 2), ("c", "y", 3), ("d", "utbyte", 4), ("e", "z", 5))
    }
    old, new = (f"s:\n{''.join(map(entries.get, keys))}" for keys in ("ace", "abcde"))
    for sign, lines in (("+", shown(old, new)), ("-", shown(new, old))):
        assert lines == [
            *("  s:", f"{sign} b:", f"{sign} of: utbyte", f"{sign} date: 2", f"{sign} status: proposed"),
            *(f"{sign} d:", f"{sign} of: utbyte", f"{sign} date: 4", f"{sign} status: proposed"),
        ]


FEW_LINES = st.lists(st.sampled_from(["a:", "  b:", "    c", "    d"]), max_size=14)


@given(FEW_LINES, FEW_LINES)
def test_what_goes_and_what_comes_make_one_text_of_the_other(old: list[str], new: list[str]) -> None:
    lines = list(changed_lines(old, new))
    gone, come = (Counter(line.words for line in lines if line.sign == sign) for sign in "-+")
    assert gone <= Counter(old)
    assert Counter(old) - gone + come == Counter(new)
