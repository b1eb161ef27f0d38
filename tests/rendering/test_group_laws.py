"""Laws of groups in all that is made: a group and its names are the same, and whose it is not sees nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from agenda.plans import FRAME, plan_from
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import made, released

from introplan.agenda import Plan
from introplan.releases import Edition, events_of
from introplan.rendering.booklets.booklet import booklet_of
from introplan.rendering.site.own_dates import own_years
from introplan.rendering.whom import groups_words, whom_words

PEOPLE = ("ada", "bo", "cy", "dag", "eva")
DAYS = ("2026-10-08", "2027-02-04", "2027-05-06", "2027-10-07")
FROM, UNTIL = "2027-01-01", "2026-12-31"


@dataclass(frozen=True)
class Cast:
    """Who is in which groups, from when or until when, and for whom each session is."""

    groups: tuple[tuple[tuple[str, str], ...], ...]
    sessions: tuple[tuple[str, ...], ...]

    def is_in(self, place: int, group: str, day: str) -> bool:
        """Whether somebody is in a group on a day."""
        return any(
            id_ == group and (not when or (day >= FROM if when == "from" else day <= UNTIL))
            for id_, when in self.groups[place]
        )

    def by_name(self, for_: Sequence[str], day: str) -> list[str]:
        """The names of all whom a session is for."""
        return [p for n, p in enumerate(PEOPLE) if p in for_ or any(self.is_in(n, each, day) for each in for_)]


MEMBERSHIPS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["", "from", "until"])), unique_by=lambda e: e[0]
)
CASTS = st.builds(
    Cast,
    st.tuples(*(MEMBERSHIPS.map(tuple) for _ in PEOPLE)),
    st.tuples(*(st.lists(st.sampled_from((*"abc", "ada", "bo")), unique=True, max_size=3).map(tuple) for _ in DAYS)),
)


def planned(cast: Cast, *, names: bool, without: Sequence[int] = ()) -> Plan:
    """The plan of a cast, with its groups or with the names of all whom a session is for; some sessions left out."""
    days = {"": "{}", "from": f"{{from: {FROM}}}", "until": f"{{until: {UNTIL}}}"}
    participants = "".join(
        f"      {person}: {{groups: {{{', '.join(f'{id_}: {days[when]}' for id_, when in groups)}}}}}\n"
        if not names
        else f"      {person}:\n"
        for person, groups in zip(PEOPLE, cast.groups, strict=True)
    )
    sessions = ""
    for number, (day, for_) in enumerate(zip(DAYS, cast.sessions, strict=True)):
        those = cast.by_name(for_, day) if names else for_
        if number not in without and not (for_ and names and not those):
            sessions += f"      utbyte-{number}: {{of: utbyte, date: {day}, time: 9-11, for: [{', '.join(those)}]}}\n"
    return plan_from(
        "people:\n"
        + "".join(f"  {person}: {{name: {person.title()}, organisation: kommunen}}\n" for person in PEOPLE[2:])
        + ("" if names else "groups: {a: {title: Grupp A}, b: {title: Grupp B}, c: {title: Spår C}}\n")
        + f"cohorts:\n  ht26:\n    title: Hösten 2026\n    starts: 2026-09-01\n    participants:\n{participants}"
        + (f"    sessions:\n{sessions}" if sessions else ""),
        FRAME,
    )


def for_nobody(cast: Cast) -> list[int]:
    """The sessions that are for groups of which nobody is a member on their day: as names they cannot be written."""
    return [
        n for n, (day, for_) in enumerate(zip(DAYS, cast.sessions, strict=True)) if for_ and not cast.by_name(for_, day)
    ]


@settings(max_examples=25, deadline=None)
@given(cast=CASTS)
def test_a_group_and_its_names_written_out_are_the_same_calendars_byte_for_byte(cast: Cast):
    by_group, by_name = (planned(cast, names=names, without=for_nobody(cast)) for names in (False, True))
    assert made(by_group) == made(by_name)
    assert events_of(by_group) == events_of(by_name)


@settings(max_examples=25, deadline=None)
@given(cast=CASTS, person=st.sampled_from(PEOPLE))
def test_whoever_is_in_no_group_sees_nothing_of_it(cast: Cast, person: str):
    place = PEOPLE.index(person)
    out = Cast((*cast.groups[:place], (), *cast.groups[place + 1 :]), cast.sessions)
    others = [n for n, for_ in enumerate(out.sessions) if for_ and person not in for_]
    whole, alone = (planned(out, names=False, without=without) for without in ((), others))
    assert made(whole).get(f"people/{person}.ics") == made(alone).get(f"people/{person}.ics")
    assert own_years(Edition(whole), person) == own_years(Edition(alone), person)


def test_to_move_somebody_keeps_every_other_calendar_as_it_is():
    cast = Cast(((("a", ""),), (("a", ""),), (("b", ""),), (("b", ""),), ()), (("a",), ("b",), (), ("a",)))
    moved = Cast(((("b", ""),), *cast.groups[1:]), cast.sessions)
    ledger = released(planned(cast, names=False))
    before, after = (made(planned(each, names=False), ledger=ledger) for each in (cast, moved))
    assert {path for path in before if path.startswith("people/") and before[path] != after[path]} == {"people/ada.ics"}


WHOM = """
groups: {a: {title: Grupp A}, b: {title: Grupp B}, barn: {title: Barn och unga}}
lectures:
  bbic: {title: BBIC, length: 3h, for: [barn]}
  fritt: {title: Fritt, length: 3h}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants: {ada: {groups: [a, barn]}, bo: {groups: {b: {until: 2026-12-31}, barn: }}, ida: , mona: }
    sessions:
      fritt: {date: 2026-10-08, time: 9-12, for: FOR}
      bbic: {date: 2026-10-09, time: 9-12, for: FOR}
"""


@pytest.mark.parametrize(
    ("for_", "fritt", "bbic"),
    [
        ("[]", "", "Barn och unga"),
        ("[a]", "Grupp A", "Grupp A i Barn och unga"),
        ("[b, a]", "Grupp A och Grupp B", "Grupp A och Grupp B i Barn och unga"),
        (
            "[b, ida]",
            "Grupp B och Ida",
            "Grupp B i Barn och unga",
        ),  # Ida is not in the lecture's group, and does not come
        ("[bo, ida]", "Bo och Ida", "Bo"),
        ("[barn]", "Barn och unga", "Barn och unga"),
    ],
)
def test_print_says_for_whom_a_session_is_by_the_names_of_groups(for_: str, fritt: str, bbic: str):
    plan = plan_from(WHOM.replace("FOR", for_))
    sessions = [plan.agenda.by_key[f"ht26/{key}"] for key in ("fritt", "bbic")]
    assert [whom_words(plan, each) for each in sessions] == [fritt, bbic]
    has_names = any(id_ in for_ for id_ in ("ida", "bo"))
    assert [groups_words(plan, each) for each in sessions] == (["", ""] if has_names else [fritt, bbic])


def test_the_booklet_says_who_is_in_which_group_and_for_how_long():
    plan = plan_from(WHOM.replace("FOR", "[a]"))
    people = booklet_of(Edition(plan), plan.programme.cohorts["ht26"]).people
    assert people.columns[0] == "Grupper"
    assert {each.name: each.supporters[0] for each in people.members} == {
        "Ada": ("Grupp A", "Barn och unga"),
        "Bo": ("Grupp B (till 31\xa0december 2026)", "Barn och unga"),
        "Ida": (),
        "Mona": (),
    }


def test_a_booklet_of_a_cohort_without_groups_says_nothing_of_them():
    plan = plan_from(
        WHOM.replace("FOR", "[ada]")
        .replace("groups: [a, barn]", "")
        .replace("groups: {b: {until: 2026-12-31}, barn: }", "")
    )
    assert "Grupper" not in booklet_of(Edition(plan), plan.programme.cohorts["ht26"]).people.columns
