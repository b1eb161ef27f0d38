"""Two findings are the same when their check, the ids they are about and their dates and times are."""

from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest

from introplan.days import Holiday, Moment, Rhythm, Stretch, Times, Week, Weekday, YearlyWeeks
from introplan.diagnostics import Diagnostic, Position, Source, Span, WayOut, _n, warning

TEMPLATE = "{name} is at {title} and {count} more, on {day}"
VALUES = {"name": "Ada", "title": "Etik", "count": 2, "day": date(2027, 3, 4)}
ABOUT = ("ht26", ("ht26/etik", "ht26/bbic"))
NINE, TEN = time(9), time(10)


def finding(line: int = 0, template: str = TEMPLATE, about: tuple[object, ...] = ABOUT, **values: object) -> Diagnostic:
    at = Span.of(Source("plan.yaml", "x\n" * 9), Position(line, 0))
    return warning("person-elsewhere", template, at=at, about=about, values=VALUES | values, help="on {other}")  # type: ignore[arg-type]  # any ids


SAME = finding().identity


def test_it_is_the_check_the_ids_and_when():
    assert SAME == ("person-elsewhere", ("ht26", "ht26/bbic", "ht26/etik"), ("2027-03-04",))


@pytest.mark.parametrize(
    "same",
    [
        finding(line=5),
        finding(name="Ada Testsson", title="Etik i vardagen", count=3),
        finding(template="on {day}, {name} is at {title}"),
        finding(other=date(2027, 5, 5)),
        finding(count=timedelta(hours=2)),
        finding(title=Holiday("SE", date(2027, 3, 26))),
        finding(about=("ht26/bbic", "ht26/etik", "ht26")),
    ],
    ids=["line", "names", "sentence", "way out", "length", "name of a day", "order"],
)
def test_a_line_a_title_a_count_a_wording_or_a_way_out_makes_no_other_finding(same: Diagnostic):
    assert same.identity == SAME
    assert same.identity.mark == SAME.mark


@pytest.mark.parametrize(
    "other",
    [
        finding(day=date(2027, 3, 11)),
        finding(about=("ht26",)),
        finding(about=("ht27", ("ht26/etik", "ht26/bbic"))),
        finding(template="{name} is away"),
        warning("another-check", TEMPLATE, at=finding().at, about=ABOUT, values=VALUES),
    ],
    ids=["day", "fewer", "another", "no day", "check"],
)
def test_another_day_somebody_else_or_another_check_is_another_finding(other: Diagnostic):
    assert other.identity != SAME
    assert other.identity.mark != SAME.mark


def test_of_one_and_of_several_it_is_the_sentence_that_fits():
    """So a finding is known still whose sentences came to be chosen by the catalogue, where they were by code."""
    template = _n("{name} is away on {day}", "{people} are away, {name} first", by="people")
    assert finding(template=template, people=("Ada",)).identity == SAME
    assert finding(template=template, people=("Ada", "Bo")).identity.when == ()


def test_what_the_way_out_adds_does_not_count():
    def way_out(_offers: object) -> WayOut:
        return WayOut("move it to {free}", {"free": date(2027, 3, 11)})

    offers = SimpleNamespace(for_finding=lambda _names: None)

    lazy = warning("person-elsewhere", TEMPLATE, at=finding().at, about=ABOUT, values=VALUES, way_out=way_out)
    assert lazy.with_way_out(offers).identity == lazy.identity == SAME


@pytest.mark.parametrize(
    ("value", "when"),
    [
        (NINE, "09:00:00"),
        (Times(NINE, TEN), "09:00:00-10:00:00"),
        (Times(NINE), "09:00:00-"),
        (Moment(date(2027, 3, 4), Times(NINE)), "2027-03-04 09:00:00-"),
        (Moment(date(2027, 3, 4), year=False), "2027-03-04 -"),
        (Stretch(date(2027, 3, 4), date(2027, 3, 5)), "2027-03-04..2027-03-05"),
        (Week(2027, 9), "2027-W09"),
        (YearlyWeeks(28, 31), "W28..W31"),
        (Weekday.THURSDAY, "THURSDAY"),
        (Rhythm(2, "week"), "every 2 week"),
        ((date(2027, 3, 4),), "2027-03-04"),
        (((date(2027, 3, 4), "x"), 7), "2027-03-04"),
    ],
)
def test_every_kind_of_when_counts(value: object, when: str):
    assert finding(template="{day}", day=value).identity.when == (when,)


def test_braces_of_a_sentence_without_values_are_no_holes():
    at = finding().at
    assert warning("a", "write {date: 2027-03-04}", at=at, about=("ada",)).identity == ("a", ("ada",), ())
