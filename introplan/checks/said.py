"""Checks on what a lecture's own texts say: that there are any, and that they do not contradict the calendar."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, is_room
from introplan.checks.leftovers import DATED, MONTHS, WEEKDAYS, has_date, nearest, words_in
from introplan.checks.occasions import MOST_NAMES
from introplan.diagnostics import Diagnostic, Label, _, _n, finding
from introplan.model import Entry, Place

TEXTS = ("summary", "text", "preparation", "deepening")
MEETING = re.compile(
    r"\b(?:ses|träffas|möts|samlas|samling|börjar|startar|håller till|välkommen|välkomna"
    r"|meet|meets|begins?|starts?|gather|welcome)\b"
)
"""A sentence with such a word says when and where people meet. Where letters are small that is soon known."""
BEGINS = re.compile(r"\b(?:börjar|startar|begins?|starts?)\b")
ANOTHER_MATTER = re.compile(
    r"\b(?:senast|före|innan|efter|sedan|från och med|fram till|lämna\w*|skicka\w*|anmäl\w*|gäller|trädde|beslut\w*"
    r"|by|before|after|since|until|send|deadline|law)\b"
)
"""A sentence with such a word says a date of something else."""
DAY_AND_MONTH = re.compile(rf"\b(?:den\s+)?(\d{{1,2}})\s+({'|'.join(MONTHS)})(?:\s+(20\d\d))?\b", re.IGNORECASE)
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
CLOCK = re.compile(r"\b(?:kl\.?|klockan|at)\s*(\d{1,2})(?:[.:](\d{2}))?\b", re.IGNORECASE)
END_OF_SENTENCE = re.compile(r"[!?]|(?<!\bkl)\.(?!\d)|\n\s*\n", re.IGNORECASE)
EARLIER = timedelta(hours=1)
"""Coffee, a bus or a chat may begin so long before the session."""


def lecture_without_text(plan: Plan) -> Iterator[Diagnostic]:
    """A lecture that has sessions has neither a summary nor a text: its page in the booklet has only lines to write on.

    Participants read there what it is about, and calendars show the summary. Lectures of drafts may wait. Source: our
    own judgement.
    """
    without = [
        lecture
        for lecture in plan.programme.lectures.values()
        if not (lecture.summary or lecture.text)
        and any(
            each.is_on and not each.draft and each.status != "proposed"
            for each in plan.agenda.by_subject.get(lecture.id, ())
        )
    ]
    if without:
        yield finding(
            "lecture-without-text",
            _n("{lectures} has neither a summary nor a text", "{lectures} have neither a summary nor a text")
            if len(without) <= MOST_NAMES
            else _("{count} lectures have neither a summary nor a text, such as {lectures}"),
            at=plan.where(without[0]),
            also=[Label(plan.where(lecture), _("nor this one")) for lecture in without[1:MOST_NAMES]],
            help=_("write `summary:` in a sentence or two, and what they take with them as `text:`"),
            values={"lectures": tuple(lecture.title for lecture in without[:MOST_NAMES]), "count": len(without)},
            about=tuple(lecture.id for lecture in without),
        )


class Said(NamedTuple):
    """A text, where it is written, and the sessions that it is about."""

    entry: Entry
    field: str
    text: str
    sessions: list[Occasion]


def text_contradicts_session(plan: Plan) -> Iterator[Diagnostic]:
    """The text of a lecture or an activity names a day, a time or a room that none of its sessions has.

    It was true last year, or before something was moved. The check reads sentences that say when and where people meet,
    and weekdays with a date; what is due by a date, or a law that came into force on one, is left alone, and so are the
    notes of sessions, which are about that very day. Source: our own judgement.
    """
    rooms = [place for place in plan.programme.places.values() if is_room(place)]
    titles = {room.title.lower() for room in rooms}
    for said in _texts(plan):
        text = said.text.lower()
        if _says_when(said.text) or any(title in text for title in titles):
            yield from _contradiction(plan, said, rooms)


@lru_cache(maxsize=4096)
def _says_when(text: str) -> bool:
    """Whether a text may have a sentence that says when people meet. Few have; kept, as texts hardly ever change."""
    return bool((has_date(text) and DATED.search(text)) or MEETING.search(text.lower()))


def _texts(plan: Plan) -> Iterator[Said]:
    for activity in plan.programme.taught.values():
        sessions = [each for each in plan.agenda.by_subject.get(activity.id, ()) if each.kind == "session"]
        held = [each for each in sessions if each.is_on]
        for field in TEXTS if held else ():
            if text := getattr(activity, field):
                yield Said(activity, field, text, held)


@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[tuple[str, bool], ...]:
    """The sentences of a text that are about when and where it is, and whether each says that people meet."""
    sentences = [(each, each.lower()) for each in END_OF_SENTENCE.split(text)]
    return tuple((each, bool(MEETING.search(low))) for each, low in sentences if not ANOTHER_MATTER.search(low))


def _contradiction(plan: Plan, said: Said, rooms: list[Place]) -> Iterator[Diagnostic]:
    """The first thing that a text says and that is not so; one is enough to read it through."""
    for sentence, meets in _sentences(said.text):
        found = (
            _another_day(plan, said, sentence, meets=meets)
            or (meets and _another_time(plan, said, sentence))
            or _another_room(plan, said, sentence, rooms, meets=meets)
        )
        if found:
            yield found
            return


def _another_day(plan: Plan, said: Said, sentence: str, *, meets: bool) -> Diagnostic | None:
    days = [day for occasion in said.sessions for day in occasion.each_day]
    dated = DATED.search(sentence) if has_date(sentence) else None
    match = (dated or DAY_AND_MONTH.search(sentence)) if meets or dated else None
    if match is not None:
        number, month, year = match.groups()[-3:]
        day = nearest(int(number), MONTHS[month.lower()], int(year) if year else None, days[0])
        years = {each.year for each in days}
        is_of_then = day is None or day in days or (day.year not in years and not meets)
        return None if is_of_then else _told_day(plan, said, match[0], day)
    weekday = WEEKDAY.search(sentence) if meets else None
    if weekday is None or WEEKDAYS[weekday[0].lower()] in {day.weekday() for day in days}:
        return None
    return _told_day(plan, said, weekday[0], None)


def _told_day(plan: Plan, said: Said, words: str, day: date | None) -> Diagnostic:
    there = min(
        (day for each in said.sessions for day in each.each_day), key=lambda each: abs((each - day).days) if day else 0
    )
    return _told(plan, said, words, _("{words}: {session} is on no such day; the nearest is {day}"), {"day": there})


def _another_time(plan: Plan, said: Said, sentence: str) -> Diagnostic | None:
    match = CLOCK.search(sentence)
    times = [occasion.times for occasion in said.sessions if occasion.times]
    if match is None or not times or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    clock = time(int(match[1]), int(match[2] or 0))
    if BEGINS.search(sentence.lower()):
        is_so = any(each.start == clock for each in times)
    else:
        is_so = any(_earlier(each.start) <= clock <= (each.end or each.start) for each in times)
    if is_so:
        return None
    values = {"day": said.sessions[0].day, "start": times[0].start}
    return _told(plan, said, match[0], _("{words}: {session} begins at {start} on {day}"), values)


def _earlier(start: time) -> time:
    return start.replace(hour=max(0, start.hour - EARLIER // timedelta(hours=1)))


def _another_room(plan: Plan, said: Said, sentence: str, rooms: list[Place], *, meets: bool) -> Diagnostic | None:
    lowered = sentence.lower()
    named = [room for room in rooms if room.title.lower() in lowered]
    there = next((occasion for occasion in said.sessions if occasion.place), None)
    if not named or there is None:
        return None
    own = {occasion.place for occasion in said.sessions} | set(_suits(plan, said))
    titles = {plan.programme.places[id_].title.lower() for id_ in own if id_}
    for room in named:
        is_clear = meets or " " in room.title
        if room.id in own or not is_clear or room.title.lower() in titles:
            continue
        match = re.search(rf"\b(?:i|in|på|at|till|to)\s+({re.escape(room.title)})\b", sentence, re.IGNORECASE)
        if match:
            values = {"day": there.day, "place": plan.programme.places[str(there.place)].title}
            return _told(plan, said, match[1], _("{words}: {session} is in {place} on {day}"), values)
    return None


def _suits(plan: Plan, said: Said) -> tuple[str, ...]:
    return plan.programme.taught[said.sessions[0].subject].places


def _told(plan: Plan, said: Said, words: str, template: str, values: dict[str, object]) -> Diagnostic:
    first = said.sessions[0]
    return finding(
        "text-contradicts-session",
        template,
        at=words_in(plan.where(said.entry, said.field), words),
        also=[Label(plan.where(first, "date"), _("the session"))],
        help=_("write what is right, or leave it out: calendars and booklets have day, time and room"),
        values={
            "words": f"”{' '.join(words.split())}”",
            "session": plan.programme.taught[first.subject].title,
            **values,
        },
        about=(first.subject,),
    )
