"""Another id for whatever has one: everywhere, for nobody to notice, and back again without a byte being another."""

import os
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from amendments.known_plans import PROGRAMMES
from amendments.test_asked import ids_of
from rendering.calendars.calendar_plans import made, released

from introplan.agenda import Plan, plan_of
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import Asked, Kind
from introplan.amendments.ids import IdsGivenOut
from introplan.amendments.renaming import RENAMED, renamed
from introplan.checks import run_checks
from introplan.cli.prospects import beside, renames_in
from introplan.cli.rulesets import published
from introplan.diagnostics import Message
from introplan.editing import Files, edit
from introplan.language import fill
from introplan.reading import File, Folder, gather, read_programme
from introplan.releases import EMPTY, Ledger, events_of, ever_given_out, given_out_of, identity_findings

ALL = os.environ.get("INTROPLAN_RENAMES") == "all"
KINDS = tuple(kind for kind in RENAMED if kind != "participant")
NAMES = ("malmo", "huddingetrainee")
NEW = "nytt-id"


def folder_of(name: str) -> Folder:
    """The files of a programme that introplan comes with."""
    paths = sorted((PROGRAMMES / name).rglob("*.yaml"))
    return Folder(name, tuple(File(path.relative_to(PROGRAMMES).as_posix(), path.read_bytes()) for path in paths))


def read(folder: Folder, ledger: Ledger = EMPTY) -> Plan:
    programme, origins, found = read_programme(folder)
    assert programme is not None, [fill(each.message.template, each.message.values, "en") for each in found]
    return plan_of(folder.name, programme, origins, published(), given_out=given_out_of(ledger))


def one_file(text: str) -> Folder:
    return Folder("prov", (File("prov.yaml", text.encode()),))


def after(folder: Folder, amendment: Amendment | Hindrance) -> Folder:
    """The files after a change."""
    assert isinstance(amendment, Amendment), said(amendment)
    found = edit(gather(folder), amendment.edits)
    assert isinstance(found, Files), found
    return Folder(
        folder.path,
        tuple(File(file.path, found.contents.get(file.path, file.content) or b"") for file in folder.files),
    )


def said(hindrance: Hindrance | Amendment) -> str:
    assert isinstance(hindrance, Hindrance)
    parts = (fill(each.template, each.values, "en") for each in (hindrance.message, hindrance.help))
    return f"{' - '.join(parts)}{' (misspelt)' if hindrance.is_misspelt else ''}"


def words(message: Message) -> str:
    return fill(message.template, message.values, "en")


class Before(NamedTuple):
    """A real programme as it is, with all of it given out."""

    folder: Folder
    ledger: Ledger
    plan: Plan
    calendars: dict[str, bytes]

    @property
    def given_out(self) -> IdsGivenOut:
        return ever_given_out(self.ledger)


@cache
def before(name: str) -> Before:
    folder = folder_of(name)
    ledger = released(read(folder))
    plan = read(folder, ledger)
    return Before(folder, ledger, plan, made(plan, ledger=ledger))


def every(name: str) -> list[tuple[Kind, str]]:
    plan = before(name).plan
    return [(kind, id_) for kind in KINDS for id_ in ids_of(plan, kind)]


def sampled(name: str) -> list[tuple[Kind, str]]:
    """One of each kind and every hundredth of all, or all of them with INTROPLAN_RENAMES=all."""
    those = every(name)
    first = {kind: (kind, id_) for kind, id_ in reversed(those)}
    return those if ALL else list(dict.fromkeys([*first.values(), *those[::100]]))


def kinds_in(name: str) -> Iterator[Kind]:
    """The kinds whose turn a programme is, of those that have any; all with INTROPLAN_RENAMES=all."""
    for turn, kind in enumerate(KINDS):
        having = [each for each in NAMES if ids_of(before(each).plan, kind)]
        if having and (ALL or having[turn % len(having)] == name):
            yield kind


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_every_id_of_a_real_programme_may_be_another_and_nobody_is_told(name):
    was = before(name)
    for kind, id_ in sampled(name):
        amendment = renamed(Asked(was.plan, id_, kind), NEW, was.given_out)
        folder = after(was.folder, amendment)
        plan = read(folder, was.ledger)
        assert events_of(plan) == events_of(was.plan), (kind, id_)
        assert list(identity_findings(plan, was.ledger)) == [], (kind, id_)
        own = f"{id_.partition('/')[0]}/{NEW}" if kind in ("session", "task") else NEW
        assert own in ids_of(plan, kind)
        assert id_ not in ids_of(plan, kind)
        back = after(folder, renamed(Asked(plan, own, kind), id_.rpartition("/")[2], was.given_out))
        assert back == was.folder, (kind, id_)


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_no_byte_of_a_calendar_is_another_and_nothing_else_is_found(name):
    was = before(name)
    found = run_checks(was.plan)
    for kind in kinds_in(name):
        for id_ in ids_of(was.plan, kind)[: None if ALL else 1]:
            amendment = renamed(Asked(was.plan, id_, kind), NEW, was.given_out)
            plan = read(after(was.folder, amendment), was.ledger)
            assert made(plan, ledger=was.ledger) == was.calendars, (kind, id_)
            assert isinstance(amendment, Amendment)
            assert beside(run_checks(plan), found, renames_in(amendment.edits)) == [], (kind, id_)


SMALL = """\
programme:
  schema: 1
  id: prov
  title: Prov
  kind: introduction
  owner: kommun
  length: 24 months
  domain: prov.example
  contact: {title: Prov, email: prov@prov.example}
  coordinators: [karin]
  phases:
    start: {title: Start, months: 0-3}
    sedan: {title: Sedan, months: 3-24}
  roles:
    mentor: {meets: {length: 1h, every: {start: 1 week, sedan: 2 weeks}}}
  reviews:
    manad-3: {title: Efter tre månader, month: 3, with: [manager]}
  checks:
    place-too-small: {severity: ignore, reason: Sjuka., for: [ht26, ht26/tolk, ada-testsson]}
    room-missing:
      - {severity: note, reason: Det ordnar sig., for: [vt27/tolk]}
organisations:
  kommun: {title: Kommunen, kind: municipality}
  facket: {title: Facket, kind: union}
units:
  norr: {title: Norr, organisation: kommun, manager: karin}
places:
  salen: {title: Salen}
  rummet: {title: Rummet}
travel:
  salen: {rummet: 10min}
people:
  # Hon gifter sig i vår.
  ada-testsson: {name: Ada Testsson, organisation: kommun, unit: norr}
  bo: {name: Bo, organisation: kommun, unit: norr}
  karin: {name: Karin, organisation: kommun}
  deltagare-3: {organisation: kommun, unit: norr, protected: yes}
lectures:
  tolk:
    title: Tolk
    lecturers: [karin]
    text: |
      Prata med ada-testsson, om ht26 och om tolk. Se ada-testsson-x och tolken.
  lag: {title: Lag, prerequisites: [tolk]}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants:
      ada-testsson:
        reviews:
          manad-3: {date: 2026-12-01}
      bo: {make_ups: [vt27/tolk]}
      deltagare-3:
    sessions:
      tolk: {date: 2026-10-08, time: 9-12, place: salen}
      lag-1:
        of: lag
        date: 2026-11-05
        time: 9-12
        for: [ada-testsson, bo]
  vt27:
    title: Våren 2027
    starts: 2027-02-01
    sessions:
      tolk: {date: 2027-03-11, time: 9-12, place: salen, with: [ht26]}
pairings:
  ada-karin: {participant: ada-testsson, mentor: karin, meets: {on: tuesday, time: 13.00}}
absences:
  ht26/tolk: [bo, ada-testsson]
events:
  dialog-1: {kind: union_dialogue, date: 2026-09-10, with: [facket, ada-testsson], subject: Kull}
"""


def change(kind: Kind, id_: str, new: str, text: str = SMALL, *, released_: bool = True) -> tuple[str, Amendment]:
    """The text after a renaming, by lines that come and go, and the change."""
    folder = one_file(text)
    ledger = released(read(folder)) if released_ else EMPTY
    amendment = renamed(Asked(read(folder, ledger), id_, kind), new, ever_given_out(ledger) if released_ else None)
    assert isinstance(amendment, Amendment), said(amendment)
    [file] = after(folder, amendment).files
    assert isinstance(file.content, bytes)
    return file.content.decode(), amendment


def lines(text: str, before_: str = SMALL) -> list[str]:
    """The lines that a text has and another has not."""
    return [line.strip() for line in text.splitlines() if line not in before_.splitlines()]


def test_a_person_is_renamed_in_lists_keys_tunings_and_absences():
    text, amendment = change("person", "ada-testsson", "ada-berg")
    assert lines(text) == [
        "place-too-small: {severity: ignore, reason: Sjuka., for: [ht26, ht26/tolk, ada-berg]}",
        "ada-berg: {name: Ada Testsson, was: ada-testsson, organisation: kommun, unit: norr}",
        "ada-berg:",
        "for: [ada-berg, bo]",
        "ada-karin: {participant: ada-berg, mentor: karin, meets: {on: tuesday, time: 13.00}}",
        "ht26/tolk: [bo, ada-berg]",
        "dialog-1: {kind: union_dialogue, date: 2026-09-10, with: [facket, ada-berg], subject: Kull}",
    ]
    assert words(amendment.title) == "`ada-testsson` is now called `ada-berg`, wherever the plan mentions it"
    assert list(map(words, amendment.left)) == [
        'it is still called Ada Testsson; write the new name: `introplan set people.ada-berg name "Ada Testsson"`',
        "`ada-testsson` is in texts too, which are left as they are: lectures.tolk.text",
    ]


def test_a_protected_person_has_no_name_and_is_renamed_all_the_same():
    text, amendment = change("person", "deltagare-3", "deltagare-9")
    assert lines(text) == [
        "deltagare-9: {organisation: kommun, unit: norr, protected: yes, was: deltagare-3}",
        "deltagare-9:",
    ]
    assert amendment.left == ()


def test_a_cohort_is_renamed_before_every_slash_too():
    text, amendment = change("cohort", "ht26", "host-26")
    assert lines(text) == [
        "place-too-small: {severity: ignore, reason: Sjuka., for: [host-26, host-26/tolk, ada-testsson]}",
        "host-26:",
        "was: ht26",
        "tolk: {date: 2027-03-11, time: 9-12, place: salen, with: [host-26]}",
        "host-26/tolk: [bo, ada-testsson]",
    ]
    assert list(map(words, amendment.left)) == [
        "`ht26` is in texts too, which are left as they are: lectures.tolk.text"
    ]


def test_a_session_says_what_it_is_of_when_its_key_does_no_more():
    text, amendment = change("session", "vt27/tolk", "tolkning")
    assert lines(text) == [
        "- {severity: note, reason: Det ordnar sig., for: [vt27/tolkning]}",
        "bo: {make_ups: [vt27/tolkning]}",
        "tolkning: {date: 2027-03-11, time: 9-12, place: salen, with: [ht26], of: tolk, was: tolk}",
    ]
    assert words(amendment.title) == "`vt27/tolk` is now called `vt27/tolkning`, wherever the plan mentions it"
    assert change("session", "vt27/tolkning", "tolk", text)[0] == SMALL


def test_a_session_may_be_renamed_with_its_cohort_before_it():
    assert change("session", "vt27/tolk", "vt27/tolkning")[0] == change("session", "vt27/tolk", "tolkning")[0]


def test_a_key_that_becomes_what_the_session_is_of_keeps_the_line_that_somebody_wrote():
    text, _amendment = change("session", "ht26/lag-1", "lag")
    assert lines(text) == ["lag:", "was: lag-1"]
    assert change("session", "ht26/lag", "lag-1", text)[0] == SMALL


def test_a_lecture_takes_the_sessions_along_that_are_called_by_it():
    text, amendment = change("lecture", "tolk", "samtal")
    assert lines(text) == [
        "place-too-small: {severity: ignore, reason: Sjuka., for: [ht26, ht26/samtal, ada-testsson]}",
        "- {severity: note, reason: Det ordnar sig., for: [vt27/samtal]}",
        "samtal:",
        "was: tolk",
        "lag: {title: Lag, prerequisites: [samtal]}",
        "bo: {make_ups: [vt27/samtal]}",
        "samtal: {date: 2026-10-08, time: 9-12, place: salen, was: tolk}",
        "samtal: {date: 2027-03-11, time: 9-12, place: salen, with: [ht26], was: tolk}",
        "ht26/samtal: [bo, ada-testsson]",
    ]
    assert words(amendment.title) == (
        "`tolk` is now called `samtal`, wherever the plan mentions it, and with it `ht26/tolk` and `vt27/tolk`"
    )
    assert change("lecture", "samtal", "tolk", text)[0] == SMALL


def test_a_session_stays_where_its_cohort_has_another_by_the_new_key():
    text, amendment = change("lecture", "tolk", "lag-1")
    assert "tolk: {date: 2026-10-08, time: 9-12, place: salen, of: lag-1}" in lines(text)
    assert "`vt27/tolk`" in words(amendment.title)
    assert "`ht26/tolk`" not in words(amendment.title)
    assert change("lecture", "lag-1", "tolk", text)[0] == SMALL


@pytest.mark.parametrize(
    ("kind", "id_", "expected"),
    [
        (
            "phase",
            "sedan",
            [
                "nytt-id: {title: Sedan, months: 3-24}",
                "mentor: {meets: {length: 1h, every: {start: 1 week, nytt-id: 2 weeks}}}",
            ],
        ),
        (
            "programme-review",
            "manad-3",
            [
                "nytt-id: {title: Efter tre månader, was: manad-3, month: 3, with: [manager]}",
                "nytt-id: {date: 2026-12-01}",
            ],
        ),
        ("place", "rummet", ["nytt-id: {title: Rummet}", "salen: {nytt-id: 10min}"]),
        (
            "organisation",
            "facket",
            [
                "nytt-id: {title: Facket, was: facket, kind: union}",
                "dialog-1: {kind: union_dialogue, date: 2026-09-10, with: [nytt-id, ada-testsson], subject: Kull}",
            ],
        ),
        (
            "pairing",
            "ada-karin",
            ["nytt-id: {participant: ada-testsson, mentor: karin, meets: {on: tuesday, time: 13.00}, was: ada-karin}"],
        ),
        (
            "event",
            "dialog-1",
            [
                "nytt-id: {kind: union_dialogue, date: 2026-09-10, with: [facket, ada-testsson], "
                "subject: Kull, was: dialog-1}"
            ],
        ),
    ],
)
def test_whatever_has_an_id_is_renamed_where_it_is_referred_to(kind, id_, expected):
    text, _amendment = change(kind, id_, NEW)
    assert lines(text) == expected
    assert change(kind, NEW, id_, text)[0] == SMALL


def test_before_the_first_release_the_line_is_there_for_what_has_been_built():
    text, _amendment = change("pairing", "ada-karin", NEW, released_=False)
    assert "was: ada-karin" in text
    assert change("pairing", NEW, "ada-karin", text, released_=False)[0] == SMALL


def test_what_a_ledger_has_never_had_needs_no_line():
    text, _amendment = change("place", "rummet", NEW)
    assert "was:" not in text
    assert change("place", NEW, "rummet", text)[0] == SMALL


def test_what_is_renamed_again_keeps_its_first_id_until_it_is_called_so_again():
    first, _amendment = change("person", "bo", "bo-berg")
    second, _amendment = change("person", "bo-berg", "bo-lund", first)
    assert "bo-lund: {name: Bo, was: bo, organisation: kommun, unit: norr}" in lines(second)
    assert change("person", "bo-lund", "bo", second)[0] == SMALL


def test_a_line_that_names_the_last_id_is_no_way_to_lose_the_first():
    """Somebody has written by hand what it was called last; the ledger knows what it was called first."""
    folder = one_file(SMALL)
    ledger = released(read(folder))
    between = one_file(change("person", "bo", "bo-berg")[0])
    ledger = released(read(between, ledger), from_=ledger)
    by_hand = one_file(change("person", "bo", "bo-lund")[0].replace("was: bo,", "was: bo-berg,"))
    plan = read(by_hand, ledger)
    assert plan.programme.people["bo-lund"].identity == "bo"
    back = after(by_hand, renamed(Asked(plan, "bo-lund", "person"), "bo-berg", ever_given_out(ledger)))
    assert back == between
    assert events_of(read(back, ledger)) == events_of(read(folder))


def test_two_may_exchange_their_ids_by_way_of_a_third():
    one, _amendment = change("person", "bo", "bort")
    two, _amendment = change("person", "karin", "bo", one)
    three, _amendment = change("person", "bort", "karin", two)
    plan = read(one_file(three))
    assert {id_: person.identity for id_, person in plan.programme.people.items() if id_ in ("bo", "karin")} == {
        "bo": "karin",
        "karin": "bo",
    }
    assert events_of(plan) == events_of(read(one_file(SMALL)))


NO_ID = "cannot be an id: ids are small letters a to z, digits and hyphens"
TAKEN = "choose another id, or rename that one first"


@pytest.mark.parametrize(
    ("kind", "id_", "new", "expected"),
    [
        ("person", "bo", "Bo Ek", f"`Bo Ek` {NO_ID} - did you mean `bo-ek`? (misspelt)"),
        (
            "person",
            "bo",
            "con",
            "`con` cannot be an id: Windows keeps that name for itself, and no file can have it"
            " - write another, such as `con-1` (misspelt)",
        ),
        (
            "person",
            "bo",
            "places",
            "`places` is the name of a section, and cannot be an id - write another, such as `places-1` (misspelt)",
        ),
        ("person", "bo", "", f"`` {NO_ID} - write one such as `ada-testsson` (misspelt)"),
        ("person", "bo", "bo", "`bo` is called that already - write the id that it should have"),
        ("person", "bo", "karin", f"`karin` is taken: people.karin - {TAKEN}"),
        ("person", "bo", "facket", f"`facket` is taken: organisations.facket - {TAKEN}"),
        ("person", "bo", "ht26", f"`ht26` is taken: cohorts.ht26 - {TAKEN}"),
        ("lecture", "lag", "tolk", f"`tolk` is taken: lectures.tolk - {TAKEN}"),
        ("session", "ht26/lag-1", "tolk", f"`tolk` is taken: cohorts.ht26.sessions.tolk - {TAKEN}"),
        ("session", "ht26/lag-1", "vt27/lag-1", f"`vt27/lag-1` {NO_ID} - did you mean `vt27-lag-1`? (misspelt)"),
        (
            "programme-review",
            "manad-3",
            "a" * 41,
            f"the id `{'a' * 41}` is longer than 40 characters - shorten it, for example to `{'a' * 40}` (misspelt)",
        ),
    ],
)
def test_what_can_not_be_called_so_says_why(kind, id_, new, expected):
    plan = read(one_file(SMALL))
    assert said(renamed(Asked(plan, id_, kind), new)) == expected


def test_what_another_was_called_stays_its_own_where_no_line_would_tell_them_apart():
    text, _amendment = change("person", "bo", "bo-berg")
    folder = one_file(text + "  ny: {kind: other, date: 2026-09-12, subject: Nytt}\n")
    ledger = released(read(one_file(text)))
    people = text.replace("  karin: {", "  ny-person: {name: Ny, organisation: kommun}\n  karin: {", 1)
    plan = read(one_file(people), ledger)
    found = renamed(Asked(plan, "ny-person", "person"), "bo", ever_given_out(ledger))
    assert (
        said(found)
        == "`bo` is what `bo-berg` used to be called, and calendars still know it by that - choose another id"
    )
    assert isinstance(renamed(Asked(read(folder), "ny", "event"), "nytt"), Amendment)


def test_a_reference_that_may_mean_two_things_is_told():
    text = SMALL.replace(
        "  facket: {title: Facket, kind: union}\n",
        "  facket: {title: Facket, kind: union}\n  bo: {title: Bo AB, kind: other}\n",
    )
    text = text.replace("with: [facket, ada-testsson]", "with: [bo]")
    plan = read(one_file(text))
    assert said(renamed(Asked(plan, "bo", "person"), NEW)) == (
        "`bo` in events.dialog-1.with.0 may be the one in `people` or the one in `organisations`"
        " - give the other one another id by hand first, so that it is clear which is meant"
    )
