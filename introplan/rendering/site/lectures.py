"""A page for each lecture, visit and other activity that has dates to share: what it is about, and when it is held.

It is made of what the booklets tell, which may be shared as well: the text, what to prepare, who gives it. For whom a
session is, it says as the dates on the start page do, and so without names; and notes to those who come stay in print.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from introplan.agenda import Occasion
from introplan.language import alphabetical
from introplan.model import Activity, Cohort, Lecture
from introplan.releases import Edition
from introplan.rendering.booklets import Booklet
from introplan.rendering.booklets.lessons import Lesson, LessonReference, Someone
from introplan.rendering.site.dates import PageDate, dates_of, sessions_shown


class LectureCohort(NamedTuple):
    """The dates on which a cohort has a lecture, and who gives it to them where that is not the same for all."""

    key: str
    title: str
    dates: tuple[PageDate, ...]
    people: tuple[Someone, ...]


@dataclass(frozen=True, slots=True)
class LecturePage:
    """All that the page of a lecture says."""

    key: str
    title: str
    kind: str
    phase: str
    summary: str
    text: str
    required: bool
    is_lecture: bool
    people: tuple[Someone, ...]
    host: str
    competences: tuple[str, ...]
    prerequisites: tuple[LessonReference, ...]
    leads_to: tuple[LessonReference, ...]
    preparation: str
    deepening: str
    material: tuple[LessonReference, ...]
    cohorts: tuple[LectureCohort, ...]


class LectureCard(NamedTuple):
    """A lecture in the list of all; `words` are more that it can be found by. Who gives it stands on its own page."""

    key: str
    title: str
    kind: str
    summary: str
    words: str


class _OfCohort(NamedTuple):
    """A lecture as one cohort has it."""

    cohort: Cohort
    activity: Lecture | Activity
    lesson: Lesson
    dates: tuple[PageDate, ...]


def lecture_pages(edition: Edition, booklets: Mapping[str, Booklet]) -> tuple[LecturePage, ...]:
    """The pages, in alphabetical order; `booklets` are those of the cohorts, by id."""
    held: dict[str, list[_OfCohort]] = {}
    for cohort in edition.cohorts:
        for each in _of_cohort(edition, cohort, booklets[cohort.id].lessons):
            held.setdefault(each.activity.id, []).append(each)
    later = _later(edition, held)
    pages = (_page(edition, several, held, later) for several in held.values())
    return tuple(sorted(pages, key=lambda page: (alphabetical(page.title), page.key)))


def lecture_card(page: LecturePage) -> LectureCard:
    """What the list of all lectures says of one."""
    return LectureCard(page.key, page.title, page.kind, page.summary, " · ".join(page.competences))


def _of_cohort(edition: Edition, cohort: Cohort, lessons: Sequence[Lesson]) -> Iterator[_OfCohort]:
    taught, by_identity = edition.plan.programme.taught, {lesson.id: lesson for lesson in lessons}
    sessions: dict[str, list[Occasion]] = {}
    for session in sessions_shown(edition, cohort):
        sessions.setdefault(session.subject, []).append(session)
    for subject, several in sessions.items():
        activity = taught[subject]
        yield _OfCohort(cohort, activity, by_identity[activity.identity], dates_of(edition, several, cohort))


def _later(edition: Edition, held: Mapping[str, object]) -> Mapping[str, Sequence[LessonReference]]:
    """What builds on each lecture, by its id, of all that has dates."""
    later: dict[str, list[LessonReference]] = {}
    for activity in (each for each in edition.plan.programme.taught.values() if each.id in held):
        for before in activity.prerequisites:
            later.setdefault(before, []).append(_reference(activity, held))
    return later


def _page(
    edition: Edition,
    several: Sequence[_OfCohort],
    held: Mapping[str, object],
    later: Mapping[str, Sequence[LessonReference]],
) -> LecturePage:
    activity, lesson, taught = several[0].activity, several[0].lesson, edition.plan.programme.taught
    phases, lecturers = {each.lesson.phase for each in several}, [_lecturers(each) for each in several]
    is_same = len(set(lecturers)) == 1
    return LecturePage(
        key=lesson.id,
        title=lesson.title,
        kind=lesson.kind,
        phase=phases.pop() if len(phases) == 1 else "",
        summary=lesson.summary,
        text=lesson.text,
        required=lesson.required,
        is_lecture=lesson.is_lecture,
        people=lecturers[0] if is_same else (),
        host=lesson.host,
        competences=lesson.competences,
        prerequisites=tuple(_reference(taught[id_], held) for id_ in activity.prerequisites),
        leads_to=tuple(later.get(activity.id, ())),
        preparation=lesson.preparation,
        deepening=lesson.deepening,
        material=lesson.material,
        cohorts=tuple(
            LectureCohort(each.cohort.identity, each.cohort.title, each.dates, () if is_same else people)
            for each, people in zip(several, lecturers, strict=True)
        ),
    )


def _reference(activity: Lecture | Activity, held: Mapping[str, object]) -> LessonReference:
    """A lecture by its title, with the name of its page where it has one."""
    return LessonReference(activity.title, activity.identity if activity.id in held else "")


def _lecturers(each: _OfCohort) -> tuple[Someone, ...]:
    """Who gives it; of a closed cohort no booklet says so any more."""
    return () if each.cohort.status == "closed" else each.lesson.people
