"""The years of a programme on one picture: months along the top, phases as bands, sessions as marks by kind.

Each kind of session has a lane of its own with its name, and its own shape, so the picture reads in grey and
without colours. A text says the same in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from markupsafe import Markup

from introplan.agenda import Occasion, Plan
from introplan.days import Stretch, add_months
from introplan.language import Language, _, _n, _p, in_full, in_words, joined, short_month, stretch_words
from introplan.language.terms import STATES
from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.breaks import letter_width
from introplan.rendering.colours import Colour
from introplan.rendering.day_rows import in_one_row, long_days
from introplan.rendering.picture_texts import BAND_SIZE, fits, shortened, wrapped
from introplan.rendering.printing import render
from introplan.rendering.spans import PhaseSpan, cohort_days, cohort_phases, long_breaks
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import occasion_title

if TYPE_CHECKING:
    from jinja2 import Environment

Shape = Literal["circle", "triangle", "diamond", "square", "month"]
LANES: tuple[tuple[Shape, str, frozenset[str]], ...] = (
    ("circle", _("Lectures"), frozenset(["lecture", "course"])),
    ("triangle", _("Visits"), frozenset(["study_visit", "shadowing", "placement", "rotation"])),
    (
        "diamond",
        _("Group meetings"),
        frozenset(["exchange", "reflection_group", "supervision", "network"]),
    ),
    ("square", _p("lane", "Other"), frozenset(["induction", "self_study", "celebration"])),
)
REVIEWS = _("Reviews")
WIDTH, LEFT, RIGHT = 1000.0, 134.0, 987.0  # to the right, room for half a ring on the last day
TERM_SIZE, MONTH_SIZE, TITLE_SIZE, RING_SIZE = 13.5, 13.0, 17.0, 14.0  # of the letters
RING_RADIUS = 11.0
HEADER, BAND_LINE, LANE, GAP = 54.0, 19.0, 29.0, 28.0
TITLE_DROP = 20.0  # how far below the top of its bands a cohort's title stands


@dataclass(frozen=True)
class PictureLine:
    """A vertical line or a text at a place along the axis, or a text at a place further down."""

    x: float
    text: str
    y: float = 0.0


@dataclass(frozen=True)
class Band:
    """A phase: where it lies, and its title in as many lines as it needs, or the number that stands for it."""

    x: float
    width: float
    lines: tuple[str, ...]
    title: str
    colour: Colour


@dataclass(frozen=True)
class PictureMark:
    """One session or review; `title` says which and when."""

    x: float
    title: str
    text: str = ""
    cancelled: bool = False


class DatedMark(NamedTuple):
    """A mark before it has a place: its day, what it is, what stands in it."""

    day: date
    title: str
    text: str = ""
    cancelled: bool = False


DatedLane = tuple[Shape, str, list[DatedMark]]
"""The shape, name and marks of a lane."""


@dataclass(frozen=True)
class Lane:
    """All marks of one kind, with the kind's name."""

    title: str
    shape: Shape
    y: float
    marks: tuple[PictureMark, ...]


@dataclass(frozen=True)
class Panel:
    """One cohort."""

    title: tuple[PictureLine, ...]
    y: float
    band_height: float
    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]

    @property
    def end(self) -> float:
        """Where it ends below."""
        return self.lanes[-1].y + LANE / 2 if self.lanes else self.y + self.band_height


@dataclass(frozen=True)
class PictureAxis:
    """Days along the picture, from `first` to `last`."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins."""
        return round(LEFT + (RIGHT - LEFT) * (day - self.first).days / ((self.last - self.first).days + 1), 1)

    def middle(self, day: date) -> float:
        """Where a day is."""
        return round((self.x(day) + self.x(day + timedelta(days=1))) / 2, 1)

    @property
    def months(self) -> Iterator[date]:
        """Where each month begins on the axis; the first one perhaps in its middle."""
        month = self.first
        while month <= self.last:
            yield month
            month = add_months(month.replace(day=1), 1)

    @property
    def end(self) -> float:
        """Where the last day ends."""
        return self.x(self.last + timedelta(days=1))


def timeline_svg(environment: "Environment", edition: Edition, cohorts: Sequence[Cohort]) -> Markup:
    """The picture of one or several cohorts, one above the other, as an `<svg>` element with a text alternative.

    `environment` is an `html_environment`. The element can stand in HTML as it is, or be a file of its own. It is
    drawn once, for prints and pages.
    """
    return edition.once(_drawn, environment, tuple(cohort.id for cohort in cohorts))


def _drawn(edition: Edition, environment: "Environment", ids: Sequence[str]) -> Markup:
    plan = edition.plan
    cohorts = [plan.programme.cohorts[id_] for id_ in ids]
    language = plan.programme.frame.language
    axis = _axis(edition, cohorts)
    panels, y = [], HEADER
    for cohort in cohorts:
        title = _title(cohort.title, y) if len(cohorts) > 1 else ()
        panel = _panel(edition, axis, cohort, _below(title, y))
        panels.append(replace(panel, title=title))
        y = panel.end
    return Markup(
        render(
            environment,
            "timeline.svg.j2",
            language=language,
            name="timeline-" + "-".join(cohort.identity for cohort in cohorts),
            title=timeline_title(plan, cohorts),
            description=timeline_words(edition, cohorts),
            width=WIDTH,
            left=LEFT,
            header=HEADER,
            bottom=y,
            line_height=BAND_LINE,
            ring=RING_RADIUS,
            legend=_legend(edition, cohorts),
            key=tuple(_key(panels)),
            months=tuple(_months(axis, language)),
            month_size=MONTH_SIZE,
            terms=tuple(_terms(axis, language)),
            term_size=TERM_SIZE,
            band_size=BAND_SIZE,
            breaks=[
                (axis.x(off.first), axis.x(off.last + timedelta(days=1)))
                for off in long_breaks(plan, Stretch(axis.first, axis.last))
            ],
            panels=panels,
        )
    )


def timeline_title(plan: Plan, cohorts: Sequence[Cohort]) -> str:
    """`Hösten 2026 på en bild`."""
    language = plan.programme.frame.language
    titles = joined((cohort.title for cohort in cohorts), language)
    return in_full(_("{titles} at a glance"), language, titles=titles)


def timeline_words(edition: Edition, cohorts: Sequence[Cohort]) -> str:
    """What the picture shows, in words: phases with their days, how many sessions of each kind, the reviews."""
    plan, language = edition.plan, edition.plan.programme.frame.language
    sentences = []
    for cohort in cohorts:
        sentences.append(f"{cohort.title}: {stretch_words(cohort_days(plan, cohort), language)}.")
        sentences += [f"{phase.title}: {stretch_words(phase.days, language)}." for phase in cohort_phases(plan, cohort)]
        for shape, title, marks in _lanes(edition, cohort):
            if shape == "month":
                after = _n("after {months} month", "after {months} months", by="last")
                values = {"months": tuple(mark.text for mark in marks), "last": int(marks[-1].text)}
                said = in_full(after, language, **values)
            else:
                said = str(sum(not mark.cancelled for mark in marks))
            sentences.append(f"{in_full(title, language)}: {said}.")
    return " ".join(sentences)


def _legend(edition: Edition, cohorts: Sequence[Cohort]) -> str:
    """What does not explain itself: the shading, the figures in the rings, and what is cancelled when something is."""
    language = edition.plan.programme.frame.language
    words = [in_full(_("no joint sessions"), language)]
    lanes = [lane for cohort in cohorts for lane in _lanes(edition, cohort)]
    if any(shape == "month" for shape, _, _ in lanes):
        words.append(in_full(_("number in a ring: months from the start"), language))
    if any(mark.cancelled for _, _, marks in lanes for mark in marks):
        words.append(in_full(_("struck out: cancelled"), language))
    return " · ".join(words)


def _axis(edition: Edition, cohorts: Sequence[Cohort]) -> PictureAxis:
    days = [day for cohort in cohorts for day in (cohort.starts, cohort_days(edition.plan, cohort).last)]
    for cohort in cohorts:
        days += [day for session in edition.sessions_of(cohort) for day in (session.day, session.last)]
    first, last = min(days), max(days)
    return PictureAxis(first if first.day == 1 else first - timedelta(days=2), last)


def _panel(edition: Edition, axis: PictureAxis, cohort: Cohort, y: float) -> Panel:
    """What belongs to one cohort, from `y` downwards."""
    phases = cohort_phases(edition.plan, cohort)
    bands = tuple(_band(axis, phase, number) for number, phase in enumerate(phases, start=1))
    height = max((len(band.lines) for band in bands), default=0) * BAND_LINE + 14
    lanes, middle = [], y + height + LANE / 2 + 5
    for shape, kind, marks in _lanes(edition, cohort):
        placed = [PictureMark(axis.middle(mark.day), mark.title, mark.text, mark.cancelled) for mark in marks]
        if shape == "month":  # one without a number lies under the one whose number it would cover
            placed = sorted(_rings(placed), key=lambda mark: bool(mark.text))
        lanes.append(Lane(in_full(kind, edition.plan.programme.frame.language), shape, middle, tuple(placed)))
        middle += LANE
    return Panel((), y, height, bands, tuple(lanes))


def _rings(marks: Iterable[PictureMark]) -> Iterator[PictureMark]:
    """Reviews, those on one day as one, and without the number of one that would stand over the number before it."""
    free = 0.0
    for x, several in groupby(marks, lambda mark: mark.x):
        mark, *others = several
        room = letter_width(mark.text, RING_SIZE) / 2
        title = ", ".join([mark.title, *(other.title for other in others)])
        if x - room >= free:
            yield PictureMark(x, title, mark.text)
            free = x + RING_RADIUS
        else:
            yield PictureMark(x, title)


def _band(axis: PictureAxis, phase: PhaseSpan, number: int) -> Band:
    """With its title where there is room, else with its number where there is room for that."""
    x, end = axis.x(phase.days.first), axis.x(phase.days.last + timedelta(days=1))
    lines, room = tuple(wrapped(phase.title, end - x - 7)), end - x - 7
    if not fits(lines, room):
        lines = (str(number),) if letter_width(str(number), BAND_SIZE) <= room else ()
    return Band(x, round(end - x, 1), lines, phase.title, phase.colour)


def _key(panels: Iterable[Panel]) -> Iterator[str]:
    """In lines, the titles of the phases that had no room for more than a number; cohorts have the same phases."""
    shown = [(number, band) for panel in panels for number, band in enumerate(panel.bands, start=1)]
    numbered = {number: band.title for number, band in shown if "".join(band.title.split()) != "".join(band.lines)}
    for number, title in sorted(numbered.items()):
        yield from shortened(f"{number} {title}", RIGHT - LEFT)


def _title(title: str, y: float) -> tuple[PictureLine, ...]:
    """A cohort's title, in one line where it has room beside the bands, else in as many as it needs."""
    if letter_width(title, TITLE_SIZE) <= LEFT:
        return (PictureLine(0, title, y + GAP + TITLE_DROP),)
    lines = shortened(title, RIGHT * BAND_SIZE / TITLE_SIZE)
    return tuple(PictureLine(0, line, y + GAP + BAND_LINE * number) for number, line in enumerate(lines))


def _below(title: Sequence[PictureLine], y: float) -> float:
    """Where the bands begin: beside the title, or below it."""
    if not title:
        return y
    is_beside = letter_width(title[0].text, TITLE_SIZE) <= LEFT and len(title) == 1
    return title[0].y - TITLE_DROP if is_beside else title[-1].y + BAND_LINE - 8


def _lanes(edition: Edition, cohort: Cohort) -> tuple[DatedLane, ...]:
    """The lanes that have marks: shape, name and marks, sessions by kind and then the reviews."""
    return edition.once(_lanes_of, cohort.id)


def _lanes_of(edition: Edition, id_: str) -> tuple[DatedLane, ...]:
    return tuple(_each_lane(edition, edition.plan.programme.cohorts[id_]))


def _each_lane(edition: Edition, cohort: Cohort) -> Iterator[DatedLane]:
    plan, sessions = edition.plan, in_one_row(edition.plan, edition.sessions_of(cohort))
    for shape, title, kinds in LANES:
        marks = [
            DatedMark(session.day, _mark_title(plan, session), cancelled=not session.is_on)
            for session in sessions
            if plan.programme.taught[session.subject].kind in kinds
        ]
        if marks:
            yield shape, title, marks
    last = cohort_days(plan, cohort).last
    reviews = sorted(plan.programme.frame.reviews.values(), key=lambda review: review.month)
    if reviews:
        yield (
            "month",
            REVIEWS,
            [
                DatedMark(min(plan.cohort_axes[cohort.id].day_at(review.month), last), review.title, str(review.month))
                for review in reviews
            ],
        )


def _mark_title(plan: Plan, session: Occasion) -> str:
    language = plan.programme.frame.language
    cancelled = "" if session.is_on else f" ({in_words(STATES['cancelled'], language)})"
    return f"{occasion_title(plan, session)}{cancelled}, {long_days(plan, session, language)}"


def _terms(axis: PictureAxis, language: Language) -> Iterator[PictureLine]:
    """Each term where it begins on the picture, with the longest of its short names that there is room for."""
    terms = [(term, axis.x(next(months))) for term, months in groupby(axis.months, SchoolTerm.of)]
    ends = [x for _, x in terms[1:]] + [WIDTH]
    for (term, x), end in zip(terms, ends, strict=True):
        names = (term.short_title(language), term.shortest_title(language))
        yield PictureLine(x, next((name for name in names if letter_width(name, TERM_SIZE) + 3 <= end - x), ""))


def _months(axis: PictureAxis, language: Language) -> Iterator[PictureLine]:
    """Each month, with its name on every one, every second, third or sixth, so that no name touches the next."""
    widest = max(letter_width(short_month(month, language), MONTH_SIZE) for month in axis.months)
    month_width = (axis.end - LEFT) / ((axis.last - axis.first).days + 1) * 28
    step = next((step for step in (1, 2, 3) if widest + 4 <= month_width * step), 6)
    for month in axis.months:
        name = short_month(month, language) if (month.month - 1) % step == 0 else ""
        room = axis.x(min(add_months(month.replace(day=1), step), axis.last + timedelta(days=1))) - axis.x(month)
        yield PictureLine(axis.x(month), name if letter_width(name, MONTH_SIZE) + 4 <= room else "")
