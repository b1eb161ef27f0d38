"""Laws of what has been given out, over random programmes whose meetings are often in each other's way."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from releases.staying import MONDAY, World, meetings, pair, plan_in, published, world
from rendering.calendars.calendar_plans import real_plan

from introplan.agenda import Plan, plan_of
from introplan.model import Pairing
from introplan.releases import EMPTY, Ledger, events_of, given_out_of

PARTICIPANTS, SUPPORTERS = ("ada", "bo", "cia", "dan", "eva"), ("ida", "sven")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
TIMES = ("9.00", "9.30", "10.15")
DAYS = [str(MONDAY + timedelta(days=number)) for number in range(12) if number not in {5, 6}]
BY_HAND = [
    {"2026-W37": "cancelled"},
    {"2026-W38": {"place": "salen"}},
    {"2026-W37": {"time": "13.00"}},
    {"2026-W38": {"date": "2026-09-17"}},
]

SEEDS = range(60)


class Dice(Random):
    """What is thrown for one random programme, always the same for a seed."""

    def few(self, things: Sequence[str], most: int) -> list[str]:
        """Some of the things, each once, in random order."""
        return self.sample(list(things), self.randint(0, most))

    def sessions(self, *statuses: str) -> dict[str, Any]:
        """Two sessions at most, each on a day of its own."""
        return {
            f"etik-{number}": {
                "of": "etik",
                "date": day,
                "time": self.choice(["8.00-10.00", "10.00-12.00"]),
                "status": self.choice(statuses),
                "lecturers": [self.choice(["karin", "ida"])],
            }
            for number, day in enumerate(self.few(DAYS, 2))
        }

    def closed(self) -> list[str]:
        """Two to four days that are closed, in the first weeks."""
        return self.sample(DAYS, self.randint(2, 4))

    def world(self) -> World:
        """A programme of a decided cohort and a draft, closed days, absences, meetings changed by hand."""
        decided = [person for person in PARTICIPANTS if self.random() < 0.8]
        drafts = [person for person in PARTICIPANTS if person not in decided]
        made = world(
            closed=self.closed(),
            cohorts={
                "ht26": cohort(decided, self.sessions("planned", "confirmed", "proposed", "cancelled")),
                "vt27": {**cohort(drafts, self.sessions("planned", "proposed")), "status": "draft"},
            },
            pairings={f"par-{number}": self.pair() for number in self.sample(range(6), self.randint(3, 6))},
        )
        for person in (*SUPPORTERS, *PARTICIPANTS):
            if self.random() < 0.3:
                made["people"][person]["unavailable"] = self.few(DAYS[:5], 2) or [DAYS[0]]
        return made

    def pair(self) -> dict[str, Any]:
        """Two who meet; mostly the same introducer, and mostly as the rhythm says."""
        changes = self.choice([*[{}] * 5, *BY_HAND])
        supporter = self.choice(["ida", "ida", "sven"])
        return pair(self.choice(PARTICIPANTS), supporter, self.choice(WEEKDAYS), self.choice(TIMES), changes=changes)

    def history(self) -> tuple[World, Ledger]:
        """A programme, and what releases of it before have given out, with other days and other pairs, or nothing."""
        made, ledger = self.world(), EMPTY
        for _ in range(self.randint(0, 2)):
            before = {**made, "people": self.world()["people"]}
            before["programme"] = {**made["programme"], "calendar": {"closed": self.closed()}}
            before["pairings"] = {id_: each for id_, each in made["pairings"].items() if self.random() < 0.8}
            ledger = published(plan_in(before, ledger), ledger)
        return made, ledger


def cohort(participants: Sequence[str], sessions: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": "Hösten",
        "starts": "2026-09-01",
        "participants": dict.fromkeys(participants),
        "sessions": sessions,
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_publishing_moves_nothing(seed: int):
    made, ledger = Dice(seed).history()
    before = plan_in(made, ledger)
    after = published(before, ledger)
    assert plan_in(made, after) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_where_and_in_which_order_it_is_written_moves_nothing(seed: int):
    made, ledger = Dice(seed).history()
    assert events_of(plan_in(made, ledger, backwards=True)) == events_of(plan_in(made, ledger))


@pytest.mark.parametrize("seed", SEEDS)
def test_drafts_and_proposed_sessions_move_nothing_that_is_not_a_draft(seed: int):
    made, ledger = Dice(seed).history()
    without: World = {**made, "cohorts": {}}
    for id_, each in made["cohorts"].items():
        firm = {key: session for key, session in each["sessions"].items() if session["status"] != "proposed"}
        without["cohorts"][id_] = {**each, "sessions": firm if id_ == "ht26" else {}}
    drafts = made["cohorts"]["vt27"]["participants"]
    without["pairings"] = {id_: each for id_, each in made["pairings"].items() if each["participant"] not in drafts}
    assert events_of(plan_in(without, ledger)) == events_of(plan_in(made, ledger))


def added(made: World, id_: str) -> None:
    made["pairings"][f"{id_[:-1]}9"] = {**made["pairings"][id_], "participant": "karin", "changes": {}}
    made["cohorts"]["ht26"]["participants"]["karin"] = None


def left(made: World, id_: str) -> None:
    made["pairings"][id_]["until"] = DAYS[2]


def removed(made: World, id_: str) -> None:
    del made["pairings"][id_]


def moved(made: World, id_: str) -> None:
    meets = made["pairings"][id_]["meets"]
    meets["on"] = WEEKDAYS[(WEEKDAYS.index(meets["on"]) + 2) % 5]


def paused(made: World, id_: str) -> None:
    person = made["pairings"][id_]["participant"]
    for cohort in made["cohorts"].values():
        if person in cohort["participants"]:
            cohort["participants"][person] = {"pauses": [f"{DAYS[1]}..{DAYS[3]}"]}


def renamed_last(made: World, id_: str) -> None:
    made["pairings"] = {
        **{key: each for key, each in made["pairings"].items() if key != id_},
        id_: made["pairings"][id_],
    }


EDITS: tuple[Callable[[World, str], None], ...] = (added, left, removed, moved, paused, renamed_last)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_what_becomes_of_one_pair_moves_no_other(edit: Callable[[World, str], None], seed: int):
    dice = Dice(seed)
    made, ledger = dice.history()
    ledger = published(plan_in(made, ledger), ledger)
    before = meetings(plan_in(made, ledger))
    id_ = dice.choice(list(made["pairings"]))
    person = made["pairings"][id_]["participant"]
    changed = deepcopy(made)
    edit(changed, id_)
    after = meetings(plan_in(changed, ledger))
    others = {key: each.day for key, each in before.items() if not each.draft and person not in each.people()}
    assert {key: after[key].day for key in others} == others


def with_pairings(plan: Plan, pairings: Mapping[str, Pairing], ledger: Ledger) -> Plan:
    """A plan with these pairings in this order, after what has been given out of it."""
    programme = plan.programme.model_copy(update={"pairings": dict(pairings)})
    return plan_of(plan.name, programme, plan.origins, given_out=given_out_of(ledger))


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_laws_hold_for_the_programmes_that_come_along(name: str):
    plan = real_plan(name)
    ledger, pairings = published(plan), plan.programme.pairings
    given = {key: each.day for key, each in meetings(plan).items() if not each.draft}
    assert meetings(with_pairings(plan, dict(reversed(pairings.items())), ledger)) == meetings(plan)
    assert with_pairings(plan, pairings, ledger).agenda == plan.agenda
    for gone in pairings:
        left_over = with_pairings(plan, {id_: each for id_, each in pairings.items() if id_ != gone}, ledger)
        found = {key: each.day for key, each in meetings(left_over).items() if not each.draft}
        assert found == {key: day for key, day in given.items() if not key.startswith(f"{gone}/")}
