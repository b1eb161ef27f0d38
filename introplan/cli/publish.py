"""`introplan publish`: release a plan. Its ledger counts what has changed; git keeps plan and ledger together."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from introplan.cli.alone import alone
from introplan.cli.amending import Wish, must_be_answered
from introplan.cli.build import Build
from introplan.cli.checked import examined_programmes
from introplan.cli.completion import STOPPED, CompletionOutcome, begin, complete_what_was_begun, tidy
from introplan.cli.conversation import (
    show_release,
    tell_given_out,
    tell_of_git,
    tell_of_sharing,
    tell_without_draft,
)
from introplan.cli.forms import print_diagnostics, tell_unmade
from introplan.cli.ledgers import LedgerFile, must_know_its_past
from introplan.cli.letters import LettersError, Wanted, write_again
from introplan.cli.made import Letters
from introplan.cli.moved_letters import move_letters
from introplan.cli.protected_releases import names_in_release, names_in_wish
from introplan.cli.publications import Publication, ReleaseWish, begun_of, must_be_a_name, must_be_ready, publication_of
from introplan.cli.remarks import name_news, remarks_on, show_errors_and_news, standing, tell_of_the_rest
from introplan.cli.screen import ask, counted, news, tell, words
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Message, _
from introplan.releases import FILE_NAME
from introplan.releases.renames import EXPLANATIONS
from introplan.rendering.printing import PrintFault, TemplateFault
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Begun, Intent
from introplan.workspace.makings import Makings
from introplan.workspace.output import Output, explained
from introplan.workspace.private import Private
from introplan.workspace.repository import Repository, RepositoryError
from introplan.workspace.shelves import BUILD, letters_folder
from introplan.workspace.sources import plan_digest

OF_A_RELEASE = frozenset(EXPLANATIONS)
"""What is to be mended before it is released, since afterwards everybody has got it: shown in full, as errors are."""


def publish_programmes(wanted: Sequence[str], wish: ReleaseWish) -> int:
    """Release the wanted programmes; the exit code. An error in any of them publishes nothing."""
    message = _told(wish.message)
    must_be_a_name(wish.name)
    must_be_answered(Wish(wish.yes))
    workspace = Workspace.here()
    try:
        with alone(workspace, "publish"):
            begun = complete_what_was_begun(workspace, "publish")
            tell_given_out(begun)
            tell_of_sharing(workspace, begun)
            if begun.code == STOPPED or begun.waits or begun.letters_held:
                return begun.code
            try:
                moved = move_letters(workspace)
                return _publish(workspace, wanted, wish._replace(message=message), begun) or moved
            finally:
                tidy(workspace)
    except (WorldError, TemplateFault, PrintFault) as fault:
        tell(fault) if isinstance(fault, WorldError) else tell_unmade(fault)
        news().print(words(_("Nothing was published.")))
        return 1
    except KeyboardInterrupt:
        news().print(words(_("Nothing was published.")))
        return STOPPED


def _publish(workspace: Workspace, wanted: Sequence[str], wish: ReleaseWish, begun: CompletionOutcome) -> int:
    digests = {name: plan_digest(workspace.root, name, FILE_NAME) for name in workspace.chosen(wanted)}
    programmes, diagnostics = examined_programmes(wanted)
    diagnostics = [each for each in diagnostics if each.name != "ledger-behind"]  # which publishing mends
    diagnostics += names_in_wish(workspace, wish)
    remarks = remarks_on(programmes, diagnostics)
    if remarks.errors:
        show_errors_and_news(remarks)
        tell_of_the_rest(remarks)
        news().print(words(_("{findings}. Nothing was published."), findings=counted(diagnostics)))
        return 1
    print_diagnostics([each for each in remarks.everything if each.name in OF_A_RELEASE])
    for checked in programmes:
        must_know_its_past(checked.releases)
    repository = Repository.around(workspace.root, FILE_NAME) if wish.commit else None
    now = datetime.now(UTC)
    publications = [
        publication
        for checked in programmes
        if (
            publication := publication_of(
                workspace,
                repository,
                checked,
                digests[checked.name],
                wish,
                now,
                standing=standing(checked, programmes, diagnostics),
            )
        )
    ]
    for publication in publications:
        must_be_ready(repository, publication)
    for checked in programmes:
        if checked.name not in {publication.name for publication in publications}:
            told = {"programme": checked.name, "release": checked.releases.ledger.releases[-1].name}
            news().print(words(_("{programme}: nothing has changed since release {release}"), **told))
    if not publications:
        return begun.code
    for publication in publications:
        if named := list(names_in_release(workspace, *_given(repository, publication))):
            print_diagnostics(named, "full")
            news().print(words(_("{findings}. Nothing was published."), findings=counted(named)))
            return 1
    for publication in publications:
        show_release(publication)
    name_news([each for each in remarks.new if each.name not in OF_A_RELEASE])
    tell_of_the_rest(remarks)
    tell_of_git(workspace, repository, publications, commit=wish.commit)
    if not wish.yes and not ask(_("Publish this? Yes or no [y/N]:")):
        news().print(words(_("Nothing was published.")))
        return 0
    return _carry_out(workspace, repository, publications)


def _given(repository: Repository | None, publication: Publication) -> tuple[Begun, bytes]:
    """A release as it would be begun, and its ledger."""
    begun = begun_of(repository, publication, secret_links=False)
    return begun, publication.content


def _told(message: str | None) -> str:
    if message is None or not message.strip():
        raise wrong_use(_("write in a few words what is new"), "-m")
    return message.strip()


def _carry_out(workspace: Workspace, repository: Repository | None, publications: Sequence[Publication]) -> int:
    """Make everything, write down what is to be done, and do it; the exit code.

    Raises OutputError, TemplateFault, PrintFault.
    """
    built, letters_made = _made(workspace, publications)
    for publication in publications:
        if publication.digest != plan_digest(workspace.root, publication.name, FILE_NAME, publication.pictures):
            raise RepositoryError(
                Message(_("{programme} was changed while it was being released"), {"programme": publication.name}),
                Message(_("publish again, so that you see what is new")),
            )
    begun = tuple(begun_of(repository, each, secret_links=built.key is not None) for each in publications)
    placings = tuple(output.placing for output in (*letters_made, *built.outputs))
    outcome = begin(workspace, Intent(begun, placings), "publish")
    if outcome.given_out and not outcome.held:
        built.tell()
    tell_given_out(outcome)
    for publication, output in zip((each for each in publications if each.is_new), letters_made, strict=True):
        tell_without_draft(publication, output.made)
    code = outcome.code or _write_missing_letters(workspace, publications)
    tell_of_sharing(workspace, outcome)
    return code


def _write_missing_letters(workspace: Workspace, publications: Sequence[Publication]) -> int:
    """Write the letters of releases that only git lacked, where they are not here; the exit code.

    Whoever stopped such a release halfway, and has lost what was kept of it, has told nobody yet.
    """
    lacking = [
        Wanted(each.name, each.release)
        for each in publications
        if not each.is_new and not letters_folder(workspace.root, each.name, each.release.name).is_dir()
    ]
    try:
        return write_again(workspace, lacking) if lacking else 0
    except LettersError as fault:  # the release itself is given out
        tell(fault)
        return 1


def _made(workspace: Workspace, publications: Sequence[Publication]) -> tuple[Build, list[Output]]:
    """Everything that the releases give out, staged: what is built, and the letters of those that are new."""
    private = Private(workspace.root)
    built = Build(workspace, Path(os.path.relpath(workspace.root / BUILD)))
    done, letters = [], dict[str, Letters]()
    for publication in publications:
        released = LedgerFile(publication.after, [], publication.content)
        done.append(replace(publication.checked, releases=released))
        if publication.is_new:
            try:
                Makings(private, publication.name).keep_next(
                    publication.source.as_files(secret_links=built.key is not None)
                )
            except OSError as fault:
                raise explained(fault, private.folder) from fault
            letters[publication.name] = Letters(
                workspace, publication.plan, publication.earlier, publication.source, built.key
            )
    built.make(done, letters)
    return built, [each.finish() for each in letters.values()]
