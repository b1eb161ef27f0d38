"""Phases: the parts of a programme, one after the other, in months or weeks from each participant's own start."""

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from introplan.days import Duration
from introplan.language import _
from introplan.model.entries import Entry, about
from introplan.model.faults import fault
from introplan.model.numbers import Flag, Percent
from introplan.model.texts import Markdown, Text
from introplan.model.times import Months, MonthSpan, Weeks, WeekSpan


class Phase(Entry):
    """A part of the programme, in months or weeks from each participant's own start."""

    one_of: ClassVar = ("months", "weeks")

    title: Annotated[Text, about("What the phase is called.", "Trygg start")]
    months: Annotated[
        Months | None,
        about("From how many months after the start until how many; the last is not included. This or `weeks`.", "0-3"),
    ] = None
    weeks: Annotated[
        Weeks | None,
        about(
            "From which week to which; week 1 begins with the start, and the last is included. This or `months`.", "1-4"
        ),
    ] = None
    caseload_percent: Annotated[Percent | None, about("The largest share of a full caseload.", "25")] = None
    protected_time_percent: Annotated[
        Percent | None, about("The share of working time kept free for learning.", "10")
    ] = None
    work_percent: Annotated[Percent | None, about("How much the participants work in this phase.", "20")] = None
    paid: Annotated[Flag, about("Whether the phase is employment; a placement is not.", "yes")] = True
    text: Annotated[
        Markdown | None,
        about(
            "What the phase is for, in Markdown; printed in the booklet.",
            "Du går bredvid och lär känna huset.",
        ),
    ] = None

    @model_validator(mode="after")
    def _months_or_weeks(self) -> "Phase":
        if not self.given:
            raise fault(
                "phase-without-time",
                _("the phase does not say when it is"),
                _("add a line such as `months: 0-3` or `weeks: 1-4`"),
            )
        if len(self.given) > 1:
            raise fault(
                "phase-with-two-times",
                _("a phase is in months or in weeks, and this one is in both"),
                _("keep the one that you mean, and remove the other"),
                under=(self.given[1],),
            )
        return self

    @property
    def span(self) -> MonthSpan | WeekSpan:
        """The months or the weeks, whichever it is written in."""
        span = self.months or self.weeks
        assert span is not None, self.path
        return span

    @property
    def written_in(self) -> Literal["months", "weeks"]:
        """The field that says when it is."""
        return "weeks" if self.months is None else "months"

    @property
    def begins(self) -> Duration:
        """What has passed of the programme when the phase begins."""
        return self.span.begins

    @property
    def ends(self) -> Duration:
        """What has passed of it when the phase is over."""
        return self.span.ends
