"""Checks on postings: that nobody is at two places at once, or is sent somewhere when they are not in the programme."""

from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import Journey, Plan, posted_to
from introplan.checks.edits import putting
from introplan.days import Stretch
from introplan.diagnostics import Diagnostic, Edit, Fix, Label, _, finding
from introplan.model import Posting

ONE_DAY = timedelta(days=1)


def place_of(plan: Plan, posting: Posting) -> str:
    """What the place of a posting is called."""
    return posting.title or posted_to(plan.programme, posting).title


def postings_overlap(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is at two postings at the same time.

    Then nothing can tell where they are, or who is their manager: whose review it is, and which unit their hours are
    counted for. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        before: Posting | None = None
        for posting in journey.participant.postings_in_order:
            if before is not None and posting.from_ <= before.until:
                yield _overlap(plan, journey, before, posting)
            if before is None or posting.until > before.until:
                before = posting


def _overlap(plan: Plan, journey: Journey, first: Posting, second: Posting) -> Diagnostic:
    day_before = second.from_ - ONE_DAY
    is_parted = first.from_ <= day_before and first.until <= second.until
    return finding(
        "postings-overlap",
        _("{participant} is at {first} until {until}, and at {second} from {day}"),
        at=plan.where(second, "from"),
        also=[Label(plan.where(first, "until"), _("still at {first}"))],
        help=_("let the first end with `until: {last}`, or fix one of the dates")
        if is_parted
        else _("one lies within the other: end the first before it, and write what comes after it as a third"),
        values={
            "participant": plan.called(journey.person),
            "first": place_of(plan, first),
            "second": place_of(plan, second),
            "until": first.until,
            "day": second.from_,
            "last": day_before.isoformat(),
        },
        about=(journey.cohort.id, journey.person),
        fix=putting((*first.path, "until"), day_before.isoformat()) if is_parted else None,
    )


def posting_outside_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A posting lies before a participant's start, after their last day, or wholly within a pause of theirs.

    What lies outside counts for nothing: nobody is there. Usually the year is wrong, or a pause has moved the programme
    on and the posting has stayed. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        if journey.cohort.is_over or journey.ends < journey.starts:
            continue
        for posting in journey.participant.postings_in_order:
            pause = next((part for part in journey.pauses if posting.from_ in part and posting.until in part), None)
            if pause is not None:
                yield _in_pause(plan, journey, posting, pause)
            elif posting.from_ < journey.starts or posting.until > journey.ends:
                yield _outside(plan, journey, posting)


def _outside(plan: Plan, journey: Journey, posting: Posting) -> Diagnostic:
    is_wholly = not posting.days.overlaps(journey.days)
    is_early = posting.from_ < journey.starts
    field, day = ("from", journey.starts) if is_early else ("until", journey.ends)
    template = (
        _("{participant} is at {place} {posting}, but is in the programme {stretch}")
        if is_wholly
        else _("{participant} is at {place} from {first}, before they start on {day}")
        if is_early
        else _("{participant} is at {place} until {last}, after their last day, {day}")
    )
    return finding(
        "posting-outside-programme",
        template,
        at=plan.where(posting, field),
        help=_("fix the year, or remove the posting")
        if is_wholly
        else _("write `from: {starts}` and `until: {ends}`, or fix the dates")
        if is_early and posting.until > journey.ends
        else _("write `{field}: {there}`, or fix the date"),
        values={
            "participant": plan.called(journey.person),
            "place": place_of(plan, posting),
            "posting": posting.days,
            "stretch": journey.days,
            "first": posting.from_,
            "last": posting.until,
            "day": day,
            "field": field,
            "there": day.isoformat(),
            "starts": journey.starts.isoformat(),
            "ends": journey.ends.isoformat(),
        },
        about=(journey.cohort.id, journey.person),
        fix=None if is_wholly else _trimmed(journey, posting),
    )


def _trimmed(journey: Journey, posting: Posting) -> Fix:
    """The posting on its days of the programme alone."""
    edits: list[Edit] = []
    if posting.from_ < journey.starts:
        edits += putting((*posting.path, "from"), journey.starts.isoformat()).edits
    if posting.until > journey.ends:
        edits += putting((*posting.path, "until"), journey.ends.isoformat()).edits
    return Fix(tuple(edits))


def _in_pause(plan: Plan, journey: Journey, posting: Posting, pause: Stretch) -> Diagnostic:
    return finding(
        "posting-outside-programme",
        _("{participant} is at {place} {posting}, during a pause, {pause}"),
        at=plan.where(posting, "from"),
        also=[Label(plan.where(journey.participant, "pauses"), _("away then"))],
        help=_("move the posting to after the pause, or remove it"),
        values={
            "participant": plan.called(journey.person),
            "place": place_of(plan, posting),
            "posting": posting.days,
            "pause": pause,
            "day": posting.from_,
        },
        about=(journey.cohort.id, journey.person),
    )
