"""What may be wrong with the file of a ledger, each fault as a finding."""

from collections.abc import Iterator, Mapping

from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error, note
from introplan.releases.ledger import Release

EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    "ledger-conflict": (
        _("The ledger of releases holds the marks of a merge that git could not finish."),
        _("Two branches have each released. Both sides' lines may stay: of two for one event, the newer holds."),
    ),
    "ledger-of-newer-version": (
        _("The ledger of releases was written by a newer introplan than this one."),
        _("It may hold what this version does not know, and writing it again would lose that."),
    ),
    "ledger-line-changed": (
        _("A line in the ledger of releases is not as introplan wrote it."),
        _("Calendars are right only as long as it says what people have got. Change the plan, and publish."),
    ),
    "ledger-line-lost": (
        _("The ledger of releases lacks an event's own line, and has one that belongs beneath it."),
        _("It tells how often the event has changed. Where git remembers it, `introplan check` says so instead."),
    ),
    "ledger-line-twice": (
        _("An event has two lines in the ledger of releases, as after merging two branches that both released."),
        _("The newer one holds, as it does in calendar programs. The next release writes one line."),
    ),
    "release-name-twice": (
        _("Two releases have the same name, as when two people have published without knowing of each other."),
        _("A release is told by its name and its moment together, so nothing is lost; people may ask which is meant."),
    ),
}

BACK = _("take the file back as it was, such as with `git restore`; then change the plan, and publish")


MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What git puts around the lines of two branches."""


def conflict(source: Source, number: int) -> Diagnostic:
    """Two branches' lines side by side, from this line on."""
    after = source.lines[number:]
    end = next((index for index, line in enumerate(after) if line.startswith(MARKERS[-1])), None)
    return error(
        "ledger-conflict",
        _("two branches have both released, and git has left their lines side by side"),
        at=source.words(number),
        also=[Label(source.words(number + end), _("to here"))] if end else [],
        help=_("delete only the lines of `<<<<<<<`, `=======` and `>>>>>>>`, and keep all others; then publish"),
    )


def version_unknown(source: Source, version: str, own: int, number: int) -> Diagnostic:
    """The first line says a version that this introplan does not know."""
    return error(
        "ledger-of-newer-version",
        _("the ledger is of version {version}, and this introplan reads version {own}"),
        at=source.words(number),
        help=_("update introplan"),
        values={"version": version, "own": own},
    )


def not_text(path: str) -> Diagnostic:
    """The file is no text at all."""
    return error("ledger-line-changed", _("this file is not text"), at=Source(path, "").words(0), help=BACK)


def line_changed(source: Source, number: int) -> Diagnostic:
    """A line that nobody has written so; the first, where the file lacks it."""
    return error(
        "ledger-line-changed",
        _("this line is not as introplan wrote it") if source.line(number) else _("the ledger lacks its first line"),
        at=source.words(number),
        help=BACK,
    )


def line_lost(source: Source, key: str, number: int) -> Diagnostic:
    """What stood beneath an event's own line, without it."""
    return error(
        "ledger-line-lost",
        _("the line of {key} is gone, and only what stood beneath it is left"),
        at=_key_of(source, key, number),
        help=BACK,
        values={"key": key},
    )


def closed_line_lost(source: Source, number: int) -> Diagnostic:
    """What stood beneath the line of a closed cohort, without it."""
    return error(
        "ledger-line-lost",
        _("the line of the cohort that was closed is gone, and only what stood beneath it is left"),
        at=source.words(number),
        help=BACK,
    )


def twice(source: Source, key: str, first: int, number: int) -> Diagnostic:
    """An event with two lines of its own."""
    return note(
        "ledger-line-twice",
        _("{key} has been released by two branches; the newer line holds"),
        at=_key_of(source, key, number),
        also=[Label(_key_of(source, key, first), _("the other one"))],
        help=_("the next `introplan publish` writes one line"),
        values={"key": key},
    )


def named_twice(source: Source, releases: Mapping[Release, int]) -> Iterator[Diagnostic]:
    """Two people have given their releases one name, each without knowing of the other's."""
    first: dict[str, int] = {}
    for release, number in releases.items():
        other = first.setdefault(release.name.casefold(), number)
        if other != number:
            yield note(
                "release-name-twice",
                _("two releases are called {name}"),
                at=source.words(number),
                also=[Label(source.words(other), _("the other one"))],
                help=_("both hold, and nothing is lost; the next release gets a number that neither has"),
                values={"name": release.name},
            )


def _key_of(source: Source, key: str, number: int) -> Span:
    return Span.of(source, Position(number, 0), len(key))
