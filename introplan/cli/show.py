"""`introplan show`: the agenda in the terminal, by week, for a cohort, a person or all."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from introplan.agenda import Occasion, Plan
from introplan.amendments.asked import Kind
from introplan.cli.checked import checked_programmes, plans_of
from introplan.cli.forms import print_diagnostics
from introplan.cli.meant import all_meant
from introplan.cli.screen import Screen, counted, news, out
from introplan.cli.terminal import Terminal
from introplan.cli.today import today_here
from introplan.cli.wrong_use import wrong_use
from introplan.days import Stretch, Week, monday_of, weeks_in_year
from introplan.diagnostics import _, _n, worst
from introplan.language import Language, in_full, in_words, stretch_words, week_words
from introplan.language.terms import STATES
from introplan.model.dates import read_month_or_week
from introplan.releases.entries import entry_of
from introplan.rendering.day_rows import has_night, hours_shown, in_one_row, short_days
from introplan.rendering.titles import occasion_title, person_name
from introplan.rendering.whom import groups_words

NUMBER = re.compile(r"(?:v(?:ecka)?\.?|w(?:eek)?)?\s*(\d{1,2})", re.ASCII | re.IGNORECASE)
"""A week as people write it: `18`, `v. 18`, `vecka 18`, `W18`."""

MOST_WEEKS = 53
LONGEST_WAIT = 8
"""Years from one with 53 weeks to the next, and one more."""

FEW = 3
"""So many people are named in a line."""


def show_agenda(wanted: Sequence[str], cohort: str | None, person: str | None, week: str | None) -> int:
    """Print the agenda of the wanted programmes; the exit code, 1 when one of them cannot be read."""
    read_week = _week(week)
    programmes = checked_programmes(wanted)
    plans = plans_of(programmes)
    unread = [diagnostic for programme in programmes if not programme.plan for diagnostic in programme.diagnostics]
    print_diagnostics(unread, "full")
    cohorts, people = _ids(plans, "cohort", cohort), _ids(plans, "person", person)
    asked_for = [
        [
            occasion
            for occasion in plan.agenda.occasions
            if _is_asked(cohorts, plan, occasion.cohorts.__contains__)
            and _is_asked(people, plan, occasion.people().__contains__)
        ]
        for plan in plans
    ]
    chosen = _chosen(read_week, [each for found in asked_for for each in found], today_here())
    for plan, found in zip(plans, asked_for, strict=True):
        occasions = [each for each in found if chosen is None or chosen in map(Week.of, each.each_day)]
        if occasions or len(plans) == 1:
            _print_plan(plan, in_one_row(plan, occasions), chosen)
    if unread:
        news().print(counted(unread))
    return 1 if worst(unread) == "error" else 0


def _week(text: str | None) -> Week | int | None:
    """The week that `--week` names, by its number alone where it has no year. Raises WrongUseError for all else."""
    if text is None:
        return None
    if (number := NUMBER.fullmatch(text.strip())) and 1 <= int(number[1]) <= MOST_WEEKS:
        return int(number[1])
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - what the model's readers raise

    try:
        key = read_month_or_week(text)
        year, week = key.split("-W")
    except (PydanticCustomError, ValueError):
        raise wrong_use(
            _("`{text}` is not a week; write its number, such as 18, or year and week, such as 2027-W18"),
            "--week",
            text=text,
        ) from None
    return Week(int(year), int(week))


def _chosen(week: Week | int | None, occasions: Sequence[Occasion], today: date) -> Week | None:
    """The week that is meant by a number alone: the next of them, though not before all that is shown begins.

    When that is over, it is the last of them in it.
    """
    if not isinstance(week, int):
        return week
    begins = min((each.day for each in occasions), default=today)
    ends = max((day for each in occasions for day in each.each_day), default=today)
    years = range(begins.year - 1, max(ends, today).year + LONGEST_WAIT)
    alike = [Week(year, week) for year in years if week <= weeks_in_year(year)]
    within = [each for each in alike if each.day(6) >= begins and each.day(0) <= ends]
    coming = [each for each in within if each.day(6) >= today]
    return next(iter([*coming, *reversed(within), *(each for each in alike if each.day(6) >= today)]))


def _ids(plans: Sequence[Plan], kind: Kind, words: str | None) -> Mapping[str, str] | None:
    """The id of what is meant, by the programme that has it; None when nothing is asked for, or nothing can be read."""
    if words is None or not plans:
        return None
    return {found.plan.name: found.id for found in all_meant(plans, kind, words, f"--{kind}")}


def _is_asked(ids: Mapping[str, str] | None, plan: Plan, has: Callable[[str], bool]) -> bool:
    """Whether something has what was asked for, if anything was."""
    return ids is None or (plan.name in ids and has(ids[plan.name]))


def _print_plan(plan: Plan, occasions: Sequence[Occasion], chosen: Week | None) -> None:
    console, language = out(prose=True), plan.programme.frame.language
    console.print(Text(plan.programme.frame.title, "bold"))
    if not occasions:
        if chosen:
            _print_week(console, chosen.day(0), language)
        console.print(Text(in_full(_("Nothing in the agenda."), language)))
    rows = [(alike[0], _row(plan, alike)) for alike in _together(occasions)]
    widths = [max((cell_len(row[n]) for _, row in rows), default=0) for n in range(3)]
    for monday, in_week in groupby(rows, key=lambda row: monday_of(row[0].day)):
        _print_week(console, monday, language)
        for occasion, row in in_week:
            console.print(_line(occasion, row, widths, language))


def _print_week(console: "Screen | Terminal", monday: date, language: Language) -> None:
    days = stretch_words(Stretch(monday, monday + timedelta(days=6)), language)
    console.print(Text(f"\n{week_words(monday.isocalendar()[1], language)}  {days}", "bold cyan"))


def _together(occasions: Iterable[Occasion]) -> Iterable[list[Occasion]]:
    """Each occasion for itself, but one task of several participants, due on one day, as one."""
    found: dict[object, list[Occasion]] = {}
    for occasion in occasions:
        same = (occasion.day, occasion.path, occasion.cohorts) if occasion.kind == "task" else occasion.key
        found.setdefault(same, []).append(occasion)
    return found.values()


def _row(plan: Plan, alike: Sequence[Occasion]) -> tuple[str, str, str, str]:
    """Day, time, title, and where and for whom."""
    language, occasion = plan.programme.frame.language, alike[0]
    place = plan.programme.places[occasion.place].title if occasion.place else ""
    details = [place, _whose(plan, alike) if occasion.kind == "task" else "", ", ".join(occasion.cohorts)]
    if occasion.kind == "session" and (groups := groups_words(plan, occasion)):
        details.append(in_full(_("for {groups}"), language, groups=groups))
    if has_night(plan, occasion):
        details.append(in_full(_("with a night"), language))
    if occasion.moved_from:
        details.append(in_full(_("moved from {day}"), language, day=occasion.moved_from))
    return (
        short_days(plan, occasion, language),
        hours_shown(plan, occasion, language, with_night=False),
        _title(plan, occasion),
        " · ".join(detail for detail in details if detail),
    )


def _title(plan: Plan, occasion: Occasion) -> str:
    """What it is called in the calendar, but for a posting, which is not the reader's own."""
    if occasion.kind != "posting":
        return occasion_title(plan, occasion)
    entry, [person] = entry_of(plan, occasion, ()), occasion.people("participant")
    return in_full(
        _("{person}: {place}, {days}"),
        plan.programme.frame.language,
        person=person_name(plan, person),
        place=entry.title,
        days=entry.days,
    )


def _whose(plan: Plan, tasks: Sequence[Occasion]) -> str:
    """Those who have a task, by name where they are few: nothing else of an entry tells it."""
    language, count = plan.programme.frame.language, len(tasks)
    if count > FEW:
        return in_full(_n("{count} participant", "{count} participants"), language, count=count)
    return ", ".join(person_name(plan, person) for task in tasks for person in task.people("participant"))


def _line(occasion: Occasion, row: Iterable[str], widths: Sequence[int], language: Language) -> Text:
    day, times, title, details = row
    text = Text(f"  {_padded(day, widths[0])}  {_padded(times, widths[1])}  ")
    text.append(title, "strike" if occasion.status == "cancelled" else "dim" if occasion.status == "proposed" else "")
    text.append(" " * (widths[2] - cell_len(title)))
    text.append(f"  {details}", "dim")
    for state in (occasion.status, *(["draft"] if occasion.draft else [])):
        if state in STATES:
            text.append(f"  [{in_words(STATES[state], language)}]", "yellow")
    text.rstrip()
    return text


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
