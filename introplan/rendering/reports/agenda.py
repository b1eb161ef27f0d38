"""The report `agenda`: what the coordinator has to do in the coming weeks, week by week; enough to hand over by."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from introplan.agenda import Plan
from introplan.agenda.disclosure import named
from introplan.counts.to_do import ToDo, ToDoKind, gathered, to_do
from introplan.days import Stretch, monday_of
from introplan.language import (
    Language,
    _,
    _n,
    _p,
    in_full,
    in_words,
    joined,
    short_week,
    titled,
    without_capital,
)
from introplan.language.terms import EVENT_KINDS, PARTS
from introplan.model import RoleWord
from introplan.rendering.calendars.whole_days import DayEntry
from introplan.rendering.reports.drawings import picture_of
from introplan.rendering.reports.known import not_listed
from introplan.rendering.reports.pictures import Figure, FigureRow, stacked_bars
from introplan.rendering.reports.report import (
    Cell,
    Column,
    Question,
    Report,
    ReportPart,
    Table,
    report_of,
)
from introplan.rendering.titles import person_name

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
FEW = 4
"""So many people are named in a line."""

SORTS: Mapping[str, tuple[str, tuple[ToDoKind, ...]]] = {
    "book": (_p("to do", "Book and pair"), ("review", "place", "make_up", "role")),
    "ask": (_p("to do", "Ask"), ("answer", "proposed", "lecturer")),
    "meet": (_p("to do", "Send and meet"), ("papers", "event")),
    "decide": (
        _p("to do", "Decide and follow up"),
        (
            *("task", "draft", "recruitment_opens", "recruitment_closes", "intake_closes", "cohort_starts"),
            *("evaluation", "gap_analysis", "measure"),
        ),
    ),
}
"""What is to be done, in four sorts, each with a word of its own."""
SORT_OF: Mapping[ToDoKind, str] = {kind: sort for sort, (_title, kinds) in SORTS.items() for kind in kinds}


def agenda_report(asked: Question) -> Report:
    """What is to be done from a day on, for so many days. The question has a day."""
    days = days_asked(asked)
    found = to_do(asked.plan, days)
    lines = gathered(found)
    return report_of(
        asked,
        "agenda",
        title=_("What the coordinator is to do"),
        introduction=_(
            "Talks to book, lecturers to ask, papers to send and what there is to decide, each with the day by which "
            "it is to be done. What should have been done before stands on the first day."
        ),
        audience="coordinator",
        readers=_("For the coordinator, and whoever takes over."),
        parts=(_in_order(asked, lines), *_overview(asked, lines)),
        entries=[_entry(asked, each) for each in found],
        unknown=tuple(_unknown(asked, found)),
        notes=(
            asked.words(_("From {first} to {last}."), first=days.first, last=days.last),
            asked.words(_("What is to be done weeks before something is so by the limits of the checks.")),
            *not_listed(asked),
        ),
    )


def days_asked(asked: Question) -> Stretch:
    """The days that are asked about."""
    assert asked.day is not None, "the command gives a day"
    return Stretch(asked.day, asked.day + timedelta(days=asked.days - 1))


# The overview.


def _by_week(found: Iterable[ToDo]) -> Iterator[tuple[date, list[ToDo]]]:
    """What is to be done in each week, by its Monday."""
    return ((monday, list(several)) for monday, several in groupby(found, key=lambda each: monday_of(each.day)))


def _overview(asked: Question, found: Sequence[ToDo]) -> Iterator[ReportPart]:
    titles = {sort: asked.words(words) for sort, (words, _kinds) in SORTS.items()}
    counts = [
        (short_week(monday.isocalendar().week, asked.language), Counter(SORT_OF[each.kind] for each in several))
        for monday, several in _by_week(found)
    ]
    title = asked.words(_("How much there is each week"))
    if counts:
        rows = [
            FigureRow(week, tuple(Figure(float(count[sort]), str(count[sort])) for sort in SORTS))
            for week, count in counts
        ]
        drawing = stacked_bars("weeks", title, tuple(titles.values()), rows)
        yield picture_of(drawing)
    columns = (
        Column("week", asked.words(_p("column", "Week"))),
        *(Column(sort, title, "number") for sort, title in titles.items()),
        Column("all", asked.words(_p("column", "All")), "number"),
    )
    lines: tuple[tuple[Cell, ...], ...] = tuple(
        (week, *(count[sort] for sort in SORTS), count.total()) for week, count in counts
    )
    empty = asked.words(_("There is nothing to do."))
    yield Table("overview", asked.words(_("How much")), columns, lines, empty=empty)


# Week by week.


def _in_order(asked: Question, found: Sequence[ToDo]) -> Table:
    columns = (
        Column("week", asked.words(_p("column", "Week"))),
        Column("by", asked.words(_p("column", "By")), "weekday"),
        Column("what", asked.words(_p("column", "What"))),
        Column("cohort", asked.words(_p("column", "Cohort"))),
    )
    rows = tuple(
        (
            short_week(each.day.isocalendar().week, asked.language),
            each.day,
            to_do_words(asked.plan, each, asked.language),
            _cohorts(asked, each),
        )
        for each in found
    )
    empty = asked.words(_("There is nothing to do."))
    return Table("to-do", asked.words(_("Week by week")), columns, rows, empty=empty)


def _cohorts(asked: Question, each: ToDo) -> str:
    return ", ".join(asked.plan.programme.cohorts[id_].title for id_ in each.cohorts)


def _entry(asked: Question, each: ToDo) -> DayEntry:
    """The same in a calendar, known by what is to be done of what."""
    said = to_do_words(asked.plan, each, asked.language)
    return DayEntry(f"{each.kind}/{each.key}", each.day, said, "\n".join(filter(None, (said, _cohorts(asked, each)))))


WORDS: Mapping[ToDoKind, str] = {
    "review": _("Book “{subject}” with {people}. It is due on {when}."),
    "answer": _("Get a yes from {people} to “{subject}” on {when}."),
    "proposed": _("Decide whether “{subject}” takes place on {when}. It is only proposed."),
    "lecturer": _("Find somebody who gives “{subject}” on {when}."),
    "place": _("Book a room for “{subject}” on {when}."),
    "make_up": _("Find another time for {people} to have “{subject}”. The last was on {when}."),
    "role": _("Find somebody as {role} for {people}. There is nobody from {when}."),
    "papers": _("Send the papers for “{subject}” on {when}."),
    "event": _("{kind}: {subject}"),
    "task": _("To be done by now: “{subject}” ({people})"),
    "draft": _("Decide whether {subject} takes place. It is a draft, and starts on {when}."),
    "recruitment_opens": _("Recruitment opens."),
    "recruitment_closes": _("Recruitment closes."),
    "intake_closes": _("The last day to join {subject}."),
    "cohort_starts": _("{subject} starts."),
    "evaluation": _("Plan an evaluation of {subject}, or a celebration. It ends on {when}."),
    "gap_analysis": _("Measure the gaps again. The analysis is from {when}."),
    "measure": _("Measure “{subject}”, and write the result."),
}
NOBODY_ASKED = _("Get a yes to “{subject}” on {when}.")


def to_do_words(plan: Plan, each: ToDo, language: Language) -> str:
    """What is to be done, as a sentence."""
    template = NOBODY_ASKED if each.kind == "answer" and not each.people else WORDS[each.kind]
    kind = titled(EVENT_KINDS[plan.programme.events[_event(plan, each)].kind], language) if each.kind == "event" else ""
    return in_full(
        template,
        language,
        subject=each.subject,
        when=each.when,
        people=_people(plan, each, language),
        role=_role(plan, each.role, language) if each.role else "",
        kind=kind,
    )


def _role(plan: Plan, role: RoleWord, language: Language) -> str:
    """The word for a role: the programme's own, else the reader's."""
    own = plan.programme.role(role)
    return without_capital(own.label) if own and own.label else in_words(PARTS[role], language)


def _event(plan: Plan, each: ToDo) -> str:
    """The id of the event that something is about."""
    identity = each.key.rpartition("/")[2]
    return next(id_ for id_, event in plan.programme.events.items() if event.identity == identity)


def _people(plan: Plan, each: ToDo, language: Language) -> str:
    """Names; of a task, which each does by themselves, how many they are where they are not few."""
    people = named(plan, each.people)
    if each.kind == "task" and len(people) > FEW:
        return in_full(_n("{count} participant", "{count} participants"), language, count=len(people))
    return joined((person_name(plan, person) for person in people), language)


# What is not known.


def _unknown(asked: Question, found: Sequence[ToDo]) -> Iterator[str]:
    if any(each.kind == "task" for each in found):
        yield asked.words(_("Whether tasks are done: the plan does not record it."))
    if any(each.kind == "papers" for each in found):
        yield asked.words(_("Whether papers are sent: write the day in the plan when they are."))
    yield asked.words(_("What somebody has agreed to without writing it in the plan."))
