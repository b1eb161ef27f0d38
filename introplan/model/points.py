"""What happens within the hours of a session: its breaks, and the points of its day."""

from typing import Annotated

from introplan.model.entries import EntryPart, about
from introplan.model.texts import Text
from introplan.model.times import Clock, Length, OccasionTimes


class Break(EntryPart):
    """A break in a long session."""

    at: Annotated[Clock, about("When it starts.", "10:15")]
    length: Annotated[Length, about("How long it is.", "20min")]
    title: Annotated[Text | None, about("What it is called.", "Fika")] = None


class Point(EntryPart):
    """A point of a session's day: what is done at that time."""

    time: Annotated[
        OccasionTimes,
        about("From when to when; a start alone goes on until the next point, or until the end.", "9.00–9.30", "9.30"),
    ]
    title: Annotated[Text, about("What is done.", "Kaffe och namn")]
