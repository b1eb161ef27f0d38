"""The times that a session comes back as one row of a table: how often, from when to when, and what is otherwise."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from introplan.agenda import Occasion, Plan
from introplan.days import Dates, Stretch, Turn
from introplan.language import Language, _, in_full, in_words, short_day, stretch_words, times_words

FEWEST = 3
"""Fewer times than this are rows of their own."""


def by_series(
    plan: Plan, occasions: Iterable[Occasion], within: Callable[[Occasion], object] = lambda _each: None
) -> list[tuple[Occasion, ...]]:
    """The occasions in their order, the times of one session that comes back together with the first `within` a while.

    Cancelled times go along with those that are on; what has nothing that is on stays as it is.
    """
    found: dict[object, list[Occasion]] = {}
    for occasion in occasions:
        key = (occasion.path[:4], within(occasion)) if occasion.comes_back else occasion.key
        found.setdefault(key, []).append(occasion)
    rows: list[tuple[Occasion, ...]] = []
    for several in found.values():
        on = sum(each.is_on for each in several)
        rows += [tuple(several)] if len(several) == 1 or on >= FEWEST else [(each,) for each in several]
    return sorted(rows, key=lambda row: _first_on(row).sort_key)


def _first_on(times: Sequence[Occasion]) -> Occasion:
    return next((each for each in times if each.is_on), times[0])


def usual_one(plan: Plan, times: Sequence[Occasion]) -> Occasion:
    """One that is as usual, for hours and place; the first where each is otherwise."""
    return next((each for each in times if each.is_on and each.is_as_usual), _first_on(times))


def recurrence_of(plan: Plan, times: Sequence[Occasion], language: Language) -> str:
    """`varannan tisdag`."""
    return in_words(plan.written(times[0]).recurrence, language)


def series_words(plan: Plan, times: Sequence[Occasion], language: Language) -> str:
    """`8 september–15 december 2026; inte 3 november 2026; 8 oktober i stället för 6 oktober`."""
    on = [each for each in times if each.is_on]
    days = stretch_words(Stretch(on[0].day, on[-1].day), language, week=False)
    return "; ".join([days, *_exceptions(plan, times, language)])


def _exceptions(plan: Plan, times: Sequence[Occasion], language: Language) -> Iterator[str]:
    if left_out := _left_out(plan, times):
        yield in_full(_("not {days}"), language, days=_short(left_out, language))
    usual = usual_one(plan, times)
    for each in times:
        if not each.is_on or each.is_as_usual:
            continue
        day = short_day(each.day, language)
        otherwise = _otherwise(plan, each, usual, language)
        if each.moved_from:
            old = short_day(each.moved_from, language)
            words = in_full(_("{day} instead of {old}"), language, day=day, old=old)
            yield f"{words} {otherwise}".rstrip()
        elif otherwise:
            yield f"{day} {otherwise}"


def _short(turns: Sequence[Turn], language: Language) -> str:
    return in_words(Dates.of(turn.day for turn in turns), language)


def _left_out(plan: Plan, times: Sequence[Occasion]) -> list[Turn]:
    """The times between the first and the last that are cancelled, or fall away on closed days."""
    on = {each.turn for each in times if each.is_on}
    there = plan.written(times[0]).turns
    numbers = [number for number, turn in enumerate(there) if turn.key in on]
    return [turn for turn in there[numbers[0] : numbers[-1] + 1] if turn.key not in on]


def _otherwise(plan: Plan, each: Occasion, usual: Occasion, language: Language) -> str:
    words = []
    if each.times and each.times != usual.times:
        words.append(in_full(_("at {times}"), language, times=times_words(each.times, language)))
    if each.place and each.place != usual.place:
        words.append(in_full(_("in {place}"), language, place=plan.programme.places[each.place].title))
    return " ".join(words)


def days_of_month(plan: Plan, times: Sequence[Occasion], language: Language) -> str:
    """`8, 22 sep`: the days of times in one month."""
    *before, last = [each for each in times if each.is_on]
    return ", ".join([str(each.day.day) for each in before] + [_without_weekday(last, language)])


def _without_weekday(occasion: Occasion, language: Language) -> str:
    return short_day(occasion.day, language).partition(" ")[2]
