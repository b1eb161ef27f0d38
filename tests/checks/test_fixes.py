"""Every way out that is an edit has been taken: the finding is gone, and nothing new has come.

`INTROPLAN_FIXES=all` makes every mistake that the mutations know, and many at once; without it some of each are made.
"""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from benchmarks.municipality import municipality
from mutations.desk import PROGRAMMES, Desk, Mistake
from mutations.mistakes import chosen

from checks.plans import filled_in
from checks.trial import Trial, failures, plain, plain_files, plain_tree, told, tried
from introplan.checks import EXPLAINED, name_of
from introplan.cli.examples import example
from introplan.diagnostics import Diagnostic, Fix, Set
from introplan.language import Language, fill
from introplan.reading import File
from introplan.reading.explanations import EXPLANATIONS

ALL = os.environ.get("INTROPLAN_FIXES") == "all"
EVERY = 1 if ALL else 40
"""Of the single mistakes, one in so many is made."""
AT_ONCE = 4
"""So many mistakes are made at once,"""
TIMES = 40 if ALL else 1
"""so many times in each programme."""
MANY = 100
SOUND = Path(__file__).parents[1] / "reading" / "sound"
ABOUT_ADDRESSES = {"person-without-address", "contact-unreachable", "mail-domain-misspelt", "protected-person-named"}
LANGUAGES: tuple[Language, ...] = ("sv", "en")
TODAY = date(2027, 1, 1)
NAMES = sorted(name_of(check) for check in EXPLAINED)

ASKED_FIRST = "somebody has to be asked, or to agree, before anything is written"
KNOWN_TO_HER = "what is to be written stands nowhere in the plan, and only its author knows it"
WHICH_ONE = "two lines contradict each other, and which of them is wrong is for the author to say"
HER_WORDS = "the text is the author's, and would be another sentence"
A_FILE = "what is to be mended is a picture, which is no text of ours"
NO_DATA = "what is wrong is a comment, or what git remembers, and no data"
A_CHOICE = "there are many ways, and which is right for the people is for people to say"
TOGETHER = "several findings are told as one: it has a way out when each of them has"
ELSEWHERE = "the example has nobody and nothing else to offer; where a plan has, it is an edit"
WITHOUT: Mapping[str, tuple[str, ...]] = {
    ASKED_FIRST: (
        *("colleagues-never-told", "ending-without-evaluation", "first-weeks-empty", "gap-analysis-outdated"),
        *("half-year-without-union-dialogue", "managers-not-told-before-start", "papers-never-sent"),
        *("papers-sent-late", "participant-outlasts-membership", "protected-person-alone", "seats-unfilled"),
        *("required-activity-not-scheduled", "review-without-reviewer", "role-missing", "support-not-replaced"),
        *("session-outlasts-membership", "session-unconfirmed", "supporter-away", "supporter-leaves", "tuning-expired"),
        *("supporter-without-network", "union-dialogue-missing-before-start", "union-dialogue-with-nobody"),
        *("unit-over-agreed-hours", "support-uneven", "certificate-out-of-reach", "working-group-one-sided"),
        *("task-in-pause", "task-without-helper"),
    ),
    KNOWN_TO_HER: (
        *("competence-gap-unanswered", "goal-not-measurable", "limit-out-of-range", "online-place-without-link"),
        *("person-without-address", "person-without-name", "private-mail-address", "subscription-without-address"),
        *("goal-after-programme", "review-after-programme", "weeks-after-programme", "session-without-participants"),
        *("calendar-always-closed", "link-of-two-places", "event-far-away", "intake-closes-before-start"),
        *("manager-of-oneself", "number-hardly-possible", "pause-outside-programme", "participant-gives-own-session"),
        *("break-hardly-so-long", "session-hardly-so-long", "time-skipped-by-clock", "time-twice-by-clock"),
        *("outcome-out-of-time", "result-ahead-of-time", "result-before-programme", "task-outside-programme"),
        *("group-without-members", "way-between-towns-unsaid"),
    ),
    WHICH_ONE: (
        *("manager-from-outside", "organisation-written-twice", "participant-ends-before-start"),
        *("participant-in-two-cohorts", "person-written-twice", "place-written-twice", "session-length-differs"),
        "task-written-twice",
    ),
    HER_WORDS: (
        *("lecture-without-text", "meeting-link-in-print", "nobody-to-turn-to", "protected-id-written"),
        *("text-contradicts-session",),
    ),
    NO_DATA: ("personal-identity-number", "protected-id-tells", "reason-for-absence"),
    A_FILE: ("picture-drawn-otherwise", "picture-heavy", "picture-missing", "picture-not-printable"),
    A_CHOICE: (
        *("caseload-jumps", "competence-gap-answered-late", "host-too-often", "meetings-fall-away"),
        *("most-meetings-fall-away", "pairing-without-meetings", "place-taken-all-day", "prerequisite-too-late"),
        *("protected-person-with-one-other", "protected-time-differs", "review-not-booked", "make-up-in-draft"),
        *("session-after-programme", "session-without-pause", "supporter-double-booked", "too-many-participants"),
        *("too-much-on-one-lecturer", "week-too-full", "exchange-too-far-apart", "invited-while-busy"),
        *("group-not-in-cohort", "group-without-session", "session-falls-away", "session-never-comes-back"),
        "lecture-given-by-others",
    ),
    TOGETHER: ("member-not-replaced", "newcomer-not-arranged", "person-not-replaced"),
    ELSEWHERE: (
        *("contact-unreachable", "coordinator-alone", "coordinator-missing", "make-up-when-away"),
        *("participant-after-intake", "participant-before-cohort", "place-not-accessible", "place-too-small"),
        *("prerequisites-in-circle", "session-twice-for-same-people", "support-not-moved", "supporter-in-two-roles"),
        *("supporter-in-wrong-unit", "supporter-inexperienced", "supporter-is-manager", "supporter-is-participant"),
        *("supporter-of-oneself", "supporter-over-capacity"),
    ),
}
"""Why the example of a check has no way out that is an edit."""


@cache  # several tests ask what is found in each
def examples() -> tuple[tuple[str, Trial], ...]:
    """The faulty half of the example of each check."""
    return tuple(_examples())


def _examples() -> Iterator[tuple[str, Trial]]:
    for name in NAMES:
        shown = example(name)
        assert shown is not None
        shown_as = filled_in(shown.faulty, names=name != "person-without-name", times=name != "session-without-time")
        tree = plain_tree(shown_as.tree)
        if name not in ABOUT_ADDRESSES:
            _give_addresses(tree)
        yield name, Trial("test", {"test/plan.yaml": tree}, TODAY)


def _give_addresses(tree: Any) -> None:
    """An address for everybody, so that whoever is invited at last is not told to have none."""
    for id_, person in (tree.get("people") or {}).items():
        entry = person or {}
        if "protected" not in entry:
            tree["people"][id_] = {"email": f"{id_}@test.example", **entry}


def sound_examples() -> Iterator[tuple[str, Trial]]:
    """A sound programme with the example of each fault of reading beside it, or in place of its frame."""
    sound = {file.name: plain(file.read_text(encoding="utf-8")) for file in SOUND.iterdir()}
    for name in EXPLANATIONS:
        shown = example(name)
        if shown is not None and is_yaml(shown.faulty):
            taken = "programme.yaml" if shown.faulty.startswith("programme:") else ""
            own = {file: values for file, values in sound.items() if file != taken}
            yield name, Trial("demo", {**own, "example.yaml": plain(shown.faulty)})


def is_yaml(text: str) -> bool:
    """Whether a text has data at all that could be changed."""
    try:
        plain(text)
    except (yaml.YAMLError, RecursionError, TypeError):  # an alias without end, a list as a key
        return False
    return True


@cache
def mistakes() -> tuple[tuple[Desk, str, Mistake], ...]:
    """The mistakes in the programmes that come along, each with its kind."""
    desks = [Desk(folder.name) for folder in sorted(PROGRAMMES.iterdir()) if folder.is_dir()]
    return tuple((desk, kind, mistake) for desk in desks for kind, mistake in chosen(desk))


def trial_of(desk: Desk, texts: Mapping[str, str]) -> Trial:
    return Trial(desk.name, {path: plain(text) for path, text in texts.items()})


def single_mistakes() -> Iterator[tuple[str, Trial]]:
    """A programme with one mistake in it."""
    for desk, kind, mistake in mistakes()[::EVERY]:
        yield f"{desk.name}: {kind}: {mistake.what}", trial_of(desk, desk.texts_with(mistake))


def several_mistakes() -> Iterator[tuple[str, Trial]]:
    """A programme with several mistakes in it, in different files."""
    of_one_file = [each for each in mistakes() if len({slip.file for slip in each[2].slips}) == 1]
    for desk, those in groupby(of_one_file, key=itemgetter(0)):
        own = [mistake for _desk, _kind, mistake in those]
        for time in range(TIMES):
            apart: dict[str, Mistake] = {}
            for mistake in Random(f"{desk.name}/{time}").sample(own, len(own)):
                apart.setdefault(mistake.slips[0].file, mistake)
            some = list(apart.values())[:AT_ONCE]
            yield f"{desk.name}: {'; '.join(each.what for each in some)}", trial_of(desk, desk.texts_with(*some))


def test_the_way_out_of_every_example_leads_out():
    assert failures(examples()) == []


def test_nothing_of_its_name_is_left_of_an_example_whose_way_out_is_taken():
    left = {}
    for name, trial in examples():
        own = [each for each in trial.with_fix if name in {part.name for part in each.each} | set(each.names)]
        after = trial.after(*(each.fix for each in own if each.fix)).findings if own else []
        still = [each for each in after if name in each.names]
        if still:
            left[name] = [told(each) for each in still]
    assert left == {}


def test_each_check_has_a_way_out_that_is_an_edit_or_a_reason_why_not():
    with_edits = {each.name for _name, trial in examples() for each in trial.with_fix}
    reasons = [name for names in WITHOUT.values() for name in names]
    assert len(reasons) == len(set(reasons))
    assert sorted(set(NAMES) - with_edits) == sorted(reasons)


def test_every_line_to_paste_is_yaml_and_what_is_tried_is_what_is_printed():
    wrong = [wrong for name, trial in examples() for each in trial.findings for wrong in _misprints(name, each)]
    assert wrong == []


def _misprints(name: str, found: Diagnostic) -> Iterator[str]:
    """The lines in a way out that cannot be pasted, in both languages."""
    for language in LANGUAGES:
        words = fill(found.help, found.message.values, language)
        lines = [line for line in words.split("`")[1::2] if ": " in f"{line} "]
        if lines and found.fix and is_yaml(lines[0]) and not _is_tried(plain(lines[0]), found.fix):
            yield f"{name}: {found.name}: {lines[0]} is printed, and something else tried"
        for line in lines:
            if not is_yaml(line) or not isinstance(plain(line), dict):
                yield f"{name}: {found.name}: {line}"


def _is_tried(line: Any, fix: Fix) -> bool:
    """Whether the first line that is printed says what the edits do with the field of that name, if they touch it.

    Where they write it in several places, it says what they do in the first.
    """
    written = {edit.path[-1]: edit.value for edit in reversed(fix.edits) if isinstance(edit, Set)}
    return all(value is None or field not in written or written[field] == value for field, value in line.items())


def test_the_way_out_of_every_fault_of_reading_leads_out():
    assert failures(sound_examples()) == []


@pytest.mark.long
def test_the_way_out_of_a_single_mistake_leads_out():
    assert failures(single_mistakes()) == []


@pytest.mark.long
def test_the_ways_out_of_several_mistakes_lead_out_together():
    assert failures(several_mistakes()) == []


def _given_as_usual(cohort: File) -> object:
    """A cohort's file with no session given by another than its lecture's own lecturer."""
    assert isinstance(cohort.content, bytes)
    return plain(re.sub(r"^        lecturers: .*\n", "", cohort.content.decode(), flags=re.MULTILINE))


@pytest.mark.long
def test_the_ways_out_of_a_whole_municipality_lead_out_together():
    """Where many share lecturers and rooms, what one is offered another may need: a hundred and more at once.

    Half of the cohorts have each lecture given by its own, so that it is told of each that is given by another.
    """
    folder = municipality(1)
    own = [each for each in folder.files if re.search(r"cohorts/kull-[02468]\.yaml$", each.path)]
    assert own
    trial = Trial("storstad", plain_files(folder) | {each.path: _given_as_usual(each) for each in own})
    assert len(trial.with_fix) > MANY
    assert tried(trial, trial.with_fix).is_well
