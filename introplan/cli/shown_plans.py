"""What is proposed for cohorts, on the screen: sessions and reviews by month and week, and the hours of pairs."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from introplan.agenda import Occasion, Plan
from introplan.amendments.planned import PlannedStage, ToldMeetings, ToldProposal
from introplan.checks.occasions import MOST_NAMES, shortened
from introplan.cli.reader import reader
from introplan.cli.screen import out, say, several, words
from introplan.diagnostics import Message, _, _n
from introplan.diagnostics.wrapping import wrapped
from introplan.language import month_words, short_day, short_week, times_words, weekday_words, with_capital
from introplan.rendering.whom import groups_words

Cells = tuple[str, ...]
ALL = 100
"""A plan may be cheaper by so many per cent where nothing is known of it."""
NO_PART_OF_THAT = _n(
    "{said} {count} has no day, as is said below, and is no part of that.",
    "{said} {count} have no day, as is said below, and are no part of that.",
)


def show_stages(stages: Sequence[PlannedStage], weights: Sequence[Message]) -> None:
    """What is proposed, kind by kind, and which weights are the plan's own."""
    for stage in stages:
        _show_stage(stage)
    if any(stage.title for stage in stages):
        for own in weights:
            out().print("\n".join(wrapped(say(own), out().breadth)) + "\n")


def _show_stage(stage: PlannedStage) -> None:
    """What is proposed of one kind, and how good it is; nothing where nothing of it is lacking."""
    if stage.title is None:
        return
    out().print(Text("\n".join(wrapped(say(stage.title), out().breadth)), "bold"))
    _show_by_month(stage.told)
    if stage.meetings:
        _show_meetings(stage.meetings)
    if stage.told or stage.meetings:
        out().print()
        out().print("\n".join(wrapped(how_good(stage), out().breadth)))
    out().print()


def _show_by_month(told: Sequence[ToldProposal]) -> None:
    rows = [(each, _row(each.occasion)) for each in told]
    widths = _widths(row for _told, row in rows)
    is_of_several = len({each.occasion.cohorts[0] for each in told}) > 1
    for month, in_month in groupby(rows, key=lambda row: row[0].occasion.day.replace(day=1)):
        out().print(Text(f"\n{month_words(month, reader())}", "bold cyan"))
        for each, row in in_month:
            _show_row(row, widths, each.title, _behind(each, is_of_several), each.but)


def _row(occasion: Occasion) -> Cells:
    """Week, day and time."""
    week, day = short_week(occasion.day.isocalendar()[1], reader()), short_day(occasion.day, reader())
    return week, day, times_words(occasion.times, reader()) if occasion.times else ""


def _behind(each: ToldProposal, is_of_several: bool) -> list[str]:
    """The cohort where there are several, whom it is for, where it is, who is there, and why it is then."""
    plan, occasion = each.plan, each.occasion
    cohort = plan.programme.cohorts[occasion.cohorts[0]].title if is_of_several else ""
    whom = _whom(plan, occasion) if occasion.kind == "session" else ""
    place = plan.programme.places[occasion.place].title if occasion.place else ""
    seats = say(each.seats) if each.seats is not None else ""
    return [cohort, whom, place, ", ".join(each.people), say(each.why), seats]


def _whom(plan: Plan, session: Occasion) -> str:
    """The groups, or the people, that a session is for; nothing where it is for all."""
    people = tuple(plan.called(each) for each in plan.written(session).for_ if each in plan.programme.people)
    named = say(Message(_("for {people}"), {"people": shortened(people, MOST_NAMES)})) if people else ""
    return groups_words(plan, session) or named


def _show_meetings(meetings: Sequence[ToldMeetings]) -> None:
    out().print()
    rows = [(each, _hour(each.meeting)) for each in meetings]
    widths = _widths(row for _told, row in rows)
    for each, row in rows:
        _show_row(
            row,
            widths,
            say(each.title),
            [part if isinstance(part, str) else say(part) for part in each.details],
            each.but,
        )


def _hour(meeting: Occasion) -> Cells:
    """Weekday and time."""
    weekday = with_capital(weekday_words(meeting.day.weekday(), reader()))
    return weekday, times_words(meeting.times, reader()) if meeting.times else ""


def _widths(rows: Iterable[Cells]) -> list[int]:
    return [max(map(cell_len, column)) for column in zip(*rows, strict=True)]


def _show_row(cells: Cells, widths: Sequence[int], title: str, behind: Iterable[str], but: Iterable[Message]) -> None:
    """A row: its cells and its title, and beneath that what is known of it, and what could be better."""
    beginning = "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True))
    column = cell_len(beginning) + 4
    first, *more = wrapped(title, out().breadth, beside=column, indent=column)
    out().print(Text.assemble(f"  {beginning}  ", (first, "bold")))
    for line in more:
        out().print(Text(" " * column + line.strip(), "bold"))
    details = [(" · ".join(part for part in behind if part), "dim"), *((say(message), "yellow") for message in but)]
    for text, style in details:
        for line in wrapped(text, out().breadth, beside=column, indent=column):
            out().print(Text(" " * column + line.strip(), style))


def how_good(stage: PlannedStage) -> str:
    """How good what is proposed of one kind is; of what has no day it is said that it is not counted in."""
    said = _how_good_in_turn(stage) if stage.portions > 1 and stage.found != "quick" else _how_good(stage)
    is_counted = stage.found == "good" and stage.unplaced and stage.gap < ALL
    return several(NO_PART_OF_THAT, stage.unplaced, said=said) if is_counted else said


def _how_good(stage: PlannedStage) -> str:
    match stage.found:
        case "best":
            return words(_("There is no better plan by the wishes that there are."))
        case "quick":
            return words(_("This is the first plan that fits; without `--quick` there may be a better one."))
        case _ if stage.gap >= ALL:
            return words(_("There may be a better plan; how much better is not known."))
        case _:
            return words(_("There may be a better plan, but by {gap}% at most."), gap=stage.gap)


def _how_good_in_turn(stage: PlannedStage) -> str:
    """How good portions are that have been planned one after the other."""
    if stage.hurried:
        said: str = _n(
            "Planned in {count} parts, one after the other: you stopped it, so the last one has the first plan"
            " that fits. Unless those before it change, each other part can be better by {gap}% at most.",
            "Planned in {count} parts, one after the other: you stopped it, so the last {hurried} have the first plan"
            " that fits. Unless those before it change, each other part can be better by {gap}% at most.",
            by="hurried",
        )
    elif stage.found == "best":
        said = _("Planned in {count} parts, one after the other: none can be better unless those before it change.")
    elif stage.gap >= ALL:
        said = _(
            "Planned in {count} parts, one after the other:"
            " unless those before it change, each can be better; how much is not known."
        )
    else:
        said = _(
            "Planned in {count} parts, one after the other:"
            " unless those before it change, each can be better by {gap}% at most."
        )
    return words(said, count=stage.portions, gap=stage.gap, hurried=stage.hurried)
