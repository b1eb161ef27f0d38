"""`introplan watch`: check and build at every save, and show what has come of it in the browser and the editor."""

import gc
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from introplan.cli.arguments import Form
from introplan.cli.build import Build, build_alone, put_in_place
from introplan.cli.checked import Checked, examined_programmes, plans_of
from introplan.cli.completion import STOPPED
from introplan.cli.forms import print_diagnostics, tell_unmade
from introplan.cli.live import LiveServer
from introplan.cli.output_folders import output_folder
from introplan.cli.own_prints import PrintWish, people_wanted
from introplan.cli.own_schema import keep_schema
from introplan.cli.remarks import remarks_on, show_errors_and_news, tell_of_the_rest
from introplan.cli.screen import counted, news, out, say, several, tell, tell_fault, words
from introplan.cli.serve import USUAL, tell_taken
from introplan.diagnostics import Diagnostic, Identity, _, _n, worst
from introplan.rendering.made_before import MadeBefore
from introplan.rendering.printing import PrintFault, TemplateFault
from introplan.workspace.faults import NotThereError, WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.watching import FilesSeen, changes, seen

NEW = _n("{count} new", "{count} new")
GONE = _n("{count} gone", "{count} gone")
BEGINS, ENDS = ">>>", "<<<"
"""What stands before the time on the lines around all findings in concise form: by it, an editor knows which stand."""

Changes = Callable[[Path], Iterable[None]]
WallClock = Callable[[], datetime]
FindingKey = tuple[Identity, str]
"""What a finding is known by from one save to the next."""


def watch_programmes(
    wanted: Sequence[str], form: Form, port: int | None, changes: Changes = changes, clock: WallClock = datetime.now
) -> int:
    """Check and build the wanted programmes now and after each of the `changes`, until Ctrl-C; the exit code."""
    workspace = Workspace.here()
    workspace.chosen(wanted)
    folder = output_folder(workspace, None)
    server = _server(folder, port, clock)
    if server is None:
        return 1
    turns = Turns(workspace, folder, server, WatchWish(wanted, form, clock))
    with suppress(KeyboardInterrupt), _served(server):
        for _change in changes(workspace.root):
            if turns.look() == STOPPED:
                break
    news().print(words(_("Stopped.")))
    return 0


class WatchWish(NamedTuple):
    """Which programmes are watched, in which form it is told what is found, and what the time is."""

    wanted: Sequence[str]
    form: Form
    clock: WallClock


class Turns:
    """What is done at each save, and what is remembered of the one before."""

    def __init__(self, workspace: Workspace, folder: Path, server: LiveServer, wish: WatchWish) -> None:
        self._workspace, self._folder, self._server = workspace, folder, server
        self._wanted, self._form, self._clock = wish
        self._seen: FilesSeen | None = None
        self._told: Counter[FindingKey] | None = None
        self._made = MadeBefore()
        self._is_frozen = False

    def look(self) -> int:
        """Check and build what is another than it was; the exit code of what was done, if anything was."""
        found = seen(self._workspace)
        if found == self._seen:
            return 0
        self._seen = found
        try:
            return self._turn()
        except NotThereError as fault:  # such as a folder that is about to come back
            tell_fault(say(fault.message))
            return 1
        except WorldError as fault:  # of this turn; somebody may do something about it
            tell(fault)
            self._seen = None
            return 1
        finally:
            out().file.flush()
            gc.collect()  # of a plan that nobody has any more; see `main`
            if not self._is_frozen:
                gc.freeze()  # what is there from the start stays, and need not be looked at after each save
                self._is_frozen = True

    def _turn(self) -> int:
        programmes, found = examined_programmes(self._wanted)
        keep_schema(self._workspace, programmes)
        self._tell(programmes, found)
        if worst(found) == "error":
            self._sum_up(found, words(_("nothing was built")))
            return 1
        return build_alone(self._workspace, "watch", lambda: self._build(programmes, found))

    def _build(self, programmes: Sequence[Checked], found: Sequence[Diagnostic]) -> int:
        try:
            people = people_wanted(plans_of(programmes), PrintWish())
            made = Build(self._workspace, self._folder, people=people, made_before=self._made)
            self._made.next_turn()
            made.make(programmes, shows_progress=False)
            code = put_in_place(self._workspace, made)
        except (TemplateFault, PrintFault) as fault:
            if self._form == "concise" and isinstance(fault, PrintFault):
                self._tell_concisely([*found, *fault.found])
            else:
                tell_unmade(fault)
            self._sum_up(found, words(_("nothing was built")))
            return 1
        if code == 0:
            if made.is_another:
                self._server.is_built()
            self._sum_up(found, *(f"{built.edition.plan.name}: {built.told}" for built in made.built))
        return code

    def _tell(self, programmes: Sequence[Checked], found: Sequence[Diagnostic]) -> None:
        """All findings for an editor; for people what is new among them, the first time since the last release."""
        if self._form == "concise":
            self._tell_concisely(found)
        elif self._told is None:
            remarks = remarks_on(programmes, found)
            show_errors_and_news(remarks)
            tell_of_the_rest(remarks)
        else:
            print_diagnostics(_beyond(found, self._told))

    def _tell_concisely(self, found: Sequence[Diagnostic]) -> None:
        out().print(f"{BEGINS} {self._time}")
        print_diagnostics(found, "concise")
        out().print(f"{ENDS} {self._time}")
        out().file.flush()

    def _sum_up(self, found: Sequence[Diagnostic], *parts: str) -> None:
        """One line for the save: when, what stands, how much of it is new and how much is gone, what was built."""
        those = [each for each in found if each.severity != "note"]
        told, before = Counter(map(_key, those)), self._told
        self._told = told
        differs = [(NEW, (told - before).total()), (GONE, (before - told).total())] if before is not None else []
        standing = ", ".join([counted(those), *(several(forms, count) for forms, count in differs if count)])
        news().print(" · ".join([self._time, standing, *parts]))

    @property
    def _time(self) -> str:
        """`09:14:03`, in every language alike, for an editor waits for it."""
        return f"{self._clock():%H:%M:%S}"


def _key(found: Diagnostic) -> FindingKey:
    """What a finding is known by: where it is about nothing that has an id, its own words tell it from others."""
    path = found.at.span.path
    return found.identity, path if found.identity.about else f"{path} {say(found.message)}"


def _beyond(found: Sequence[Diagnostic], told: Counter[FindingKey]) -> list[Diagnostic]:
    """The errors and warnings that have not been told."""
    left, new = Counter(told), []
    for each in found:
        if each.severity != "note":
            if left[_key(each)] <= 0:
                new.append(each)
            left[_key(each)] -= 1
    return new


def _server(folder: Path, port: int | None, clock: WallClock) -> LiveServer | None:
    """The page of the build on the port that was asked for; else on the usual one, or on any that is free."""
    mark = f"{os.getpid()}-{clock():%H%M%S}"
    try:
        return LiveServer(folder, USUAL if port is None else port, mark)
    except OSError as fault:
        if port is None:
            return LiveServer(folder, 0, mark)
        tell_taken("watch", port, fault)
        return None


@contextmanager
def _served(server: LiveServer) -> Iterator[None]:
    """Serve while the block runs. The threads end with the process: nothing waits for a browser that listens."""
    with server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        serving.start()
        news().print(words(_("The page, on this computer only: {address}"), address=server.address))
        news().print(words(_("Save a file, and it is checked and built. Ctrl-C ends it.")))
        try:
            yield
        finally:
            server.shutdown()
            serving.join(timeout=2)
