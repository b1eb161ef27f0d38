"""What a release writes beside the build: notes, mail drafts, and calendars of what is to be put in by hand."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from introplan.agenda import Plan
from introplan.changes.change import Events
from introplan.changes.comparison import Comparison, last_days_of
from introplan.diagnostics import _, _n
from introplan.language import _p, fill, in_full, translated
from introplan.model import Person
from introplan.releases import Edition, Ledger, edition_of, release_day
from introplan.releases.places import file_name
from introplan.releases.ways import is_invited_to_meetings, way_of
from introplan.rendering.calendars import finished_calendars
from introplan.rendering.calendars.calendar import FinishedCalendar
from introplan.rendering.calendars.excerpts import excerpt
from introplan.rendering.calendars.invitations import Invitation, Inviting
from introplan.rendering.calendars.lines import one_line
from introplan.rendering.calendars.shelves import shelves
from introplan.rendering.changes.by_hand import ShownEntries
from introplan.rendering.changes.invitations import Guest, LastInvitation, invitations_to
from introplan.rendering.changes.mail import Attached, Draft, draft
from introplan.rendering.changes.notes import Note, Reader, Telling, entry_of, note_for, with_files, with_prints
from introplan.rendering.changes.steps import CalendarFiles
from introplan.rendering.feeds import CALENDAR, published_place
from introplan.rendering.look import colours_alone
from introplan.rendering.markup import markdown_text
from introplan.rendering.printing import (
    TemplateFault,
    html_environment,
    markdown_environment,
    render,
    text_environment,
)
from introplan.rendering.tables import csv_table

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

OwnPrints = Callable[[str], Iterable[tuple[str, bytes]]]
"""What somebody, by id, has in print alone: what each is called, marked, and its bytes as a PDF."""

ReleasedFiles = Iterator[tuple[str, bytes]]

LETTERS = "mail/letters.csv"
BY_SEND = _n(
    "{people} has no draft here: the letter and the invitations go by `introplan send` alone.",
    "{people} have no drafts here: their letters and invitations go by `introplan send` alone.",
    by="people",
)
_COLUMNS = (
    *(_p("column", "Name"), _p("column", "E-mail"), _p("column", "Subject")),
    *(_p("column", "Text"), _p("column", "Link"), _p("column", "Files")),
)


class ReleaseLetter(NamedTuple):
    """What a release tells somebody by name, as a mail and what comes with it, and the invitations after that.

    Nobody who is `protected` has any of it. Without a mail there is nothing to tell, but there may be invitations.
    """

    person: str
    name: str
    email: str
    mail: Draft | None = None
    attached: tuple[Attached, ...] = ()
    protected: bool = False
    invitations: tuple[Invitation, ...] = ()


class ReleaseFiles:
    """The files of the release that is the last in the ledger `after`, by their path in its folder.

    They are made calendar by calendar, beside whatever else is made of it, so that never more than one is held.
    `before` is the ledger as it was, and `earlier` the plan as it was, where it can be had: it knows what everything
    was called then, so that what is to be deleted is found. Nobody else than the person's own files tell of a
    person, and nothing is addressed to people with protected personal data, or to whom there is no address. With the
    `key` of the secret links, the table of letters says where everybody's own page is.
    Raises TemplateFault for what is wrong in a workspace's own templates.
    """

    def __init__(  # noqa: PLR0913 - what a release is made of
        self,
        plan: Plan,
        before: Ledger,
        after: Ledger,
        templates: "BaseLoader",
        *,
        earlier: Plan | None = None,
        key: bytes | None = None,
        prints: "OwnPrints | None" = None,
    ) -> None:
        release = after.last
        assert release is not None, "a ledger without a release"
        day = release_day(release, plan.programme.frame.timezone)
        comparison = Comparison(before.events, after.events, last_days_of(plan))
        entries = ShownEntries(plan, earlier)
        ahead = comparison.from_day(day)
        self.telling = Telling(comparison, ahead, plan, earlier, release, day, entries, before.ways, self._address_of)
        self.plan, self.after, self.templates, self.key, self.prints = plan, after, templates, key, prints
        self.language = plan.programme.frame.language
        self._letters: list[tuple[str, ...]] = []
        self._invited: list[str] = []
        then = shelves(Edition(earlier)) if earlier else ()
        self._once_called = {shelf.name: shelf.title for shelf in then}

    def __iter__(self) -> ReleasedFiles:
        """All of them, with the calendars made for them alone."""
        for calendar in finished_calendars(edition_of(self.plan, self.after)):
            yield from self.of(calendar)
        yield from self.table()

    def letters(
        self, had: Mapping[str, Mapping[str, LastInvitation]] = MappingProxyType({}), *, anew: bool = False
    ) -> Iterator[ReleaseLetter]:
        """What is told to people by name, one letter each, as it is to be sent: without prints.

        Also of those who can not be written to. Invitations go by what each `had` of them, see `Guest`.
        """
        edition = edition_of(self.plan, self.after)
        inviting = Inviting(edition, self.telling.earlier)
        for calendar in finished_calendars(edition):
            reader = self._reader_of(calendar)
            if reader and reader.person and (entry := entry_of(self.telling, reader.person)):
                letter = self._letter_to(reader, entry, calendar)
                guest = Guest(reader.person, self._inviting_to(reader), had.get(reader.person, {}), anew)
                of_guest = invitations_to(guest, inviting, self.after, self.telling.day)
                invitations = () if entry.protected else tuple(of_guest)
                if letter or invitations:
                    named = letter or ReleaseLetter(reader.person, entry.name or "", entry.email or "")
                    yield named._replace(invitations=invitations)

    def _letter_to(self, reader: Reader, entry: Person, calendar: FinishedCalendar) -> ReleaseLetter | None:
        person = reader.person
        beside = self._beside(f"people/{self._short(person)}")
        note = note_for(self.telling, reader, beside)
        if note is None:
            return None
        if entry.protected:
            return ReleaseLetter(person, "", "", protected=True)
        to = (entry.name or "", entry.email or "")
        files = self._calendars(reader, note, beside, calendar)
        return ReleaseLetter(person, *to, *self._written(reader, note, to, files))

    def _inviting_to(self, reader: Reader) -> Events:
        """What somebody is to be invited to, by key; nothing who keeps the dates in another way."""
        if way_of(self.plan, reader.person) != "invitations":
            return {}
        meetings = is_invited_to_meetings(self.plan, reader.person)
        _before, own = reader.own(self.telling.comparison)
        return {key: each for key, each in own.items() if meetings or each.kind != "meeting"}

    def table(self) -> ReleasedFiles:
        """All that has been said to people by name, in a table, for those who do not send by drafts."""
        if self._letters:
            columns = [translated(column, self.language) for column in _COLUMNS]
            yield LETTERS, csv_table([columns, *self._letters])
        if self._invited:
            by_send = fill(BY_SEND, {"people": tuple(self._invited)}, self.language)
            yield f"mail/{in_full(_p('file', 'by-send.txt'), self.language)}", f"{by_send}\r\n".encode("utf-8-sig")

    def of(self, calendar: FinishedCalendar) -> ReleasedFiles:
        """The files that one of the build's calendars leads to."""
        reader = self._reader_of(calendar)
        if reader and reader.person:
            yield from self._for(reader, f"people/{self._short(reader.person)}", calendar)
        elif reader and reader.cohort:
            yield from self._for(reader, f"cohorts/{self._short(reader.cohort)}", calendar)
        elif reader and self.telling.comparison.before:
            yield from self._for(reader, "changes", calendar)

    def _reader_of(self, calendar: FinishedCalendar) -> Reader | None:
        """Whom a calendar's changes are told to; None where nobody is, as of a room."""
        name = calendar.path.removeprefix("calendars/").removesuffix(".ics")
        kind, _slash, id_ = name.partition("/")
        title = one_line(self._once_called.get(name, calendar.title))
        match kind:
            case "people":
                return Reader(title, person=id_)
            case "cohorts":
                return Reader(title, cohort=id_)
            case "programme":
                return Reader(title)
        return None

    def _for(self, reader: Reader, path: str, calendar: FinishedCalendar) -> ReleasedFiles:
        """The note of a reader, the calendars that come with it, and the letter of somebody who can be named."""
        beside = self._beside(path)
        short = CalendarFiles(*(name.rpartition("/")[2] for name in beside))
        note = note_for(self.telling, reader, short)
        if note is None:
            return
        prints = self._prints(reader, path)
        note = with_prints(note, [name.rpartition("/")[2] for name in prints])
        html, markdown = html_environment(self.templates), markdown_environment(self.templates)
        yield f"{path}.html", self._rendered(html, "changes/note.html.j2", note, _escaped).encode()
        yield f"{path}.md", self._rendered(markdown, "changes/note.md.j2", note, markdown_text).encode()
        calendars = self._calendars(reader, note, beside, calendar)
        yield from calendars.items()
        yield from prints.items()
        entry = entry_of(self.telling, reader.person) if reader.person else None
        if entry is None or entry.protected:
            return
        if "invitations" in note.ways:  # which no draft can carry
            self._invited.append(entry.name or entry.id)
            return
        name, address = entry.name or "", entry.email or ""
        link = published_place(self.plan, reader.person, self.key) if self.key else ""
        self._letters.append((name, address, note.subject, self._text(note), link, ", ".join([*calendars, *prints])))
        if address:
            mail, attached = self._written(reader, note, (name, address), {**calendars, **prints})
            yield f"mail/{self._short(reader.person)}.eml", draft(mail, attached)

    def _address_of(self, person: str) -> str:
        """Where somebody's calendar lies on the web; nothing where that is not known."""
        if not (self.key and self.plan.programme.frame.published_at and person):
            return ""
        return f"{published_place(self.plan, person, self.key)}{CALENDAR}"

    def _short(self, identity: str) -> str:
        """What the files of somebody, or of a cohort, are called."""
        return file_name(self.plan.name, identity)

    def _beside(self, path: str) -> CalendarFiles:
        """The calendars that lie beside a note."""
        whole = in_full(_p("file", "whole"), self.language)
        return CalendarFiles(f"{path}.ics", f"{path}.{whole}.ics")

    def _prints(self, reader: Reader, path: str) -> dict[str, bytes]:
        """The reader's own prints, by their path; none of somebody who is in the plan no more."""
        entry = self.plan.by_identity.people.get(reader.person)
        if self.prints is None or entry is None:
            return {}
        return {f"{path}.{in_full(word, self.language)}": pdf for word, pdf in self.prints(entry.id)}

    def _calendars(
        self, reader: Reader, note: Note, files: CalendarFiles, calendar: FinishedCalendar
    ) -> dict[str, bytes]:
        """What there is to put in, and the whole calendar where the note tells to open it."""
        contact = self.plan.programme.frame.contact.title
        path = f"releases/{self.telling.release.name}/{files.add}"
        add = [entry.event for entry in note.do.add] if note.has_add else []
        made = {files.add: excerpt(self.plan, calendar, path, f"{note.heading} – {contact}", add)}
        if note.has_whole:
            path = calendar.path.removesuffix(".ics")
            _before, after = reader.own(self.telling.comparison)
            own = sorted((each for each in after.values() if each.is_on), key=lambda each: each.sort_key)
            made[files.whole] = excerpt(self.plan, calendar, path, calendar.title, own)
        return {name: content for name, content in made.items() if content is not None}

    def _written(
        self, reader: Reader, note: Note, to: tuple[str, str], files: dict[str, bytes]
    ) -> tuple[Draft, tuple[Attached, ...]]:
        """A mail, whose calendars and prints have names that say what each is for."""
        add = in_full(_p("file", "add.ics"), self.language)
        whole = in_full(_p("file", "my-calendar.ics"), self.language)
        place = f"people/{self._short(reader.person)}"
        own = {f"{place}.ics": add}
        own |= {path: path.removeprefix(f"{place}.") for path in files if path.endswith(".pdf")}
        note = with_files(self.telling, reader, note, CalendarFiles(add, whole))
        note = with_prints(note, [name for name in own.values() if name.endswith(".pdf")])
        frame, release = self.plan.programme.frame, self.telling.release
        mail = Draft(
            sender=(frame.contact.title, frame.contact.email),
            to=to,
            subject=note.subject,
            identity=f"{frame.id}@{frame.domain} {release.name} {reader.person}",
            at=release.at,
            text=self._text(note),
            html=self._rendered(html_environment(self.templates), "changes/mail.html.j2", note, _escaped),
        )
        return mail, tuple(Attached(own.get(path, whole), content) for path, content in files.items())

    def _text(self, note: Note) -> str:
        return self._rendered(text_environment(self.templates), "changes/mail.txt.j2", note, str)

    def _rendered(self, environment: "Environment", template: str, note: Note, written: Callable[[str], str]) -> str:
        """A template made to text.

        `written` is how the template writes a text. A template that leaves out an entry that somebody has to delete or
        put in would have them miss it, so it is refused.
        """
        made = render(environment, template, language=note.language, note=note, look=colours_alone(self.plan))
        lists = [group for step in note.steps for group in step.groups]
        words = [text for group in lists for text in (group.title, *(line.day for line in group.lines))]
        links = [link.address for step in note.steps for link in step.links]
        if any(written(word) not in made for word in words) or any(
            link not in made and written(link) not in made for link in links
        ):
            left_out = _("it leaves out entries that are to be deleted or put in; `note.steps` has them")
            raise TemplateFault(template, fill(left_out, {}, self.language), "")
        return made


def without_address(plan: Plan, made: Collection[str], *, earlier: Plan | None = None) -> tuple[str, ...]:
    """The names of those who have a letter among the `made` files, and nobody knows where to mail it.

    Nobody with protected personal data is among them: they are told in the way that has been agreed with them. Nor is
    anybody who is invited, of whom no letter lies there though the address is known.
    """
    return tuple(entry.name or entry.id for entry in _undrafted(plan, made, earlier) if not entry.email)


def by_send_alone(plan: Plan, made: Collection[str], *, earlier: Plan | None = None) -> tuple[str, ...]:
    """The names of those who have a letter among the `made` files and an address, and get invitations: no draft."""
    return tuple(entry.name or entry.id for entry in _undrafted(plan, made, earlier) if entry.email)


def _undrafted(plan: Plan, made: Collection[str], earlier: Plan | None) -> Iterator[Person]:
    """Those who can be named and have a note, and no mail."""
    people = {**(earlier.by_identity.people if earlier else {}), **plan.by_identity.people}
    for identity, entry in people.items():
        name = file_name(plan.name, identity)
        if f"people/{name}.html" in made and f"mail/{name}.eml" not in made and not entry.protected:
            yield entry


def _escaped(text: str) -> str:
    return str(escape(text))
