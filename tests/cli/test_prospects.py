"""What a change would bring: all that `check` tells then and not now, and no error for what was found already."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace as other
from pathlib import Path

import pytest
from cli.conftest import Run

from introplan.cli import shown_amendments
from introplan.cli.checked import examined_programmes
from introplan.cli.prospects import beside, errors_beside, renames_in
from introplan.diagnostics import Diagnostic, Position, Rename, Source, Span, error, warning

AT = Span(Source("p.yaml", ""), Position(0, 0), Position(0, 1))
AWAY, LATE, NEW = (warning(name, name, at=AT, about=("ht27", "bo")) for name in ("away", "late", "new"))


FULL = error("full", "full", at=AT, about=("ht27",))
PAUSED = ("pause", "bo-skissvik", "2027-11-30..2028-03-20")


def together(*parts: Diagnostic) -> Diagnostic:
    """Findings with one cause, told as one."""
    return other(warning("pause", "pause", at=AT, about=("ht27", "bo")), parts=parts)


def grave(*parts: Diagnostic) -> Diagnostic:
    """The same as an error."""
    return other(together(*parts), severity="error")


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ([together(AWAY, LATE)], [AWAY], [AWAY]),
        ([AWAY, LATE], [together(AWAY, LATE)], [together(AWAY, LATE)]),
        ([together(AWAY, LATE, NEW)], [together(AWAY, LATE)], []),
        ([together(AWAY, LATE)], [together(AWAY, LATE, NEW)], [together(AWAY, LATE, NEW)]),
        ([AWAY], [AWAY, AWAY], [AWAY]),
        ([AWAY], [LATE], [LATE]),
    ],
)
def test_what_is_told_anew_is_new(before: Sequence[Diagnostic], after: Sequence[Diagnostic], new: list[Diagnostic]):
    assert beside(after, before) == new


@pytest.mark.parametrize(
    ("before", "after", "is_new"),
    [
        ([FULL], [grave(FULL, NEW)], False),
        ([grave(FULL, AWAY)], [FULL], False),
        ([AWAY], [grave(FULL, AWAY)], True),
        ([together(AWAY, LATE)], [grave(AWAY, NEW)], True),
        ([grave(AWAY, LATE)], [grave(AWAY, LATE)], False),
    ],
)
def test_an_error_that_is_there_is_none_that_comes(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], is_new: bool
):
    assert errors_beside(after, before) == (list(after) if is_new else [])


@pytest.mark.parametrize(
    ("path", "about", "then"),
    [
        (("cohorts", "ht27", "sessions", "lvu"), ("ht27/lvu", "lvu"), ("ht27/tvang", "lvu")),
        (("cohorts", "ht27", "sessions", "lvu"), ("lvu",), ("lvu",)),
        (("lectures", "lvu"), ("ht27/lvu", "lvu"), ("ht27/tvang", "tvang")),
        (("places", "lvu"), ("lvu",), ("lvu",)),
    ],
)
def test_what_is_renamed_is_known_by_its_new_id(path: tuple[str, ...], about: tuple[str, ...], then: tuple[str, ...]):
    was, now = (warning("away", "away", at=AT, about=each) for each in (about, then))
    assert beside([now], [was], renames_in([Rename(path, "tvang")])) == []


@pytest.mark.long
@pytest.mark.parametrize(
    "commands",
    [
        (PAUSED, ("leave", "bo-skissvik", "--last-day", "2028-03-12")),
        (PAUSED, ("cancel", "ht27/barnsamtal")),
        (("cancel", "ht27/barnsamtal"), ("set", "ht27/bo-skissvik", "starts", "2027-12-09")),
        (("set", "ht27/ada-testsson", "starts", "2027-11-06"), ("pause", "ada-testsson", "2027-12-27..2028-04-19")),
    ],
    ids=lambda commands: " ".join(commands[-1]),
)
def test_what_check_tells_anew_is_told_before_it_is_written(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, commands: Sequence[Sequence[str]]
):
    announced: list[Diagnostic] = []
    monkeypatch.setattr(shown_amendments, "print_diagnostics", lambda found, _form: announced.extend(found))
    for command in commands:
        before = told(everything())
        announced.clear()
        assert run(*command, "--yes").code == 0
        assert told(everything()) - before <= told(announced), command


def everything() -> list[Diagnostic]:
    """What `check` finds."""
    return examined_programmes([])[1]


def told(found: Sequence[Diagnostic]) -> Counter[object]:
    """All that is told, and under which name."""
    return Counter((each.name, part.identity) for each in found for part in each.each)
