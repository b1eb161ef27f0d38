"""One fault of a plan: its name, its fact, the exact words, other places involved, and the way out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from introplan.diagnostics.causes import Cause
from introplan.diagnostics.fixes import Fix
from introplan.diagnostics.identity import Concerned, Identity, identity_of, ids_of
from introplan.diagnostics.source import Span

Severity = Literal["error", "warning", "note"]
Nature = Literal["fact", "judgement"]
"""A fact holds of every programme; a judgement is what we suggest, or somebody has published."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with holes, and the raw values that fill them: dates as dates, names as names."""

    template: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


Say = Callable[[Message], str]
"""Puts a message into words of the reader's language."""


class Label(NamedTuple):
    """A place, and a template for what is to be seen there, filled with the diagnostic's values or with its own."""

    span: Span
    template: str = ""
    values: Mapping[str, object] | None = None


WAYS = "{ways}"
"""The help of a finding that needs several things done: each of them is a message among its values."""


class WayOut(NamedTuple):
    """A template for `help`, the values that it takes beside those of the message, and the same as a `Fix`."""

    help: str = ""
    values: Mapping[str, object] = MappingProxyType({})
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding. `at` is where to mend it; `also` are other places involved; `help` is a template.

    `about` holds the ids of the cohorts and people and the keys of the occasions it concerns, such as
    `("ht26", "ht26/barnsamtal", "ada-testsson")`, so that a plan can tune a check for one of them. Several
    that it concerns alike stand in a tuple of their own: to tune it for one of those is not enough. `fix` is the way
    out as something that can be done for her, where there is but one. `way_out` looks for both when the finding is
    told, given what other findings of the same run have offered already. `also_named` are the rules of rule sets
    that ask the same; `limit` is the number that a check goes by, in its own unit. Findings with the
    same `cause`, or of one rule, are told as one, and are its `parts`.
    """

    name: str
    severity: Severity
    message: Message
    at: Label
    also: tuple[Label, ...] = ()
    help: str = ""
    about: tuple[Concerned, ...] = ()
    fix: Fix | None = None
    way_out: Callable[[Any], WayOut] | None = field(default=None, compare=False, repr=False)
    cause: Cause | None = None
    nature: Nature = "fact"
    limit: int | None = None
    also_named: tuple[str, ...] = ()
    parts: tuple["Diagnostic", ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its own name, and those of the rules that ask the same: it is tuned and chosen by any of them."""
        return (self.name, *self.also_named)

    def seen_at(self, label: Label) -> Message:
        """What is to be seen at one of its places."""
        return Message(label.template, self.message.values if label.values is None else label.values)

    def with_way_out(self, offers: Any) -> "Diagnostic":
        """The finding with its way out beside what has been `offers` already; itself when it has or needs none."""
        if self.way_out is None:
            return self
        of_checks = tuple(name for name in self.names if "/" not in name)  # a rule asks the same as one of them
        found = self.way_out(offers.for_finding(of_checks))
        message = Message(self.message.template, MappingProxyType({**self.message.values, **found.values}))
        return replace(self, message=message, help=found.help, fix=found.fix, way_out=None)

    @property
    def day(self) -> date | None:
        """The day of what was found: the value `day` of its message, or `last_day` when it goes on until then."""
        values = self.message.values
        day = values.get("last_day") or values.get("day")
        return day if isinstance(day, date) else None

    @property
    def each(self) -> tuple["Diagnostic", ...]:
        """All that it tells: its parts, or itself. Known is what is known of each, whatever else it is told with."""
        return self.parts or (self,)

    @property
    def ids(self) -> tuple[str, ...]:
        """All that it is about, each once, alone or alike."""
        return tuple(ids_of(self.about))

    @property
    def identity(self) -> Identity:
        """What it is known by: two with the same one are the same finding, however they are worded or where it is."""
        return identity_of(self.name, self.about, self.message.template, self.message.values)

    @property
    def sort_key(self) -> tuple[str, object, str, str]:
        """File order, then name, so that two runs print the same."""
        return (*self.at.span.sort_key, self.name, repr(sorted(self.message.values.items(), key=repr)))


def in_file_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by their `sort_key`; what they say is only spelt out where that alone tells two apart."""
    by_place = sorted(found, key=_by_place)
    return [each for _place, alike in groupby(by_place, key=_by_place) for each in _by_words(list(alike))]


def _by_place(found: Diagnostic) -> tuple[object, ...]:
    return (*found.at.span.sort_key, found.name)


def _by_words(alike: list[Diagnostic]) -> list[Diagnostic]:
    return alike if len(alike) == 1 else sorted(alike, key=lambda each: each.sort_key)


def diagnostic(  # noqa: PLR0913 - a finding has this many parts, each named at the call
    severity: Severity,
    name: str,
    template: str,
    *,
    at: Label | Span,
    also: Sequence[Label] = (),
    help: str = "",  # noqa: A002 - the word that stands on the screen
    values: Mapping[str, object] | None = None,
    about: Sequence[Concerned] = (),
    fix: Fix | None = None,
    way_out: Callable[[Any], WayOut] | None = None,
    cause: Cause | None = None,
) -> Diagnostic:
    """A diagnostic from its parts; `error`, `warning` and `note` say how grave it is."""
    message = Message(template, MappingProxyType(dict(values or {})))
    label = at if isinstance(at, Label) else Label(at)
    return Diagnostic(name, severity, message, label, _each_once(also), help, tuple(about), fix, way_out, cause)


def _each_once(labels: Sequence[Label]) -> tuple[Label, ...]:
    """The places, of those that tell the same of the same words one: a line can make a session that comes back."""
    return tuple({(each.span.sort_key, each.template, id(each.values)): each for each in labels}.values())


error = partial(diagnostic, "error")
"""A fault that stops the build."""
warning = partial(diagnostic, "warning")
"""A likely fault; the build goes on."""
note = partial(diagnostic, "note")
"""Something worth knowing."""
finding = partial(diagnostic, "warning")
"""What a check has found; how grave that is, the table of checks says (`checks.table`), and not the check itself."""


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The gravest severity among the diagnostics, None when there are none."""
    return min((d.severity for d in diagnostics), key=SEVERITIES.index, default=None)
