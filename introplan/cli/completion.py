"""Carrying out what has been decided: releases are given out, files put in place. Also what another run left undone."""

import os
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from introplan.cli.held import tell_held
from introplan.cli.made_again import giving_of, made_again
from introplan.cli.protected_releases import must_name_nobody
from introplan.cli.rewrites import again, tell_undoing
from introplan.cli.screen import news, tell, tell_fault, words
from introplan.diagnostics import _
from introplan.workspace.faults import WorldError, reason_of
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Begun, Intent, Intents
from introplan.workspace.makings import forget_next
from introplan.workspace.output import explained, is_full
from introplan.workspace.placing import Held, Placing, lacking, opened_of, put_out
from introplan.workspace.private import Private
from introplan.workspace.protocol import AFTER, Giving, NoTagError, Standing
from introplan.workspace.repository import BusyError, RepositoryError
from introplan.workspace.rewriting import CLOSE, Rewritings, forget_before
from introplan.workspace.staging import Stage

STOPPED = 130  # what shells call a command that Ctrl-C has ended


class CompletionOutcome(NamedTuple):
    """What has come of an intent: the releases that are given out, what is held, and the exit code.

    With `waits`, a git at work may be committing a release yet: nothing else is to be done before that is known.
    """

    given_out: tuple[Begun, ...] = ()
    letters: tuple[Placing, ...] = ()
    held: tuple[Held, ...] = ()
    code: int = 0
    waits: bool = False

    @property
    def letters_held(self) -> bool:
        """Whether something is held that has to reach somebody, and not only what is built again."""
        folders = [placing.folder for placing in self.letters]
        return any(each.path.is_relative_to(folder) for each in self.held for folder in folders)


def complete_what_was_begun(workspace: Workspace, command: str, *, releases_alone: bool = False) -> CompletionOutcome:
    """Do what an earlier run of `build` or `publish` did not come to do, and remove what it left; see `protocol`.

    With `releases_alone`, what was only to be built stays as it is, for a command that is about to build.
    """
    private = Private(workspace.root)
    _complete_rewriting(workspace, command)
    intent = Intents(private).read()
    if intent is None:
        if Intents(private).is_from_elsewhere:
            _tell_of_elsewhere()
            news().print(words(_("if it was a release of yours, `introplan publish --letters` writes its letters")))
            Intents(private).drop()
        tidy(workspace)
        return CompletionOutcome()
    if releases_alone and not intent.releases:
        return CompletionOutcome()
    if intent.releases:
        names = tuple(
            words(_("{programme}, release {release}"), programme=each.programme, release=each.name)
            for each in intent.releases
        )
        news().print(words(_("an earlier run was interrupted; it is completed now: {releases}"), releases=names))
    return carry_out(workspace, intent, command)


def _complete_rewriting(workspace: Workspace, command: str) -> None:
    """Write what an earlier command did not come to write. Raises OutputError when the disk does not take it."""
    rewritings = Rewritings(workspace.root)
    if rewritings.is_from_elsewhere:
        _tell_of_elsewhere()
        rewritings.drop()
    begun = rewritings.under_way
    try:
        left = rewritings.complete()
        goes_on = begun is not None and begun.command == command == CLOSE  # with what is built, and tells the rest
        if begun and not goes_on:
            rewritings.drop()
    except OSError as fault:
        raise explained(fault, workspace.root) from fault
    if begun:
        told = words(_("an earlier `introplan {command}` was interrupted; it is completed now"), command=begun.command)
        news().print(told)
    for path in left or ():
        tell_fault(
            words(_("{path} was changed meanwhile, so it is left as it is"), path=path),
            words(again(begun.command if begun else command).for_the_rest),
        )
    if begun and begun.kept and not goes_on:
        tell_undoing(workspace, begun.kept, words(_("To undo it:")))


def _tell_of_elsewhere() -> None:
    news().print(words(_("what was begun in another place is not completed here; do it again if you want it")))


def tidy(workspace: Workspace) -> None:
    """Remove what has been staged and that nothing has been decided about."""
    private = Private(workspace.root)
    if Intents(private).read() is None:
        Stage(private).clear()
        forget_next(private)


def begin(workspace: Workspace, more: Intent, command: str) -> CompletionOutcome:
    """Write down that this is to be done, beside what an earlier run has left, and carry all of it out.

    Raises OutputError when the disk does not take what is written down; then nothing is done.
    """
    private = Private(workspace.root)
    intents = Intents(private)
    intent = (intents.read() or Intent()).and_then(more)
    try:
        intents.write(intent)
    except OSError as fault:
        raise explained(fault, private.folder) from fault
    return carry_out(workspace, intent, command)


def carry_out(workspace: Workspace, intent: Intent, command: str) -> CompletionOutcome:
    """Carry out an intent that has been written down, as far as it goes; tell what is done and what is not."""
    private, code = Private(workspace.root), 0
    given_out, held = list[Begun](), list[Held]()
    for begun in intent.releases:
        giving = giving_of(workspace, begun)
        try:
            found = giving.carry_out(partial(must_name_nobody, workspace, giving))
            _tell_of(giving, found)
        except (RepositoryError, OSError, KeyboardInterrupt) as fault:
            if isinstance(fault, BusyError) and giving.facts().ledger == "after":
                tell(fault)
                return CompletionOutcome(tuple(given_out), code=1, waits=True)
            found, code = _refused(giving, fault)
        if found is Standing.GIVEN_OUT:
            given_out.append(begun)
            held += _mark(private, giving)
        else:
            intent = intent.without(begun.programme)
            Intents(private).write(intent)
    try:
        held += _put_out(workspace, intent)
    except KeyboardInterrupt:
        news().print(words(_("Stopped. Build again when you like: no file is half-written.")))
        return CompletionOutcome(tuple(given_out), (), (), STOPPED)
    letters = tuple(placing for placing in intent.placings if placing.kind == "letters")
    if held:
        tell_held(held, command)
        return CompletionOutcome(tuple(given_out), letters, tuple(held), code or 1)
    Intents(private).drop()
    tidy(workspace)
    return CompletionOutcome(tuple(given_out), letters, (), code)


def _tell_of(giving: Giving, found: Standing) -> None:
    """What has become of a release."""
    begun = giving.begun
    told = {"programme": begun.programme, "release": begun.name}
    if found is Standing.OVERTAKEN:
        news().print(
            words(
                _("{programme}: release {release} was begun, but nothing of it had gone out; it is withdrawn"), **told
            )
        )
        return
    tag = giving.tag
    if tag and tag != begun.tag:
        news().print(
            words(_("another release has the tag {tag}, so this one is tagged {given}"), tag=begun.tag, given=tag)
        )
    news().print(
        words(_("{programme}: release {release} is saved in git, with the tag {tag}"), **told, tag=tag)
        if tag
        else words(_("{programme}: release {release} is made"), **told)
    )


def _refused(giving: Giving, fault: BaseException) -> tuple[Standing, int]:
    """Tell why a release has not come to its end; how far it has come, and the exit code."""
    if isinstance(fault, NoTagError):
        way_out = words(_("the release is saved in git; tag it yourself: `git tag {tag}`"), tag=giving.begun.tag)
        tell(fault)
        news().print(way_out)
        return Standing.GIVEN_OUT, 1
    if giving.commit is None:
        giving.take_back()
    if isinstance(fault, KeyboardInterrupt):
        told = words(_("Stopped. Nothing of {programme} was published."), programme=giving.begun.programme)
        news().print(told)
        return Standing.OVERTAKEN, STOPPED
    if isinstance(fault, WorldError):
        tell(fault)
    elif isinstance(fault, OSError) and is_full(fault):
        tell(explained(fault, giving.file))
    elif isinstance(fault, OSError):
        reason = reason_of(fault)
        tell_fault(
            words(_("{path} cannot be written: {reason}"), path=os.path.relpath(giving.file), reason=reason),
            words(_("close it if another program has it open, and publish again")),
        )
    news().print(words(_("Nothing was published.")))
    return Standing.OVERTAKEN, 1


def _mark(private: Private, giving: Giving) -> Iterator[Held]:
    """The release is given out: this computer remembers its ledger, and what it was made of.

    A disk that will not have it holds nothing else up: the letters come first to those who wait for them.
    """
    try:
        after = giving.content(AFTER)
        if after is not None:
            private.keep_given_out(giving.begun.programme, after)
            forget_before(private, giving.begun.programme)
        giving.makings.is_given_out()
    except OSError as fault:
        yield Held(private.folder, fault, is_folder=True)


def _put_out(workspace: Workspace, intent: Intent) -> list[Held]:
    """Put all in its place, what the stage lacks made again as it was; what is held."""
    private = Private(workspace.root)
    stage = Stage(private)
    opened, held = opened_of(intent.placings), list[Held]()
    if missing := lacking(opened, stage):
        try:
            intent = made_again(workspace, intent, missing)
            Intents(private).write(intent)
        except OSError as fault:
            held.append(Held(private.folder, fault, is_folder=True))
        opened = opened_of(intent.placings)
    return [*held, *put_out(opened, stage)]
