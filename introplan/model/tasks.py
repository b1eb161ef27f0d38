"""Tasks: what is to be done by a day, without a time, of the whole programme or of one cohort."""

from typing import Annotated, ClassVar

from pydantic import model_validator

from introplan.language import _
from introplan.model.dates import Day
from introplan.model.entries import EARLIER_ID, Lasting, about
from introplan.model.faults import fault
from introplan.model.ids import GroupId, Id
from introplan.model.numbers import MonthNumber, WeekNumber
from introplan.model.roles import ReviewerWord
from introplan.model.texts import Markdown, Text


class Task(Lasting):
    """Something that each participant has done by a day, counted from their own start."""

    one_of: ClassVar[tuple[str, ...]] = ("week", "month")

    title: Annotated[Text, about("What is to be done, said as done.", "Utvecklingsplanen är klar")]
    week: Annotated[
        WeekNumber | None,
        about("By the end of which week it is done, counted from the participant's own start.", "4"),
    ] = None
    month: Annotated[
        MonthNumber | None, about("How many months after the participant's own start it is done.", "3")
    ] = None
    with_: Annotated[
        tuple[ReviewerWord, ...],
        about(
            "Who helps: roles, manager, coordinator. They have it in print, and not in their calendars.",
            "[supervisor]",
            alias="with",
        ),
    ] = ()
    for_: Annotated[
        tuple[GroupId, ...],
        about("Only those who are in one of these groups on that day.", "[barn]", alias="for"),
    ] = ()
    text: Annotated[
        Markdown | None,
        about("What it is about, in Markdown; in the participant's calendar.", "Gå igenom målen med din handledare."),
    ] = None
    was: Annotated[Id | None, about(EARLIER_ID, "utvecklingsplan")] = None

    @model_validator(mode="before")
    @classmethod
    def _no_time(cls, value: object) -> object:
        """What people meet for takes their time; a task is done by its day, whenever it suits."""
        if isinstance(value, dict) and "time" in value:
            raise fault(
                "task-with-time",
                _("a task has a day and no time"),
                _("remove the line; if people are to meet for it, write a session or a review"),
                under=("time",),
            )
        return value

    @model_validator(mode="after")
    def _one_day(self) -> "Task":
        if not self.given:
            raise fault(
                "task-without-day",
                _("nothing says when the task is to be done"),
                _("add one of {fields}, such as `week: 4`"),
                fields=_in_marks(self.one_of),
            )
        if len(self.given) > 1:
            raise fault(
                "task-with-two-days",
                _("a task is to be done by one day, and this one has {fields}"),
                _("keep one of them"),
                fields=_in_marks(self.given),
                under=(self.given[1],),
            )
        return self


def _in_marks(fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"`{field}`" for field in fields)


class ProgrammeTask(Task):
    """Something that every participant has done by a week or a month from their own start."""

    @model_validator(mode="before")
    @classmethod
    def _no_date(cls, value: object) -> object:
        """A date is the same for all cohorts, of which each has its own two years."""
        if isinstance(value, dict) and "date" in value:
            raise fault(
                "task-with-date",
                _("a task of the whole programme has no date: every cohort would have the same day"),
                _(
                    "count from each participant's own start, such as `week: 4`, "
                    "or write the task under `tasks` of a cohort"
                ),
                under=("date",),
            )
        return value


class CohortTask(Task):
    """Something that those in the cohort have done, by a date or counted from their own start."""

    one_of: ClassVar = (*Task.one_of, "date")

    date: Annotated[Day | None, about("The day by which it is done, the same for all.", "2027-05-14")] = None
