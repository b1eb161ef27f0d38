"""A cohort that is about to be closed, as a value: what goes, the files as they will be, and what is wrong with it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from introplan.agenda import Plan, earlier_ids
from introplan.amendments.closing import Departure, StillStanding, closing
from introplan.cli.checked import Checked, checked
from introplan.cli.ledgers import LedgerFile
from introplan.cli.plans import read_plan
from introplan.cli.rewrites import rewrites_of
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.screen import say
from introplan.diagnostics import Diagnostic, Message, _
from introplan.editing import Files, edit
from introplan.mailing.log import FILE_NAME as LOG
from introplan.mailing.log import without_people
from introplan.model import Cohort
from introplan.reading import gather
from introplan.reading.sections import Gathered
from introplan.releases import FILE_NAME, PublishedEvent, events_of, is_same, known_from, ledger_text
from introplan.releases.closings import Seal
from introplan.releases.forgetting import Leaving, closed
from introplan.releases.ledger import after_all
from introplan.rendering.calendars.identities import whats_of
from introplan.workspace.contents import bytes_of
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.mentions import People
from introplan.workspace.rewriting import PlanRewrite

ONE_DAY = timedelta(days=1)


class CloseError(WorldError):
    """A cohort cannot be closed."""


@dataclass(frozen=True)
class CohortClosing:
    """One cohort of a programme, with all that its closing makes of the plan. Raises CloseError where it is asked."""

    workspace: Workspace
    before: Checked
    cohort: Cohort
    now: datetime
    today: date

    @property
    def name(self) -> str:
        """The programme's name."""
        return self.before.name

    @property
    def plan(self) -> Plan:
        """The plan as it is."""
        assert self.before.plan is not None, self.name
        return self.before.plan

    @cached_property
    def gathered(self) -> Gathered:
        """The plan as it is written."""
        return gather(self.workspace.folder(self.name))

    @property
    def last_day(self) -> date:
        """The last day on which anything of the cohort is."""
        journeys = [journey.ends for journey in self.plan.journeys_in(self.cohort.id)]
        ends = journeys or [self.plan.cohort_axes[self.cohort.id].ends]
        days = [each.day for each in self.plan.agenda.occasions if self.cohort.id in each.cohorts and each.is_on]
        return max(*ends, *days, self.cohort.starts)

    @cached_property
    def departure(self) -> Departure:
        """What goes from the files."""
        if self.last_day >= self.today:
            raise CloseError(
                Message(_("{cohort} goes on until {day}"), {"cohort": self.cohort.title, "day": self.last_day}),
                Message(
                    _("close it after that day; for somebody who has left earlier, write the last day as `until`"),
                ),
            )
        found = closing(self.gathered.tree, self.cohort.id)
        if isinstance(found, StillStanding):
            raise CloseError(
                found.message,
                Message(
                    _("see {path}: write which of the others it is for, or remove the session; then close again"),
                    {"path": _place(self.gathered, found.path)},
                ),
            )
        return found

    @cached_property
    def people(self) -> People:
        """All who go: what speaks of them is to stand nowhere any more."""
        people = self.plan.programme.people
        former = [people[person].identity for person in self.departure.people]
        names = [name for person in self.departure.people if (name := people[person].name)]
        return People(tuple(dict.fromkeys((*self.departure.people, *former))), tuple(dict.fromkeys(names)))

    @cached_property
    def contents(self) -> Mapping[str, bytes | None]:
        """The plan's files that change, by their paths; None for one that says nothing more and goes."""
        personal = (*self.people.ids, *self.people.names, *self.departure.pairings)
        found = edit(self.gathered, self.departure.changes, personal)
        if not isinstance(found, Files):
            first = found[0]
            raise CloseError(
                first.message,
                Message(
                    _("change line {line} of {path} by hand: write it out, or remove it; then close again"),
                    {"path": first.at.path, "line": first.at.start.line + 1},
                ),
            )
        return found.contents

    @cached_property
    def files(self) -> Mapping[str, PlanRewrite]:
        """The same, by their paths in the workspace."""
        return rewrites_of(self.workspace, self.gathered.folder, self.contents)

    @cached_property
    def plan_after(self) -> tuple[Plan, list[Diagnostic]]:
        """The plan without the cohort's people, and what is found in it."""
        read = self._read(self.before.releases)
        if read.plan is None:
            first = next(each for each in read.diagnostics if each.severity == "error")
            raise CloseError(
                Message(
                    _("without the people of {cohort} the plan could not be read: {fault}"),
                    {"cohort": self.cohort.title, "fault": first.message},
                ),
                Message(_("fix what refers to them, and close again")),
            )
        return read.plan, list(read.diagnostics)

    def _read(self, releases: LedgerFile) -> Checked:
        """The plan as the files will be, after what a ledger has given out."""
        rule_sets, _faults = rule_sets_of(self.workspace)
        folder = self.gathered.folder.after(self.contents)
        return checked(read_plan(self.name, folder, rule_sets, releases), self.today)

    @cached_property
    def releases(self) -> LedgerFile:
        """The ledger without them; as it is, where nothing has been released."""
        known = self.before.releases
        ledger = known.ledger
        if ledger.last is None:
            return known
        plan = self.plan_after[0]
        before, after = events_of(self.plan), events_of(plan)
        self._must_be_released(before, after)
        moment = max(self.now.replace(microsecond=0), after_all(ledger))
        programme = self.plan.programme
        leave = Leaving(
            frozenset(programme.people[person].identity for person in self.departure.participants),
            frozenset(programme.people[person].identity for person in self.departure.people),
        )
        identities = frozenset(
            f"{space}/{entry.identity}"
            for space in ("people", "pairings", "events")
            for entry in plan.programme.lasting[space].values()
        )
        seal = Seal(moment, self.cohort.identity, secrets.token_hex(16))
        # Of a mark nobody knows whether it was about somebody who goes.
        warned = known_from(self.plan_after[1], earlier_ids(self.plan_after[0].programme))
        without = closed(ledger, seal, leave, before, after, identities, warned)
        return known._replace(ledger=without, diagnostics=[], content=ledger_text(without).encode(), missing=0)

    def _must_be_released(self, before: Mapping[str, PublishedEvent], after: Mapping[str, PublishedEvent]) -> None:
        """Raise CloseError when something of the cohort is another than when it was last released."""
        given = self.before.releases.ledger.events
        cohort = self.cohort.identity
        own = {key for key, event in given.items() if cohort in event.cohorts}
        touched = own | {key for key, event in before.items() if cohort in event.cohorts or after.get(key) != event}
        for key in sorted(touched):
            then, now = given.get(key), before.get(key)
            if then is None or now is None or not is_same(then, now):
                raise CloseError(
                    Message(_("{cohort} has changes that are not published"), {"cohort": self.cohort.title}),
                    Message(_("see them with `introplan diff`, publish them or take them back, and close again")),
                )

    @cached_property
    def ledger_rewrite(self) -> Mapping[str, PlanRewrite]:
        """The ledger's file, where there is one."""
        before, after = self.before.releases.content, self.releases.content
        if before is None or self.before.releases.ledger.last is None:
            return {}
        return {f"programmes/{self.name}/{FILE_NAME}": PlanRewrite(before, after)}

    @cached_property
    def log_rewrite(self) -> Mapping[str, PlanRewrite]:
        """The log of what has been mailed, without those who go; nothing where none of them stands in it."""
        place = f"programmes/{self.name}/{LOG}"
        before = bytes_of(self.workspace.root / place)
        going = {self.plan.programme.people[person].identity for person in self.departure.people}
        gone = self.before.releases.ledger.records.keys() - self.releases.ledger.records.keys()
        things = {thing for key in gone for thing in whats_of(self.plan, key)}
        after = without_people(before or b"", going, things)
        return {} if before is None or after == before else {place: PlanRewrite(before, after)}

    @cached_property
    def findings(self) -> list[Diagnostic]:
        """What is found in the plan after the closing, and was not before."""
        known = {(each.name, say(each.message)) for each in self.before.diagnostics}
        return [each for each in self._read(self.releases).diagnostics if (each.name, say(each.message)) not in known]


def _place(gathered: Gathered, path: tuple[str | int, ...]) -> str:
    """Where something stands, as `file:line`."""
    span = gathered.origins.span(path, key=True)
    return f"{span.path}:{span.start.line + 1}"
