"""Random lives of a plan in git, by one person or two: what they publish, and what was given out twice or not at all.

A life is driven by the code that reads and joins ledgers and by a real git, with a plan of a few events in a file of
its own, since to check and build a whole plan at each step would take minutes.
"""

import json
import random
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from releases.ledgers import FIRST, IDENTITY, session

from introplan.agenda import Attendee
from introplan.cli.ledgers import ledger_file, must_know_its_past
from introplan.cli.pasts import Owner
from introplan.diagnostics import Position, Source, Span
from introplan.releases import (
    FILE_NAME,
    KnownWarning,
    PublishedEvent,
    Record,
    Release,
    fingerprint,
    ledger_text,
    next_name,
    next_release,
)
from introplan.workspace.files import Workspace
from introplan.workspace.private import Private
from introplan.workspace.repository import Repository, tag_of

KEYS = ("ht26/etik", "ht26/samtal", "ht26/bbic", "karin-ada/2027-01")
OWNER = Owner(*IDENTITY, Span(Source("programme.yaml", ""), Position(0, 0), Position(0, 1)))
PROGRAMME = "prov"
THAT_DAY = date(2027, 3, 4)


def in_calendars(record: Record) -> Iterator[tuple[str, int, str]]:
    """What each calendar has of an event: its number there, and what it says."""
    for calendar, each in record.cancellations.items():
        yield calendar, each.stamp.sequence, "cancelled"
    if record.event and not record.removed:
        event = record.event
        for calendar in event.calendars:
            yield calendar, record.stamp.sequence, f"{event.day} {event.times} {event.place} {event.status}"


@dataclass
class GivenOut:
    """What everybody has ever got: by event and calendar, the highest number, and what it said."""

    entries: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    moment: datetime = FIRST

    def take(self, name: str, records: dict[str, Record]) -> None:
        """A release is given out."""
        for key, record in records.items():
            for calendar, sequence, said in in_calendars(record):
                before = self.entries.get((key, calendar), (-1, ""))
                if sequence < before[0] or (sequence == before[0] and said != before[1]):
                    self.faults.append(f"{name}: {key} in {calendar} was {before}, is {(sequence, said)}")
                self.entries[key, calendar] = max(before, (sequence, said))


@dataclass
class Desk:
    """One person's workspace, and what was given out from there and elsewhere."""

    root: Path
    given_out: GivenOut
    random: random.Random
    remembers: bool = True
    old: list[bytes] = field(default_factory=list)
    dead_ends: list[str] = field(default_factory=list)
    branches: int = 0

    @property
    def ledger(self) -> Path:
        return self.root / "programmes" / PROGRAMME / FILE_NAME

    @property
    def plan(self) -> Path:
        return self.ledger.with_name("plan.json")

    def git(self, *words: str) -> bool:
        """Run git; whether it did it."""
        return subprocess.run(("git", *words), cwd=self.root, capture_output=True, check=False).returncode == 0

    def told(self, *words: str) -> str:
        """What git answers."""
        return subprocess.run(
            ("git", *words), cwd=self.root, capture_output=True, check=False, encoding="utf-8"
        ).stdout.strip()

    def begin(self) -> None:
        """A new repository with a plan."""
        self.plan.parent.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        self.set_up()
        (self.root / ".gitattributes").write_text("*.ledger merge=union\n")
        (self.root / ".gitignore").write_text(".introplan/\n")
        self.plan.write_text(json.dumps({key: [0, "salen", "olle"] for key in KEYS[:3]}, indent=1))
        self.save()

    def set_up(self) -> None:
        """Tell git who this is, and not to tidy up in between."""
        self.git("config", "user.name", "Karin")
        self.git("config", "user.email", "karin@provby.example")
        self.git("config", "gc.auto", "0")

    def save(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Sparar")

    def events(self) -> dict[str, PublishedEvent]:
        """What the plan says."""
        plan = json.loads(self.plan.read_text()) if self.plan.is_file() else {}
        return {
            key: session(
                key,
                day=THAT_DAY + timedelta(days=day),
                place=place,
                attendees=(Attendee(lecturer, "lecturer"), Attendee("ada", "participant")),
            )
            for key, (day, place, lecturer) in plan.items()
        }

    def warnings(self, events: dict[str, PublishedEvent]) -> frozenset[KnownWarning]:
        """What a check warns of: events on one day."""
        return frozenset(
            KnownWarning("on-that-day", fingerprint(key)) for key, event in events.items() if event.day == THAT_DAY
        )

    def edit(self) -> None:
        plan = json.loads(self.plan.read_text()) if self.plan.is_file() else {}
        key = self.random.choice(KEYS)
        if key in plan and self.random.random() < 0.2:
            del plan[key]
        else:
            choose = self.random.choice
            plan[key] = [self.random.randint(0, 3), choose(("salen", "rummet")), choose(("olle", "jana"))]
        self.plan.parent.mkdir(parents=True, exist_ok=True)
        self.plan.write_text(json.dumps(plan, indent=1))
        if self.random.random() < 0.5:
            self.save()

    def publish(self) -> None:
        """As `introplan publish` does, what it asks of git included."""
        workspace = Workspace(self.root)
        releases = ledger_file(workspace, PROGRAMME, OWNER)
        must_know_its_past(releases)
        in_the_way = [each.name for each in releases.diagnostics if each.severity == "error"]
        if set(in_the_way) - {"ledger-behind"}:
            self.dead_ends.append(str(in_the_way))
            return
        events = self.events()
        if releases.ledger.last and releases.ledger.events == events and releases.is_whole:
            return
        self.given_out.moment += timedelta(hours=self.random.randint(1, 30))
        release = Release(next_name(releases.ledger, releases.taken), self.given_out.moment, "")
        after = next_release(releases.ledger, events, release, IDENTITY, known=self.warnings(events))
        content = ledger_text(after).encode()
        self.ledger.parent.mkdir(parents=True, exist_ok=True)
        self.ledger.write_bytes(content)
        self.git("add", "-A")
        if not self.git("commit", "-q", "-m", f"Utgåva {release.name}"):
            self.dead_ends.append(f"no commit of {release.name}")
        Repository(self.root, FILE_NAME).tag(tag_of(PROGRAMME, release.name), "", self.told("rev-parse", "HEAD"))
        if self.remembers:
            Private(self.root).keep_given_out(PROGRAMME, content)
        self.given_out.take(release.name, dict(after.records))
        self.old.append(content)
        again = ledger_file(workspace, PROGRAMME, OWNER)
        if again.missing or again.ledger != after:
            self.dead_ends.append(f"release {release.name} is not the end of it")

    def revert(self) -> None:
        self.save()
        if not self.git("revert", "--no-edit", *(["HEAD"] if self.random.random() < 0.6 else ["HEAD", "HEAD~1"])):
            self.git("revert", "--abort")

    def reset(self) -> None:
        self.save()
        self.git("reset", "-q", "--hard", f"HEAD~{self.random.randint(1, 2)}")

    def squash(self) -> None:
        self.save()
        if self.git("reset", "-q", "--soft", "HEAD~2"):
            self.save()

    def rebase(self) -> None:
        """Leave out the last commit but one."""
        self.save()
        if not self.git("rebase", "-q", "-X", "theirs", "--onto", "HEAD~2", "HEAD~1"):
            self.git("rebase", "--abort")

    def amend(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--amend", "-m", "Skriver om")

    def delete_line(self) -> None:
        if not self.ledger.is_file():
            return
        lines = self.ledger.read_bytes().splitlines(keepends=True)
        if len(lines) > 3:
            del lines[self.random.randrange(3, len(lines))]
        self.ledger.write_bytes(b"".join(lines))
        self._perhaps_save()

    def delete_file(self) -> None:
        self.ledger.unlink(missing_ok=True)
        self._perhaps_save()

    def put_back(self) -> None:
        """As when OneDrive brings an older copy."""
        if self.old and self.ledger.parent.is_dir():
            self.ledger.write_bytes(self.random.choice(self.old))
            self._perhaps_save()

    def delete_tag(self) -> None:
        tags = self.told("tag").split()
        if tags:
            self.git("tag", "-d", self.random.choice(tags))

    def branch(self) -> None:
        """Publish on a branch of its own, then on the first, and merge the two."""
        self.save()
        self.branches += 1
        name = f"sida-{self.branches}"
        self.git("switch", "-q", "-c", name)
        self.edit()
        self.publish()
        self.save()
        self.git("switch", "-q", "main")
        if self.random.random() < 0.5:
            self.edit()
            self.publish()
            self.save()
        self.merge(name)
        if self.random.random() < 0.5:
            self.git("branch", "-D", name)

    def merge(self, name: str) -> None:
        """Merge another branch, with its own side wherever the plan differs."""
        if not self.git("merge", "-q", "--no-edit", "-X", "ours", name):
            for path in self.told("diff", "--name-only", "--diff-filter=U").split():
                self.git("checkout", "--ours", "--", path) or self.git("rm", "-q", "--", path)
            self.git("add", "-A")
            self.git("commit", "-q", "--no-edit")

    def _perhaps_save(self) -> None:
        if self.random.random() < 0.5:
            self.save()

    @property
    def habits(self) -> list[Callable[[], None]]:
        """What she may do next; what is done more often stands there more often."""
        losses = [self.delete_line, self.delete_file, self.put_back, self.delete_tag]
        rewriting = [self.revert, self.revert, self.reset, self.squash, self.rebase, self.amend]
        return [*[self.edit] * 5, *[self.publish] * 5, *rewriting, *losses, self.branch]


def life_of_one(root: Path, seed: int, steps: int = 25, *, remembers: bool = True) -> Desk:
    """One person's life with a plan; it ends with a release."""
    desk = Desk(root, GivenOut(), random.Random(seed), remembers)
    root.mkdir(parents=True)
    desk.begin()
    for _step in range(steps):
        desk.random.choice(desk.habits)()
    desk.publish()
    return desk


def life_of_two(root: Path, seed: int, steps: int = 25) -> list[Desk]:
    """Two who share a repository, fetch before they publish and push after it."""
    chance = random.Random(seed)
    given_out = GivenOut()
    first = Desk(root / "a", given_out, chance)
    first.root.mkdir(parents=True)
    first.begin()
    first.git("clone", "-q", "--bare", ".", str(root / "origin"))
    first.git("remote", "add", "origin", str(root / "origin"))
    first.git("clone", "-q", str(root / "origin"), str(root / "b"))
    second = Desk(root / "b", given_out, chance)
    second.set_up()
    for _step in range(steps):
        desk = chance.choice((first, second))
        habit = chance.choice([*desk.habits, *[desk.publish] * 3])
        if habit in (desk.publish, desk.branch):
            desk.git("fetch", "-q", "--tags", "origin")
        habit()
        if habit in (desk.publish, desk.branch) or chance.random() < 0.3:
            _exchange(desk)
    for desk in (first, second):
        desk.git("fetch", "-q", "--tags", "origin")
        desk.publish()
        _exchange(desk)
    return [first, second]


def _exchange(desk: Desk) -> None:
    """Fetch, merge and push with its tags, as `git pull` and `git push --follow-tags` do; now and then by force."""
    desk.save()
    desk.git("fetch", "-q", "--tags", "origin")
    if desk.random.random() < 0.9:
        desk.merge("origin/main")
        desk.git("push", "-q", "--follow-tags", "origin", "main")
    else:
        desk.git("push", "-q", "--force", "--follow-tags", "origin", "main")
    with suppress(OSError):
        desk.old.append(desk.ledger.read_bytes())
