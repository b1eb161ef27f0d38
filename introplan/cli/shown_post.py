"""What `send` shows before it asks: who gets which letter, who does not, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rich.text import Text

from introplan.cli.post import Post, Stamped
from introplan.cli.screen import news, out, several, words
from introplan.cli.unmailed import Unmailed
from introplan.diagnostics import _, _n
from introplan.releases import release_day

LARGE = 10_000_000  # bytes; many servers take no more
HAVE_IT = _n("{people} has the letter already.", "{people} have the letter already.", by="people")
MANY_HAVE_IT = _n("{count} person has the letter already.", "{count} people have the letter already.")
PROTECTED = _n(
    "{people} has protected personal data, so no mail goes to them: tell them as you have agreed.",
    "{people} have protected personal data, so no mail goes to them: tell them as you have agreed.",
    by="people",
)
WITHOUT = _n(
    "{people} has no address in the plan, so no letter.",
    "{people} have no address in the plan, so no letter.",
    by="people",
)
INVITING = _n(
    "{people} has the sender's own address, and nobody can invite themselves: give them another `calendar_way`, "
    "publish, and send that release.",
    "{people} have the sender's own address, and nobody can invite themselves: give them another `calendar_way`, "
    "publish, and send that release.",
    by="people",
)
REQUESTS = _n("{count} invitation", "{count} invitations")
CANCELS = _n("{count} cancellation", "{count} cancellations")
NOTHING = _n(
    "There is no letter for {people}: nothing is changed for them.",
    "There are no letters for {people}: nothing is changed for them.",
    by="people",
)
UNCERTAIN = _n(
    "{people} may have the letter or not: the connection broke when it was handed over.",
    "{people} may have the letter or not: the connection broke when it was handed over.",
    by="people",
)
UNMAILED = _(
    "`send` has not sent {people} the letter of release {release}, and this one tells only what has changed since. "
    "Send that one first: `introplan send {release}`."
)
MANY_UNMAILED = _n(
    "`send` has not sent {count} person the letter of release {release}, and this one tells only what has changed "
    "since. Send that one first: `introplan send {release}`.",
    "`send` has not sent {count} people the letter of release {release}, and this one tells only what has changed "
    "since. Send that one first: `introplan send {release}`.",
)
MOST_NAMED = 6


def show_post(post: Post) -> None:
    """All of it, in the order of the programme's calendars."""
    screen, release = out(), post.wanted.release
    day = release_day(release, post.plan.programme.frame.timezone)
    told = {"programme": post.wanted.programme, "release": release.name, "day": day}
    screen.print(Text(words(_("{programme}, release {release} of {day}"), **told), "bold"))
    by_person: dict[tuple[str, str], list[Stamped]] = defaultdict(list)
    for each in (*post.ready, *post.uncertain):
        by_person[each.name, each.email].append(each)
    for (name, email), own in by_person.items():
        screen.print(Text(f"  {name} <{email}>"))
        for line in _lines_of(own):
            screen.print(Text(f"    {line}", "dim"))
    for forms, people in (
        (UNCERTAIN, tuple(each.called for each in post.uncertain)),
        (HAVE_IT, post.has_it),
        (PROTECTED, post.protected),
        (WITHOUT, post.without_address),
        (INVITING, post.inviting),
        (NOTHING, post.nothing_for),
    ):
        if forms is HAVE_IT and len(people) > MOST_NAMED:
            news().print(several(MANY_HAVE_IT, len(people)))
        elif people:
            news().print(several(forms, len(people), people=people))
    for each in (*post.ready, *post.uncertain):
        if each.size > LARGE:
            told = {"name": each.called, "size": each.size // 1_000_000}
            news().print(words(_("The letter to {name} is {size} MB large; many servers take 10 at most."), **told))


def show_unmailed(unmailed: Unmailed) -> None:
    """Whose letter goes by one that they have not been sent."""
    people, release = unmailed.people, unmailed.release
    if len(people) <= MOST_NAMED:
        news().print(words(UNMAILED, people=people, release=release))
    else:
        news().print(several(MANY_UNMAILED, len(people), release=release))


def _lines_of(own: Iterable[Stamped]) -> Iterator[str]:
    """What somebody gets: the letter with its files, and how many invitations and cancellations."""
    yield from (f"{each.subject} · {_attached(each)}" for each in own if not each.invitation)
    if told := invitations_counted(own):
        yield told


def invitations_counted(letters: Iterable[Stamped]) -> str:
    """How many invitations and cancellations there are; nothing without any."""
    methods = Counter(each.invitation.method for each in letters if each.invitation)
    counted = ((REQUESTS, methods["REQUEST"]), (CANCELS, methods["CANCEL"]))
    return ", ".join(several(forms, count) for forms, count in counted if count)


def _attached(each: Stamped) -> str:
    files = [f"{name} ({max(1, len(content) // 1000)} kB)" for name, content in each.letter.attached]
    return ", ".join(files) if files else words(_("no file"))
