"""`introplan publish --letters`: write the letters of a release once more, byte for byte, at any time."""

from collections.abc import Sequence
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.cli.alone import alone
from introplan.cli.completion import begin, complete_what_was_begun
from introplan.cli.conversation import tell_given_out
from introplan.cli.forms import tell_unmade
from introplan.cli.ledgers import ledger_file
from introplan.cli.links import Links
from introplan.cli.made import Letters
from introplan.cli.screen import tell
from introplan.cli.sources import ReleaseSource, kept_secret_links, release_source
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Message, _
from introplan.reading.suggestions import meant
from introplan.releases import Release, events_of
from introplan.rendering.printing import PrintFault, TemplateFault
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Intent
from introplan.workspace.output import Output
from introplan.workspace.revisions import is_repository


class LettersError(WorldError):
    """The letters of a release cannot be written once more."""


class Wanted(NamedTuple):
    """A release of a programme."""

    programme: str
    release: Release


class LettersSource(NamedTuple):
    """What letters are made of, and the plan that it holds."""

    source: ReleaseSource
    plan: Plan


def write_letters(wanted: Sequence[str], name: str) -> int:
    """Write the letters of the release called `name`, or of the last without a name; the exit code.

    Without programmes wanted, those of every programme that has such a release.
    """
    workspace = Workspace.here()
    if name in workspace.names:  # `--letters malmo`: the word after the option is a programme's
        wanted, name = (*wanted, name), ""
    found = releases_wanted(workspace, wanted, name, "--letters")
    try:
        with alone(workspace, "publish"):
            begun = complete_what_was_begun(workspace, "publish")
            tell_given_out(begun)
            return write_again(workspace, found)
    except (TemplateFault, PrintFault) as fault:
        tell_unmade(fault)
        return 1
    except WorldError as fault:
        tell(fault)
        return 1


def write_again(workspace: Workspace, found: Sequence[Wanted]) -> int:
    """Write the letters of releases that have been given out; the exit code.

    Raises LettersError, TemplateFault, PrintFault.
    """
    made = [_made(workspace, each) for each in found]
    outcome = begin(workspace, Intent((), tuple(output.placing for output in made)), "publish")
    tell_given_out(outcome)
    return outcome.code


def releases_wanted(workspace: Workspace, wanted: Sequence[str], name: str, option: str) -> list[Wanted]:
    """The releases that are meant: by `name`, or the last ones without. Raises WrongUseError for a name none has."""
    chosen = workspace.chosen(wanted)
    ledgers = {programme: ledger_file(workspace, programme).ledger for programme in chosen}
    releases = {programme: ledger.release(name) if name else ledger.last for programme, ledger in ledgers.items()}
    found = [Wanted(programme, release) for programme, release in releases.items() if release]
    if found:
        return found
    names = [release.name for ledger in ledgers.values() for release in ledger.releases]
    if not names:
        raise wrong_use(_("nothing has been released yet"), option)
    if guess := meant(name, names):
        raise wrong_use(_("there is no release `{name}`; did you mean `{guess}`?"), option, name=name, guess=guess)
    raise wrong_use(_("there is no release `{name}`; the last is {last}"), option, name=name, last=names[-1])


def _made(workspace: Workspace, wanted: Wanted) -> Output:
    """The letters, staged. Raises LettersError."""
    made_of = letters_source(workspace, wanted)
    source = made_of.source
    return Letters(workspace, made_of.plan, source.earlier(), source, key_of(workspace, wanted)).made()


def letters_source(workspace: Workspace, wanted: Wanted) -> LettersSource:
    """What the letters of a release are made of. Raises LettersError when that is not to be had."""
    source = release_source(workspace, wanted.programme, wanted.release)
    plan = source.plan() if source else None
    values = {"programme": wanted.programme, "release": wanted.release.name}
    if source is None or plan is None:
        raise LettersError(
            Message(_("{programme}: neither git nor this computer has what release {release} was made of"), values),
            Message(_("see whether a colleague has it: `git fetch --tags`; then try again"))
            if is_repository(workspace.root)
            else Message(_("without git it works for the last release alone: `introplan publish --letters`")),
        )
    if events_of(plan) != source.after.events:
        raise LettersError(
            Message(_("{programme}: git does not have everything that release {release} was made of"), values),
            Message(_("see whether `.gitignore` keeps files of the plan out of git")),
        )
    return LettersSource(source, plan)


def must_name_nobody_protected(made_of: LettersSource, today: Plan) -> None:
    """Raise LettersError for a release whose letters name somebody who has become protected since."""
    then = made_of.plan.by_identity.people
    since = [
        person.id
        for identity, person in today.by_identity.people.items()
        if person.protected and (once := then.get(identity)) and not once.protected
    ]
    if since:
        values = {"people": tuple(since), "release": made_of.source.release.name}
        raise LettersError(
            Message(_("{people} became protected after release {release}, whose letters have the name"), values),
            Message(_("publish, and send that release instead")),
        )


def key_of(workspace: Workspace, wanted: Wanted) -> bytes | None:
    """The key of the secret links, if the release told of them, or where nobody knows, if the workspace has some."""
    links, told = Links(workspace.root), kept_secret_links(workspace, wanted.programme, wanted.release)
    return links.key_of_release() if (links.are_used if told is None else told) else None
