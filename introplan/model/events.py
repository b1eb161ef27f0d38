"""The section `events`: union dialogue, briefings and other dates beside the sessions."""

from typing import Annotated, Literal

from introplan.model.dates import Day
from introplan.model.entries import EARLIER_ID, Lasting, about
from introplan.model.ids import Id, OrganisationOrPersonId, PersonId, PlaceId
from introplan.model.numbers import Percent
from introplan.model.texts import Text
from introplan.model.times import OccasionTimes

EventKind = Literal["union_dialogue", "briefing", "network", "evaluation", "other"]


class Event(Lasting):
    """A date that is nobody's session: a dialogue, a briefing, a network meeting."""

    kind: Annotated[
        EventKind,
        about("What kind of event it is.", "union_dialogue"),
    ]
    date: Annotated[Day, about("The date.", "2026-05-28")]
    time: Annotated[OccasionTimes | None, about("The time.", "10-11")] = None
    place: Annotated[PlaceId | None, about("The place.", "sal-vast")] = None
    with_: Annotated[
        tuple[OrganisationOrPersonId, ...],
        about("Organisations or people it is held with.", "[facket]", alias="with"),
    ] = ()
    audience: Annotated[
        tuple[Literal["managers", "colleagues", "mentors"], ...], about("Who it is for.", "[managers]")
    ] = ()
    by: Annotated[PersonId | None, about("Who holds it.", "karin-exempelsson")] = None
    subject: Annotated[Text, about("What it is about.", "Uppföljning efter en termin")]
    papers_sent: Annotated[Day | None, about("When the papers were sent.", "2026-05-20")] = None
    response_percent: Annotated[
        Percent | None, about("How many of those who were asked have answered, for an evaluation.", "80")
    ] = None
    was: Annotated[Id | None, about(EARLIER_ID, "dialog-1")] = None
