"""How a plan tunes its checks: another severity, for some, until a day, with a reason; and what is wrong with that."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.checks.edits import adding, putting, taking_out
from introplan.checks.tuning_limits import has_own_limit, of_limits
from introplan.checks.tuning_lines import about_line, line_at, line_taken_out
from introplan.demands import LIMITS
from introplan.diagnostics import SEVERITIES, Diagnostic, Fix, Label, Remove, Set, Severity, _, warning
from introplan.model import Path, Rule, Tuning

OWN_NAMES = (
    "check-unknown",
    "tuning-unused",
    "tuning-expired",
    "limit-unknown",
    "limit-out-of-range",
    "limit-for-some",
)


def turned_on(plan: Plan, check: str) -> bool:
    """Whether a plan wants to hear from a check that is off: a line has a severity for it, or a limit."""
    tunings = plan.programme.frame.checks.get(check, ())
    return any(tuning.limit is not None or tuning.severity not in {None, "ignore"} for tuning in tunings)


class KnownNames(NamedTuple):
    """The names that can be tuned, and those among them that may be silent: they go by the day, or are off.

    `same` are the checks that ask the same as a rule, by the rule's name: its findings are tuned by their names too.
    `usual` is how grave findings are that nobody tunes.
    """

    names: frozenset[str]
    dated: frozenset[str]
    off: frozenset[str]
    same: Mapping[str, tuple[str, ...]]
    usual: Mapping[str, Severity]

    @classmethod
    def of(
        cls, checks: Mapping[str, Severity], dated: Iterable[str], off: Iterable[str], rules: Mapping[str, Rule]
    ) -> "KnownNames":
        """From how grave the checks are by their names, and the rules by theirs."""
        by_day = frozenset(dated)
        same = {name: rule.same_as for name, rule in rules.items()}
        usual = {**checks, **{name: rule.severity for name, rule in rules.items()}}
        return cls(frozenset(checks) | by_day | rules.keys(), by_day, frozenset(off), same, usual)

    def names_of(self, diagnostic: Diagnostic) -> tuple[str, ...]:
        """The names that a finding is tuned by, the likeliest first.

        A rule that asks the same as a check has no say about what the check finds.
        """
        every = [*diagnostic.names, *(each for name in diagnostic.names for each in self.same.get(name, ()))]
        is_of_rule = diagnostic.name in self.same
        return tuple(name for name in dict.fromkeys(every) if is_of_rule or name not in self.same)


def tuned(plan: Plan, found: Sequence[Diagnostic], known: KnownNames, today: date | None) -> Iterator[Diagnostic]:
    """The findings as `programme.checks` wants them, and what is to be said about those lines themselves.

    `today` is only used to tell that a line's last day has passed. What is off is told where a line asks for it.
    """
    tunings = plan.programme.frame.checks
    decided: dict[Path, list[Diagnostic]] = defaultdict(list)
    for diagnostic in (_with_rules_tuned(each, tunings, known, decided) for each in found):
        names = known.names_of(diagnostic)
        tuning = _deciding([each for name in names for each in tunings.get(name, ())], diagnostic)
        if tuning is None:
            if (
                diagnostic.also_named
                or diagnostic.name not in known.off
                or any(_turns_on_for_all(each) for each in tunings[diagnostic.name])
            ):
                yield diagnostic
            continue
        decided[tuning.path].append(diagnostic)
        yield from _as_tuned(plan, diagnostic, tuning)
    by_name: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        for name in dict.fromkeys((*known.names_of(diagnostic), *diagnostic.names)):
            by_name[name].append(diagnostic)
    for name, those in tunings.items():
        if name not in known.names:
            yield from check_unknown(plan, those, known, by_name)
            continue
        unused = list(of_limits(plan, those, known.off))
        for tuning in those:
            if tuning.severity is None or (name in known.off and _asked_for(tuning, those)):
                continue
            meant = [diagnostic for diagnostic in by_name[name] if _concerns(tuning, diagnostic)]
            if meant or not (name in known.dated or has_own_limit(tuning)):
                unused += tuning_unused(plan, tuning, meant, decided[tuning.path])
                yield from tuning_expired(plan, tuning, meant, today)
        yield from _removed_together(plan, those, unused)


def _with_rules_tuned(
    diagnostic: Diagnostic,
    tunings: Mapping[str, Sequence[Tuning]],
    known: KnownNames,
    decided: dict[Path, list[Diagnostic]],
) -> Diagnostic:
    """What a check finds, beside the names of rules that ask the same as far as the plan does not silence them.

    It is as grave as the gravest of the check itself and the rules that are left.
    """
    rules = [name for name in diagnostic.also_named if name in known.same] if diagnostic.name in known.usual else []
    if diagnostic.name in known.same or not rules:
        return diagnostic
    deciding = {name: _deciding(tunings.get(name, ()), diagnostic) for name in rules}
    if not any(deciding.values()):
        return diagnostic
    usual, tuned_to, silenced = [known.usual[diagnostic.name]], [], set()
    for name, tuning in deciding.items():
        if tuning is not None:
            decided[tuning.path].append(diagnostic)
        if tuning is None or tuning.severity is None:
            usual.append(known.usual[name])
        elif tuning.severity == "ignore":
            silenced.add(name)
        else:
            tuned_to.append(tuning.severity)
    untuned = max(_gravest(usual), diagnostic.severity, key=SEVERITIES.index)  # in a draft an error is milder already
    left = tuple(name for name in diagnostic.also_named if name not in silenced)
    return replace(diagnostic, also_named=left, severity=_gravest([untuned, *tuned_to]))


def _gravest(severities: Sequence[Severity]) -> Severity:
    return min(severities, key=SEVERITIES.index)


def _removed_together(plan: Plan, those: Sequence[Tuning], unused: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What is said of the lines of one check, with all of them removed where none is of use, since no list is empty."""
    lines = [taking_out(plan, tuning.path) for tuning in those]
    gone = [diagnostic.fix for diagnostic in unused]
    all_go = len(lines) > 1 and all(line in gone for line in lines)
    whole = taking_out(plan, those[0].path[:-1])
    yield from (replace(each, fix=whole) if all_go and each.fix in lines else each for each in unused)


def tuned_alone(plan: Plan, found: Iterable[Diagnostic], names: Collection[str]) -> Iterator[Diagnostic]:
    """The findings, those with one of the names as the plan wants them: what is only told when all else is tuned."""
    for diagnostic in found:
        tunings = plan.programme.frame.checks.get(diagnostic.name, ()) if diagnostic.name in names else ()
        tuning = _deciding(tunings, diagnostic)
        yield from [diagnostic] if tuning is None else _as_tuned(plan, diagnostic, tuning)


def _as_tuned(plan: Plan, diagnostic: Diagnostic, tuning: Tuning) -> Iterator[Diagnostic]:
    """The finding as grave as the tuning says, with the tuning beside it; nothing when it is to be ignored."""
    if tuning.severity is not None and tuning.severity != "ignore":
        label = Label(plan.where(tuning, "severity"), _("counts as this here"))
        yield replace(diagnostic, severity=tuning.severity, also=(*diagnostic.also, label))


def _turns_on_for_all(tuning: Tuning) -> bool:
    """Whether it is a limit alone: that asks for the check wherever no other line decides."""
    return tuning.limit is not None and tuning.severity is None


def _asked_for(tuning: Tuning, tunings: Sequence[Tuning]) -> bool:
    """Whether the line turns on a check that is off, or silences it for some where another line turns it on.

    Nothing need be found for that: the line is there for what may come.
    """
    return tuning.severity != "ignore" or any(each.severity != "ignore" for each in tunings)


def _deciding(tunings: Sequence[Tuning], diagnostic: Diagnostic) -> Tuning | None:
    """The tuning that decides about a finding: one that is for somebody before one for all, else the first."""
    holding = [tuning for tuning in tunings if tuning.severity is not None and _holds(tuning, diagnostic)]
    return next((tuning for tuning in holding if tuning.for_), holding[0] if holding else None)


def _holds(tuning: Tuning, diagnostic: Diagnostic) -> bool:
    """Whether the tuning applies to the finding: to all whom it is about, and to its day."""
    return _in_time(tuning, diagnostic) and _covers(tuning, diagnostic)


def _in_time(tuning: Tuning, diagnostic: Diagnostic) -> bool:
    return tuning.until is None or diagnostic.day is None or diagnostic.day <= tuning.until


def _covers(tuning: Tuning, diagnostic: Diagnostic) -> bool:
    """Whether it is for all of those whom the finding concerns alike."""
    if not tuning.for_:
        return True
    return any(
        all(_is_named(tuning, id_) for id_ in ([ids] if isinstance(ids, str) else ids)) for ids in diagnostic.about
    )


def _is_named(tuning: Tuning, id_: str) -> bool:
    """Whether it is for somebody or something, or for all days and times of the session that this is one of."""
    whole, _slash, turn = id_.rpartition("/")
    return id_ in tuning.for_ or (bool(turn) and "/" in whole and whole in tuning.for_)


def _concerns(tuning: Tuning, diagnostic: Diagnostic) -> bool:
    """Whether the tuning is about any of those whom the finding is about, whatever its day."""
    return not tuning.for_ or any(_is_named(tuning, id_) for id_ in diagnostic.ids)


def check_unknown(
    plan: Plan, those: Sequence[Tuning], known: KnownNames, found: Mapping[str, Sequence[Diagnostic]]
) -> Iterator[Diagnostic]:
    """The plan tunes a check that does not exist, or that cannot be tuned.

    Without this, a misspelt name would look as if the check agreed. What is found while the files are read
    cannot be tuned, nor what looks after the tuning itself. Source: our own judgement.
    """
    check, path = those[0].check, those[0].path[:-1]
    guess = next(iter(get_close_matches(check.strip().lower().replace("_", "-"), sorted(known.names), n=1)), "")
    own = check in OWN_NAMES
    of_use = bool(guess) and (
        guess in known.dated | known.off or all(_would_change(tuning, guess, found.get(guess, ())) for tuning in those)
    )
    yield warning(
        "check-unknown",
        _("`{check}` looks after these lines, and cannot be tuned itself")
        if own
        else _("there is no check `{check}` that can be tuned"),
        at=plan.origins.span(path, key=True),
        help=_("remove it")
        if own
        else _("did you mean `{guess}`?")
        if of_use
        else _("remove it: `{guess}`, if that is meant, finds nothing here that it would change")
        if guess
        else _("`introplan explain` lists them all; what is found when files are read cannot be tuned"),
        values={"check": check, "guess": guess},
        about=(check,),
        fix=_renamed(plan, path, guess) if of_use and not own else taking_out(plan, path) if own or guess else None,
    )


def _would_change(tuning: Tuning, check: str, found: Sequence[Diagnostic]) -> bool:
    """Whether a line would change something under another check."""
    if tuning.severity is None:
        return check in LIMITS
    return any(_holds(tuning, diagnostic) and diagnostic.severity != tuning.severity for diagnostic in found)


def _renamed(plan: Plan, path: Path, check: str) -> Fix:
    """The lines under the check that is meant, beside those that it has already."""
    written, there = plan.origins.plain(path), (*path[:-1], check)
    if not plan.origins.is_written(there):
        return Fix((Remove(path), Set(there, written, after=str(path[-1]))))
    return Fix((Remove(path), *adding(plan, there, *(written if isinstance(written, list) else [written])).edits))


def tuning_unused(
    plan: Plan, tuning: Tuning, meant: Sequence[Diagnostic], decided: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """A line under `checks` changes nothing.

    What it was about is fixed, or never was; it concerns somebody else as well, whom the line leaves out; another line
    decides; or the finding is no more severe than that anyway. Left as it is, it would hide the next fault of its kind.
    Source: our own judgement.
    """
    in_time = [diagnostic for diagnostic in meant if _in_time(tuning, diagnostic)]
    covered = [diagnostic for diagnostic in in_time if _covers(tuning, diagnostic)]
    values: dict[str, object] = {"check": tuning.check, "those": _words(tuning.for_), "severity": tuning.severity}
    also: list[Label] = []
    help_text, fix = line_taken_out(plan, tuning, "severity" if has_own_limit(tuning) else "")
    if decided and any(diagnostic.severity != tuning.severity for diagnostic in decided):
        return
    if decided:
        template = _("`{check}` is `{severity}` here anyway, so this changes nothing")
    elif covered:
        other = _deciding(plan.programme.frame.checks[tuning.check], covered[0])
        also = [Label(plan.where(other, "severity"), _("this decides"))] if other else []
        template = _("another line decides about all that `{check}` finds here, so this changes nothing")
        help_text = _("keep one of the two")
    elif in_time and all(diagnostic.severity == tuning.severity for diagnostic in in_time):
        template = _("`{check}` is `{severity}` here anyway, so this changes nothing")
    elif in_time:
        others = {id_ for ids in in_time[0].about if not isinstance(ids, str) for id_ in ids}
        everybody = sorted(others | set(tuning.for_))
        values["all"] = ", ".join(everybody)
        fix = putting((*tuning.path, "for"), list(everybody))
        template = _("`{check}` finds something about {those} and others, so this alone changes nothing")
        help_text = _("write all of them: `for: [{all}]`")
    elif meant:  # all of it comes after the line's last day, and that is told
        return
    else:
        template = (
            _("`{check}` finds nothing in {those}, so this changes nothing")
            if tuning.for_
            else _("`{check}` finds nothing, so this changes nothing")
        )
    at = line_at(plan, tuning)
    about = about_line(tuning)
    yield warning("tuning-unused", template, at=at, also=also, help=help_text, values=values, about=about, fix=fix)


def _words(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"`{id_}`" for id_ in ids)


def tuning_expired(plan: Plan, tuning: Tuning, meant: Sequence[Diagnostic], today: date | None) -> Iterator[Diagnostic]:
    """The last day of a line under `checks` has passed, and what it was about is still there.

    It goes by the date of what was found, so that a build says the same on every day. A finding without a date stays as
    tuned, and this check reminds you of it. Source: our own judgement.
    """
    if tuning.until is None or not meant:
        return
    in_time = [diagnostic for diagnostic in meant if diagnostic.day is not None and diagnostic.day <= tuning.until]
    dateless = any(diagnostic.day is None for diagnostic in meant)
    if in_time or (dateless and (today is None or today <= tuning.until)):
        return
    yield warning(
        "tuning-expired",
        _("`{check}` is tuned until {until}, and what it finds now is later")
        if not dateless
        else _("`{check}` is tuned until {until}, that day has passed, and it still finds something"),
        at=plan.where(tuning, "until"),
        help=_("fix what is found, or agree on a later day"),
        values={"check": tuning.check, "until": tuning.until},
        about=about_line(tuning),
    )
