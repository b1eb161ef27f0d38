"""What a release writes beside the build: notes, mail drafts, calendars of what has changed, and invitations."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from introplan.agenda import Plan
from introplan.changes.change import Change
from introplan.changes.comparison import Comparison, last_days_of
from introplan.diagnostics import _
from introplan.language import fill
from introplan.releases import Ledger, PublishedEvent, edition_of, release_day
from introplan.rendering.calendars import finished_calendars
from introplan.rendering.calendars.calendar import Calendar
from introplan.rendering.calendars.excerpts import excerpt, invitations
from introplan.rendering.changes.mail import Attached, Draft, draft, invitation
from introplan.rendering.changes.names import Names
from introplan.rendering.changes.notes import Edition, Note, cohort_note, personal_note
from introplan.rendering.changes.sentences import in_sentences
from introplan.rendering.printing import html_environment, markdown_environment, render, text_environment
from introplan.rendering.titles import given_name, in_language

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

Files = Iterator[tuple[str, bytes]]


def release_files(  # noqa: PLR0913 - what a release is made of
    plan: Plan,
    before: Ledger,
    after: Ledger,
    templates: "BaseLoader",
    *,
    earlier: Plan | None = None,
    with_invitations: bool = False,
) -> Files:
    """The files of the release that is the last in the ledger `after`, by their path in its folder.

    `before` is the ledger as it was, and `earlier` the plan as it was, where it can be had: it knows what those are
    called who are in the plan no more. Nobody else than the person's own files tell of a person, and nothing is
    addressed to people with protected personal data.
    """
    release = after.last
    assert release is not None, "a ledger without a release"
    comparison = Comparison(before.events, after.events, last_days_of(plan))
    ahead = comparison.from_day(release_day(release, plan.programme.frame.timezone))
    making = _Making(Edition(comparison, ahead, plan, earlier, release), templates, with_invitations)
    for calendar in finished_calendars(plan, drafts=False, edition=edition_of(plan, after)):
        yield from making.files(calendar.path.removeprefix("calendars/").removesuffix(".ics"), calendar)


class _Making:
    """What is made of one release, calendar by calendar, so that never more than one is held."""

    def __init__(self, edition: Edition, templates: "BaseLoader", with_invitations: bool) -> None:
        self.edition, self.plan, self.release = edition, edition.plan, edition.release
        self.templates, self.with_invitations = templates, with_invitations
        self.language = edition.plan.programme.frame.language
        self.changed = edition.ahead.changes
        self.is_first = not edition.comparison.before

    def files(self, name: str, calendar: Calendar) -> Files:
        """The files that one of the build's calendars leads to."""
        kind, _slash, id_ = name.partition("/")
        if kind == "people":
            yield from self._for_person(id_, calendar)
        elif kind == "cohorts" and (note := cohort_note(self.edition, id_)) is not None:
            changed = [change.event for change in self.changed if change.is_told and id_ in change.cohorts]
            yield from self._note(name, note)
            yield from self._excerpt(f"{name}.ics", note.heading, calendar, changed)
        elif kind == "programme":
            title = in_language(("Det som har ändrats", "What has changed"), self.language)
            changed = [change.event for change in self.changed if change.is_told]
            yield from self._excerpt("changes.ics", title, calendar, changed)

    def _for_person(self, person: str, calendar: Calendar) -> Files:
        note = personal_note(self.edition, person)
        if note is None:
            return
        yield from self._note(f"people/{person}", note)
        own = self.edition.ahead.by_person.get(person, ())
        changed = [change.event for change in own]
        only = list(self._excerpt(f"people/{person}.ics", note.heading, calendar, [] if note.welcome else changed))
        yield from only
        entry = self.plan.by_identity.people.get(person)
        if entry is None or entry.protected:
            return
        yield f"mail/{person}.eml", self._mail(person, note, calendar.content, [each for _path, each in only])
        if self.with_invitations and entry.email and entry.email != note.email:
            yield from self._invitations(person, entry.email, calendar, own)

    def _note(self, path: str, note: Note) -> Files:
        html = html_environment(self.templates)
        yield f"{path}.html", self._rendered(html, "changes/note.html.j2", note).encode()
        markdown = markdown_environment(self.templates)
        yield f"{path}.md", self._rendered(markdown, "changes/note.md.j2", note).encode()

    def _excerpt(self, path: str, title: str, calendar: Calendar, changed: Iterable[PublishedEvent]) -> Files:
        if self.is_first:
            return
        name = f"{title} – {self.plan.programme.frame.contact.title}"
        made = excerpt(self.plan, calendar, f"releases/{self.release.name}/{path}", name, changed)
        if made is not None:
            yield path, made

    def _mail(self, person: str, note: Note, calendar: bytes, changes: Sequence[bytes]) -> bytes:
        whole = in_language(("min-kalender.ics", "my-calendar.ics"), self.language)
        only = in_language(("bara-det-andrade.ics", "only-what-changed.ics"), self.language)
        attached = [Attached(whole, calendar), *(Attached(only, each) for each in changes)]
        return draft(self._draft(person, note), attached)

    def _draft(self, person: str, note: Note) -> Draft:
        frame = self.plan.programme.frame
        entry = self.plan.by_identity.people[person]
        text, html = text_environment(self.templates), html_environment(self.templates)
        return Draft(
            sender=(frame.contact.title, frame.contact.email),
            to=(entry.name or "", entry.email) if entry.email else None,
            subject=f"{note.heading} – {note.programme}",
            identity=self._identity(person),
            at=self.release.at,
            text=self._rendered(text, "changes/mail.txt.j2", note),
            html=self._rendered(html, "changes/mail.html.j2", note),
        )

    def _invitations(self, person: str, email: str, calendar: Calendar, own: Sequence[Change]) -> Files:
        """A mail for each event that changes, which Outlook takes as an invitation or as its cancellation."""
        names = Names(self.plan, self.edition.earlier, you=person)
        changes = {change.event.key: change for change in own}
        changed = [change.event for change in own]
        contact = self.plan.programme.frame.contact
        for made in invitations(self.plan, calendar, changed, given_name(self.plan, person), email):
            change, cancels = changes[made.key], made.method == "CANCEL"
            text = in_sentences(change, names, self.language)
            title = names.event(change.event)
            cancelled = fill(_("Cancelled: {title}"), {"title": title}, self.language)
            mail = Draft(
                sender=(contact.title, contact.email),
                to=(given_name(self.plan, person), email),
                subject=cancelled if cancels else title,
                identity=self._identity(f"{person} {made.key}"),
                at=self.release.at,
                text=f"{text}\n",
                html=f"<p>{escape(text)}</p>\n",
            )
            # A key may hold a protected person's id, so it is not in the file's name.
            yield (
                f"invitations/{person}/{change.event.day}-{made.short_name}.eml",
                invitation(mail, made.content, made.method),
            )

    def _identity(self, what: str) -> str:
        frame = self.plan.programme.frame
        return f"{frame.id}@{frame.domain} {self.release.name} {what}"

    def _rendered(self, environment: "Environment", template: str, note: Note) -> str:
        """A template made to text. `say` chooses between the Swedish and the English that stand side by side in it."""

        def say(swedish: str, english: str) -> str:
            return in_language((swedish, english), note.language)

        return render(environment, template, language=note.language, say=say, note=note)
