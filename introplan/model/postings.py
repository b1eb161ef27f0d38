"""`postings` of a participant: where somebody is when it is not their own unit, and until when."""

from typing import Annotated, ClassVar

from pydantic import model_validator

from introplan.days import Stretch
from introplan.language import _
from introplan.model.dates import Day
from introplan.model.entries import Entry, about
from introplan.model.faults import fault
from introplan.model.ids import OrganisationId, PersonId, UnitId
from introplan.model.numbers import Flag
from introplan.model.texts import Text

WHERE = ("unit", "organisation")


class Posting(Entry):
    """A time at another place than the own unit: at a unit, or at an organisation that has no units here."""

    one_of: ClassVar = WHERE

    unit: Annotated[UnitId | None, about("The unit where the person is.", "barn-norr")] = None
    organisation: Annotated[
        OrganisationId | None, about("The organisation where the person is, when it is no unit of the plan.", "fk")
    ] = None
    title: Annotated[
        Text | None,
        about("What the place is called, when it is not as the unit or the organisation.", "Barnpsykiatrin"),
    ] = None
    from_: Annotated[Day, about("The first day there.", "2027-01-25", alias="from")]
    until: Annotated[Day, about("The last day there.", "2027-03-21")]
    manager: Annotated[
        PersonId | None,
        about("The manager there; without it the unit's, and at an organisation the person's own.", "mona-mallgren"),
    ] = None
    meetings: Annotated[
        Flag, about("Whether the meetings with those who support the person go on; `no` when it is too far.", "no")
    ] = True

    @model_validator(mode="after")
    def _at_one_place(self) -> "Posting":
        if not self.given:
            raise fault(
                "posting-nowhere",
                _("a posting says at which unit or organisation somebody is, and this one does not"),
                _("add a line such as `unit: barn-norr`, or `organisation:` for a place outside the plan's units"),
            )
        if len(self.given) > 1:
            raise fault(
                "posting-in-two-places",
                _("a posting is at a unit or at an organisation, and this one says both"),
                _("keep `unit`, which belongs to an organisation already; what the place is called goes into `title`"),
                under=(self.given[1],),
            )
        return self

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Posting":
        if self.until < self.from_:
            raise fault(
                "end-before-start",
                _("the posting ends on {last}, before it begins on {first}"),
                _("turn the two around, or fix the one that is wrong"),
                first=self.from_,
                last=self.until,
                under=("until",),
            )
        return self

    @property
    def days(self) -> Stretch:
        """The first to the last day there."""
        return Stretch(self.from_, self.until)

    @property
    def where(self) -> str:
        """The id of the unit or the organisation."""
        return str(self.unit or self.organisation)
