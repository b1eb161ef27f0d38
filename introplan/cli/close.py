"""`introplan close`: when a cohort's two years are over, its people go from the plan, from the ledger and from here.

What stays is what was given, when and by whom, and under marks that name nobody how high numbers had come. Nothing is
committed: the next release does that. Git itself forgets nothing by this, and that is said, with the way to clear it.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.text import Text

from introplan.amendments import Hindrance
from introplan.amendments.asked import Asked, asked
from introplan.cli.alone import alone
from introplan.cli.amending import Wish, must_be_answered
from introplan.cli.build import Build
from introplan.cli.checked import examined_programmes
from introplan.cli.closing import CloseError, CohortClosing
from introplan.cli.completion import STOPPED, begin, complete_what_was_begun, tidy
from introplan.cli.forms import print_diagnostics, tell_unmade
from introplan.cli.ledgers import must_know_its_past
from introplan.cli.meant import MisspeltError
from introplan.cli.new import FIELDS
from introplan.cli.own_schema import keep_schema
from introplan.cli.plans import read_plan
from introplan.cli.remembered import MOST, tell_of_git
from introplan.cli.rewrites import tell_of_stopping, tell_undoing, written_as_one
from introplan.cli.screen import ask, counted, news, out, several, tell, words
from introplan.cli.shown_lines import show_lines
from introplan.cli.today import today_here
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Message, _, _n, worst
from introplan.model import Cohort
from introplan.reading import gather
from introplan.releases import FILE_NAME
from introplan.rendering.printing import PrintFault, TemplateFault
from introplan.workspace.contents import bytes_of
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.history import copies_beside
from introplan.workspace.intents import Intent
from introplan.workspace.links import is_link
from introplan.workspace.manifests import MANIFEST
from introplan.workspace.mentions import Mention, mentions
from introplan.workspace.names_file import names_file
from introplan.workspace.private import FOLDER, GIVEN_OUT
from introplan.workspace.rewriting import (
    BEFORE_CHANGE,
    CLOSE,
    Kept,
    PlanRewrite,
    Rewriting,
    Rewritings,
    archive_of_closing,
)
from introplan.workspace.shelves import BUILD, Shelf, programme_of, shelf_folder

PARTICIPANTS = _n("{count} participant: {people}", "{count} participants: {people}")
OTHERS = _n(
    "{count} more person, whom nothing else in the plan mentions: {people}",
    "{count} more people, whom nothing else in the plan mentions: {people}",
)
PAIRINGS = _n("{count} pairing, with its meetings", "{count} pairings, with their meetings")
EVENTS = _n("{count} event with nobody else: {events}", "{count} events with nobody else: {events}")
ABSENCES = _n("{count} line of absences", "{count} lines of absences")
NOTES = _n("{count} internal note", "{count} internal notes")
LEDGER_LINES = _n("{path}: {count} line fewer", "{path}: {count} lines fewer")
LETTERS = _n("the letters of {count} release", "the letters of {count} releases")
MENTIONED = _n(
    "{count} line still mentions them; decide whether it should stay:",
    "{count} lines still mention them; decide whether they should stay:",
)


def close_cohort(name: str, wish: Wish) -> int:
    """Close a cohort, after asking; the exit code."""
    workspace = Workspace.here()
    programme, cohort = _named(workspace, name)
    must_be_answered(wish)
    try:
        with alone(workspace, "close"):
            under_way = Rewritings(workspace.root).under_way
            begun = complete_what_was_begun(workspace, "close")
            if begun.code:
                return begun.code
            try:
                if under_way and (code := _build_again(workspace, programme)):
                    return code
                code = _close(workspace, programme, cohort, wish)
                if under_way and under_way.people.ids:
                    tell_of_git(workspace, under_way.people)
                return code
            finally:
                tidy(workspace)
    except (TemplateFault, PrintFault) as fault:
        tell_unmade(fault)
        return 1
    except WorldError as fault:
        tell(fault)
        return 1
    except KeyboardInterrupt:
        tell_of_stopping(workspace, CLOSE)
        return STOPPED


def _named(workspace: Workspace, name: str) -> tuple[str, str]:
    """The programme and the cohort that are meant. Raises WrongUseError for what there is not, or is several times.

    Where a plan cannot be read, as when a closing was interrupted, the cohort's id alone is known.
    """
    read = [read_plan(each, workspace.folder(each)) for each in workspace.names]
    found = asked([each.plan for each in read if each.plan], "cohort", name)
    places = [(each.name, id_) for each in read if each.plan is None for id_ in _cohorts(workspace, each.name)]
    places = [(each, id_) for each, id_ in places if name in (id_, f"{each}/{id_}")]
    if isinstance(found, Asked):
        places.append((found.plan.name, found.id))
    if not places:
        assert isinstance(found, Hindrance)
        raise MisspeltError(found)
    if len(places) > 1:
        choices = tuple(f"{each}/{id_}" for each, id_ in places)
        template = _("several programmes have a cohort `{cohort}`; choose from {choices}")
        raise wrong_use(template, cohort=name, choices=choices)
    return places[0]


def _cohorts(workspace: Workspace, name: str) -> tuple[str, ...]:
    """The ids of a programme's cohorts as they are written, whatever is wrong with it."""
    cohorts = gather(workspace.folder(name)).tree.get("cohorts")
    return tuple(cohorts) if isinstance(cohorts, dict) else ()


def _close(workspace: Workspace, programme: str, id_: str, wish: Wish) -> int:
    programmes, found = examined_programmes([programme])
    if worst(found) == "error":
        print_diagnostics([each for each in found if each.severity == "error"], "full")
        news().print(words(_("{findings}. Nothing was closed."), findings=counted(found)))
        return 1
    [checked] = programmes
    must_know_its_past(checked.releases)
    assert checked.plan is not None, programme
    cohort = checked.plan.programme.cohorts[id_]
    if cohort.status == "closed" and not cohort.participants:
        news().print(words(_("{cohort} is closed already."), cohort=cohort.title))
        kept = Kept(archive_of_closing(programme, id_))
        # as after a closing that was interrupted, and completed by another command
        if (workspace.root / kept.place).is_file():
            _tell_undoing(workspace, cohort, kept)
        return 0
    closing = CohortClosing(workspace, checked, cohort, datetime.now(UTC), today_here())
    rewriting = _rewriting(closing)
    if worst(closing.findings) == "error":
        print_diagnostics(closing.findings, "full")
        raise CloseError(
            Message(_("without the people of {cohort} the plan would be wrong"), {"cohort": cohort.title}),
            Message(_("fix that first, and close again")),
        )
    _show(closing, rewriting)
    if wish.dry_run or (not wish.yes and not ask(_("Close it? Yes or no [y/N]:"))):
        news().print(words(_("Nothing was changed.")))
        return 0
    return _carry_out(closing, rewriting)


def _carry_out(closing: CohortClosing, rewriting: Rewriting) -> int:
    """Write everything, read it again, and say what is done and what is not."""
    workspace = closing.workspace
    kept = written_as_one(workspace, rewriting)
    if kept is None:
        return 1
    keep_schema(workspace)
    code = _build_again(workspace, closing.name)
    _tell_undoing(workspace, closing.cohort, kept)
    _tell_of_the_rest(closing, kept)
    tell_of_git(workspace, closing.people)
    return code


def _rewriting(closing: CohortClosing) -> Rewriting:
    """All that is written and removed: the plan, its ledger, and what introplan keeps of them."""
    root, name = closing.workspace.root, closing.name
    files = {**closing.files, **closing.ledger_rewrite, **closing.log_rewrite}
    private = root / FOLDER
    ledger = closing.releases.content
    for mark in sorted((private / GIVEN_OUT).glob("*.ledger")):
        content = bytes_of(mark)
        if ledger and content and _is_of(content, closing):
            files[mark.relative_to(root).as_posix()] = PlanRewrite(content, ledger)
    beside = root / "programmes" / name
    gone = [beside / copy for copy, content in copies_beside(beside, FILE_NAME).items() if _is_of(content, closing)]
    kept = (f"last/{name}.zip", f"remembered/{name}.json", f"remembered/{name}.ledger")
    gone += [private / each for each in kept]
    gone += [
        path for kept in (BEFORE_CHANGE, "before-fix") for path in sorted((private / kept).rglob("*")) if path.is_file()
    ]
    gone.append(root / "secret-links" / f"{name}.csv")
    files |= {
        path.relative_to(root).as_posix(): PlanRewrite(path.read_bytes(), None) for path in gone if path.is_file()
    }
    letters = tuple(path.relative_to(root).as_posix() for path in _letters(root, name))
    return Rewriting(files, letters, closing.people, archive=archive_of_closing(name, closing.cohort.id))


def _letters(root: Path, name: str) -> Iterator[Path]:
    """The folders with letters of earlier releases; by an earlier introplan they lie among what may be shared."""
    shelves: tuple[Shelf, ...] = ("private", "shared")
    for shelf in shelves:
        for folder in sorted(shelf_folder(root / BUILD, name, shelf).glob("release-*")):
            if (folder / MANIFEST).is_file() and not is_link(folder):
                yield folder


def _is_of(content: bytes, closing: CohortClosing) -> bool:
    """Whether a ledger is the programme's."""
    frame = closing.plan.programme.frame
    return f"programme {frame.id} {frame.domain}\n".encode() in content.replace(b"\r\n", b"\n")


def _show(closing: CohortClosing, rewriting: Rewriting) -> None:
    """What goes: whom and how much, then line by line."""
    plan, departure = closing.plan, closing.departure
    told = {"programme": closing.name, "cohort": closing.cohort.title}
    out().print(Text(words(_("{programme}, {cohort}: this will be removed"), **told), "bold"))
    others = [person for person in departure.people if person not in departure.participants]
    lines = [
        (PARTICIPANTS, len(departure.participants), {"people": tuple(map(plan.called, departure.participants))}),
        (OTHERS, len(others), {"people": tuple(map(plan.called, others))}),
        (PAIRINGS, len(departure.pairings), {}),
        (EVENTS, len(departure.events), {"events": departure.events}),
        (ABSENCES, departure.absences, {}),
        (NOTES, departure.notes, {}),
        (LETTERS, len(rewriting.folders), {}),
    ]
    for forms, count, values in lines:
        if count:
            out().print(f"  {several(forms, count, **values)}")
    if others:
        told_how = _("to keep any of these people, mention them in a pairing or elsewhere first; then close again")
        news().print("  " + words(told_how))
    staying = [person for person in departure.participants if person not in departure.people]
    if staying:
        names = tuple(map(plan.called, staying))
        out().print("  " + words(_("{people} stay in the plan, which mentions them elsewhere too"), people=names))
    for path, each in closing.files.items():
        show_lines(path, each.before, each.after)
    for path, each in {**closing.ledger_rewrite, **closing.log_rewrite}.items():
        fewer = (each.before or b"").count(b"\n") - (each.after or b"").count(b"\n")
        news().print(Text(f"  {several(LEDGER_LINES, max(fewer, 0), path=path)}", "bold"))
    news().print("  " + words(_("the cohort, its sessions and all others stay; nobody is told, nothing is cancelled")))
    if closing.findings:
        news().print(words(_("After that, the plan has these problems:")))
        print_diagnostics(closing.findings, "full")


def _build_again(workspace: Workspace, name: str) -> int:
    """Make anew what is built of the programme, so that nobody stands in it who has gone; the exit code."""
    rewritings, folder = Rewritings(workspace.root), workspace.root / BUILD
    if any(programme_of(manifest.parent) == name for manifest in folder.glob(f"*/{MANIFEST}")):
        programmes, found = examined_programmes([name])
        if worst(found) == "error":
            print_diagnostics([each for each in found if each.severity == "error"], "full")
            return 1
        built = Build(workspace, Path(os.path.relpath(folder)))
        built.make(programmes)
        code = begin(workspace, Intent((), tuple(each.placing for each in built.outputs)), "build").code
        if code:
            return code
        built.tell()
    rewritings.drop()
    return 0


def _tell_undoing(workspace: Workspace, cohort: Cohort, kept: Kept) -> None:
    told = words(_("{cohort} is closed. Until the next release, this undoes it:"), cohort=cohort.title)
    tell_undoing(workspace, kept, told)


def _tell_of_the_rest(closing: CohortClosing, kept: Kept) -> None:
    """What is left in the workspace for her to decide about."""
    workspace = closing.workspace
    place = Path(os.path.relpath(workspace.root / kept.place)).as_posix()
    news().print(
        words(_("{path} keeps their data, packed, until the next release; delete it when you are sure"), path=place)
    )
    left = list(mentions(workspace.root, closing.people, but_in=(FIELDS,)))
    if left:
        news().print(several(MENTIONED, len(left)))
        for line in _places(workspace, left):
            news().print(f"    {line}")
    if file := names_file(workspace.root):
        news().print(words(_("see whether somebody in {file} has gone too"), file=file.path.name))
    news().print(
        words(
            _(
                "people keep the calendars, booklets and letters they have received, and what you have built into "
                "other folders stays there"
            )
        )
    )


def _places(workspace: Workspace, left: Sequence[Mention]) -> Iterator[str]:
    for mention in left[:MOST]:
        path = Path(os.path.relpath(workspace.root / mention.path)).as_posix()
        yield f"{path}:{mention.line}" if mention.line else path
    if len(left) > MOST:
        yield "…"
