"""One event in a message of its own, to one person: an invitation, or that it is taken back (RFC 5546, RFC 6047).

It says what the person's calendar would say. Programs know by its UID which entry it is about, and by its sequence
whether it is newer than what they have; so a number that somebody has got never comes back with another content.
"""

from datetime import date
from typing import Literal, NamedTuple

from introplan.agenda import Plan
from introplan.days import Times
from introplan.language import _
from introplan.model.addresses import mail_address
from introplan.releases import Edition, PublishedEvent, Stamp
from introplan.releases.entries import Appointments
from introplan.rendering.calendars.calendar import END
from introplan.rendering.calendars.cancellations import called_off, why_called_off
from introplan.rendering.calendars.descriptions import description
from introplan.rendering.calendars.events import SharedLines, event, shown_title
from introplan.rendering.calendars.headers import message_header
from introplan.rendering.calendars.identities import identity, whats_of
from introplan.rendering.calendars.lines import attendee_line, one_line, organizer_line
from introplan.rendering.calendars.lint import event_faults
from introplan.rendering.titles import published_title
from introplan.rendering.zones import zone_in

InvitationMethod = Literal["REQUEST", "CANCEL"]
NOT_ON = _("This does not take place.")
NOT_YOURS = _("You are not to come to this any more.")
NOT_INVITED = _("You have this date in another way from now on: see your letter.")


class Invitation(NamedTuple):
    """A message about one event, which is complete when it is known between whom; `what` is its name in the log."""

    method: InvitationMethod
    what: str
    sequence: int
    day: date
    times: Times | None
    title: str
    text: str
    head: tuple[bytes, ...]
    lines: tuple[bytes, ...]

    def addressed(self, organizer: tuple[str, str], invited: tuple[str, str]) -> bytes:
        """The calendar in it. Who organises is who sends it: programs show any other as somebody unknown."""
        who = (
            organizer_line(organizer[0], mail_address(organizer[1])),
            attendee_line(invited[0], mail_address(invited[1])),
        )
        own = [who if line.startswith(b"ORGANIZER") else (line,) for line in self.lines]
        return b"".join([*self.head, *(line for several in own for line in several), END])


class Inviting:
    """How the events of an edition become messages; what is gone is called what it was called in the `earlier` plan."""

    def __init__(self, edition: Edition, earlier: Plan | None) -> None:
        self.plan, self.earlier, self.zone = edition.plan, earlier, zone_in(edition)
        self.written = SharedLines(self.zone)
        self.appointments = Appointments(self.plan, edition.cohort_ids)

    def request(self, wanted: PublishedEvent, stamp: Stamp) -> Invitation:
        """An invitation to what takes place; without an alarm, since everybody's own program has one."""
        appointment = self.appointments.of(self.plan.agenda.by_key[wanted.key])
        lines = _without_alarm(event(self.written, identity(self.plan, wanted), appointment, stamp).lines)
        title, text = one_line(shown_title(appointment.entry)), description(appointment.entry)
        return self._message("REQUEST", wanted, stamp, title, text, lines)

    def cancel(self, gone: PublishedEvent, stamp: Stamp, why: str) -> Invitation:
        """That an invitation is taken back. It keeps its title, before which programs put a word of their own."""
        title, text = one_line(published_title(self.plan, gone, earlier=self.earlier)), why_called_off(self.plan, why)
        lines = called_off(self.written, self.plan, gone, stamp, title, text)
        return self._message("CANCEL", gone, stamp, title, text, lines)

    def _message(  # noqa: PLR0913, PLR0917 - what a message is made of
        self,
        method: InvitationMethod,
        about: PublishedEvent,
        stamp: Stamp,
        title: str,
        text: str,
        lines: tuple[bytes, ...],
    ) -> Invitation:
        found = list(event_faults(lines, self.zone.name if self.zone.declaration else None))
        assert not found, (about.key, found)
        request, cancel = whats_of(self.plan, about.key)
        what = request if method == "REQUEST" else cancel
        head = message_header(self.plan, method, self.zone)
        times = about.times if about.booked else None
        return Invitation(method, what, stamp.sequence, about.day, times, title, text, head, lines)


def _without_alarm(lines: tuple[bytes, ...]) -> tuple[bytes, ...]:
    begins = b"BEGIN:VALARM\r\n"
    return (*lines[: lines.index(begins)], lines[-1]) if begins in lines else lines
