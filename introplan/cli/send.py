"""`introplan send`: mail what a release has for each, by the organisation's own server."""

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.cli.alone import alone
from introplan.cli.amending import Wish, must_be_answered
from introplan.cli.completion import STOPPED, complete_what_was_begun, tidy
from introplan.cli.forms import print_diagnostics, tell_unmade
from introplan.cli.handing import Delivery, Queued, Tally
from introplan.cli.letters import LettersSource, letters_source, must_name_nobody_protected, releases_wanted
from introplan.cli.mail_settings import authority_of, login_of, mail_settings
from introplan.cli.meant import MisspeltError, one_meant
from introplan.cli.plans import read_plans
from introplan.cli.post import Post, PostWish, Stamped, post_of
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.screen import ask, news, out, say, several, tell, tell_fault, words
from introplan.cli.shown_post import UNCERTAIN, invitations_counted, show_post, show_unmailed
from introplan.cli.unmailed import unmailed_before
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Diagnostic, Message, _, _n
from introplan.language import Counted
from introplan.mailing.settings import MailSettings
from introplan.mailing.smtp import Conversation
from introplan.model.addresses import mail_address
from introplan.releases import FILE_NAME as LEDGER
from introplan.rendering.printing import PrintFault, TemplateFault
from introplan.workspace.appending import GrowingFile
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.repository import Repository

REMEMBERED = timedelta(days=7)
"""So long Exchange drops a mail with the id and the moment of one that it has."""
LETTERS = _n("{count} letter", "{count} letters")
MOST_TO_ONE, MOST_AT_ONCE = 30, 200
"""Of more messages to somebody, or in all, it is asked once more."""
MANY_MAILS = _n("That is {count} mail, and {most} to one person.", "That is {count} mails, and {most} to one person.")
LASTING = _n("It takes about {count} minute.", "It takes about {count} minutes.")
MAILS_SENT = _n("{count} mail sent", "{count} mails sent")
MINUTES = _n("{letters}, about {count} minute", "{letters}, about {count} minutes")
SENT = _n("{count} letter sent", "{count} letters sent")
NOT_SENT = _n("{count} left", "{count} left")
LOG_SAVED = _("What has been sent of release {release}")


class SendWish(NamedTuple):
    """What `send` was asked for, in the words typed."""

    release: str | None = None
    programmes: Sequence[str] = ()
    test: str | None = None
    only: Sequence[str] = ()
    again: bool = False
    yes: bool = False
    dry_run: bool = False


def send_letters(wish: SendWish) -> int:
    """Mail the letters of a release that have not been mailed; the exit code."""
    test = mail_address(wish.test) if wish.test is not None else ""
    if wish.test is not None and not test:
        raise wrong_use(_("`{text}` is no e-mail address"), "--test", text=wish.test)
    must_be_answered(Wish(wish.yes, wish.dry_run))
    workspace = Workspace.here()
    try:
        with alone(workspace, "send"):
            begun = complete_what_was_begun(workspace, "send")
            if begun.code == STOPPED or begun.waits:
                return begun.code
            try:
                return _send(workspace, wish, test)
            finally:
                tidy(workspace)
    except (TemplateFault, PrintFault) as fault:
        tell_unmade(fault)
    except WorldError as fault:
        tell(fault)
    except (KeyboardInterrupt, EOFError):  # and Ctrl-D where the password is asked for
        news().print(words(_("Nothing was sent.")))
        return STOPPED
    return 1


def _send(workspace: Workspace, wish: SendWish, test: str) -> int:
    wanted = releases_wanted(workspace, wish.programmes, wish.release or "", "RELEASE")
    plans = _plans(workspace, [each.programme for each in wanted])
    if plans is None:
        return 1
    made_of = [letters_source(workspace, each) for each in wanted]
    for each in made_of:
        must_name_nobody_protected(each, plans[each.source.name])
    only = _identities(made_of, list(plans.values()), wish.only) if wish.only else None
    contact = made_of[0].plan.programme.frame.contact.email
    settings = None if wish.dry_run else mail_settings(workspace, contact)
    if settings is None and not wish.dry_run:
        return 1
    asked = PostWish(settings.from_ if settings else None, test, only, again=wish.again)
    posts = [
        post_of(workspace, each, plans[each.programme], asked, source)
        for each, source in zip(wanted, made_of, strict=True)
    ]
    for post in posts:
        show_post(post)
        if not test and (unmailed := unmailed_before(workspace, post, plans[post.wanted.programme])):
            show_unmailed(unmailed)
    queues = [(post, _chosen(post, wish)) for post in posts]
    letters = [letter for _post, several_ in queues for letter in several_]
    lasting = round((settings.pause if settings else 0) * max(len(letters) - 1, 0) / 60)
    unsure = any(len(chosen) < len(post.ready) + len(post.uncertain) for post, chosen in queues)
    if not letters:
        news().print(words(_("There is nothing to send.")))
        return int(unsure)
    _tell_of_the_way(settings, letters, lasting)
    if settings is None:
        news().print(words(_("Nothing was sent.")))
        return 0
    if not wish.yes and not (ask(_("Send this? Yes or no [y/N]:")) and _stands_by(letters, lasting)):
        news().print(words(_("Nothing was sent.")))
        return 0
    return _carry_out(workspace, settings, queues, is_test=bool(test)) or int(unsure)


def _plans(workspace: Workspace, programmes: Sequence[str]) -> dict[str, Plan] | None:
    """The plans as they stand: they know who is protected by now. None, told, when one cannot be read."""
    rule_sets, _faults = rule_sets_of(workspace)
    read = read_plans(workspace, programmes, rule_sets)
    unread: list[Diagnostic] = [found for each in read if each.plan is None for found in each.diagnostics]
    if not unread and all(each.plan for each in read):
        return {each.name: each.plan for each in read if each.plan}
    print_diagnostics([each for each in unread if each.severity == "error"], "full")
    news().print(words(_("The plan says who has protected personal data, so nothing is sent before it can be read.")))
    return None


def _identities(made_of: Sequence[LettersSource], today: Sequence[Plan], only: Sequence[str]) -> frozenset[str]:
    """Whom the words mean, by what letters know them as. Raises MisspeltError."""
    chosen = set()
    released = [each.plan for each in made_of]
    for typed in (part.strip() for each in only for part in each.split(",")):
        if not typed:
            continue
        try:
            found = one_meant(released, "person", typed, "--only")
        except MisspeltError:
            found = one_meant(today, "person", typed, "--only")
        chosen.add(found.plan.programme.people[found.id].identity)
    return frozenset(chosen)


def _chosen(post: Post, wish: SendWish) -> tuple[Stamped, ...]:
    """What is to be sent: also what may have arrived, when somebody says so."""
    if not post.uncertain or wish.dry_run:
        return post.ready
    fresh = all(datetime.now(UTC) - each.turn.begun < REMEMBERED for each in post.uncertain if each.turn.begun)
    if fresh:
        question = _("Send these once more, unchanged? Exchange drops a second copy. Yes or no [Y/n]:")
    else:
        question = _("Send these once more, unchanged? Whoever has the letter gets it twice. Yes or no [y/N]:")
    goes = fresh if wish.yes else ask(question, usually=fresh)
    return (*post.ready, *post.uncertain) if goes else post.ready


def _stands_by(letters: Sequence[Stamped], minutes: int) -> bool:
    """Whether so many messages are meant; asked where it is more than people are used to."""
    most = Counter(each.email for each in letters).most_common(1)[0][1]
    if most <= MOST_TO_ONE and len(letters) <= MOST_AT_ONCE:
        return True
    so_many = several(MANY_MAILS, len(letters), most=most)
    lasting = f" {several(LASTING, minutes)}" if minutes else ""
    news().print(f"{so_many}{lasting}")
    return ask(_("Is that what you want? Yes or no [y/N]:"))


def _tell_of_the_way(settings: MailSettings | None, letters: Sequence[Stamped], minutes: int) -> None:
    counted = several(LETTERS, sum(each.invitation is None for each in letters))
    if invitations := invitations_counted(letters):
        counted = f"{counted}, {invitations}"
    if settings is None:
        news().print(f"{counted}.")
        return
    if minutes:
        counted = several(MINUTES, minutes, letters=counted)
    told = {"server": settings.server, "port": settings.port, "sender": letters[0].envelope.sender}
    way = words(_("from {sender}, by {server}, port {port}"), **told)
    news().print(f"{counted}, {way}.")
    if settings.token_command:
        news().print(words(_("The token to log in with comes from `{command}`."), command=settings.token_command))


def _carry_out(
    workspace: Workspace,
    settings: MailSettings,
    queues: Sequence[tuple[Post, tuple[Stamped, ...]]],
    *,
    is_test: bool,
) -> int:
    """Log in, hand over, and tell what has come of it; the exit code."""
    authority, login = authority_of(settings, workspace), login_of(settings, workspace)
    delivery = Delivery(lambda: Conversation(settings, login, authority), settings.pause, news().print)
    logs = {post.log_path: GrowingFile(post.log_path, post.log.whole) for post, _letters in queues}
    queue = [Queued(letter, None if is_test else logs[post.log_path]) for post, letters in queues for letter in letters]
    with ExitStack() as held:
        for log in logs.values():
            held.callback(log.close)
        held.enter_context(delivery.stoppable())
        tally = delivery.of(queue)
    if tally.fault:
        tell(tally.fault)
    _tell_what_came_of(tally, MAILS_SENT if any(each.letter.invitation for each in queue) else SENT)
    try:
        kept = [_keep(workspace, post, logs[post.log_path]) for post, _letters in queues]
    except KeyboardInterrupt:
        return STOPPED
    if tally.stopped:
        return STOPPED
    return int(
        not all(kept)
        or bool(tally.fault or tally.refused or tally.later or tally.uncertain or tally.left or tally.spared)
    )


def _tell_what_came_of(tally: Tally, sent: Counted) -> None:
    refused = (*tally.refused, *tally.later)
    if refused:
        out().print(words(_("Not taken by the server: {people}."), people=refused))
    if tally.uncertain:
        out().print(several(UNCERTAIN, len(tally.uncertain), people=tally.uncertain))
    parts = [several(sent, len(tally.sent))]
    if refused:
        parts.append(words(_("{count} refused"), count=len(refused)))
    if tally.uncertain:
        parts.append(words(_("{count} uncertain"), count=len(tally.uncertain)))
    if left := len(tally.left) + len(tally.spared):
        parts.append(several(NOT_SENT, left))
    out().print(f"{', '.join(parts)}.")
    if refused or tally.uncertain or left:
        news().print(words(_("`introplan send` goes on from here: whoever has a letter gets no other.")))


def _keep(workspace: Workspace, post: Post, log: GrowingFile) -> bool:
    """Commit the log, so that a colleague sends nothing twice; whether git has it, where there is git."""
    if not log.has_grown:
        return True
    try:
        repository = Repository.around(workspace.root, LEDGER)
        if repository is None:
            return True
        path = Path(post.log_path)
        repository.commit_file(path, words(LOG_SAVED, release=post.wanted.release.name))
    except WorldError as fault:
        told = Message(_("commit `{path}` yourself, so that a colleague sends nothing twice"), {"path": log.path.name})
        tell_fault(say(fault.message), say(told))
        return False
    if command := repository.sharing():
        news().print(words(_("next, share it with your colleagues: `{command}`"), command=command))
    return True
